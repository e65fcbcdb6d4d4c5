//! Rules between images, registries and the network.

use super::below;
use crate::berth::Network;
use crate::image::{self, HostKind, Reach};
use crate::problem::{Clash, Problem, ProblemKind};
use crate::regions;
use crate::sheet::{AcrRegistry, Container, Sheet};

pub(super) fn check(sheet: &Sheet, problems: &mut Vec<Problem>) {
    roles(sheet, problems);
    ways_in(sheet, problems);
    let domains = sheet.domains();
    for container in sheet.all_containers() {
        let Some(host) = container.reference.as_ref().and_then(|reference| reference.host()) else { continue };
        let kind = image::classify(host, &domains);
        let at = below(&container.at, "Image");
        problems.extend(network(sheet, host, &kind).map(|kind| Problem::new(at.as_str(), kind)));
        problems.extend(instance(sheet, container, &kind).map(|kind| Problem::new(at, kind)));
    }
}

/// A role in the registry's account is reached by way of one in our own.
fn roles(sheet: &Sheet, problems: &mut Vec<Problem>) {
    for registry in
        sheet.registries().iter().filter(|registry| registry.user_role.is_some() && registry.service_role.is_none())
    {
        let other = below(&registry.at, "ArnService");
        problems.push(Problem::new(below(&registry.at, "ArnUser"), ProblemKind::Without(other)));
    }
}

/// Which of a password and the passwordless way would win is not documented: a host has one of them.
fn ways_in(sheet: &Sheet, problems: &mut Vec<Problem>) {
    for credential in sheet.credentials() {
        let Some(server) = &credential.server else { continue };
        if let Some(registry) = sheet.registries().iter().find(|registry| opens(registry, server)) {
            problems.push(Problem::new(
                below(&credential.at, "Server"),
                ProblemKind::Clash(Clash::TwoWaysIn, registry.at.clone()),
            ));
        }
    }
}

/// Whether a registry entry holds for a host, as far as the plan tells. No domains mean all of the instance's.
fn opens(registry: &AcrRegistry, host: &str) -> bool {
    if registry.domains.is_empty() {
        is_of(registry, &image::classify::<&str>(host, &[]))
    } else {
        registry.domains.iter().any(|domain| domain == host)
    }
}

/// Whether a default domain is one of the instance that an entry names.
fn is_of(registry: &AcrRegistry, kind: &HostKind) -> bool {
    let same_region = registry.region.as_deref().is_none_or(|region| kind.region() == Some(region));
    same_region && kind.instance_name().is_some() && registry.instance_name.as_deref() == kind.instance_name()
}

/// An image by the other road than the one chosen, or by a VPC's domain in another region.
fn network(sheet: &Sheet, host: &str, kind: &HostKind) -> Option<ProblemKind> {
    let chosen = sheet.chosen_network()?;
    match (chosen, reach(kind)?) {
        (Network::Public, Reach::Vpc | Reach::Internal) => {
            Some(ProblemKind::VpcHost(other_road(host, Network::Public)))
        }
        (Network::Vpc, Reach::Public) => Some(ProblemKind::PublicHost(other_road(host, Network::Vpc))),
        (Network::Vpc, Reach::Vpc | Reach::Internal) => {
            let group = sheet.region().filter(|region| regions::find(region).is_some())?;
            let host = kind.region()?;
            (group != host).then(|| ProblemKind::VpcHostElsewhere { host: host.to_owned(), group: group.to_owned() })
        }
        _ => None,
    }
}

fn reach(kind: &HostKind) -> Option<Reach> {
    match kind {
        HostKind::EePublic { .. } => Some(Reach::Public),
        HostKind::EeVpc { .. } => Some(Reach::Vpc),
        HostKind::Personal { reach, .. } => Some(*reach),
        HostKind::Custom | HostKind::Other => None,
    }
}

/// The same registry's host on the other road. Personal Edition has its own spelling.
fn other_road(host: &str, network: Network) -> String {
    if let Some(other) = image::counterpart(host, network) {
        return other;
    }
    let (label, rest) = host.split_once('.').unwrap_or((host, ""));
    let bare = label.strip_suffix("-vpc").or_else(|| label.strip_suffix("-internal")).unwrap_or(label);
    let road = if network == Network::Vpc { "-vpc" } else { "" };
    format!("{bare}{road}.{rest}")
}

/// A default domain of an instance that the plan does not name, while it names others.
///
/// Only entries that tell their instance's name are compared; where one does not tell, it may be the one.
fn instance(sheet: &Sheet, container: &Container, kind: &HostKind) -> Option<ProblemKind> {
    let found = kind.instance_name()?;
    let host = container.reference.as_ref()?.host()?;
    let registries = sheet.registries();
    let mut named = Vec::new();
    for registry in registries {
        if is_of(registry, kind) || registry.domains.iter().any(|domain| domain == host) {
            return None;
        }
        named.push(name(registry)?);
    }
    if named.is_empty() {
        return None;
    }
    let region = kind.region().unwrap_or_default();
    let same_name = named.iter().any(|name| name == found);
    let found = if same_name { format!("{found} ({region})") } else { found.to_owned() };
    Some(ProblemKind::ImageOfAnotherInstance { found, named: named.join(", ") })
}

/// The instance's name as the entry has it, or as one of its default domains tells it.
fn name(registry: &AcrRegistry) -> Option<String> {
    let told = || {
        registry
            .domains
            .iter()
            .find_map(|domain| image::classify::<&str>(domain, &[]).instance_name().map(str::to_owned))
    };
    registry.instance_name.clone().or_else(told)
}
