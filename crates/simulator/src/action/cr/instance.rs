//! `ListInstance` and `GetInstance`: times are texts in the one and numbers in the other.

use serde_json::{Value, json};

use super::super::page::numbered;
use super::{asked, visible};
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{Instance, alphanumeric, seconds};

const STATUS: [&str; 8] =
    ["PENDING", "INIT_ERROR", "STARTING", "RUNNING", "STOPPING", "STOPPED", "DELETING", "DELETED"];

pub(super) fn list(state: &State, call: &Call) -> Result<Value, Refusal> {
    let status = call.parameters.text("InstanceStatus");
    if status.is_some_and(|status| !STATUS.contains(&status)) {
        return Err(Refusal::invalid("InstanceStatus", "There is no such status."));
    }
    let name = call.parameters.text("InstanceName");
    let group = call.parameters.text("ResourceGroupId");
    let found = state
        .world
        .instances
        .iter()
        .filter(|instance| visible(state, call, instance))
        .filter(|instance| name.is_none_or(|name| instance.name == name))
        .filter(|instance| status.is_none_or(|status| instance.status() == status))
        .filter(|instance| group.is_none_or(|group| resource_group(instance) == group))
        .collect();
    let page = numbered(&call.parameters, "PageNo", 30, 100, found)?;
    let instances: Vec<Value> = page
        .items
        .into_iter()
        .map(|instance| {
            let (created, modified) = times(instance);
            json!({
                "InstanceId": instance.id,
                "InstanceName": instance.name,
                "InstanceSpecification": instance.edition(),
                "InstanceStatus": instance.status(),
                "InstanceIssue": instance.issue,
                "RegionId": instance.region,
                "ResourceGroupId": resource_group(instance),
                "CreateTime": created.to_string(),
                "ModifiedTime": modified.to_string(),
                "Tags": tags(instance),
            })
        })
        .collect();
    Ok(json!({
        "PageNo": page.number,
        "PageSize": page.size,
        "TotalCount": page.total,
        "Instances": instances,
    }))
}

pub(super) fn get(state: &State, call: &Call) -> Result<Value, Refusal> {
    let instance = asked(state, call)?;
    let (created, modified) = times(instance);
    Ok(json!({
        "InstanceId": instance.id,
        "InstanceName": instance.name,
        "InstanceSpecification": instance.edition(),
        "InstanceStatus": instance.status(),
        "InstanceIssue": instance.issue,
        "ResourceGroupId": resource_group(instance),
        "CreateTime": created,
        "ModifiedTime": modified,
        "Tags": tags(instance),
    }))
}

/// When it was made and last changed, in milliseconds.
fn times(instance: &Instance) -> (i64, i64) {
    let created = seconds(&instance.id, "") * 1000;
    (created, created + 81_000)
}

fn tags(instance: &Instance) -> Vec<Value> {
    instance.labels.iter().map(|(key, value)| json!({"TagKey": key, "TagValue": value})).collect()
}

pub(super) fn resource_group(instance: &Instance) -> String {
    let account = instance.account.as_deref().unwrap_or_default();
    format!("rg-{}", alphanumeric(&format!("group {account}"), 15))
}

/// What the instance holds and may hold; numbers as texts, as the real API has them.
pub(super) fn usage(state: &State, call: &Call) -> Result<Value, Refusal> {
    let instance = asked(state, call)?;
    let repositories: usize = instance.namespaces.iter().map(|namespace| namespace.repositories.len()).sum();
    Ok(json!({
        "NamespaceUsage": instance.namespaces.len().to_string(),
        "NamespaceQuota": "25",
        "RepoUsage": repositories.to_string(),
        "RepoQuota": "1000",
        "VpcUsage": instance.links.len().to_string(),
        "VpcQuota": instance.link_quota().to_string(),
    }))
}
