//! `ListNamespace`: the total is a text.

use serde_json::{Value, json};

use super::super::page::numbered;
use super::instance::resource_group;
use super::{asked, running};
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::alphanumeric;

pub(super) fn list(state: &State, call: &Call) -> Result<Value, Refusal> {
    let instance = running(asked(state, call)?)?;
    let name = call.parameters.text("NamespaceName");
    let normal = call.parameters.text("NamespaceStatus").is_none_or(|status| status == "NORMAL");
    let found = instance
        .namespaces
        .iter()
        .filter(|namespace| normal && name.is_none_or(|name| namespace.name == name))
        .collect();
    let page = numbered(&call.parameters, "PageNo", 30, 100, found)?;
    let namespaces: Vec<Value> = page
        .items
        .into_iter()
        .map(|namespace| {
            json!({
                "NamespaceId": format!("crn-{}", alphanumeric(&instance.place(&namespace.name), 16)),
                "NamespaceName": namespace.name,
                "InstanceId": instance.id,
                "NamespaceStatus": "NORMAL",
                "DefaultRepoType": if namespace.public { "PUBLIC" } else { "PRIVATE" },
                "AutoCreateRepo": namespace.auto_create,
                "ResourceGroupId": resource_group(instance),
            })
        })
        .collect();
    Ok(json!({
        "PageNo": page.number,
        "PageSize": page.size,
        "TotalCount": page.total.to_string(),
        "Namespaces": namespaces,
    }))
}
