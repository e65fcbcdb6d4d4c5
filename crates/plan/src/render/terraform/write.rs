//! Attributes and blocks of HCL, with the white space that `terraform fmt` wants.

use std::borrow::Cow;

use crate::render::openapi::is_unseen;

/// What stands in one block: values, then at most one object, then blocks.
#[derive(Default)]
pub(super) struct Lines {
    values: Vec<(Cow<'static, str>, String)>,
    object: Option<(&'static str, Box<Lines>)>,
    blocks: Vec<(&'static str, Lines)>,
}

impl Lines {
    /// A value on one line.
    pub(super) fn value(&mut self, name: impl Into<Cow<'static, str>>, text: String) {
        self.values.push((name.into(), text));
    }

    /// An object of several lines, if there is anything in it.
    pub(super) fn object(&mut self, name: &'static str, inside: Lines) {
        if !inside.is_empty() {
            self.object = Some((name, Box::new(inside)));
        }
    }

    /// A block, if there is anything in it.
    pub(super) fn block(&mut self, name: &'static str, inside: Lines) {
        if !inside.is_empty() {
            self.blocks.push((name, inside));
        }
    }

    fn is_empty(&self) -> bool {
        self.values.is_empty() && self.object.is_none() && self.blocks.is_empty()
    }

    /// Writes everything, each line so many steps to the right. The `=` of neighbouring lines stand below each other.
    pub(super) fn write(&self, out: &mut String, depth: usize) {
        let width = self.values.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
        for (name, text) in &self.values {
            push_indent(out, depth);
            out.push_str(name);
            for _ in name.chars().count()..width {
                out.push(' ');
            }
            out.push_str(" = ");
            out.push_str(text);
            out.push('\n');
        }
        let mut first = self.values.is_empty();
        let object = self.object.iter().map(|(name, inside)| (name, " = {\n", &**inside));
        let blocks = self.blocks.iter().map(|(name, inside)| (name, " {\n", inside));
        for (name, opening, inside) in object.chain(blocks) {
            if !first {
                out.push('\n');
            }
            first = false;
            push_indent(out, depth);
            out.push_str(name);
            out.push_str(opening);
            inside.write(out, depth + 1);
            push_indent(out, depth);
            out.push_str("}\n");
        }
    }
}

fn push_indent(out: &mut String, depth: usize) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

/// A quoted template that means nothing but its letters.
pub(super) fn quoted(text: &str) -> String {
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\' | b'$' | b'%');
    if text.bytes().fold(true, |so_far, byte| so_far & plain(byte)) {
        return ["\"", text, "\""].concat();
    }
    escaped(text, |_| false)
}

/// A quoted key of an object. `terraform fmt` aligns by what is seen as one sign; where that may be more than one character,
/// an escape keeps the count.
pub(super) fn key(text: &str) -> String {
    escaped(text, |character| {
        !character.is_ascii()
            && !matches!(character, '\u{3001}'..='\u{3029}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
    })
}

fn escaped(text: &str, hide: impl Fn(char) -> bool) -> String {
    let mut out = String::from("\"");
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // A template would begin here. Doubling the sign is not unambiguous behind the same sign, nor to every reader
            // where the brace is never closed.
            '$' | '%' if characters.as_str().starts_with('{') => {
                if out.ends_with(character) || !characters.as_str().contains('}') {
                    push_code(&mut out, character);
                } else {
                    out.push(character);
                    out.push(character);
                }
            }
            _ if is_unseen(character) || hide(character) => push_code(&mut out, character),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

fn push_code(out: &mut String, character: char) {
    let code = u32::from(character);
    let text = if code > 0xffff { format!("\\U{code:08x}") } else { format!("\\u{code:04x}") };
    out.push_str(&text);
}
