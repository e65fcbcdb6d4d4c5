//! `berth diagnose`, as scripts rely on it: exit codes, JSON, the environment.

#![allow(clippy::expect_used, clippy::panic)]

use std::{fs, path::PathBuf};

use blackbox::{Berth, Environment, KEY_ID, KEY_SECRET, run_in};
use serde_json::{Value, json};

const VPC_IMAGE: &str = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0";

fn plan(image: &str) -> Value {
    json!({
        "RegionId": "cn-beijing", "ContainerGroupName": "web", "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
        "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000", "Container": [{"Name": "app", "Image": image}],
    })
}

fn environment(origin: &str) -> Environment {
    vec![
        ("BERTH_ENDPOINT", format!("{origin}/{{product}}/{{region}}")),
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", KEY_ID.to_owned()),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", KEY_SECRET.to_owned()),
    ]
}

/// A simulator in a scenario: a built-in one by its name, or the path of a file.
async fn simulator(scenario: &str) -> Berth {
    let words = [
        "simulator",
        "--listen",
        "127.0.0.1:0",
        "--access-key-id",
        KEY_ID,
        "--access-key-secret",
        KEY_SECRET,
        "--scenario",
        scenario,
    ];
    Berth::start(&words, Vec::new()).await
}

async fn diagnosed(origin: &str, document: &str) -> (Option<i32>, Value, String) {
    let (code, output, log) = run_in(&["diagnose", "-", "--json"], document, &environment(origin)).await;
    (code, serde_json::from_str(&output).unwrap_or_default(), log)
}

#[tokio::test]
async fn exit_codes_tell_pass_fail_and_unknown() {
    for (scenario, code, rule) in [
        ("tag-gone", 1, "tag-exists"),
        ("vpc-not-linked", 1, "vpc-link"),
        ("no-private-zone", 1, "vpc-link"),
        ("no-permission", 4, "instance-exists"),
        ("no-egress", 0, ""),
    ] {
        let cloud = simulator(scenario).await;
        let (exit, value, log) = diagnosed(&cloud.origin, &plan(VPC_IMAGE).to_string()).await;
        assert_eq!(exit, Some(code), "{scenario}: {value:#} {log}");
        let findings = value["findings"].as_array().expect("findings");
        let word = ["pass", "fail", "", "", "unknown"][usize::try_from(code).expect("small")];
        if code > 0 {
            assert_eq!(value["verdict"], word, "{scenario}");
            let named = findings.iter().any(|finding| finding["rule"] == rule && finding["verdict"] == word);
            assert!(named, "{scenario}: {value:#}");
        }
        for finding in findings {
            assert!(finding["evidence"].as_array().is_some_and(|evidence| !evidence.is_empty()), "{finding}");
            assert!(finding.as_object().expect("an object").contains_key("remedy"));
        }
    }
}

#[tokio::test]
async fn a_scenario_file_is_a_world_of_one_s_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("closed.json");
    let world = json!({"world": {"instances": [{"id": "cri-nwj395hgf6f00000", "public": {"enabled": false}}]}});
    fs::write(&path, world.to_string()).expect("it can be written");
    let cloud = simulator(path.to_str().expect("UTF-8")).await;
    let image = "test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0";
    let (exit, value, _) = diagnosed(&cloud.origin, &plan(image).to_string()).await;
    assert_eq!(exit, Some(1));
    assert!(value.to_string().contains("UpdateInstanceEndpointStatus"), "the remedy as a line: {value:#}");
}

#[tokio::test]
async fn without_a_credential_or_a_cloud_nothing_is_known() {
    let document = plan(VPC_IMAGE).to_string();
    let (exit, output, _) = run_in(&["diagnose", "-", "--json"], &document, &Vec::new()).await;
    let value: Value = serde_json::from_str(&output).expect("JSON");
    assert_eq!((exit, value["verdict"].as_str()), (Some(4), Some("unknown")), "{value:#}");
    let (exit, value, _) = diagnosed("http://127.0.0.1:9", &document).await;
    assert_eq!((exit, value["verdict"].as_str()), (Some(4), Some("unknown")), "{value:#}");
    let mut stranger = environment("http://127.0.0.1:9");
    let cloud = simulator("no-egress").await;
    stranger[0].1 = format!("{}/{{product}}/{{region}}", cloud.origin);
    stranger[2].1 = "not-the-secret".to_owned();
    let (exit, _, _) = run_in(&["diagnose", "-"], &document, &stranger).await;
    assert_eq!(exit, Some(4), "a key that is not accepted");
}

#[tokio::test]
async fn incomplete_and_wrong_documents_are_judged_and_unreadable_ones_are_not() {
    let cloud = simulator("no-egress").await;
    for document in [json!({}), json!({"Container": [{"Name": "a"}]}), json!({"RegionId": "cn-beijing", "Cpu": [1]})] {
        let (exit, value, log) = diagnosed(&cloud.origin, &document.to_string()).await;
        assert_eq!((exit, value["verdict"].as_str()), (Some(4), Some("unknown")), "{document}: {value:#} {log}");
    }
    let mut wrong = plan(VPC_IMAGE);
    wrong["Nmae"] = json!("x");
    wrong["Container"][0]["Cpu"] = json!({"a": 1});
    let (exit, value, _) = diagnosed(&cloud.origin, &wrong.to_string()).await;
    assert_eq!((exit, value["verdict"].as_str()), (Some(0), Some("warn")), "{value:#}");
    for unreadable in ["{", "[]", "\u{0}", "just a text"] {
        let (exit, output, log) = run_in(&["diagnose", "-"], unreadable, &environment(&cloud.origin)).await;
        assert_eq!(exit, Some(2), "{unreadable:?}");
        assert!(output.is_empty() && !log.is_empty());
    }
    let (exit, output, _) = run_in(&["diagnose", "/nowhere/plan.json"], "", &environment(&cloud.origin)).await;
    assert_eq!((exit, output.as_str()), (Some(2), ""));
}

#[tokio::test]
async fn people_read_the_worst_first_and_the_line_that_mends_it() {
    let cloud = simulator("vpc-not-linked").await;
    let (exit, text, _) = run_in(&["diagnose", "-"], &plan(VPC_IMAGE).to_string(), &environment(&cloud.origin)).await;
    assert_eq!(exit, Some(1));
    assert!(text.starts_with("fail"), "{text}");
    assert!(text.contains("aliyun cr CreateInstanceVpcEndpointLinkedVpc --region cn-beijing"), "{text}");
    assert!(text.trim_end().ends_with("fail"), "{text}");
}
