//! Somebody who wants one container group and presses the button until there is a launch, whatever the server does.

use std::time::Duration;

use blackbox::{Page, Visitor, forms};
use serde_json::json;

/// A plan on its way to a launch.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) name: String,
    visitor: Visitor,
    /// The review's address, once there is a draft.
    review: Option<String>,
    /// The review as it was opened last, until its button is pressed.
    open: Option<Page>,
    /// The launch's address, once one was seen.
    pub(crate) launch: Option<String>,
}

impl Person {
    pub(crate) fn new(name: String) -> Self {
        Self { name, visitor: Visitor::new(""), review: None, open: None, launch: None }
    }

    /// The same person, where the server has come back at another address.
    pub(crate) fn move_to(&mut self, origin: &str) {
        self.visitor = self.visitor.at(origin);
        self.open = None;
    }

    fn document(&self) -> String {
        let plan = json!({
            "RegionId": "cn-beijing", "ContainerGroupName": self.name, "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
            "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000", "Cpu": "0.5", "Memory": "1",
            "Container": [{"Name": "nginx", "Image": "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"}],
            "AcrRegistryInfo": [{"InstanceId": "cri-nwj395hgf6f00000", "InstanceName": "test0000", "RegionId": "cn-beijing"}],
            "Berth": {"Network": "Vpc"}
        });
        plan.to_string()
    }

    /// Opens the review, and makes the draft first where it is not made yet.
    pub(crate) async fn draft(&mut self) {
        self.open = self.review_page().await;
    }

    async fn review_page(&mut self) -> Option<Page> {
        if let Some(review) = &self.review {
            return self.visitor.try_get(review).await;
        }
        let start = self.visitor.try_get("/en").await?;
        let mut form = forms(&start.html).into_iter().find(|form| form.asks("_document"))?;
        form.fill("_document", &self.document());
        let page = self.visitor.try_submit(&form).await?;
        let plan = page.path.strip_prefix("/en/plans/")?.split('/').next()?.to_owned();
        let review = format!("/en/plans/{plan}/review");
        self.review = Some(review.clone());
        if page.path == review { Some(page) } else { self.visitor.try_get(&review).await }
    }

    /// Presses the button, twice at once where `twice`; whether there is a launch now. The review of a plan that was
    /// launched before leads to its launch.
    pub(crate) async fn confirm(&mut self, twice: bool) -> bool {
        if self.open.is_none() {
            self.draft().await;
        }
        let Some(review) = self.open.take() else { return false };
        let button = forms(&review.html).into_iter().find(|form| form.action.ends_with("/launch"));
        let seen = match button {
            Some(form) if twice => {
                let (mut one, mut other) = (self.visitor.clone(), self.visitor.clone());
                let (one, other) = tokio::join!(one.try_submit(&form), other.try_submit(&form));
                [one, other].into_iter().flatten().map(|page| page.path).collect()
            }
            Some(form) => self.visitor.try_submit(&form).await.into_iter().map(|page| page.path).collect(),
            None => link(&review).into_iter().collect::<Vec<_>>(),
        };
        for path in seen.into_iter().filter(|path| path.starts_with("/en/launches/")) {
            let known = self.launch.get_or_insert_with(|| path.clone());
            assert_eq!(*known, path, "{}: one confirmed plan, two launches", self.name);
        }
        self.launch.is_some()
    }

    /// The launch's page, as it stands.
    pub(crate) async fn look(&mut self) -> Option<Page> {
        let path = self.launch.clone()?;
        self.visitor.try_get(&path).await
    }

    /// Whether the launch's page reads all of `words` within so many milliseconds.
    pub(crate) async fn reads(&mut self, words: &[&str], milliseconds: u64) -> bool {
        for _ in 0..milliseconds / 20 {
            let page = self.look().await.map(|page| page.text());
            if page.is_some_and(|text| words.iter().all(|word| text.contains(word))) {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        false
    }
}

/// The launch that a review leads to.
fn link(review: &Page) -> Option<String> {
    let start = review.html.find("href=\"/en/launches/")? + "href=\"".len();
    let end = review.html[start..].find('"')? + start;
    Some(review.html[start..end].to_owned())
}
