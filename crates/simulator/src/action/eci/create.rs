//! `CreateContainerGroup`: check, place, and let it live. A client token makes a repetition harmless.

use serde_json::{Value, json};

use super::{check, placement};
use crate::group::{Group, Life, Size, Token};
use crate::parameters::Parameters;
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::hex;

pub(super) fn create(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let parameters = &call.parameters;
    let token = token_key(call)?;
    let fingerprint = fingerprint(parameters);
    if let Some(known) = token.as_ref().and_then(|key| state.groups.tokens.find(key)) {
        return if known.fingerprint == fingerprint {
            Ok(json!({"ContainerGroupId": known.group}))
        } else {
            Err(Refusal::new(
                400,
                "IdempotentParameterMismatch",
                "The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical.",
            ))
        };
    }
    let (spec, size) = check::request(parameters, &call.region)?;
    let place = placement::choose(state, call)?;
    image_cache(state, call)?;
    quota(state, call, size)?;
    let id = group_id(&call.region, &state.fresh());
    let public = placement::public_address(state, call, &id)?;
    let ip = placement::private_address(state, call, &place.vswitch)?;
    if parameters.boolean("DryRun")?.unwrap_or(false) {
        return Err(Refusal::new(400, "DryRun.Success", "This request is a dryrun request with successful result."));
    }
    let containers = spec.containers.len();
    let group = Group {
        id: id.clone(),
        name: parameters.required("ContainerGroupName")?.to_owned(),
        account: call.caller.account.clone(),
        region: call.region.clone(),
        zone: place.vswitch.zone.clone(),
        vpc: place.vswitch.vpc.clone(),
        vswitch: place.vswitch.id.clone(),
        firewall: place.security_group.id.clone(),
        ip,
        public,
        size,
        created: call.now,
        spec,
        parameters: without_passwords(parameters),
        life: Life::begin(containers, call.now, state.pace),
    };
    if let Some(vpc) = place.made {
        state.world.vpcs.push(vpc);
        state.world.vswitches.push(place.vswitch);
    }
    if state.world.security_group(&place.security_group.id).is_none() {
        state.world.security_groups.push(place.security_group);
    }
    state.groups.add(group, call.now);
    if let Some(key) = token {
        let token = Token { fingerprint, group: id.clone() };
        state.groups.tokens.remember(key, token);
    }
    Ok(json!({"ContainerGroupId": id}))
}

/// Account, region and client token; none where no token was sent.
fn token_key(call: &Call) -> Result<Option<String>, Refusal> {
    let Some(token) = call.parameters.text("ClientToken") else {
        return Ok(None);
    };
    if token.len() > 64 || !token.is_ascii() {
        return Err(Refusal::invalid("ClientToken", "It must have 64 ASCII characters at the most."));
    }
    Ok(Some(format!("{}\n{}\n{token}", call.caller.account, call.region)))
}

/// A hash over everything that was asked for.
fn fingerprint(parameters: &Parameters) -> String {
    let text: Vec<String> =
        parameters.iter().map(|(name, value)| format!("{}:{name}={}:{value}", name.len(), value.len())).collect();
    hex(&text.join("\n"))
}

fn image_cache(state: &State, call: &Call) -> Result<(), Refusal> {
    match call.parameters.text("ImageSnapshotId") {
        Some(id) if !state.world.image_caches.iter().any(|cache| cache.id == id && cache.region == call.region) => {
            Err(Refusal::not_found("ImageSnapshot.NotFound", "snapshot"))
        }
        _ => Ok(()),
    }
}

fn quota(state: &State, call: &Call, size: Size) -> Result<(), Refusal> {
    let used = state.groups.occupied.cpu(&call.caller.account, &call.region);
    if used + size.cpu > state.world.quota.vcpu {
        return Err(Refusal::new(403, "QuotaExceeded", "vCPU quota exceeded."));
    }
    Ok(())
}

/// `eci-` and twenty letters and digits, of which the first three are the region's own.
fn group_id(region: &str, fresh: &str) -> String {
    let start = match region {
        "cn-hangzhou" => "bp1",
        "cn-beijing" => "2ze",
        "cn-shanghai" => "uf6",
        "cn-shenzhen" => "wz9",
        "ap-southeast-1" => "t4n",
        _ => "0xi",
    };
    format!("eci-{start}{}", crate::world::alphanumeric(fresh, 17))
}

fn without_passwords(parameters: &Parameters) -> Parameters {
    Parameters::from_pairs(
        parameters
            .iter()
            .filter(|(name, _)| !name.starts_with("ImageRegistryCredential."))
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
    )
}
