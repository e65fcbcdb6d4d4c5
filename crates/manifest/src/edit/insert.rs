//! Where new entries go.

use super::editor::{Editor, Trouble};
use super::style::{self, Flow};
use super::{Out, write};
use crate::yaml::{Kind, NodeId};

impl Editor<'_, '_> {
    /// Adds entries to a mapping: before the entry under the key `before`, where there is one, else after the last entry.
    pub(super) fn add(
        &mut self,
        map: NodeId,
        entries: Vec<(String, Out)>,
        before: Option<&str>,
    ) -> Result<(), Trouble> {
        if entries.is_empty() {
            return Ok(());
        }
        let place = match self.tree.kind(map) {
            Kind::BlockMap => self.add_block(map, &entries, before),
            Kind::FlowMap => self.add_flow(map, &entries),
            _ => return Err(self.trouble(map)),
        };
        self.expected.added.insert(map, (place, Out::Map(entries)));
        Ok(())
    }

    /// Gives the number of children before the new ones.
    fn add_block(&mut self, map: NodeId, entries: &[(String, Out)], before: Option<&str>) -> usize {
        let indent = self.tree.node(map).column as usize;
        let text = write::block(entries, indent, self.step(), self.eol);
        let children: Vec<NodeId> = self.tree.children(map).collect();
        let is_before =
            |key: NodeId| before.is_some_and(|name| self.tree.is_text(key, name)) && !self.has_comment_above(key);
        let wanted = (0..children.len()).step_by(2).find(|place| is_before(children[*place]));
        let place = if self.ends_in_open_text(map) { Some(wanted.unwrap_or(0)) } else { wanted };
        let Some(place) = place else {
            self.put_lines(self.tree.node(map).end as usize, &text);
            return children.len();
        };
        let text = format!("{}{:indent$}", text.trim_start_matches(' '), "");
        self.put(self.tree.outer_start(children[place]), &text);
        place
    }

    /// Puts whole lines after the line on which a value ends.
    pub(super) fn put_lines(&mut self, end: usize, lines: &str) {
        let source = self.tree.source();
        if end > 0 && source[..end].ends_with(['\n', '\r']) {
            return self.put(end, lines);
        }
        let rest = &source[end..];
        match rest.find(['\n', '\r']) {
            Some(place) => {
                let width = if rest[place..].starts_with("\r\n") { 2 } else { 1 };
                self.put(end + place + width, lines);
            }
            None => self.put(source.len(), &format!("{}{}", self.eol, lines.trim_end_matches(['\n', '\r']))),
        }
    }

    /// Whether the last value is a block scalar that the text's end cuts off: a line break would become part of it.
    fn ends_in_open_text(&self, map: NodeId) -> bool {
        let source = self.tree.source();
        if self.tree.node(map).end as usize != source.len() || source.ends_with(['\n', '\r']) {
            return false;
        }
        let mut last = map;
        while let Some(child) = self.tree.children(last).last() {
            last = child;
        }
        let head = self.tree.slice(last).lines().next().unwrap_or_default().split('#').next().unwrap_or_default();
        matches!(self.tree.kind(last), Kind::Literal | Kind::Folded) && !head.contains('-')
    }

    fn has_comment_above(&self, id: NodeId) -> bool {
        let source = self.tree.source();
        let start = style::line_start(source, self.tree.outer_start(id));
        let above = source[..start].trim_end_matches(['\n', '\r']);
        above[style::line_start(above, above.len())..].trim_start().starts_with('#')
    }

    fn add_flow(&mut self, map: NodeId, entries: &[(String, Out)]) -> usize {
        let manner = self.manner(map);
        let written: Vec<_> = entries.iter().map(|(key, value)| write::flow_entry(key, value, &manner)).collect();
        self.add_to_brackets(map, &written, &manner)
    }

    /// Puts entries or items inside brackets; gives the number of children before them.
    pub(super) fn add_to_brackets(&mut self, id: NodeId, written: &[String], manner: &Flow) -> usize {
        let between = match &manner.lines {
            Some(lines) => format!(",{}{}", lines.eol, lines.pad),
            None if manner.spaced => ", ".to_owned(),
            None => ",".to_owned(),
        };
        let text = written.join(&between);
        let (first, last) = (self.tree.children(id).next(), self.tree.children(id).last());
        match (first, last) {
            (Some(first), Some(last)) if self.tree.kind(last) == Kind::Empty => {
                self.put(self.tree.outer_start(first), &format!("{text}{between}"));
                0
            }
            (Some(_), Some(last)) => {
                self.put(self.tree.node(last).end as usize, &format!("{between}{text}"));
                self.tree.children(id).count()
            }
            _ => {
                let text = match &manner.lines {
                    Some(lines) => format!("{0}{1}{text}{0}{2}", lines.eol, lines.pad, lines.outer()),
                    None => text,
                };
                self.put(self.tree.node(id).start as usize + 1, &text);
                0
            }
        }
    }

    /// Adds an item to a list.
    pub(super) fn add_item(&mut self, list: NodeId, item: Out) -> Result<(), Trouble> {
        let place = match self.tree.kind(list) {
            Kind::BlockSeq if !self.ends_in_open_text(list) => {
                let indent = self.tree.node(list).column as usize;
                let text = write::block_items(std::slice::from_ref(&item), indent, self.eol);
                self.put_lines(self.tree.node(list).end as usize, &text);
                self.tree.children(list).count()
            }
            Kind::FlowSeq => {
                let manner = self.manner(list);
                let written = write::flow(&item, &manner);
                self.add_to_brackets(list, &[written], &manner)
            }
            _ => return Err(self.trouble(list)),
        };
        self.expected.added.insert(list, (place, Out::List(vec![item])));
        Ok(())
    }
}
