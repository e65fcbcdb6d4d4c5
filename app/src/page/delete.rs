//! The question before a container group is deleted.

/// What the question shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The launch's own id, as in the URL.
    pub id: String,
    /// The container group's name.
    pub name: String,
    /// The container group's id.
    pub group_id: String,
    /// The region.
    pub region: String,
    /// The word for its state, as `Snapshot::status` says it.
    pub status: String,
    /// Why deleting failed when it was tried, in the page's language.
    pub failed: Option<String>,
}
