//! Plans behind short links.

#![allow(clippy::expect_used, clippy::panic)]

use blackbox::{Berth, Visitor};

const SECRET: &str = "canary-5b1e";

#[tokio::test]
async fn a_link_opens_the_plan_as_a_draft_of_somebody_else_without_its_secrets() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let mut form = visitor.get("/en/import").await.form_to("/import");
    form.fill(
        "_text",
        &format!(
            "RegionId: cn-beijing\nContainerGroupName: test-cri\nContainer.1.Name: c1\nContainer.1.Image: harbor.example.com/a/b:1\n\
             ImageRegistryCredential.1.Server: harbor.example.com\nImageRegistryCredential.1.UserName: me\n\
             ImageRegistryCredential.1.Password: {SECRET}\n"
        ),
    );
    let step = visitor.submit(&form).await;
    let id = step.path.split('/').nth(3).expect("the plan's id").to_owned();
    let review = visitor.get(&format!("/en/plans/{id}/review")).await;
    review.says("30 days");
    let link = visitor.submit(&review.form_to("/share")).await;
    assert!(link.path.starts_with("/en/p/") && link.path.len() >= "/en/p/".len() + 22, "{}", link.path);
    assert!(!link.path.contains(&id), "the draft's own address is not in the link");

    let mut other = Visitor::new(&berth.origin);
    let page = other.get(&link.path).await;
    page.says("test-cri").says("harbor.example.com/a/b:1").says("UTC+8");
    assert!(!page.html.contains(SECRET));
    let opened = other.submit(&page.form_to(link.path.trim_start_matches("/en"))).await;
    assert!(opened.path.ends_with("/review") && !opened.path.contains(&id), "{}", opened.path);
    let other_id = opened.path.split('/').nth(3).expect("the plan's id").to_owned();
    let document = other.get(&format!("/plans/{other_id}.json")).await;
    document.holds("harbor.example.com").holds("\"UserName\": \"me\"");
    assert!(!document.html.contains(SECRET) && !document.html.contains("Password"), "{}", document.html);

    let files = std::fs::read_dir(berth.folder.path()).expect("the data's folder");
    for file in files {
        let bytes = std::fs::read(file.expect("a file").path()).unwrap_or_default();
        assert!(!bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()));
    }
}

#[tokio::test]
async fn a_link_that_leads_nowhere_has_a_page_of_its_own() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let neutral = visitor.get("/p/AAAAAAAAAAAAAAAAAAAAAAAA").await;
    assert!(neutral.path.ends_with("/p/AAAAAAAAAAAAAAAAAAAAAAAA") && neutral.path.len() > 27, "{}", neutral.path);
    let page = visitor.get("/en/p/AAAAAAAAAAAAAAAAAAAAAAAA").await;
    assert_eq!(page.status, 404);
    page.says("no such shared plan").says("30 days");
    let page = visitor.get("/zh-CN/p/x").await;
    assert_eq!(page.status, 404);
    page.says("没有这个分享链接");
}

#[tokio::test]
async fn neither_sharing_nor_opening_works_without_the_pages_token() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &blackbox::nginx()).await;
    let share = review.form_to("/share");
    let forged = [("_csrf".to_owned(), "x".to_owned())];
    assert_eq!(visitor.post(&share.action, &forged).await.status, 403);
    let link = visitor.submit(&share).await;
    assert_eq!(visitor.post(&link.path, &forged).await.status, 403);
}
