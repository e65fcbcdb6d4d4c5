//! How a bracketed mapping is written, to write more of the same.

use crate::yaml::{Kind, NodeId, Tree};

/// The manner of a bracketed mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flow {
    /// Keys and texts in double quotes, as in JSON.
    pub(crate) quoted: bool,
    /// A space after colons and commas.
    pub(crate) spaced: bool,
    /// Where entries have lines of their own: the line break, the entries' indentation, and one step of it.
    pub(crate) lines: Option<Lines>,
}

/// Entries on lines of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lines {
    pub(crate) eol: &'static str,
    pub(crate) pad: String,
    pub(crate) step: String,
}

impl Lines {
    /// The indentation one level further out.
    pub(super) fn outer(&self) -> &str {
        self.pad.strip_suffix(self.step.as_str()).unwrap_or_default()
    }
}

impl Flow {
    /// Plain words on one line.
    pub(crate) const PLAIN: Self = Self { quoted: false, spaced: true, lines: None };

    /// The same, one level further in.
    pub(crate) fn deeper(&self) -> Self {
        let lines =
            self.lines.as_ref().map(|lines| Lines { pad: format!("{}{}", lines.pad, lines.step), ..lines.clone() });
        Self { lines, ..self.clone() }
    }

    /// The manner of a mapping or list; of an empty one, that of what is around it.
    pub(crate) fn of(tree: &Tree<'_>, id: NodeId, around: &Self) -> Self {
        let Some(first) = tree.children(id).next() else { return around.clone() };
        let source = tree.source();
        let quoted = if tree.kind(id).is_mapping() { tree.kind(first) == Kind::Double } else { around.quoted };
        let spaced = tree.entries(id).next().map_or(around.spaced, |(key, value)| {
            let between = &source[tree.node(key).end as usize..tree.outer_start(value)];
            !quoted || between.contains([' ', '\t', '\n'])
        });
        let open = tree.node(id).start as usize;
        let at = tree.outer_start(first);
        let pad = &source[line_start(source, at)..at];
        let lines = (at > open && line_start(source, at) > open && is_blank(pad)).then(|| {
            let outer = indentation(source, open);
            let step = pad.strip_prefix(outer).filter(|step| !step.is_empty()).unwrap_or("  ");
            Lines { eol: eol(source), pad: pad.to_owned(), step: step.to_owned() }
        });
        Self { quoted, spaced, lines }
    }
}

/// The line break that a text uses.
pub(crate) fn eol(source: &str) -> &'static str {
    match source.find('\n') {
        Some(at) if source[..at].ends_with('\r') => "\r\n",
        None if source.contains('\r') => "\r",
        _ => "\n",
    }
}

/// Where the line of a byte begins.
pub(crate) fn line_start(source: &str, at: usize) -> usize {
    source[..at]
        .rfind(['\n', '\r'])
        .map_or(if source.starts_with('\u{feff}') { 3.min(at) } else { 0 }, |place| place + 1)
}

/// White space at the head of a byte's line.
fn indentation(source: &str, at: usize) -> &str {
    let line = &source[line_start(source, at)..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte == b' ' || byte == b'\t')
}
