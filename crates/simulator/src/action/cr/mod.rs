//! Container Registry Enterprise Edition. Only instances of the caller's account and of the region that is asked are seen.
//!
//! Kept as the real API has them: numbers that are texts here and numbers there, domains that are objects here and texts there.

mod change;
mod endpoint;
mod instance;
mod namespace;
mod repository;
mod tag;

use serde_json::{Value, json};

use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::Instance;

pub(super) fn perform(state: &mut State, action: &str, call: &Call) -> Result<Value, Refusal> {
    let mut answer = match action {
        "ListInstance" => instance::list(state, call),
        "GetInstance" => instance::get(state, call),
        "ListInstanceEndpoint" => endpoint::list(state, call),
        "GetInstanceEndpoint" => endpoint::get(state, call),
        "GetInstanceVpcEndpoint" => endpoint::get_vpc(state, call),
        "GetInstanceCustomizedDomain" => endpoint::get_customized_domain(state, call),
        "GetInstanceUsage" => instance::usage(state, call),
        "UpdateInstanceEndpointStatus" => change::endpoint_status(state, call),
        "CreateInstanceEndpointAclPolicy" => change::admit(state, call),
        "DeleteInstanceEndpointAclPolicy" => change::expel(state, call),
        "CreateInstanceVpcEndpointLinkedVpc" => change::link(state, call),
        "DeleteInstanceVpcEndpointLinkedVpc" => change::unlink(state, call),
        "ListNamespace" => namespace::list(state, call),
        "ListRepository" => repository::list(state, call),
        "GetRepository" => repository::get(state, call),
        "ListRepoTag" => tag::list(state, call),
        "GetRepoTag" => tag::get(state, call),
        _ => Err(super::unknown()),
    }?;
    answer["Code"] = json!("success");
    answer["IsSuccess"] = json!(true);
    Ok(answer)
}

/// The instance the call names.
fn asked<'a>(state: &'a State, call: &Call) -> Result<&'a Instance, Refusal> {
    let id = call.parameters.required("InstanceId")?;
    state
        .world
        .instances
        .iter()
        .find(|instance| instance.id == id && visible(state, call, instance))
        .ok_or_else(|| missing("INSTANCE_NOT_EXIST", "instance"))
}

fn visible(state: &State, call: &Call, instance: &Instance) -> bool {
    instance.region == call.region && state.world.owner(instance) == call.caller.account
}

/// Something that does not exist, in this product's own code.
fn missing(code: &'static str, what: &str) -> Refusal {
    Refusal::new(404, code, format!("The {what} does not exist."))
}

/// Instances answer questions about their content only while they run.
fn running(instance: &Instance) -> Result<&Instance, Refusal> {
    if instance.status() == "RUNNING" {
        Ok(instance)
    } else {
        Err(Refusal::new(
            400,
            "INSTANCE_STATUS_NOT_SUPPORT",
            format!("The operation is not supported while the instance is {}.", instance.status()),
        ))
    }
}

/// `ModuleName` is `Registry` or `Chart`; only images are simulated.
fn module(call: &Call) -> Result<&'static str, Refusal> {
    match call.parameters.text("ModuleName") {
        None | Some("Registry") => Ok("Registry"),
        Some("Chart") => Ok("Chart"),
        Some(_) => Err(Refusal::invalid("ModuleName", "It must be Registry or Chart.")),
    }
}
