//! A group's life after its launch: what is kept of it, starting it anew, its end, and the list of all of them.

#![allow(clippy::expect_used, clippy::panic)]

use std::time::{Duration, Instant};

use blackbox::{Berth, Page, Visitor, but, http, nginx};
use serde_json::{Value, json};

/// A launch whose container runs this script, on the page that shows it in one of `states`.
async fn launched(berth: &Berth, script: &str, states: &[&str]) -> (Visitor, Page) {
    let mut visitor = Visitor::new(&berth.origin);
    let image = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0";
    let plan = json!({
        "RegionId": "cn-beijing", "ContainerGroupName": "life", "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
        "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000", "Cpu": "1", "Memory": "2", "RestartPolicy": "Never",
        "Container": [{"Name": "nginx", "Image": image, "Command": ["sh", "-c", script]}],
        "AcrRegistryInfo": [{"InstanceId": "cri-nwj395hgf6f00000", "InstanceName": "test0000", "RegionId": "cn-beijing"}],
        "Berth": {"Network": "Vpc"}
    });
    let pasted = visitor.paste("en", &plan.to_string()).await;
    let id = pasted.path.split('/').nth(3).expect("a plan's id").to_owned();
    let review = visitor.get(&format!("/en/plans/{id}/review")).await;
    let launched = visitor.launch(&review).await;
    let page = visitor.until(&launched.path, states).await;
    (visitor, page)
}

/// What the page's own script is told of the launch, once it is as `wanted`.
async fn told(visitor: &mut Visitor, page: &Page, wanted: impl Fn(&Value) -> bool) -> Value {
    let mut status = Value::Null;
    for _ in 0..240 {
        let answer = visitor.get(&format!("{}/status", page.path)).await;
        status = serde_json::from_str(&answer.html).expect("a snapshot");
        if wanted(&status) {
            return status;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    panic!("it never came to that: {status:#}");
}

async fn deleted(visitor: &mut Visitor, page: &Page) -> Page {
    let question = visitor.get(&format!("{}/delete", page.path)).await;
    visitor.submit(&question.form_to("/delete")).await;
    visitor.until(&page.path, &["Deleted"]).await
}

#[tokio::test]
async fn events_and_the_end_of_the_log_outlive_the_group() {
    let berth = Berth::demo().await;
    let (mut visitor, page) = launched(&berth, "echo a last word; sleep infinity", &["Running"]).await;
    let gone = deleted(&mut visitor, &page).await;
    gone.says("Started container nginx");
    let log = visitor.get(&format!("{}/logs/nginx", page.path)).await;
    log.says("a last word").says("Kept at").says("30 days");
}

#[tokio::test]
async fn the_log_of_a_group_that_failed_can_be_read_when_the_cloud_is_gone() {
    let cloud = Berth::simulator().await;
    let berth = Berth::live(&cloud.origin).await;
    let (mut visitor, page) = launched(&berth, "echo cannot go on; exit 3", &["exit code 3"]).await;
    visitor.until(&page.path, &["Failed"]).await;
    // The log is kept a moment after the state is.
    told(&mut visitor, &page, |status| status["kept"] == json!(["nginx"])).await;
    drop(cloud.kill().await);
    let log = visitor.get(&format!("{}/logs/nginx", page.path)).await;
    log.says("cannot go on").says("Kept at");
}

#[tokio::test]
async fn a_running_group_is_started_anew_and_one_that_has_ended_is_not_offered_that() {
    let berth = Berth::demo().await;
    let (mut visitor, page) = launched(&berth, "sleep infinity", &["Running"]).await;
    let started = |status: &Value| status["group"]["containers"][0]["started"].as_i64();
    let before = told(&mut visitor, &page, |status| started(status).is_some()).await;
    let again = visitor.submit(&page.form_to("/restart")).await;
    again.says("RestartContainerGroup").says("accepted");
    // Until the cloud is asked again, what it said before is shown: that it runs.
    told(&mut visitor, &page, |status| status["group"]["status"] == "Running" && started(status) > started(&before))
        .await;
    visitor.get(&page.path).await.says("Running");
    let gone = deleted(&mut visitor, &page).await;
    assert!(!gone.html.contains("/restart\""), "there is nothing to start");
}

#[tokio::test]
async fn a_group_can_be_given_an_end_that_is_warned_of_and_extended() {
    let berth = Berth::demo().await;
    let (mut visitor, page) = launched(&berth, "sleep infinity", &["Running"]).await;
    page.says("It is not deleted by itself.");
    let mut form = page.form_to("/lifetime");
    let soon = visitor.submit(form.fill("hours", "1")).await;
    soon.says("This container group will be deleted by itself at").says("Extend");
    visitor.get("/en/launches").await.says("deleted by itself in ");
    let mut form = soon.form_to("/lifetime");
    let later = visitor.submit(form.fill("hours", "168")).await;
    later.says("This container group will be deleted by itself at");
    assert!(!visitor.get("/en/launches").await.text().contains("deleted by itself"), "a week is far away");
    let mut form = later.form_to("/lifetime");
    visitor.submit(form.fill("hours", "")).await.says("It is not deleted by itself.");
}

#[tokio::test]
async fn the_list_says_what_was_spent_and_is_exported_whole() {
    let berth = Berth::demo().await;
    let (mut visitor, page) = launched(&berth, "sleep infinity", &["Running"]).await;
    let review = visitor.walk("en", &but(nginx(), "ContainerGroupName", "another")).await;
    visitor.launch(&review).await;
    let list = visitor.get("/en/launches").await;
    list.says("Cost so far").says("¥0.00").says("Owner").says("Local operator").says("test0000 cri-nwj395hgf6f00000");
    list.holds("href=\"/en/registries/cn-beijing/cri-nwj395hgf6f00000\"");
    visitor.get("/zh-CN/launches").await.says("所有者").says("本机操作者").says("镜像仓库实例");
    for (text, found) in [("CRI-NWJ395", true), ("Test0000", true), ("InstanceId", false)] {
        let page = visitor.get(&format!("/en/launches?text={text}")).await;
        assert_eq!(page.text().contains("Local operator"), found, "{text}: {}", page.text());
    }
    let json = visitor.get("/en/launches/export/json").await;
    let rows: Value = serde_json::from_str(&json.html).expect("a list");
    let names: Vec<_> =
        rows.as_array().into_iter().flatten().map(|row| row["name"].as_str().unwrap_or_default()).collect();
    assert_eq!(names, ["another", "life"]);
    assert_eq!(rows[1]["registry_instance_ids"], "cri-nwj395hgf6f00000");
    assert_eq!(rows[1]["owner"], "local");
    assert!(page.path.ends_with(rows[1]["id"].as_str().expect("an id")));
    assert!(json.header("content-disposition").contains("launches.json"));
    let csv = visitor.get("/en/launches/export/csv?text=life").await;
    assert_eq!(csv.html.lines().count(), 2, "the heading and the one that fits:\n{}", csv.html);
    csv.holds("id,name,owner,region,registry_instance_ids,image,state").holds("\"life\"");
    let none = visitor.get("/en/launches/export/json?text=nothing-like-it").await;
    assert_eq!(none.html.trim(), "[]");
}

#[tokio::test]
async fn a_stream_that_is_taken_up_again_tells_only_what_is_new() {
    let berth = Berth::demo().await;
    let (mut visitor, page) = launched(&berth, "sleep infinity", &["Running"]).await;
    deleted(&mut visitor, &page).await;
    let http = http();
    let address = format!("{}{}/events", berth.origin, page.path);
    let whole = http.get(&address).send().await.expect("a stream").text().await.expect("its end");
    assert!(whole.contains("data: {\"now\"") && whole.contains("event: end"), "{whole}");
    let seen = whole.lines().find_map(|line| line.strip_prefix("id: ")).expect("an event's id");
    let rest = http.get(&address).header("last-event-id", seen).send().await.expect("a stream").text().await;
    let rest = rest.expect("its end");
    assert!(!rest.contains("data: {\"now\"") && rest.contains("event: end"), "{rest}");
}

#[tokio::test]
async fn however_many_look_the_cloud_is_asked_once_a_turn() {
    let file = tempfile::NamedTempFile::new().expect("a file for the scenario");
    std::fs::write(file.path(), r#"{"control": true}"#).expect("the scenario");
    let path = file.path().to_str().expect("a path in UTF-8");
    let key = ["--access-key-id", blackbox::KEY_ID, "--access-key-secret", blackbox::KEY_SECRET, "--scenario", path];
    let cloud = Berth::start(&[&["simulator", "--listen", "127.0.0.1:0"], &key[..]].concat(), Vec::new()).await;
    let berth = Berth::live(&cloud.origin).await;
    let (_, page) = launched(&berth, "sleep infinity", &["Scheduling", "Pending", "Running"]).await;
    let http = http();
    let asked = async || {
        let counters = reqwest::get(format!("{}/_simulator/counters", cloud.origin)).await.expect("an answer");
        let counters: Value = serde_json::from_str(&counters.text().await.expect("a text")).expect("counters");
        counters["actions"]["DescribeContainerGroups"].as_u64().unwrap_or_default()
    };
    let mut streams = Vec::new();
    for _ in 0..40 {
        streams.push(http.get(format!("{}{}/events", berth.origin, page.path)).send().await.expect("a stream"));
    }
    let (from, before) = (Instant::now(), asked().await);
    tokio::time::sleep(Duration::from_secs(12)).await;
    while asked().await == before && from.elapsed() < Duration::from_mins(1) {
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    let questions = asked().await - before;
    // A turn may be late, never early.
    let (waited, turns) = (from.elapsed(), from.elapsed().as_secs() / 2 + 1);
    assert!((1..=turns).contains(&questions), "{questions} questions in {waited:?}");
    for stream in &mut streams {
        let first = tokio::time::timeout(Duration::from_secs(30), stream.chunk()).await.expect("in time");
        assert!(first.expect("a whole piece").is_some(), "everybody is told");
    }
}
