//! The whole road without JavaScript, in both languages, to a running group and away again.

#![allow(clippy::expect_used, clippy::panic)]

use blackbox::{Berth, Visitor, but, nginx};

#[tokio::test]
async fn a_group_is_launched_watched_and_deleted() {
    for lang in ["en", "zh-CN"] {
        let berth = Berth::demo().await;
        let mut visitor = Visitor::new(&berth.origin);
        let review = visitor.walk(lang, &nginx()).await;
        let launched = visitor.launch(&review).await;
        assert!(launched.path.contains("/launches/"), "{} ({}):\n{}", launched.path, launched.status, launched.text());
        visitor.until(&launched.path, &["Running"]).await;
        let logs = visitor.get(&format!("{}/logs/nginx", launched.path)).await;
        assert!(logs.status.is_success());
        let question = visitor.get(&format!("{}/delete", launched.path)).await;
        visitor.submit(&question.form_to("/delete")).await;
        visitor.until(&launched.path, &["Deleted", "已删除"]).await;
    }
}

#[tokio::test]
async fn confirming_twice_is_one_launch() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &but(nginx(), "ContainerGroupName", "only-once")).await;
    let first = visitor.launch(&review).await;
    let second = visitor.launch(&review).await;
    assert_eq!(first.path, second.path);
    let list = visitor.get("/en/launches").await;
    assert_eq!(list.text().matches("only-once").count(), 1);
}

#[tokio::test]
async fn a_launch_outlives_the_process() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &but(nginx(), "ContainerGroupName", "outlives")).await;
    let launched = visitor.launch(&review).await;
    let folder = berth.kill().await;
    let berth = Berth::start_in(folder, &["serve", "--listen", "127.0.0.1:0"], Vec::new()).await;
    let page = Visitor::new(&berth.origin).get(&launched.path).await;
    page.says("outlives");
}

#[tokio::test]
async fn an_image_that_cannot_be_pulled_is_explained_by_its_cause() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let missing = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:no-such-tag";
    let review = visitor.walk("en", &but(nginx(), "Container.1.Image", missing)).await;
    let launched = visitor.launch(&review).await;
    visitor.until(&launched.path, &["ImagePullBackOff", "ErrImagePull", "Failed"]).await;
}

#[tokio::test]
async fn every_file_of_a_plan_can_be_downloaded() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &nginx()).await;
    let id = review.path.split('/').nth(3).expect("the plan's id").to_owned();
    for (ending, words) in [
        ("yaml", "kind: Pod"),
        ("json", "\"ContainerGroupName\": \"cri-test\""),
        ("openapi.json", "\"Action\": \"CreateContainerGroup\""),
        ("txt", "'AcrRegistryInfo.1.InstanceId': 'cri-nwj395hgf6f00000'"),
    ] {
        let file = visitor.get(&format!("/plans/{id}.{ending}")).await;
        assert!(file.status.is_success(), "{ending}: {}", file.status);
        file.holds(words);
        assert!(file.html.ends_with('\n'));
        assert!(file.header("content-disposition").starts_with("attachment"));
    }
}
