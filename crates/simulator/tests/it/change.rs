//! Worlds that change while groups live in them.

use simulator::Scenario;

use crate::harness::{Cloud, PUBLIC_IMAGE, VPC_IMAGE};

#[tokio::test]
async fn a_failure_that_is_mended_is_gone_with_the_next_try() {
    let cloud = Cloud::in_scenario(
        r#"{"world": {"instances": [{"id": "cri-nwj395hgf6f00000", "public": {"enabled": false}}]}}"#,
    );
    let id = cloud.created(PUBLIC_IMAGE, &[]).await;
    cloud.wait(6000);
    assert_eq!(cloud.group(&id).await["Containers"][0]["CurrentState"]["Reason"], "ImagePullBackOff");
    cloud.simulator.world(|world| world.instance_mut("cri-nwj395hgf6f00000").unwrap().public.enabled = true);
    cloud.wait(20_000);
    let group = cloud.group(&id).await;
    assert_eq!(group["Status"], "Running");
    assert!(group["Events"].to_string().contains("i/o timeout"));
}

#[tokio::test]
async fn a_pull_that_began_before_a_change_ends_as_it_began() {
    let cloud = Cloud::new();
    let id = cloud.created(VPC_IMAGE, &[]).await;
    cloud.wait(1500);
    let unlink = r#"{"world": {"instances": [{"id": "cri-nwj395hgf6f00000", "links": null}]}}"#;
    cloud.simulator.apply(&Scenario::read(unlink).unwrap()).unwrap();
    cloud.wait(2000);
    assert_eq!(cloud.group(&id).await["Status"], "Running");
    let later = cloud.created(VPC_IMAGE, &[]).await;
    cloud.wait(5000);
    assert_eq!(cloud.group(&later).await["Status"], "Pending");
}

#[tokio::test]
async fn tries_are_counted_and_grow_rarer() {
    let cloud = Cloud::in_scenario(r#"{"world": {"instances": [{"id": "cri-nwj395hgf6f00000", "links": null}]}}"#);
    let id = cloud.created(VPC_IMAGE, &[]).await;
    let count = async || {
        let group = cloud.group(&id).await;
        let events = group["Events"].as_array().unwrap().clone();
        events.iter().find(|event| event["Reason"] == "Pulling").unwrap()["Count"].as_u64().unwrap()
    };
    let mut counts = Vec::new();
    for minutes in [1, 4, 60] {
        cloud.wait(minutes * 60_000);
        counts.push(count().await);
    }
    assert_eq!(counts, [3, 5, 17]);
    assert!(cloud.group(&id).await["Events"].as_array().unwrap().len() <= 50);
}

#[tokio::test]
async fn a_scenario_that_cannot_be_changes_nothing() {
    let cloud = Cloud::new();
    let mut scenario = Scenario::default();
    scenario.world.insert("vpcs".to_owned(), serde_json::json!([{"id": "vpc-x", "region": "moon"}]));
    assert!(cloud.simulator.apply(&scenario).is_err());
    assert!(cloud.simulator.world(|world| world.vpc("vpc-x").is_none()));
}
