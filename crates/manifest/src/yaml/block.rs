//! Collections by indentation.

use super::cursor::Read;
use super::fault::{Fault, FaultKind};
use super::reader::{After, Parser, short};
use super::tree::{Kind, NodeId};

impl After {
    /// Whether a mapping or a sequence may begin on the same line.
    fn is_compact(self) -> bool {
        matches!(self, Self::Dash | Self::Explicit)
    }

    /// Whether a sequence may be indented no further than its key.
    fn takes_flush_sequence(self) -> bool {
        matches!(self, Self::Colon | Self::Explicit)
    }
}

impl Parser<'_> {
    /// The node after an indicator, indented more than `parent`; nothing where none follows.
    pub(super) fn block_node(&mut self, parent: i32, after: After) -> Read<NodeId> {
        self.enter()?;
        let origin = self.cursor.at;
        self.cursor.gap();
        let node = if self.is_outside(parent, after) {
            self.add(Kind::Empty, origin, origin, 0)?
        } else {
            self.block_content(parent, after)?
        };
        self.depth -= 1;
        Ok(node)
    }

    /// Whether what stands here does not belong to a node indented more than `parent`.
    fn is_outside(&self, parent: i32, after: After) -> bool {
        if self.cursor.at_end() {
            return true;
        }
        if !self.cursor.fresh() {
            return false;
        }
        let column = self.column();
        let flush = after.takes_flush_sequence() && column == parent && self.cursor.indicates(b'-');
        self.cursor.at_marker() || (column <= parent && !flush)
    }

    fn block_content(&mut self, parent: i32, after: After) -> Read<NodeId> {
        let mut may_nest = self.cursor.fresh() || after.is_compact();
        let (mut at, mut own) = (self.cursor.at, 0);
        let mut props = self.properties(false)?;
        if props != 0 {
            let end = self.cursor.at;
            self.cursor.gap();
            // On a line of their own they are this node's, else perhaps a key's.
            if self.cursor.fresh() || self.cursor.at_end() {
                if self.is_outside(parent, after) {
                    let opened = self.open_anchor(props);
                    let node = self.add(Kind::Empty, end, end, props)?;
                    self.close_anchor(&opened, node);
                    return Ok(node);
                }
                (own, may_nest, at) = (props, true, self.cursor.at);
                props = self.properties(false)?;
            }
        }
        let opened = self.open_anchor(own);
        let node = self.block_value(parent, may_nest, at, own, props)?;
        self.close_anchor(&opened, node);
        Ok(node)
    }

    /// Content that begins at `at`; `own` are properties from an earlier line, `props` those on this one.
    fn block_value(&mut self, parent: i32, may_nest: bool, at: usize, own: u32, props: u32) -> Read<NodeId> {
        let column = self.cursor.column();
        match self.cursor.byte() {
            b'-' if self.cursor.gap_at(1) && may_nest && props == 0 => return self.block_sequence(column, own),
            b'?' if self.cursor.gap_at(1) && may_nest && props == 0 => return self.block_mapping(column, None, own),
            b'|' | b'>' => {
                if own != 0 && props != 0 {
                    return Err(self.cursor.fault(FaultKind::Property));
                }
                return self.block_text(parent, own.max(props));
            }
            _ => {}
        }
        if own == 0 || props != 0 {
            let line = self.cursor.line;
            let node = self.inline_or_nothing(parent, props)?;
            if !self.at_colon() {
                if own != 0 {
                    return Err(self.cursor.fault(FaultKind::Property));
                }
                self.cursor.expect_line_end()?;
                return Ok(node);
            }
            self.judge_key(line, may_nest, at)?;
            return self.block_mapping(at - line, Some(node), own);
        }
        // Whose the properties are is known only once the colon is seen: the key is read without them, and given back.
        let (line, nodes) = (self.cursor.line, self.tree.nodes.len());
        let node = self.inline_or_nothing(parent, 0)?;
        if self.at_colon() {
            self.judge_key(line, may_nest, at)?;
            return self.block_mapping(at - line, Some(node), own);
        }
        if self.tree.kind(node) == Kind::Alias {
            return Err(self.cursor.fault(FaultKind::Property));
        }
        debug_assert!(nodes <= node.0 as usize, "the node is one of those just read");
        self.tree.nodes[node.0 as usize].props = own;
        self.cursor.expect_line_end()?;
        Ok(node)
    }

    fn inline_or_nothing(&mut self, parent: i32, props: u32) -> Read<NodeId> {
        if self.cursor.indicates(b':') {
            let at = self.cursor.at;
            return self.add(Kind::Empty, at, at, props);
        }
        self.inline(parent, false, props)
    }

    /// A key is on one line, and a mapping may begin there.
    fn judge_key(&self, line: usize, may_nest: bool, at: usize) -> Read<()> {
        if !may_nest || line != self.cursor.line {
            return Err(Fault { at: self.cursor.at, kind: FaultKind::NestedOnLine });
        }
        self.judge_tabs(at)
    }

    fn judge_tabs(&self, at: usize) -> Read<()> {
        let before = &self.cursor.bytes[self.cursor.line..at];
        if before.contains(&b'\t') { Err(Fault { at, kind: FaultKind::Tab }) } else { Ok(()) }
    }

    fn block_text(&mut self, parent: i32, props: u32) -> Read<NodeId> {
        let (start, line) = (self.cursor.at, self.cursor.line);
        let kind = if self.cursor.byte() == b'|' { Kind::Literal } else { Kind::Folded };
        let opened = self.open_anchor(props);
        self.cursor.block_scalar(parent)?;
        let after = std::mem::replace(&mut self.cursor.line, line);
        let node = self.add(kind, start, self.cursor.at, props)?;
        self.cursor.line = after;
        // A block scalar's text is read by its parent's indentation, where its header gives a number.
        self.tree.nodes[node.0 as usize].column = short(usize::try_from(parent.max(0)).unwrap_or(0));
        self.close_anchor(&opened, node);
        Ok(node)
    }

    fn block_sequence(&mut self, column: usize, props: u32) -> Read<NodeId> {
        self.judge_tabs(self.cursor.at)?;
        let sequence = self.add(Kind::BlockSeq, self.cursor.at, self.cursor.at, props)?;
        self.tree.nodes[sequence.0 as usize].column = short(column);
        let (mut last, indent) = (None, narrow(column));
        loop {
            self.cursor.at += 1;
            let item = self.block_node(indent, After::Dash)?;
            self.attach(sequence, &mut last, item);
            self.finish(sequence, self.end_of(item));
            if self.is_over(indent)? || !self.cursor.indicates(b'-') {
                return Ok(sequence);
            }
        }
    }

    /// A mapping whose keys stand in `column`; the first key may have been read already.
    fn block_mapping(&mut self, column: usize, first: Option<NodeId>, props: u32) -> Read<NodeId> {
        let start = first.map_or(self.cursor.at, |key| self.tree.outer_start(key));
        self.judge_tabs(start)?;
        let map = self.add(Kind::BlockMap, start, start, props)?;
        self.tree.nodes[map.0 as usize].column = short(column);
        let (mut first, mut last, indent) = (first, None, narrow(column));
        loop {
            let (key, value) = match first.take() {
                Some(key) => (key, self.implicit_value(indent)?),
                None if self.cursor.indicates(b'?') => self.explicit_entry(indent)?,
                None => self.implicit_entry(indent)?,
            };
            self.attach(map, &mut last, key);
            self.attach(map, &mut last, value);
            self.finish(map, self.end_of(value));
            if self.is_over(indent)? {
                return Ok(map);
            }
        }
    }

    fn implicit_entry(&mut self, indent: i32) -> Read<(NodeId, NodeId)> {
        let line = self.cursor.line;
        let props = self.properties(false)?;
        let key = self.inline_or_nothing(indent, props)?;
        if !self.at_colon() || line != self.cursor.line {
            return Err(self.cursor.fault(FaultKind::Colon));
        }
        Ok((key, self.implicit_value(indent)?))
    }

    /// The colon after a key, and the value.
    fn implicit_value(&mut self, indent: i32) -> Read<NodeId> {
        self.cursor.skip_blanks();
        self.cursor.at += 1;
        self.block_node(indent, After::Colon)
    }

    fn explicit_entry(&mut self, indent: i32) -> Read<(NodeId, NodeId)> {
        self.cursor.at += 1;
        let key = self.block_node(indent, After::Explicit)?;
        let end = self.end_of(key);
        if self.is_over(indent)? || !self.cursor.indicates(b':') {
            return Ok((key, self.add(Kind::Empty, end, end, 0)?));
        }
        self.cursor.at += 1;
        Ok((key, self.block_node(indent, After::Explicit)?))
    }

    /// Whether a collection in this column ends here; an error where what follows fits neither in nor after it.
    fn is_over(&mut self, indent: i32) -> Read<bool> {
        self.cursor.gap();
        if self.cursor.at_end() || self.cursor.at_marker() {
            return Ok(true);
        }
        if !self.cursor.fresh() {
            let tab = self.cursor.bytes[self.cursor.line..self.cursor.at].contains(&b'\t');
            return Err(self.cursor.fault(if tab { FaultKind::Tab } else { FaultKind::Trailing }));
        }
        match self.column() {
            column if column > indent => Err(self.cursor.fault(FaultKind::Indentation)),
            column => Ok(column < indent),
        }
    }

    fn at_colon(&mut self) -> bool {
        let at = self.cursor.at;
        self.cursor.skip_blanks();
        let found = self.cursor.indicates(b':');
        self.cursor.at = at;
        found
    }

    fn column(&self) -> i32 {
        narrow(self.cursor.column())
    }
}

fn narrow(column: usize) -> i32 {
    i32::try_from(column).unwrap_or(i32::MAX)
}
