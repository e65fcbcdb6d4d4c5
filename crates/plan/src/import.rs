//! What people already have, as a draft: the documentation's quoted lines, a request as JSON, a plan document, or a command line
//! of the Alibaba Cloud CLI.
//!
//! What somebody pastes is understood as far as it says what to create. What only says how it was sent (`Action`, signatures,
//! the command line tool's own flags) is left out with a [`Note`]. Wrong values come into the draft as they are, for
//! [`crate::check`] to judge together with everything else; only what cannot be read at all is [`Unreadable`].

mod command;
mod lines;
mod parameters;
mod quotes;
mod shell;
mod unreadable;

use self::parameters::Parameters;
pub use self::unreadable::{Reason, Unreadable};
use crate::document::{self, MAX_BYTES, Tree};
use crate::draft::Draft;
use crate::problem::{Problem, ProblemKind};
use crate::render::Note;

/// A draft made of what was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Every parameter that was found, unknown names included.
    pub draft: Draft,
    /// What was left out, and why.
    pub notes: Vec<Note>,
}

/// Reads what somebody has, whichever of the known forms it is in.
///
/// | it begins with | it is |
/// |---|---|
/// | `aliyun …` | a command line, in a POSIX shell's words |
/// | `{` | a request as one flat JSON object, a plan document, or a literal of Python or JavaScript with quoted lines in it |
/// | `- `, `Name:` alone, `Name: [` somewhere | a plan document in YAML |
/// | anything else | lines of a name and a value, quoted or not |
///
/// # Errors
/// Everything that cannot be read, with its line. Nothing is imported then.
pub fn import(text: &str) -> Result<Imported, Vec<Unreadable>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > MAX_BYTES {
        let problem = Problem::new("", ProblemKind::DocumentTooLarge(MAX_BYTES));
        return Err(vec![Unreadable::from(problem)]);
    }
    if let Some((start, line)) = command::find(text) {
        return command::read(text.get(start..).unwrap_or_default(), line);
    }
    let Some(first) = text.lines().map(str::trim).find(|line| !is_remark(line)) else {
        return Err(vec![Unreadable::new(0, Reason::Nothing)]);
    };
    if first.starts_with('{') {
        return match document::object(text) {
            Ok(pairs) => object(pairs),
            Err(_) if lines::is_literal(text) => lines::read(text),
            Err(problems) => Err(unreadable(problems)),
        };
    }
    if text.lines().any(lines::is_nested) {
        return document::object(text).map_err(unreadable).and_then(object);
    }
    lines::read(text)
}

/// Whether a line says nothing: it is empty, or a comment.
fn is_remark(line: &str) -> bool {
    line.is_empty() || line.starts_with('#') || line.starts_with("//")
}

fn unreadable(problems: Vec<Problem>) -> Vec<Unreadable> {
    problems.into_iter().map(Unreadable::from).collect()
}

/// A request or a plan document, as the tree that it is.
fn object(pairs: Vec<(String, Tree)>) -> Result<Imported, Vec<Unreadable>> {
    let has = |name: &str| pairs.iter().any(|(key, _)| key == name);
    if has("apiVersion") && has("kind") {
        return Err(vec![Unreadable::new(0, Reason::Manifest)]);
    }
    let mut parameters = Parameters::default();
    if pairs.iter().any(|(name, _)| name.contains('.')) {
        for (name, tree) in pairs {
            flatten(name, tree, &mut parameters);
        }
        return parameters.end();
    }
    let mut nested = Vec::new();
    for (name, tree) in pairs {
        match tree.single() {
            Some(value) if Parameters::is_of_the_call(&name) => parameters.put(0, &name, value),
            _ => nested.push((name, tree)),
        }
    }
    let found = document::draft(nested).map_err(unreadable)?;
    for (name, value) in found.iter() {
        parameters.put(0, name, value.to_owned());
    }
    parameters.end()
}

/// Adds everything below a name, with the index or the name of each level after it.
fn flatten(name: String, tree: Tree, parameters: &mut Parameters) {
    match tree {
        Tree::Null => {}
        Tree::List(items) => {
            for (at, item) in items.into_iter().enumerate() {
                flatten(format!("{name}.{}", at + 1), item, parameters);
            }
        }
        Tree::Map(pairs) => {
            for (inner, item) in pairs {
                flatten(format!("{name}.{inner}"), item, parameters);
            }
        }
        single => parameters.put(0, &name, single.single().unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests;
