//! From a draft to a document.

use std::collections::BTreeMap;

use super::tree::Tree;
use crate::check::keeps_every_character;
use crate::draft::{Draft, given};
#[cfg(feature = "yaml")]
use crate::render::yaml::{Map, Node};
use crate::schema::{self, Value};
use crate::sheet::Rows;

/// Writes a draft as JSON, indented, in wire order. What was not given is left out, and so are names that are not known.
///
/// Secrets are written as they stand in the draft: mask the draft first where they must not be seen.
pub fn write(draft: &Draft) -> String {
    let mut text = serde_json::to_string_pretty(&tree(draft)).unwrap_or_default();
    text.push('\n');
    text
}

/// Writes a draft as YAML, in wire order.
#[cfg(feature = "yaml")]
pub fn write_yaml(draft: &Draft) -> String {
    match tree(draft) {
        Tree::Map(pairs) if !pairs.is_empty() => map(pairs).write(),
        _ => "{}\n".to_owned(),
    }
}

/// As the writer of manifests takes it, which quotes what YAML 1.1 or 1.2 could read as something else.
#[cfg(feature = "yaml")]
fn map(pairs: Vec<(String, Tree)>) -> Map<'static> {
    let mut map = Map::default();
    for (name, tree) in pairs {
        map.put(name, node(tree));
    }
    map
}

#[cfg(feature = "yaml")]
fn node(tree: Tree) -> Node<'static> {
    match tree {
        Tree::Bool(value) => Node::from(value),
        Tree::Int(value) => Node::from(value),
        Tree::List(items) => Node::List(items.into_iter().map(node).collect()),
        Tree::Map(pairs) => Node::Map(map(pairs)),
        Tree::Null | Tree::Text(_) | Tree::Big(_) => Node::from(tree.single().unwrap_or_default()),
        Tree::As(value, _) => node(*value),
        Tree::Float(_) => Node::Number(tree.single().unwrap_or_default()),
    }
}

fn tree(draft: &Draft) -> Tree {
    let mut rows = Rows::default();
    let mut root = Tree::Map(Vec::new());
    let mut renamed: BTreeMap<&str, String> = BTreeMap::new();
    for (leaf, name, text) in draft.found() {
        let Some(leaf) = leaf else { continue };
        if text.is_empty() {
            continue;
        }
        let (_, wire) = rows.close_up(&leaf.place, name);
        // References to secret values follow the rows that were closed up; they come last, when all names are known.
        let text =
            if wire.starts_with("Berth.Secret.") { renamed.get(text).map_or(text, String::as_str) } else { text };
        insert(&mut root, &wire, typed(leaf.value, text));
        if name != wire {
            renamed.insert(name, wire);
        }
    }
    root
}

/// A number or a boolean where writing it so loses nothing: `0644` and `True` stay texts.
fn typed(kind: Value, text: &str) -> Tree {
    let same = |tree: Tree| (tree.single().as_deref() == Some(text)).then_some(tree);
    let number = match kind {
        Value::Integer(..) => text.parse().ok().map(Tree::Int),
        Value::Number => text
            .parse()
            .ok()
            .map(Tree::Int)
            .or_else(|| text.parse().ok().filter(|value: &f64| value.is_finite()).map(Tree::Float)),
        Value::Boolean => text.parse().ok().map(Tree::Bool),
        Value::Text(_) => {
            let text = given(text).filter(|_| keeps_every_character(kind)).unwrap_or(text);
            return Tree::Text(text.to_owned());
        }
    };
    number.and_then(same).unwrap_or_else(|| Tree::Text(text.to_owned()))
}

/// Adds a value at the end of the tree. Names come in wire order: whatever is on the road to it was the last thing added.
fn insert(root: &mut Tree, wire: &str, value: Tree) {
    let mut here = root;
    for part in wire.split('.') {
        here = if schema::index(part).is_some() { item(here, part) } else { member(here, part) };
    }
    *here = value;
}

fn item<'a>(here: &'a mut Tree, part: &str) -> &'a mut Tree {
    let index = schema::index(part).map_or(0, |index| index as usize - 1);
    if !matches!(here, Tree::List(_)) {
        *here = Tree::List(Vec::new());
    }
    match here {
        Tree::List(items) => {
            if items.len() <= index {
                items.resize(index + 1, Tree::Null);
            }
            &mut items[index]
        }
        other => other,
    }
}

fn member<'a>(here: &'a mut Tree, name: &str) -> &'a mut Tree {
    if !matches!(here, Tree::Map(_)) {
        *here = Tree::Map(Vec::new());
    }
    match here {
        Tree::Map(pairs) => {
            if pairs.last().is_none_or(|(last, _)| last != name) {
                pairs.push((name.to_owned(), Tree::Null));
            }
            let last = pairs.len() - 1;
            &mut pairs[last].1
        }
        other => other,
    }
}
