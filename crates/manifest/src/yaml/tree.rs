//! A document's nodes.

use std::borrow::Cow;

use super::decode;

/// A node of one tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

/// What a node is, and in which style it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing stands where a value could: null.
    Empty,
    /// A scalar without quotes.
    Plain,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// `|`
    Literal,
    /// `>`
    Folded,
    /// `*name`
    Alias,
    /// A mapping by indentation.
    BlockMap,
    /// A sequence by indentation.
    BlockSeq,
    /// `{…}`
    FlowMap,
    /// `[…]`
    FlowSeq,
    /// `key: value` as an item of `[…]`, without braces.
    FlowPair,
}

/// A node. `start..end` is its content without properties; a mapping and a sequence by indentation end with their last value,
/// a `|` or `>` scalar where the line after it begins.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Its first byte.
    pub start: u32,
    /// The byte after it.
    pub end: u32,
    /// Column in bytes from 0: of its keys or dashes for a collection by indentation; for a `|` or `>` scalar its parent's
    /// indentation; else of its first byte, properties included.
    pub column: u32,
    /// The first child, or an alias' target.
    pub(super) first: u32,
    pub(super) next: u32,
    /// One more than the place in the tree's properties; 0 for none.
    pub(super) props: u32,
}

/// An anchor and a tag, as ranges; empty where there is none.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Props {
    pub(super) start: u32,
    pub(super) anchor: (u32, u32),
    pub(super) tag: (u32, u32),
}

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// The nodes of one document and the text that they point into.
#[derive(Debug)]
pub struct Tree<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: Vec<Node>,
    pub(super) props: Vec<Props>,
}

impl<'a> Tree<'a> {
    /// The whole stream that the ranges point into.
    pub fn source(&self) -> &'a str {
        self.text
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// What a node is.
    pub fn kind(&self, id: NodeId) -> Kind {
        self.node(id).kind
    }

    /// The node's own bytes.
    pub fn slice(&self, id: NodeId) -> &'a str {
        let node = self.node(id);
        &self.text[node.start as usize..node.end as usize]
    }

    /// Where it begins, anchor and tag included.
    pub fn outer_start(&self, id: NodeId) -> usize {
        self.properties(id).map_or(self.node(id).start, |props| props.start) as usize
    }

    /// Its children: the items of a sequence; keys and values of a mapping in turn.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let node = self.node(id);
        let mut next = if node.kind.is_collection() { node.first } else { NONE };
        std::iter::from_fn(move || {
            let id = (next != NONE).then_some(NodeId(next))?;
            next = self.node(id).next;
            Some(id)
        })
    }

    /// The entries of a mapping, in the order in which they are written; nothing for other nodes.
    pub fn entries(&self, id: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> + '_ {
        let mut children = self.children(id);
        let is_mapping = self.kind(id).is_mapping();
        std::iter::from_fn(move || {
            if !is_mapping {
                return None;
            }
            Some((children.next()?, children.next()?))
        })
    }

    /// The node itself, or what an alias stands for.
    pub fn resolve(&self, id: NodeId) -> NodeId {
        let node = self.node(id);
        if node.kind == Kind::Alias { NodeId(node.first) } else { id }
    }

    /// A scalar's text as a program would read it; `None` for collections and aliases.
    pub fn text(&self, id: NodeId) -> Option<Cow<'a, str>> {
        decode::decode(self.kind(id), self.slice(id), self.node(id).column)
    }

    /// Whether this is a scalar with this text, the alias of one included.
    pub fn is_text(&self, id: NodeId, text: &str) -> bool {
        self.text(self.resolve(id)).is_some_and(|own| own == text)
    }

    /// The anchor's name.
    pub fn anchor(&self, id: NodeId) -> Option<&'a str> {
        self.properties(id).map(|props| self.range(props.anchor)).filter(|name| !name.is_empty())
    }

    /// The tag as written.
    pub fn tag(&self, id: NodeId) -> Option<&'a str> {
        self.properties(id).map(|props| self.range(props.tag)).filter(|tag| !tag.is_empty())
    }

    /// Whether this is null: nothing, `~` or `null` without quotes and without a tag.
    pub fn is_null(&self, id: NodeId) -> bool {
        match self.kind(id) {
            Kind::Empty => self.tag(id).is_none(),
            Kind::Plain => self.tag(id).is_none() && matches!(self.slice(id), "~" | "null" | "Null" | "NULL"),
            _ => false,
        }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Every node, in no particular order.
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(NONE)).map(NodeId)
    }

    /// For every node the one that it is a child of, by place.
    pub(crate) fn parents(&self) -> Vec<Option<NodeId>> {
        let mut parents = vec![None; self.nodes.len()];
        for id in self.ids() {
            for child in self.children(id) {
                parents[child.index()] = Some(id);
            }
        }
        parents
    }

    fn properties(&self, id: NodeId) -> Option<&Props> {
        self.props.get((self.node(id).props as usize).wrapping_sub(1))
    }

    fn range(&self, (start, end): (u32, u32)) -> &'a str {
        &self.text[start as usize..end as usize]
    }
}

impl NodeId {
    /// Its place among the nodes of its tree.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

impl Kind {
    /// Whether it is a mapping of any style.
    pub fn is_mapping(self) -> bool {
        matches!(self, Self::BlockMap | Self::FlowMap | Self::FlowPair)
    }

    /// Whether it is a sequence of any style.
    pub fn is_sequence(self) -> bool {
        matches!(self, Self::BlockSeq | Self::FlowSeq)
    }

    /// Whether it has children.
    pub fn is_collection(self) -> bool {
        self.is_mapping() || self.is_sequence()
    }
}
