//! Elastic Container Instance.

mod available;
mod caches;
mod change;
mod check;
mod container;
mod create;
mod events;
mod groups;
mod log;
mod placement;
mod price;
mod regions;
mod status;

use serde_json::Value;

use crate::group::Group;
use crate::refusal::Refusal;
use crate::state::{Call, State};

pub(super) fn perform(state: &mut State, action: &str, call: &Call) -> Result<Value, Refusal> {
    match action {
        "CreateContainerGroup" => create::create(state, call),
        "DescribeContainerGroups" => groups::describe(state, call),
        "DescribeContainerGroupStatus" => status::describe(state, call),
        "DescribeContainerGroupEvents" => events::describe(state, call),
        "DescribeContainerLog" => log::describe(state, call),
        "DescribeContainerGroupPrice" => price::describe(call),
        "DeleteContainerGroup" => change::delete(state, call),
        "RestartContainerGroup" => change::restart(state, call),
        "DescribeRegions" => Ok(regions::describe(state)),
        "DescribeAvailableResource" => available::describe(state, call),
        "DescribeImageCaches" => caches::describe(state, call),
        "ListUsage" => Ok(regions::usage(state, call)),
        _ => Err(super::unknown()),
    }
}

/// The caller's groups in the region that pass every filter these calls have in common, the newest first.
fn asked<'a>(state: &'a State, call: &'a Call) -> Result<Vec<&'a Group>, Refusal> {
    let parameters = &call.parameters;
    let ids = parameters.json_list("ContainerGroupIds", 20)?;
    let since = parameters.whole("SinceSecond", 60, 3600)?;
    let tags: Vec<(&str, Option<&str>)> = parameters
        .indices("Tag")
        .into_iter()
        .filter_map(|index| {
            let key = parameters.text(&format!("Tag.{index}.Key"))?;
            Some((key, parameters.text(&format!("Tag.{index}.Value"))))
        })
        .collect();
    let matches = |name: &str, value: &str| parameters.text(name).is_none_or(|text| text == value);
    let (all, these) = (state.groups.all(), state.groups.these(&ids));
    let found = these
        .rev()
        .chain(all.rev().filter(|_| ids.is_empty()))
        .filter(|group| group.region == call.region && group.account == call.caller.account)
        .filter(|group| matches("ContainerGroupName", &group.name))
        .filter(|group| matches("Status", group.life.status.name()))
        .filter(|group| matches("VSwitchId", &group.vswitch))
        .filter(|group| matches("SecurityGroupId", &group.firewall))
        .filter(|group| matches("ZoneId", &group.zone))
        .filter(|group| matches("ResourceGroupId", group.parameters.text("ResourceGroupId").unwrap_or_default()))
        .filter(|group| matches("ComputeCategory", group.parameters.text("ComputeCategory.1").unwrap_or("general")))
        .filter(|group| {
            since.is_none_or(|since| call.now.duration_since(group.life.changed).as_secs() <= i64::from(since))
        })
        .filter(|group| tags.iter().all(|(key, value)| has_tag(group, key, *value)));
    Ok(found.collect())
}

fn has_tag(group: &Group, key: &str, value: Option<&str>) -> bool {
    tags(group).any(|(k, v)| k == key && value.is_none_or(|value| v == value))
}

/// A group's tags.
fn tags(group: &Group) -> impl Iterator<Item = (&str, &str)> {
    let parameters = &group.parameters;
    parameters.indices("Tag").into_iter().filter_map(|index| {
        let key = parameters.text(&format!("Tag.{index}.Key"))?;
        let value = parameters.text(&format!("Tag.{index}.Value"));
        Some((key, value.unwrap_or_default()))
    })
}

/// The group a call names.
fn named<'a>(state: &'a State, call: &Call) -> Result<&'a Group, Refusal> {
    let id = call.parameters.required("ContainerGroupId")?;
    state
        .groups
        .find(id)
        .filter(|group| group.region == call.region && group.account == call.caller.account)
        .ok_or_else(|| Refusal::not_found("InvalidParameter.NotFound", "ContainerGroupId"))
}
