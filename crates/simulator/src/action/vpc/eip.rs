//! `DescribeEipAddresses`: those of the world, those made together with container groups, and who holds them. Bandwidth is a text.

use serde_json::{Value, json};

use super::super::page::numbered;
use super::{matches, one_of, own};
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{Eip, alphanumeric};

pub(super) fn describe(state: &State, call: &Call) -> Result<Value, Refusal> {
    let fixed = state.world.eips.iter().filter(|eip| eip.region == call.region).map(|eip| held(state, eip));
    let made = state.groups.living().filter(|group| group.region == call.region).filter_map(|group| {
        let address = group.public.as_ref().filter(|public| public.allocation_id.is_empty())?;
        Some(Eip {
            id: format!("eip-{}", alphanumeric(&group.id, 21)),
            name: String::new(),
            region: group.region.clone(),
            ip: address.ip.clone(),
            bandwidth: 5,
            bound_to: group.id.clone(),
            bound_kind: "EciInstance".to_owned(),
        })
    });
    let found = fixed
        .chain(made)
        .filter(|_| own(state, call))
        .filter(|eip| one_of(call, "AllocationId", &eip.id) && one_of(call, "EipAddress", &eip.ip))
        .filter(|eip| matches(call, "Status", status(eip)) && matches(call, "EipName", &eip.name))
        .filter(|eip| matches(call, "AssociatedInstanceType", &eip.bound_kind))
        .filter(|eip| matches(call, "AssociatedInstanceId", &eip.bound_to))
        .collect();
    let page = numbered(&call.parameters, "PageNumber", 10, 100, found)?;
    let addresses: Vec<Value> = page.items.iter().map(entry).collect();
    Ok(json!({
        "PageNumber": page.number,
        "PageSize": page.size,
        "TotalCount": page.total,
        "EipAddresses": {"EipAddress": addresses},
    }))
}

/// An address as it is now: a container group may hold it.
fn held(state: &State, eip: &Eip) -> Eip {
    let mut eip = eip.clone();
    if let Some(group) = state.groups.holder_of_eip(&eip.id) {
        eip.bound_to.clone_from(&group.id);
        "EciInstance".clone_into(&mut eip.bound_kind);
    }
    eip
}

fn status(eip: &Eip) -> &'static str {
    if eip.bound_to.is_empty() { "Available" } else { "InUse" }
}

fn entry(eip: &Eip) -> Value {
    json!({
        "AllocationId": eip.id,
        "IpAddress": eip.ip,
        "Name": eip.name,
        "Status": status(eip),
        "Bandwidth": eip.bandwidth.to_string(),
        "InternetChargeType": "PayByTraffic",
        "ChargeType": "PostPaid",
        "ISP": "BGP",
        "InstanceId": eip.bound_to,
        "InstanceType": eip.bound_kind,
        "RegionId": eip.region,
    })
}
