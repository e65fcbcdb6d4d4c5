//! A judge of its own: what an annotated stream must mean, worked out on the values that another parser reads.

use manifest::{INSTANCE_ID, INSTANCE_IDS, Outcome, Request};
use serde::Deserialize;
use serde_norway::Value;

/// The documents of a stream with aliases and merges resolved; `None` where this parser takes none of it.
pub(crate) fn documents(text: &str) -> Option<Vec<Value>> {
    let read = serde_norway::Deserializer::from_str(text).map(|document| {
        let mut value = Value::deserialize(document).ok()?;
        value.apply_merge().ok()?;
        Some(value)
    });
    read.collect()
}

/// Fails unless `outcome` means what `text` meant, with the annotation in every pod template that was to be done.
pub(crate) fn means_the_same_and_more(name: &str, text: &str, outcome: &Outcome, request: &Request) {
    let Some(mut before) = documents(text) else {
        assert!(documents(&outcome.text).is_none(), "{name}: readable only after the edit");
        return;
    };
    let after = documents(&outcome.text).unwrap_or_else(|| panic!("{name}: unreadable:\n{}", outcome.text));
    for document in &mut before {
        for object in objects(document) {
            annotate(object, request);
        }
    }
    assert_eq!(before, after, "{name}");
}

fn objects(document: &mut Value) -> Vec<&mut Value> {
    let kind = document.get("kind").and_then(Value::as_str).unwrap_or_default();
    if kind.ends_with("List") && document.get("items").is_some_and(Value::is_sequence) {
        let items = document.get_mut("items").and_then(Value::as_sequence_mut).unwrap();
        return items.iter_mut().flat_map(objects).collect();
    }
    vec![document]
}

fn annotate(object: &mut Value, request: &Request) {
    let text = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (version, kind) = (text("apiVersion"), text("kind"));
    let group = version.split_once('/').map_or("", |(group, _)| group);
    let is_core = ["", "apps", "extensions", "batch"].contains(&group);
    let path: &[&str] = match kind.as_str() {
        "Pod" if is_core => &[],
        "PodTemplate" if is_core => &["template"],
        "CronJob" if is_core => &["spec", "jobTemplate", "spec", "template"],
        "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet" | "ReplicationController" | "Job" if is_core => {
            &["spec", "template"]
        }
        _ if !request.all_kinds || kind == "CustomResourceDefinition" => return,
        "Workflow" | "CronWorkflow" => {
            let path: &[&str] = if kind == "Workflow" { &["spec"] } else { &["spec", "workflowSpec"] };
            return put(at(object, path), "podMetadata", request);
        }
        "ImageCache" => &[],
        _ => return shapes(object, request),
    };
    put(at(object, path), "metadata", request);
}

fn at<'v>(value: &'v mut Value, path: &[&str]) -> Option<&'v mut Value> {
    path.iter().try_fold(value, |value, key| value.get_mut(*key))
}

/// Every mapping with a `spec` that has containers.
fn shapes(value: &mut Value, request: &Request) {
    let containers = value.get("spec").and_then(|spec| spec.get("containers")).and_then(Value::as_sequence);
    let first = containers.and_then(|containers| containers.first());
    let is_object =
        value.get("apiVersion").is_some() && value.get("kind").is_some_and(|kind| kind.as_str() != Some("Pod"));
    if !is_object && first.is_some_and(|first| first.get("image").is_some() || first.get("name").is_some()) {
        return put(Some(value), "metadata", request);
    }
    match value {
        Value::Mapping(map) => map.iter_mut().for_each(|(_, value)| shapes(value, request)),
        Value::Sequence(items) => items.iter_mut().for_each(|item| shapes(item, request)),
        _ => {}
    }
}

fn put(base: Option<&mut Value>, metadata: &str, request: &Request) {
    let Some(Value::Mapping(base)) = base else { return };
    let mut map = base;
    for key in [metadata, "annotations"] {
        let value = map.entry(key.into()).or_insert(Value::Null);
        if value.is_null() {
            *value = Value::Mapping(serde_norway::Mapping::new());
        }
        let Value::Mapping(inner) = value else { panic!("{key} is no mapping") };
        map = inner;
    }
    let existing: Vec<&str> = [INSTANCE_ID, INSTANCE_IDS].into_iter().filter(|key| map.contains_key(*key)).collect();
    let keys = if existing.is_empty() { vec![request.instance_key()] } else { existing };
    for key in keys {
        map.insert(key.into(), request.instance_value().into());
    }
}

/// Fails unless every byte outside the edits is the same, and what the edits took away is a value or a placeholder.
pub(crate) fn keeps_every_other_byte(name: &str, text: &str, outcome: &Outcome) {
    let (mut before, mut after) = (0, 0);
    for edit in &outcome.edits {
        let kept = edit.start - before;
        assert_eq!(&text[before..edit.start], &outcome.text[after..after + kept], "{name}");
        let gone = &text[edit.start..edit.end];
        let is_value = !gone.contains(['#', '{', '[']) && (!gone.contains('\n') || gone.starts_with(['>', '|']));
        assert!(is_value, "{name}: {gone:?} went");
        (before, after) = (edit.end, after + kept + edit.text.len());
    }
    assert_eq!(&text[before..], &outcome.text[after..], "{name}");
    // Every line that no edit reaches into is still there whole, in its order.
    let mut rest = outcome.text.split_inclusive('\n');
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let reaches = |edit: &manifest::Edit| {
            (edit.start > start && edit.start < end)
                || (edit.end > start && edit.start < end && edit.end > edit.start)
                || edit.start == text.len()
        };
        if !outcome.edits.iter().any(reaches) {
            assert!(rest.any(|other| other.ends_with(line)), "{name}: the line {line:?} is gone");
        }
        start = end;
    }
}
