use super::{Event, Phase, State, step};

const EVENTS: [Event; 10] = [
    Event::Send,
    Event::Accept,
    Event::Refuse,
    Event::Wait,
    Event::Lose,
    Event::FindNothing,
    Event::Report(Phase::Running),
    Event::Delete,
    Event::Restart,
    Event::Vanish,
];

fn run(events: &[Event]) -> State {
    events.iter().fold(State::Recorded, |state, event| step(state, *event))
}

#[test]
fn a_launch_that_goes_well_runs() {
    let events = [
        Event::Send,
        Event::Accept,
        Event::Report(Phase::Scheduling),
        Event::Report(Phase::Pending),
        Event::Report(Phase::Running),
    ];
    assert_eq!(run(&events), State::Running);
}

#[test]
fn throttling_leads_back_to_the_record() {
    assert_eq!(run(&[Event::Send, Event::Wait]), State::Recorded);
}

#[test]
fn a_lost_answer_is_a_state_of_its_own() {
    assert_eq!(run(&[Event::Send, Event::Lose]), State::Unknown);
    assert_eq!(run(&[Event::Send, Event::Lose, Event::Send]), State::Resent);
    assert_eq!(run(&[Event::Send, Event::Lose, Event::Send, Event::Accept]), State::Accepted);
    assert_eq!(run(&[Event::Send, Event::Lose, Event::Report(Phase::Running)]), State::Running);
    assert_eq!(run(&[Event::Send, Event::Report(Phase::Running)]), State::Running);
    assert_eq!(run(&[Event::Send, Event::Lose, Event::FindNothing]), State::Refused);
}

#[test]
fn a_refusal_after_a_lost_answer_proves_nothing() {
    assert_eq!(run(&[Event::Send, Event::Lose, Event::Send, Event::Refuse]), State::Unknown);
    assert_eq!(run(&[Event::Send, Event::Lose, Event::Send, Event::Wait]), State::Unknown);
}

#[test]
fn a_request_found_under_way_by_another_process_is_lost_before_it_is_sent_again() {
    assert_eq!(run(&[Event::Send, Event::Send]), State::Sent);
    assert_eq!(run(&[Event::Send, Event::Lose, Event::Send]), State::Resent);
}

#[test]
fn containers_started_anew_are_pending_until_the_cloud_says_more() {
    let ended = [Event::Send, Event::Accept, Event::Report(Phase::Failed), Event::Restart];
    assert_eq!(run(&ended), State::Pending);
    assert_eq!(step(run(&ended), Event::Report(Phase::Running)), State::Running);
}

#[test]
fn nothing_happens_to_what_is_over_except_deletion() {
    for event in EVENTS {
        assert_eq!(step(State::Refused, event), State::Refused);
        assert_eq!(step(State::Deleted, event), State::Deleted);
    }
    assert_eq!(step(State::Failed, Event::Delete), State::Deleting);
    assert_eq!(step(State::Deleting, Event::Report(Phase::Running)), State::Deleting);
    assert_eq!(step(State::Deleting, Event::Vanish), State::Deleted);
}

#[test]
fn a_group_is_never_forgotten_without_a_reason() {
    for state in State::ALL.into_iter().filter(|state| state.has_group()) {
        for event in EVENTS {
            let after = step(state, event);
            assert!(after.has_group() || after == State::Deleted, "{state:?} {event:?} {after:?}");
        }
    }
}

#[test]
fn every_name_leads_back_to_its_state_and_serde_agrees() {
    for state in State::ALL {
        assert_eq!(State::parse(state.name()), Some(state));
        assert_eq!(serde_json::to_value(state).ok(), Some(serde_json::Value::from(state.name())));
    }
    assert_eq!(Phase::parse("Running"), Some(Phase::Running));
    assert_eq!(Phase::parse("running"), None);
}
