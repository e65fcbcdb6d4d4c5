//! The fields of a step: labelled, hinted, with their problems beside them, and plain enough to work without script.
//!
//! A [`Form`] knows the draft and its problems; it makes a [`Field`] for a wire name, and the field makes the markup.
//! Inputs are uncontrolled: their names are wire names and their values stand in the HTML.

mod control;
mod field;
mod rows;

pub(super) use field::said;
pub use field::{Field, Options, choices};
pub use rows::{add, listed, row_head};

use std::{cell::RefCell, collections::BTreeSet};

use plan::{Draft, Lang, Problem, secret};

/// What the fields of a page have in common.
#[derive(Clone, Copy)]
pub struct Form<'a> {
    /// The page's language.
    pub lang: Lang,
    /// The draft, secrets masked.
    pub draft: &'a Draft,
    /// What is wrong with it and may be said now.
    pub problems: &'a [Problem],
    /// The wire names that a field was made for so far.
    pub seen: &'a RefCell<BTreeSet<String>>,
}

impl<'a> Form<'a> {
    /// A field for the wire name `wire`.
    pub fn field(self, wire: impl Into<String>, label: impl Into<String>) -> Field<'a> {
        let wire = wire.into();
        self.see(&wire);
        Field::new(self, wire, label.into())
    }

    /// Notes that this page has a place for the wire name.
    pub fn see(self, wire: &str) {
        self.seen.borrow_mut().insert(wire.to_owned());
    }

    /// What stands in the draft; empty where nothing does, and never a secret.
    pub fn value(self, wire: &str) -> &'a str {
        let value = self.draft.get(wire);
        if value == secret::MASK { "" } else { value }
    }

    /// Whether a secret is stored under this name.
    pub fn stored(self, wire: &str) -> bool {
        self.draft.get(wire) == secret::MASK
    }

    /// The texts of all problems of one wire name.
    pub fn problem(self, wire: &str) -> String {
        let texts: Vec<_> =
            self.problems.iter().filter(|p| p.path == wire).map(|p| crate::text::problem(self.lang, p)).collect();
        texts.join(" ")
    }

    /// How many of these wire names hold a value; names that end in `.` count the rows of a list.
    pub fn set(self, names: &[&str]) -> usize {
        let set = |name: &&&str| {
            name.strip_suffix('.').map_or(!self.draft.get(name).is_empty(), |list| self.draft.count(list) > 0)
        };
        names.iter().filter(set).count()
    }

    /// How many rows of a list hold a value.
    pub fn filled(self, list: &str) -> usize {
        let value_in = |row: &str| {
            let inside =
                |name: &str| name.strip_prefix(row).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
            self.draft.iter().any(|(name, value)| !value.is_empty() && inside(name))
        };
        (1..=self.draft.count(list)).filter(|n| value_in(&format!("{list}.{n}"))).count()
    }

    /// Whether the fold around a list must stand open: something is wrong in it, or a row was added and waits.
    pub fn unfolded(self, list: &str) -> bool {
        self.troubled(&[list]) || self.filled(list) < self.draft.count(list)
    }

    /// Whether one of the problems lies under one of these names or lists, so that a fold must stand open.
    pub fn troubled(self, names: &[&str]) -> bool {
        self.problems.iter().any(|p| names.iter().any(|name| p.path.starts_with(name.trim_end_matches('.'))))
    }
}

/// The id of a field's input, of a list or of a row of a list: its wire name, which fragments of addresses name.
pub fn id(wire: &str) -> String {
    wire.to_owned()
}
