//! A stream of documents, read one at a time.

use std::collections::BTreeMap;

use super::cursor::{Cursor, Read, is_break};
use super::fault::{Fault, FaultKind};
use super::tree::{Kind, NONE, Node, NodeId, Props, Tree};
use crate::guard;

/// Reads the documents of a text.
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    count: usize,
    ended: bool,
    /// How many nodes a document may have.
    most: usize,
}

/// A document.
#[derive(Debug)]
pub struct Document<'a> {
    /// Its nodes.
    pub tree: Tree<'a>,
    /// The outermost one.
    pub root: NodeId,
    /// Its bytes, from the end of the document before it: comments, directives and markers included.
    pub span: std::ops::Range<usize>,
}

/// What stands before a node on which it depends what may begin there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// A document's beginning.
    Marker,
    /// `- `
    Dash,
    /// `? `, or `: ` on a line of its own.
    Explicit,
    /// The colon after a key on one line.
    Colon,
}

/// What an anchor stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    pub(super) node: u32,
    /// Nodes after expansion, and aliases inside each other; `None` while it is being read.
    pub(super) cost: Option<(u64, u32)>,
}

/// The reading of one document.
#[derive(Debug)]
pub(super) struct Parser<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) tree: Tree<'a>,
    pub(super) anchors: BTreeMap<&'a str, Anchor>,
    pub(super) depth: usize,
    /// Nodes so far, as if every alias were what it stands for.
    pub(super) expanded: u64,
    /// The deepest chain of aliases since it was last set to 0.
    pub(super) chain: u32,
    /// How many nodes it may have.
    most: usize,
}

impl<'a> Reader<'a> {
    /// Begins to read.
    ///
    /// # Errors
    /// A text over the size guard, or with a control character in it.
    pub fn new(text: &'a str) -> Result<Self, Fault> {
        if text.len() > guard::MAX_BYTES {
            return Err(Fault { at: guard::MAX_BYTES, kind: FaultKind::TooLarge });
        }
        let control = |byte: u8| (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f;
        if let Some(at) = text.bytes().position(control) {
            return Err(Fault { at, kind: FaultKind::Control });
        }
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Ok(Self { text, at, line: at, count: 0, ended: false, most: guard::MAX_NODES })
    }

    /// Begins to read a result, which may be over the guards by what was written into it.
    pub(crate) fn new_result(text: &'a str) -> Result<Self, Fault> {
        let (head, _) = text.split_at(text.len().min(guard::MAX_BYTES).min(text.floor_char_boundary(guard::MAX_BYTES)));
        Ok(Self { text, most: guard::MAX_NODES * 2, ..Self::new(head)? })
    }

    /// The next document; `None` after the last.
    pub fn next_document(&mut self) -> Option<Result<Document<'a>, Fault>> {
        if self.ended {
            return None;
        }
        let document = self.document().map_err(|fault| self.explain(fault)).transpose();
        self.count += 1;
        self.ended = !matches!(document, Some(Ok(_)));
        if self.count > guard::MAX_DOCUMENTS && !matches!(document, None | Some(Err(_))) {
            self.ended = true;
            return Some(Err(Fault { at: self.at, kind: FaultKind::TooManyDocuments }));
        }
        document
    }

    fn document(&mut self) -> Read<Option<Document<'a>>> {
        let mut parser = Parser::new(self.text, self.at, self.line, self.most);
        if !parser.open_document()? {
            return Ok(None);
        }
        let root = parser.block_node(-1, After::Marker)?;
        parser.close_document(root)?;
        let span = self.at..parser.cursor.at;
        (self.at, self.line) = (parser.cursor.at, parser.cursor.line);
        Ok(Some(Document { tree: parser.tree, root, span }))
    }

    /// A fault on a line with a template's action in it is the template's.
    fn explain(&self, fault: Fault) -> Fault {
        let bytes = self.text.as_bytes();
        let at = fault.at.min(bytes.len());
        let start = bytes[..at].iter().rposition(|byte| is_break(*byte)).map_or(0, |place| place + 1);
        let end = bytes[at..].iter().position(|byte| is_break(*byte)).map_or(bytes.len(), |place| at + place);
        let is_guard = matches!(
            fault.kind,
            FaultKind::TooDeep | FaultKind::TooManyNodes | FaultKind::Expansion | FaultKind::EndlessAlias
        );
        let action = bytes[start..end].windows(2).position(|pair| pair == b"{{");
        match action {
            Some(place) if !is_guard => Fault { at: start + place, kind: FaultKind::Template },
            _ => fault,
        }
    }
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, at: usize, line: usize, most: usize) -> Self {
        let cursor = Cursor { bytes: text.as_bytes(), at, line };
        let tree = Tree { text, nodes: Vec::new(), props: Vec::new() };
        Self { cursor, tree, anchors: BTreeMap::new(), depth: 0, expanded: 0, chain: 0, most }
    }

    /// Passes directives and `---`; false at the stream's end.
    fn open_document(&mut self) -> Read<bool> {
        let mut directive = None;
        loop {
            self.cursor.gap();
            let start_of_line = self.cursor.at == self.cursor.line;
            if self.cursor.at_end() {
                return directive.map_or(Ok(false), |at| Err(Fault { at, kind: FaultKind::Directive }));
            }
            if start_of_line && self.cursor.byte() == b'%' {
                directive = Some(self.cursor.at);
                self.cursor.skip_line();
            } else if start_of_line && self.cursor.marks(b"---") {
                self.cursor.at += 3;
                return Ok(true);
            } else if let Some(at) = directive {
                return Err(Fault { at, kind: FaultKind::Directive });
            } else if start_of_line && self.cursor.marks(b"...") {
                self.cursor.at += 3;
                self.cursor.expect_line_end()?;
            } else {
                return Ok(true);
            }
        }
    }

    /// After a document's content: its end, another one, or the stream's end. JSON objects follow each other without a marker.
    fn close_document(&mut self, root: NodeId) -> Read<()> {
        self.cursor.gap();
        if self.cursor.at_end() || (self.cursor.at == self.cursor.line && self.cursor.marks(b"---")) {
            return Ok(());
        }
        if self.cursor.at == self.cursor.line && self.cursor.marks(b"...") {
            self.cursor.at += 3;
            return self.cursor.expect_line_end();
        }
        if self.tree.kind(root) == Kind::FlowMap && self.cursor.byte() == b'{' {
            return Ok(());
        }
        let tab = self.cursor.bytes[self.cursor.line..self.cursor.at].contains(&b'\t');
        Err(self.cursor.fault(if tab { FaultKind::Tab } else { FaultKind::Indentation }))
    }

    /// Adds a node without children.
    pub(super) fn add(&mut self, kind: Kind, start: usize, end: usize, props: u32) -> Read<NodeId> {
        if self.tree.nodes.len() >= self.most {
            return Err(self.cursor.fault(FaultKind::TooManyNodes));
        }
        self.expanded += 1;
        let id = self.tree.nodes.len();
        let outer = self.tree.props.get((props as usize).wrapping_sub(1)).map_or(start, |props| props.start as usize);
        let line = if outer >= self.cursor.line { self.cursor.line } else { self.line_of(outer) };
        let column = short(outer.saturating_sub(line));
        self.tree.nodes.push(Node {
            kind,
            start: short(start),
            end: short(end),
            column,
            first: NONE,
            next: NONE,
            props,
        });
        Ok(NodeId(short(id)))
    }

    fn line_of(&self, at: usize) -> usize {
        self.cursor.bytes[..at].iter().rposition(|byte| is_break(*byte)).map_or(0, |place| place + 1)
    }

    /// Makes `child` the last child of `parent`, after `last`.
    pub(super) fn attach(&mut self, parent: NodeId, last: &mut Option<NodeId>, child: NodeId) {
        match last.replace(child) {
            Some(before) => self.tree.nodes[before.0 as usize].next = child.0,
            None => self.tree.nodes[parent.0 as usize].first = child.0,
        }
    }

    /// The node ends where its last child ends, or right here.
    pub(super) fn finish(&mut self, id: NodeId, end: usize) {
        self.tree.nodes[id.0 as usize].end = short(end);
    }

    pub(super) fn end_of(&self, id: NodeId) -> usize {
        self.tree.node(id).end as usize
    }

    /// One level further in.
    pub(super) fn enter(&mut self) -> Read<()> {
        self.depth += 1;
        if self.depth > guard::MAX_DEPTH { Err(self.cursor.fault(FaultKind::TooDeep)) } else { Ok(()) }
    }

    /// Keeps anchor and tag, and gives their number.
    pub(super) fn keep(&mut self, props: Props) -> u32 {
        self.tree.props.push(props);
        short(self.tree.props.len())
    }
}

/// Offsets are small: the size guard is far below 4 GiB.
pub(super) fn short(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(NONE)
}
