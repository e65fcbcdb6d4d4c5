//! What differs between languages when they write a tree of objects.

use super::Leaf;
use super::tree::{Content, Field};
use crate::schema::Value;
use crate::size;

/// How a language writes objects, lists and values. Pairs stand around what is written.
pub(super) struct Dialect {
    /// One step to the right.
    pub(super) indent: &'static str,
    /// Around an object's class, which is followed by its fields.
    pub(super) class: [&'static str; 2],
    /// Whether the class is named.
    pub(super) named: bool,
    /// What closes an object, on a line of its own unless it is empty.
    pub(super) close: &'static str,
    /// Writes a field's name.
    pub(super) name: fn(&mut String, &str),
    /// Around a field's name.
    pub(super) field: [&'static str; 2],
    /// Behind a field's value, and behind the last one.
    pub(super) after: [&'static str; 2],
    /// Around a list of objects. In the first, `#` stands for the class.
    pub(super) rows: [&'static str; 2],
    /// Behind an object in a list, and behind the last one.
    pub(super) between: [&'static str; 2],
    /// Around a list of texts.
    pub(super) texts: [&'static str; 2],
    /// Quotes a text.
    pub(super) quote: fn(&mut String, &str),
    /// Around the name of an environment variable that holds a secret.
    pub(super) secret: [&'static str; 2],
    /// True and false.
    pub(super) truth: [&'static str; 2],
    /// What marks a number as a decimal, a wide integer, or one beyond what 53 bits hold.
    pub(super) marks: [&'static str; 3],
}

/// `int64` on the wire although the table bounds them below 2^31.
const WIDE: [&str; 2] = ["SpotDuration", "DataCacheProvisionedIops"];

impl Dialect {
    /// Writes an object of a class.
    pub(super) fn group(&self, out: &mut String, class: &str, fields: &[Field], depth: usize) {
        out.push_str(self.class[0]);
        if self.named {
            out.push_str(class);
        }
        out.push_str(self.class[1]);
        for (index, field) in fields.iter().enumerate() {
            self.line(out, depth + 1);
            out.push_str(self.field[0]);
            (self.name)(out, field.node.name);
            out.push_str(self.field[1]);
            self.content(out, class, field, depth + 1);
            out.push_str(self.after[usize::from(index + 1 == fields.len())]);
        }
        if !self.close.is_empty() {
            self.line(out, depth);
            out.push_str(self.close);
        }
    }

    /// Writes what a field of a class holds.
    fn content(&self, out: &mut String, class: &str, field: &Field, depth: usize) {
        let class = || [class, field.node.name].concat();
        match &field.content {
            Content::One(leaf) => self.leaf(out, field.node.name, leaf),
            Content::Group(fields) => self.group(out, &class(), fields, depth),
            Content::List(items) => {
                out.push_str(self.texts[0]);
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push_str(", ");
                    }
                    self.leaf(out, field.node.name, item);
                }
                out.push_str(self.texts[1]);
            }
            Content::Groups(rows) => {
                let class = &class();
                out.push_str(&self.rows[0].replace('#', class));
                for (index, fields) in rows.iter().enumerate() {
                    self.line(out, depth + 1);
                    self.group(out, class, fields, depth + 1);
                    out.push_str(self.between[usize::from(index + 1 == rows.len())]);
                }
                self.line(out, depth);
                out.push_str(self.rows[1]);
            }
        }
    }

    fn leaf(&self, out: &mut String, name: &str, leaf: &Leaf) {
        if let Some(variable) = &leaf.variable {
            out.push_str(self.secret[0]);
            out.push_str(variable);
            out.push_str(self.secret[1]);
            return;
        }
        let text = leaf.text;
        // Read and written anew: `007` is a number here and something else in some languages.
        let number = match leaf.kind {
            Value::Text(_) => None,
            Value::Boolean => Some(self.truth[usize::from(text != "true")].to_owned()),
            Value::Number => size::thousandths(text).map(|number| size::decimal(number) + self.marks[0]),
            Value::Integer(_, most) => text.parse::<i64>().ok().map(|number| {
                let wide = most > i64::from(i32::MAX) || WIDE.contains(&name);
                let mark = if number.unsigned_abs() >= 1 << 53 { self.marks[2] } else { self.marks[1] };
                number.to_string() + if wide { mark } else { "" }
            }),
        };
        match number {
            Some(number) => out.push_str(&number),
            None => (self.quote)(out, text),
        }
    }

    fn line(&self, out: &mut String, depth: usize) {
        out.push('\n');
        for _ in 0..depth {
            out.push_str(self.indent);
        }
    }
}
