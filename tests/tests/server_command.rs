//! `berth launch`, `ps`, `logs`, `rm` through a server: the same words, the same exit codes, and the server's journal.

#![allow(clippy::expect_used, clippy::panic)]

use blackbox::{Berth, Environment, run_in};
use serde_json::{Value, json};

fn plan() -> String {
    json!({
        "RegionId": "cn-beijing", "ContainerGroupName": "web", "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
        "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000",
        "Container": [{"Name": "app", "Image": "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"}],
    })
    .to_string()
}

fn at(berth: &Berth) -> Environment {
    vec![("BERTH_SERVER", berth.origin.clone())]
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[tokio::test]
async fn a_plan_is_launched_listed_read_and_deleted_through_the_server() {
    let berth = Berth::demo().await;
    let server = at(&berth);
    let (code, output, log) = run_in(&["launch", "-", "--wait", "--json"], &plan(), &server).await;
    assert_eq!((code, &value(&output)["state"]), (Some(0), &json!("running")), "{log}");
    let (id, group) = (value(&output)["id"].clone(), value(&output)["container_group_id"].clone());
    let id = id.as_str().expect("an id");
    let (_, listed, _) = run_in(&["ps", "--json"], "", &server).await;
    assert_eq!(value(&listed)[0]["id"], id);
    // The flag says the same as the variable.
    let (code, text, log) = run_in(&["logs", id, "--server", &berth.origin], "", &Vec::new()).await;
    assert!(code == Some(0) && !text.is_empty(), "{log}");
    let (code, output, log) = run_in(&["rm", group.as_str().expect("an id"), "--json"], "", &server).await;
    assert_eq!((code, &value(&output)["id"]), (Some(0), &json!(id)), "{log}");
    let (code, output, _) = run_in(&["launch", "--resume", id], "", &server).await;
    assert!(matches!(code, Some(0 | 1)) && output.starts_with(id), "{output}");
}

#[tokio::test]
async fn what_is_taken_up_with_its_plan_is_made_once() {
    let berth = Berth::demo().await;
    let server = at(&berth);
    let id = "00112233445566778899aabbccddeeff";
    // Nothing of it ever arrived: it is made now, and the second time it is there.
    for _ in 0..2 {
        let (code, output, log) = run_in(&["launch", "-", "--resume", id], &plan(), &server).await;
        assert!(code == Some(0) && output.starts_with(id), "{output}{log}");
    }
    let (_, listed, _) = run_in(&["ps", "--json"], "", &server).await;
    assert_eq!(value(&listed).as_array().map(Vec::len), Some(1));
    let other = plan().replace("\"web\"", "\"other\"");
    let (code, output, log) = run_in(&["launch", "-", "--resume", id], &other, &server).await;
    assert_eq!((code, output.as_str()), (Some(2), ""), "{log}");
}

#[tokio::test]
async fn a_dry_run_and_bad_plans_have_the_same_exit_codes() {
    let simulator = Berth::simulator().await;
    let berth = Berth::live(&simulator.origin).await;
    let (code, output, log) = run_in(&["launch", "-", "--dry-run", "--json"], &plan(), &at(&berth)).await;
    assert_eq!((code, &value(&output)["passed"]), (Some(0), &json!(true)), "{log}");
    let stranger = Berth::live_as(&simulator.origin, blackbox::KEY_ID, "not-the-secret").await;
    let (code, output, log) = run_in(&["launch", "-", "--dry-run"], &plan(), &at(&stranger)).await;
    assert_eq!((code, output.as_str()), (Some(1), ""));
    assert!(log.contains("SignatureDoesNotMatch"), "{log}");
    let (code, output, log) = run_in(&["launch", "-"], r#"{"RegionId": "cn-beijing"}"#, &at(&berth)).await;
    assert!(code == Some(2) && output.is_empty() && log.contains("ContainerGroupName"), "{log}");
    for words in [&["rm", "nobody"][..], &["logs", "nobody"], &["launch", "--resume", "nobody"]] {
        let (code, output, _) = run_in(words, "", &at(&berth)).await;
        assert_eq!((code, output.as_str()), (Some(1), ""), "{words:?}");
    }
    let plan_only = Berth::plan_only().await;
    let (code, _, log) = run_in(&["launch", "-"], &plan(), &at(&plan_only)).await;
    assert!(code == Some(1) && log.contains("only plans"), "{log}");
}

#[tokio::test]
async fn a_server_is_named_by_an_address_that_keeps_secrets() {
    for address in ["http://berth.example.com", "ftp://127.0.0.1", "nonsense"] {
        let (code, output, log) = run_in(&["ps", "--server", address], "", &Vec::new()).await;
        assert_eq!((code, output.as_str()), (Some(2), ""), "{address}: {log}");
    }
    let (code, output, log) = run_in(&["ps", "--server", "http://127.0.0.1:9"], "", &Vec::new()).await;
    assert_eq!((code, output.as_str()), (Some(1), ""), "{log}");
}
