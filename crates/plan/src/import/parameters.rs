//! Parameters as they are found, one after another.

use super::{Imported, Reason, Unreadable};
use crate::draft::Draft;
use crate::render::{Note, openapi};
use crate::schema::RESERVED;

/// The most parameters that are taken. A request has some hundreds; the cloud's own bounds are far below this.
const MOST: usize = 20_000;

/// What every call of an RPC API says about itself. `AccessKeySecret` has no place there; where somebody pasted it, it goes too.
const OF_THE_CALL: &[&str] = &[
    "Action",
    "Version",
    "Format",
    "AccessKeyId",
    "AccessKeySecret",
    "SecurityToken",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureType",
    "SignatureVersion",
    "Timestamp",
];

/// What was found so far.
#[derive(Default)]
pub(super) struct Parameters {
    draft: Draft,
    left_out: Vec<String>,
    /// What else there is to say.
    pub(super) notes: Vec<Note>,
    /// What cannot be read.
    pub(super) unreadable: Vec<Unreadable>,
}

impl Parameters {
    /// Whether a name belongs to the call rather than to what it creates.
    pub(super) fn is_of_the_call(name: &str) -> bool {
        OF_THE_CALL.contains(&name) || RESERVED.contains(&name)
    }

    /// Whether a name was found.
    pub(super) fn has(&self, name: &str) -> bool {
        self.draft.has(name)
    }

    /// Adds a parameter that stands in this line.
    pub(super) fn put(&mut self, line: usize, name: &str, value: String) {
        if name == "Action" && !value.eq_ignore_ascii_case(openapi::ACTION) {
            self.fail(line, Reason::OtherAction(value));
        } else if Self::is_of_the_call(name) {
            self.left_out.push(name.to_owned());
        } else if self.draft.has(name) {
            self.fail(line, Reason::Twice(name.to_owned()));
        } else if self.draft.len() >= MOST {
            if self.draft.len() == MOST {
                self.fail(line, Reason::TooMuch(MOST));
                self.draft.set("", "");
            }
        } else {
            self.draft.set_given(name, value);
        }
    }

    /// Says that something in this line cannot be read.
    pub(super) fn fail(&mut self, line: usize, reason: Reason) {
        self.unreadable.push(Unreadable::new(line, reason));
    }

    /// The draft, unless something could not be read or nothing was found.
    pub(super) fn end(mut self) -> Result<Imported, Vec<Unreadable>> {
        if !self.unreadable.is_empty() {
            return Err(self.unreadable);
        }
        if self.draft.is_empty() {
            return Err(vec![Unreadable::new(0, Reason::Nothing)]);
        }
        if !self.left_out.is_empty() {
            let names = &self.left_out;
            self.notes.push(Note::new(
                format!("以下参数属于请求和签名，创建时由 Berth 填写，已略去：{}。", names.join("、")),
                format!(
                    "These belong to the request and its signature; Berth sets them when it creates the group. Left out: {}.",
                    names.join(", ")
                ),
            ));
        }
        Ok(Imported { draft: self.draft, notes: self.notes })
    }
}
