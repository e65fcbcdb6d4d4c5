//! From a document to a draft.

use std::collections::BTreeSet;

use serde::de::DeserializeSeed;

use super::tree::{Budget, Tree};
#[cfg(feature = "yaml")]
use super::written::Written;
use super::{MAX_BYTES, MAX_DEPTH};
use crate::check::keeps_every_character;
use crate::draft::Draft;
use crate::problem::{Needed, Problem, ProblemKind};
use crate::schema::{self, Kind, MAX_INDEX, Node, ROOT, Value};
use crate::sheet::normalise;

/// The most brackets that may be open at one time. The request itself needs eight; texts inside it may leave some open.
const MAX_BRACKETS: usize = 1_000;

/// The most characters of an unknown name that are kept.
const LONGEST_NAME: usize = 200;

/// Reads a document: JSON if it begins with `{`, YAML otherwise (native builds with the feature `yaml` only).
///
/// Names that are not known come into the draft without their values, for [`crate::check`] to name them together with
/// everything else that is wrong.
///
/// # Errors
/// What keeps the document from being read at all: its syntax with line and column, its size, its shape.
pub fn read(text: &str) -> Result<Draft, Vec<Problem>> {
    draft(object(text)?)
}

/// Reads as much of a document as has the right shape, and says where the rest has not.
///
/// # Errors
/// When nothing can be read: the document's syntax with line and column, its size, or that it is no object.
pub fn read_what_there_is(text: &str) -> Result<(Draft, Vec<Problem>), Vec<Problem>> {
    Ok(walk(object(text)?))
}

/// The names and values at the top of a document.
pub(crate) fn object(text: &str) -> Result<Vec<(String, Tree)>, Vec<Problem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let whole = |kind| vec![Problem::new("", kind)];
    if text.len() > MAX_BYTES {
        return Err(whole(ProblemKind::DocumentTooLarge(MAX_BYTES)));
    }
    let budget = Budget::default();
    let tree = parse(text, &budget).map_err(|kind| {
        // Several manifests in one file are no syntax that is read here, and yet easy to tell.
        let kind = manifest_in(text).map_or(kind, ProblemKind::KubernetesManifest);
        whole(if budget.is_exceeded() { ProblemKind::DocumentTooDeep(MAX_DEPTH) } else { kind })
    })?;
    let Tree::Map(pairs) = tree else { return Err(whole(ProblemKind::WrongShape(Needed::Document))) };
    if let Some(kind) = manifest(&pairs) {
        return Err(whole(ProblemKind::KubernetesManifest(kind)));
    }
    Ok(pairs)
}

/// The draft that a document's top makes.
pub(crate) fn draft(pairs: Vec<(String, Tree)>) -> Result<Draft, Vec<Problem>> {
    let (draft, mut problems) = walk(pairs);
    if problems.is_empty() {
        return Ok(draft);
    }
    let (_, others) = normalise(&draft);
    problems.extend(others);
    Err(problems)
}

fn walk(pairs: Vec<(String, Tree)>) -> (Draft, Vec<Problem>) {
    let mut walk = Walk::default();
    walk.map("", pairs, ROOT);
    (walk.draft, walk.problems)
}

/// The kind that a Kubernetes manifest says it is of; `None` where it is none.
fn manifest(pairs: &[(String, Tree)]) -> Option<String> {
    let value = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).and_then(|(_, tree)| tree.single());
    value("apiVersion")?;
    value("kind").map(|kind| kind.chars().take(LONGEST_NAME).collect())
}

/// The same, told from the lines of a text that cannot be read.
fn manifest_in(text: &str) -> Option<String> {
    let value = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    value("apiVersion")?;
    value("kind").map(|kind| kind.trim().chars().take(LONGEST_NAME).collect())
}

fn parse(text: &str, budget: &Budget) -> Result<Tree, ProblemKind> {
    if brackets(text) > MAX_BRACKETS {
        return Err(ProblemKind::DocumentTooDeep(MAX_DEPTH));
    }
    if text.trim_start().starts_with('{') { json(text, budget) } else { yaml(text, budget) }
}

/// How many brackets are open at most at one time, those in quotes and comments included. A YAML reader looks at all of
/// them again at every word, so that thousands would keep it busy for minutes.
fn brackets(text: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}

fn json(text: &str, budget: &Budget) -> Result<Tree, ProblemKind> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = budget.reader().deserialize(&mut reader).and_then(|tree| reader.end().map(|()| tree));
    read.map_err(|error| ProblemKind::Syntax {
        line: error.line(),
        column: error.column(),
        detail: without_place(&error.to_string()),
    })
}

#[cfg(feature = "yaml")]
fn yaml(text: &str, budget: &Budget) -> Result<Tree, ProblemKind> {
    let read = budget.reader().deserialize(serde_norway::Deserializer::from_str(text)).and_then(|mut tree| {
        Written(&mut tree).deserialize(serde_norway::Deserializer::from_str(text))?;
        Ok(tree.merged())
    });
    read.map_err(|error| {
        let (line, column) = error.location().map_or((0, 0), |place| (place.line(), place.column()));
        ProblemKind::Syntax { line, column, detail: without_place(&error.to_string()) }
    })
}

#[cfg(not(feature = "yaml"))]
fn yaml(_text: &str, _budget: &Budget) -> Result<Tree, ProblemKind> {
    Err(ProblemKind::WrongShape(Needed::Document))
}

/// The reader's message without its own line and column, which are told apart from it.
fn without_place(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_owned()
}

/// Whether an empty text may stand at a wire name.
fn is_free(path: &str) -> bool {
    schema::leaf(path).is_some_and(|leaf| keeps_every_character(leaf.value))
}

/// A walk through the tree along the schema.
#[derive(Default)]
struct Walk {
    draft: Draft,
    problems: Vec<Problem>,
}

impl Walk {
    fn map(&mut self, before: &str, pairs: Vec<(String, Tree)>, fields: &'static [Node]) {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (name, tree) in pairs {
            let path = if before.is_empty() { name.clone() } else { format!("{before}.{name}") };
            if seen.contains(&name) {
                self.problem(path, ProblemKind::NameTwice);
                continue;
            }
            match fields.iter().find(|node| node.name == name) {
                Some(node) => self.node(path, tree, node),
                None if schema::leaf(&path).is_some() => self.problem(path, ProblemKind::FlatName),
                None => self.draft.set(&path.chars().take(LONGEST_NAME).collect::<String>(), ""),
            }
            seen.insert(name);
        }
    }

    fn node(&mut self, path: String, tree: Tree, node: &'static Node) {
        match (node.kind, tree) {
            (_, Tree::Null) => {}
            (Kind::One(_), tree) => self.single(path, &tree),
            (Kind::Struct(fields), Tree::Map(pairs)) => self.map(&path, pairs, fields),
            (Kind::Struct(_), _) => self.problem(path, ProblemKind::WrongShape(Needed::Object)),
            (Kind::List(most, _) | Kind::Structs(most, _), Tree::List(items)) if items.len() > MAX_INDEX as usize => {
                self.problem(path, ProblemKind::TooMany { count: items.len(), most });
            }
            (Kind::List(..), Tree::List(items)) => {
                for (at, item) in items.iter().enumerate() {
                    let path = format!("{path}.{}", at + 1);
                    if *item == Tree::Null {
                        self.problem(path, ProblemKind::WrongShape(Needed::Single));
                    } else if !is_free(&path) && *item == Tree::Text(String::new()) {
                        self.problem(path, ProblemKind::Required);
                    } else {
                        self.single(path, item);
                    }
                }
            }
            (Kind::Structs(_, fields), Tree::List(items)) => {
                for (at, item) in items.into_iter().enumerate() {
                    self.item(format!("{path}.{}", at + 1), item, fields);
                }
            }
            (Kind::List(..) | Kind::Structs(..), _) => self.problem(path, ProblemKind::WrongShape(Needed::List)),
        }
    }

    fn item(&mut self, path: String, item: Tree, fields: &'static [Node]) {
        match item {
            // An entry that says nothing would be closed up without a word.
            Tree::Map(pairs) if pairs.is_empty() => self.problem(path, ProblemKind::Required),
            Tree::Map(pairs) => self.map(&path, pairs, fields),
            _ => self.problem(path, ProblemKind::WrongShape(Needed::Object)),
        }
    }

    fn single(&mut self, path: String, tree: &Tree) {
        let leaf = schema::leaf(&path);
        let text = leaf.is_some_and(|leaf| matches!(leaf.value, Value::Text(_)));
        match if text { tree.text() } else { tree.single() } {
            Some(text) if text.is_empty() && (*tree == Tree::Null || !is_free(&path)) => {}
            Some(text) => self.draft.set_given(&path, text),
            None => self.problem(path, ProblemKind::WrongShape(Needed::Single)),
        }
    }

    fn problem(&mut self, path: String, kind: ProblemKind) {
        self.problems.push(Problem { path: path.chars().take(LONGEST_NAME).collect(), kind });
    }
}
