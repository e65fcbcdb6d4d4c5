//! Every action against the documentation's example of its answer.

use cloud::{Client, cr, eci, ecs, sts, vpc};
use serde_json::Value;

use crate::harness::{Cloud, ok};

/// A cloud that answers each action with the documentation's example.
async fn documented() -> (Cloud, Client) {
    let examples: Value = serde_json::from_str(include_str!("../../testdata/responses.json")).unwrap();
    let cloud = Cloud::by(move |request, _| {
        let product = request.path.split('/').nth(1).unwrap();
        ok(&examples[format!("{product}.{}", request.get("Action"))].to_string())
    })
    .await;
    let client = cloud.client();
    (cloud, client)
}

const REGION: &str = "cn-hangzhou";

#[tokio::test]
async fn container_groups_are_described() {
    let (_, client) = documented().await;
    let groups = eci::list_container_groups(&client, REGION, &eci::GroupFilter::default(), None).await.unwrap();
    let group = &groups.items[0];
    assert_eq!((group.status.as_str(), group.zone_id.as_str(), group.cpu), ("Running", "cn-hangzhou-h", 2.0));
    assert_eq!((group.vswitch_id.as_str(), group.tags[0].key.as_str()), ("vsw-bp1vzjjflab6wvjox****", "name"));
    assert_eq!((group.events[0].kind.as_str(), group.events[0].count), ("Normal", Some(20)));
    let container = &group.containers[0];
    assert_eq!((container.commands.len(), container.current_state.exit_code), (1, Some(0)));
    assert_eq!((group.init_containers[0].commands.len(), group.init_containers[0].restart_count), (1, Some(5)));
    assert!(groups.next.is_some());
}

#[tokio::test]
async fn odd_spellings_in_a_status_are_read() {
    let (_, client) = documented().await;
    let status = &eci::describe_container_group_status(&client, REGION, &["eci-1".to_owned()]).await.unwrap()[0];
    let pod = &status.pod_status;
    assert_eq!(
        (pod.phase.as_str(), pod.conditions[0].kind.as_str(), pod.conditions[0].status.as_str()),
        ("Running", "Ready", "True")
    );
    assert_eq!(pod.conditions[0].last_transition_time, "2021-05-12T07:02:47Z");
    let state = &pod.container_statuses[0].state;
    assert_eq!(state.running.as_ref().unwrap().started_at, "2021-05-23T20:49:31Z");
    assert_eq!(state.terminated.as_ref().unwrap().exit_code, Some(0));
}

#[tokio::test]
async fn events_logs_and_regions_are_read() {
    let (cloud, client) = documented().await;
    let events = eci::describe_container_group_events(&client, REGION, &["eci-1".to_owned()]).await.unwrap();
    let event = &events[0].events[0];
    assert_eq!(
        (event.reason.as_str(), event.source.component.as_str(), event.object.kind.as_str()),
        ("Started", "kubelet", "Pod")
    );
    let log = eci::describe_container_log(&client, REGION, "eci-1", "nginx", Some(9999)).await.unwrap();
    assert_eq!((log.container_name.as_str(), log.content.as_str()), ("nginx", "{}"));
    assert_eq!(cloud.seen()[1].get("Tail"), "2000");
    let regions = eci::describe_regions(&client, REGION).await.unwrap();
    assert_eq!((regions[0].region_id.as_str(), regions[0].zones.len()), (REGION, 1));
    assert!(eci::describe_container_group_events(&client, REGION, &[]).await.unwrap().is_empty());
}

#[tokio::test]
async fn groups_are_created_and_deleted() {
    let (cloud, client) = documented().await;
    let sent = [("RegionId".to_owned(), "elsewhere".to_owned()), ("ClientToken".to_owned(), "theirs".to_owned())];
    let accepted = eci::create_container_group(&client, REGION, &sent, "ours").await.unwrap();
    assert_eq!(accepted.container_group_id, "eci-uf6fonnghi50u374****");
    let request = eci::delete_container_group(&client, REGION, "eci-1").await.unwrap();
    assert_eq!(request, "45D5B0AD-3B00-4A9B-9911-6D5303B06712");
    let [create, delete] = cloud.seen().try_into().unwrap();
    assert_eq!((create.get("RegionId"), create.get("ClientToken")), (REGION, "ours"));
    assert!(!delete.get("ClientToken").is_empty());
}

#[tokio::test]
async fn registry_instances_are_read_with_times_as_strings_and_as_numbers() {
    let (cloud, client) = documented().await;
    let listed = cr::list_instance(&client, REGION, &cr::InstanceFilter::default(), None).await.unwrap();
    assert_eq!((listed.total, listed.items[0].create_time), (Some(12121), Some(1_562_849_679_000)));
    let single = cr::get_instance(&client, REGION, "cri-1").await.unwrap();
    assert_eq!((single.create_time, single.region_id.as_str()), (Some(1_571_926_439_000), REGION));
    assert_eq!(cloud.seen()[0].get("RegionId"), "", "the registry's API has none");
}

#[tokio::test]
async fn domains_are_read_as_objects_and_as_strings() {
    let (cloud, client) = documented().await;
    let public = cr::get_instance_endpoint(&client, REGION, "cri-1").await.unwrap();
    assert_eq!(public.domains[0].kind, cr::DomainKind::System);
    assert_eq!(
        (public.enable, public.acl_enable, public.acl_entries.unwrap()[0].entry.as_str()),
        (Some(true), Some(true), "192.168.1.0/24")
    );
    assert_eq!(cloud.seen()[0].get("EndpointType"), "internet");
    let inside = cr::get_instance_vpc_endpoint(&client, REGION, "cri-1").await.unwrap();
    assert_eq!(inside.domains[0].name, "test-registry.cn-hangzhou.cr.aliyuncs.com");
    let linked = &inside.linked_vpcs.unwrap()[0];
    assert_eq!((linked.vswitch_id.as_str(), linked.issue.as_str()), ("vsw-uf62m5vmxl2e72dk7****", ""));
    let all = cr::list_instance_endpoint(&client, REGION, "cri-1").await.unwrap();
    assert_eq!(all[0].endpoint_type, "internet");
}

#[tokio::test]
async fn namespaces_repositories_and_tags_are_read() {
    let (_, client) = documented().await;
    let filter = cr::NamespaceFilter { instance_id: "cri-1".to_owned(), name: None };
    let namespaces = cr::list_namespace(&client, REGION, &filter, None).await.unwrap();
    assert_eq!((namespaces.total, namespaces.items[0].namespace_name.as_str()), (Some(1), "test"));
    let filter = cr::RepositoryFilter { instance_id: "cri-1".to_owned(), ..Default::default() };
    let repositories = cr::list_repository(&client, REGION, &filter, None).await.unwrap();
    assert_eq!(
        (repositories.items[0].repo_type.as_str(), repositories.items[0].modified_time),
        ("PRIVATE", Some(1_564_153_576_000))
    );
    let repository =
        cr::get_repository(&client, REGION, "cri-1", &cr::RepositoryName::Id("crr-1".to_owned())).await.unwrap();
    assert!(repository.tag_immutability);
    let tags = cr::list_repo_tag(&client, REGION, "cri-1", "crr-1", None).await.unwrap();
    let tag = cr::get_repo_tag(&client, REGION, "cri-1", "crr-1", "1.0").await.unwrap();
    assert_eq!((tags.items[0].image_update, tag.image_update), (Some(1_572_875_608_000), Some(1_572_875_608_000)));
    assert_eq!(tag.tag, "1.0");
}

#[tokio::test]
async fn networks_are_read() {
    let (_, client) = documented().await;
    let vpcs = vpc::describe_vpcs(&client, REGION, &vpc::VpcFilter::default(), None).await.unwrap();
    assert_eq!((vpcs.items[0].name.as_str(), vpcs.items[0].is_default), ("vpc1", false));
    let switches = vpc::describe_vswitches(&client, REGION, &vpc::VSwitchFilter::default(), None).await.unwrap();
    assert_eq!(
        (switches.items[0].available_ip_address_count, switches.items[0].zone_id.as_str()),
        (Some(1), "cn-hangzhou-d")
    );
}

#[tokio::test]
async fn security_groups_are_read() {
    let body = r#"{"RequestId":"R","RegionId":"cn-beijing","NextToken":"","SecurityGroups":{"SecurityGroup":[{"SecurityGroupId":"sg-1",
        "SecurityGroupName":"web","VpcId":"vpc-1","SecurityGroupType":"normal","ServiceManaged":false,"Tags":{"Tag":[]}}]}}"#;
    let cloud = Cloud::by(move |_, _| ok(body)).await;
    let filter = ecs::SecurityGroupFilter { vpc_id: Some("vpc-1".to_owned()), ..Default::default() };
    let groups = ecs::describe_security_groups(&cloud.client(), REGION, &filter, None).await.unwrap();
    assert_eq!((groups.items[0].name.as_str(), groups.items[0].kind.as_str(), groups.next), ("web", "normal", None));
}

#[tokio::test]
async fn the_caller_is_told() {
    let (cloud, client) = documented().await;
    let caller = sts::get_caller_identity(&client, REGION).await.unwrap();
    assert_eq!((caller.account_id.as_str(), caller.identity_type.as_str()), ("196813200012****", "RAMUser"));
    assert_eq!((cloud.seen()[0].path.as_str(), cloud.seen()[0].get("Version")), ("/sts/cn-hangzhou", "2015-04-01"));
}
