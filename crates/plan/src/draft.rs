//! What somebody has typed so far: wire names with texts, nothing understood yet.

mod rows;
mod wire;

use std::collections::BTreeMap;
use std::fmt;

use crate::schema::{self, Leaf, NOWHERE, Place};

/// A flat map of wire names (`Container.1.Image`) to texts, kept in wire order.
///
/// An empty text means *not given*, but keeps its row: a row that was added and not filled in yet is there. Names that the
/// schema does not know are kept too, last, so that a wrong document loses nothing before it is mended.
/// It serialises as a JSON object. `Debug` shows names alone, since a value may be secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft {
    entries: BTreeMap<Key, Entry>,
}

/// What sorts an entry: the place of a known name. Unknown names share a place and are told apart by their letters.
type Key = (Place, Box<str>);

/// One name with its text, and where the schema has it.
#[derive(Clone)]
struct Entry {
    leaf: Option<Leaf>,
    name: String,
    value: String,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.value == other.value
    }
}

impl Eq for Entry {}

impl Draft {
    /// A draft in which nothing was typed.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text of a name; empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        self.entries.get(&key(name)).map_or("", |entry| entry.value.as_str())
    }

    /// Whether a name is there, even with an empty text.
    pub fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&key(name))
    }

    /// Sets the text of a name.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let leaf = schema::leaf(name);
        self.entries.insert(sorted(leaf, name), Entry { leaf, name: name.to_owned(), value: value.into() });
    }

    /// Removes a name with its text.
    pub fn forget(&mut self, name: &str) {
        self.entries.remove(&key(name));
    }

    /// Names and texts in wire order; unknown names last, by their letters.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.values().map(|entry| (entry.name.as_str(), entry.value.as_str()))
    }

    /// Names and texts with what the schema knows of each.
    pub(crate) fn found(&self) -> impl Iterator<Item = (Option<&Leaf>, &str, &str)> {
        self.entries.values().map(|entry| (entry.leaf.as_ref(), entry.name.as_str(), entry.value.as_str()))
    }

    /// Whether nothing is there, not even an empty row.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many names are there.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Gives entries new names. Of two that become equal, the later one stays.
    fn rename(&mut self, change: impl Fn(&str) -> Option<String>) {
        for entry in std::mem::take(&mut self.entries).into_values() {
            let name = change(&entry.name).unwrap_or(entry.name);
            self.set(&name, entry.value);
        }
    }
}

fn key(name: &str) -> Key {
    sorted(schema::leaf(name), name)
}

fn sorted(leaf: Option<Leaf>, name: &str) -> Key {
    leaf.map_or_else(|| (NOWHERE, name.into()), |leaf| (leaf.place, Box::default()))
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draft ")?;
        f.debug_set().entries(self.entries.values().map(|entry| &entry.name)).finish()
    }
}

impl<N: AsRef<str>, V: Into<String>> FromIterator<(N, V)> for Draft {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut draft = Self::new();
        for (name, value) in pairs {
            draft.set(name.as_ref(), value);
        }
        draft
    }
}

#[cfg(test)]
mod tests;
