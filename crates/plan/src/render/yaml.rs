//! A small YAML writer: block style, two spaces, everything that could be read as something else in quotes.
//!
//! It writes what readers of YAML 1.1 and of 1.2 understand alike, because both are in use around Kubernetes.

use std::borrow::Cow;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node<'a> {
    /// A string, whatever it looks like.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// Any other number, as it is to be written.
    #[cfg(feature = "yaml")]
    Number(String),
    /// True or false.
    Boolean(bool),
    /// A sequence.
    List(Vec<Node<'a>>),
    /// A mapping in the order in which it was filled.
    Map(Map<'a>),
}

/// A mapping in the order in which it was filled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Map<'a>(Vec<(Cow<'a, str>, Node<'a>)>);

impl<'a> Map<'a> {
    /// Adds an entry.
    pub(crate) fn put(&mut self, key: impl Into<Cow<'a, str>>, node: impl Into<Node<'a>>) {
        self.0.push((key.into(), node.into()));
    }

    /// Adds an entry if there is a value for it.
    pub(crate) fn put_if(&mut self, key: &'static str, node: Option<impl Into<Node<'a>>>) {
        if let Some(node) = node {
            self.put(key, node);
        }
    }

    /// Adds a list or a mapping unless it is empty.
    pub(crate) fn put_filled(&mut self, key: &'static str, node: impl Into<Node<'a>>) {
        let node = node.into();
        let empty = match &node {
            Node::List(items) => items.is_empty(),
            Node::Map(map) => map.is_empty(),
            _ => false,
        };
        if !empty {
            self.put(key, node);
        }
    }

    /// Adds all entries of another mapping.
    pub(crate) fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether nothing has been added.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The document.
    pub(crate) fn write(&self) -> String {
        let mut out = String::with_capacity(4096);
        write_map(&mut out, self, 0, false);
        out
    }
}

impl<'a> From<&'a str> for Node<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Node<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for Node<'_> {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<bool> for Node<'_> {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

impl<'a> From<Map<'a>> for Node<'a> {
    fn from(map: Map<'a>) -> Self {
        Self::Map(map)
    }
}

impl<'a, T: Into<Node<'a>>> From<Vec<T>> for Node<'a> {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

/// Writes a mapping; `inline` says that its first key stands behind a dash that is already written.
fn write_map(out: &mut String, map: &Map<'_>, indent: usize, inline: bool) {
    for (index, (key, node)) in map.0.iter().enumerate() {
        if index > 0 || !inline {
            pad(out, indent);
        }
        write_text(out, key);
        out.push(':');
        match node {
            Node::List(items) if !items.is_empty() => {
                out.push('\n');
                write_list(out, items, indent);
            }
            Node::Map(inner) if !inner.is_empty() => {
                out.push('\n');
                write_map(out, inner, indent + 2, false);
            }
            leaf => write_leaf(out, leaf),
        }
    }
}

fn write_list(out: &mut String, items: &[Node<'_>], indent: usize) {
    for item in items {
        pad(out, indent);
        out.push('-');
        match item {
            Node::Map(map) if !map.is_empty() => {
                out.push(' ');
                write_map(out, map, indent + 2, true);
            }
            Node::List(inner) if !inner.is_empty() => {
                out.push('\n');
                write_list(out, inner, indent + 2);
            }
            leaf => write_leaf(out, leaf),
        }
    }
}

fn write_leaf(out: &mut String, node: &Node<'_>) {
    out.push(' ');
    match node {
        Node::Text(text) => write_text(out, text),
        Node::Integer(number) => out.push_str(&number.to_string()),
        #[cfg(feature = "yaml")]
        Node::Number(number) => out.push_str(number),
        Node::Boolean(boolean) => out.push_str(if *boolean { "true" } else { "false" }),
        Node::List(_) => out.push_str("[]"),
        Node::Map(_) => out.push_str("{}"),
    }
    out.push('\n');
}

fn pad(out: &mut String, indent: usize) {
    for _ in 0..indent / 2 {
        out.push_str("  ");
    }
}

/// Writes a string as it is where every reader takes it for a string, in double quotes elsewhere.
fn write_text(out: &mut String, text: &str) {
    if is_plain(text) {
        out.push_str(text);
        return;
    }
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{a0}' => push_escape(out, "\\x", 2, character),
            // Line breaks to some readers, a byte order mark, and what YAML calls unprintable.
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => push_escape(out, "\\u", 4, character),
            _ => out.push(character),
        }
    }
    out.push('"');
}

fn push_escape(out: &mut String, prefix: &str, digits: usize, character: char) {
    let hex = format!("{:0digits$X}", u32::from(character));
    out.push_str(prefix);
    out.push_str(&hex);
}

/// Whether every reader takes the bare text for this very string.
///
/// Deliberately narrow: a letter, `/` or `_` first, then nothing but letters, digits and `. _ - / : @ + ,`, with no colon at the
/// end, and none of the words that YAML 1.1 reads as booleans, nulls or numbers.
fn is_plain(text: &str) -> bool {
    const WORDS: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity"];
    const LONGEST_WORD: usize = "infinity".len();
    let bytes = text.as_bytes();
    let Some(first) = bytes.first() else {
        return false;
    };
    (first.is_ascii_alphabetic() || matches!(first, b'/' | b'_'))
        && bytes.iter().fold(true, |so_far, byte| so_far & is_plain_byte(*byte))
        && !text.ends_with(':')
        && (text.len() > LONGEST_WORD || !WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)))
}

/// A letter, a digit, or one of `. _ - / : @ + ,`.
fn is_plain_byte(byte: u8) -> bool {
    let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    // From `+` to `:` lie all of them but `_` and `@`.
    letter || byte.wrapping_sub(b'+') < 16 || byte == b'_' || byte == b'@'
}

#[cfg(test)]
mod tests;
