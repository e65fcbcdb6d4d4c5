//! The pod's template, which every kind shares.

use super::super::Note;
use super::super::source::{At, Source};
use super::super::yaml::Map;
use super::kind::Kind;
use super::{annotations, left_out, registries, spec};
use crate::{Onto, Sheet};

/// What a Pod and a workload's pod template have in common.
pub(super) struct Template<'a> {
    /// The group's name.
    pub(super) name: Option<&'a str>,
    /// After how many seconds a Job is ended.
    pub(super) deadline: Option<i64>,
    /// What a reader has to know.
    pub(super) notes: Vec<Note>,
    annotations: Map<'a>,
    labels: Map<'a>,
    spec: Map<'a>,
}

impl<'a> Template<'a> {
    /// The template, from the same parameters that would be sent.
    pub(super) fn new(sheet: &'a Sheet, kind: Kind) -> Self {
        let source = Source::new(sheet);
        let root = source.root();
        let mut notes = Vec::new();
        let name = root.text("ContainerGroupName");
        let mut annotations = Map::default();
        registries::annotate(&root, sheet, registries::Form::Chosen, &mut annotations, &mut notes);
        annotations::annotate(&root, &mut annotations, &mut notes);
        let mut labels = Map::default();
        if sheet.onto() == Onto::Label {
            labels.put("alibabacloud.com/eci", "true");
        }
        let deadline = deadline(&root, kind, &mut notes);
        let spec = spec::pod_spec(&root, sheet, kind, deadline, &mut notes);
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
        Self { name, deadline, notes, annotations, labels, spec }
    }

    /// The pod's `metadata` and `spec`, with these labels before the template's own, and its name where it has one.
    pub(super) fn pod(self, mut labels: Map<'a>, name: Option<&'a str>) -> Map<'a> {
        labels.append(self.labels);
        let mut metadata = Map::default();
        metadata.put_filled("annotations", self.annotations);
        metadata.put_filled("labels", labels);
        metadata.put_if("name", name);
        let mut pod = Map::default();
        pod.put_filled("metadata", metadata);
        pod.put_filled("spec", self.spec);
        pod
    }
}

/// The group's active period, in seconds. Pods that run for ever may have none; zero is none to ECI and an error here.
fn deadline(root: &At<'_, '_>, kind: Kind, notes: &mut Vec<Note>) -> Option<i64> {
    let seconds = root.integer("ActiveDeadlineSeconds").filter(|seconds| *seconds > 0)?;
    if !kind.runs_for_ever() {
        // Kubernetes counts in 32 bits: 68 years, which is as good as for ever.
        return Some(seconds.min(i64::from(i32::MAX)));
    }
    let kind = kind.name();
    notes.push(Note::new(
        format!("{kind} 不支持有效期限，已略去 ActiveDeadlineSeconds（{seconds} 秒）：容器会一直运行并计费。"),
        format!("A {kind} knows no active period. ActiveDeadlineSeconds ({seconds} s) is left out: the containers run, and cost, until you stop them."),
    ));
    None
}
