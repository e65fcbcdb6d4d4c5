//! The promise, judged on the result: read again, it is the same tree with exactly what was meant, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::Out;
use crate::yaml::{Kind, NodeId, Tree};

/// What a document's edits mean for its tree, by the nodes of the tree before.
#[derive(Debug, Default)]
pub(crate) struct Expected {
    /// Entries or items that come into a collection, and the number of children before them.
    pub(crate) added: BTreeMap<NodeId, (usize, Out)>,
    /// Values that become others.
    pub(crate) replaced: BTreeMap<NodeId, Out>,
    /// Keys that go, with their values.
    pub(crate) removed: BTreeSet<NodeId>,
    /// Mappings by indentation of which nothing is left but `{}`.
    pub(crate) emptied: BTreeSet<NodeId>,
}

impl Expected {
    /// Whether nothing is to change.
    pub(crate) fn is_empty(&self) -> bool {
        self.added.is_empty() && self.replaced.is_empty() && self.removed.is_empty()
    }
}

/// A tree before its edits, the tree after them, and what was meant.
pub(crate) struct Verifier<'t, 'a, 'b> {
    pub(crate) before: &'t Tree<'a>,
    pub(crate) after: &'t Tree<'b>,
    pub(crate) expected: &'t Expected,
}

impl Verifier<'_, '_, '_> {
    /// Whether `new` is `old` as meant. Where it is not, the byte in the text before.
    pub(crate) fn same(&self, old: NodeId, new: NodeId) -> Result<(), usize> {
        let fail = Err(self.before.outer_start(old));
        let same_name =
            self.before.anchor(old) == self.after.anchor(new) && self.before.tag(old) == self.after.tag(new);
        if !same_name {
            return fail;
        }
        if let Some(out) = self.expected.replaced.get(&old) {
            return if self.is(new, out) { Ok(()) } else { fail };
        }
        let kind = self.before.kind(old);
        if self.expected.emptied.contains(&old) {
            let empty = self.after.kind(new) == Kind::FlowMap && self.after.children(new).next().is_none();
            return if empty { Ok(()) } else { fail };
        }
        if kind != self.after.kind(new) {
            return fail;
        }
        match kind {
            Kind::Alias if self.before.slice(old) == self.after.slice(new) => Ok(()),
            Kind::Alias => fail,
            _ if kind.is_collection() => self.same_children(old, new),
            _ if self.before.text(old) == self.after.text(new) => Ok(()),
            _ => fail,
        }
    }

    fn same_children(&self, old: NodeId, new: NodeId) -> Result<(), usize> {
        let fail = Err(self.before.outer_start(old));
        let mut found: Vec<NodeId> = self.after.children(new).collect();
        if let Some((place, out)) = self.expected.added.get(&old) {
            let count = match out {
                Out::Map(entries) => entries.len() * 2,
                Out::List(items) => items.len(),
                _ => 0,
            };
            if found.len() < place + count {
                return fail;
            }
            let added: Vec<NodeId> = found.drain(*place..place + count).collect();
            if !self.are(&added, out) {
                return fail;
            }
        }
        let is_mapping = self.before.kind(old).is_mapping();
        let mut found = found.into_iter();
        let mut skip = false;
        for (place, child) in self.before.children(old).enumerate() {
            if skip || (is_mapping && place % 2 == 0 && self.expected.removed.contains(&child)) {
                skip = !skip;
                continue;
            }
            let Some(new) = found.next() else { return fail };
            self.same(child, new)?;
        }
        if found.next().is_some() { fail } else { Ok(()) }
    }

    /// Whether these children are what was to be added.
    fn are(&self, nodes: &[NodeId], out: &Out) -> bool {
        match out {
            Out::Map(entries) => {
                nodes.len() == entries.len() * 2
                    && entries
                        .iter()
                        .zip(nodes.chunks(2))
                        .all(|((key, value), pair)| self.after.is_text(pair[0], key) && self.is(pair[1], value))
            }
            Out::List(items) => {
                nodes.len() == items.len() && items.iter().zip(nodes).all(|(item, id)| self.is(*id, item))
            }
            _ => false,
        }
    }

    /// Whether a node is what was to be written.
    fn is(&self, id: NodeId, out: &Out) -> bool {
        let kind = self.after.kind(id);
        match out {
            Out::Text(text) => {
                !self.after.is_null(id) && kind != Kind::Alias && self.after.text(id).is_some_and(|own| own == *text)
            }
            Out::Copy(text) => kind == Kind::Plain && self.after.slice(id) == text,
            Out::Alias(name) => kind == Kind::Alias && self.after.slice(id)[1..] == **name,
            Out::Map(_) | Out::List(_) => {
                let children: Vec<_> = self.after.children(id).collect();
                kind.is_mapping() == matches!(out, Out::Map(_)) && self.are(&children, out)
            }
        }
    }
}
