//! What is looked at in a document, object by object.

use super::{Look, rules};
use crate::find::{self, Owner, Site};
use crate::look;
use crate::misplaced;
use crate::request::{INSTANCE_ID, INSTANCE_IDS, KEYS};
use crate::yaml::NodeId;

/// Labels, nodes and selectors that keep a pod off virtual nodes.
const ELSEWHERE: [(&[&str], &str); 3] = [
    (&["metadata", "labels", "alibabacloud.com/eci"], "false"),
    (&["metadata", "labels", "alibabacloud.com/acs"], "true"),
    (&["spec", "nodeSelector", "alibabacloud.com/eci"], "false"),
];

impl Look<'_, '_> {
    pub(super) fn document(mut self, root: NodeId) {
        let sites = find::sites(self.tree, root);
        for owner in find::objects(self.tree, root) {
            self.object(&owner);
        }
        for stray in misplaced::find(self.tree, root, &sites, &[]) {
            self.add(rules::MISPLACED, stray.entry, &stray.owner, Some(stray.key.clone()));
        }
        for site in &sites {
            self.annotations(site);
            self.pod(site);
        }
    }

    fn object(&mut self, owner: &Owner) {
        let version = look::text(self.tree, owner.node, "apiVersion").unwrap_or_default();
        match (owner.kind.as_str(), version.as_str()) {
            ("DaemonSet", version)
                if version.is_empty() || version.starts_with("apps/") || version.starts_with("extensions/") =>
            {
                if let Some(kind) = look::get(self.tree, owner.node, "kind") {
                    self.add(rules::DAEMON_SET, kind.value, owner, None);
                }
            }
            ("Service", "v1" | "") => {
                let Some(spec) = look::path(self.tree, owner.node, &["spec"]) else { return };
                let kind =
                    look::get(self.tree, spec, "type").filter(|found| self.tree.is_text(found.value, "NodePort"));
                if let Some(found) = kind {
                    self.add(rules::NODE_PORT, found.value, owner, None);
                }
            }
            _ => {}
        }
    }

    fn annotations(&mut self, site: &Site) {
        let Some(map) = look::path(self.tree, site.base, &[site.form.metadata(), "annotations"]) else { return };
        let owner = &site.owner;
        let found: Vec<(&str, look::Found)> =
            KEYS.into_iter().filter_map(|key| Some((key, look::get(self.tree, map, key)?))).collect();
        let mut both = 0;
        for (key, found) in &found {
            let text = self.tree.text(self.tree.resolve(found.value)).unwrap_or_default().into_owned();
            let is_several = text.split(',').filter(|id| !id.trim().is_empty()).count() > 1;
            let names = *key == INSTANCE_ID || *key == INSTANCE_IDS;
            both += usize::from(names);
            if text.contains('*') {
                self.add(rules::MASKED_ID, found.value, owner, Some(text.clone()));
            }
            if *key == INSTANCE_ID && is_several {
                self.add(rules::SINGULAR_FOR_SEVERAL, found.value, owner, Some(text.clone()));
            }
            if names && is_several {
                self.add(rules::SEVERAL_INSTANCES, found.value, owner, Some(text));
            }
        }
        if let Some((_, second)) = found.get(1).filter(|_| both == 2) {
            self.add(rules::BOTH_FORMS, second.key, owner, None);
        }
        if let Some((at, why)) = self.elsewhere(site).filter(|_| !found.is_empty()) {
            self.add(rules::NEVER_ON_ECI, at, owner, Some(why));
        }
    }

    /// What keeps a site's pods off virtual nodes, and where that is written.
    fn elsewhere(&self, site: &Site) -> Option<(NodeId, String)> {
        for (path, value) in ELSEWHERE {
            if let Some(node) = look::path(self.tree, site.base, path).filter(|node| self.tree.is_text(*node, value)) {
                return Some((node, format!("{}: {value}", path[path.len() - 1])));
            }
        }
        let spec = look::path(self.tree, site.base, &["spec"])?;
        if let Some(found) = look::get(self.tree, spec, "nodeName") {
            let name = self.tree.text(self.tree.resolve(found.value))?;
            if !name.is_empty() && !name.starts_with("virtual-") {
                return Some((found.value, format!("nodeName: {name}")));
            }
        }
        let selector = look::path(self.tree, spec, &["nodeSelector"])?;
        for key in ["type", "kubernetes.io/hostname"] {
            let Some(found) = look::get(self.tree, selector, key) else { continue };
            let value = self.tree.text(self.tree.resolve(found.value)).unwrap_or_default();
            if !value.starts_with("virtual-") {
                return Some((found.value, format!("nodeSelector {key}: {value}")));
            }
        }
        None
    }
}
