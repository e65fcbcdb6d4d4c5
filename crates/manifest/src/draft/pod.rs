//! The pod's `spec`.

use super::left::Why;
use super::work::{At, Work};
use super::{container, volume};

/// Fields of the spec that a parameter says in the same words.
const FIELDS: [(&str, &str); 6] = [
    ("restartPolicy", "RestartPolicy"),
    ("terminationGracePeriodSeconds", "TerminationGracePeriodSeconds"),
    ("activeDeadlineSeconds", "ActiveDeadlineSeconds"),
    ("hostname", "HostName"),
    ("dnsPolicy", "DnsPolicy"),
    ("shareProcessNamespace", "ShareProcessNamespace"),
];

/// Kernel parameters that belong to a pod alone; all others are the host's. Source: Kubernetes documentation, "Using sysctls in a
/// Kubernetes Cluster".
const SAFE: [&str; 11] = [
    "kernel.shm_rmid_forced",
    "net.ipv4.ip_local_port_range",
    "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.ip_unprivileged_port_start",
    "net.ipv4.ping_group_range",
    "net.ipv4.tcp_fin_timeout",
    "net.ipv4.tcp_keepalive_intvl",
    "net.ipv4.tcp_keepalive_probes",
    "net.ipv4.tcp_keepalive_time",
    "net.ipv4.tcp_rmem",
    "net.ipv4.tcp_syncookies",
];

pub(super) fn read(work: &mut Work<'_, '_>, template: &At) {
    let Some(spec) = work.get(template, "spec") else { return };
    work.put_fields(&spec, "", &FIELDS);
    let volumes = volume::read(work, &spec);
    container::read(work, &spec, "initContainers", "InitContainer", &volumes);
    container::read(work, &spec, "containers", "Container", &volumes);
    for secret in work.rows(&spec, "imagePullSecrets") {
        work.leave(&secret, Why::PullSecret);
    }
    for (place, alias) in work.rows(&spec, "hostAliases").into_iter().enumerate() {
        let row = format!("HostAliase.{}", place + 1);
        work.put_fields(&alias, &format!("{row}."), &[("ip", "Ip")]);
        work.put_list(&alias, "hostnames", &format!("{row}.Hostname"));
    }
    if let Some(dns) = work.get(&spec, "dnsConfig") {
        work.put_list(&dns, "nameservers", "DnsConfig.NameServer");
        work.put_list(&dns, "searches", "DnsConfig.Search");
        for (place, option) in work.rows(&dns, "options").into_iter().enumerate() {
            pair(work, &option, &format!("DnsConfig.Option.{}.", place + 1));
        }
    }
    if let Some(security) = work.get(&spec, "securityContext") {
        for sysctl in work.rows(&security, "sysctls") {
            let safe = work.text(&sysctl, "name").is_some_and(|name| SAFE.contains(&name.as_str()));
            let list = if safe { "SecurityContext.Sysctl" } else { "HostSecurityContext.Sysctl" };
            let row = work.draft.count(list) + 1;
            pair(work, &sysctl, &format!("{list}.{row}."));
        }
    }
}

/// A name with a value.
pub(super) fn pair(work: &mut Work<'_, '_>, at: &At, before: &str) {
    work.put_fields(at, before, &[("name", "Name"), ("value", "Value")]);
}
