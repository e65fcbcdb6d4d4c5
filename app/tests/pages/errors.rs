//! Pages that say what went wrong.

use app::page::error::{Kind, Outage};
use plan::Lang;

use super::{after, html::tags};

#[test]
fn every_error_says_what_is_safe_and_where_to_go() {
    let cannot = Kind::CannotExpress { reason: "It never restarts.".into() };
    let outages = [Outage::Unreachable, Outage::Full, Outage::ReadOnly, Outage::Locked, Outage::Damaged];
    let others = [Kind::NotFound, Kind::Forbidden, Kind::PlanOnly, Kind::Method, Kind::Internal, cannot];
    for kind in others.into_iter().chain(outages.map(Kind::Unavailable)) {
        let html = after::error(Lang::En, kind.clone());
        assert!(html.contains("What is safe") && html.contains("as last saved is intact"), "{kind:?}");
        assert!(html.contains("/en/plans/k3x9v2m7q1/review") && html.contains("r-1"), "{kind:?}");
    }
}

#[test]
fn an_error_of_ours_does_not_promise_that_nothing_was_launched() {
    assert!(!after::error(Lang::En, Kind::Internal).contains("This page created"));
    assert!(after::error(Lang::En, Kind::NotFound).contains("This page created"));
}

#[test]
fn a_conflict_shows_both_sides_and_can_keep_mine() {
    let html = after::conflict(Lang::En);
    assert!(html.contains("cri-test") && html.contains("mine"));
    let all = tags(&html);
    let posted = |name: &str| {
        all.iter().rev().find(|tag| tag.get("name") == Some(name)).and_then(|tag| tag.get("value").map(str::to_owned))
    };
    assert_eq!(posted("_version").as_deref(), Some("8"));
    assert_eq!(posted("ContainerGroupName").as_deref(), Some("mine"));
    assert!(html.contains("ImageRegistryCredential.1.Password"), "what has to be typed again is named");
}

#[test]
fn an_expired_session_carries_everything_along() {
    let html = after::expired(Lang::ZhCn);
    let all = tags(&html);
    let value = |name: &str| {
        all.iter().find(|tag| tag.get("name") == Some(name)).and_then(|tag| tag.get("value").map(str::to_owned))
    };
    assert_eq!(value("RegionId").as_deref(), Some("cn-\"shanghai"));
    assert_eq!(value("_action").as_deref(), Some("next"));
}
