//! Workloads: what stands around a pod template.

use super::super::Rendered;
use super::super::yaml::Map;
use super::kind::Kind;
use super::schedule::schedule;
use super::template::Template;
use super::{CannotExpress, Note};
use crate::Sheet;

/// The longest value that a label may have.
const LABEL_LENGTH: usize = 63;

/// The plan as a workload of this kind, or as a Pod.
///
/// # Errors
/// If the kind refuses the plan's restart policy or its name.
pub fn workload(kind: Kind, sheet: &Sheet) -> Result<Rendered, CannotExpress> {
    kind.takes(sheet)?;
    Ok(manifest(kind, sheet))
}

/// The plan as a Pod, which refuses nothing.
pub fn pod(sheet: &Sheet) -> Rendered {
    manifest(Kind::Pod, sheet)
}

fn manifest(kind: Kind, sheet: &Sheet) -> Rendered {
    let mut template = Template::new(sheet, kind);
    let mut notes = std::mem::take(&mut template.notes);
    let (name, deadline) = (template.name, template.deadline);
    let mut document = Map::default();
    document.put("apiVersion", kind.api_version());
    document.put("kind", kind.name());
    if kind == Kind::Pod {
        document.append(template.pod(Map::default(), name));
        return Rendered { text: document.write(), notes };
    }
    let mut named = Map::default();
    named.put_if("name", name);
    document.put_filled("metadata", named);
    let spec = match kind {
        Kind::Pod | Kind::Deployment => for_ever(template, None),
        Kind::StatefulSet => for_ever(template, service(name, &mut notes)),
        Kind::Job => job(template, deadline),
        Kind::CronJob => {
            let mut job_template = Map::default();
            job_template.put_filled("spec", job(template, deadline));
            let mut spec = Map::default();
            spec.put("schedule", schedule(sheet, &mut notes));
            spec.put_filled("jobTemplate", job_template);
            spec
        }
    };
    document.put_filled("spec", spec);
    Rendered { text: document.write(), notes }
}

/// One replica, found by its label.
fn for_ever<'a>(template: Template<'a>, service: Option<&'a str>) -> Map<'a> {
    let mut labels = Map::default();
    labels.put_if("app", template.name.map(label_value));
    let mut match_labels = Map::default();
    match_labels.put_filled("matchLabels", labels.clone());
    let mut spec = Map::default();
    spec.put("replicas", 1);
    spec.put_if("serviceName", service);
    spec.put_filled("selector", match_labels);
    spec.put_filled("template", template.pod(labels, None));
    spec
}

/// Kubernetes finds a job's pods by labels of its own.
fn job(template: Template<'_>, deadline: Option<i64>) -> Map<'_> {
    let mut spec = Map::default();
    spec.put_if("activeDeadlineSeconds", deadline);
    spec.put_filled("template", template.pod(Map::default(), None));
    spec
}

/// The headless Service that gives a StatefulSet's pods their names. It is named like the workload.
fn service<'a>(name: Option<&'a str>, notes: &mut Vec<Note>) -> Option<&'a str> {
    let name = name?;
    if !name.starts_with(|first: char| first.is_ascii_lowercase()) {
        notes.push(Note::new(
            format!("Service 的名称须以字母开头，无法创建名为 {name} 的 Service：Pod 会运行，但没有稳定的域名。需要域名时修改容器组名称。"),
            format!("A Service's name begins with a letter, so there can be none named {name}: the pods run, but have no stable DNS names. Rename the group if you need them."),
        ));
        return Some(name);
    }
    let command = format!("kubectl create service clusterip {name} --clusterip=None");
    notes.push(Note::new(
        format!("StatefulSet 的 Pod 通过同名的无头 Service 获得稳定的域名。先在同一个 Kubernetes 命名空间中创建：{command}"),
        format!("A StatefulSet's pods get their stable DNS names from a headless Service of the same name. First create it, in the same Kubernetes namespace: {command}"),
    ));
    Some(name)
}

/// A name as a label's value, which may be shorter than a name.
fn label_value(name: &str) -> &str {
    let end = name.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= LABEL_LENGTH).last();
    name.get(..end.unwrap_or(0)).unwrap_or_default().trim_end_matches('-')
}
