//! Annotations that stand where nothing reads them: on a Deployment's own metadata instead of its pods'.
//!
//! Source: Alibaba Cloud documentation, ECI: "ECI pod annotations" (a Deployment's go into the pod template's metadata).

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::{Editor, Trouble};
use crate::find::{self, Owner, Site};
use crate::kind::Form;
use crate::look;
use crate::request::KEYS;
use crate::yaml::{NodeId, Tree};

/// An annotation that does nothing.
#[derive(Debug, Clone)]
pub(crate) struct Stray {
    pub(crate) owner: Owner,
    pub(crate) map: NodeId,
    /// The key of its entry.
    pub(crate) entry: NodeId,
    pub(crate) key: String,
    pub(crate) value: Option<String>,
}

/// Mappings between an object and its pod template whose annotations people take for the pods'.
const PLACES: [&[&str]; 4] = [
    &["metadata", "annotations"],
    &["spec", "metadata", "annotations"],
    &["spec", "jobTemplate", "metadata", "annotations"],
    &["spec", "template", "annotations"],
];

/// The strays of the objects that hold sites.
pub(crate) fn find(tree: &Tree<'_>, root: NodeId, taken: &[Site], left: &[Site]) -> Vec<Stray> {
    let sites = || taken.iter().chain(left);
    let read: BTreeSet<NodeId> =
        sites().filter_map(|site| look::path(tree, site.base, &[site.form.metadata(), "annotations"])).collect();
    // A list may hold as many objects as a document has nodes.
    let mut holders: BTreeMap<NodeId, Vec<&Site>> = BTreeMap::new();
    for site in taken {
        for owner in std::iter::once(&site.owner).chain(&site.shared_with) {
            holders.entry(owner.node).or_default().push(site);
        }
    }
    let mut strays = Vec::new();
    for owner in find::objects(tree, root) {
        let held = holders.get(&owner.node).map(Vec::as_slice).unwrap_or_default();
        if held.is_empty() || held.iter().any(|site| site.base == owner.node && site.form != Form::Argo) {
            continue;
        }
        for place in PLACES {
            let Some(map) = look::path(tree, owner.node, place).filter(|map| !read.contains(map)) else { continue };
            for (entry, value) in tree.entries(map) {
                let Some(key) = KEYS.into_iter().find(|key| tree.is_text(entry, key)) else { continue };
                let value = tree.text(tree.resolve(value)).map(Into::into);
                strays.push(Stray { owner: owner.clone(), map, entry, key: key.to_owned(), value });
            }
        }
    }
    strays.dedup_by_key(|stray| stray.entry);
    strays
}

/// Takes the strays out.
pub(crate) fn remove(editor: &mut Editor<'_, '_>, strays: &[Stray]) -> Result<(), Trouble> {
    let mut maps: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for stray in strays {
        maps.entry(stray.map).or_default().push(stray.entry);
    }
    for (map, keys) in maps {
        editor.remove(map, &keys)?;
    }
    Ok(())
}
