//! The road of a launch, stage by stage, read from what is known of it.

use super::{
    cause::cause,
    snapshot::{ContainerState, Event, Outcome, Snapshot},
};

/// A stage of the road.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Stored here, with its token, before anything leaves.
    Recorded,
    /// The request left.
    Sent,
    /// The cloud said yes.
    Accepted,
    /// A place was found.
    Scheduled,
    /// The images are there.
    Pulled,
    /// The containers run, or have run.
    Running,
}

/// How far a stage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Reached.
    Done,
    /// Being worked on.
    Now,
    /// Not reached yet.
    Ahead,
    /// Being worked on, and something stands in the way.
    Stuck,
    /// It ended here.
    Failed,
    /// Nobody knows: the answer was lost.
    Unknown,
    /// Will not be reached any more.
    Never,
}

/// A stage with how far it is and, where known, when it was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Which stage.
    pub stage: Stage,
    /// How far it is.
    pub mark: Mark,
    /// When it was reached, in seconds since 1970 in UTC.
    pub at: Option<i64>,
}

const STAGES: [Stage; 6] =
    [Stage::Recorded, Stage::Sent, Stage::Accepted, Stage::Scheduled, Stage::Pulled, Stage::Running];

/// The six stages in order.
///
/// A stage that was passed without leaving a time is done without one; the first that is not done is worked on now,
/// failed, or unknown.
pub fn timeline(snapshot: &Snapshot) -> [Reached; 6] {
    let facts = facts(snapshot);
    let reached = facts.iter().rposition(|fact| fact.done).map_or(0, |last| last + 1);
    let ended = ended(snapshot);
    let mut index = 0;
    STAGES.map(|stage| {
        let fact = facts[index];
        let mark = match index {
            _ if index < reached => Mark::Done,
            _ if index > reached => {
                if ended == Mark::Failed || ended == Mark::Never {
                    Mark::Never
                } else {
                    Mark::Ahead
                }
            }
            _ => ended,
        };
        index += 1;
        Reached { stage, mark, at: fact.at.filter(|_| mark == Mark::Done) }
    })
}

#[derive(Clone, Copy, Default)]
struct Fact {
    done: bool,
    at: Option<i64>,
}

/// For each stage, whether something proves that it was reached, and when.
fn facts(snapshot: &Snapshot) -> [Fact; 6] {
    let told = |at: Option<i64>| Fact { done: at.is_some(), at };
    let (scheduled, pulled, running) = snapshot.group.as_ref().map_or_else(Default::default, |group| {
        let of = |reason| group.events.iter().find(|event| event.reason == reason).map(|event| event.at);
        let pulled = pulled(&group.containers, &group.events);
        let started = group.containers.iter().filter(|c| !c.init).map(|c| c.started).collect::<Option<Vec<_>>>();
        let started = started.and_then(|times| times.into_iter().max());
        let runs = matches!(group.status.as_str(), "Running" | "Restarting" | "Updating" | "Succeeded");
        let placed = matches!(group.status.as_str(), "Pending" | "Failed" | "StartingFailed");
        (
            Fact { done: placed || of("Scheduled").is_some(), at: of("Scheduled") },
            told(pulled),
            Fact { done: runs || started.is_some(), at: started },
        )
    });
    let accepted = Fact { done: snapshot.outcome == Outcome::Accepted, at: snapshot.accepted };
    [told(Some(snapshot.recorded)), told(snapshot.sent), accepted, scheduled, pulled, running]
}

/// When the last image had been pulled; `None` while one is missing or none is told.
fn pulled(containers: &[ContainerState], events: &[Event]) -> Option<i64> {
    let pulls: Vec<&Event> = events.iter().filter(|event| event.reason == "Pulled").collect();
    let enough = !containers.is_empty() && pulls.len() >= containers.len();
    pulls.iter().map(|event| event.at).max().filter(|_| enough)
}

/// What to say of the first stage that was not reached.
fn ended(snapshot: &Snapshot) -> Mark {
    match &snapshot.outcome {
        Outcome::Unknown => Mark::Unknown,
        Outcome::Refused(_) | Outcome::Unsent(_) => Mark::Failed,
        _ if snapshot.deleted.is_some() => Mark::Never,
        _ => match snapshot.group.as_ref().map_or("", |group| group.status.as_str()) {
            "Failed" | "ScheduleFailed" | "StartingFailed" | "Expired" => Mark::Failed,
            // A cause that leads the page and a stage that goes on as if nothing were would contradict each other.
            _ if cause(snapshot).is_some() || snapshot.trying.is_some() => Mark::Stuck,
            _ => Mark::Now,
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::super::snapshot::{Group, Refusal};
    use super::*;

    fn marks(snapshot: &Snapshot) -> [Mark; 6] {
        timeline(snapshot).map(|reached| reached.mark)
    }

    fn event(reason: &str, at: i64) -> Event {
        Event { at, count: 1, reason: reason.into(), ..Event::default() }
    }

    fn container(started: Option<i64>) -> ContainerState {
        ContainerState { name: "c".into(), started, ..ContainerState::default() }
    }

    fn accepted(status: &str, containers: Vec<ContainerState>, events: Vec<Event>) -> Snapshot {
        Snapshot {
            recorded: 1,
            sent: Some(2),
            accepted: Some(3),
            outcome: Outcome::Accepted,
            group: Some(Group { status: status.into(), containers, events, ..Group::default() }),
            ..Snapshot::default()
        }
    }

    #[test]
    fn a_launch_that_was_only_stored_waits_for_its_request() {
        use Mark::{Ahead, Done, Now};
        let snapshot = Snapshot { recorded: 1, ..Snapshot::default() };
        assert_eq!(marks(&snapshot), [Done, Now, Ahead, Ahead, Ahead, Ahead]);
    }

    #[test]
    fn a_lost_answer_is_called_unknown_and_nothing_is_called_failed() {
        use Mark::{Ahead, Done, Unknown};
        let snapshot = Snapshot { recorded: 1, sent: Some(2), outcome: Outcome::Unknown, ..Snapshot::default() };
        assert_eq!(marks(&snapshot), [Done, Done, Unknown, Ahead, Ahead, Ahead]);
    }

    #[test]
    fn a_refusal_ends_the_road_at_the_answer() {
        use Mark::{Done, Failed, Never};
        let outcome = Outcome::Refused(Refusal::default());
        let snapshot = Snapshot { recorded: 1, sent: Some(2), outcome, ..Snapshot::default() };
        assert_eq!(marks(&snapshot), [Done, Done, Failed, Never, Never, Never]);
    }

    #[test]
    fn a_failed_pull_ends_after_the_place_was_found() {
        use Mark::{Done, Failed, Never};
        let snapshot = accepted("StartingFailed", vec![container(None)], vec![event("Scheduled", 4)]);
        assert_eq!(marks(&snapshot), [Done, Done, Done, Done, Failed, Never]);
    }

    #[test]
    fn a_pull_that_fails_again_and_again_is_not_called_in_progress() {
        use Mark::{Ahead, Done, Stuck};
        let warning = Event {
            kind: "Warning".into(),
            message: "pull access denied, insufficient_scope".into(),
            ..event("Failed", 5)
        };
        let snapshot = accepted("Pending", vec![container(None)], vec![event("Scheduled", 4), warning]);
        assert_eq!(marks(&snapshot), [Done, Done, Done, Done, Stuck, Ahead]);
    }

    #[test]
    fn every_image_must_be_there_before_the_images_are() {
        let both = || vec![container(None), container(None)];
        let one = accepted("Pending", both(), vec![event("Scheduled", 4), event("Pulled", 6)]);
        assert_eq!(marks(&one)[4], Mark::Now);
        let all = accepted("Pending", both(), vec![event("Scheduled", 4), event("Pulled", 6), event("Pulled", 9)]);
        assert_eq!(timeline(&all)[4].at, Some(9));
        assert_eq!(marks(&all)[5], Mark::Now);
    }

    #[test]
    fn a_group_that_runs_has_passed_every_stage_even_where_events_are_gone() {
        let snapshot = accepted("Running", vec![container(Some(11))], vec![]);
        assert_eq!(marks(&snapshot), [Mark::Done; 6]);
        assert_eq!(timeline(&snapshot)[5].at, Some(11));
        assert_eq!(timeline(&snapshot)[4].at, None);
    }
}
