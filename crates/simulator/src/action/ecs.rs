//! Elastic Compute Service: security groups. The total is left out when tokens lead through the list.

use serde_json::{Value, json};

use super::page::{chained, numbered};
use super::second;
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{SecurityGroup, seconds};

pub(super) fn perform(state: &State, action: &str, call: &Call) -> Result<Value, Refusal> {
    match action {
        "DescribeSecurityGroups" => security_groups(state, call),
        "DescribeSecurityGroupAttribute" => attribute(state, call),
        _ => Err(super::unknown()),
    }
}

fn security_groups(state: &State, call: &Call) -> Result<Value, Refusal> {
    let parameters = &call.parameters;
    let ids = parameters.json_list("SecurityGroupIds", 100)?;
    let matches = |name: &str, value: &str| parameters.text(name).is_none_or(|text| text == value);
    let own = call.caller.account == state.world.account;
    let found: Vec<Value> = state
        .world
        .security_groups
        .iter()
        .filter(|group| own && state.world.region_of_vpc(&group.vpc) == call.region)
        .filter(|group| ids.is_empty() || ids.contains(&group.id))
        .filter(|group| matches("SecurityGroupId", &group.id))
        .filter(|group| matches("SecurityGroupName", &group.name))
        .filter(|group| matches("SecurityGroupType", kind(group)))
        .filter(|group| matches("VpcId", &group.vpc))
        .map(entry)
        .collect();
    let mut answer = json!({"RegionId": call.region});
    if parameters.text("MaxResults").is_some() || parameters.text("NextToken").is_some() {
        let page = chained(parameters, "MaxResults", 10, 100, found)?;
        answer["NextToken"] = json!(page.next);
        answer["SecurityGroups"] = json!({"SecurityGroup": page.items});
    } else {
        let page = numbered(parameters, "PageNumber", 10, 100, found)?;
        answer["PageNumber"] = json!(page.number);
        answer["PageSize"] = json!(page.size);
        answer["TotalCount"] = json!(page.total);
        answer["SecurityGroups"] = json!({"SecurityGroup": page.items});
    }
    Ok(answer)
}

/// The rules of one group. One that keeps HTTPS in has a rule that says so; the others let everything out without any.
fn attribute(state: &State, call: &Call) -> Result<Value, Refusal> {
    let id = call.parameters.required("SecurityGroupId")?;
    let own = call.caller.account == state.world.account;
    let group = state
        .world
        .security_group(id)
        .filter(|group| own && state.world.region_of_vpc(&group.vpc) == call.region)
        .ok_or_else(|| Refusal::not_found("InvalidSecurityGroupId.NotFound", "SecurityGroupId"))?;
    let outbound = call.parameters.text("Direction").is_none_or(|direction| direction != "ingress");
    let rules = if group.blocks_https && outbound {
        json!([{
            "Policy": "Drop", "Priority": "1", "IpProtocol": "TCP", "PortRange": "443/443", "DestCidrIp": "0.0.0.0/0",
            "Direction": "egress", "NicType": "intranet", "SourceCidrIp": "", "SecurityGroupRuleId": id.replacen("sg-", "sgr-", 1),
        }])
    } else {
        json!([])
    };
    Ok(json!({
        "RegionId": call.region,
        "SecurityGroupId": group.id,
        "SecurityGroupName": group.name,
        "VpcId": group.vpc,
        "InnerAccessPolicy": "Accept",
        "NextToken": "",
        "Permissions": {"Permission": rules},
    }))
}

fn kind(group: &SecurityGroup) -> &'static str {
    if group.enterprise { "enterprise" } else { "normal" }
}

fn entry(group: &SecurityGroup) -> Value {
    json!({
        "SecurityGroupId": group.id,
        "SecurityGroupName": group.name,
        "VpcId": group.vpc,
        "SecurityGroupType": kind(group),
        "Description": group.description,
        "CreationTime": second(seconds("sg", &group.id)),
        "ResourceGroupId": "",
        "ServiceManaged": false,
        "Tags": {"Tag": []},
    })
}
