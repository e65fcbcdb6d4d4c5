#![allow(clippy::unwrap_used)]
use super::*;
use crate::store::{AttemptOutcome, LaunchFilter};

fn new(id: &str) -> NewLaunch {
    NewLaunch {
        id: id.into(),
        draft_id: "d".into(),
        digest: "abc".into(),
        region: "cn-beijing".into(),
        name: "web".into(),
        document: "{}".into(),
        sealed: None,
        client_token: format!("t-{id}"),
        expires_at: None,
    }
}

#[tokio::test]
async fn confirming_the_same_plan_twice_is_one_launch() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
    let owner = Owner::local();
    let made = store.record_launch(&owner, &new("one"), "recorded", Moment(1)).await.unwrap();
    let row = store.launch(&owner, "one").await.unwrap().unwrap();
    assert_eq!(made, Recorded::New(Box::new(row)), "it is told as it stands");
    assert_eq!(
        store.record_launch(&owner, &new("two"), "recorded", Moment(2)).await.unwrap(),
        Recorded::Before("one".into())
    );
    assert_eq!(store.recent_launches(&owner, None, 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn of_two_writers_that_saw_the_same_row_one_wins_and_the_steps_are_kept_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
    let owner = Owner::local();
    store.record_launch(&owner, &new("one"), "recorded", Moment(1)).await.unwrap();
    let seen = store.launch(&owner, "one").await.unwrap().unwrap();
    let begin = Some(AttemptStart { action: "CreateContainerGroup", sent: "digest".into() });
    let sent = StateChange { state: "sent".into(), begin, ..StateChange::default() };
    assert!(store.change_launch(&seen, &sent, Moment(2)).await.unwrap().is_some());
    assert!(store.change_launch(&seen, &sent, Moment(3)).await.unwrap().is_none());
    assert_eq!(store.attempts("one").await.unwrap().len(), 1, "the second writer wrote nothing at all");
    let after = store.launch(&owner, "one").await.unwrap().unwrap();
    assert_eq!((after.state.as_str(), after.revision), ("sent", 2));
    let steps: Vec<_> = store.launch_steps("one").await.unwrap().into_iter().map(|step| step.state).collect();
    assert_eq!(steps, ["recorded", "sent"]);
}

#[tokio::test]
async fn a_request_is_written_before_it_leaves_and_completed_when_its_answer_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
    store.record_launch(&Owner::local(), &new("one"), "recorded", Moment(1)).await.unwrap();
    let row = store.launch(&Owner::local(), "one").await.unwrap().unwrap();
    let begin = || Some(AttemptStart { action: "CreateContainerGroup", sent: "digest".into() });
    let sent = StateChange { state: "sent".into(), begin: begin(), ..StateChange::default() };
    let row = store.change_launch(&row, &sent, Moment(2)).await.unwrap().unwrap();
    let open = store.attempts("one").await.unwrap();
    assert_eq!((open[0].started_at, open[0].ended_at, open[0].outcome), (Moment(2), None, None));
    let end = AttemptEnd {
        outcome: AttemptOutcome::Throttled,
        code: Some("Throttling.User".into()),
        request_id: Some("R".into()),
    };
    let waits = StateChange { state: "recorded".into(), end: Some(end), ..StateChange::default() };
    let row = store.change_launch(&row, &waits, Moment(3)).await.unwrap().unwrap();
    let again = StateChange { state: "sent".into(), begin: begin(), ..StateChange::default() };
    let row = store.change_launch(&row, &again, Moment(4)).await.unwrap().unwrap();
    let all = store.attempts("one").await.unwrap();
    assert_eq!((row.attempts, all.len()), (2, 2));
    assert_eq!((all[0].ended_at, all[0].outcome), (Some(Moment(3)), Some(AttemptOutcome::Throttled)));
    assert_eq!((all[0].code.as_deref(), all[0].request_id.as_deref()), (Some("Throttling.User"), Some("R")));
    assert_eq!((all[1].started_at, all[1].ended_at), (Moment(4), None));
    assert_eq!(all[0].sent, all[1].sent);
}

#[tokio::test]
async fn pages_of_launches_follow_one_another_without_gap_or_repeat() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
    let owner = Owner::local();
    for n in 0..5 {
        let launch = NewLaunch { draft_id: format!("d{n}"), ..new(&format!("l{n}")) };
        store.record_launch(&owner, &launch, "recorded", Moment(n / 2)).await.unwrap();
    }
    let first = store.recent_launches(&owner, None, 3).await.unwrap();
    let last = first.last().unwrap();
    let second = store.recent_launches(&owner, Some((last.created_at, &last.id)), 3).await.unwrap();
    let ids: Vec<_> = first.iter().chain(&second).map(|launch| launch.id.as_str()).collect();
    assert_eq!(ids, ["l4", "l3", "l2", "l1", "l0"]);
}

#[tokio::test]
async fn a_filter_lets_through_what_has_its_state_and_holds_its_text() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
    let owner = Owner::local();
    let document = r#"{"Container":[{"Image":"host.example.com/team/Nginx:1"}]}"#.to_owned();
    let web = NewLaunch { name: "web-1".into(), draft_id: "d1".into(), document, ..new("one") };
    let job = NewLaunch { name: "job-1".into(), draft_id: "d2".into(), document: "{}".into(), ..new("two") };
    for launch in [&web, &job] {
        store.record_launch(&owner, launch, "recorded", Moment(1)).await.unwrap();
    }
    let found = async |states: &[&'static str], text| {
        let filter = LaunchFilter { states: states.to_vec(), text };
        let rows = store.launches_like(&owner, &filter, None, 10).await.unwrap();
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(found(&[], "WEB").await, ["one"]);
    assert_eq!(found(&[], "nginx").await, ["one"]);
    assert_eq!(found(&["recorded"], "").await, ["two", "one"]);
    assert_eq!(found(&["running"], "web").await, [""; 0]);
    assert_eq!(found(&[], "%").await, [""; 0], "no letter has a meaning of its own");
}

#[tokio::test]
async fn after_a_refusal_the_same_plan_may_be_confirmed_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
    let owner = Owner::local();
    store.record_launch(&owner, &new("one"), "recorded", Moment(1)).await.unwrap();
    let seen = store.launch(&owner, "one").await.unwrap().unwrap();
    let refused = StateChange { state: "refused".into(), ..StateChange::default() };
    assert!(store.change_launch(&seen, &refused, Moment(2)).await.unwrap().is_some());
    let new_one = store.record_launch(&owner, &new("two"), "recorded", Moment(3)).await.unwrap();
    assert!(matches!(new_one, Recorded::New(_)));
    let again = store.record_launch(&owner, &new("three"), "recorded", Moment(4)).await.unwrap();
    assert_eq!(again, Recorded::Before("two".into()));
}

#[tokio::test]
async fn a_launch_of_another_cloud_is_neither_seen_nor_taken_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("berth.db");
    let owner = Owner::local();
    let demo = Store::open(&path, "demo").await.unwrap();
    demo.record_launch(&owner, &new("one"), "recorded", Moment(1)).await.unwrap();
    let live = Store::open(&path, "live").await.unwrap();
    assert!(live.launch(&owner, "one").await.unwrap().is_none());
    assert!(live.launches_in(&["recorded"], 10).await.unwrap().is_empty());
    assert!(live.recent_launches(&owner, None, 10).await.unwrap().is_empty());
    assert_eq!(demo.launches_in(&["recorded"], 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_told_of_a_change_is_what_stands_there() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
    let owner = Owner::local();
    let launch = NewLaunch { sealed: Some(vec![1, 2]), expires_at: Some(Moment(90)), ..new("one") };
    store.record_launch(&owner, &launch, "recorded", Moment(1)).await.unwrap();
    let mut row = store.launch(&owner, "one").await.unwrap().unwrap();
    let change = |state: &str, group: Option<&str>, snapshot: Option<&str>, failure: Option<&str>| StateChange {
        state: state.into(),
        container_group_id: group.map(str::to_owned),
        snapshot: snapshot.map(str::to_owned),
        failure: failure.map(str::to_owned),
        request_id: group.map(|id| format!("of {id}")),
        begin: (state == "sent").then(|| AttemptStart { action: "CreateContainerGroup", sent: "digest".into() }),
        ..StateChange::default()
    };
    let course = [
        change("sent", None, None, Some("lost once")),
        change("accepted", Some("eci-1"), None, None),
        change("running", None, Some("{}"), None),
        change("running", Some("eci-1"), Some("{\"a\": 1}"), None),
        change("failed", None, None, Some("why")),
        change("running", None, None, None),
        change("deleting", None, None, None),
        change("deleted", None, Some("{}"), None),
    ];
    for (at, change) in (2..).zip(course) {
        row = store.change_launch(&row, &change, Moment(at)).await.unwrap().unwrap();
        assert_eq!(Some(&row), store.launch(&owner, "one").await.unwrap().as_ref(), "{}", change.state);
    }
    assert_eq!((row.started_at, row.ended_at, row.revision), (Some(Moment(3)), Some(Moment(9)), 9));
}
