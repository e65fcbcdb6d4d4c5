//! YAML 1.2 as a tree of byte ranges: for every node where it begins and ends in the text, and nothing copied out of it.
//!
//! Comments, white space and indicators are the gaps between the ranges, so whoever edits by range cannot lose them. One
//! document is read at a time. What people's tools refuse (a tab that indents, a key over several lines) is refused here too.
//!
//! Source: YAML Ain't Markup Language version 1.2.2, <https://yaml.org/spec/1.2.2/>.

mod block;
mod block_text;
mod cursor;
mod decode;
mod fault;
mod flow;
mod inline;
mod reader;
mod scalar;
mod tree;

pub use self::fault::{Fault, FaultKind};
pub use self::reader::{Document, Reader};
pub use self::tree::{Kind, Node, NodeId, Tree};

#[cfg(test)]
mod tests;
