//! The launch's page: what has happened to it so far, why it failed if it did, and what can be done now.
//!
//! What is drawn from a [`Snapshot`] is drawn by the same functions on the server and, when the stream brings a newer
//! one, in the browser.

pub mod cause;
mod parts;
mod pull;
mod snapshot;
pub mod timeline;
mod view;

pub use parts::{LIVE_ID, PAUSE_ID, STATUS_ID, live_part, status_badge, status_text};
pub use snapshot::{ContainerState, Event, Group, Outcome, Refusal, Snapshot, Trying};
pub use view::{title, view};

use plan::Draft;

use super::diagnose::{Cause, Finding, Strip};
use crate::{frame::Trouble, ui::preview::Tab};

/// The field of a form posted to `path::plans` that names the launch whose plan to start from: "launch again" makes a copy of it.
pub const FROM: &str = "_from";

/// The field of a form posted to `path::launch_lifetime`: hours from now after which the group is deleted; empty for never.
pub const HOURS: &str = "hours";

/// What the launch's page shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The launch as it stands now. The stream at `…/events` and `…/status` carry the same type as JSON.
    pub snapshot: Snapshot,
    /// The launch's own id, as in the URL.
    pub id: String,
    /// The `ClientToken` of the request, shown for support tickets.
    pub client_token: String,
    /// Seconds until the page reloads itself without JavaScript; `None` where the person stopped it (`?refresh=off`)
    /// or where the launch has come to rest.
    pub refresh: Option<u32>,
    /// The plan it was made of, secrets masked.
    pub plan: Draft,
    /// The chosen tab of the plan's preview (`?format=…`).
    pub tab: Tab,
    /// Whether the images can be pulled, while that matters; `None` once they were.
    pub pull: Option<Pull>,
    /// What the launch added to the plan's own parameters: its token and two tags.
    pub added: Vec<(String, String)>,
    /// Every request that was sent for it, in order.
    pub requests: Vec<Request>,
    /// Why what was asked for last was not done.
    pub failed: Option<Trouble>,
    /// The last lines of one container's log, on `…/logs/{container}`.
    pub log: Option<Log>,
}

/// What is known of the pull of a launch's images.
#[derive(Clone, Debug)]
pub struct Pull {
    /// The diagnosis in one line.
    pub strip: Strip,
    /// The address of the whole diagnosis.
    pub whole: String,
    /// What the events name, as rules.
    pub causes: Vec<Cause>,
    /// What those rules came to when the diagnosis was made again, the worst first.
    pub findings: Vec<Finding>,
}

/// A request that was sent for a launch.
#[derive(Clone, Debug)]
pub struct Request {
    /// When it left, in seconds since 1970 in UTC.
    pub at: i64,
    /// The action.
    pub action: String,
    /// What became of it: accepted, refused, throttled, unsent, lost; empty while its answer is waited for.
    pub outcome: &'static str,
    /// Milliseconds until the answer; `None` while it is waited for.
    pub took: Option<i64>,
    /// The code of the answer.
    pub code: String,
    /// The cloud's id of the request.
    pub request_id: String,
    /// Names what was sent: the same for two requests that were the same to the letter.
    pub digest: String,
}

/// The end of a container's log.
#[derive(Clone, Debug)]
pub struct Log {
    /// The container's name.
    pub container: String,
    /// Its last lines, or what happened when they were asked for.
    pub text: Result<String, Trouble>,
    /// When they were kept, in seconds since 1970 in UTC; `None` where the cloud gave them just now.
    pub kept: Option<i64>,
}
