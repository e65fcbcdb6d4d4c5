//! Kubernetes manifests: the Pod, and workloads around its template.
//!
//! Sources: Alibaba Cloud documentation, "Annotations for Elastic Container Instance-based pods", "Pull images from a Container
//! Registry Enterprise Edition instance without using a secret", "Schedule pods to a virtual node"; the Kubernetes API (core/v1,
//! apps/v1).

mod annotations;
mod container;
mod left_out;
mod probe;
mod pull_secrets;
mod registries;
mod spec;
mod volume;

use super::source::Source;
use super::yaml::Map;
use super::{CannotExpress, Note, Rendered};
use crate::{Onto, Sheet};

/// The longest value that a label may have.
const LABEL_LENGTH: usize = 63;

/// What a Pod and a workload's pod template share.
struct Template<'a> {
    name: Option<&'a str>,
    annotations: Map<'a>,
    labels: Map<'a>,
    spec: Map<'a>,
    notes: Vec<Note>,
}

/// Around which kind the template stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pod,
    Deployment,
}

/// The plan as a Pod.
pub fn pod(sheet: &Sheet) -> Rendered {
    let template = template(sheet, Kind::Pod);
    let mut metadata = Map::default();
    metadata.put_filled("annotations", template.annotations);
    metadata.put_filled("labels", template.labels);
    metadata.put_if("name", template.name);
    let mut document = Map::default();
    document.put("apiVersion", "v1");
    document.put("kind", "Pod");
    document.put_filled("metadata", metadata);
    document.put_filled("spec", template.spec);
    Rendered { text: document.write(), notes: template.notes }
}

/// The plan as a Deployment of one replica.
///
/// # Errors
/// If the plan's containers are to end: a Deployment restarts them for ever.
pub fn deployment(sheet: &Sheet) -> Result<Rendered, CannotExpress> {
    if let Some(policy @ ("Never" | "OnFailure")) = sheet.value("RestartPolicy") {
        return Err(CannotExpress::new(
            format!(
                "Deployment 会一直重启容器，只接受重启策略 Always；此方案为 {policy}，改为 Deployment 会使容器运行结束后反复重启。改用 Pod，或将重启策略设为 Always。"
            ),
            format!(
                "A Deployment restarts its containers for ever and takes no restart policy but Always. This plan says {policy}: as a Deployment, what is meant to end would run again and again. Use the Pod, or set the restart policy to Always."
            ),
        ));
    }
    let mut template = template(sheet, Kind::Deployment);
    let label = template.name.map(label_value);
    let mut labels = Map::default();
    labels.put_if("app", label);
    let selector = labels.clone();
    labels.append(std::mem::take(&mut template.labels));

    let mut metadata = Map::default();
    metadata.put_filled("annotations", template.annotations);
    metadata.put_filled("labels", labels);
    let mut pod = Map::default();
    pod.put_filled("metadata", metadata);
    pod.put_filled("spec", template.spec);
    let mut match_labels = Map::default();
    match_labels.put_filled("matchLabels", selector);
    let mut spec = Map::default();
    spec.put("replicas", 1);
    spec.put_filled("selector", match_labels);
    spec.put_filled("template", pod);
    let mut named = Map::default();
    named.put_if("name", template.name);
    let mut document = Map::default();
    document.put("apiVersion", "apps/v1");
    document.put("kind", "Deployment");
    document.put_filled("metadata", named);
    document.put("spec", spec);
    Ok(Rendered { text: document.write(), notes: template.notes })
}

/// The pod itself, from the same parameters that would be sent.
fn template(sheet: &Sheet, kind: Kind) -> Template<'_> {
    let source = Source::new(sheet);
    let root = source.root();
    let mut notes = Vec::new();
    let name = root.text("ContainerGroupName");
    let mut annotations = Map::default();
    registries::annotate(&root, sheet, &mut annotations, &mut notes);
    annotations::annotate(&root, &mut annotations, &mut notes);
    let mut labels = Map::default();
    if sheet.onto() == Onto::Label {
        labels.put("alibabacloud.com/eci", "true");
    }
    let spec = spec::pod_spec(&root, sheet, kind, &mut notes);
    // The cluster decides the region; the plan's own only tells whether a registry lies elsewhere.
    root.text("RegionId");
    if name.is_none() {
        notes.insert(
            0,
            Note::new("尚未填写名称，YAML 中暂无 name。", "The group has no name yet, and so the YAML has none."),
        );
    }
    notes.extend(left_out::masked(sheet.secrets()));
    notes.extend(left_out::note(&source.left_over()));
    Template { name, annotations, labels, spec, notes }
}

/// A name as a label's value, which may be shorter than a name.
fn label_value(name: &str) -> &str {
    let end = name.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= LABEL_LENGTH).last();
    name.get(..end.unwrap_or(0)).unwrap_or_default().trim_end_matches('-')
}
