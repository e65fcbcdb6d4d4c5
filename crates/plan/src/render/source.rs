//! Reading the flat parameters as the tree they describe, and keeping count of what has been read.
//!
//! A renderer that has no place for a parameter cannot forget to say so: what nobody asked for is left over.

use std::cell::RefCell;

use crate::order::order;
use crate::{Sheet, secret};

/// The parameters, sorted for look-ups. Where a value is secret, the mask stands in its place.
pub(crate) struct Source<'a> {
    /// Sorted by name.
    entries: Vec<(&'a str, &'a str)>,
    /// Whether the value has been read, entry by entry.
    read: RefCell<Vec<bool>>,
}

/// One place in the tree: the root, a structure, or one entry of a list.
#[derive(Clone, Copy)]
pub(crate) struct At<'s, 'a> {
    source: &'s Source<'a>,
    /// The entries of this place, which stand together.
    start: usize,
    end: usize,
    /// How much of their names leads to this place.
    skip: usize,
}

impl<'a> Source<'a> {
    /// Takes a sheet's parameters.
    pub(crate) fn new(sheet: &'a Sheet) -> Self {
        let given = sheet.parameters();
        let sorted = order(given.len(), &|one, other| given[one].name.cmp(&given[other].name));
        let mut entries: Vec<_> =
            sorted.into_iter().map(|at| (given[at].name.as_str(), given[at].value.as_str())).collect();
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
        At { source: self, start: 0, end: self.entries.len(), skip: 0 }
    }

    /// The names that nobody has read, in alphabetical order.
    pub(crate) fn left_over(&self) -> Vec<&'a str> {
        self.entries.iter().zip(&*self.read.borrow()).filter(|(_, read)| !**read).map(|((name, _), _)| *name).collect()
    }
}

impl<'s, 'a> At<'s, 'a> {
    /// The value of a field, which counts as read.
    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        let (index, value) = self.find(name)?;
        if let Some(read) = self.source.read.borrow_mut().get_mut(index) {
            *read = true;
        }
        Some(value)
    }

    /// The value of a field, which does not count as read.
    pub(crate) fn peek(&self, name: &str) -> Option<&'a str> {
        self.find(name).map(|(_, value)| value)
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

    /// Whether anything here has a name that begins so, without counting as read.
    pub(crate) fn has(&self, beginning: &str) -> bool {
        let first = self.here().partition_point(|(name, _)| self.rest(name) < beginning);
        self.here().get(first).is_some_and(|(name, _)| self.rest(name).starts_with(beginning))
    }

    /// The place of a structure, for example `LivenessProbe`.
    pub(crate) fn part(&self, name: &str) -> Self {
        // In the order of letters, everything below `name.` stands before `name/`.
        let bound = |end: char| {
            let key = |rest: &str| {
                rest.strip_prefix(name).map_or_else(|| rest < name, |after| after < end.encode_utf8(&mut [0; 4]))
            };
            self.start + self.here().partition_point(|(entry, _)| key(self.rest(entry)))
        };
        Self { source: self.source, start: bound('.'), end: bound('/'), skip: self.skip + name.len() + 1 }
    }

    /// The entries of a list of structures, in the order of their numbers.
    pub(crate) fn rows(&self, list: &str) -> Vec<Self> {
        let list = self.part(list);
        list.numbers().into_iter().map(|number| list.part(number)).collect()
    }

    /// The entries of a list of texts, in the order of their numbers.
    pub(crate) fn texts(&self, list: &str) -> Vec<&'a str> {
        let list = self.part(list);
        list.numbers().into_iter().filter_map(|number| list.text(number)).collect()
    }

    /// The numbers with which the names here go on, in their own order.
    fn numbers(&self) -> Vec<&'a str> {
        let number = |name: &'a str| name.get(self.skip..).and_then(|rest| rest.split('.').next()).unwrap_or_default();
        let mut numbers: Vec<&str> = self.here().iter().map(|(name, _)| number(name)).collect();
        numbers.dedup();
        let value = |at: usize| numbers[at].parse::<u32>().unwrap_or(u32::MAX);
        order(numbers.len(), &|one, other| value(one).cmp(&value(other))).into_iter().map(|at| numbers[at]).collect()
    }

    fn find(&self, name: &str) -> Option<(usize, &'a str)> {
        let index = self.here().binary_search_by(|(entry, _)| self.rest(entry).cmp(name)).ok()?;
        self.here().get(index).map(|(_, value)| (self.start + index, *value))
    }

    fn here(&self) -> &'s [(&'a str, &'a str)] {
        self.source.entries.get(self.start..self.end).unwrap_or_default()
    }

    /// What comes after the way to this place.
    fn rest<'n>(&self, name: &'n str) -> &'n str {
        name.get(self.skip..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::{Draft, normalise};

    fn sheet(pairs: &[(&str, &str)]) -> Sheet {
        normalise(&pairs.iter().copied().collect::<Draft>()).0
    }

    #[test]
    fn neighbours_in_the_alphabet_are_not_mistaken_for_children() {
        let sheet = sheet(&[
            ("Container.1.SecurityContext.RunAsUser", "1"),
            ("Container.1.SecurityContextRunAsGroup", "2"),
            ("Container.1.SecurityContextPrivileged", "true"),
        ]);
        let source = Source::new(&sheet);
        let container = source.root().rows("Container")[0];
        assert_eq!(container.part("SecurityContext").integer("RunAsUser"), Some(1));
        assert_eq!(container.part("SecurityContext").integer("RunAsGroup"), None);
        assert_eq!(container.integer("SecurityContextRunAsGroup"), Some(2));
        assert_eq!(source.left_over(), ["Container.1.SecurityContextPrivileged"]);
    }

    #[test]
    fn rows_come_in_the_order_of_their_numbers() {
        let names: Vec<String> = (1..=12).map(|n| format!("Container.1.Command.{n}")).collect();
        let words: Vec<String> = (1..=12).map(|n| format!("w{n}")).collect();
        let draft: Draft =
            names.iter().zip(&words).collect::<Vec<_>>().into_iter().map(|(n, w)| (n, w.as_str())).collect();
        let sheet = normalise(&draft).0;
        let source = Source::new(&sheet);
        assert_eq!(source.root().rows("Container")[0].texts("Command"), words);
        assert_eq!(source.left_over(), Vec::<&str>::new());
    }

    #[test]
    fn having_and_peeking_do_not_count_as_reading() {
        let sheet = sheet(&[("Container.1.LivenessProbe.HttpGet.Port", "80")]);
        let source = Source::new(&sheet);
        let probe = source.root().rows("Container")[0].part("LivenessProbe");
        assert!(probe.has("HttpGet.") && !probe.has("Exec."));
        assert_eq!(probe.part("HttpGet").peek("Port"), Some("80"));
        assert_eq!(source.left_over().len(), 1);
        assert_eq!(probe.part("HttpGet").integer("Port"), Some(80));
        assert_eq!(source.left_over().len(), 0);
    }

    #[test]
    fn a_secret_is_masked_before_anybody_reads_it() {
        let sheet =
            sheet(&[("ImageRegistryCredential.1.Server", "a.example"), ("ImageRegistryCredential.1.Password", "p")]);
        let source = Source::new(&sheet);
        assert_eq!(source.root().rows("ImageRegistryCredential")[0].text("Password"), Some(secret::MASK));
    }
}
