//! What is looked at in a pod's spec.

use super::{Look, host, rules};
use crate::find::{Owner, Site};
use crate::images;
use crate::kind::Form;
use crate::look;
use crate::quantity;
use crate::yaml::NodeId;
use plan::size;

/// Annotations that bring an image cache in.
const CACHES: [&str; 4] = [
    "k8s.aliyun.com/eci-auto-imc",
    "k8s.aliyun.com/eci-imc-id",
    "k8s.aliyun.com/eci-image-cache",
    "k8s.aliyun.com/eci-image-snapshot-id",
];
/// The annotation that asks for a size.
const SPECS: &str = "k8s.aliyun.com/eci-use-specs";
/// Ports that ECI's own agents use.
const RESERVED: [&str; 3] = ["111", "10250", "10255"];

impl Look<'_, '_> {
    pub(super) fn pod(&mut self, site: &Site) {
        if site.form == Form::Argo {
            return self.hosts(site, &host::Situation::of(self, site, site.base));
        }
        if site.form != Form::Pod {
            return;
        }
        let Some(spec) = look::path(self.tree, site.base, &["spec"]) else { return };
        let owner = site.owner.clone();
        for key in ["hostNetwork", "hostPID", "hostIPC"] {
            self.truth(spec, key, &owner, rules::HOST_NAMESPACE);
        }
        for volume in look::items(self.tree, spec, "volumes") {
            if let Some(found) = look::get(self.tree, volume, "hostPath") {
                self.add(rules::HOST_PATH, found.key, &owner, None);
            }
        }
        let caches = self.has_cache(site);
        for container in images::LISTS.iter().flat_map(|list| look::items(self.tree, spec, list)) {
            self.container(container, &owner, caches);
        }
        self.size(site, spec);
        self.hosts(site, &host::Situation::of(self, site, spec));
    }

    /// A finding where a field is true.
    fn truth(&mut self, map: NodeId, key: &str, owner: &Owner, rule: rules::Rule) {
        let found = look::get(self.tree, map, key).filter(|found| self.tree.is_text(found.value, "true"));
        if let Some(found) = found {
            self.add(rule, found.value, owner, Some(key.to_owned()));
        }
    }

    fn has_cache(&self, site: &Site) -> bool {
        let Some(map) = look::path(self.tree, site.base, &["metadata", "annotations"]) else { return false };
        CACHES.iter().any(|key| look::text(self.tree, map, key).is_some_and(|value| value != "false"))
    }

    fn container(&mut self, container: NodeId, owner: &Owner, caches: bool) {
        if let Some(context) = look::path(self.tree, container, &["securityContext"]) {
            self.truth(context, "privileged", owner, rules::PRIVILEGED);
        }
        for port in look::items(self.tree, container, "ports") {
            if let Some(found) =
                look::get(self.tree, port, "hostPort").filter(|found| !self.tree.is_text(found.value, "0"))
            {
                self.add(rules::HOST_PORT, found.value, owner, None);
            }
            let reserved = look::get(self.tree, port, "containerPort").and_then(|found| {
                Some((found, RESERVED.into_iter().find(|port| self.tree.is_text(found.value, port))?))
            });
            if let Some((found, port)) = reserved {
                self.add(rules::RESERVED_PORT, found.value, owner, Some(port.to_owned()));
            }
        }
        let policy = look::get(self.tree, container, "imagePullPolicy");
        if let Some(found) = policy.filter(|found| caches && self.tree.is_text(found.value, "Always")) {
            self.add(rules::PULL_ALWAYS, found.value, owner, None);
        }
    }

    /// The annotation's size, else the sum of the containers.
    fn size(&mut self, site: &Site, spec: NodeId) {
        let annotations = look::path(self.tree, site.base, &["metadata", "annotations"]);
        let specs = annotations.and_then(|map| look::get(self.tree, map, SPECS));
        let (asked, at) = if let Some(found) = specs {
            let text = self.tree.text(self.tree.resolve(found.value)).unwrap_or_default();
            let first = text.split(',').next().unwrap_or_default().trim();
            let Some((cpu, memory)) = first.split_once('-') else { return };
            (quantity::cpu(cpu).zip(quantity::memory(memory)), found.value)
        } else {
            let containers = look::items(self.tree, spec, "containers");
            let Some(first) = containers.first().copied() else { return };
            let sizes: Option<Vec<_>> = containers.into_iter().map(|container| self.resources(container)).collect();
            let sum = sizes.and_then(|sizes| {
                sizes.into_iter().try_fold((0_u32, 0_u32), |sum, size| {
                    Some((sum.0.checked_add(size.0)?, sum.1.checked_add(size.1)?))
                })
            });
            (sum, first)
        };
        let Some((cpu, memory)) = asked.filter(|(cpu, memory)| *cpu > 0 && *memory > 0) else { return };
        let (region, asked) = (self.region.unwrap_or_default(), size::Size::new(cpu, memory));
        if size::exists(region, false, asked) {
            return;
        }
        let becomes = size::round_up(region, false, asked).map_or_else(|| "?".to_owned(), |size| size.to_string());
        self.add(rules::SIZE_ROUNDS_UP, at, &site.owner, Some(format!("{asked} → {becomes}")));
    }

    /// What a container asks for, in thousandths: its limits, else its requests. `None` where it does not say both.
    fn resources(&self, container: NodeId) -> Option<(u32, u32)> {
        let of = |key: &str| {
            let kinds = ["limits", "requests"];
            kinds.into_iter().find_map(|kind| {
                let value = look::path(self.tree, container, &["resources", kind, key])?;
                self.tree.text(value).map(std::borrow::Cow::into_owned)
            })
        };
        Some((quantity::cpu(&of("cpu")?)?, quantity::memory(&of("memory")?)?))
    }
}
