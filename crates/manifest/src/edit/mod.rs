//! Edits: what is to stand where ([`Want`]), how that is written ([`write`]), and where the bytes go ([`Editor`]).
//!
//! An edit never rewrites what it does not mean. It adds lines after a mapping's last value or entries before a closing
//! bracket, and replaces single scalars; each is also recorded as what it means for the tree, for [`crate::verify`] to judge.

mod editor;
mod insert;
mod remove;
mod replace;
pub(crate) mod style;
pub(crate) mod write;

pub(crate) use self::editor::{Editor, Trouble};

/// What is to stand under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Want {
    /// This text, as a string.
    Text(String),
    /// A mapping with at least these entries.
    Map(Vec<(String, Want)>),
    /// A list with at least this item, a mapping of texts.
    Item(Vec<(String, String)>),
}

/// What is written where nothing stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Out {
    /// A string.
    Text(String),
    /// A scalar as it stands elsewhere in the document.
    Copy(String),
    /// `*name`
    Alias(String),
    /// A mapping.
    Map(Vec<(String, Out)>),
    /// A list.
    List(Vec<Out>),
}

/// Bytes that take the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The first byte that goes.
    pub start: usize,
    /// The byte after the last one that goes; the same as `start` where something is only put in.
    pub end: usize,
    /// What comes.
    pub text: String,
}

impl From<Want> for Out {
    fn from(want: Want) -> Self {
        match want {
            Want::Text(text) => Self::Text(text),
            Want::Map(entries) => Self::Map(entries.into_iter().map(|(key, want)| (key, want.into())).collect()),
            Want::Item(entries) => {
                let texts = entries.into_iter().map(|(key, text)| (key, Self::Text(text)));
                Self::List(vec![Self::Map(texts.collect())])
            }
        }
    }
}

/// The text with its edits, which are in order and do not overlap.
pub(crate) fn splice(text: &str, edits: &[Edit]) -> String {
    let more: usize = edits.iter().map(|edit| edit.text.len()).sum();
    let mut out = String::with_capacity(text.len() + more);
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.start]);
        out.push_str(&edit.text);
        at = edit.end;
    }
    out.push_str(&text[at..]);
    out
}
