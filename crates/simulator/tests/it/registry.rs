//! Container Registry: shapes with their quirks, filters, pages.

use serde_json::{Value, json};

use crate::harness::{BEIJING, Cloud, HANGZHOU, code};

const TEST0000: &str = "cri-nwj395hgf6f00000";
const SHOP: &str = "cri-hzprod0000000001";

async fn ok(cloud: &Cloud, region: &str, action: &str, pairs: &[(&str, &str)]) -> Value {
    let (status, body) = cloud.cr(region, action, pairs).await;
    assert_eq!(status, 200, "{body}");
    assert_eq!((&body["Code"], &body["IsSuccess"]), (&json!("success"), &json!(true)));
    body
}

#[tokio::test]
async fn instances_are_those_of_the_region_and_of_the_account() {
    let cloud = Cloud::new();
    let body = ok(&cloud, BEIJING, "ListInstance", &[]).await;
    let names: Vec<&str> = body["Instances"]
        .as_array()
        .unwrap()
        .iter()
        .map(|instance| instance["InstanceName"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["test0000", "team-images", "archive", "quiet"]);
    assert_eq!((&body["TotalCount"], &body["PageSize"]), (&json!(4), &json!(30)));
    let first = &body["Instances"][0];
    assert!(first["CreateTime"].is_string());
    assert_eq!(first["Tags"], json!([{"TagKey": "env", "TagValue": "test"}]));
    let running = ok(&cloud, HANGZHOU, "ListInstance", &[("InstanceStatus", "RUNNING")]).await;
    assert_eq!(running["TotalCount"], 1);
    let none = ok(&cloud, "us-east-1", "ListInstance", &[]).await;
    assert_eq!((&none["TotalCount"], &none["Instances"]), (&json!(0), &json!([])));
}

#[tokio::test]
async fn one_instance_has_its_times_as_numbers_and_no_region() {
    let body = ok(&Cloud::new(), BEIJING, "GetInstance", &[("InstanceId", TEST0000)]).await;
    assert!(body["CreateTime"].is_i64());
    assert_eq!(body["InstanceSpecification"], "Enterprise_Basic");
    assert_eq!(body.get("RegionId"), None);
}

#[tokio::test]
async fn an_instance_of_another_region_or_account_does_not_exist_here() {
    let cloud = Cloud::new();
    for (region, id) in [(HANGZHOU, TEST0000), (BEIJING, "cri-partner000000001"), (BEIJING, "cri-none")] {
        let answer = cloud.cr(region, "GetInstance", &[("InstanceId", id)]).await;
        assert_eq!(code(&answer), (404, "INSTANCE_NOT_EXIST"), "{region} {id}");
    }
}

#[tokio::test]
async fn the_public_endpoint_has_domains_as_objects_and_no_status_while_it_is_off() {
    let cloud = Cloud::new();
    let get = async |id| {
        ok(&cloud, BEIJING, "GetInstanceEndpoint", &[("InstanceId", id), ("EndpointType", "Internet")]).await
    };
    let open = get("cri-hub8team2img0001").await;
    assert_eq!(open["Status"], "RUNNING");
    assert_eq!(open["Domains"][0]["Type"], "SYSTEM");
    assert_eq!(open["Domains"][1], json!({"Domain": "hub.example.com", "Type": "USER"}));
    assert_eq!(open["AclEntries"][0], json!({"Entry": "127.0.0.1/32", "Comment": "default"}));
    let closed = get("cri-closed0archive01").await;
    assert_eq!((closed.get("Status"), &closed["Enable"]), (None, &json!(false)));
}

#[tokio::test]
async fn the_vpc_endpoint_has_domains_as_texts() {
    let cloud = Cloud::new();
    let body = ok(&cloud, BEIJING, "GetInstanceVpcEndpoint", &[("InstanceId", TEST0000)]).await;
    assert_eq!(body["Domains"], json!(["test0000-registry-vpc.cn-beijing.cr.aliyuncs.com"]));
    assert_eq!(body["LinkedVpcs"][0]["Status"], "RUNNING");
    assert_eq!(body["LinkedVpcs"][1]["Status"], "CREATING");
    assert!(body["LinkedVpcs"][0]["VswitchId"].is_string());
    let body = ok(&cloud, BEIJING, "ListInstanceEndpoint", &[("InstanceId", TEST0000)]).await;
    assert_eq!(body["Endpoints"][0]["EndpointType"], "internet");
    assert_eq!(body["Endpoints"][0]["AclEntries"][0], json!({"Entry": "127.0.0.1/32"}));
}

#[tokio::test]
async fn namespaces_repositories_and_tags_count_in_texts() {
    let cloud = Cloud::new();
    let namespaces = ok(&cloud, BEIJING, "ListNamespace", &[("InstanceId", TEST0000)]).await;
    assert_eq!(namespaces["TotalCount"], "3");
    assert_eq!(namespaces["Namespaces"][0]["NamespaceName"], "eci_test");
    let repository = ok(
        &cloud,
        BEIJING,
        "GetRepository",
        &[("InstanceId", TEST0000), ("RepoNamespaceName", "eci_test"), ("RepoName", "nginx")],
    )
    .await;
    let id = repository["RepoId"].as_str().unwrap();
    let tags = ok(&cloud, BEIJING, "ListRepoTag", &[("InstanceId", TEST0000), ("RepoId", id)]).await;
    assert_eq!(tags["TotalCount"], "4");
    assert!(tags["Images"][0]["ImageCreate"].is_string());
    let digest = tags["Images"][3]["Digest"].as_str().unwrap();
    assert_eq!((digest.len(), digest.contains(':')), (64, false));
    let tag = ok(&cloud, BEIJING, "GetRepoTag", &[("InstanceId", TEST0000), ("RepoId", id), ("Tag", "1.0")]).await;
    assert!(tag["ImageCreate"].is_i64());
    assert_eq!(tag["Digest"], digest);
    let gone = cloud.cr(BEIJING, "GetRepoTag", &[("InstanceId", TEST0000), ("RepoId", id), ("Tag", "9")]).await;
    assert_eq!(code(&gone), (404, "REPO_TAG_NOT_EXIST"));
}

#[tokio::test]
async fn repositories_are_paged_by_number_and_by_token() {
    let cloud = Cloud::new();
    let second =
        ok(&cloud, HANGZHOU, "ListRepository", &[("InstanceId", SHOP), ("RepoNamespaceName", "shop"), ("PageNo", "2")])
            .await;
    assert_eq!(second["Repositories"].as_array().unwrap().len(), 15);
    assert!(second["Repositories"][0]["CreateTime"].is_i64());
    let first =
        ok(&cloud, HANGZHOU, "ListRepository", &[("InstanceId", SHOP), ("MaxResults", "40"), ("PageNo", "9")]).await;
    assert_eq!((&first["TotalCount"], &first["MaxResults"]), (&json!("48"), &json!(40)));
    let token = first["NextToken"].as_str().unwrap();
    let rest =
        ok(&cloud, HANGZHOU, "ListRepository", &[("InstanceId", SHOP), ("MaxResults", "40"), ("NextToken", token)])
            .await;
    assert_eq!(rest["Repositories"].as_array().unwrap().len(), 8);
    assert_eq!(rest.get("NextToken"), None);
    let beyond = cloud.cr(HANGZHOU, "ListRepository", &[("InstanceId", SHOP), ("PageSize", "101")]).await;
    assert_eq!(code(&beyond), (400, "InvalidParameter"));
    let nowhere = cloud.cr(HANGZHOU, "ListRepository", &[("InstanceId", SHOP), ("RepoNamespaceName", "none")]).await;
    assert_eq!(code(&nowhere), (404, "NAMESPACE_NOT_EXIST"));
}

#[tokio::test]
async fn an_instance_that_does_not_run_does_not_tell_what_it_holds() {
    let cloud = Cloud::new();
    let id = "cri-hzstart000000001";
    assert_eq!(ok(&cloud, HANGZHOU, "GetInstance", &[("InstanceId", id)]).await["InstanceStatus"], "STARTING");
    let answer = cloud.cr(HANGZHOU, "ListNamespace", &[("InstanceId", id)]).await;
    assert_eq!(code(&answer), (400, "INSTANCE_STATUS_NOT_SUPPORT"));
}
