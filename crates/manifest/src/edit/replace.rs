//! Single values that change.

use super::editor::{Editor, Trouble};
use super::{Edit, Out, write};
use crate::yaml::{Kind, NodeId};

impl Editor<'_, '_> {
    /// Gives a scalar another text, in the quotes that it has.
    pub(super) fn replace_text(&mut self, value: NodeId, text: &str) -> Result<(), Trouble> {
        if self.is_shared(value) {
            return Err(self.trouble(value));
        }
        let around = self.around(value);
        let bracketed = self.parent(value).is_some_and(|parent| self.is_bracketed(parent));
        let plain = if around.quoted { write::double(text) } else { write::scalar(text, bracketed) };
        let written = match self.tree.kind(value) {
            Kind::Plain | Kind::Alias | Kind::Literal | Kind::Folded => plain,
            Kind::Single if !text.contains(['\'', '\n', '\r']) => format!("'{text}'"),
            Kind::Single | Kind::Double => write::double(text),
            Kind::Empty => return self.fill(value, Out::Text(text.to_owned())),
            _ => return Err(self.trouble(value)),
        };
        let slice = self.tree.slice(value);
        let start = self.tree.node(value).start as usize;
        let end = start + slice.trim_end_matches(['\n', '\r', ' ', '\t']).len();
        self.edits.push(Edit { start, end, text: written });
        self.expected.replaced.insert(value, Out::Text(text.to_owned()));
        Ok(())
    }

    /// Puts something where nothing stands, or null.
    pub(super) fn fill(&mut self, value: NodeId, out: Out) -> Result<(), Trouble> {
        let (Some(parent), false) = (self.parent(value), self.is_shared(value) || self.tree.tag(value).is_some())
        else {
            return Err(self.trouble(value));
        };
        if self.tree.kind(value) != Kind::Empty {
            let text = write::flow(&out, &self.around(value));
            self.replace(value, &text, out);
            return Ok(());
        }
        let at = self.tree.node(value).start as usize;
        if self.is_bracketed(parent) {
            let colon = if self.tree.source()[..at].ends_with(':') { " " } else { ": " };
            self.put(at, &format!("{colon}{}", write::flow(&out, &self.around(value))));
        } else {
            let indent = self.tree.node(parent).column as usize;
            let inner = indent + self.step();
            match &out {
                Out::Map(entries) => {
                    let lines = write::block(entries, inner, self.step(), self.eol);
                    self.put_lines(at, &lines);
                }
                Out::List(items) => {
                    let lines = write::block_items(items, inner, self.eol);
                    self.put_lines(at, &lines);
                }
                other => self.put(at, &format!(" {}", write::flow(other, &self.around(value)))),
            }
        }
        self.expected.replaced.insert(value, out);
        Ok(())
    }

    /// Gives the text of a scalar another beginning, where it is written as it reads. False where it is not.
    pub(crate) fn replace_head(&mut self, value: NodeId, head: &str, new: &str) -> bool {
        let (Some(text), slice) = (self.tree.text(value), self.tree.slice(value)) else { return false };
        let quote = match self.tree.kind(value) {
            Kind::Single | Kind::Double => 1,
            Kind::Plain => 0,
            _ => return false,
        };
        let Some(rest) = text.strip_prefix(head).filter(|_| slice[quote..].starts_with(head)) else { return false };
        let start = self.tree.node(value).start as usize + quote;
        if !self.expected.replaced.contains_key(&value) {
            self.edits.push(Edit { start, end: start + head.len(), text: new.to_owned() });
            self.expected.replaced.insert(value, Out::Text(format!("{new}{rest}")));
        }
        true
    }

    /// Gives an alias' place a text of its own.
    pub(crate) fn replace_alias(&mut self, alias: NodeId, text: &str) -> Result<(), Trouble> {
        self.replace_text(alias, text)
    }

    /// Whether a value is changed already.
    pub(crate) fn is_replaced(&self, value: NodeId) -> bool {
        self.expected.replaced.contains_key(&value)
    }
}
