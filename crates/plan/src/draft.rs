//! What somebody has typed so far: wire names with texts, nothing understood yet.

mod rows;
mod wire;

use std::fmt;

use crate::schema::{self, NOWHERE, Place};

/// A flat map of wire names (`Container.1.Image`) to texts, kept in wire order.
///
/// An empty text means *not given*, but keeps its row: a row that was added and not filled in yet is there. Names that the
/// schema does not know are kept too, last, so that a wrong document loses nothing before it is mended.
/// It serialises as a JSON object. `Debug` shows names alone, since a value may be secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft {
    entries: Vec<Entry>,
}

/// One name with its text. `place` sorts it; unknown names share a place and are told apart by their text.
#[derive(Clone, PartialEq, Eq)]
struct Entry {
    place: Place,
    name: String,
    value: String,
}

impl Draft {
    /// A draft in which nothing was typed.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text of a name; empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        self.find(name).map_or("", |at| self.entries[at].value.as_str())
    }

    /// Whether a name is there, even with an empty text.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    /// Sets the text of a name.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        match self.find(name) {
            Ok(at) => self.entries[at].value = value,
            Err(at) => self.entries.insert(at, Entry { place: place(name), name: name.to_owned(), value }),
        }
    }

    /// Removes a name with its text.
    pub fn forget(&mut self, name: &str) {
        if let Ok(at) = self.find(name) {
            self.entries.remove(at);
        }
    }

    /// Names and texts in wire order; unknown names last, by their letters.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|entry| (entry.name.as_str(), entry.value.as_str()))
    }

    /// Whether nothing is there, not even an empty row.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many names are there.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Names and texts with the place of each, for those that read the schema's order.
    pub(crate) fn placed(&self) -> impl Iterator<Item = (&Place, &str, &str)> {
        self.entries.iter().map(|entry| (&entry.place, entry.name.as_str(), entry.value.as_str()))
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        let place = place(name);
        self.entries.binary_search_by(|entry| entry.place.cmp(&place).then_with(|| entry.name.as_str().cmp(name)))
    }

    /// Puts entries whose names were changed back into order. Of two equal names the later one stays.
    fn rename(&mut self, change: impl Fn(&str) -> Option<String>) {
        let entries = std::mem::take(&mut self.entries);
        for mut entry in entries {
            if let Some(name) = change(&entry.name) {
                entry.name = name;
            }
            self.set(&entry.name, entry.value);
        }
    }
}

fn place(name: &str) -> Place {
    schema::leaf(name).map_or(NOWHERE, |leaf| leaf.place)
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
