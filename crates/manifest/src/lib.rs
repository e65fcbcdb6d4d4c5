//! Kubernetes manifests that people have: find the pod templates, write the registry's annotation, and change nothing else.
//!
//! ```text
//! text ─yaml→ tree of byte ranges ─find→ sites ─edit→ edits ─splice→ text ─promise→ the same tree, with what was meant
//!                                     ├────────lint→ findings
//!                                     └───────draft→ a plan begun, and what it cannot hold
//! ```
//!
//! [`annotate`] is the heart of it. The promise is that every byte that it did not mean to change is the same, and it is kept by
//! construction and then judged: edits are ranges of bytes over a tree that copies nothing out of the text, and the result is
//! read again, compared node by node with what was meant, and (feature `second-opinion`) shown to another parser, libyaml. Where
//! anything differs, nothing is handed out.
//!
//! Why our own parser and no lossless tree: a tree that owns every byte is slow and large (the bench reads tens of megabytes a
//! second here, and the whole of it is small enough for a browser), and parsers that report positions do it in characters, or
//! leave out what an edit needs: the empty value, the alias, the anchor, the column that a mapping's keys stand in.
//!
//! What is never done: a value that something else shares by alias is not changed under it; a mapping that comes in by alias or
//! `<<` is not touched but written over beside it, with `<<` to the original where it has an anchor. A pod template that an
//! alias stands for is the exception: it is edited once, where it is written, and the report says for whom.

mod annotate;
pub mod diff;
pub mod draft;
mod edit;
mod find;
pub mod guard;
mod images;
mod kind;
mod lines;
pub mod lint;
mod look;
mod misplaced;
mod note;
mod onto;
mod promise;
mod quantity;
mod request;
#[cfg(feature = "second-opinion")]
mod second;
mod verify;
pub mod yaml;

pub use self::annotate::{Outcome, Refusal, annotate, snippet};
pub use self::edit::Edit;
pub use self::lines::Lines;
pub use self::note::{Note, NoteKind, Reader};
pub use self::request::{
    INSTANCE_ID, INSTANCE_IDS, InstanceId, InstanceIdProblem, KEYS, Request, SERVICE_ARNS, USER_ARNS,
};
