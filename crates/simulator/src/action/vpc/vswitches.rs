//! `DescribeVSwitches`: free addresses are counted after the container groups that took some.

use serde_json::{Value, json};

use super::super::{page::numbered, second};
use super::{matches, one_of, own};
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{VSwitch, seconds};

pub(super) fn describe(state: &State, call: &Call) -> Result<Value, Refusal> {
    let parameters = &call.parameters;
    if parameters.text("RegionId").is_none() && parameters.text("VpcId").is_none() {
        return Err(Refusal::missing("RegionId"));
    }
    if let Some(id) = parameters.text("VpcId")
        && (state.world.region_of_vpc(id) != call.region || !own(state, call))
    {
        return Err(Refusal::new(400, "Forbidden.VpcNotFound", "Specified VPC can not found."));
    }
    let default = parameters.boolean("IsDefault")?;
    let found = state
        .world
        .vswitches
        .iter()
        .filter(|vswitch| own(state, call) && state.world.region_of_vpc(&vswitch.vpc) == call.region)
        .filter(|vswitch| matches(call, "VpcId", &vswitch.vpc) && matches(call, "ZoneId", &vswitch.zone))
        .filter(|vswitch| one_of(call, "VSwitchId", &vswitch.id))
        .filter(|vswitch| matches(call, "VSwitchName", &vswitch.name))
        .filter(|vswitch| default.is_none_or(|default| vswitch.default == default))
        .map(|vswitch| entry(state, vswitch))
        .collect();
    let page = numbered(parameters, "PageNumber", 10, 50, found)?;
    Ok(json!({
        "PageNumber": page.number,
        "PageSize": page.size,
        "TotalCount": page.total,
        "VSwitches": {"VSwitch": page.items},
    }))
}

fn entry(state: &State, vswitch: &VSwitch) -> Value {
    json!({
        "VSwitchId": vswitch.id,
        "VSwitchName": vswitch.name,
        "VpcId": vswitch.vpc,
        "ZoneId": vswitch.zone,
        "CidrBlock": vswitch.cidr,
        "Status": "Available",
        "AvailableIpAddressCount": state.groups.occupied.free_addresses(vswitch),
        "IsDefault": vswitch.default,
        "Description": "",
        "CreationTime": second(seconds("vsw", &vswitch.id)),
        "EnabledIpv6": false,
        "Ipv6CidrBlock": "",
        "Tags": {"Tag": []},
    })
}
