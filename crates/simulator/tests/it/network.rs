//! VPC and ECS: lists in their wrappers, filters, pages, and addresses that container groups take.

use serde_json::{Value, json};

use crate::harness::{BEIJING, Cloud, HANGZHOU, VPC_IMAGE, VSWITCH, code};

async fn vpc(cloud: &Cloud, region: &str, action: &str, pairs: &[(&str, &str)]) -> Value {
    let mut all = vec![("RegionId", region)];
    all.extend_from_slice(pairs);
    let (status, body) = cloud.call("2016-04-28", region, action, &all).await;
    assert_eq!(status, 200, "{body}");
    body
}

#[tokio::test]
async fn vpcs_name_their_vswitches_and_nat_gateways() {
    let body = vpc(&Cloud::new(), BEIJING, "DescribeVpcs", &[("VpcName", "production")]).await;
    assert_eq!(body["TotalCount"], 1);
    let found = &body["Vpcs"]["Vpc"][0];
    assert_eq!(found["VSwitchIds"]["VSwitchId"].as_array().unwrap().len(), 5);
    assert_eq!(found["NatGatewayIds"]["NatGatewayIds"], json!(["ngw-2zeproduction00000001"]));
}

#[tokio::test]
async fn vswitches_go_beyond_a_page_of_ten() {
    let cloud = Cloud::new();
    let first = vpc(&cloud, HANGZHOU, "DescribeVSwitches", &[]).await;
    let second = vpc(&cloud, HANGZHOU, "DescribeVSwitches", &[("PageNumber", "2")]).await;
    let count = |body: &Value| body["VSwitches"]["VSwitch"].as_array().unwrap().len();
    assert_eq!((&first["TotalCount"], count(&first), count(&second)), (&json!(13), 10, 3));
    let most =
        cloud.call("2016-04-28", HANGZHOU, "DescribeVSwitches", &[("RegionId", HANGZHOU), ("PageSize", "51")]).await;
    assert_eq!(most.0, 400);
    let neither = cloud.call("2016-04-28", HANGZHOU, "DescribeVSwitches", &[]).await;
    assert_eq!(code(&neither), (400, "MissingRegionId"));
    let gone = cloud.call("2016-04-28", HANGZHOU, "DescribeVSwitches", &[("VpcId", "vpc-gone")]).await;
    assert_eq!(code(&gone), (400, "Forbidden.VpcNotFound"));
}

#[tokio::test]
async fn a_group_takes_an_address_and_gives_it_back() {
    let cloud = Cloud::new();
    let free = async || {
        let body = vpc(&cloud, BEIJING, "DescribeVSwitches", &[("VSwitchId", VSWITCH)]).await;
        body["VSwitches"]["VSwitch"][0]["AvailableIpAddressCount"].as_u64().unwrap()
    };
    assert_eq!(free().await, 240);
    let id = cloud.created(VPC_IMAGE, &[]).await;
    assert_eq!(free().await, 239);
    cloud.eci("DeleteContainerGroup", &[("ContainerGroupId", &id)]).await;
    cloud.wait(5000);
    assert_eq!(free().await, 240);
}

#[tokio::test]
async fn an_eip_is_in_use_while_a_group_holds_it() {
    let cloud = Cloud::new();
    let eip = "eip-2zefree0office000001";
    let find = async || {
        let mut body = vpc(&cloud, BEIJING, "DescribeEipAddresses", &[("AllocationId", eip)]).await;
        body["EipAddresses"]["EipAddress"][0].take()
    };
    assert_eq!((&find().await["Status"], &find().await["Bandwidth"]), (&json!("Available"), &json!("5")));
    let id = cloud.created(VPC_IMAGE, &[("EipInstanceId", eip)]).await;
    assert_eq!((&find().await["Status"], &find().await["InstanceId"]), (&json!("InUse"), &json!(id)));
    let again = cloud.create(VPC_IMAGE, &[("EipInstanceId", eip)]).await;
    assert_eq!(code(&again), (400, "IncorrectStatus"));
}

#[tokio::test]
async fn snat_entries_are_found_by_gateway_or_table() {
    let cloud = Cloud::new();
    let nat = vpc(&cloud, BEIJING, "DescribeNatGateways", &[("NetworkType", "internet")]).await;
    let gateway = &nat["NatGateways"]["NatGateway"][0];
    assert_eq!(gateway["IpLists"]["IpList"][0]["IpAddress"], "203.0.113.10");
    let table = gateway["SnatTableIds"]["SnatTableId"][0].as_str().unwrap();
    let entries = vpc(&cloud, BEIJING, "DescribeSnatTableEntries", &[("SnatTableId", table)]).await;
    assert_eq!(entries["SnatTableEntries"]["SnatTableEntry"][0]["SourceVSwitchId"], VSWITCH);
    assert_eq!(entries["SnatTableEntries"]["SnatTableEntry"][0]["SourceCIDR"], "10.0.0.0/24");
    let neither = cloud.call("2016-04-28", BEIJING, "DescribeSnatTableEntries", &[("RegionId", BEIJING)]).await;
    assert_eq!(code(&neither), (400, "MissingSnatTableId"));
}

#[tokio::test]
async fn security_groups_are_paged_both_ways_and_the_total_is_left_out_with_tokens() {
    let cloud = Cloud::new();
    let ask = async |pairs: &[(&str, &str)]| {
        let mut all = vec![("RegionId", HANGZHOU)];
        all.extend_from_slice(pairs);
        cloud.call("2014-05-26", HANGZHOU, "DescribeSecurityGroups", &all).await.1
    };
    let numbered = ask(&[]).await;
    assert_eq!((&numbered["TotalCount"], &numbered["PageSize"]), (&json!(13), &json!(10)));
    let chained = ask(&[("MaxResults", "10")]).await;
    assert_eq!(chained.get("TotalCount"), None);
    let token = chained["NextToken"].as_str().unwrap();
    let rest = ask(&[("MaxResults", "10"), ("NextToken", token)]).await;
    assert_eq!(rest["SecurityGroups"]["SecurityGroup"].as_array().unwrap().len(), 3);
    assert_eq!(rest["NextToken"], "");
    let some = ask(&[("SecurityGroupIds", "[\"sg-bp1shop0000000000001\"]")]).await;
    assert_eq!(some["SecurityGroups"]["SecurityGroup"][0]["SecurityGroupName"], "shop-web");
}
