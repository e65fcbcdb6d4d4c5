//! Reading the flat parameters as the tree they describe, and keeping count of what has been read.
//!
//! A renderer that has no place for a parameter cannot forget to say so: what nobody asked for is left over.

use std::cell::Cell;
use std::iter;

use crate::{Sheet, secret};

/// The parameters as a tree. Where a value is secret, the mask stands in its place.
pub(crate) struct Source<'a> {
    /// The root, then everything below it in wire order.
    branches: Vec<Branch<'a>>,
}

/// One part of a name with what it leads to.
struct Branch<'a> {
    part: &'a str,
    /// The whole name and the value, where a parameter ends here.
    leaf: Option<(&'a str, &'a str)>,
    /// Whether the value has been read.
    read: Cell<bool>,
    /// The first branch inside this one.
    first: Option<usize>,
    /// The next branch beside this one.
    next: Option<usize>,
}

/// One place in the tree: the root, a structure, or one entry of a list. There may be nothing at it.
#[derive(Clone, Copy)]
pub(crate) struct At<'s, 'a> {
    source: &'s Source<'a>,
    branch: Option<usize>,
}

impl<'a> Source<'a> {
    /// Takes a sheet's parameters, which stand in wire order: what belongs together stands together.
    pub(crate) fn new(sheet: &'a Sheet) -> Self {
        let mut source = Self { branches: Vec::with_capacity(2 * sheet.parameters().len() + 1) };
        source.branches.push(Branch::new(""));
        let mut secrets = sheet.secrets().iter().peekable();
        // The branches that lead to the parameter before, which is the last one in each of them.
        let mut road: Vec<usize> = Vec::new();
        let mut before = "";
        for parameter in sheet.parameters() {
            let name = parameter.name.as_str();
            let (depth, shared) = common(before, name);
            let beside = road.get(depth).copied();
            road.truncate(depth);
            for part in parts(name.get(shared..).unwrap_or_default()) {
                source.add(&mut road, beside, part);
            }
            let value =
                if secrets.next_if(|secret| *secret == name).is_some() { secret::MASK } else { &parameter.value };
            if let Some(branch) = source.branches.last_mut() {
                branch.leaf = Some((name, value));
            }
            before = name;
        }
        source
    }

    /// Adds a branch at the end of the road: beside the last one there, or as the first.
    fn add(&mut self, road: &mut Vec<usize>, beside: Option<usize>, part: &'a str) {
        let here = self.branches.len();
        self.branches.push(Branch::new(part));
        let parent = road.last().copied().unwrap_or(0);
        match beside.filter(|beside| *beside > parent) {
            Some(beside) => self.branches[beside].next = Some(here),
            None => self.branches[parent].first = Some(here),
        }
        road.push(here);
    }

    /// The top of the tree.
    pub(crate) fn root(&self) -> At<'_, 'a> {
        At { source: self, branch: Some(0) }
    }

    /// The names that nobody has read, in wire order.
    pub(crate) fn left_over(&self) -> Vec<&'a str> {
        let unread = self.branches.iter().filter(|branch| !branch.read.get());
        unread.filter_map(|branch| branch.leaf).map(|(name, _)| name).collect()
    }
}

/// How many parts two names have in common at their beginning, and how many bytes of them.
fn common(one: &str, other: &str) -> (usize, usize) {
    let (mut parts, mut bytes) = (0, 0);
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other);
    for (at, (byte, _)) in same.enumerate() {
        if byte == b'.' {
            (parts, bytes) = (parts + 1, at + 1);
        }
    }
    (parts, bytes)
}

/// The parts of a name.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(name);
    iter::from_fn(move || {
        let name = rest?;
        let end = name.bytes().position(|byte| byte == b'.').unwrap_or(name.len());
        rest = name.get(end + 1..);
        name.get(..end)
    })
}

impl<'a> Branch<'a> {
    fn new(part: &'a str) -> Self {
        Self { part, leaf: None, read: Cell::new(false), first: None, next: None }
    }
}

impl<'s, 'a> At<'s, 'a> {
    /// The value of a field, which counts as read.
    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        self.find(name)?.value()
    }

    /// The value of a field, which does not count as read.
    pub(crate) fn peek(&self, name: &str) -> Option<&'a str> {
        self.find(name)?.branch()?.leaf.map(|(_, value)| value)
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

    /// Whether anything here has a name that begins so, without counting as read. With a full stop at the end, the name
    /// is that of a structure.
    pub(crate) fn has(&self, beginning: &str) -> bool {
        let structure = beginning.strip_suffix('.');
        self.inside().filter_map(|at| at.branch()).any(|branch| match structure {
            Some(name) => branch.part == name && branch.first.is_some(),
            None => branch.part.starts_with(beginning),
        })
    }

    /// The place of a structure, for example `LivenessProbe`.
    pub(crate) fn part(&self, name: &str) -> Self {
        Self { source: self.source, branch: self.find(name).and_then(|at| at.branch) }
    }

    /// The entries of a list of structures, in the order of their numbers.
    pub(crate) fn rows(&self, list: &str) -> Vec<Self> {
        self.part(list).inside().collect()
    }

    /// The entries of a list of texts, in the order of their numbers.
    pub(crate) fn texts(&self, list: &str) -> Vec<&'a str> {
        self.part(list).inside().filter_map(|at| at.value()).collect()
    }

    fn find(&self, name: &str) -> Option<Self> {
        self.inside().find(|at| at.branch().is_some_and(|branch| branch.part == name))
    }

    /// What stands at this very place, which counts as read.
    fn value(&self) -> Option<&'a str> {
        let branch = self.branch()?;
        branch.read.set(true);
        branch.leaf.map(|(_, value)| value)
    }

    fn branch(&self) -> Option<&'s Branch<'a>> {
        self.source.branches.get(self.branch?)
    }

    /// The places inside this one, in wire order.
    fn inside(&self) -> impl Iterator<Item = Self> + use<'s, 'a> {
        let source = self.source;
        let first = self.branch().and_then(|branch| branch.first);
        let all = iter::successors(first, |at| source.branches.get(*at).and_then(|branch| branch.next));
        all.map(move |at| Self { source, branch: Some(at) })
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
