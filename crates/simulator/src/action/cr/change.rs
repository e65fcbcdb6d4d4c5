//! What opens and closes the ways to an instance. An endpoint and a link are CREATING for a while before they are RUNNING, and an
//! entry that is made while the endpoint is CREATING is taken and lost.

use serde_json::{Value, json};

use super::{asked, missing, module};
use crate::due::Due;
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{AclEntry, Instance, Link};

/// How long an endpoint or a link is being made, at the natural pace.
const MAKING: u32 = 3_000;
const CREATING: &str = "CREATING";

fn changed<'a>(state: &'a mut State, call: &Call) -> Result<&'a mut Instance, Refusal> {
    module(call)?;
    let id = asked(state, call)?.id.clone();
    state
        .world
        .instances
        .iter_mut()
        .find(|instance| instance.id == id)
        .ok_or_else(|| missing("INSTANCE_NOT_EXIST", "instance"))
}

fn internet(call: &Call) -> Result<(), Refusal> {
    if call.parameters.required("EndpointType")?.eq_ignore_ascii_case("internet") {
        Ok(())
    } else {
        Err(Refusal::invalid("EndpointType", "It must be internet."))
    }
}

pub(super) fn endpoint_status(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    internet(call)?;
    let enable = call.parameters.boolean("Enable")?.unwrap_or(false);
    let instance = changed(state, call)?;
    let id = instance.id.clone();
    let public = &mut instance.public;
    if public.enabled == enable {
        return Ok(json!({}));
    }
    public.enabled = enable;
    public.status = if enable { CREATING.to_owned() } else { String::new() };
    if enable && !public.whitelist.iter().any(|entry| entry.entry == "127.0.0.1/32") {
        public.whitelist.push(AclEntry { entry: "127.0.0.1/32".to_owned(), comment: "default".to_owned() });
    }
    if enable {
        state.await_due(call.now, MAKING, Due::EndpointRuns { instance: id });
    }
    Ok(json!({}))
}

/// The entry a call names: alone, or the first of a list.
fn entry(call: &Call) -> Result<&str, Refusal> {
    let entry = call.parameters.text("Entry").or_else(|| call.parameters.text("Entries.1.Entry"));
    let entry = entry.ok_or_else(|| Refusal::missing("Entry"))?;
    let (address, bits) = entry.split_once('/').unwrap_or((entry, "32"));
    let is_block = address.parse::<std::net::Ipv4Addr>().is_ok() && bits.parse::<u8>().is_ok_and(|bits| bits <= 32);
    if is_block { Ok(entry) } else { Err(Refusal::invalid("Entry", "It must be a CIDR block.")) }
}

pub(super) fn admit(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    internet(call)?;
    let entry = entry(call)?.to_owned();
    let comment = call.parameters.text("Comment").unwrap_or_default().to_owned();
    let public = &mut changed(state, call)?.public;
    if !public.enabled {
        return Err(Refusal::new(400, "ENDPOINT_NOT_ENABLED", "The endpoint is not enabled."));
    }
    if public.status() != CREATING && !public.whitelist.iter().any(|there| there.entry == entry) {
        public.whitelist.push(AclEntry { entry, comment });
    }
    Ok(json!({}))
}

pub(super) fn expel(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    internet(call)?;
    let entry = entry(call)?.to_owned();
    changed(state, call)?.public.whitelist.retain(|there| there.entry != entry);
    Ok(json!({}))
}

pub(super) fn link(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let (vpc, vswitch) = (call.parameters.required("VpcId")?, call.parameters.required("VswitchId")?);
    let there = state.world.vswitches.iter().any(|found| found.id == vswitch && found.vpc == vpc);
    if !there {
        return Err(missing("VSWITCH_NOT_EXIST", "vSwitch"));
    }
    let (vpc, vswitch) = (vpc.to_owned(), vswitch.to_owned());
    let records = call.parameters.boolean("EnableCreateDNSRecordInPvzt")?.unwrap_or(false);
    let instance = changed(state, call)?;
    if instance.links.iter().any(|link| link.vpc == vpc) {
        return Ok(json!({}));
    }
    if instance.links.len() >= instance.link_quota() {
        let message = "The number of linked VPCs exceeds the quota of the instance.";
        return Err(Refusal::new(400, "INSTANCE_ACCESS_VPC_LIMIT_EXCEED", message));
    }
    let ip = format!("10.0.{}.253", instance.links.len() + 1);
    let issue = if records { String::new() } else { "NO_PRIVATE_ZONE_AUTHORIZED".to_owned() };
    let id = instance.id.clone();
    instance.links.push(Link { vpc: vpc.clone(), vswitch, ip, status: CREATING.to_owned(), issue });
    state.await_due(call.now, MAKING, Due::LinkRuns { instance: id, vpc });
    Ok(json!({}))
}

pub(super) fn unlink(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let vpc = call.parameters.required("VpcId")?.to_owned();
    changed(state, call)?.links.retain(|link| link.vpc != vpc);
    Ok(json!({}))
}
