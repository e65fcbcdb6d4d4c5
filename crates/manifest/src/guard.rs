//! How much is read at the most. A file that is over one of these is refused before it costs anything.

/// Bytes of a stream: 10 MiB.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// Documents of a stream.
pub const MAX_DOCUMENTS: usize = 2_000;
/// Nodes of a document.
pub const MAX_NODES: usize = 1_000_000;
/// Levels of mappings and sequences inside each other.
pub const MAX_DEPTH: usize = 100;
/// Nodes of a document after every alias were replaced by what it stands for.
pub const MAX_EXPANDED: u64 = 2_000_000;
/// Aliases inside what an alias stands for.
pub const MAX_ALIAS_DEPTH: u32 = 16;
