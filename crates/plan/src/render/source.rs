//! Reading the flat parameters as the tree they describe, and keeping count of what has been read.
//!
//! A renderer that has no place for a parameter cannot forget to say so: what nobody asked for is left over.

use std::cell::RefCell;

use crate::{Sheet, secret};

/// The parameters, sorted for look-ups. Where a value is secret, the mask stands in its place.
pub(crate) struct Source<'a> {
    /// Sorted by name; the flag says whether the value has been read.
    entries: Vec<(&'a str, &'a str)>,
    read: RefCell<Vec<bool>>,
}

/// One place in the tree: the root, or one entry of a list.
pub(crate) struct At<'s, 'a> {
    source: &'s Source<'a>,
    prefix: String,
}

impl<'a> Source<'a> {
    /// Takes a sheet's parameters.
    pub(crate) fn new(sheet: &'a Sheet) -> Self {
        let mut entries: Vec<_> = sheet.parameters().iter().map(|p| (p.name.as_str(), p.value.as_str())).collect();
        entries.sort_unstable();
        for name in sheet.secrets() {
            if let Ok(at) = entries.binary_search_by(|(entry, _)| (*entry).cmp(name)) {
                entries[at].1 = secret::MASK;
            }
        }
        let read = RefCell::new(vec![false; entries.len()]);
        Self { entries, read }
    }

    /// The top of the tree.
    pub(crate) fn root(&self) -> At<'_, 'a> {
        At { source: self, prefix: String::new() }
    }

    /// The names that nobody has read, in alphabetical order.
    pub(crate) fn left_over(&self) -> Vec<&'a str> {
        self.entries.iter().zip(&*self.read.borrow()).filter(|(_, read)| !**read).map(|((name, _), _)| *name).collect()
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        let (index, value) = self.find(name)?;
        if let Some(read) = self.read.borrow_mut().get_mut(index) {
            *read = true;
        }
        Some(value)
    }

    fn find(&self, name: &str) -> Option<(usize, &'a str)> {
        let index = self.entries.binary_search_by(|(entry, _)| (*entry).cmp(name)).ok()?;
        self.entries.get(index).map(|(_, value)| (index, *value))
    }

    /// The entries whose names begin so.
    fn below(&self, prefix: &str) -> &[(&'a str, &'a str)] {
        let start = self.entries.partition_point(|(name, _)| *name < prefix);
        let rest = self.entries.get(start..).unwrap_or_default();
        let length = rest.partition_point(|(name, _)| name.starts_with(prefix));
        rest.get(..length).unwrap_or_default()
    }
}

impl<'s, 'a> At<'s, 'a> {
    /// The whole wire name of a field here.
    pub(crate) fn wire(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// The value of a field, which counts as read.
    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        self.source.get(&self.wire(name))
    }

    /// The value of a field, which does not count as read.
    pub(crate) fn peek(&self, name: &str) -> Option<&'a str> {
        self.source.find(&self.wire(name)).map(|(_, value)| value)
    }

    /// The value of a field if it is a whole number.
    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        self.text(name)?.parse().ok()
    }

    /// The value of a field if it is true or false, in any case.
    pub(crate) fn boolean(&self, name: &str) -> Option<bool> {
        let text = self.text(name)?;
        let is = |word: &str| text.eq_ignore_ascii_case(word);
        if is("true") { Some(true) } else { is("false").then_some(false) }
    }

    /// Whether anything is given below a name, without counting as read.
    pub(crate) fn has(&self, name: &str) -> bool {
        !self.source.below(&self.wire(name)).is_empty()
    }

    /// The place of a structure, for example `LivenessProbe`.
    pub(crate) fn part(&self, name: &str) -> At<'s, 'a> {
        At { source: self.source, prefix: format!("{}{name}.", self.prefix) }
    }

    /// The entries of a list of structures, in the order of their numbers.
    pub(crate) fn rows(&self, list: &str) -> Vec<At<'s, 'a>> {
        self.numbers(list).into_iter().map(|number| self.part(&format!("{list}.{number}"))).collect()
    }

    /// The entries of a list of texts, in the order of their numbers.
    pub(crate) fn texts(&self, list: &str) -> Vec<&'a str> {
        self.numbers(list).into_iter().filter_map(|number| self.text(&format!("{list}.{number}"))).collect()
    }

    fn numbers(&self, list: &str) -> Vec<u32> {
        let prefix = format!("{}{list}.", self.prefix);
        let number = |name: &str| name.get(prefix.len()..)?.split('.').next()?.parse().ok();
        let mut numbers: Vec<u32> = self.source.below(&prefix).iter().filter_map(|(name, _)| number(name)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}
