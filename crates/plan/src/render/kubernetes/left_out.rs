//! What Kubernetes has no place for, and what may not be shown.

use super::super::Note;
use crate::secret;

/// Secret values for which the mask stands in the manifest. Passwords and variables are not among them: they are referred to.
pub(super) fn masked(secrets: &[String]) -> Option<Note> {
    let referred = |name: &str| name.starts_with("ImageRegistryCredential.") || name.contains(".EnvironmentVar.");
    let names: Vec<&str> = secrets.iter().map(String::as_str).filter(|name| !referred(name)).collect();
    let mask = secret::MASK;
    (!names.is_empty()).then(|| {
        Note::new(
            format!("{mask} 处为敏感内容，应用前替换为真实内容：{}。", names.join("、")),
            format!(
                "{mask} stands for what is secret. Put the real text there before you apply it: {}.",
                names.join(", ")
            ),
        )
    })
}

/// One note about the instances' names and domains, one about everything else that was not read.
pub(super) fn note(names: &[&str]) -> Vec<Note> {
    let (registries, others): (Vec<&str>, Vec<&str>) =
        names.iter().partition(|name| name.starts_with("AcrRegistryInfo."));
    let mut notes = Vec::new();
    if !registries.is_empty() {
        notes.push(Note::new(
            format!("Kubernetes 方式只按 ID 指定 ACR 实例，实例名称和域名列表无处可写，已略去：{}。该实例的所有域名都会免密。", registries.join("、")),
            format!(
                "Kubernetes names an ACR instance by its ID alone. Instance names and domain lists have no place there and are left out: {}. Every domain of the instance is pulled from without a password.",
                registries.join(", ")
            ),
        ));
    }
    if !others.is_empty() {
        notes.push(Note::new(
            format!("以下参数在 Kubernetes 中没有对应的写法，已略去：{}。", others.join("、")),
            format!("These parameters have no counterpart in Kubernetes and are left out: {}.", others.join(", ")),
        ));
    }
    notes
}
