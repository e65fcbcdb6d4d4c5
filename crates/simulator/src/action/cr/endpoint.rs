//! Endpoints: the public one with its whitelist, and the one for linked VPCs.

use serde_json::{Value, json};

use super::{asked, missing, module};
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{Certificate, CustomDomain, Instance, Link, alphanumeric};

pub(super) fn list(state: &State, call: &Call) -> Result<Value, Refusal> {
    let instance = asked(state, call)?;
    module(call)?;
    let summary = call.parameters.boolean("Summary")?.unwrap_or(false);
    let mut public = public(instance);
    public["EndpointType"] = json!("internet");
    public["LinkedVpcs"] = json!([]);
    let entries: Vec<Value> = instance.public.whitelist.iter().map(|entry| json!({"Entry": entry.entry})).collect();
    public["AclEntries"] = json!(entries);
    let linked: Vec<Value> = instance.links.iter().map(|link| json!({"VpcId": link.vpc})).collect();
    let mut vpc = json!({
        "EndpointType": "vpc",
        "Enable": !instance.links.is_empty(),
        "AclEnable": false,
        "Status": "RUNNING",
        "Domains": [{"Domain": instance.vpc_host(), "Type": "SYSTEM"}],
        "AclEntries": [],
        "LinkedVpcs": linked,
    });
    if summary {
        for endpoint in [&mut public, &mut vpc] {
            endpoint["AclEntries"] = json!([]);
            endpoint["LinkedVpcs"] = json!([]);
        }
    }
    Ok(json!({"Endpoints": [public, vpc]}))
}

pub(super) fn get(state: &State, call: &Call) -> Result<Value, Refusal> {
    let instance = asked(state, call)?;
    module(call)?;
    let kind = call.parameters.required("EndpointType")?;
    if !kind.eq_ignore_ascii_case("internet") {
        return Err(Refusal::invalid("EndpointType", "It must be internet."));
    }
    let mut endpoint = public(instance);
    let entries: Vec<Value> =
        instance.public.whitelist.iter().map(|entry| json!({"Entry": entry.entry, "Comment": entry.comment})).collect();
    endpoint["AclEntries"] = json!(entries);
    Ok(endpoint)
}

pub(super) fn get_vpc(state: &State, call: &Call) -> Result<Value, Refusal> {
    let instance = asked(state, call)?;
    let module = module(call)?;
    let linked: Vec<Value> = instance.links.iter().enumerate().map(linked).collect();
    Ok(json!({
        "Enable": !instance.links.is_empty(),
        "ModuleName": module,
        "Domains": [instance.vpc_host()],
        "LinkedVpcs": linked,
    }))
}

/// One custom domain. A registry that speaks plain HTTP has no certificate to tell of.
pub(super) fn get_customized_domain(state: &State, call: &Call) -> Result<Value, Refusal> {
    let instance = asked(state, call)?;
    let module = module(call)?;
    let name = call.parameters.required("Domain")?;
    let domain = instance
        .domains
        .iter()
        .find(|domain| domain.domain == name)
        .ok_or_else(|| missing("CUSTOMIZED_DOMAIN_NOT_EXIST", "domain"))?;
    let certificate = match domain.certificate {
        Certificate::PlainHttp => String::new(),
        _ => alphanumeric(&format!("certificate of {name}"), 12),
    };
    Ok(json!({
        "InstanceId": instance.id,
        "Domain": name,
        "DomainType": "USER",
        "EndpointType": "internet",
        "CertId": certificate,
        "ModuleName": module,
        "RegionId": instance.region,
    }))
}

fn linked((index, link): (usize, &Link)) -> Value {
    json!({
        "VpcId": link.vpc,
        "VswitchId": link.vswitch,
        "Ip": link.ip,
        "Status": link.status(),
        "DefaultAccess": index == 0,
        "Issue": link.issue,
    })
}

/// The public endpoint without its whitelist. While it is switched off it has no status at all.
fn public(instance: &Instance) -> Value {
    let own = |domain: &CustomDomain| json!({"Domain": domain.domain, "Type": "USER"});
    let mut domains = vec![json!({"Domain": instance.public_host(), "Type": "SYSTEM"})];
    domains.extend(instance.domains.iter().map(own));
    let mut endpoint = json!({
        "Enable": instance.public.enabled,
        "AclEnable": instance.public.enabled && !instance.public.open,
        "Domains": domains,
    });
    if instance.public.enabled {
        endpoint["Status"] = json!(instance.public.status());
    }
    endpoint
}
