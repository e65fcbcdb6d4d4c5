//! Nodes on one line: anchors and tags, aliases, scalars, and the way into brackets.

use super::cursor::{Read, is_flow_indicator};
use super::fault::FaultKind;
use super::reader::{Anchor, Parser, short};
use super::tree::{Kind, NodeId, Props};
use crate::guard;

/// What an anchor's node cost before it was read.
pub(super) struct Opened<'a> {
    name: Option<&'a str>,
    expanded: u64,
    chain: u32,
}

impl<'a> Parser<'a> {
    /// Passes an anchor and a tag in any order, and the blanks after them. 0 where there is none.
    pub(super) fn properties(&mut self, flow: bool) -> Read<u32> {
        let mut props = Props { start: short(self.cursor.at), ..Props::default() };
        loop {
            let start = self.cursor.at;
            let slot = match self.cursor.byte() {
                b'&' => &mut props.anchor,
                b'!' => &mut props.tag,
                _ => break,
            };
            if slot.1 != 0 {
                return Err(self.cursor.fault(FaultKind::Property));
            }
            let verbatim = self.cursor.peek(1) == b'<';
            self.cursor.at += 1;
            let name = self.cursor.at;
            while !self.cursor.gap_at(0) && (verbatim || !is_flow_indicator(self.cursor.byte())) {
                self.cursor.at += 1;
            }
            let is_anchor = self.cursor.bytes[start] == b'&';
            if is_anchor && self.cursor.at == name {
                return Err(self.cursor.fault(FaultKind::Property));
            }
            if !self.cursor.gap_at(0) && !flow {
                return Err(self.cursor.fault(FaultKind::Property));
            }
            *slot = (short(if is_anchor { name } else { start }), short(self.cursor.at));
            self.cursor.skip_blanks();
        }
        let any = props.anchor.1 != 0 || props.tag.1 != 0;
        Ok(if any { self.keep(props) } else { 0 })
    }

    /// Remembers an anchor before its node is read.
    pub(super) fn open_anchor(&mut self, props: u32) -> Opened<'a> {
        let name = self.tree.props.get((props as usize).wrapping_sub(1)).map(|props| props.anchor);
        let name =
            name.map(|(start, end)| &self.tree.text[start as usize..end as usize]).filter(|name| !name.is_empty());
        if let Some(name) = name {
            self.anchors.insert(name, Anchor { node: 0, cost: None });
        }
        let opened = Opened { name, expanded: self.expanded, chain: self.chain };
        self.chain = 0;
        opened
    }

    /// The anchor's node was read.
    pub(super) fn close_anchor(&mut self, opened: &Opened<'a>, node: NodeId) {
        if let Some(name) = opened.name {
            let cost = Some((self.expanded - opened.expanded, self.chain));
            self.anchors.insert(name, Anchor { node: node.0, cost });
        }
        self.chain = self.chain.max(opened.chain);
    }

    /// A node that is no block collection and no block scalar, its properties passed already.
    pub(super) fn inline(&mut self, parent: i32, flow: bool, props: u32) -> Read<NodeId> {
        let start = self.cursor.at;
        match self.cursor.byte() {
            b'*' => return self.alias(props),
            b'[' | b'{' => return self.flow(props),
            _ => {}
        }
        let opened = self.open_anchor(props);
        let kind = match self.cursor.byte() {
            b'"' => {
                self.cursor.double_quoted()?;
                Kind::Double
            }
            b'\'' => {
                self.cursor.single_quoted()?;
                Kind::Single
            }
            b'-' | b'?' | b':' if self.cursor.gap_at(1) || (flow && is_flow_indicator(self.cursor.peek(1))) => {
                return Err(self.cursor.fault(FaultKind::NestedOnLine));
            }
            b',' | b']' | b'}' | b'#' | b'&' | b'!' | b'|' | b'>' | b'%' | b'@' | b'`' => {
                return Err(self.cursor.fault(FaultKind::Unexpected));
            }
            _ => {
                self.cursor.plain(parent, flow);
                Kind::Plain
            }
        };
        let node = self.add(kind, start, self.cursor.at, props)?;
        self.close_anchor(&opened, node);
        Ok(node)
    }

    fn alias(&mut self, props: u32) -> Read<NodeId> {
        let start = self.cursor.at;
        if props != 0 {
            return Err(self.cursor.fault(FaultKind::Property));
        }
        self.cursor.at += 1;
        while !self.cursor.gap_at(0) && !is_flow_indicator(self.cursor.byte()) {
            self.cursor.at += 1;
        }
        let name = &self.tree.text[start + 1..self.cursor.at];
        let fault = |kind| super::Fault { at: start, kind };
        let Some(anchor) = self.anchors.get(name).copied() else { return Err(fault(FaultKind::UnknownAlias)) };
        let Some((cost, chain)) = anchor.cost else { return Err(fault(FaultKind::EndlessAlias)) };
        self.expanded = self.expanded.saturating_add(cost);
        self.chain = self.chain.max(chain + 1);
        if self.expanded > guard::MAX_EXPANDED || self.chain > guard::MAX_ALIAS_DEPTH {
            return Err(fault(FaultKind::Expansion));
        }
        let node = self.add(Kind::Alias, start, self.cursor.at, 0)?;
        self.tree.nodes[node.0 as usize].first = anchor.node;
        Ok(node)
    }
}
