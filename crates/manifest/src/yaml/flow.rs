//! Collections in brackets.

use super::cursor::{Read, is_flow_indicator};
use super::fault::{Fault, FaultKind};
use super::reader::Parser;
use super::tree::{Kind, NodeId};

impl Parser<'_> {
    /// `[…]` or `{…}`.
    pub(super) fn flow(&mut self, props: u32) -> Read<NodeId> {
        let start = self.cursor.at;
        let is_map = self.cursor.byte() == b'{';
        if is_map && matches!(self.cursor.peek(1), b'{' | b'%') {
            return Err(self.cursor.fault(FaultKind::Template));
        }
        self.enter()?;
        let opened = self.open_anchor(props);
        let node = self.add(if is_map { Kind::FlowMap } else { Kind::FlowSeq }, start, start, props)?;
        self.cursor.at += 1;
        let close = if is_map { b'}' } else { b']' };
        let mut last = None;
        loop {
            self.flow_gap(start)?;
            match self.cursor.byte() {
                byte if byte == close => break,
                b',' => return Err(self.cursor.fault(FaultKind::Bracket)),
                _ => {}
            }
            if is_map {
                self.flow_entry(node, &mut last, start)?;
            } else {
                self.flow_item(node, &mut last, start)?;
            }
            self.flow_gap(start)?;
            match self.cursor.byte() {
                b',' => self.cursor.at += 1,
                byte if byte == close => break,
                _ => return Err(self.cursor.fault(FaultKind::Bracket)),
            }
        }
        self.cursor.at += 1;
        self.finish(node, self.cursor.at);
        self.close_anchor(&opened, node);
        self.depth -= 1;
        Ok(node)
    }

    /// One `key: value` of `{…}`. A key alone has nothing as its value.
    fn flow_entry(&mut self, map: NodeId, last: &mut Option<NodeId>, start: usize) -> Read<()> {
        if self.flow_indicates(b'?') {
            self.cursor.at += 1;
            self.flow_gap(start)?;
        }
        let key = self.flow_node(start)?;
        self.attach(map, last, key);
        let value = self.flow_value(key, start)?;
        self.attach(map, last, value);
        Ok(())
    }

    /// One item of `[…]`, which may be a pair without braces.
    fn flow_item(&mut self, sequence: NodeId, last: &mut Option<NodeId>, start: usize) -> Read<()> {
        let begin = self.cursor.at;
        let explicit = self.flow_indicates(b'?');
        if explicit {
            self.cursor.at += 1;
            self.flow_gap(start)?;
        }
        let item = self.flow_node(start)?;
        let (at, line) = (self.cursor.at, self.cursor.line);
        self.flow_gap(start)?;
        let is_pair = explicit || self.at_flow_colon(item);
        (self.cursor.at, self.cursor.line) = (at, line);
        if !is_pair {
            self.attach(sequence, last, item);
            return Ok(());
        }
        let pair = self.add(Kind::FlowPair, begin, begin, 0)?;
        self.attach(sequence, last, pair);
        let mut inner = None;
        self.attach(pair, &mut inner, item);
        let value = self.flow_value(item, start)?;
        self.attach(pair, &mut inner, value);
        self.finish(pair, self.end_of(value));
        Ok(())
    }

    /// The value of a key that was just read, or nothing right after the key.
    fn flow_value(&mut self, key: NodeId, start: usize) -> Read<NodeId> {
        let (at, line) = (self.cursor.at, self.cursor.line);
        self.flow_gap(start)?;
        if !self.at_flow_colon(key) {
            (self.cursor.at, self.cursor.line) = (at, line);
            return self.add(Kind::Empty, at, at, 0);
        }
        self.cursor.at += 1;
        let after = self.cursor.at;
        self.flow_gap(start)?;
        if is_flow_end(self.cursor.byte()) {
            return self.add(Kind::Empty, after, after, 0);
        }
        self.flow_node(start)
    }

    /// A node inside brackets; nothing where an indicator follows at once.
    fn flow_node(&mut self, start: usize) -> Read<NodeId> {
        let props = self.properties(true)?;
        if props != 0 {
            self.flow_gap(start)?;
        }
        let at = self.cursor.at;
        if is_flow_end(self.cursor.byte()) || self.flow_indicates(b':') {
            let opened = self.open_anchor(props);
            let node = self.add(Kind::Empty, at, at, props)?;
            self.close_anchor(&opened, node);
            return Ok(node);
        }
        self.inline(-1, true, props)
    }

    /// A colon that ends this key: any one after quotes or brackets, else one with a gap or an indicator after it.
    fn at_flow_colon(&self, key: NodeId) -> bool {
        let quoted = matches!(self.tree.kind(key), Kind::Single | Kind::Double | Kind::FlowMap | Kind::FlowSeq);
        self.flow_indicates(b':') || (quoted && self.cursor.byte() == b':')
    }

    fn flow_indicates(&self, indicator: u8) -> bool {
        self.cursor.indicates(indicator)
            || (self.cursor.byte() == indicator && indicator == b':' && is_flow_indicator(self.cursor.peek(1)))
    }

    /// Skips white space, breaks and comments; brackets may not be open at the text's end or a document's.
    fn flow_gap(&mut self, start: usize) -> Read<()> {
        self.cursor.gap();
        if self.cursor.at_end() || self.cursor.at_marker() {
            return Err(Fault { at: start, kind: FaultKind::Bracket });
        }
        Ok(())
    }
}

fn is_flow_end(byte: u8) -> bool {
    matches!(byte, b',' | b']' | b'}')
}
