//! Container Registry: the ways to an instance being opened and closed, and how long that takes.

use serde_json::{Value, json};

use crate::harness::{BEIJING, Cloud, code};

const TEST0000: &str = "cri-nwj395hgf6f00000";
const PROD: &str = "vpc-2zeprod0network00main";
const VSWITCH: &str = "vsw-2zejlv7xjnw61w6z00000";

async fn call(cloud: &Cloud, action: &str, pairs: &[(&str, &str)]) -> Value {
    let pairs = [&[("InstanceId", TEST0000)], pairs].concat();
    let (status, body) = cloud.cr(BEIJING, action, &pairs).await;
    assert_eq!(status, 200, "{action}: {body}");
    body
}

async fn entries(cloud: &Cloud) -> Vec<String> {
    let body = call(cloud, "GetInstanceEndpoint", &[("EndpointType", "internet")]).await;
    let entries = body["AclEntries"].as_array().unwrap();
    entries.iter().map(|entry| entry["Entry"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn an_entry_made_while_the_endpoint_is_creating_is_taken_and_lost() {
    let cloud = Cloud::in_scenario(
        r#"{"world": {"instances": [{"id": "cri-nwj395hgf6f00000", "public": {"enabled": false, "whitelist": []}}]}}"#,
    );
    let internet = ("EndpointType", "internet");
    call(&cloud, "UpdateInstanceEndpointStatus", &[internet, ("Enable", "true")]).await;
    let endpoint = call(&cloud, "GetInstanceEndpoint", &[internet]).await;
    assert_eq!((&endpoint["Status"], &endpoint["AclEnable"]), (&json!("CREATING"), &json!(true)));
    assert_eq!(entries(&cloud).await, ["127.0.0.1/32"]);
    let admit = [internet, ("Entry", "203.0.113.10/32"), ("Comment", "berth")];
    call(&cloud, "CreateInstanceEndpointAclPolicy", &admit).await;
    cloud.wait(4_000);
    assert_eq!(call(&cloud, "GetInstanceEndpoint", &[internet]).await["Status"], "RUNNING");
    assert_eq!(entries(&cloud).await, ["127.0.0.1/32"], "it was lost");
    call(&cloud, "CreateInstanceEndpointAclPolicy", &admit).await;
    call(&cloud, "CreateInstanceEndpointAclPolicy", &admit).await;
    assert_eq!(entries(&cloud).await, ["127.0.0.1/32", "203.0.113.10/32"]);
    call(&cloud, "DeleteInstanceEndpointAclPolicy", &admit[..2]).await;
    assert_eq!(entries(&cloud).await, ["127.0.0.1/32"]);
    call(&cloud, "UpdateInstanceEndpointStatus", &[internet, ("Enable", "false")]).await;
    assert_eq!(call(&cloud, "GetInstanceEndpoint", &[internet]).await.get("Status"), None);
}

#[tokio::test]
async fn a_vpc_is_linked_after_a_while_and_only_while_the_quota_has_room() {
    let cloud = Cloud::new();
    let ends = [("VpcId", PROD), ("VswitchId", VSWITCH), ("EnableCreateDNSRecordInPvzt", "true")];
    let of_prod = async || {
        let body = call(&cloud, "GetInstanceVpcEndpoint", &[]).await;
        body["LinkedVpcs"].as_array().unwrap().iter().find(|link| link["VpcId"] == PROD).cloned()
    };
    call(&cloud, "DeleteInstanceVpcEndpointLinkedVpc", &ends[..2]).await;
    assert_eq!(of_prod().await, None);
    call(&cloud, "CreateInstanceVpcEndpointLinkedVpc", &ends).await;
    assert_eq!(of_prod().await.unwrap()["Status"], "CREATING");
    cloud.wait(4_000);
    let link = of_prod().await.unwrap();
    assert_eq!((&link["Status"], &link["Issue"]), (&json!("RUNNING"), &json!("")));
    assert_eq!(call(&cloud, "GetInstanceUsage", &[]).await["VpcUsage"], "2");
    let full = Cloud::in_scenario(
        r#"{"world": {"instances": [{"id": "cri-nwj395hgf6f00000", "link_quota": 1,
            "links": [{"vpc": "vpc-2zeprod0network00main", "remove": true}]}]}}"#,
    );
    let pairs = [&[("InstanceId", TEST0000)], &ends[..]].concat();
    let answer = full.cr(BEIJING, "CreateInstanceVpcEndpointLinkedVpc", &pairs).await;
    assert_eq!(code(&answer), (400, "INSTANCE_ACCESS_VPC_LIMIT_EXCEED"));
}

#[tokio::test]
async fn another_world_takes_the_place_of_the_one_that_was_with_its_faults_alone() {
    let cloud = Cloud::in_scenario(r#"{"faults": [{"action": "GetInstance", "kind": "throttle"}]}"#);
    let closed = simulator::Named::find("vpc-not-linked").unwrap().scenario().unwrap();
    cloud.simulator.restart_in(&closed).unwrap();
    call(&cloud, "GetInstance", &[]).await;
    let linked = |body: Value| body["LinkedVpcs"].as_array().unwrap().len();
    assert_eq!(linked(call(&cloud, "GetInstanceVpcEndpoint", &[]).await), 1);
    cloud.simulator.restart_in(&simulator::Scenario::default()).unwrap();
    assert_eq!(linked(call(&cloud, "GetInstanceVpcEndpoint", &[]).await), 2);
}
