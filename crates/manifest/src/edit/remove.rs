//! Entries that go.

use super::Edit;
use super::editor::{Editor, Trouble};
use super::style;
use crate::yaml::{Kind, NodeId};

impl Editor<'_, '_> {
    /// Takes entries out of a mapping. One that would be left empty becomes `{}`.
    pub(crate) fn remove(&mut self, map: NodeId, keys: &[NodeId]) -> Result<(), Trouble> {
        let entries: Vec<_> = self.tree.entries(map).collect();
        let lost = |id: NodeId| self.tree.anchor(id).is_some();
        let gone: Vec<_> = entries.iter().filter(|(key, _)| keys.contains(key)).copied().collect();
        if let Some((key, _)) = gone.iter().find(|(key, value)| lost(*key) || lost(*value)) {
            return Err(self.trouble(*key));
        }
        match self.tree.kind(map) {
            Kind::BlockMap => self.remove_lines(map, &gone, gone.len() == entries.len())?,
            Kind::FlowMap => self.remove_between(map, &entries, keys),
            _ => return Err(self.trouble(map)),
        }
        self.expected.removed.extend(gone.iter().map(|(key, _)| *key));
        Ok(())
    }

    fn remove_lines(&mut self, map: NodeId, gone: &[(NodeId, NodeId)], all: bool) -> Result<(), Trouble> {
        let source = self.tree.source();
        for (key, value) in gone {
            let key_start = self.tree.outer_start(*key);
            let start = style::line_start(source, key_start);
            if !source[start..key_start].bytes().all(|byte| byte == b' ') {
                return Err(self.trouble(*key));
            }
            let end = self.tree.node(*value).end as usize;
            let end = if source[..end].ends_with(['\n', '\r']) { end } else { next_line(source, end) };
            self.edits.push(Edit { start, end, text: String::new() });
        }
        if all {
            // What is left of the mapping is its key's value: an empty one, so that no reader takes it for null.
            let key = self
                .parent(map)
                .and_then(|parent| self.tree.entries(parent).find(|(_, value)| *value == map).map(|(key, _)| key));
            let Some(key) = key else { return Err(self.trouble(map)) };
            let after = self.tree.node(key).end as usize;
            let Some(colon) = source[after..].find(':') else { return Err(self.trouble(map)) };
            self.put(after + colon + 1, " {}");
            self.expected.emptied.insert(map);
        }
        Ok(())
    }

    /// In brackets an entry goes with the comma after it, the last ones with the comma before them.
    fn remove_between(&mut self, map: NodeId, entries: &[(NodeId, NodeId)], keys: &[NodeId]) {
        let kept = entries.iter().rposition(|(key, _)| !keys.contains(key));
        let end_of = |place: usize| self.tree.node(entries[place].1).end as usize;
        let mut cuts = Vec::new();
        for (place, (key, _)) in entries.iter().enumerate().filter(|(_, (key, _))| keys.contains(key)) {
            let start = self.tree.outer_start(*key);
            match (kept, entries.get(place + 1)) {
                (Some(kept), Some((next, _))) if place < kept => cuts.push((start, self.tree.outer_start(*next))),
                (Some(kept), _) if place == kept + 1 => cuts.push((end_of(kept), end_of(entries.len() - 1))),
                (None, _) if place == 0 => cuts.push((start, self.tree.node(map).end as usize - 1)),
                _ => {}
            }
        }
        self.edits.extend(cuts.into_iter().map(|(start, end)| Edit { start, end, text: String::new() }));
    }
}

/// Where the line after a byte's line begins.
fn next_line(source: &str, at: usize) -> usize {
    let rest = &source[at..];
    match rest.find(['\n', '\r']) {
        Some(place) => at + place + if rest[place..].starts_with("\r\n") { 2 } else { 1 },
        None => source.len(),
    }
}
