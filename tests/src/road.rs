//! The whole road as a person without JavaScript walks it: the same values, step by step, whatever asks for them.

use crate::{Page, Visitor};

/// What a person types, by wire name.
pub type Values = Vec<(&'static str, String)>;

/// The steps that are forms, in order.
pub const STEPS: [&str; 4] = ["registry", "network", "images", "workload"];

/// A plan that runs in the simulator's world: the registry's own example, over the VPC.
pub fn nginx() -> Values {
    let typed = [
        ("RegionId", "cn-beijing"),
        ("AcrRegistryInfo.1.InstanceId", "cri-nwj395hgf6f00000"),
        ("AcrRegistryInfo.1.InstanceName", "test0000"),
        ("AcrRegistryInfo.1.RegionId", "cn-beijing"),
        ("Berth.Network", "Vpc"),
        ("VSwitchId", "vsw-2zejlv7xjnw61w6z00000"),
        ("SecurityGroupId", "sg-2zeh4cev9y7ulbr00000"),
        ("Container.1.Name", "nginx"),
        ("Container.1.Image", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"),
        ("ContainerGroupName", "cri-test"),
        ("Cpu", "1"),
        ("Memory", "2"),
    ];
    typed.map(|(name, value)| (name, value.to_owned())).into()
}

/// The same with one value changed or added.
pub fn but(mut values: Values, name: &'static str, value: &str) -> Values {
    values.retain(|(known, _)| *known != name);
    values.push((name, value.to_owned()));
    values
}

impl Visitor {
    /// Opens a new plan through the first door of the start page; the first step's page.
    pub async fn begin(&mut self, lang: &str) -> Page {
        let start = self.get(&format!("/{lang}")).await;
        let forms = crate::forms(&start.html);
        let door = forms
            .into_iter()
            .find(|form| form.action.ends_with("/plans") && !form.asks("_document") && !form.asks("_example"));
        self.submit(&door.expect("a door for somebody who wants to be guided")).await
    }

    /// Begins with a plan document that was pasted.
    pub async fn paste(&mut self, lang: &str, document: &str) -> Page {
        let start = self.get(&format!("/{lang}")).await;
        let mut form =
            crate::forms(&start.html).into_iter().find(|form| form.asks("_document")).expect("a door for documents");
        form.fill("_document", document);
        self.submit(&form).await
    }

    /// Types on the step shown what it asks for, and presses next.
    pub async fn next(&mut self, page: &Page, values: &Values) -> Page {
        let mut form = page.form();
        // An image's name or an instance's id stands in a row, which is added where the page has none yet.
        for list in ["AcrRegistryInfo", "Container"] {
            let add = format!("add:{list}");
            let wanted = values.iter().any(|(name, _)| name.starts_with(&format!("{list}.1.")));
            let offered = form.buttons.iter().any(|(_, value)| *value == add);
            if wanted && offered && !form.names.iter().any(|name| name.starts_with(&format!("{list}.1."))) {
                form = self.press(&form, &add).await.form();
            }
        }
        for (name, value) in values {
            if form.asks(name) {
                form.fill(name, value);
            }
        }
        self.press(&form, "next").await
    }

    /// Walks from the start page to the review.
    pub async fn walk(&mut self, lang: &str, values: &Values) -> Page {
        let mut page = self.begin(lang).await;
        for step in STEPS {
            assert!(
                page.path.ends_with(step),
                "on {} instead of {step} ({}):\n{}",
                page.path,
                page.status,
                page.text()
            );
            page = self.next(&page, values).await;
        }
        assert!(
            page.path.contains("/review"),
            "on {} ({}) instead of the review:\n{}",
            page.path,
            page.status,
            page.text()
        );
        page
    }

    /// Confirms the plan of a review; the launch's page.
    pub async fn launch(&mut self, review: &Page) -> Page {
        let form = review.form_to("/launch");
        self.submit(&form).await
    }
}
