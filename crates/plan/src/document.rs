//! The plan document: the nested `CreateContainerGroup` request in ECI's own names, as JSON or YAML.
//!
//! `{"RegionId": "cn-beijing", "Container": [{"Name": "nginx", "Image": "…", "Port": [{"Port": 80}]}], …}`, so that the official
//! SDK's `CreateContainerGroupRequest().from_map(document)` reads it too, and one name of ours, `Berth`, that is never sent.
//! Numbers and booleans may also be written as texts.

mod read;
mod tree;
mod write;
#[cfg(feature = "yaml")]
mod written;

pub(crate) use self::read::{draft, object};
pub use self::read::{read, read_what_there_is};
pub(crate) use self::tree::Tree;
pub use self::write::write;
#[cfg(feature = "yaml")]
pub use self::write::write_yaml;

/// The largest document that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 20;

/// The deepest nesting that is read. The request itself needs eight levels.
pub const MAX_DEPTH: usize = 32;

/// The most values that are read: aliases can make a small YAML document hold very many.
pub const MAX_VALUES: usize = 100_000;

#[cfg(test)]
mod tests;
