//! What is looked at in the hosts of a pod's images.

use plan::image::{HostKind, ImageReference, Reach};

use super::{Look, rules};
use crate::find::Site;
use crate::images;
use crate::look;
use crate::request::{INSTANCE_ID, INSTANCE_IDS};
use crate::yaml::NodeId;

/// Registries that are nobody's custom domain of an instance.
const PUBLIC: [&str; 10] = [
    "docker.io",
    "ghcr.io",
    "quay.io",
    "gcr.io",
    "registry.k8s.io",
    "k8s.gcr.io",
    "mcr.microsoft.com",
    "public.ecr.aws",
    "nvcr.io",
    "registry.gitlab.com",
];

/// What a pod says about its registries.
pub(super) struct Situation {
    /// Whether it names secrets.
    secrets: bool,
    /// Whether an annotation names an instance.
    named: bool,
    /// The region before the instance's ID: the registry's, which is then not the cluster's.
    foreign: Option<String>,
}

impl Situation {
    pub(super) fn of(look: &Look<'_, '_>, site: &Site, spec: NodeId) -> Self {
        let annotations = look::path(look.tree, site.base, &[site.form.metadata(), "annotations"]);
        let value = annotations
            .and_then(|map| [INSTANCE_IDS, INSTANCE_ID].into_iter().find_map(|key| look::text(look.tree, map, key)));
        let foreign = value.as_deref().and_then(|value| value.split(',').find_map(|id| id.split_once(':')));
        Self {
            secrets: !look::items(look.tree, spec, "imagePullSecrets").is_empty(),
            named: value.is_some(),
            foreign: foreign.map(|(region, _)| region.trim().to_owned()),
        }
    }
}

impl Look<'_, '_> {
    pub(super) fn hosts(&mut self, site: &Site, situation: &Situation) {
        let mut seen = Vec::new();
        for (_, value) in images::of(self.tree, site) {
            let text = self.tree.text(self.tree.resolve(value)).unwrap_or_default().trim().to_owned();
            if text.contains("****") {
                self.add(rules::MASKED_ID, value, &site.owner, Some(text));
                continue;
            }
            let Ok(reference) = ImageReference::parse(&text) else { continue };
            let host = reference.host().unwrap_or(plan::image::DOCKER_HUB).to_owned();
            match reference.kind::<&str>(&[]) {
                HostKind::Personal { region, reach } => {
                    self.add(rules::PERSONAL_HOST, value, &site.owner, Some(host.clone()));
                    if reach != Reach::Public {
                        self.elsewhere_host(site, value, &host, &region, situation);
                    }
                }
                HostKind::EeVpc { region, .. } => self.elsewhere_host(site, value, &host, &region, situation),
                HostKind::Other if !situation.secrets && !seen.contains(&host) => {
                    let custom = situation.named && !PUBLIC.contains(&host.as_str());
                    if !custom {
                        self.add(rules::NO_PULL_SECRET, value, &site.owner, Some(text));
                        seen.push(host);
                    }
                }
                _ => {}
            }
        }
    }

    /// A VPC host of another region than the cluster's, as far as that is known.
    fn elsewhere_host(&mut self, site: &Site, value: NodeId, host: &str, region: &str, situation: &Situation) {
        let is_elsewhere = match self.region {
            Some(cluster) => cluster != region,
            None => situation.foreign.as_deref() == Some(region),
        };
        if is_elsewhere {
            self.add(rules::VPC_HOST_ELSEWHERE, value, &site.owner, Some(host.to_owned()));
        }
    }
}
