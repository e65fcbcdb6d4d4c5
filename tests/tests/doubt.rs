//! Launches whose fate is in doubt: answers that are lost, processes that die, buttons pressed twice. Whatever happens,
//! the cloud ends with one container group for each launch that was meant, and the page says which.

#![allow(clippy::expect_used, clippy::panic)]

use std::{collections::BTreeSet, time::Duration};

use blackbox::{Berth, Environment, KEY_ID, KEY_SECRET, Page, Upstream, Visitor, http, nginx};
use serde_json::{Value, json};
use tempfile::TempDir;

const CREATE: &str = "CreateContainerGroup";
const SERVE_LIVE: [&str; 4] = ["serve", "--live", "--listen", "127.0.0.1:0"];
const SERVE_DEMO: [&str; 3] = ["serve", "--listen", "127.0.0.1:0"];

/// A simulator that tells what reached it.
struct Cloud {
    berth: Berth,
    http: reqwest::Client,
    _file: TempDir,
}

impl Cloud {
    /// At its natural pace, with what goes wrong.
    async fn start(faults: Value) -> Self {
        let file = tempfile::tempdir().expect("a folder for the scenario");
        let path = file.path().join("scenario.json");
        std::fs::write(&path, json!({"control": true, "faults": faults}).to_string()).expect("the scenario");
        let path = path.to_str().expect("a path in UTF-8");
        let key = ["--access-key-id", KEY_ID, "--access-key-secret", KEY_SECRET, "--scenario", path];
        let words = [&["simulator", "--listen", "127.0.0.1:0"], &key[..]].concat();
        let berth = Berth::start(&words, Vec::new()).await;
        Self { berth, http: http(), _file: file }
    }

    async fn ask(&self, what: &str) -> Vec<Value> {
        let address = format!("{}/_simulator/{what}", self.berth.origin);
        let answer = self.http.get(address).send().await.expect("the simulator answers");
        let text = answer.text().await.expect("a whole answer");
        serde_json::from_str(&text).expect("a list")
    }

    /// Every container group there is.
    async fn groups(&self) -> Vec<Value> {
        self.ask("groups").await
    }

    /// Every create call that arrived, as its parameters.
    async fn creates(&self) -> Vec<Value> {
        let mut requests = self.ask("requests").await;
        requests.retain(|request| request["action"] == CREATE);
        requests.iter_mut().map(|request| request["parameters"].take()).collect()
    }

    /// Lets nothing go wrong any more.
    async fn mend(&self) {
        let address = format!("{}/_simulator/faults/clear", self.berth.origin);
        let answer = self.http.post(address).send().await.expect("the simulator answers");
        assert!(answer.status().is_success(), "{}", answer.status());
    }

    /// Fails unless there is one group, made for the launch of this page, and the page names it with its token.
    async fn holds_only_that_of(&self, page: &Page) {
        let (groups, creates) = (self.groups().await, self.creates().await);
        assert_eq!(groups.len(), 1, "{groups:?}\nafter {creates:?}");
        let token = groups[0]["client_token"].as_str().expect("a token");
        page.says(groups[0]["id"].as_str().expect("an id")).says(token);
        let launch = json!(page.path.rsplit('/').next().expect("the launch's id"));
        for create in &creates {
            assert_eq!(value(create, "ClientToken"), Some(&json!(token)), "every try carries the same token");
            assert!(
                create.as_array().into_iter().flatten().any(|pair| pair[1] == launch),
                "no tag of {create} names the launch {launch}"
            );
        }
    }
}

fn value<'a>(parameters: &'a Value, name: &str) -> Option<&'a Value> {
    parameters.as_array()?.iter().find(|pair| pair[0] == name).map(|pair| &pair[1])
}

fn at(origin: &str) -> Environment {
    vec![
        ("BERTH_ENDPOINT", format!("{origin}/{{product}}/{{region}}")),
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", KEY_ID.to_owned()),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", KEY_SECRET.to_owned()),
    ]
}

/// A server on this cloud, with somebody who has just confirmed a plan there.
async fn confirmed(cloud: &Cloud) -> (Berth, Visitor, Page) {
    let berth = Berth::live(&cloud.berth.origin).await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &nginx()).await;
    let launched = visitor.launch(&review).await;
    assert!(launched.path.contains("/launches/"), "{} ({})", launched.path, launched.status);
    (berth, visitor, launched)
}

/// Asks again until `done`; whether it ever was.
async fn within<F: Future<Output = bool>>(seconds: u32, done: impl Fn() -> F) -> bool {
    for _ in 0..seconds * 10 {
        if done().await {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    false
}

#[tokio::test]
async fn an_answer_lost_after_the_effect_is_one_group() {
    let cloud = Cloud::start(json!([{"action": CREATE, "kind": "drop-after", "times": 1}])).await;
    let (_berth, mut visitor, launched) = confirmed(&cloud).await;
    let page = visitor.until(&launched.path, &["Running"]).await;
    cloud.holds_only_that_of(&page).await;
    assert_eq!(cloud.creates().await.len(), 2, "it was sent again");
}

#[tokio::test]
async fn a_request_lost_before_the_effect_is_one_group() {
    let cloud = Cloud::start(json!([{"action": CREATE, "kind": "drop-before", "times": 1}])).await;
    let (_berth, mut visitor, launched) = confirmed(&cloud).await;
    let page = visitor.until(&launched.path, &["Running"]).await;
    cloud.holds_only_that_of(&page).await;
    assert_eq!(cloud.creates().await.len(), 2, "it was sent again");
}

#[tokio::test]
async fn while_nobody_knows_the_page_says_so_and_never_that_nothing_happened() {
    let cloud = Cloud::start(json!([
        // Often enough that somebody who looks is there while an answer is missing: the waits grow.
        {"action": CREATE, "kind": "drop-after", "times": 5},
        {"action": "DescribeContainerGroups", "kind": "drop-before", "times": 3},
    ]))
    .await;
    let (_berth, mut visitor, launched) = confirmed(&cloud).await;
    let page = visitor.until(&launched.path, &["Outcome unknown"]).await;
    for untrue in ["never arrived", "not sent", "nothing was created", "No request reached"] {
        assert!(!page.text().contains(untrue), "{untrue}: {}", page.text());
    }
    let page = visitor.until(&launched.path, &["Running"]).await;
    cloud.holds_only_that_of(&page).await;
}

/// Ends the server as soon as `reached`, mends the cloud and starts the server again on the same data.
async fn struck<F: Future<Output = bool>>(cloud: &Cloud, berth: Berth, reached: impl Fn() -> F) -> (Berth, Visitor) {
    assert!(within(30, reached).await, "the create call never arrived");
    let folder = berth.kill().await;
    cloud.mend().await;
    let berth = Berth::start_in(folder, &SERVE_LIVE, at(&cloud.berth.origin)).await;
    let visitor = Visitor::new(&berth.origin);
    (berth, visitor)
}

#[tokio::test]
async fn a_group_made_for_a_process_that_died_is_found_and_followed_to_its_end() {
    let cloud = Cloud::start(json!([{"action": CREATE, "kind": "drop-after"}])).await;
    let (berth, _, launched) = confirmed(&cloud).await;
    let (_berth, mut visitor) = struck(&cloud, berth, async || !cloud.groups().await.is_empty()).await;
    let page = visitor.until(&launched.path, &["Running"]).await;
    cloud.holds_only_that_of(&page).await;
    let question = visitor.get(&format!("{}/delete", launched.path)).await;
    visitor.submit(&question.form_to("/delete")).await;
    visitor.until(&launched.path, &["Deleted"]).await;
}

#[tokio::test]
async fn a_launch_that_reached_nothing_before_the_process_died_is_sent_once_more() {
    let cloud = Cloud::start(json!([{"action": CREATE, "kind": "drop-before"}])).await;
    let (berth, _, launched) = confirmed(&cloud).await;
    let (_berth, mut visitor) = struck(&cloud, berth, async || !cloud.creates().await.is_empty()).await;
    let page = visitor.until(&launched.path, &["Running"]).await;
    cloud.holds_only_that_of(&page).await;
}

#[tokio::test]
async fn a_create_call_that_comes_to_effect_only_after_the_restart_is_one_group() {
    let cloud = Cloud::start(json!([{"action": CREATE, "kind": "delay", "milliseconds": 8000, "times": 1}])).await;
    let (berth, visitor, launched) = confirmed(&cloud).await;
    let sent = async || visitor.clone().get(&launched.path).await.text().contains("cri-test Sent");
    let (_berth, mut visitor) = struck(&cloud, berth, sent).await;
    let page = visitor.until(&launched.path, &["Running"]).await;
    // Both calls have come to an end before the groups are counted, unless the first never left.
    let _both = within(20, async || cloud.creates().await.len() == 2).await;
    cloud.holds_only_that_of(&page).await;
}

#[tokio::test]
async fn a_launch_of_the_demo_never_reaches_the_real_cloud() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &nginx()).await;
    let launched = visitor.launch(&review).await;
    let folder = berth.kill().await;

    let refused = json!({"Code": "Forbidden.RAM", "Message": "User not authorized.", "RequestId": "7C3E0000-TEST"});
    let upstream = Upstream::start(move |_| Some((403, refused.clone()))).await;
    let berth = Berth::start_in(folder, &SERVE_LIVE, at(&upstream.origin)).await;
    let mut visitor = Visitor::new(&berth.origin);
    assert_eq!(visitor.get(&launched.path).await.status, 404);
    assert_eq!(visitor.get(&format!("{}/status", launched.path)).await.status, 404);
    assert!(!visitor.get("/en/launches").await.text().contains("cri-test"));
    // What the watcher takes up at its start goes out before a launch that is confirmed now.
    let review = visitor.walk("en", &nginx()).await;
    assert_eq!(upstream.count(CREATE), 0, "nobody confirmed anything on this cloud");
    let own = visitor.launch(&review).await;
    // The page's diagnosis meets the same refusal, maybe before the create call does.
    visitor.until(&own.path, &["nothing was created"]).await.says("Forbidden.RAM");
    assert_eq!(upstream.count(CREATE), 1, "its own launch alone");
    assert_eq!(upstream.count("DescribeContainerGroups"), 0, "and no group of the demo is asked after");

    let berth = Berth::start_in(berth.kill().await, &SERVE_DEMO, Vec::new()).await;
    let mut visitor = Visitor::new(&berth.origin);
    assert_eq!(visitor.get(&launched.path).await.status, 200, "the demo still has it");
    assert_eq!(visitor.get(&own.path).await.status, 404, "and has not the other");
}

#[tokio::test]
async fn a_confirmation_that_is_posted_twice_at_once_is_one_group() {
    let cloud = Cloud::start(json!([])).await;
    let berth = Berth::live(&cloud.berth.origin).await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &nginx()).await;
    let (mut twin, mut third) = (visitor.clone(), visitor.clone());
    let (first, second) = tokio::join!(visitor.launch(&review), twin.launch(&review));
    assert_eq!(first.path, second.path);
    let page = visitor.until(&first.path, &["Running"]).await;
    assert_eq!(third.launch(&review).await.path, first.path, "and later still");
    cloud.holds_only_that_of(&page).await;
    assert_eq!(cloud.creates().await.len(), 1);
}

#[tokio::test]
async fn after_a_refusal_create_makes_a_new_launch() {
    let refusal = json!({"action": CREATE, "kind": "error", "times": 1, "status": 403, "code": "OperationDenied.NoStock",
        "message": "Create container group failed because the specified resource is out of stock."});
    let cloud = Cloud::start(json!([refusal])).await;
    let berth = Berth::live(&cloud.berth.origin).await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &nginx()).await;
    let first = visitor.launch(&review).await;
    let refused = visitor.until(&first.path, &["nothing was created"]).await;
    refused.says("OperationDenied.NoStock").says("out of stock");
    assert!(cloud.groups().await.is_empty());
    let review = visitor.get(&review.path).await;
    let second = visitor.launch(&review).await;
    assert_ne!(first.path, second.path, "a launch of its own");
    visitor.until(&second.path, &["Running"]).await.says("eci-");
    assert_eq!(cloud.groups().await.len(), 1);
    let tokens: BTreeSet<_> =
        cloud.creates().await.iter().filter_map(|create| value(create, "ClientToken")).map(Value::to_string).collect();
    assert_eq!(tokens.len(), 2, "two launches have two tokens");
    visitor.get(&first.path).await.says("nothing was created");
}

#[tokio::test]
async fn a_throttled_launch_says_what_it_waits_for() {
    // More patience than one call has: the launch itself waits.
    let cloud = Cloud::start(json!([{"action": CREATE, "kind": "throttle", "retry_after": 45_000}])).await;
    let (_berth, visitor, launched) = confirmed(&cloud).await;
    let reason = "Request was denied due to user flow control.";
    let said = async || visitor.clone().get(&launched.path).await.text().contains(reason);
    assert!(within(120, said).await, "{}", visitor.clone().get(&launched.path).await.text());
    let page = visitor.clone().get(&launched.path).await;
    page.says("throttled");
    assert!(!page.text().contains("nothing was created"), "it is not given up");
    assert!(cloud.groups().await.is_empty());
}
