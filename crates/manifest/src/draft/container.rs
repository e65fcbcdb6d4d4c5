//! Containers and init containers.

use std::collections::BTreeMap;

use plan::size;

use super::left::Why;
use super::probe;
use super::work::{At, Work};
use crate::quantity;

/// Fields that a parameter says in the same words.
const FIELDS: [(&str, &str); 9] = [
    ("name", "Name"),
    ("image", "Image"),
    ("imagePullPolicy", "ImagePullPolicy"),
    ("workingDir", "WorkingDir"),
    ("stdin", "Stdin"),
    ("stdinOnce", "StdinOnce"),
    ("tty", "Tty"),
    ("terminationMessagePath", "TerminationMessagePath"),
    ("terminationMessagePolicy", "TerminationMessagePolicy"),
];
const SECURITY: [(&str, &str); 5] = [
    ("runAsUser", "SecurityContext.RunAsUser"),
    ("runAsGroup", "SecurityContextRunAsGroup"),
    ("runAsNonRoot", "SecurityContextRunAsNonRoot"),
    ("readOnlyRootFilesystem", "SecurityContext.ReadOnlyRootFilesystem"),
    ("privileged", "SecurityContextPrivileged"),
];
const MOUNT: [(&str, &str); 5] = [
    ("name", "Name"),
    ("mountPath", "MountPath"),
    ("subPath", "SubPath"),
    ("readOnly", "ReadOnly"),
    ("mountPropagation", "MountPropagation"),
];

/// The container's ports by their names, for what refers to them by name.
pub(super) type Ports = BTreeMap<String, String>;

/// Reads the containers under `key` into the list `wire`. `volumes` are those that the draft has.
pub(super) fn read(work: &mut Work<'_, '_>, spec: &At, key: &str, wire: &str, volumes: &[String]) {
    for (place, at) in work.rows(spec, key).into_iter().enumerate() {
        let wire = format!("{wire}.{}.", place + 1);
        work.put_fields(&at, &wire, &FIELDS);
        work.put_list(&at, "command", &format!("{wire}Command"));
        work.put_list(&at, "args", &format!("{wire}Arg"));
        let ports = ports(work, &at, &wire);
        environment(work, &at, &wire);
        resources(work, &at, &wire);
        mounts(work, &at, &wire, volumes);
        probe::read(work, &at, &wire, &ports);
        if let Some(security) = work.get(&at, "securityContext") {
            work.put_fields(&security, &wire, &SECURITY);
            if let Some(capabilities) = work.get(&security, "capabilities") {
                work.put_list(&capabilities, "add", &format!("{wire}SecurityContext.Capability.Add"));
            }
        }
    }
}

fn ports(work: &mut Work<'_, '_>, at: &At, wire: &str) -> Ports {
    let mut ports = Ports::new();
    for (place, port) in work.rows(at, "ports").into_iter().enumerate() {
        let row = format!("{wire}Port.{}.", place + 1);
        work.put_fields(&port, &row, &[("containerPort", "Port"), ("protocol", "Protocol")]);
        if let (Some(name), Some(number)) = (work.text(&port, "name"), work.text(&port, "containerPort")) {
            ports.insert(name, number);
        }
    }
    ports
}

/// The variables, first those of whole `ConfigMaps`. What a Secret holds keeps its name, and waits to be typed.
fn environment(work: &mut Work<'_, '_>, at: &At, wire: &str) {
    let mut whole = BTreeMap::new();
    for source in work.rows(at, "envFrom") {
        let prefix = work.text(&source, "prefix").unwrap_or_default();
        let reference = work.get(&source, "configMapRef");
        let found = reference.and_then(|reference| work.config_map(&reference, "name"));
        match found {
            Some(data) => {
                whole.extend(data.into_iter().map(|(key, value)| (format!("{prefix}{key}"), value)));
                work.mark(&source);
            }
            None if work.get(&source, "secretRef").is_some() => work.leave(&source, Why::Secret),
            None => work.leave(&source, Why::ConfigMap),
        }
    }
    let rows = work.rows(at, "env");
    let named: Vec<_> = rows.iter().filter_map(|row| work.text(row, "name")).collect();
    let mut place = 0;
    for (key, value) in whole.into_iter().filter(|(key, _)| !named.contains(key)) {
        place += 1;
        work.draft.set(&format!("{wire}EnvironmentVar.{place}.Key"), key);
        work.draft.set_given(&format!("{wire}EnvironmentVar.{place}.Value"), value);
    }
    for row in rows {
        place += 1;
        variable(work, &row, &format!("{wire}EnvironmentVar.{place}."));
    }
}

fn variable(work: &mut Work<'_, '_>, row: &At, wire: &str) {
    work.put_fields(row, wire, &[("name", "Key"), ("value", "Value")]);
    let Some(from) = work.get(row, "valueFrom") else {
        if work.get(row, "value").is_none() {
            work.draft.set_given(&format!("{wire}Value"), "");
        }
        return;
    };
    if let Some(field) = work.get(&from, "fieldRef") {
        work.put_fields(&field, wire, &[("fieldPath", "FieldRef.FieldPath")]);
        work.mark_keys(&field, &["apiVersion"]);
    } else if let Some(reference) = work.get(&from, "configMapKeyRef") {
        if let Some(text) = work.config_text(&reference) {
            work.draft.set_given(&format!("{wire}Value"), text);
        }
    } else if let Some(reference) = work.get(&from, "secretKeyRef") {
        let row = work.draft.count("Berth.Secret") + 1;
        work.draft.set(&format!("Berth.Secret.{row}"), format!("{wire}Value"));
        work.leave(&reference, Why::Secret);
    }
}

/// What the limits say, as ECI does it, else what the requests say.
fn resources(work: &mut Work<'_, '_>, at: &At, wire: &str) {
    let Some(resources) = work.get(at, "resources") else { return };
    for (key, name) in [("cpu", "Cpu"), ("memory", "Memory"), ("nvidia.com/gpu", "Gpu")] {
        let amount = |text: &str| match key {
            "cpu" => quantity::cpu(text).map(size::decimal),
            "memory" => quantity::memory(text).map(size::decimal),
            _ => Some(text.to_owned()),
        };
        let both = ["limits", "requests"].map(|kind| work.path(&resources, &[kind, key]));
        let Some(first) = both.iter().flatten().next() else { continue };
        let Some(text) = work.text_of(first).and_then(|text| amount(&text)) else { continue };
        for at in both.iter().flatten() {
            if work.text_of(at).and_then(|own| amount(&own)).as_ref() == Some(&text) {
                work.put(at, &format!("{wire}{name}"), &text);
            }
        }
    }
}

fn mounts(work: &mut Work<'_, '_>, at: &At, wire: &str, volumes: &[String]) {
    let mut place = 0;
    for mount in work.rows(at, "volumeMounts") {
        if !work.text(&mount, "name").is_some_and(|name| volumes.contains(&name)) {
            work.leave(&mount, Why::NoVolume);
            continue;
        }
        place += 1;
        work.put_fields(&mount, &format!("{wire}VolumeMount.{place}."), &MOUNT);
    }
}
