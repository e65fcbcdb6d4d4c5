//! One container of the pod.

use super::super::Note;
use super::super::source::At;
use super::super::yaml::{Map, Node};
use super::probe;
use crate::{secret, size};

/// What the containers of one pod share while they are rendered.
pub(super) struct Context<'n, 'a> {
    /// The secret that holds the variables which may not be shown, if the group has a name to call it by.
    secret_name: Option<&'a str>,
    /// The keys that the secret has to hold.
    pub(super) secret_keys: Vec<String>,
    /// Remarks for the reader.
    notes: &'n mut Vec<Note>,
}

impl<'n, 'a> Context<'n, 'a> {
    /// The context of a plan's containers.
    pub(super) fn new(secret_name: Option<&'a str>, notes: &'n mut Vec<Note>) -> Self {
        Self { secret_name, secret_keys: Vec::new(), notes }
    }
}

/// A container or an init container.
pub(super) fn container<'a>(at: &At<'_, 'a>, context: &mut Context<'_, 'a>) -> Map<'a> {
    let mut map = Map::default();
    map.put_if("name", at.text("Name"));
    map.put_if("image", at.text("Image"));
    map.put_if("imagePullPolicy", at.text("ImagePullPolicy"));
    map.put_filled("command", at.texts("Command"));
    map.put_filled("args", at.texts("Arg"));
    map.put_if("workingDir", at.text("WorkingDir"));
    map.put_filled("ports", ports(at));
    map.put_filled("env", environment(at, context));
    map.put_filled("resources", resources(at));
    map.put_filled("volumeMounts", mounts(at));
    map.put_filled("livenessProbe", probe::probe(&at.part("LivenessProbe")));
    map.put_filled("readinessProbe", probe::probe(&at.part("ReadinessProbe")));
    map.put_filled("lifecycle", probe::lifecycle(at));
    map.put_filled("securityContext", security(at));
    map.put_if("stdin", at.boolean("Stdin"));
    map.put_if("stdinOnce", at.boolean("StdinOnce"));
    map.put_if("tty", at.boolean("Tty"));
    map.put_if("terminationMessagePath", at.text("TerminationMessagePath"));
    map.put_if("terminationMessagePolicy", at.text("TerminationMessagePolicy"));
    map
}

fn ports<'a>(at: &At<'_, 'a>) -> Vec<Map<'a>> {
    let port = |row: &At<'_, 'a>| {
        let mut map = Map::default();
        map.put("containerPort", row.integer("Port")?);
        map.put_if("protocol", row.text("Protocol"));
        Some(map)
    };
    at.rows("Port").iter().filter_map(port).collect()
}

/// The variables. A secret one refers to a Kubernetes Secret, so that the manifest can be kept and applied as it is.
fn environment<'a>(at: &At<'_, 'a>, context: &mut Context<'_, 'a>) -> Vec<Map<'a>> {
    let owner = at.text("Name").unwrap_or_default();
    let mut variables = Vec::new();
    for row in at.rows("EnvironmentVar") {
        let Some(key) = row.text("Key") else { continue };
        let mut map = Map::default();
        map.put("name", key);
        if let Some(path) = row.part("FieldRef").text("FieldPath") {
            let mut field = Map::default();
            field.put("fieldPath", path);
            map.put("valueFrom", one("fieldRef", field));
        } else {
            let value = row.text("Value").unwrap_or_default();
            if value == secret::MASK {
                secret_value(&mut map, owner, key, context);
            } else {
                map.put("value", value);
            }
        }
        variables.push(map);
    }
    variables
}

/// A reference into the Secret, or the mask where no Secret can be named.
fn secret_value<'a>(map: &mut Map<'a>, owner: &str, key: &str, context: &mut Context<'_, 'a>) {
    let entry = format!("{owner}.{key}");
    let fits = entry.len() <= 253 && entry.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    let Some(name) = context.secret_name.filter(|_| fits && !owner.is_empty()) else {
        map.put("value", secret::MASK);
        context.notes.push(Note::new(
            format!("环境变量 {key} 是敏感内容，此处不显示，以 {} 代替。", secret::MASK),
            format!("The variable {key} is secret and not shown: {} stands in its place.", secret::MASK),
        ));
        return;
    };
    let mut reference = Map::default();
    reference.put("name", name);
    reference.put("key", entry.clone());
    map.put("valueFrom", one("secretKeyRef", reference));
    context.secret_keys.push(entry);
}

/// Requests and limits alike, as ECI bills what it gives.
fn resources<'a>(at: &At<'_, 'a>) -> Map<'a> {
    let mut amounts = Map::default();
    amounts.put_if("cpu", at.text("Cpu").and_then(size::thousandths).map(cores));
    amounts.put_if("memory", at.text("Memory").and_then(size::thousandths).map(gibibytes));
    let mut limits = amounts.clone();
    limits.put_if("nvidia.com/gpu", at.text("Gpu"));
    let mut resources = Map::default();
    resources.put_filled("requests", amounts);
    resources.put_filled("limits", limits);
    resources
}

fn cores(thousandths: u32) -> String {
    if thousandths.is_multiple_of(1_000) { (thousandths / 1_000).to_string() } else { format!("{thousandths}m") }
}

fn gibibytes(thousandths: u32) -> String {
    let mebibytes = u64::from(thousandths) * 1_024;
    if thousandths.is_multiple_of(1_000) || !mebibytes.is_multiple_of(1_000) {
        return format!("{}Gi", size::decimal(thousandths));
    }
    format!("{}Mi", mebibytes / 1_000)
}

fn mounts<'a>(at: &At<'_, 'a>) -> Vec<Map<'a>> {
    let mount = |row: &At<'_, 'a>| {
        let mut map = Map::default();
        map.put_if("name", row.text("Name"));
        map.put_if("mountPath", row.text("MountPath"));
        map.put_if("subPath", row.text("SubPath"));
        map.put_if("readOnly", row.boolean("ReadOnly"));
        map.put_if("mountPropagation", row.text("MountPropagation"));
        map
    };
    at.rows("VolumeMount").iter().map(mount).filter(|map| !map.is_empty()).collect()
}

fn security<'a>(at: &At<'_, 'a>) -> Map<'a> {
    let context = at.part("SecurityContext");
    let mut map = Map::default();
    map.put_if("runAsUser", context.integer("RunAsUser"));
    map.put_if("runAsGroup", at.integer("SecurityContextRunAsGroup"));
    map.put_if("runAsNonRoot", at.boolean("SecurityContextRunAsNonRoot"));
    map.put_if("readOnlyRootFilesystem", context.boolean("ReadOnlyRootFilesystem"));
    map.put_if("privileged", at.boolean("SecurityContextPrivileged"));
    let mut capabilities = Map::default();
    capabilities.put_filled("add", context.part("Capability").texts("Add"));
    map.put_filled("capabilities", capabilities);
    map
}

/// A mapping with one entry.
fn one<'a>(key: &'static str, node: impl Into<Node<'a>>) -> Map<'a> {
    let mut map = Map::default();
    map.put(key, node);
    map
}
