//! Reading an object place by place, and remembering what was read: the rest is what a plan cannot hold.

use std::collections::BTreeSet;

use plan::Draft;
use plan::schema::{self, Form, Value};

use super::config::ConfigMaps;
use super::left::{LeftOut, Why};
use crate::lines::Lines;
use crate::look;
use crate::yaml::{NodeId, Tree};

/// A place in the object.
#[derive(Debug, Clone)]
pub(super) struct At {
    /// What stands there, aliases followed.
    pub(super) node: NodeId,
    /// Its key or its item, for the line.
    key: NodeId,
    /// The keys that lead to it.
    path: String,
}

/// The work on one object.
pub(super) struct Work<'w, 'a> {
    pub(super) tree: &'w Tree<'a>,
    pub(super) lines: &'w Lines<'a>,
    pub(super) config_maps: &'w ConfigMaps,
    pub(super) draft: Draft,
    pub(super) left: Vec<LeftOut>,
    /// Names of the `ConfigMaps` of which something was taken.
    pub(super) used: BTreeSet<String>,
    /// Paths of what was read.
    read: BTreeSet<String>,
    /// Paths that lead to something that was read.
    roads: BTreeSet<String>,
}

impl<'w, 'a> Work<'w, 'a> {
    pub(super) fn new(tree: &'w Tree<'a>, lines: &'w Lines<'a>, config_maps: &'w ConfigMaps) -> Self {
        let (draft, left) = (Draft::new(), Vec::new());
        let (used, read, roads) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        Self { tree, lines, config_maps, draft, left, used, read, roads }
    }

    /// The object itself.
    pub(super) fn root(node: NodeId) -> At {
        At { node, key: node, path: String::new() }
    }

    /// What stands under a key, unless that is null.
    pub(super) fn get(&self, at: &At, key: &str) -> Option<At> {
        let found = look::get(self.tree, at.node, key)?;
        self.under(at, key, found.key, found.value)
    }

    /// What stands at the end of a path of keys.
    pub(super) fn path(&self, at: &At, keys: &[&str]) -> Option<At> {
        keys.iter().try_fold(at.clone(), |at, key| self.get(&at, key))
    }

    fn under(&self, at: &At, name: &str, key: NodeId, value: NodeId) -> Option<At> {
        let dot = if at.path.is_empty() { "" } else { "." };
        let node = self.tree.resolve(value);
        (!self.tree.is_null(node)).then(|| At { node, key, path: format!("{}{dot}{name}", at.path) })
    }

    /// The entries of the mapping under a key.
    pub(super) fn entries(&self, at: &At, key: &str) -> Vec<(String, At)> {
        self.get(at, key).map(|map| self.all(&map)).unwrap_or_default()
    }

    /// The entries of a mapping, merges included.
    fn all(&self, at: &At) -> Vec<(String, At)> {
        let entries = look::entries(self.tree, at.node).into_iter();
        entries.filter_map(|(name, key, value)| Some((name.clone(), self.under(at, &name, key, value)?))).collect()
    }

    /// The items of the list under a key.
    pub(super) fn rows(&self, at: &At, key: &str) -> Vec<At> {
        let list = self.get(at, key).filter(|list| self.tree.kind(list.node).is_sequence());
        list.map(|list| self.children(&list)).unwrap_or_default()
    }

    /// The items of a sequence, the entries of a mapping.
    fn children(&self, at: &At) -> Vec<At> {
        if self.tree.kind(at.node).is_mapping() {
            return self.all(at).into_iter().map(|(_, child)| child).collect();
        }
        let item =
            |(place, item)| At { node: self.tree.resolve(item), key: item, path: format!("{}[{place}]", at.path) };
        self.tree.children(at.node).enumerate().map(item).collect()
    }

    /// The place below this one where a node stands. It ends as aliases lead to what stands before them.
    pub(super) fn find(&self, at: &At, node: NodeId) -> Option<At> {
        if at.node == node {
            return Some(at.clone());
        }
        if !self.tree.kind(at.node).is_collection() {
            return None;
        }
        self.children(at).iter().find_map(|child| self.find(child, node))
    }

    /// The text of a scalar.
    pub(super) fn text_of(&self, at: &At) -> Option<String> {
        self.tree.text(at.node).map(Into::into)
    }

    /// The text of the scalar under a key.
    pub(super) fn text(&self, at: &At, key: &str) -> Option<String> {
        self.text_of(&self.get(at, key)?)
    }

    /// Whether the scalar under a key says this.
    pub(super) fn says(&self, at: &At, key: &str, word: &str) -> Option<At> {
        self.get(at, key).filter(|found| self.tree.is_text(found.node, word))
    }

    /// From now on this place, with all that is below, counts as read.
    pub(super) fn mark(&mut self, at: &At) {
        let ends = at.path.char_indices().filter(|(_, c)| matches!(c, '.' | '['));
        self.roads.extend(ends.map(|(end, _)| at.path[..end].to_owned()));
        self.read.insert(at.path.clone());
    }

    /// Marks what stands under each of these keys.
    pub(super) fn mark_keys(&mut self, at: &At, keys: &[&str]) {
        for key in keys {
            if let Some(found) = self.get(at, key) {
                self.mark(&found);
            }
        }
    }

    /// Says that a place stays out, and why.
    pub(super) fn leave(&mut self, at: &At, why: Why) {
        self.mark(at);
        let line = self.lines.line(self.tree.outer_start(at.key));
        self.left.push(LeftOut { path: at.path.clone(), line, why });
    }

    /// Puts a value that stands at a place into the draft; it stays out where the plan has no such name or takes no such value.
    pub(super) fn put(&mut self, at: &At, wire: &str, value: &str) {
        let Some(leaf) = schema::leaf(wire) else { return };
        match leaf.value {
            Value::Text(Form::OneOf(words)) if !words.contains(&value) => return self.leave(at, Why::Value),
            Value::Text(Form::Free(_)) => self.draft.set_given(wire, value),
            _ if value.is_empty() => {}
            _ => self.draft.set(wire, value),
        }
        self.mark(at);
    }

    /// Puts the scalars under these keys into the draft, each under its name behind `before`.
    pub(super) fn put_fields(&mut self, at: &At, before: &str, fields: &[(&str, &str)]) {
        for (key, name) in fields {
            let Some(found) = self.get(at, key) else { continue };
            if let Some(text) = self.text_of(&found) {
                self.put(&found, &format!("{before}{name}"), &text);
            }
        }
    }

    /// Puts the scalars of the list under a key into a list of the draft.
    pub(super) fn put_list(&mut self, at: &At, key: &str, wire: &str) {
        for (place, item) in self.rows(at, key).into_iter().enumerate() {
            if let Some(text) = self.text_of(&item) {
                self.put(&item, &format!("{wire}.{}", place + 1), &text);
            }
        }
    }

    /// Everything of the object that was not read, the outermost place of each.
    pub(super) fn leave_the_rest(&mut self, at: &At) {
        if self.read.contains(&at.path) || self.is_nothing(at) {
            return;
        }
        if !at.path.is_empty() && !self.roads.contains(&at.path) {
            return self.leave(at, Why::NoPlace);
        }
        for child in self.children(at) {
            self.leave_the_rest(&child);
        }
    }

    /// Null, or a collection in which nothing stands.
    fn is_nothing(&self, at: &At) -> bool {
        let empty = |at: &At| self.children(at).iter().all(|child| self.is_nothing(child));
        self.tree.is_null(at.node) || (self.tree.kind(at.node).is_collection() && empty(at))
    }
}
