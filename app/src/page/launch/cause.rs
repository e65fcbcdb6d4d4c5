//! Why a launch does not run: the event that says it, what it means, and what to do.

use super::snapshot::{Event, Group, Outcome, Snapshot};
use crate::text::{Text, cause as words};

/// The cause of a failure, or of a pull that will not come about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What it means.
    pub what: Text,
    /// What to do.
    pub advice: Text,
    /// The cloud's own words.
    pub raw: String,
}

/// A fragment of an event's message (in lower case) or its whole reason, and what it means.
struct Rule {
    fragment: &'static str,
    what: Text,
    advice: Text,
}

const fn rule(fragment: &'static str, what: Text, advice: Text) -> Rule {
    Rule { fragment, what, advice }
}

/// The first that fits wins: the narrow ones stand before the wide ones. "not found" comes last because a host that is
/// not found and a repository that is not found say almost the same.
const RULES: [Rule; 17] = [
    rule("no such host", words::NO_HOST, words::NO_HOST_ADVICE),
    rule("x509", words::CERTIFICATE, words::CERTIFICATE_ADVICE),
    rule("i/o timeout", words::TIMEOUT, words::TIMEOUT_ADVICE),
    rule("connection refused", words::TIMEOUT, words::TIMEOUT_ADVICE),
    rule("401 unauthorized", words::DENIED, words::DENIED_ADVICE),
    rule("insufficient_scope", words::DENIED, words::DENIED_ADVICE),
    rule("pull access denied", words::DENIED, words::DENIED_ADVICE),
    rule("manifest unknown", words::MISSING, words::MISSING_ADVICE),
    rule("not found", words::MISSING, words::MISSING_ADVICE),
    rule("NoStock", words::STOCK, words::STOCK_ADVICE),
    rule("StockExhaust", words::STOCK, words::STOCK_ADVICE),
    rule("InsufficientBalance", words::BALANCE, words::BALANCE_ADVICE),
    rule("QuotaFull", words::QUOTA, words::QUOTA_ADVICE),
    rule("SpotToBeReleased", words::SPOT, words::SPOT_ADVICE),
    rule("Throttling", words::THROTTLED, words::THROTTLED_ADVICE),
    rule("Unauthorized", words::ROLE, words::ROLE_ADVICE),
    rule("OOMKilled", words::MEMORY, words::MEMORY_ADVICE),
];

/// The cause, where what is known names one: a warning that we can explain, else the last warning as it is, else a
/// container that ended badly. A group that runs or has done its work has no cause to show.
pub fn cause(snapshot: &Snapshot) -> Option<Cause> {
    let group = snapshot.group.as_ref().filter(|_| snapshot.outcome == Outcome::Accepted)?;
    if matches!(group.status.as_str(), "Running" | "Succeeded") {
        return None;
    }
    let explained = warnings(group).find_map(|event| explain(&event.reason, &event.message));
    let of_container = || group.containers.iter().find_map(|container| explain(&container.reason, &container.message));
    explained.or_else(of_container).or_else(|| unexplained(group))
}

/// The warnings, newest first.
fn warnings(group: &Group) -> impl Iterator<Item = &Event> {
    group.events.iter().rev().filter(|event| event.kind == "Warning")
}

fn explain(reason: &str, message: &str) -> Option<Cause> {
    let lower = message.to_ascii_lowercase();
    let found = RULES.iter().find(|rule| rule.fragment == reason || lower.contains(rule.fragment))?;
    let raw = if message.is_empty() { reason } else { message };
    Some(Cause { what: found.what, advice: found.advice, raw: raw.to_owned() })
}

/// A failure that no rule knows: the last warning or the bad exit, in its own words.
fn unexplained(group: &Group) -> Option<Cause> {
    if !matches!(group.status.as_str(), "Failed" | "ScheduleFailed" | "StartingFailed" | "Expired") {
        return None;
    }
    let ended = group.containers.iter().find(|container| container.exit_code.is_some_and(|code| code != 0));
    if let Some(ended) = ended {
        let raw = [ended.name.as_str(), ended.reason.as_str(), ended.message.as_str()];
        let raw: Vec<&str> = raw.into_iter().filter(|part| !part.is_empty()).collect();
        return Some(Cause { what: words::EXIT, advice: words::EXIT_ADVICE, raw: raw.join(" · ") });
    }
    let raw = warnings(group).next().map(|event| event.message.clone()).unwrap_or_default();
    Some(Cause { what: words::OTHER, advice: words::OTHER_ADVICE, raw })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::super::snapshot::ContainerState;
    use super::*;

    fn failed(status: &str, reason: &str, message: &str) -> Snapshot {
        let warning = Event {
            at: 5,
            count: 1,
            kind: "Warning".into(),
            reason: reason.into(),
            object: String::new(),
            message: message.into(),
        };
        let back_off =
            Event { reason: "BackOff".into(), message: "Back-off pulling image \"x\"".into(), ..warning.clone() };
        Snapshot {
            outcome: Outcome::Accepted,
            group: Some(Group { status: status.into(), events: vec![warning, back_off], ..Group::default() }),
            ..Snapshot::default()
        }
    }

    #[test]
    fn each_known_message_leads_to_its_own_advice() {
        for (message, what) in [
            ("lookup test0-registry-vpc.cn-beijing.cr.aliyuncs.com on 100.100.2.136:53: no such host", words::NO_HOST),
            ("dial tcp 10.0.0.1:443: i/o timeout", words::TIMEOUT),
            ("unexpected status: 401 Unauthorized", words::DENIED),
            ("pull access denied, insufficient_scope: authorization failed", words::DENIED),
            ("docker.io/library/nginx:none: not found", words::MISSING),
            ("x509: certificate signed by unknown authority", words::CERTIFICATE),
        ] {
            let cause = cause(&failed("Pending", "Failed", message)).unwrap();
            assert_eq!(cause.what, what, "{message}");
            assert_eq!(cause.raw, message);
        }
        assert_eq!(cause(&failed("Scheduling", "NoStock", "sold out")).unwrap().what, words::STOCK);
    }

    #[test]
    fn a_running_group_shows_no_cause_of_the_past() {
        assert_eq!(cause(&failed("Running", "Failed", "i/o timeout")), None);
    }

    #[test]
    fn a_bad_exit_names_the_container() {
        let mut snapshot = failed("Failed", "Other", "something new");
        assert_eq!(cause(&snapshot).unwrap().what, words::OTHER);
        snapshot.group.as_mut().unwrap().containers.push(ContainerState {
            name: "web".into(),
            reason: "Error".into(),
            exit_code: Some(2),
            ..ContainerState::default()
        });
        let cause = cause(&snapshot).unwrap();
        assert_eq!((cause.what, cause.raw.as_str()), (words::EXIT, "web · Error"));
    }
}
