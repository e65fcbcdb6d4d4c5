//! Registries that want a user name and a password: Kubernetes keeps those in Secrets of its own.

use super::super::Note;
use super::super::source::At;
use super::super::yaml::Map;

/// One reference for each credential.
pub(super) fn references<'a>(root: &At<'_, 'a>, notes: &mut Vec<Note>) -> Vec<Map<'a>> {
    let reference = |name: String| {
        let mut map = Map::default();
        map.put("name", name);
        map
    };
    names(root, notes).into_iter().map(reference).collect()
}

/// The name of each credential's Secret, and how to create it. No password comes near the manifest.
pub(super) fn names(root: &At<'_, '_>, notes: &mut Vec<Note>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for row in root.rows("ImageRegistryCredential") {
        // Read and deliberately not used.
        row.text("Password");
        let user = row.text("UserName");
        let Some(server) = row.text("Server") else { continue };
        let name = unused(&name(server), &names);
        let command = format!(
            "kubectl create secret docker-registry {name} --docker-server={} --docker-username={} --docker-password=…",
            shell(server),
            shell(user.unwrap_or("…")),
        );
        notes.push(Note::new(
            format!("镜像仓库 {server} 的用户名和密码不写入 YAML。先在同一个 Kubernetes 命名空间中创建 Secret：{command}"),
            format!("The YAML holds no user name and no password of {server}. First create the Secret, in the same Kubernetes namespace: {command}"),
        ));
        names.push(name);
    }
    names
}

/// A Secret's name from a server's: lower-case letters, digits, `-` and `.`, beginning and ending with a letter or a digit.
fn name(server: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c.to_ascii_lowercase() } else { '-' };
    let text: String = server.chars().take(200).map(plain).collect();
    let text: Vec<&str> = text.split('.').map(|part| part.trim_matches('-')).filter(|part| !part.is_empty()).collect();
    if text.is_empty() { "registry-login".to_owned() } else { format!("{}-login", text.join(".")) }
}

fn unused(name: &str, taken: &[String]) -> String {
    let free = |name: &String| !taken.contains(name);
    let candidates = std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{name}-{number}")));
    candidates.into_iter().find(free).unwrap_or_default()
}

/// A word for a POSIX shell.
pub(super) fn shell(word: &str) -> String {
    let plain = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "._-/:@=…".contains(c));
    if plain { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
