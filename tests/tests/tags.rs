//! The two tags of a launch: always sent, shown before and after, and counted.

#![allow(clippy::expect_used, clippy::panic)]

use blackbox::{Berth, KEY_ID, KEY_SECRET, Visitor, run};
use serde_json::{Value, json};

/// A plan that runs, with so many tags.
fn tagged(count: usize) -> String {
    let tags: Vec<_> = (1..=count).map(|n| json!({"Key": format!("k{n}"), "Value": "v"})).collect();
    let plan = json!({
        "RegionId": "cn-beijing", "ContainerGroupName": "tagged", "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
        "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000", "Cpu": "1", "Memory": "2", "Tag": tags,
        "Container": [{"Name": "nginx", "Image": "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"}],
        "AcrRegistryInfo": [{"InstanceId": "cri-nwj395hgf6f00000", "InstanceName": "test0000", "RegionId": "cn-beijing"}],
        "Berth": {"Network": "Vpc"}
    });
    plan.to_string()
}

#[tokio::test]
async fn eighteen_tags_are_for_people_and_one_more_is_said_in_both_languages() {
    let (code, out, _) = run(&["check-plan", "-", "--json"], &tagged(18)).await;
    assert_eq!((code, out.trim()), (Some(0), "[]"));
    let (code, out, _) = run(&["check-plan", "-", "--json"], &tagged(19)).await;
    let found: Value = serde_json::from_str(&out).expect("a list");
    assert_eq!((code, &found[0]["path"], &found[0]["code"]), (Some(1), &json!("Tag"), &json!("no-room-for-tags")));
    assert!(found[0]["zh-CN"].as_str().expect("Chinese").contains("18"), "{found}");
    assert!(found[0]["en"].as_str().expect("English").contains("18"), "{found}");
}

#[tokio::test]
async fn what_is_rendered_holds_the_plans_own_tags_alone_and_may_use_all_twenty() {
    let (code, out, said) = run(&["render", "-", "--format", "openapi-json"], &tagged(20)).await;
    assert_eq!(code, Some(0), "{said}");
    let request: Value = serde_json::from_str(&out).expect("an object");
    assert_eq!(request["Tag.20.Key"], "k20");
    assert!(!out.contains("berth-"), "{out}");
}

#[tokio::test]
async fn a_group_carries_the_launch_and_its_owner_and_every_page_says_so() {
    let file = tempfile::NamedTempFile::new().expect("a file for the scenario");
    std::fs::write(file.path(), json!({"control": true, "pace": 0.05}).to_string()).expect("the scenario");
    let path = file.path().to_str().expect("a path in UTF-8");
    let key = ["--access-key-id", KEY_ID, "--access-key-secret", KEY_SECRET, "--scenario", path];
    let cloud = Berth::start(&[&["simulator", "--listen", "127.0.0.1:0"], &key[..]].concat(), Vec::new()).await;
    let berth = Berth::live(&cloud.origin).await;
    let mut visitor = Visitor::new(&berth.origin);
    let pasted = visitor.paste("en", &tagged(18)).await;
    let plan = pasted.path.split('/').nth(3).expect("a plan's id").to_owned();
    let review = visitor.get(&format!("/en/plans/{plan}/review")).await;
    review.says("Tag.19.Key").says("berth-launch").says("Tag.20.Key").says("berth-owner").says("made when you create");
    let launched = visitor.launch(&review).await;
    let page = visitor.until(&launched.path, &["Running"]).await;
    let id = page.path.rsplit('/').next().expect("an id").to_owned();

    let requests = reqwest::get(format!("{}/_simulator/requests", cloud.origin)).await.expect("an answer");
    let requests: Value = serde_json::from_str(&requests.text().await.expect("a text")).expect("a list");
    let create = requests.as_array().into_iter().flatten().find(|one| one["action"] == "CreateContainerGroup");
    let create = create.expect("a create call")["parameters"].clone();
    let sent = |name: &str| {
        let pair = create.as_array().into_iter().flatten().find(|pair| pair[0] == name);
        pair.unwrap_or_else(|| panic!("no {name} in {create}"))[1].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!((sent("Tag.19.Key"), sent("Tag.19.Value")), ("berth-launch".to_owned(), id.clone()));
    assert_eq!((sent("Tag.20.Key"), sent("Tag.20.Value")), ("berth-owner".to_owned(), "local".to_owned()));
    page.says("Tag.19.Value").says(&id).says(&sent("ClientToken"));
}
