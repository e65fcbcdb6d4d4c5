//! Brings a document's tree to what is wanted, by edits of bytes.

use std::collections::BTreeSet;

use super::style::{self, Flow};
use super::{Edit, Out, Want, write};
use crate::look::{self, Found};
use crate::verify::Expected;
use crate::yaml::{Kind, NodeId, Tree};

/// The edits of one document.
pub(crate) struct Editor<'t, 'a> {
    pub(super) tree: &'t Tree<'a>,
    pub(super) eol: &'static str,
    pub(super) edits: Vec<Edit>,
    /// What the edits mean for the tree.
    pub(super) expected: Expected,
    /// Mappings that were brought to what is wanted of them.
    done: BTreeSet<NodeId>,
    /// Aliases to judge once it is known what was done to what they stand for.
    deferred: Vec<(NodeId, Want)>,
    parents: Vec<Option<NodeId>>,
    step: usize,
}

/// A place that cannot be edited so that nothing else changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// The byte.
    pub(crate) at: usize,
}

impl<'t, 'a> Editor<'t, 'a> {
    pub(crate) fn new(tree: &'t Tree<'a>) -> Self {
        let parents = tree.parents();
        let block = |id: NodeId| tree.kind(id) == Kind::BlockMap;
        let step = tree.ids().filter(|id| block(*id)).find_map(|id| {
            let parent = parents[id.index()].filter(|parent| block(*parent))?;
            tree.node(id).column.checked_sub(tree.node(parent).column)
        });
        Self {
            tree,
            eol: style::eol(tree.source()),
            edits: Vec::new(),
            expected: Expected::default(),
            done: BTreeSet::new(),
            deferred: Vec::new(),
            parents,
            step: step.map_or(2, |step| step as usize).clamp(1, 8),
        }
    }

    pub(crate) fn tree(&self) -> &'t Tree<'a> {
        self.tree
    }

    /// Sees to it that a mapping has at least what is wanted. `level` counts from the mapping that holds a pod's metadata.
    pub(crate) fn apply(&mut self, map: NodeId, wants: &[(String, Want)], level: usize) -> Result<(), Trouble> {
        if !self.done.insert(map) {
            return Ok(());
        }
        let mut missing = Vec::new();
        for (key, want) in wants {
            let own: Vec<Found> = self.own(map, key, want);
            for found in &own {
                self.settle(*found, want, level)?;
            }
            if !own.is_empty() {
                continue;
            }
            match look::get(self.tree, map, key) {
                None => missing.push((key.clone(), Out::from(want.clone()))),
                Some(found) if self.is_satisfied(found.value, want) => {}
                Some(found) if self.done.contains(&self.tree.resolve(found.value)) => {}
                Some(found) => missing.push((key.clone(), self.over(found.value, want)?)),
            }
        }
        // Metadata is written before what it is about.
        let before = (level == 0 && missing.iter().all(|(key, _)| key == "metadata")).then_some("spec");
        self.add(map, missing, before)
    }

    /// The entries under a key: all of them for a text, since which of doubled keys counts is each reader's own choice.
    fn own(&self, map: NodeId, key: &str, want: &Want) -> Vec<Found> {
        if !matches!(want, Want::Text(_)) {
            return look::own(self.tree, map, key).into_iter().collect();
        }
        let named = self.tree.entries(map).filter(|(name, _)| self.tree.is_text(*name, key));
        named.map(|(key, value)| Found { key, value, inherited: false }).collect()
    }

    fn settle(&mut self, found: Found, want: &Want, level: usize) -> Result<(), Trouble> {
        let value = found.value;
        if self.is_satisfied(value, want) {
            return Ok(());
        }
        let is_alias = self.tree.kind(value) == Kind::Alias;
        match want {
            Want::Text(text) => self.replace_text(value, text),
            _ if self.tree.is_null(value) => self.fill(value, Out::from(want.clone())),
            Want::Map(inner) if is_alias && level == 0 && self.tree.is_text(found.key, "spec") => {
                self.apply(self.tree.resolve(value), inner, level + 1)
            }
            Want::Map(_) if is_alias => {
                self.deferred.push((value, want.clone()));
                Ok(())
            }
            Want::Map(inner) if self.tree.kind(value).is_mapping() => self.apply(value, inner, level + 1),
            Want::Item(_) if self.tree.kind(value).is_sequence() => {
                let Out::List(items) = Out::from(want.clone()) else { return Err(self.trouble(value)) };
                items.into_iter().try_for_each(|item| self.add_item(value, item))
            }
            _ => Err(self.trouble(value)),
        }
    }

    /// Whether a value is already as wanted, aliases and merges included.
    pub(crate) fn is_satisfied(&self, value: NodeId, want: &Want) -> bool {
        let tree = self.tree;
        let value = tree.resolve(value);
        match want {
            Want::Text(text) => tree.is_text(value, text) && self.is_string(value),
            Want::Map(inner) => inner.iter().all(|(key, want)| {
                look::get(tree, value, key).is_some_and(|found| self.is_satisfied(found.value, want))
            }),
            Want::Item(texts) => {
                tree.kind(value).is_sequence() && tree.children(value).any(|item| self.is_item(item, texts))
            }
        }
    }

    /// Whether a list's item says the same, or tolerates everything: one with another effect than the virtual nodes' taint has
    /// says nothing about them.
    fn is_item(&self, item: NodeId, texts: &[(String, String)]) -> bool {
        let says = |key: &str, text: &str| look::text(self.tree, item, key).is_some_and(|own| own == text);
        let everything = look::get(self.tree, item, "key").is_none() && says("operator", "Exists");
        let effect =
            look::get(self.tree, item, "effect").is_none() || says("effect", "NoSchedule") || says("effect", "");
        effect && (everything || texts.iter().all(|(key, text)| says(key, text)))
    }

    /// Whether every reader takes a scalar for a string.
    fn is_string(&self, id: NodeId) -> bool {
        match self.tree.kind(id) {
            Kind::Single | Kind::Double => true,
            Kind::Plain => {
                self.tree.tag(id) == Some("!!str") || write::scalar(self.tree.slice(id), false) == self.tree.slice(id)
            }
            _ => false,
        }
    }

    /// Judges the aliases: what they stand for may have been brought to what is wanted already.
    pub(crate) fn finish(mut self) -> Result<(Vec<Edit>, Expected), Trouble> {
        for (alias, want) in std::mem::take(&mut self.deferred) {
            let target = self.tree.resolve(alias);
            if self.done.contains(&target) {
                continue;
            }
            let out = self.over(target, &want)?;
            let text = write::flow(&out, &self.around(alias));
            self.replace(alias, &text, out);
        }
        self.edits.sort_by_key(|edit| edit.start);
        let overlap = self.edits.windows(2).find(|pair| pair[0].end > pair[1].start);
        match overlap {
            Some(pair) => Err(Trouble { at: pair[1].start }),
            None => Ok((self.edits, self.expected)),
        }
    }

    /// What takes the place of an inherited value: the same, and what is wanted, without touching the original.
    fn over(&self, value: NodeId, want: &Want) -> Result<Out, Trouble> {
        let base = self.tree.resolve(value);
        let Want::Map(inner) = want else {
            return if matches!(want, Want::Text(_)) { Ok(want.clone().into()) } else { Err(self.trouble(value)) };
        };
        if self.tree.is_null(base) {
            return Ok(want.clone().into());
        }
        if !self.tree.kind(base).is_mapping() {
            return Err(self.trouble(value));
        }
        let mut entries = Vec::new();
        match self.tree.anchor(base) {
            Some(name) if self.is_only_anchor(name) => entries.push(("<<".to_owned(), Out::Alias(name.to_owned()))),
            _ => {
                for (key, value) in self.tree.entries(base) {
                    let key = self.tree.text(key).ok_or_else(|| self.trouble(key))?.into_owned();
                    if !inner.iter().any(|(wanted, _)| *wanted == key) {
                        entries.push((key, self.copy(value)?));
                    }
                }
            }
        }
        for (key, want) in inner {
            let out = match look::get(self.tree, base, key) {
                Some(found) => self.over(found.value, want)?,
                None => want.clone().into(),
            };
            entries.push((key.clone(), out));
        }
        Ok(Out::Map(entries))
    }

    fn is_only_anchor(&self, name: &str) -> bool {
        self.tree.ids().filter(|id| self.tree.anchor(*id) == Some(name)).count() == 1
    }

    fn copy(&self, value: NodeId) -> Result<Out, Trouble> {
        match self.tree.kind(value) {
            kind if kind.is_mapping() && self.tree.anchor(value).is_none() => {
                let entries = self.tree.entries(value).map(|(key, value)| {
                    let key = self.tree.text(key).ok_or_else(|| self.trouble(key))?.into_owned();
                    Ok((key, self.copy(value)?))
                });
                entries.collect::<Result<_, _>>().map(Out::Map)
            }
            Kind::Alias => Ok(Out::Alias(self.tree.slice(value)[1..].to_owned())),
            Kind::Plain if !self.is_string(value) => {
                let text = self.tree.slice(value);
                let simple = !text.contains(['\n', '\r', ',', '[', ']', '{', '}']);
                if simple { Ok(Out::Copy(text.to_owned())) } else { Err(self.trouble(value)) }
            }
            _ => self.tree.text(value).map(|text| Out::Text(text.into_owned())).ok_or_else(|| self.trouble(value)),
        }
    }

    /// The manner of a bracketed collection.
    pub(super) fn manner(&self, id: NodeId) -> Flow {
        Flow::of(self.tree, id, &self.around(id).deeper())
    }

    /// The manner of brackets around a node; plain words on one line where there are none.
    pub(super) fn around(&self, id: NodeId) -> Flow {
        match self.parent(id) {
            Some(parent) if self.is_bracketed(parent) => self.manner(parent),
            _ => Flow::PLAIN,
        }
    }

    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.parents[id.index()]
    }

    pub(super) fn is_bracketed(&self, id: NodeId) -> bool {
        matches!(self.tree.kind(id), Kind::FlowMap | Kind::FlowSeq | Kind::FlowPair)
    }

    pub(super) fn step(&self) -> usize {
        self.step
    }

    pub(super) fn trouble(&self, id: NodeId) -> Trouble {
        Trouble { at: self.tree.outer_start(id) }
    }

    /// Whether an alias stands for a node.
    pub(super) fn is_shared(&self, id: NodeId) -> bool {
        let is_alias = |other: NodeId| self.tree.kind(other) == Kind::Alias && self.tree.resolve(other) == id;
        self.tree.anchor(id).is_some() && self.tree.ids().any(is_alias)
    }

    pub(super) fn put(&mut self, at: usize, text: &str) {
        self.edits.push(Edit { start: at, end: at, text: text.to_owned() });
    }

    /// Puts `text` in a node's place, which means `out`.
    pub(super) fn replace(&mut self, id: NodeId, text: &str, out: Out) {
        let node = self.tree.node(id);
        self.edits.push(Edit { start: node.start as usize, end: node.end as usize, text: text.to_owned() });
        self.expected.replaced.insert(id, out);
    }
}
