//! The list of launches, newest first.

/// What the list shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The launches on this page, newest first.
    pub rows: Vec<Row>,
    /// When the list was put together, in seconds since 1970 in UTC.
    pub now: i64,
    /// The address of the next page, where there is one.
    pub older: Option<String>,
    /// Whether this is the first page, so that an empty one means that nothing was ever launched.
    pub first: bool,
}

/// One launch in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The launch's own id, as in the URL.
    pub id: String,
    /// The container group's name.
    pub name: String,
    /// The region.
    pub region: String,
    /// The first container's image.
    pub image: String,
    /// The container group's id, once known.
    pub group_id: Option<String>,
    /// The word for its state, as `Snapshot::status` says it.
    pub status: String,
    /// When it was stored here, in seconds since 1970 in UTC.
    pub recorded: i64,
}
