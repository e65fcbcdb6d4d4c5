//! The launch's page.

use app::{
    frame::Trouble,
    page::launch::{Group, Outcome, Refusal, Snapshot, Trying},
};
use plan::Lang;

use super::{
    after::{accepted, group, launch, launch_with},
    html::tags,
};

#[test]
fn what_is_sent_names_what_the_launch_added_with_its_values() {
    let html = launch(Lang::En, Snapshot::default(), None);
    let added = html.split("preview-added").nth(1).unwrap_or_default().split("</tbody>").next().unwrap_or_default();
    for said in ["ClientToken", "0192f7c1", "berth-launch", "l1", "Added by the launch"] {
        assert!(added.contains(said), "{said} in {added}");
    }
}

#[test]
fn every_request_stands_on_the_page_with_what_came_back() {
    let html = launch(Lang::En, Snapshot::default(), None);
    for said in
        ["Requests sent", "CreateContainerGroup", "throttled, to be sent again", "41 ms", "Throttling.User", "R-41"]
    {
        assert!(html.contains(said), "{said}");
    }
    assert!(launch(Lang::ZhCn, Snapshot::default(), None).contains("被限流，稍后再发"));
}

#[test]
fn a_failure_leads_with_its_cause_and_ends_with_the_raw_event() {
    let html = launch(Lang::En, accepted(group("Failed", "dial tcp 10.0.0.1:443: i/o timeout")), None);
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(at("The container group cannot reach the registry.") < at("What to do"));
    assert!(at("What to do") < at("Original message"));
    assert!(at("Original message") < at("id=\"events-title\""));
}

#[test]
fn a_pull_that_failed_leads_with_cause_evidence_and_remedy_and_keeps_the_event() {
    let snapshot = accepted(group("Pending", "rpc error: code = NotFound: not found"));
    let html = launch_with(Lang::En, snapshot, None, Some(super::diagnose::pull()));
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(at("The registry has no such image.") < at("What the diagnosis says"));
    assert!(at("What the diagnosis says") < at("How to mend it") && at("How to mend it") < at("TAG_NOT_EXIST"));
    assert!(at("TAG_NOT_EXIST") < at("Original message") && at("Original message") < at("id=\"events-title\""));
    assert!(
        html.contains("href=\"/en/diagnose/rules#tag-exists\"") && html.contains("href=\"/en/diagnose?group=eci-1\"")
    );
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

#[test]
fn a_pull_that_fails_contradicts_nothing_on_the_page() {
    let html = launch(Lang::En, accepted(group("Pending", "pull access denied, insufficient_scope")), None);
    assert!(html.contains("The registry refused the pull"));
    assert!(html.contains("held up, tried again") && !html.contains("in progress"));
    assert!(html.contains("badge badge-warn") && !html.contains("badge badge-info"), "nor is its container well");
}

#[test]
fn of_a_deleted_group_nothing_is_told_as_if_it_were_there() {
    let gone = Snapshot { deleted: Some(1_795_000_050), ..accepted(group("Pending", "i/o timeout")) };
    let html = launch(Lang::En, gone, None);
    assert!(!html.contains("verdict-fail") && !html.contains("The container group cannot reach"));
    assert!(!html.contains("Waiting") && html.matches("Deleted").count() >= 2);
    assert!(!html.contains("aria-label=\"Logs of nginx\""), "its log is gone with it");
    assert!(html.contains("i/o timeout"), "what happened stays among the events");
}

#[test]
fn where_nothing_was_created_nothing_is_promised() {
    let refusal = Refusal { recommend: Some("https://api.alibabacloud.com/x".into()), ..Refusal::default() };
    let refused =
        Snapshot { outcome: Outcome::Refused(refusal), group: None, group_id: None, ..accepted(Group::default()) };
    let html = launch(Lang::ZhCn, refused, None);
    assert!(!html.contains("还没有容器信息") && !html.contains("还没有事件"));
    let card = html.split("verdict-fail").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(card.contains("https://api.alibabacloud.com/x"), "Alibaba's page stands in the card");
}

#[test]
fn a_launch_that_is_sent_again_says_how_often_what_it_met_and_what_comes_next() {
    let why = Trouble { advice: "Too many requests.".into(), raw: "Throttling.User: slow down".into() };
    let trying = Snapshot {
        outcome: Outcome::Open,
        group: None,
        group_id: None,
        trying: Some(Trying { tries: 3, why }),
        ..accepted(Group::default())
    };
    let html = launch(Lang::En, trying, None);
    for words in ["after 3 tries", "Too many requests.", "Throttling.User: slow down", "same ClientToken"] {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn a_log_is_read_anew_copied_and_taken_along() {
    let html = launch(Lang::En, accepted(group("Running", "")), None);
    let all = tags(&html);
    let links = |to: &str| all.iter().filter(|tag| tag.name == "a" && tag.get("href") == Some(to)).count();
    assert_eq!(links("/en/launches/l1/logs/nginx?download"), 1);
    assert!(links("/en/launches/l1/logs/nginx") >= 2, "refreshing stays with the log");
    assert!(all.iter().any(|tag| tag.get("data-copy") == Some("log")));
}
