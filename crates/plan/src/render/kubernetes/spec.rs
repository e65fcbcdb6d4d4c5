//! The pod's `spec`.

use super::super::Note;
use super::super::source::At;
use super::super::yaml::Map;
use super::container::{Context, container};
use super::kind::Kind;
use super::{pull_secrets, volume};
use crate::{Onto, Sheet};

/// Everything below `spec` of a pod or of a pod template.
///
/// A Pod ends after `deadline` seconds; in a Job, the deadline is the Job's own.
pub(super) fn pod_spec<'a>(
    root: &At<'_, 'a>,
    sheet: &Sheet,
    kind: Kind,
    deadline: Option<i64>,
    notes: &mut Vec<Note>,
) -> Map<'a> {
    let mut map = Map::default();
    if sheet.onto() == Onto::Selector {
        onto_virtual_node(&mut map);
    }
    map.put_filled("imagePullSecrets", pull_secrets::references(root, notes));
    let group = root.text("ContainerGroupName");
    let mut context = Context::new(group, notes);
    let containers = |list: &str, context: &mut Context<'_, 'a>| -> Vec<Map<'a>> {
        root.rows(list).iter().map(|row| container(row, context)).filter(|map| !map.is_empty()).collect()
    };
    map.put_filled("initContainers", containers("InitContainer", &mut context));
    map.put_filled("containers", containers("Container", &mut context));
    let keys = std::mem::take(&mut context.secret_keys);
    secret_note(group, &keys, notes);
    map.put_filled("volumes", volume::volumes(root, notes));
    map.put_if("restartPolicy", kind.restart_policy(root.text("RestartPolicy"), notes));
    map.put_if("terminationGracePeriodSeconds", root.integer("TerminationGracePeriodSeconds"));
    map.put_if("activeDeadlineSeconds", deadline.filter(|_| kind == Kind::Pod));
    map.put_if("hostname", root.text("HostName"));
    map.put_filled("hostAliases", host_aliases(root));
    map.put_if("dnsPolicy", root.text("DnsPolicy"));
    map.put_filled("dnsConfig", dns_config(&root.part("DnsConfig")));
    map.put_if("shareProcessNamespace", root.boolean("ShareProcessNamespace"));
    map.put_filled("securityContext", security(root));
    map
}

/// A virtual node repels ordinary pods; both lines are needed.
fn onto_virtual_node(map: &mut Map<'_>) {
    let mut selector = Map::default();
    selector.put("type", "virtual-kubelet");
    map.put("nodeSelector", selector);
    let mut toleration = Map::default();
    toleration.put("key", "virtual-kubelet.io/provider");
    toleration.put("operator", "Exists");
    map.put("tolerations", vec![toleration]);
}

/// How to create the Secret that holds the variables which may not be shown.
fn secret_note(group: Option<&str>, keys: &[String], notes: &mut Vec<Note>) {
    let Some(name) = group.filter(|_| !keys.is_empty()) else { return };
    let entries: Vec<String> = keys.iter().map(|key| format!("--from-literal={key}=…")).collect();
    let command = format!("kubectl create secret generic {} {}", pull_secrets::shell(name), entries.join(" "));
    notes.push(Note::new(
        format!("敏感的环境变量不写入 YAML，改为引用 Secret。先在同一个 Kubernetes 命名空间中创建：{command}"),
        format!("Secret variables are not in the YAML; it refers to a Secret. First create it, in the same Kubernetes namespace: {command}"),
    ));
}

fn host_aliases<'a>(root: &At<'_, 'a>) -> Vec<Map<'a>> {
    let alias = |row: &At<'_, 'a>| {
        let mut map = Map::default();
        map.put_if("ip", row.text("Ip"));
        map.put_filled("hostnames", row.texts("Hostname"));
        map
    };
    root.rows("HostAliase").iter().map(alias).filter(|map| !map.is_empty()).collect()
}

fn dns_config<'a>(at: &At<'_, 'a>) -> Map<'a> {
    let mut map = Map::default();
    map.put_filled("nameservers", at.texts("NameServer"));
    map.put_filled("searches", at.texts("Search"));
    map.put_filled("options", pairs(at, "Option"));
    map
}

/// Safe and unsafe kernel parameters, which ECI keeps apart and Kubernetes does not.
fn security<'a>(root: &At<'_, 'a>) -> Map<'a> {
    let mut sysctls = pairs(&root.part("SecurityContext"), "Sysctl");
    sysctls.extend(pairs(&root.part("HostSecurityContext"), "Sysctl"));
    let mut map = Map::default();
    map.put_filled("sysctls", sysctls);
    map
}

fn pairs<'a>(at: &At<'_, 'a>, list: &str) -> Vec<Map<'a>> {
    let pair = |row: &At<'_, 'a>| {
        let mut map = Map::default();
        map.put("name", row.text("Name")?);
        map.put("value", row.text("Value").unwrap_or_default());
        Some(map)
    };
    at.rows(list).iter().filter_map(pair).collect()
}
