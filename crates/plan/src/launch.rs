//! The life of a launch, as a pure function of its state and what happens to it.

use serde::{Deserialize, Serialize};

/// How far a launch has come. Recorded first, so that whatever dies afterwards, it is known that one was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Written down with its client token; nothing has left yet.
    Recorded,
    /// The request is under way.
    Sent,
    /// The request is under way again, with the same client token, after an answer was lost.
    Resent,
    /// The request left and no answer is known: a group may exist.
    Unknown,
    /// The cloud refused it; no group exists.
    Refused,
    /// The cloud took it and gave an id.
    Accepted,
    /// The cloud looks for room.
    Scheduling,
    /// Room is found; images are pulled and containers started.
    Pending,
    /// It runs.
    Running,
    /// It ended well.
    Succeeded,
    /// It ended badly, or could not be scheduled.
    Failed,
    /// Its deletion was asked for.
    Deleting,
    /// It is gone.
    Deleted,
}

/// Something that happens to a launch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// The request leaves now, for the first time or again with the same client token.
    Send,
    /// The cloud took it, or told that it had taken it before.
    Accept,
    /// The cloud refused it for a reason that another try does not change.
    Refuse,
    /// The cloud did nothing and asked to be asked later (throttling).
    Wait,
    /// The answer was lost, or the cloud failed in a way that leaves open whether a group was created.
    Lose,
    /// A search showed that no group exists, or nothing was ever sent; and nothing will be.
    FindNothing,
    /// The cloud reported where the group stands.
    Report(Phase),
    /// Somebody asked for the group's deletion.
    Delete,
    /// Somebody had the group's containers started anew.
    Restart,
    /// The group is not there any more.
    Vanish,
}

/// Where the cloud says that a group stands (`Status` of `DescribeContainerGroups`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// `Scheduling`.
    Scheduling,
    /// `ScheduleFailed`.
    ScheduleFailed,
    /// `Pending`.
    Pending,
    /// `Running`.
    Running,
    /// `Succeeded`.
    Succeeded,
    /// `Failed`.
    Failed,
    /// `Restarting`.
    Restarting,
    /// `Updating`.
    Updating,
    /// `Terminating`.
    Terminating,
    /// `Expired`: a preemptible group that was taken back.
    Expired,
}

impl Phase {
    /// All phases, as the cloud names them.
    pub const ALL: [(&'static str, Self); 10] = [
        ("Scheduling", Self::Scheduling),
        ("ScheduleFailed", Self::ScheduleFailed),
        ("Pending", Self::Pending),
        ("Running", Self::Running),
        ("Succeeded", Self::Succeeded),
        ("Failed", Self::Failed),
        ("Restarting", Self::Restarting),
        ("Updating", Self::Updating),
        ("Terminating", Self::Terminating),
        ("Expired", Self::Expired),
    ];

    /// Reads the cloud's word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, phase)| phase)
    }

    fn state(self) -> State {
        match self {
            Self::Scheduling => State::Scheduling,
            Self::Pending | Self::Restarting => State::Pending,
            Self::Running | Self::Updating => State::Running,
            Self::Succeeded => State::Succeeded,
            Self::ScheduleFailed | Self::Failed | Self::Expired => State::Failed,
            Self::Terminating => State::Deleting,
        }
    }
}

impl State {
    /// All states, in the order of a launch that goes well, the others after them.
    pub const ALL: [Self; 13] = [
        Self::Recorded,
        Self::Sent,
        Self::Accepted,
        Self::Scheduling,
        Self::Pending,
        Self::Running,
        Self::Succeeded,
        Self::Failed,
        Self::Refused,
        Self::Unknown,
        Self::Resent,
        Self::Deleting,
        Self::Deleted,
    ];

    /// A short, stable name, also the one that it is stored under.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Sent => "sent",
            Self::Resent => "resent",
            Self::Unknown => "unknown",
            Self::Refused => "refused",
            Self::Accepted => "accepted",
            Self::Scheduling => "scheduling",
            Self::Pending => "pending",
            Self::Running => "running",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Deleting => "deleting",
            Self::Deleted => "deleted",
        }
    }

    /// The state with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether a create call may leave: nothing has left yet, or it carries the token of what left before.
    pub fn may_send(self) -> bool {
        matches!(self, Self::Recorded | Self::Unknown)
    }

    /// Whether a group is known to exist in the cloud.
    pub fn has_group(self) -> bool {
        matches!(
            self,
            Self::Accepted
                | Self::Scheduling
                | Self::Pending
                | Self::Running
                | Self::Succeeded
                | Self::Failed
                | Self::Deleting
        )
    }

    /// Whether nothing more will happen by itself. A group that ended still exists, and can be deleted.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Refused | Self::Succeeded | Self::Failed | Self::Deleted)
    }
}

/// The state after an event. An event that makes no sense in a state leaves it as it is: late answers are common.
///
/// A process that finds a launch `Sent` or `Resent` which it did not send itself lets it `Lose` first: the answer went
/// with whoever waited for it. Once an answer was lost, a refusal of the next try proves nothing about the first: only the group itself, found or
/// certainly absent, ends the doubt.
#[must_use]
pub fn step(state: State, event: Event) -> State {
    match (state, event) {
        (State::Recorded, Event::Send) => State::Sent,
        (State::Unknown, Event::Send) => State::Resent,
        (State::Sent | State::Resent | State::Unknown, Event::Accept) => State::Accepted,
        (State::Sent, Event::Refuse)
        | (State::Recorded | State::Sent | State::Resent | State::Unknown, Event::FindNothing) => State::Refused,
        (State::Sent, Event::Wait) => State::Recorded,
        (State::Sent, Event::Lose) | (State::Resent, Event::Refuse | Event::Wait | Event::Lose) => State::Unknown,
        (State::Sent | State::Resent | State::Unknown, Event::Report(phase)) => phase.state(),
        (State::Deleting, Event::Report(_) | Event::Restart) => State::Deleting,
        (state, Event::Report(phase)) if state.has_group() => phase.state(),
        (state, Event::Restart) if state.has_group() => State::Pending,
        (state, Event::Delete) if state.has_group() => State::Deleting,
        (state, Event::Vanish) if state.has_group() => State::Deleted,
        (state, _) => state,
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod world;
