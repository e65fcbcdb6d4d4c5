//! What somebody has typed so far: wire names with texts, nothing understood yet.

mod rows;
mod wire;

use std::cmp::Ordering;
use std::fmt;

use crate::check;
use crate::schema::{self, Leaf, NOWHERE, Place};

/// A flat map of wire names (`Container.1.Image`) to texts, kept in wire order.
///
/// An empty text means *not given*, but keeps its row: a row that was added and not filled in yet is there. Names that the
/// schema does not know are kept too, last, so that a wrong document loses nothing before it is mended.
/// It serialises as a JSON object. `Debug` shows names alone, since a value may be secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Sorted by place, and unknown names by their letters.
    #[expect(
        clippy::vec_box,
        reason = "putting an entry between others moves a word for each of them, not a hundred bytes"
    )]
    entries: Vec<Box<Entry>>,
}

/// One name with its text, and where the schema has it.
#[derive(Clone)]
struct Entry {
    leaf: Option<Leaf>,
    name: String,
    value: String,
}

impl Entry {
    fn place(&self) -> Place {
        place(self.leaf)
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.value == other.value
    }
}

impl Eq for Entry {}

/// Stands in a draft for a text that is given and empty: an empty argument, a variable without a value. A field left
/// blank gives nothing. Only texts that are taken as they are typed can be empty.
const EMPTY: &str = "∅";

/// What a text of nothing but such signs stands for: itself with one sign less. `None` for any other text.
pub(crate) fn given(text: &str) -> Option<&str> {
    let meant = text.strip_prefix(EMPTY)?;
    meant.trim_start_matches(EMPTY).is_empty().then_some(meant)
}

impl Draft {
    /// A draft in which nothing was typed.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text of a name; empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        let found = self.find(name, schema::leaf(name)).ok();
        found.and_then(|at| self.entries.get(at)).map_or("", |entry| entry.value.as_str())
    }

    /// Whether a name is there, even with an empty text.
    pub fn has(&self, name: &str) -> bool {
        self.find(name, schema::leaf(name)).is_ok()
    }

    /// Sets the text of a name.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.put(name, value.into());
    }

    /// Sets the text of a name as a request or a document says it: there, an empty text is a text.
    pub fn set_given(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        let text = schema::leaf(name).is_some_and(|leaf| check::keeps_every_character(leaf.value));
        let stands = text && (value.is_empty() || given(&value).is_some());
        self.put(name, if stands { EMPTY.to_owned() + &value } else { value });
    }

    fn put(&mut self, name: &str, value: String) {
        let leaf = schema::leaf(name);
        match self.find(name, leaf) {
            Ok(at) => self.entries[at].value = value,
            Err(at) => self.entries.insert(at, Box::new(Entry { leaf, name: name.to_owned(), value })),
        }
    }

    /// Removes a name with its text.
    pub fn forget(&mut self, name: &str) {
        if let Ok(at) = self.find(name, schema::leaf(name)) {
            self.entries.remove(at);
        }
    }

    /// Where a name is, or where it would have to be.
    fn find(&self, name: &str, leaf: Option<Leaf>) -> Result<usize, usize> {
        let place = place(leaf);
        let letters = |entry: &Entry| if leaf.is_none() { entry.name.as_str().cmp(name) } else { Ordering::Equal };
        self.entries.binary_search_by(|entry| entry.place().cmp(&place).then_with(|| letters(entry)))
    }

    /// Names and texts in wire order; unknown names last, by their letters.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|entry| (entry.name.as_str(), entry.value.as_str()))
    }

    /// Names and texts with what the schema knows of each.
    pub(crate) fn found(&self) -> impl Iterator<Item = (Option<&Leaf>, &str, &str)> {
        self.entries.iter().map(|entry| (entry.leaf.as_ref(), entry.name.as_str(), entry.value.as_str()))
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
        for entry in std::mem::take(&mut self.entries) {
            let name = change(&entry.name).unwrap_or(entry.name);
            self.put(&name, entry.value);
        }
    }
}

fn place(leaf: Option<Leaf>) -> Place {
    leaf.map_or(NOWHERE, |leaf| leaf.place)
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draft ")?;
        f.debug_set().entries(self.entries.iter().map(|entry| &entry.name)).finish()
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
