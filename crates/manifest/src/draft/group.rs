//! What surrounds the pod: the workload's own fields, and the annotations and labels of the template.

use plan::Onto;
use plan::render::kubernetes::{ANNOTATIONS, EIP_ANNOTATIONS};
use plan::size;

use super::left::Why;
use super::registry;
use super::work::{At, Work};
use crate::quantity;
use crate::request::{ONTO_LABEL, ONTO_SELECTOR, ONTO_TOLERATION};

/// What all of the product's annotations begin with.
const PREFIX: &str = "k8s.aliyun.com/";
/// Earlier names of annotations that image caches had.
const EARLIER: [(&str, &str); 2] =
    [("eci-image-cache", "AutoMatchImageCache"), ("eci-image-snapshot-id", "ImageSnapshotId")];
/// What the cluster itself writes into an object.
const OF_THE_CLUSTER: [&str; 6] =
    ["creationTimestamp", "generation", "managedFields", "resourceVersion", "selfLink", "uid"];
/// The annotation into which kubectl writes the whole object once more.
const LAST_APPLIED: &str = "kubectl.kubernetes.io/last-applied-configuration";

/// Reads everything but the template's `spec`.
pub(super) fn read(work: &mut Work<'_, '_>, object: &At, template: &At) {
    work.mark_keys(object, &["apiVersion", "kind", "status"]);
    work.mark_keys(template, &["apiVersion", "kind"]);
    for at in [object, template] {
        if let Some(metadata) = work.get(at, "metadata") {
            work.mark_keys(&metadata, &OF_THE_CLUSTER);
            let applied = work.path(&metadata, &["annotations", LAST_APPLIED]);
            if let Some(applied) = applied {
                work.mark(&applied);
            }
        }
    }
    name(work, object, template);
    workload(work, object);
    annotations(work, template);
    labels(work, object, template);
    onto(work, template);
}

/// The object's name, or the beginning of the names that it is given; the template's own where the object has none.
fn name(work: &mut Work<'_, '_>, object: &At, template: &At) {
    for (at, key) in [object, template].into_iter().flat_map(|at| [(at, "name"), (at, "generateName")]) {
        let Some(found) = work.path(at, &["metadata", key]) else { continue };
        if work.draft.has("ContainerGroupName") {
            return;
        }
        let name = work.text_of(&found).unwrap_or_default();
        work.put(&found, "ContainerGroupName", name.trim_end_matches('-'));
    }
}

fn workload(work: &mut Work<'_, '_>, object: &At) {
    let Some(spec) = work.get(object, "spec") else { return };
    if let Some(replicas) = work.get(&spec, "replicas") {
        if work.tree.is_text(replicas.node, "1") { work.mark(&replicas) } else { work.leave(&replicas, Why::Replicas) }
    }
    work.put_fields(&spec, "", &[("schedule", "Berth.Schedule")]);
    let job = work.path(&spec, &["jobTemplate", "spec"]).unwrap_or(spec);
    work.put_fields(&job, "", &[("activeDeadlineSeconds", "ActiveDeadlineSeconds")]);
}

/// Labels by which the workload finds its own pods say nothing of them.
fn labels(work: &mut Work<'_, '_>, object: &At, template: &At) {
    let Some(selector) = work.path(object, &["spec", "selector"]) else { return };
    let wanted = work.get(&selector, "matchLabels").unwrap_or_else(|| selector.clone());
    let metadata = work.get(template, "metadata");
    for (name, value) in metadata.map(|metadata| work.entries(&metadata, "labels")).unwrap_or_default() {
        let text = work.text_of(&value);
        if text.is_some() && work.text(&wanted, &name) == text {
            work.mark(&value);
        }
    }
    work.mark(&selector);
}

/// The label, or the selector with its toleration, that leads onto ECI.
fn onto(work: &mut Work<'_, '_>, template: &At) {
    let label =
        work.path(template, &["metadata", "labels"]).and_then(|labels| work.says(&labels, ONTO_LABEL.0, ONTO_LABEL.1));
    let spec = work.get(template, "spec");
    let selector = spec.as_ref().and_then(|spec| {
        let selector = work.get(spec, "nodeSelector")?;
        work.says(&selector, ONTO_SELECTOR.0, ONTO_SELECTOR.1)
    });
    let tolerations = spec.map(|spec| work.rows(&spec, "tolerations")).unwrap_or_default();
    let toleration = tolerations.into_iter().find(|row| work.says(row, "key", ONTO_TOLERATION).is_some());
    let way = match (&label, &selector) {
        (Some(_), _) => Onto::Label,
        (None, Some(_)) => Onto::Selector,
        (None, None) => return,
    };
    work.draft.set("Berth.Onto", way.name());
    for found in [label, selector, toleration].into_iter().flatten() {
        work.mark(&found);
    }
}

fn annotations(work: &mut Work<'_, '_>, template: &At) {
    let Some(metadata) = work.get(template, "metadata") else { return };
    let Some(map) = work.get(&metadata, "annotations") else { return };
    registry::read(work, &map);
    let all = work.entries(&metadata, "annotations");
    for (name, at) in &all {
        let Some(text) = work.text_of(at).map(|text| text.trim().to_owned()) else { continue };
        let Some(key) = name.strip_prefix(PREFIX) else {
            bandwidth(work, at, name, &text);
            continue;
        };
        let same = ANNOTATIONS.iter().chain(EIP_ANNOTATIONS).find(|(_, annotation)| *annotation == key);
        let same = same.map(|(parameter, _)| *parameter);
        let same =
            same.or_else(|| EARLIER.into_iter().find(|(earlier, _)| *earlier == key).map(|(_, parameter)| parameter));
        match same {
            Some(parameter) if work.draft.has(parameter) => {}
            Some(parameter) => work.put(at, parameter, &text),
            None => own(work, at, key, &text),
        }
    }
}

/// Annotations that say it in other words than the parameter.
fn own(work: &mut Work<'_, '_>, at: &At, key: &str, text: &str) {
    let several = |text: &str| text.split(',').map(|part| part.trim().to_owned()).collect::<Vec<_>>();
    match key {
        "eci-with-eip" => work.put(at, "AutoCreateEip", text),
        "eci-enable-ipv6" if text == "true" => work.put(at, "Ipv6AddressCount", "1"),
        "eci-ipv6-bandwidth" => work.put(at, "Ipv6GatewayBandwidth", text.strip_suffix('M').unwrap_or(text)),
        "eci-extra-ephemeral-storage" => {
            let gib = text.strip_suffix("Gi").filter(|gib| gib.bytes().all(|byte| byte.is_ascii_digit()));
            if let Some(gib) = gib {
                work.put(at, "EphemeralStorage", gib);
            }
        }
        "eci-compute-category" | "eci-ntp-server" => {
            let list = if key == "eci-ntp-server" { "NtpServer" } else { "ComputeCategory" };
            for (place, part) in several(text).into_iter().enumerate() {
                work.put(at, &format!("{list}.{}", place + 1), &part);
            }
        }
        "eci-use-specs" => specification(work, at, &several(text)),
        "eci-custom-tags" => {
            for (place, tag) in several(text).into_iter().enumerate() {
                let (name, value) = tag.split_once(':').unwrap_or((&tag, ""));
                work.put(at, &format!("Tag.{}.Key", place + 1), name);
                work.put(at, &format!("Tag.{}.Value", place + 1), value);
            }
        }
        _ => {}
    }
}

/// A pair of vCPU and memory, or instance types. A list with both in it is more than the parameters can say.
fn specification(work: &mut Work<'_, '_>, at: &At, parts: &[String]) {
    let pair = |part: &String| {
        let (cpu, memory) = part.split_once('-')?;
        Some((quantity::cpu(cpu)?, quantity::memory(memory)?))
    };
    match parts {
        [only] if pair(only).is_some() => {
            let (cpu, memory) = pair(only).unwrap_or_default();
            work.put(at, "Cpu", &size::decimal(cpu));
            work.put(at, "Memory", &size::decimal(memory));
        }
        _ if parts.iter().any(|part| pair(part).is_some()) => work.leave(at, Why::Value),
        _ => work.put(at, "InstanceType", &parts.join(",")),
    }
}

/// Kubernetes' own two, in bits a second.
fn bandwidth(work: &mut Work<'_, '_>, at: &At, name: &str, text: &str) {
    let parameter = match name {
        "kubernetes.io/ingress-bandwidth" => "IngressBandwidth",
        "kubernetes.io/egress-bandwidth" => "EgressBandwidth",
        _ => return,
    };
    if let Some(bits) = quantity::whole(text) {
        work.put(at, parameter, &bits.to_string());
    }
}
