//! Where a new group goes: vSwitch, VPC, security group and public address, as the world has them.

use crate::group::PublicAddress;
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{SecurityGroup, Stock, VSwitch, Vpc, alphanumeric, covers};

/// Where a new group goes.
pub(super) struct Placement {
    pub(super) vswitch: VSwitch,
    pub(super) security_group: SecurityGroup,
    /// What has to be made first, when the request named nothing: the default network.
    pub(super) made: Option<Vpc>,
}

/// Chooses among the vSwitches that were named, or the region's default one.
pub(super) fn choose(state: &State, call: &Call) -> Result<Placement, Refusal> {
    let candidates = named(state, call)?;
    let (vswitch, made) = if candidates.is_empty() {
        default_network(state, &call.region)?
    } else {
        (pick(state, call, candidates)?.clone(), None)
    };
    let security_group = security_group(state, call, &vswitch)?;
    Ok(Placement { vswitch, security_group, made })
}

fn named<'a>(state: &'a State, call: &Call) -> Result<Vec<&'a VSwitch>, Refusal> {
    let ids: Vec<&str> =
        call.parameters.text("VSwitchId").map(|ids| ids.split(',').map(str::trim).collect()).unwrap_or_default();
    if ids.len() > 10 {
        return Err(Refusal::invalid("VSwitchId", "It may hold 10 ids at the most."));
    }
    let own = call.caller.account == state.world.account;
    let mut found: Vec<&VSwitch> = Vec::new();
    for id in ids {
        let vswitch = state
            .world
            .vswitch(id)
            .filter(|vswitch| own && state.world.region_of_vpc(&vswitch.vpc) == call.region)
            .ok_or_else(|| Refusal::not_found("InvalidVSwitchId.NotFound", "VSwitchId"))?;
        if found.first().is_some_and(|first| first.vpc != vswitch.vpc) {
            return Err(Refusal::invalid("VSwitchId", "All vSwitches must be in the same VPC."));
        }
        found.push(vswitch);
    }
    Ok(found)
}

/// The first vSwitch whose zone is the one asked for, is on sale, has stock and whose addresses are not used up.
fn pick<'a>(state: &State, call: &Call, candidates: Vec<&'a VSwitch>) -> Result<&'a VSwitch, Refusal> {
    let zone = call.parameters.text("ZoneId");
    let mut refusal = None;
    for vswitch in candidates {
        let stock = state.world.zone(&vswitch.zone).map_or(Stock::Closed, |zone| zone.stock);
        let obstacle = if zone.is_some_and(|zone| zone != vswitch.zone) {
            Refusal::new(
                403,
                "OperationDenied.VswZoneMisMatch",
                "The specified VSwitchId is not in the specified Zone.",
            )
        } else if stock == Stock::Closed {
            Refusal::new(403, "Zone.NotOnSale", "The specified zone is not available for purchase.")
        } else if stock == Stock::None {
            Refusal::new(
                403,
                "OperationDenied.NoStock",
                "Sales of this resource are temporarily suspended in the specified zone. We recommend that you use the multi-zone creation function to avoid the risk of insufficient resources.",
            )
        } else if state.groups.occupied.free_addresses(vswitch) == 0 {
            Refusal::new(
                403,
                "InvalidVSwitchId.IpNotEnough",
                "The specified VSwitch does not have enough IP addresses.",
            )
        } else {
            return Ok(vswitch);
        };
        refusal.get_or_insert(obstacle);
    }
    Err(refusal.unwrap_or_else(|| Refusal::not_found("InvalidVSwitchId.NotFound", "VSwitchId")))
}

fn security_group(state: &State, call: &Call, vswitch: &VSwitch) -> Result<SecurityGroup, Refusal> {
    let Some(id) = call.parameters.text("SecurityGroupId") else {
        let there = state.world.security_groups.iter().find(|group| group.vpc == vswitch.vpc);
        return Ok(there.cloned().unwrap_or_else(|| SecurityGroup {
            id: format!("sg-{}", alphanumeric(&format!("default {}", vswitch.vpc), 20)),
            name: "alibaba-cloud-eci-default".to_owned(),
            vpc: vswitch.vpc.clone(),
            ..SecurityGroup::default()
        }));
    };
    let group = state
        .world
        .security_group(id)
        .filter(|group| state.world.region_of_vpc(&group.vpc) == call.region)
        .ok_or_else(|| Refusal::not_found("InvalidSecurityGroupId.NotFound", "SecurityGroupId"))?;
    if group.vpc == vswitch.vpc {
        Ok(group.clone())
    } else {
        Err(Refusal::new(
            403,
            "OperationDenied.SecurityGroupMisMatch",
            "The specified VSwitchId and SecurityGroupId are not in the same VPC.",
        ))
    }
}

/// The region's default vSwitch, or one to be made.
fn default_network(state: &State, region: &str) -> Result<(VSwitch, Option<Vpc>), Refusal> {
    let world = &state.world;
    let there = world.vswitches.iter().find(|vswitch| vswitch.default && world.region_of_vpc(&vswitch.vpc) == region);
    if let Some(vswitch) = there {
        return Ok((vswitch.clone(), None));
    }
    let zone = world
        .region(region)
        .and_then(|region| region.zones.iter().find(|zone| zone.stock == Stock::Enough))
        .ok_or_else(|| Refusal::new(403, "Zone.NotOnSale", "The specified zone is not available for purchase."))?;
    let vpc = Vpc {
        id: format!("vpc-{}", alphanumeric(&format!("default {region}"), 21)),
        name: "default".to_owned(),
        region: region.to_owned(),
        cidr: "172.16.0.0/12".to_owned(),
        default: true,
    };
    let vswitch = VSwitch {
        id: format!("vsw-{}", alphanumeric(&format!("default {}", zone.id), 21)),
        name: "default".to_owned(),
        vpc: vpc.id.clone(),
        zone: zone.id.clone(),
        cidr: "172.16.0.0/20".to_owned(),
        free: 4_091,
        default: true,
    };
    Ok((vswitch, Some(vpc)))
}

/// The public address that was asked for, if any; `id` is the group's.
pub(super) fn public_address(state: &State, call: &Call, id: &str) -> Result<Option<PublicAddress>, Refusal> {
    let parameters = &call.parameters;
    if parameters.boolean("AutoCreateEip")?.unwrap_or(false) {
        let made = state.groups.living().filter(|group| {
            group.region == call.region && group.public.as_ref().is_some_and(|public| public.allocation_id.is_empty())
        });
        if made.count() >= state.world.quota.eips {
            return Err(Refusal::new(403, "QuotaExceeded", "Eip quota exceeded."));
        }
        let draw = crate::world::number(id, 65_000);
        return Ok(Some(PublicAddress {
            ip: format!("198.18.{}.{}", draw / 250, draw % 250 + 2),
            allocation_id: String::new(),
        }));
    }
    let Some(wanted) = parameters.text("EipInstanceId") else {
        return Ok(None);
    };
    let eip = state
        .world
        .eips
        .iter()
        .find(|eip| eip.id == wanted && eip.region == call.region)
        .ok_or_else(|| Refusal::not_found("InvalidAllocationId.NotFound", "EipInstanceId"))?;
    if !eip.bound_to.is_empty() || state.groups.holder_of_eip(wanted).is_some() {
        return Err(Refusal::new(400, "IncorrectStatus", format!("The EIP {wanted} is InUse.")));
    }
    Ok(Some(PublicAddress { ip: eip.ip.clone(), allocation_id: eip.id.clone() }))
}

/// The address inside the VPC: the one that was asked for, or the next that is free.
pub(super) fn private_address(state: &State, call: &Call, vswitch: &VSwitch) -> Result<String, Refusal> {
    if let Some(ip) = call.parameters.text("PrivateIpAddress") {
        if !covers(&vswitch.cidr, ip) {
            return Err(Refusal::invalid("PrivateIpAddress", "It is not in the vSwitch's block."));
        }
        if state.groups.occupied.has(vswitch, ip) {
            return Err(Refusal::new(
                400,
                "PrivateIpAddress.Already.InUse",
                "The specific PrivateIpAddress already in use.",
            ));
        }
        return Ok(ip.to_owned());
    }
    Ok(state.groups.occupied.next_address(vswitch).unwrap_or_default())
}
