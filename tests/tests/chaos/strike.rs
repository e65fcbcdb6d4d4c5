//! When the server is ended: the steps of a launch, and what is done to the cloud so that a launch stands at that step.

use simulator::FaultKind;

use crate::cloud::{failure, no_stock};

/// A step of a launch, or no step in particular.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strike {
    /// While plans are confirmed, at some moment.
    AtRandom,
    /// Recorded, and nothing sent: the cloud asked everybody to wait.
    Recorded,
    /// The request is under way and the cloud has not come to it.
    Sent,
    /// The group is made and the answer is not there yet.
    Made,
    /// The answer was lost, and the next try has not begun.
    Lost,
    /// The answer was lost, and the next try is under way.
    Resent,
    /// The first answer was lost after the effect and the next one says no.
    RefusedInDoubt,
    /// The cloud failed before it did anything.
    Failed,
    /// The cloud has given an id.
    Accepted,
    /// It runs.
    Running,
    /// The cloud said no.
    Refused,
    /// A moment after the server has come back, while it takes up what was left.
    TakingUp,
}

impl Strike {
    pub(crate) const ALL: [Self; 12] = [
        Self::Recorded,
        Self::Sent,
        Self::Made,
        Self::Lost,
        Self::Resent,
        Self::RefusedInDoubt,
        Self::Failed,
        Self::Accepted,
        Self::Running,
        Self::Refused,
        Self::TakingUp,
        Self::AtRandom,
    ];

    /// What goes wrong with the launch whose step is waited for.
    pub(crate) fn plague(self) -> Vec<FaultKind> {
        // Long enough to be seen on the page, and less than the client waits for one answer.
        let hold = FaultKind::Delay { milliseconds: 6_000 };
        match self {
            Self::AtRandom | Self::TakingUp | Self::Accepted | Self::Running => Vec::new(),
            Self::Recorded => vec![FaultKind::Throttle { retry_after: Some(4_000) }],
            Self::Sent => vec![hold],
            Self::Made => vec![FaultKind::DelayAfter { milliseconds: 1_500 }],
            Self::Lost => vec![FaultKind::DropAfter],
            Self::Resent => vec![FaultKind::DropAfter, hold],
            Self::RefusedInDoubt => vec![FaultKind::DropAfter, no_stock(), no_stock()],
            Self::Failed => vec![failure(503, "ServiceUnavailable")],
            Self::Refused => vec![no_stock()],
        }
    }

    /// What the launch's page reads once it stands at that step; nothing where the cloud itself tells, or nobody does.
    pub(crate) fn signs(self) -> &'static [&'static str] {
        match self {
            Self::AtRandom | Self::TakingUp | Self::Made => &[],
            Self::Recorded => &["throttled"],
            Self::Sent => &["waiting for the answer"],
            Self::Lost => &["answer lost"],
            Self::Resent => &["answer lost", "waiting for the answer"],
            Self::RefusedInDoubt => &["OperationDenied.NoStock"],
            Self::Failed => &["ServiceUnavailable"],
            Self::Accepted => &["eci-"],
            Self::Running => &["Running"],
            Self::Refused => &["nothing was created"],
        }
    }

    /// The words of the table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::AtRandom => "at random, while plans are confirmed",
            Self::Recorded => "recorded, everybody throttled",
            Self::Sent => "sent, not arrived",
            Self::Made => "group made, not answered",
            Self::Lost => "answer lost",
            Self::Resent => "answer lost, sent again",
            Self::RefusedInDoubt => "answer lost, then refused",
            Self::Failed => "failed before the effect",
            Self::Accepted => "accepted",
            Self::Running => "running",
            Self::Refused => "refused",
            Self::TakingUp => "while taking up what was left",
        }
    }
}
