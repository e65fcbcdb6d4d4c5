//! Parameters as they are found, one after another.

use super::{Imported, Reason, Unreadable};
use crate::draft::Draft;
use crate::render::{Note, openapi};
use crate::schema::{self, RESERVED};

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

/// What is meant by two wrong spellings of a registry's domain: that of a command without the last index, which the tool
/// sends as it is, and that of the older Python SDK, which lacks a full stop (`AcrRegistryInfo.1Domain.1`).
fn domain(name: &str) -> Option<String> {
    let rest = name.strip_prefix("AcrRegistryInfo.")?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (row, rest) = rest.split_at_checked(digits).filter(|(row, _)| !row.is_empty())?;
    if rest == ".Domain" {
        return Some(format!("{name}.1"));
    }
    let index = rest.strip_prefix("Domain.").filter(|index| schema::index(index).is_some())?;
    Some(format!("AcrRegistryInfo.{row}.Domain.{index}"))
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
        } else if let Some(meant) = domain(name) {
            self.notes.push(Note::new(
                format!("{name} 不是 API 的参数，云端会忽略它；按 {meant} 导入。"),
                format!("{name} is no parameter, and the cloud would ignore it. It was imported as {meant}."),
            ));
            self.put(line, &meant, value);
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
