//! A container inside `DescribeContainerGroups`: what was asked for, and what it is doing.

use serde_json::{Value, json};

use super::super::moment;
use crate::group::{Container, ContainerSpec, Group, PullPolicy, State};
use crate::parameters::Parameters;

/// The init containers, or the others. Their command is `Command` here and `Commands` there.
pub(super) fn all(group: &Group, init: bool) -> Vec<Value> {
    group
        .spec
        .containers
        .iter()
        .zip(&group.life.containers)
        .filter(|(spec, _)| spec.is_init == init)
        .map(|(spec, container)| entry(&group.parameters, spec, container))
        .collect()
}

fn entry(parameters: &Parameters, spec: &ContainerSpec, container: &Container) -> Value {
    let field = |name: &str| format!("{}.{name}", spec.path);
    let flag = |name: &str| parameters.boolean(&field(name)).ok().flatten().unwrap_or(false);
    let command = if spec.is_init { "Command" } else { "Commands" };
    let mut entry = json!({
        "Name": spec.name,
        "Image": spec.image,
        "ImagePullPolicy": policy(spec.policy),
        "Cpu": spec.cpu,
        "Memory": spec.memory,
        "Gpu": parameters.whole(&field("Gpu"), 0, 64).ok().flatten().unwrap_or(0),
        "Ready": ready(container),
        "RestartCount": container.restarts,
        "WorkingDir": parameters.text(&field("WorkingDir")).unwrap_or_default(),
        command: parameters.list(&field("Command")),
        "Args": parameters.list(&field("Arg")),
        "Ports": ports(parameters, &field("Port")),
        "EnvironmentVars": variables(parameters, &field("EnvironmentVar"), flag("EnvironmentVarHide")),
        "VolumeMounts": mounts(parameters, &field("VolumeMount")),
        "CurrentState": state(&container.state),
        "PreviousState": container.previous.as_ref().map_or_else(|| json!({}), state),
    });
    if !spec.is_init {
        for name in ["Stdin", "StdinOnce", "Tty"] {
            entry[name] = json!(flag(name));
        }
        for name in ["LivenessProbe", "ReadinessProbe"] {
            if let Some(probe) = probe(parameters, &field(name)) {
                entry[name] = probe;
            }
        }
    }
    entry
}

/// Whether a container counts as ready; one that is there to end never is once it has.
pub(super) fn ready(container: &Container) -> bool {
    matches!(container.state, State::Running { .. })
}

fn policy(policy: PullPolicy) -> &'static str {
    match policy {
        PullPolicy::Always => "Always",
        PullPolicy::IfNotPresent => "IfNotPresent",
        PullPolicy::Never => "Never",
    }
}

fn state(state: &State) -> Value {
    match state {
        State::Waiting { reason, message } => {
            json!({"State": "Waiting", "Reason": reason, "Message": message, "DetailStatus": ""})
        }
        State::Running { since } => {
            json!({"State": "Running", "StartTime": moment(*since), "DetailStatus": ""})
        }
        State::Terminated { code, reason, started, finished } => json!({
            "State": "Terminated",
            "Reason": reason,
            "Message": "",
            "DetailStatus": "",
            "ExitCode": code,
            "Signal": if *code > 128 { code - 128 } else { 0 },
            "StartTime": moment(*started),
            "FinishTime": moment(*finished),
        }),
    }
}

fn ports(parameters: &Parameters, list: &str) -> Vec<Value> {
    parameters
        .indices(list)
        .into_iter()
        .map(|index| {
            json!({
                "Port": parameters.whole(&format!("{list}.{index}.Port"), 1, 65_535).ok().flatten(),
                "Protocol": parameters.text(&format!("{list}.{index}.Protocol")).unwrap_or("TCP"),
            })
        })
        .collect()
}

fn variables(parameters: &Parameters, list: &str, hidden: bool) -> Vec<Value> {
    if hidden {
        return Vec::new();
    }
    parameters
        .indices(list)
        .into_iter()
        .map(|index| {
            let text = |name: &str| parameters.text(&format!("{list}.{index}.{name}"));
            let mut variable = json!({
                "Key": text("Key"),
                "Value": text("Value").unwrap_or_default(),
            });
            if let Some(path) = text("FieldRef.FieldPath") {
                variable["ValueFrom"] = json!({"FieldRef": {"FieldPath": path}});
            }
            variable
        })
        .collect()
}

fn mounts(parameters: &Parameters, list: &str) -> Vec<Value> {
    parameters
        .indices(list)
        .into_iter()
        .map(|index| {
            let text = |name: &str| parameters.text(&format!("{list}.{index}.{name}")).unwrap_or_default();
            json!({
                "Name": text("Name"),
                "MountPath": text("MountPath"),
                "SubPath": text("SubPath"),
                "MountPropagation": text("MountPropagation"),
                "ReadOnly": text("ReadOnly").eq_ignore_ascii_case("true"),
            })
        })
        .collect()
}

fn probe(parameters: &Parameters, path: &str) -> Option<Value> {
    let number = |name: &str| parameters.whole(&format!("{path}.{name}"), 0, u32::MAX).ok().flatten();
    let text = |name: &str| parameters.text(&format!("{path}.{name}"));
    let mut probe = json!({
        "Execs": parameters.list(&format!("{path}.Exec.Command")),
        "InitialDelaySeconds": number("InitialDelaySeconds").unwrap_or(0),
        "PeriodSeconds": number("PeriodSeconds").unwrap_or(10),
        "TimeoutSeconds": number("TimeoutSeconds").unwrap_or(1),
        "SuccessThreshold": number("SuccessThreshold").unwrap_or(1),
        "FailureThreshold": number("FailureThreshold").unwrap_or(3),
    });
    let mut given = !parameters.list(&format!("{path}.Exec.Command")).is_empty();
    if let Some(port) = number("HttpGet.Port") {
        probe["HttpGet"] = json!({
            "Path": text("HttpGet.Path").unwrap_or("/"),
            "Port": port,
            "Scheme": text("HttpGet.Scheme").unwrap_or("HTTP"),
        });
        given = true;
    }
    if let Some(port) = number("TcpSocket.Port") {
        probe["TcpSocket"] = json!({"Port": port});
        given = true;
    }
    given.then_some(probe)
}
