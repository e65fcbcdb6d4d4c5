//! `DescribeNatGateways` and `DescribeSnatTableEntries`.

use serde_json::{Value, json};

use super::super::{page::numbered, second};
use super::{matches, own};
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{NatGateway, Snat, World, alphanumeric, seconds};

pub(super) fn describe(state: &State, call: &Call) -> Result<Value, Refusal> {
    let found = here(state, call)
        .filter(|nat| matches(call, "NatGatewayId", &nat.id) && matches(call, "VpcId", &nat.vpc))
        .filter(|nat| matches(call, "Status", nat.status()) && matches(call, "Name", &nat.name))
        .filter(|nat| matches(call, "NetworkType", network(nat)))
        .map(|nat| entry(&state.world, nat))
        .collect();
    let page = numbered(&call.parameters, "PageNumber", 10, 50, found)?;
    Ok(json!({
        "PageNumber": page.number,
        "PageSize": page.size,
        "TotalCount": page.total,
        "NatGateways": {"NatGateway": page.items},
    }))
}

pub(super) fn describe_snat(state: &State, call: &Call) -> Result<Value, Refusal> {
    let parameters = &call.parameters;
    if parameters.text("SnatTableId").is_none() && parameters.text("NatGatewayId").is_none() {
        return Err(Refusal::missing("SnatTableId"));
    }
    let found = here(state, call)
        .filter(|nat| matches(call, "NatGatewayId", &nat.id))
        .filter(|nat| matches(call, "SnatTableId", &table(nat)))
        .flat_map(|nat| nat.snat.iter().map(move |snat| (nat, snat)))
        .filter(|(_, snat)| matches(call, "SnatEntryId", &snat.id) && matches(call, "SnatIp", &snat.ip))
        .filter(|(_, snat)| matches(call, "SourceVSwitchId", &snat.vswitch))
        .filter(|(_, snat)| matches(call, "SourceCIDR", &block(&state.world, snat)))
        .map(|(nat, snat)| {
            json!({
                "SnatEntryId": snat.id,
                "SnatEntryName": "",
                "SnatTableId": table(nat),
                "NatGatewayId": nat.id,
                "SnatIp": snat.ip,
                "SourceVSwitchId": snat.vswitch,
                "SourceCIDR": block(&state.world, snat),
                "Status": snat.status(),
            })
        })
        .collect();
    let page = numbered(parameters, "PageNumber", 10, 50, found)?;
    Ok(json!({
        "PageNumber": page.number,
        "PageSize": page.size,
        "TotalCount": page.total,
        "SnatTableEntries": {"SnatTableEntry": page.items},
    }))
}

fn here<'a>(state: &'a State, call: &'a Call) -> impl Iterator<Item = &'a NatGateway> {
    state.world.nat_gateways.iter().filter(|nat| own(state, call) && state.world.region_of_vpc(&nat.vpc) == call.region)
}

fn entry(world: &World, nat: &NatGateway) -> Value {
    let addresses: Vec<Value> = world
        .eips
        .iter()
        .filter(|eip| eip.bound_to == nat.id)
        .map(|eip| {
            json!({
                "IpAddress": eip.ip,
                "AllocationId": eip.id,
                "SnatEntryEnabled": true,
                "UsingStatus": "UsedBySnatTable",
            })
        })
        .collect();
    json!({
        "NatGatewayId": nat.id,
        "Name": nat.name,
        "VpcId": nat.vpc,
        "RegionId": world.region_of_vpc(&nat.vpc),
        "Status": nat.status(),
        "BusinessStatus": "Normal",
        "NatType": "Enhanced",
        "NetworkType": network(nat),
        "Description": "",
        "CreationTime": second(seconds("nat", &nat.id)),
        "SnatTableIds": {"SnatTableId": [table(nat)]},
        "ForwardTableIds": {"ForwardTableId": []},
        "IpLists": {"IpList": addresses},
    })
}

fn network(nat: &NatGateway) -> &'static str {
    if nat.private { "intranet" } else { "internet" }
}

fn table(nat: &NatGateway) -> String {
    format!("stb-{}", alphanumeric(&nat.id, 21))
}

/// The addresses an entry serves: its own block, or its vSwitch's.
fn block(world: &World, snat: &Snat) -> String {
    match world.vswitch(&snat.vswitch) {
        Some(vswitch) if snat.cidr.is_empty() => vswitch.cidr.clone(),
        _ => snat.cidr.clone(),
    }
}
