//! Is there a way from the vSwitch to the registry: names, endpoints, whitelists, ways out.

use super::{Cause, Holder, Scene};
use crate::world::{Instance, World, covers, number};

/// Finds the way to a host, or what the node says when there is none.
pub(super) fn way(scene: &Scene<'_>, holder: &Holder<'_>, host: &str) -> Result<(), Cause> {
    match holder {
        Holder::Nobody => Err(Cause::NoSuchHost),
        Holder::Vpc(instance) => {
            if !linked(scene, instance) {
                return Err(Cause::NoSuchHost);
            }
            answers(scene, instance, inner_address(scene, instance))
        }
        Holder::Public(instance) => from_outside(scene, instance, host),
        Holder::Custom(instance, _) => {
            if linked(scene, instance) {
                answers(scene, instance, inner_address(scene, instance))
            } else {
                from_outside(scene, instance, host)
            }
        }
        Holder::Personal { region, inside, .. } => {
            let near = *inside && *region == scene.region && !scene.blocked;
            if near || !inside && out(scene).is_some() { Ok(()) } else { Err(Cause::Timeout(outer_address(host))) }
        }
        Holder::Other(_) => match out(scene) {
            Some(_) => Ok(()),
            None => Err(Cause::Timeout(outer_address(host))),
        },
    }
}

/// Whether the VPC is linked to the instance and knows its name: same region, running, records made.
fn linked(scene: &Scene<'_>, instance: &Instance) -> bool {
    instance.region == scene.region
        && instance
            .links
            .iter()
            .any(|link| link.vpc == scene.vswitch.vpc && link.status() == "RUNNING" && link.issue.is_empty())
}

fn from_outside(scene: &Scene<'_>, instance: &Instance, host: &str) -> Result<(), Cause> {
    let address = outer_address(host);
    let Some(egress) = out(scene) else {
        return Err(Cause::Timeout(address));
    };
    let endpoint = &instance.public;
    let enters = endpoint.enabled
        && endpoint.status() == "RUNNING"
        && (endpoint.open
            || endpoint.whitelist.is_empty()
            || endpoint.whitelist.iter().any(|entry| covers(&entry.entry, egress)));
    if enters { answers(scene, instance, address) } else { Err(Cause::Timeout(address)) }
}

fn answers(scene: &Scene<'_>, instance: &Instance, address: String) -> Result<(), Cause> {
    if instance.status() == "RUNNING" && !scene.blocked { Ok(()) } else { Err(Cause::Timeout(address)) }
}

fn out<'a>(scene: &Scene<'a>) -> Option<&'a str> {
    scene.egress.filter(|_| !scene.blocked)
}

fn inner_address(scene: &Scene<'_>, instance: &Instance) -> String {
    instance.links.iter().find(|link| link.vpc == scene.vswitch.vpc).map(|link| link.ip.clone()).unwrap_or_default()
}

/// Some address on the internet; always the same one for the same host.
fn outer_address(host: &str) -> String {
    format!("203.0.113.{}", 200 + number(host, 50))
}

/// The public address with which a vSwitch's traffic leaves through a NAT gateway.
pub(crate) fn nat_address<'a>(world: &'a World, vswitch: &crate::world::VSwitch) -> Option<&'a str> {
    world.snat(vswitch).map(|(_, entry)| entry.ip.as_str())
}
