//! Entries of `AcrRegistryInfo` that serve no image.

use plan::image::{DOCKER_HUB, HostKind};

use crate::diagnose::Case;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::home::{Home, home};
use crate::login::is_about;
use crate::remedy::Remedy;
use crate::rules;
use crate::verdict::Verdict;
use crate::words::words;

/// A warning for each entry that serves no image of the plan.
pub(crate) fn unused(case: &Case<'_>) -> Vec<Finding> {
    let by_name = case.sheet.passwordless().unused;
    let entries = case.sheet.registries().iter().enumerate();
    entries
        .filter(|(at, entry)| {
            let mut images = case.sheet.all_containers().filter_map(|container| container.reference.as_ref());
            let served = images.any(|image| {
                let host = image.host().unwrap_or(DOCKER_HUB);
                let kind = image.kind(&case.sheet.domains());
                let lists = entry.domains.is_empty() || entry.domains.iter().any(|domain| domain == host);
                match home(case, host, &kind, &entry.at) {
                    Home::Own { instance, .. } => {
                        lists && (is_about(case, entry, instance) || entry.instance_id.is_none())
                    }
                    Home::Elsewhere(_) => false,
                    Home::Personal(_) => entry.service_role.is_some() && lists,
                    _ => kind != HostKind::Other && !by_name.contains(at),
                }
            });
            !served
        })
        .map(|(_, entry)| {
            let id = entry.instance_id.as_deref().unwrap_or("-");
            let evidence = vec![Evidence::plan(format!("{}.InstanceId", entry.at), id)];
            let why = words!(
                "该 AcrRegistryInfo（{id}）没有镜像使用。",
                "This AcrRegistryInfo entry ({id}) serves no image of the plan."
            );
            let remedy = words!(
                "删除该条目，或核对实例 ID、地域和域名列表。",
                "Remove the entry, or check its instance ID, region and list of domains."
            );
            Finding::new(&rules::ENTRY, Verdict::Warn, &entry.at, evidence, why).mend(Remedy::text(remedy))
        })
        .collect()
}
