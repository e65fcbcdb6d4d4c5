//! Lists that come in pages.

use cloud::page::walk;
use cloud::{cr, eci, ecs, vpc};
use serde_json::json;

use crate::harness::{Cloud, Reply, Seen, ok};

/// Answers page `PageNo` of 250 repositories.
fn repositories(request: &Seen) -> Reply {
    let page: u32 = request.get("PageNo").parse().unwrap();
    let size: u32 = request.get("PageSize").parse().unwrap();
    let items: Vec<_> =
        ((page - 1) * size..250.min(page * size)).map(|n| json!({"RepoName": format!("app-{n}")})).collect();
    ok(&json!({"RequestId": "R", "IsSuccess": true, "TotalCount": "250", "Repositories": items}).to_string())
}

#[tokio::test]
async fn numbered_pages_are_walked_to_the_end() {
    let cloud = Cloud::by(|request, _| repositories(request)).await;
    let client = cloud.client();
    let filter = cr::RepositoryFilter { instance_id: "cri-1".to_owned(), ..Default::default() };
    let walked = walk(1000, |at| cr::list_repository(&client, "cn-beijing", &filter, at)).await.unwrap();
    assert_eq!((walked.items.len(), walked.more, cloud.seen().len()), (250, false, 3));
    assert_eq!(walked.items[249].repo_name, "app-249");
}

#[tokio::test]
async fn numbered_pages_are_walked_to_the_cap() {
    let cloud = Cloud::by(|request, _| repositories(request)).await;
    let client = cloud.client();
    let filter = cr::RepositoryFilter { instance_id: "cri-1".to_owned(), ..Default::default() };
    let walked = walk(150, |at| cr::list_repository(&client, "cn-beijing", &filter, at)).await.unwrap();
    assert_eq!((walked.items.len(), walked.more, cloud.seen().len()), (150, true, 2));
}

#[tokio::test]
async fn token_pages_are_walked_to_the_end() {
    let cloud = Cloud::by(|request, _| {
        let next = if request.get("NextToken").is_empty() { "more" } else { "" };
        let group = json!({"SecurityGroupId": format!("sg-{}", request.get("NextToken"))});
        ok(&json!({"RequestId": "R", "NextToken": next, "SecurityGroups": {"SecurityGroup": [group]}}).to_string())
    })
    .await;
    let client = cloud.client();
    let filter = ecs::SecurityGroupFilter { security_group_ids: vec!["sg-1".to_owned()], ..Default::default() };
    let walked = walk(1000, |at| ecs::describe_security_groups(&client, "cn-beijing", &filter, at)).await.unwrap();
    assert_eq!(
        walked.items.iter().map(|group| group.security_group_id.as_str()).collect::<Vec<_>>(),
        ["sg-", "sg-more"]
    );
    assert_eq!(cloud.seen()[0].get("SecurityGroupIds"), r#"["sg-1"]"#);
}

#[tokio::test]
async fn more_than_twenty_ids_are_asked_for_in_several_calls() {
    let cloud = Cloud::by(|request, _| {
        let ids: Vec<String> = serde_json::from_str(request.get("ContainerGroupIds")).unwrap();
        let groups: Vec<_> = ids.iter().map(|id| json!({"ContainerGroupId": id})).collect();
        ok(&json!({"RequestId": "R", "ContainerGroups": groups}).to_string())
    })
    .await;
    let ids: Vec<String> = (0..45).map(|n| format!("eci-{n}")).collect();
    let groups = eci::describe_container_groups(&cloud.client(), "cn-beijing", &ids).await.unwrap();
    assert_eq!((groups.len(), cloud.seen().len()), (45, 3));
    assert!(cloud.seen().iter().all(|request| request.get("RegionId") == "cn-beijing"));
}

#[tokio::test]
async fn an_empty_list_is_an_empty_page() {
    let cloud =
        Cloud::by(|_, _| ok(r#"{"RequestId":"R","TotalCount":0,"VSwitches":{"VSwitch":[]},"Vpcs":null}"#)).await;
    let switches =
        vpc::describe_vswitches(&cloud.client(), "cn-beijing", &vpc::VSwitchFilter::default(), None).await.unwrap();
    let vpcs = vpc::describe_vpcs(&cloud.client(), "cn-beijing", &vpc::VpcFilter::default(), None).await.unwrap();
    assert!(switches.items.is_empty() && switches.next.is_none() && vpcs.items.is_empty());
    assert_eq!(cloud.seen()[0].path, "/vpc/cn-beijing");
}
