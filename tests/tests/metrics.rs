//! `/metrics`: what an operator watches, without anything that people typed.

#![allow(clippy::expect_used, clippy::panic)]

use std::time::Duration;

use blackbox::{Berth, KEY_SECRET, http};
use serde_json::json;

async fn metrics(berth: &Berth) -> String {
    let answer = http().get(format!("{}/metrics", berth.origin)).send().await.expect("an answer");
    assert!(answer.status().is_success());
    assert!(answer.headers()["content-type"].to_str().expect("a text").starts_with("application/openmetrics-text"));
    answer.text().await.expect("a text")
}

/// The value of the line that begins so.
fn value(text: &str, line: &str) -> f64 {
    let found = text.lines().find_map(|one| one.strip_prefix(line)).unwrap_or_else(|| panic!("no {line} in\n{text}"));
    found.trim().parse().expect("a number")
}

#[tokio::test]
async fn requests_launches_calls_and_statements_are_counted() {
    let simulator = Berth::simulator().await;
    let berth = Berth::live(&simulator.origin).await;
    let secret = "hunter2-of-the-test";
    let plan = json!({
        "RegionId": "cn-beijing", "ContainerGroupName": "counted", "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
        "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000",
        "Container": [{"Name": "app", "Image": "nginx:1.0", "EnvironmentVar": [{"Key": "PASSWORD", "Value": secret}]}],
    });
    let request = http().post(format!("{}/api/v1/launches", berth.origin)).header("content-type", "application/json");
    let answer = request.header("idempotency-key", "counted").body(plan.to_string()).send().await.expect("an answer");
    assert_eq!(answer.status().as_u16(), 201, "{}", answer.text().await.expect("a text"));
    for path in [
        "/en/launches",
        "/en/launches/nobody-0123456789",
        "/nowhere-0123456789?q=hunter2-of-the-test",
        "/api/v1/launches/nobody-0123456789",
    ] {
        drop(http().get(format!("{}{path}", berth.origin)).send().await.expect("an answer"));
    }
    let mut text = String::new();
    for _ in 0..100 {
        text = metrics(&berth).await;
        if text.contains("action=\"CreateContainerGroup\"") && value(&text, "berth_launches{state=\"recorded\"}") < 1.0
        {
            break;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    let count = |labels: &str| value(&text, &format!("berth_http_request_seconds_count{{{labels}}}"));
    assert!(count("method=\"GET\",route=\"/en/launches\",status=\"200\"") >= 1.0);
    assert!(count("method=\"GET\",route=\"/en/launches/{id}\",status=\"404\"") >= 1.0);
    assert!(count("method=\"GET\",route=\"other\",status=\"404\"") >= 1.0);
    assert!(count("method=\"POST\",route=\"/api/v1/launches\",status=\"201\"") >= 1.0);
    let created = "berth_cloud_call_seconds_count{product=\"eci\",action=\"CreateContainerGroup\",outcome=\"done\"}";
    assert!((value(&text, created) - 1.0).abs() < f64::EPSILON, "one try, counted once");
    assert!(value(&text, "berth_store_statement_seconds_count") > 1.0);
    assert!(value(&text, "berth_cloud_throttled_total") < 1.0);
    assert!(value(&text, "berth_viewers") < 1.0);
    let launches: f64 = text
        .lines()
        .filter(|line| line.starts_with("berth_launches{"))
        .map(|line| line.rsplit(' ').next().expect("a value").parse::<f64>().expect("a number"))
        .sum();
    assert!((launches - 1.0).abs() < f64::EPSILON, "{text}");
    for typed in [secret, "0123456789", "counted", KEY_SECRET] {
        assert!(!text.contains(typed), "{typed} stands in\n{text}");
    }
    assert!(text.trim_end().ends_with("# EOF"));
}

#[tokio::test]
async fn a_name_that_is_rebound_does_not_read_it_and_a_number_does() {
    let berth = Berth::plan_only().await;
    let ask = |host: &'static str| http().get(format!("{}/metrics", berth.origin)).header("host", host).send();
    assert_eq!(ask("evil.example:3000").await.expect("an answer").status().as_u16(), 421);
    assert_eq!(ask("10.1.2.3:3000").await.expect("an answer").status().as_u16(), 200, "as Prometheus asks a pod");
}

#[tokio::test]
async fn throttling_is_counted() {
    let refused =
        json!({"Code": "Throttling.User", "Message": "Request was denied due to user flow control.", "RequestId": "1"});
    let cloud = blackbox::Upstream::start(move |_| Some((400, refused.clone()))).await;
    let berth = Berth::live(&cloud.origin).await;
    let request = http().get(format!("{}/api/v1/registries?region=cn-beijing", berth.origin));
    drop(request.send().await.expect("an answer"));
    for _ in 0..40 {
        if value(&metrics(&berth).await, "berth_cloud_throttled_total") >= 1.0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    panic!("never counted: {}", metrics(&berth).await);
}
