//! The launch's page.

use app::page::launch::{Group, Outcome, Refusal, Snapshot};
use plan::Lang;

use super::{
    after::{accepted, group, launch},
    html::tags,
};

#[test]
fn a_failure_leads_with_its_cause_and_ends_with_the_raw_event() {
    let html = launch(Lang::En, accepted(group("Failed", "dial tcp 10.0.0.1:443: i/o timeout")), None);
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(at("The container group cannot reach the registry.") < at("What to do"));
    assert!(at("What to do") < at("Original message"));
    assert!(at("Original message") < at("id=\"events-title\""));
}

#[test]
fn a_lost_answer_is_told_as_it_is() {
    let lost = Snapshot { outcome: Outcome::Unknown, group: None, group_id: None, ..accepted(Group::default()) };
    let html = launch(Lang::En, lost, Some(5));
    assert!(html.contains("may or may not exist"));
    assert!(!html.contains("Nothing was created"));
    assert!(!html.contains("l1/delete"), "there is nothing to delete yet");
}

#[test]
fn a_refusal_says_that_nothing_was_created() {
    let refusal = Refusal {
        code: "Forbidden.RAM".into(),
        message: "denied".into(),
        advice: "Ask for eci:Create.".into(),
        recommend: None,
    };
    let html = launch(
        Lang::ZhCn,
        Snapshot { outcome: Outcome::Refused(refusal), group: None, group_id: None, ..accepted(Group::default()) },
        None,
    );
    assert!(
        html.contains("没有创建任何资源")
            && html.contains("Forbidden.RAM: denied")
            && html.contains("Ask for eci:Create.")
    );
}

#[test]
fn a_launch_that_moves_reloads_without_scripts_unless_asked_not_to() {
    let moving = accepted(group("Pending", ""));
    let by_itself = launch(Lang::En, moving.clone(), Some(5));
    assert!(by_itself.contains(r#"http-equiv="refresh""#) && by_itself.contains("?refresh=off"));
    let stopped = launch(Lang::En, moving, None);
    assert!(!stopped.contains("http-equiv"));
}

#[test]
fn a_launch_at_rest_neither_reloads_nor_streams() {
    let html = launch(Lang::En, accepted(group("Succeeded", "")), None);
    assert!(!html.contains("http-equiv") && !html.contains("launch-pause") && !html.contains("LaunchLive"));
    let moving = launch(Lang::En, accepted(group("Pending", "")), None);
    let all = tags(&moving);
    let part = all.iter().find(|tag| tag.get("id") == Some("launch-live")).unwrap();
    assert_eq!(part.get("data-events"), Some("/en/launches/l1/events"));
    assert_eq!(part.get("data-page"), Some("/en/launches/l1"));
}

#[test]
fn ids_can_be_copied_and_the_state_is_said_aloud() {
    let html = launch(Lang::En, accepted(group("Running", "")), None);
    let all = tags(&html);
    assert!(all.iter().any(|tag| tag.get("data-copy") == Some("group-id")));
    assert!(all.iter().any(|tag| tag.get("id") == Some("launch-status") && tag.get("role") == Some("status")));
}
