//! How a group lives: an agenda of what comes next, taken in order of time.
//!
//! Scheduling → Pending → (init containers one after the other) → every image pulled, every container started → Running → Succeeded or
//! Failed, as the restart policy has it. A failed pull waits and tries again, each time for longer, and the group stays Pending.

use jiff::{SignedDuration, Timestamp};

use super::events::{Event, Source, record};
use crate::pull::Cause;
use crate::settings::Pace;

/// A group's status, as ECI names it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Status {
    Scheduling,
    Pending,
    Running,
    Succeeded,
    Failed,
    Restarting,
    Terminating,
}

impl Status {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Scheduling => "Scheduling",
            Self::Pending => "Pending",
            Self::Running => "Running",
            Self::Succeeded => "Succeeded",
            Self::Failed => "Failed",
            Self::Restarting => "Restarting",
            Self::Terminating => "Terminating",
        }
    }
}

/// What a container is doing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum State {
    Waiting { reason: &'static str, message: String },
    Running { since: Timestamp },
    Terminated { code: i32, reason: &'static str, started: Timestamp, finished: Timestamp },
}

/// A container's life.
#[derive(Clone, Debug)]
pub(crate) struct Container {
    pub(crate) state: State,
    pub(crate) previous: Option<State>,
    pub(crate) restarts: u32,
    pub(super) failed_pulls: u32,
    /// How the pull that is going on will end.
    pub(super) outcome: Option<Result<u64, Cause>>,
    pub(super) was_started: bool,
}

/// What comes next; the number is a container's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Step {
    Scheduled,
    Pull(usize),
    PullEnds(usize),
    BackOff(usize),
    Start(usize),
    Exit(usize, i32),
    Restart(usize),
    Deadline,
    Gone,
}

/// A group's life so far.
#[derive(Clone, Debug)]
pub(crate) struct Life {
    pub(crate) status: Status,
    pub(crate) containers: Vec<Container>,
    pub(crate) events: Vec<Event>,
    pub(crate) ended: Option<Timestamp>,
    /// When it was last different from before.
    pub(crate) changed: Timestamp,
    pub(crate) gone: bool,
    pub(super) agenda: Vec<(Timestamp, Step)>,
}

impl Life {
    /// A group that was just accepted.
    pub(crate) fn begin(containers: usize, now: Timestamp, pace: Pace) -> Self {
        Self {
            status: Status::Scheduling,
            containers: vec![Container::waiting(""); containers],
            events: Vec::new(),
            ended: None,
            changed: now,
            gone: false,
            agenda: vec![(after(now, pace.of(800)), Step::Scheduled)],
        }
    }

    pub(super) fn plan(&mut self, at: Timestamp, step: Step) {
        self.agenda.push((at, step));
    }

    /// When the next step is due.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.agenda.iter().map(|(at, _)| *at).min()
    }

    /// Takes the earliest step that is due; of two at the same time the one that was planned first.
    pub(super) fn due(&mut self, now: Timestamp) -> Option<(Timestamp, Step)> {
        let (index, _) = self
            .agenda
            .iter()
            .enumerate()
            .filter(|(_, (at, _))| *at <= now)
            .min_by_key(|(index, (at, _))| (*at, *index))?;
        Some(self.agenda.remove(index))
    }

    pub(super) fn note(&mut self, at: Timestamp, source: Source, reason: &'static str, message: impl Into<String>) {
        let warning =
            matches!(reason, "Failed" | "BackOff" | "InspectFailed" | "ErrImageNeverPull" | "DeadlineExceeded");
        let event = Event { warning, source, reason, message: message.into(), count: 1, first: at, last: at };
        record(&mut self.events, event);
    }
}

impl Container {
    pub(super) fn waiting(message: &str) -> Self {
        Self {
            state: waiting("ContainerCreating", message),
            previous: None,
            restarts: 0,
            failed_pulls: 0,
            outcome: None,
            was_started: false,
        }
    }
}

pub(super) fn waiting(reason: &'static str, message: impl Into<String>) -> State {
    State::Waiting { reason, message: message.into() }
}

/// 10 s, 20 s, 40 s, … and never more than five minutes, in milliseconds.
pub(super) fn doubling(times: u32) -> u32 {
    10_000_u32.saturating_mul(1 << times.saturating_sub(1).min(10)).min(300_000)
}

pub(super) fn after(at: Timestamp, wait: SignedDuration) -> Timestamp {
    at.checked_add(wait).unwrap_or(at)
}
