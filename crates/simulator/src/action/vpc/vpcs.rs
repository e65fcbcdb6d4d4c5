//! `DescribeVpcs`.

use serde_json::{Value, json};

use super::super::{page::numbered, second};
use super::{matches, one_of, own};
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{Vpc, World, alphanumeric, seconds};

pub(super) fn describe(state: &State, call: &Call) -> Result<Value, Refusal> {
    let ids = call.parameters.text("VpcId").unwrap_or_default();
    if ids.split(',').count() > 20 {
        return Err(Refusal::new(400, "InvalidVpcIdNumber.NotSupported", "The number of vpcIds exceeds the limit."));
    }
    let default = call.parameters.boolean("IsDefault")?;
    let found = state
        .world
        .vpcs
        .iter()
        .filter(|vpc| own(state, call) && vpc.region == call.region)
        .filter(|vpc| one_of(call, "VpcId", &vpc.id) && matches(call, "VpcName", &vpc.name))
        .filter(|vpc| default.is_none_or(|default| vpc.default == default))
        .map(|vpc| entry(&state.world, vpc))
        .collect();
    let page = numbered(&call.parameters, "PageNumber", 10, 50, found)?;
    Ok(json!({
        "PageNumber": page.number,
        "PageSize": page.size,
        "TotalCount": page.total,
        "Vpcs": {"Vpc": page.items},
    }))
}

fn entry(world: &World, vpc: &Vpc) -> Value {
    let vswitches: Vec<&str> =
        world.vswitches.iter().filter(|vswitch| vswitch.vpc == vpc.id).map(|vswitch| vswitch.id.as_str()).collect();
    let nat_gateways: Vec<&str> =
        world.nat_gateways.iter().filter(|nat| nat.vpc == vpc.id).map(|nat| nat.id.as_str()).collect();
    json!({
        "VpcId": vpc.id,
        "VpcName": vpc.name,
        "CidrBlock": vpc.cidr,
        "RegionId": vpc.region,
        "Status": "Available",
        "IsDefault": vpc.default,
        "Description": "",
        "VRouterId": format!("vrt-{}", alphanumeric(&vpc.id, 21)),
        "CreationTime": second(seconds("vpc", &vpc.id)),
        "VSwitchIds": {"VSwitchId": vswitches},
        "NatGatewayIds": {"NatGatewayIds": nat_gateways},
        "SecondaryCidrBlocks": {"SecondaryCidrBlock": []},
        "UserCidrs": {"UserCidr": []},
        "Tags": {"Tag": []},
    })
}
