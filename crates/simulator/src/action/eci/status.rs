//! `DescribeContainerGroupStatus`: the same life as Kubernetes tells it. The odd spellings are the API's own.

use serde_json::{Value, json};

use super::super::{moment, page::chained};
use super::{asked, container};
use crate::group::{Container, Group, State, Status};
use crate::refusal::Refusal;
use crate::state::{Call, State as Cloud};
use crate::world::hex;

pub(super) fn describe(state: &Cloud, call: &Call) -> Result<Value, Refusal> {
    let page = chained(&call.parameters, "Limit", 200, 200, asked(state, call)?)?;
    let data: Vec<Value> = page.items.into_iter().map(entry).collect();
    Ok(json!({"TotalCount": page.total, "NextToken": page.next, "Data": data}))
}

fn entry(group: &Group) -> Value {
    json!({
        "ContainerGroupId": group.id,
        "Name": group.name,
        "Namespace": "default",
        "Status": group.life.status.name(),
        "uuid": uuid(group),
        "Annotations": "{}",
        "PodStatus": pod_status(group),
    })
}

/// The group's name as Kubernetes would number it.
pub(super) fn uuid(group: &Group) -> String {
    let digits = hex(&group.id);
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..32]].join("-")
}

fn pod_status(group: &Group) -> Value {
    let placed = group.life.status != Status::Scheduling;
    let ip = if placed { group.ip.as_str() } else { "" };
    let statuses: Vec<Value> = group
        .spec
        .containers
        .iter()
        .zip(&group.life.containers)
        .filter(|(spec, _)| !spec.is_init)
        .map(|(spec, container)| {
            json!({
                "Name": spec.name,
                "Image": spec.image,
                "ImageID": image_id(&spec.image, container),
                "Ready": container::ready(container),
                "Started": container::ready(container),
                "RestartCount": container.restarts,
                "State": state(&container.state),
                "LastState": container.previous.as_ref().map_or_else(|| json!({}), state),
            })
        })
        .collect();
    json!({
        "Phase": phase(group.life.status),
        "HostIp": ip,
        "PodIp": ip,
        "PodIps": if placed { json!([{"Ip": ip}]) } else { json!([]) },
        "QosClass": "Guaranteed",
        "StartTime": moment(group.created),
        "Conditions": conditions(group),
        "ContainerStatuses": statuses,
    })
}

fn phase(status: Status) -> &'static str {
    match status {
        Status::Scheduling | Status::Pending | Status::Restarting => "Pending",
        Status::Running | Status::Terminating => "Running",
        Status::Succeeded => "Succeeded",
        Status::Failed => "Failed",
    }
}

fn conditions(group: &Group) -> Vec<Value> {
    let of = |init: bool, test: fn(&Container) -> bool| {
        group
            .spec
            .containers
            .iter()
            .zip(&group.life.containers)
            .filter(|(spec, _)| spec.is_init == init)
            .all(|(_, container)| test(container))
    };
    let initialised = of(true, |container| matches!(container.state, State::Terminated { code: 0, .. }));
    let ready = of(false, container::ready);
    let placed = group.life.status != Status::Scheduling;
    [("PodScheduled", placed), ("Initialized", placed && initialised), ("ContainersReady", ready), ("Ready", ready)]
        .into_iter()
        .map(|(kind, holds)| {
            json!({
                "type": kind,
                "status": if holds { "True" } else { "False" },
                "Reason": if holds || !kind.ends_with("Ready") { "" } else { "ContainersNotReady" },
                "Message": "",
                "lastTransitionTime": moment(group.life.changed),
            })
        })
        .collect()
}

fn image_id(image: &str, container: &Container) -> String {
    if matches!(container.state, State::Waiting { .. }) {
        return String::new();
    }
    let name = image.split('@').next().unwrap_or(image);
    let name = match name.rsplit_once(':') {
        Some((name, tag)) if !tag.contains('/') => name,
        _ => name,
    };
    format!("{name}@sha256:{}", hex(image))
}

fn state(state: &State) -> Value {
    match state {
        State::Waiting { reason, message } => {
            json!({"Waiting": {"Reason": reason, "Message": message}})
        }
        State::Running { since } => json!({"Running": {"StartedAtstartedAt": moment(*since)}}),
        State::Terminated { code, reason, started, finished } => json!({"Terminated": {
            "ContainerID": format!("containerd://{}", hex(&moment(*started))),
            "ExitCode": code,
            "Signal": if *code > 128 { code - 128 } else { 0 },
            "Reason": reason,
            "Message": "",
            "StartedAt": moment(*started),
            "FinishedAt": moment(*finished),
        }}),
    }
}
