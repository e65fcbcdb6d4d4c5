//! The parameters as the tree they describe, built in one pass: they stand in the order of the schema's table.

use crate::schema::{self, Kind, Node, Value};
use crate::{Parameter, Sheet};

/// The parameters of a sheet as a tree.
pub(in crate::render) struct Tree<'a> {
    /// The top of the tree.
    pub(in crate::render) fields: Vec<Field<'a>>,
    /// The wire names that the tree lacks, because the SDK has no name for them.
    pub(in crate::render) left_out: Vec<&'a str>,
}

/// One name with what it holds.
pub(in crate::render) struct Field<'a> {
    pub(in crate::render) node: &'static Node,
    pub(in crate::render) content: Content<'a>,
}

/// What a name holds.
pub(in crate::render) enum Content<'a> {
    One(Leaf<'a>),
    List(Vec<Leaf<'a>>),
    Group(Vec<Field<'a>>),
    Groups(Vec<Vec<Field<'a>>>),
}

/// One value.
pub(in crate::render) struct Leaf<'a> {
    pub(in crate::render) text: &'a str,
    pub(in crate::render) kind: Value,
    /// The environment variable that holds the value, if it is secret.
    pub(in crate::render) variable: Option<String>,
}

impl<'a> Tree<'a> {
    /// The tree of a sheet, without the names that an SDK `lacks`.
    pub(in crate::render) fn of(sheet: &'a Sheet, lacks: &'static [&'static str]) -> Self {
        let mut walk = Walk { sheet, rest: sheet.parameters(), lacks, lacking: false, left_out: Vec::new() };
        let fields = walk.fields(schema::ROOT, 0);
        Self { fields, left_out: walk.left_out }
    }
}

struct Walk<'a> {
    sheet: &'a Sheet,
    /// What has not been read yet.
    rest: &'a [Parameter],
    lacks: &'static [&'static str],
    /// Whether the place is, or lies in, one of those.
    lacking: bool,
    left_out: Vec<&'a str>,
}

impl<'a> Walk<'a> {
    /// The fields of one place; `skip` is how much of the names leads to it.
    fn fields(&mut self, nodes: &'static [Node], skip: usize) -> Vec<Field<'a>> {
        let mut fields = Vec::new();
        let mut left = nodes.iter();
        let before = self.rest.first().and_then(|first| first.name.get(..skip)).unwrap_or_default();
        while let Some(name) = self.next(before) {
            let end = name.bytes().position(|byte| byte == b'.');
            let part = end.and_then(|end| name.get(..end)).unwrap_or(name);
            // The order is the table's, so a name that is not among those left belongs to nobody here.
            let Some(node) = left.find(|node| node.name == part) else { break };
            let content = self.content(node, skip + part.len());
            if let Some(content) = content {
                fields.push(Field { node, content });
            }
        }
        fields
    }

    /// The rest of the next parameter's name if it lies in the place that `before` leads to.
    fn next(&self, before: &str) -> Option<&'a str> {
        self.rest.first()?.name.strip_prefix(before)
    }

    /// What a name holds; `end` is where it ends. `None` if nothing of it can be said.
    fn content(&mut self, node: &'static Node, end: usize) -> Option<Content<'a>> {
        let around = self.lacking;
        self.lacking |= self.lacks.contains(&node.name);
        let content = match node.kind {
            Kind::One(kind) => self.leaf(kind).map(Content::One),
            Kind::List(_, kind) => {
                let all = self.all(end, |walk| walk.leaf(kind));
                Some(Content::List(all.into_iter().flatten().collect()))
            }
            Kind::Struct(nodes) => Some(Content::Group(self.fields(nodes, end + 1))),
            Kind::Structs(_, nodes) => Some(Content::Groups(self.all(end, |walk| {
                let name = walk.rest.first().and_then(|first| first.name.get(end + 1..)).unwrap_or_default();
                let digits = name.split('.').next().unwrap_or_default().len();
                walk.fields(nodes, end + 1 + digits + 1)
            }))),
        };
        self.lacking = around;
        content.filter(|content| match content {
            Content::One(_) => true,
            Content::List(items) => !items.is_empty(),
            Content::Group(fields) => !fields.is_empty(),
            Content::Groups(rows) => rows.iter().any(|row| !row.is_empty()),
        })
    }

    /// Reads items as long as they belong to the list whose name ends at `end`.
    fn all<T>(&mut self, end: usize, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut all = Vec::new();
        let list = self.rest.first().and_then(|first| first.name.get(..=end)).unwrap_or_default();
        while self.next(list).is_some() {
            all.push(one(self));
        }
        all
    }

    fn leaf(&mut self, kind: Value) -> Option<Leaf<'a>> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        if self.lacking {
            self.left_out.push(&first.name);
            return None;
        }
        let secret = self.sheet.secrets().contains(&first.name);
        Some(Leaf { text: &first.value, kind, variable: secret.then(|| variable(&first.name)) })
    }
}

/// The environment variable for a secret: `ImageRegistryCredential.1.Password` in `IMAGE_REGISTRY_CREDENTIAL_1_PASSWORD`.
pub(in crate::render) fn variable(wire: &str) -> String {
    let mut out = String::new();
    super::name::snake(&mut out, wire);
    out.replace('.', "_").to_ascii_uppercase()
}
