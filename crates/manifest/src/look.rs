//! Looking into a mapping as Kubernetes would: the last of doubled keys counts, and `<<` brings in what is not written out.
//!
//! Source: "Merge Key Language-Independent Type for YAML", <https://yaml.org/type/merge.html>.

use std::collections::{BTreeMap, BTreeSet};

use crate::yaml::{NodeId, Tree};

/// A value found under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) key: NodeId,
    /// The value as it stands there, which may be an alias.
    pub(crate) value: NodeId,
    /// Whether it came in by `<<`.
    pub(crate) inherited: bool,
}

/// How many merges inside each other are followed.
const MERGES: usize = 16;

/// The value that is written out under a key.
pub(crate) fn own(tree: &Tree<'_>, map: NodeId, key: &str) -> Option<Found> {
    let found = tree.entries(map).filter(|(name, _)| tree.is_text(*name, key)).last();
    found.map(|(key, value)| Found { key, value, inherited: false })
}

/// The value that counts under a key, merges included.
pub(crate) fn get(tree: &Tree<'_>, map: NodeId, key: &str) -> Option<Found> {
    deep(tree, tree.resolve(map), key, MERGES)
}

/// The value that counts at the end of a path of keys, aliases followed.
pub(crate) fn path(tree: &Tree<'_>, map: NodeId, keys: &[&str]) -> Option<NodeId> {
    keys.iter().try_fold(tree.resolve(map), |map, key| Some(tree.resolve(get(tree, map, key)?.value)))
}

/// The text that counts under a key.
pub(crate) fn text(tree: &Tree<'_>, map: NodeId, key: &str) -> Option<String> {
    let value = tree.resolve(get(tree, map, key)?.value);
    tree.text(value).map(Into::into)
}

/// The items of the list that counts under a key, aliases followed.
pub(crate) fn items(tree: &Tree<'_>, map: NodeId, key: &str) -> Vec<NodeId> {
    let Some(found) = get(tree, map, key) else { return Vec::new() };
    let list = tree.resolve(found.value);
    if !tree.kind(list).is_sequence() {
        return Vec::new();
    }
    tree.children(list).map(|item| tree.resolve(item)).collect()
}

/// The entries that count, by name: key and value as they stand. Names that are no texts are left out.
pub(crate) fn entries(tree: &Tree<'_>, map: NodeId) -> Vec<(String, NodeId, NodeId)> {
    let mut all = Vec::new();
    gather(tree, tree.resolve(map), &mut all, MERGES);
    all
}

fn gather(tree: &Tree<'_>, map: NodeId, all: &mut Vec<(String, NodeId, NodeId)>, merges: usize) {
    let known: BTreeSet<String> = all.iter().map(|(name, ..)| name.clone()).collect();
    let mut own: Vec<(String, NodeId, NodeId)> = Vec::new();
    let mut places = BTreeMap::new();
    for (key, value) in tree.entries(map) {
        let Some(name) = tree.text(tree.resolve(key)).map(String::from) else { continue };
        if name == "<<" || known.contains(&name) {
            continue;
        }
        let place = *places.entry(name.clone()).or_insert(own.len());
        match own.get_mut(place) {
            Some(earlier) => *earlier = (name, key, value),
            None => own.push((name, key, value)),
        }
    }
    all.append(&mut own);
    if merges > 0 {
        for source in sources(tree, map) {
            gather(tree, source, all, merges - 1);
        }
    }
}

/// The mappings that `<<` brings in, the first before the others.
fn sources(tree: &Tree<'_>, map: NodeId) -> Vec<NodeId> {
    let Some(found) = own(tree, map, "<<") else { return Vec::new() };
    let source = tree.resolve(found.value);
    if !tree.kind(source).is_sequence() {
        return vec![source];
    }
    tree.children(source).map(|item| tree.resolve(item)).collect()
}

fn deep(tree: &Tree<'_>, map: NodeId, key: &str, merges: usize) -> Option<Found> {
    let found = own(tree, map, key);
    if found.is_some() || merges == 0 {
        return found;
    }
    let found = sources(tree, map).into_iter().find_map(|source| deep(tree, source, key, merges - 1))?;
    Some(Found { inherited: true, ..found })
}
