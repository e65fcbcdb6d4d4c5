//! Two tabs on one draft: what differs, and which to keep.

use plan::{Draft, Step};

/// What the page shows (status 409).
#[derive(Clone, Debug)]
pub struct Data {
    /// The draft's id.
    pub plan_id: String,
    /// The step whose form was posted.
    pub step: Step,
    /// The version that is stored now: the form that keeps "mine" carries it.
    pub version: i64,
    /// What is stored now, secrets masked.
    pub stored: Draft,
    /// What would be stored had the version been right (`form::apply` over the stored draft), secrets masked.
    pub mine: Draft,
    /// The posted pairs without `_csrf`, `_version` and secrets: they are posted again to keep "mine".
    pub posted: Vec<(String, String)>,
    /// Wire names of secrets that were typed and cannot be carried along: they must be typed again.
    pub retype: Vec<String>,
}
