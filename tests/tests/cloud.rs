//! A cloud that refuses, is slow, or is not there: pages stay usable, and the person learns what to do.

#![allow(clippy::expect_used, clippy::panic)]

use std::time::{Duration, Instant};

use blackbox::{Berth, KEY_ID, Page, Upstream, Visitor, but, nginx};
use serde_json::json;

/// What the gateway says when it refuses.
fn refusal(status: u16, code: &str, message: &str) -> (u16, serde_json::Value) {
    let body = json!({"Code": code, "Message": message, "RequestId": "7C3E0000-TEST", "HostId": "eci.aliyuncs.com",
        "Recommend": "https://api.alibabacloud.com/troubleshoot"});
    (status, body)
}

/// The launch's page, once the plan was confirmed on a cloud whose lists may fail.
async fn confirmed(berth: &Berth) -> (Visitor, Page) {
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &nginx()).await;
    let launched = visitor.launch(&review).await;
    (visitor, launched)
}

#[tokio::test]
async fn a_wrong_secret_is_explained_and_creates_nothing() {
    let simulator = Berth::simulator().await;
    let berth = Berth::live_as(&simulator.origin, KEY_ID, "not-the-secret").await;
    let (mut visitor, launched) = confirmed(&berth).await;
    visitor.until(&launched.path, &["SignatureDoesNotMatch"]).await.says("does not belong to AccessKey ID");
}

#[tokio::test]
async fn a_key_that_does_not_exist_is_explained() {
    let simulator = Berth::simulator().await;
    let berth = Berth::live_as(&simulator.origin, "LTAI-nobody", "whatever").await;
    let (mut visitor, launched) = confirmed(&berth).await;
    visitor.until(&launched.path, &["InvalidAccessKeyId"]).await;
}

#[tokio::test]
async fn a_clock_that_is_off_is_explained() {
    let cloud = Upstream::start(|_| {
        Some(refusal(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."))
    })
    .await;
    let berth = Berth::live(&cloud.origin).await;
    let (mut visitor, launched) = confirmed(&berth).await;
    visitor.until(&launched.path, &["clock"]).await;
}

#[tokio::test]
async fn a_throttled_launch_is_waited_out() {
    let cloud =
        Upstream::start(|_| Some(refusal(400, "Throttling.User", "Request was denied due to user flow control.")))
            .await;
    let berth = Berth::live(&cloud.origin).await;
    let (mut visitor, launched) = confirmed(&berth).await;
    for _ in 0..120 {
        if cloud.count("CreateContainerGroup") > 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    assert!(cloud.count("CreateContainerGroup") > 1, "what is retryable is tried again");
    assert!(visitor.get(&launched.path).await.status.is_success(), "and the page says so meanwhile");
}

#[tokio::test]
async fn a_refusal_is_not_tried_again() {
    let cloud = Upstream::start(|_| {
        Some(refusal(403, "Forbidden.RAM", "User not authorized to operate on the specified resource."))
    })
    .await;
    let berth = Berth::live(&cloud.origin).await;
    let (mut visitor, launched) = confirmed(&berth).await;
    visitor.until(&launched.path, &["eci:CreateContainerGroup"]).await;
    assert_eq!(cloud.count("CreateContainerGroup"), 1);
}

#[tokio::test]
async fn an_unreachable_cloud_leaves_every_page_usable() {
    let berth = Berth::live("http://127.0.0.1:9").await;
    let (_, launched) = confirmed(&berth).await;
    assert!(launched.status.is_success() || launched.status.is_server_error());
}

#[tokio::test]
async fn a_cloud_that_never_answers_does_not_hold_a_page() {
    let cloud = Upstream::start(|_| None).await;
    let berth = Berth::live(&cloud.origin).await;
    let mut visitor = Visitor::new(&berth.origin);
    let from = Instant::now();
    visitor.walk("en", &nginx()).await;
    assert!(from.elapsed().as_secs() < 60, "pages wait for a deadline, not for the cloud");
}

#[tokio::test]
async fn an_answer_that_is_not_json_is_no_surprise() {
    let cloud = Upstream::start(|_| Some((502, json!("<html>Bad gateway</html>")))).await;
    let berth = Berth::live(&cloud.origin).await;
    let mut visitor = Visitor::new(&berth.origin);
    visitor.walk("en", &nginx()).await;
}

#[tokio::test]
async fn a_group_that_exists_is_never_created_twice_over_the_real_wire() {
    let simulator = Berth::simulator().await;
    let berth = Berth::live(&simulator.origin).await;
    let (mut visitor, launched) = confirmed(&berth).await;
    visitor.until(&launched.path, &["eci-"]).await;
    visitor.get("/en/launches").await.says("cri-test");
}

#[tokio::test]
async fn a_closed_instance_is_not_called_ready() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let values = but(nginx(), "AcrRegistryInfo.1.InstanceId", "cri-closed0archive01");
    let values = but(values, "AcrRegistryInfo.1.InstanceName", "archive");
    let values = but(values, "Berth.Network", "Public");
    let values = but(values, "Container.1.Image", "archive-registry.cn-beijing.cr.aliyuncs.com/legacy/erp:9.7");
    let review = visitor.walk("en", &values).await;
    review.says("The public endpoint of archive is closed");
    visitor.get(&review.path.replace("/review", "/network")).await.says("The public endpoint of archive is closed");
    assert!(!review.text().contains("Ready to create"), "{}", review.text());
}

#[tokio::test]
async fn a_throttled_list_says_so_and_one_page_waits_once() {
    let cloud =
        Upstream::start(|_| Some(refusal(400, "Throttling.User", "Request was denied due to user flow control.")))
            .await;
    let berth = Berth::live(&cloud.origin).await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &nginx()).await;
    let network = review.path.replace("/review", "/network");
    let from = Instant::now();
    let page = visitor.get(&network).await;
    assert!(from.elapsed() < Duration::from_secs(10), "two patiences in a row");
    page.says("throttled");
    assert!(!page.text().contains("did not answer in time"), "{}", page.text());
    assert!(!page.text().contains("No instance chosen yet"), "{}", page.text());
}

#[tokio::test]
async fn a_launch_that_is_tried_again_says_what_it_met() {
    let cloud =
        Upstream::start(|_| Some(refusal(400, "Throttling.User", "Request was denied due to user flow control.")))
            .await;
    let berth = Berth::live(&cloud.origin).await;
    let (mut visitor, launched) = confirmed(&berth).await;
    visitor.until(&launched.path, &["Not sent successfully yet", "Throttling.User", "same ClientToken"]).await;
}
