//! `berth launch`, `ps`, `logs`, `rm` straight to the cloud: exit codes, streams, and one container group whatever happens.

#![allow(clippy::expect_used, clippy::panic)]

use std::time::Duration;

use blackbox::{Berth, Environment, KEY_ID, KEY_SECRET, Upstream, http, run_in};
use serde_json::{Value, json};
use tempfile::TempDir;

const CREATE: &str = "CreateContainerGroup";

fn plan() -> String {
    json!({
        "RegionId": "cn-beijing", "ContainerGroupName": "web", "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
        "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000",
        "Container": [{"Name": "app", "Image": "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"}],
    })
    .to_string()
}

/// A simulator that tells what reached it, and a place for a journal.
struct World {
    cloud: Berth,
    folder: TempDir,
}

impl World {
    async fn start(faults: Value) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let scenario = folder.path().join("scenario.json");
        std::fs::write(&scenario, json!({"control": true, "pace": 0.1, "faults": faults}).to_string()).expect("a file");
        let path = scenario.to_str().expect("UTF-8");
        let key = ["--access-key-id", KEY_ID, "--access-key-secret", KEY_SECRET, "--scenario", path];
        let cloud = Berth::start(&[&["simulator", "--listen", "127.0.0.1:0"], &key[..]].concat(), Vec::new()).await;
        Self { cloud, folder }
    }

    fn environment(&self) -> Environment {
        environment(&self.cloud.origin, &self.folder)
    }

    async fn berth(&self, words: &[&str], input: &str) -> (Option<i32>, String, String) {
        run_in(words, input, &self.environment()).await
    }

    async fn ask(&self, what: &str) -> Vec<Value> {
        let answer = http().get(format!("{}/_simulator/{what}", self.cloud.origin)).send().await.expect("an answer");
        serde_json::from_str(&answer.text().await.expect("a text")).expect("a list")
    }

    async fn groups(&self) -> Vec<Value> {
        self.ask("groups").await
    }

    async fn creates(&self) -> usize {
        self.ask("requests").await.iter().filter(|request| request["action"] == CREATE).count()
    }

    async fn mend(&self) {
        let address = format!("{}/_simulator/faults/clear", self.cloud.origin);
        assert!(http().post(address).send().await.expect("an answer").status().is_success());
    }
}

fn environment(origin: &str, folder: &TempDir) -> Environment {
    vec![
        ("BERTH_ENDPOINT", format!("{origin}/{{product}}/{{region}}")),
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", KEY_ID.to_owned()),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", KEY_SECRET.to_owned()),
        ("BERTH_DATABASE", folder.path().join("journal.db").to_str().expect("UTF-8").to_owned()),
    ]
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The launch's id, as standard error names it first.
fn id(log: &str) -> String {
    let after = log.split("launch ").nth(1).unwrap_or_else(|| panic!("no id in {log}"));
    after.chars().take(32).collect()
}

#[tokio::test]
async fn a_plan_becomes_one_group_that_is_listed_read_and_deleted() {
    let world = World::start(json!([])).await;
    let (code, output, log) = world.berth(&["launch", "-", "--wait", "--json"], &plan()).await;
    assert_eq!(code, Some(0), "{output}{log}");
    let launch = value(&output);
    assert_eq!(
        (&launch["state"], &launch["status"], &launch["name"]),
        (&json!("running"), &json!("Running"), &json!("web"))
    );
    let groups = world.groups().await;
    assert_eq!(groups.len(), 1);
    assert_eq!(launch["container_group_id"], groups[0]["id"]);
    assert_eq!(launch["client_token"], groups[0]["client_token"]);
    assert!(!log.contains(KEY_SECRET) && !log.contains('\u{1b}'), "{log}");

    let (id, group) = (launch["id"].as_str().expect("an id"), groups[0]["id"].as_str().expect("an id"));
    let (code, output, log) = world.berth(&["ps", "--json"], "").await;
    assert_eq!(code, Some(0), "{log}");
    assert_eq!(value(&output)[0]["id"], id);
    let (code, table, _) = world.berth(&["ps"], "").await;
    assert_eq!(code, Some(0));
    assert!(
        table.lines().count() == 2 && table.contains(id) && table.contains(group) && table.contains("Running"),
        "{table}"
    );

    let (code, text, log) = world.berth(&["logs", id], "").await;
    assert_eq!(code, Some(0), "{log}");
    assert!(!text.is_empty() && log.is_empty(), "{log}");
    assert_eq!(world.berth(&["logs", group, "--container", "app"], "").await.0, Some(0), "by the group's id too");
    let (code, output, log) = world.berth(&["logs", id, "--container", "nobody"], "").await;
    assert_eq!((code, output.as_str()), (Some(1), ""));
    assert!(log.contains("app"), "it names what there is: {log}");

    let (code, output, log) = world.berth(&["rm", id, "--json"], "").await;
    assert_eq!(code, Some(0), "{log}");
    assert!(["deleting", "deleted"].contains(&value(&output)["state"].as_str().expect("a state")), "{output}");
    assert_eq!(world.berth(&["rm", id], "").await.0, Some(0), "again is no failure");
    for _ in 0..100 {
        if world.groups().await.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let (_, output, _) = world.berth(&["ps", "--json"], "").await;
    assert!(value(&output).as_array().expect("a list").iter().all(|one| one["state"] == "deleting"), "{output}");
    let (_, output, _) = world.berth(&["ps", "--all", "--json"], "").await;
    assert_eq!(value(&output)[0]["id"], id, "the record stays");
    let (code, kept, _) = world.berth(&["logs", id, "--container", "app"], "").await;
    assert_eq!((code, kept.is_empty()), (Some(0), false), "and the end of its log");
}

#[tokio::test]
async fn each_run_is_a_confirmation_of_its_own() {
    let world = World::start(json!([])).await;
    let mut ids = std::collections::BTreeSet::new();
    for _ in 0..2 {
        let (code, output, log) = world.berth(&["launch", "-"], &plan()).await;
        assert_eq!(code, Some(0), "{log}");
        let words: Vec<_> = output.split_whitespace().collect();
        assert_eq!(words.len(), 3, "the id, the group and the state: {output}");
        assert!(words[1].starts_with("eci-"), "{output}");
        ids.insert(words[0].to_owned());
    }
    assert_eq!((ids.len(), world.groups().await.len()), (2, 2));
}

#[tokio::test]
async fn a_dry_run_creates_and_records_nothing() {
    let world = World::start(json!([])).await;
    let (code, output, log) = world.berth(&["launch", "-", "--dry-run", "--json"], &plan()).await;
    assert_eq!((code, &value(&output)["passed"]), (Some(0), &json!(true)), "{log}");
    assert_eq!(world.creates().await, 1, "the cloud was asked");
    assert!(world.groups().await.is_empty());
    assert!(!world.folder.path().join("journal.db").exists());

    let refusal =
        json!({"action": CREATE, "kind": "error", "status": 403, "code": "Forbidden.RAM", "message": "Not you."});
    let world = World::start(json!([refusal])).await;
    let (code, output, log) = world.berth(&["launch", "-", "--dry-run"], &plan()).await;
    assert_eq!((code, output.as_str()), (Some(1), ""));
    assert!(log.contains("Forbidden.RAM") && log.contains("eci:CreateContainerGroup"), "{log}");
}

#[tokio::test]
async fn what_is_no_plan_exits_with_two_and_reaches_nobody() {
    let world = World::start(json!([])).await;
    for (document, said) in
        [("{", "syntax"), (r#"{"RegionId": "cn-beijing"}"#, "ContainerGroupName"), ("just a text", "")]
    {
        let (code, output, log) = world.berth(&["launch", "-"], document).await;
        assert_eq!((code, output.as_str()), (Some(2), ""), "{document}: {log}");
        assert!(log.contains(said), "{document}: {log}");
    }
    for words in [&["launch"][..], &["launch", "/nowhere/plan.json"], &["launch", "-", "--wait", "--dry-run"]] {
        assert_eq!(world.berth(words, &plan()).await.0, Some(2), "{words:?}");
    }
    assert_eq!(world.creates().await, 0);
}

#[tokio::test]
async fn a_refusal_exits_with_one_and_says_what_to_do() {
    let refusal = json!({"action": CREATE, "kind": "error", "status": 403, "code": "OperationDenied.NoStock",
        "message": "the specified resource is out of stock"});
    let world = World::start(json!([refusal])).await;
    let (code, output, log) = world.berth(&["launch", "-", "--json"], &plan()).await;
    assert_eq!((code, &value(&output)["state"]), (Some(1), &json!("refused")), "{log}");
    assert_eq!(value(&output)["failure"]["code"], "OperationDenied.NoStock");
    assert!(log.contains("out of stock"), "{log}");
    let id = value(&output)["id"].as_str().expect("an id").to_owned();
    let (code, _, log) = world.berth(&["launch", "--resume", &id], "").await;
    assert_eq!(code, Some(1), "it stays refused: {log}");
    assert_eq!(world.creates().await, 1, "and is not sent again");
    let (_, output, _) = world.berth(&["ps", "--json"], "").await;
    assert_eq!(value(&output), json!([]), "there is nothing of it");
}

#[tokio::test]
async fn without_a_credential_nothing_is_sent_and_what_is_known_is_still_shown() {
    let world = World::start(json!([])).await;
    assert_eq!(world.berth(&["launch", "-", "--wait"], &plan()).await.0, Some(0));
    let mut bare = world.environment();
    bare.retain(|(name, _)| !name.starts_with("ALIBABA"));
    let (code, output, log) = run_in(&["launch", "-"], &plan(), &bare).await;
    assert_eq!((code, output.as_str()), (Some(1), ""), "{log}");
    assert!(log.contains("credential"), "{log}");
    let (code, output, log) = run_in(&["ps", "--json"], "", &bare).await;
    assert_eq!((code, &value(&output)[0]["state"]), (Some(0), &json!("running")));
    assert!(log.contains("last known"), "{log}");
    assert_eq!(world.groups().await.len(), 1);
}

#[tokio::test]
async fn an_answer_that_is_lost_once_is_one_group() {
    for kind in ["drop-after", "drop-before"] {
        let world = World::start(json!([{"action": CREATE, "kind": kind, "times": 1}])).await;
        let (code, output, log) = world.berth(&["launch", "-"], &plan()).await;
        assert_eq!(code, Some(0), "{kind}: {output}{log}");
        assert_eq!((world.groups().await.len(), world.creates().await), (1, 2), "{kind}");
    }
}

#[tokio::test]
async fn a_run_that_is_killed_is_taken_up_and_ends_with_one_group() {
    for kind in ["drop-after", "drop-before"] {
        let world = World::start(json!([{"action": CREATE, "kind": kind}])).await;
        let file = world.folder.path().join("plan.json");
        std::fs::write(&file, plan()).expect("the plan");
        let path = file.to_str().expect("UTF-8");
        let mut child = blackbox::spawn(&["launch", path], &world.environment());
        while world.creates().await == 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        child.kill().await.expect("it can be ended");
        let (_, listed, _) = world.berth(&["ps", "--json"], "").await;
        let row = value(&listed)[0].clone();
        assert!(["sent", "resent", "unknown"].contains(&row["state"].as_str().expect("a state")), "{listed}");
        world.mend().await;
        let id = row["id"].as_str().expect("an id");
        // With its plan beside it, and without.
        let (code, output, log) = world.berth(&["launch", path, "--resume", id, "--wait"], "").await;
        assert_eq!(code, Some(0), "{kind}: {output}{log}");
        assert_eq!(world.berth(&["launch", "--resume", id], "").await.0, Some(0));
        let groups = world.groups().await;
        assert_eq!(groups.len(), 1, "{kind}");
        assert_eq!(groups[0]["client_token"], row["client_token"]);
    }
}

#[tokio::test]
async fn what_is_taken_up_must_be_what_was_launched() {
    let world = World::start(json!([])).await;
    let (_, output, _) = world.berth(&["launch", "-"], &plan()).await;
    let id: String = output.chars().take(32).collect();
    let other = plan().replace("\"web\"", "\"other\"");
    let (code, output, log) = world.berth(&["launch", "-", "--resume", &id], &other).await;
    assert_eq!((code, output.as_str()), (Some(2), ""), "{log}");
    for words in [&["launch", "--resume", "nobody"][..], &["logs", "nobody"], &["rm", "nobody"]] {
        let (code, output, log) = world.berth(words, "").await;
        assert_eq!((code, output.as_str()), (Some(1), ""), "{words:?}");
        assert!(log.contains("no launch nobody"), "{log}");
    }
    assert_eq!(world.groups().await.len(), 1);
}

/// Each of them takes the whole time for which a launch is tried again, so they take it together.
#[tokio::test]
async fn after_ninety_seconds_the_outcome_is_what_is_known() {
    tokio::join!(
        a_cloud_that_never_answers_leaves_the_outcome_unknown_after_ninety_seconds(),
        a_group_that_exists_although_no_answer_ever_came_is_found_by_its_tag(),
        a_cloud_that_is_not_there_is_a_failure_and_not_a_doubt(),
    );
}

async fn a_cloud_that_never_answers_leaves_the_outcome_unknown_after_ninety_seconds() {
    let folder = tempfile::tempdir().expect("a folder");
    let cloud = Upstream::start(|_| None).await;
    let (code, output, log) = run_in(&["launch", "-"], &plan(), &environment(&cloud.origin, &folder)).await;
    assert_eq!(code, Some(4), "{output}{log}");
    assert!(output.starts_with(&id(&log)), "the id to resume is the result: {output}");
    assert!(log.contains(&format!("berth launch --resume {}", id(&log))), "{log}");
    assert!((3..=12).contains(&cloud.count(CREATE)), "{} tries of ten seconds", cloud.count(CREATE));
}

async fn a_group_that_exists_although_no_answer_ever_came_is_found_by_its_tag() {
    let world = World::start(json!([{"action": CREATE, "kind": "drop-after"}])).await;
    let (code, output, log) = world.berth(&["launch", "-"], &plan()).await;
    assert_eq!(code, Some(0), "{output}{log}");
    let groups = world.groups().await;
    assert_eq!(groups.len(), 1);
    assert!(output.contains(groups[0]["id"].as_str().expect("an id")), "{output}");
}

async fn a_cloud_that_is_not_there_is_a_failure_and_not_a_doubt() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, output, log) =
        run_in(&["launch", "-", "--json"], &plan(), &environment("http://127.0.0.1:9", &folder)).await;
    assert_eq!((code, &value(&output)["state"]), (Some(1), &json!("refused")), "{log}");
}

#[tokio::test]
async fn waiting_ends_when_an_image_cannot_be_pulled() {
    let world = World::start(json!([])).await;
    let gone = plan().replace("nginx:1.0", "nginx:no-such-tag");
    let (code, output, log) = world.berth(&["launch", "-", "--wait", "--json"], &gone).await;
    assert_eq!((code, &value(&output)["state"]), (Some(1), &json!("pending")), "{log}");
    assert_eq!(world.groups().await.len(), 1, "the group is there and can be deleted");
}
