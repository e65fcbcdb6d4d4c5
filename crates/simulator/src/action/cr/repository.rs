//! `ListRepository` and `GetRepository`: the total is a text, times are numbers. A token goes before a page number.

use serde_json::{Value, json};

use super::super::page::{chained, numbered};
use super::instance::resource_group;
use super::{asked, missing, running};
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{Instance, Namespace, Repository, alphanumeric, seconds};

pub(super) fn list(state: &State, call: &Call) -> Result<Value, Refusal> {
    let instance = running(asked(state, call)?)?;
    let parameters = &call.parameters;
    let wanted = |parameter: &str, value: &str| parameters.text(parameter).is_none_or(|wanted| wanted == value);
    let status = parameters.text("RepoStatus").unwrap_or("NORMAL");
    if !["NORMAL", "DELETING", "DELETED", "ALL"].contains(&status) {
        return Err(Refusal::invalid("RepoStatus", "There is no such status."));
    }
    if let Some(name) = parameters.text("RepoNamespaceName")
        && !instance.namespaces.iter().any(|namespace| namespace.name == name)
    {
        return Err(missing("NAMESPACE_NOT_EXIST", "namespace"));
    }
    let found: Vec<Value> = all(instance)
        .filter(|(namespace, _)| wanted("RepoNamespaceName", &namespace.name))
        .filter(|(_, repository)| wanted("RepoName", &repository.name))
        .filter(|(_, repository)| status == "ALL" || status_of(repository) == status)
        .map(|(namespace, repository)| entry(instance, namespace, repository))
        .collect();
    if parameters.text("MaxResults").is_some() || parameters.text("NextToken").is_some() {
        let page = chained(parameters, "MaxResults", 30, 100, found)?;
        let mut answer = json!({
            "MaxResults": page.size,
            "TotalCount": page.total.to_string(),
            "Repositories": page.items,
        });
        if !page.next.is_empty() {
            answer["NextToken"] = json!(page.next);
        }
        return Ok(answer);
    }
    let page = numbered(parameters, "PageNo", 30, 100, found)?;
    Ok(json!({
        "PageNo": page.number,
        "PageSize": page.size,
        "TotalCount": page.total.to_string(),
        "Repositories": page.items,
    }))
}

pub(super) fn get(state: &State, call: &Call) -> Result<Value, Refusal> {
    let instance = running(asked(state, call)?)?;
    let (namespace, repository) = if let Some(id) = call.parameters.text("RepoId") {
        by_id(instance, id)?
    } else {
        let namespace = call.parameters.required("RepoNamespaceName")?;
        let name = call.parameters.required("RepoName")?;
        all(instance)
            .find(|(n, r)| n.name == namespace && r.name == name)
            .ok_or_else(|| missing("REPO_NOT_EXIST", "repository"))?
    };
    let mut answer = entry(instance, namespace, repository);
    answer["Detail"] = json!(repository.summary);
    Ok(answer)
}

/// The repository an id names.
pub(super) fn by_id<'a>(instance: &'a Instance, id: &str) -> Result<(&'a Namespace, &'a Repository), Refusal> {
    all(instance)
        .find(|(namespace, repository)| id_of(instance, namespace, repository) == id)
        .ok_or_else(|| missing("REPO_NOT_EXIST", "repository"))
}

fn all(instance: &Instance) -> impl Iterator<Item = (&Namespace, &Repository)> {
    instance
        .namespaces
        .iter()
        .flat_map(|namespace| namespace.repositories.iter().map(move |repository| (namespace, repository)))
}

fn id_of(instance: &Instance, namespace: &Namespace, repository: &Repository) -> String {
    let place = format!("{}/{}", instance.place(&namespace.name), repository.name);
    format!("crr-{}", alphanumeric(&place, 16))
}

fn status_of(repository: &Repository) -> &str {
    if repository.status.is_empty() { "NORMAL" } else { &repository.status }
}

fn entry(instance: &Instance, namespace: &Namespace, repository: &Repository) -> Value {
    let created = seconds(&instance.place(&namespace.name), &repository.name) * 1000;
    json!({
        "RepoId": id_of(instance, namespace, repository),
        "RepoName": repository.name,
        "RepoNamespaceName": namespace.name,
        "InstanceId": instance.id,
        "RepoType": if repository.public { "PUBLIC" } else { "PRIVATE" },
        "RepoStatus": status_of(repository),
        "RepoBuildType": "MANUAL",
        "Summary": repository.summary,
        "TagImmutability": false,
        "CreateTime": created,
        "ModifiedTime": created + 3_600_000,
        "ResourceGroupId": resource_group(instance),
    })
}
