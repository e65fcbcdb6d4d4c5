//! What is known of a launch at one moment: the form in which it is drawn, streamed and polled.

use serde::{Deserialize, Serialize};

use crate::frame::Trouble;

/// What is known of a launch at one moment. Times are seconds since 1970 in UTC.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// When this was put together.
    pub now: i64,
    /// The container group's name.
    pub name: String,
    /// The region it was sent to.
    pub region: String,
    /// When the launch was stored here, before anything left.
    pub recorded: i64,
    /// When the request left.
    pub sent: Option<i64>,
    /// When the cloud said yes.
    pub accepted: Option<i64>,
    /// What became of the request.
    pub outcome: Outcome,
    /// The id of the container group, once the cloud has said it.
    pub group_id: Option<String>,
    /// The cloud's id of the request, for tickets.
    pub request_id: Option<String>,
    /// What the cloud last said of the group; `None` before it was first asked and after the group is gone.
    pub group: Option<Group>,
    /// Why the last look at the cloud failed; what is shown is then older than `now`.
    pub stale: Option<Trouble>,
    /// What the last try met, while the request is still being sent.
    pub trying: Option<Trying>,
    /// When it was deleted from here.
    pub deleted: Option<i64>,
    /// When the group is to be deleted by itself.
    pub expires: Option<i64>,
    /// The containers whose last lines were kept.
    pub kept: Vec<String>,
}

/// A request that was sent in vain so far and is sent again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trying {
    /// How often it was sent.
    pub tries: u32,
    /// What the last try met.
    pub why: Trouble,
}

/// What became of the request that creates the group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It is stored, or on its way.
    #[default]
    Open,
    /// The cloud said yes.
    Accepted,
    /// The answer was lost: the group may exist. It is looked for by its tag before anything is sent again.
    Unknown,
    /// The cloud said no; nothing was created.
    Refused(Refusal),
    /// It could not be sent; nothing was created.
    Unsent(Refusal),
}

/// Why the cloud said no, or why nothing could be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The cloud's code, empty where there was no answer.
    pub code: String,
    /// The cloud's own message.
    pub message: String,
    /// What to do, in the page's language.
    pub advice: String,
    /// Alibaba's page about this code, where the answer named one.
    pub recommend: Option<String>,
}

/// A container group as the cloud describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// ECI's own word: Scheduling, Pending, Running, Restarting, Updating, Succeeded, Failed, `ScheduleFailed`…
    pub status: String,
    /// The address inside the VPC.
    pub intranet_ip: Option<String>,
    /// The public address.
    pub internet_ip: Option<String>,
    /// Its containers, init containers first.
    pub containers: Vec<ContainerState>,
    /// Its events, oldest first.
    pub events: Vec<Event>,
}

/// A container as the cloud describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContainerState {
    /// Its name.
    pub name: String,
    /// The image.
    pub image: String,
    /// Whether it is an init container.
    pub init: bool,
    /// Waiting, Running or Terminated.
    pub state: String,
    /// Why it waits or ended, such as `ImagePullBackOff`.
    pub reason: String,
    /// The cloud's sentence on it.
    pub message: String,
    /// The exit code, where it ended.
    pub exit_code: Option<i32>,
    /// How often it was started again.
    pub restarts: u32,
    /// When it started.
    pub started: Option<i64>,
    /// When it ended.
    pub finished: Option<i64>,
}

/// An event of the container group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When it was last seen.
    pub at: i64,
    /// How often it was seen.
    pub count: u32,
    /// Normal or Warning.
    pub kind: String,
    /// A short word such as `Pulled` or `FailedScheduling`.
    pub reason: String,
    /// What it is about, such as `spec.containers{nginx}`; may be empty.
    pub object: String,
    /// The sentence.
    pub message: String,
}

impl Snapshot {
    /// The word for its state: ECI's own, or one of ours before ECI has one and after it has none.
    pub fn status(&self) -> &str {
        match (&self.outcome, &self.group) {
            _ if self.deleted.is_some() => "Deleted",
            (Outcome::Refused(_), _) => "Refused",
            (Outcome::Unsent(_), _) => "Unsent",
            (Outcome::Unknown, _) => "Unknown",
            (_, Some(group)) if !group.status.is_empty() => &group.status,
            (Outcome::Accepted, _) => "Accepted",
            (Outcome::Open, _) if self.sent.is_some() => "Sent",
            (Outcome::Open, _) => "Recorded",
        }
    }

    /// Whether nothing will change any more by itself.
    pub fn at_rest(&self) -> bool {
        matches!(
            self.status(),
            "Deleted" | "Refused" | "Unsent" | "Succeeded" | "Failed" | "ScheduleFailed" | "StartingFailed" | "Expired"
        )
    }

    /// Whether the cloud starts its containers anew when it is asked to.
    pub fn restartable(&self) -> bool {
        self.deletable() && matches!(self.status(), "Running" | "Pending")
    }

    /// Whether there is, or may be, a container group that can be deleted.
    pub fn deletable(&self) -> bool {
        self.group_id.is_some() && self.deleted.is_none()
    }
}
