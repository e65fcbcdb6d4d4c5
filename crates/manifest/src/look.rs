//! Looking into a mapping as Kubernetes would: the last of doubled keys counts, and `<<` brings in what is not written out.
//!
//! Source: "Merge Key Language-Independent Type for YAML", <https://yaml.org/type/merge.html>.

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

fn deep(tree: &Tree<'_>, map: NodeId, key: &str, merges: usize) -> Option<Found> {
    let found = own(tree, map, key);
    if found.is_some() || merges == 0 {
        return found;
    }
    let source = tree.resolve(own(tree, map, "<<")?.value);
    let sources: Vec<NodeId> = if tree.kind(source).is_sequence() {
        tree.children(source).map(|item| tree.resolve(item)).collect()
    } else {
        vec![source]
    };
    let found = sources.into_iter().find_map(|source| deep(tree, source, key, merges - 1))?;
    Some(Found { inherited: true, ..found })
}
