//! How things stand that a change is about, whether it can be made, and whether it holds. Pure but for the look.

use cloud::{ApiError, Client, cr};
use diagnosis::{Change, What};
use serde::{Deserialize, Serialize};

/// What is being made says so.
const CREATING: &str = "CREATING";

/// How things stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// The public endpoint.
    Public {
        /// Whether it is switched on.
        enabled: bool,
        /// `RUNNING`, `CREATING`; empty while it is switched off.
        status: String,
        /// The whitelist, where the answer has one.
        entries: Option<Vec<String>>,
    },
    /// The linked VPCs: each with its status.
    Private(Vec<(String, String)>),
}

/// Whether a change can be made as things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// It can.
    Ready,
    /// It is so already.
    Already,
    /// Not yet: the endpoint, or the link, is being made.
    Wait,
    /// The endpoint is closed, so it has no whitelist.
    Closed,
    /// It would take the last entry away, which would admit everybody.
    Last,
}

/// Looks how things stand.
pub(super) async fn look(cloud: &Client, change: &Change) -> Result<Standing, ApiError> {
    let (region, id) = (change.region.as_str(), change.instance.as_str());
    if matches!(change.what, What::Link { .. } | What::Unlink { .. }) {
        let endpoint = cr::get_instance_vpc_endpoint(cloud, region, id).await?;
        let links = endpoint.linked_vpcs.unwrap_or_default().into_iter();
        return Ok(Standing::Private(links.map(|link| (link.vpc_id, link.status)).collect()));
    }
    let endpoint = cr::get_instance_endpoint(cloud, region, id).await?;
    let entries = endpoint.acl_entries.map(|entries| entries.into_iter().map(|acl| acl.entry).collect());
    Ok(Standing::Public { enabled: endpoint.enable == Some(true), status: endpoint.status, entries })
}

/// Whether the change can be made as things stand.
pub fn judge(change: &Change, now: &Standing) -> Judged {
    if holds(change, now) {
        return Judged::Already;
    }
    match (&change.what, now) {
        (What::Open, Standing::Public { enabled: true, status, .. }) if status == CREATING => Judged::Wait,
        (What::Link { vpc, .. }, Standing::Private(links)) if links.contains(&(vpc.clone(), CREATING.to_owned())) => {
            Judged::Wait
        }
        (What::Admit(_) | What::Expel(_), Standing::Public { enabled: false, .. }) => Judged::Closed,
        (What::Admit(_), Standing::Public { status, .. }) if status != "RUNNING" => Judged::Wait,
        (What::Expel(_), Standing::Public { entries, .. }) if entries.as_ref().is_none_or(|all| all.len() <= 1) => {
            Judged::Last
        }
        _ => Judged::Ready,
    }
}

/// Whether things stand as the change would have them.
pub fn holds(change: &Change, now: &Standing) -> bool {
    match (&change.what, now) {
        (What::Open, Standing::Public { enabled, status, .. }) => *enabled && status == "RUNNING",
        (What::Close, Standing::Public { enabled, .. }) => !enabled,
        (What::Admit(entry), Standing::Public { enabled, entries: Some(entries), .. }) => {
            *enabled && entry.is_in(entries.iter().map(String::as_str))
        }
        (What::Expel(entry), Standing::Public { entries: Some(entries), .. }) => {
            !entries.iter().any(|there| there == entry.as_str())
        }
        (What::Link { vpc, .. }, Standing::Private(links)) => {
            links.iter().any(|(linked, status)| linked == vpc && status == "RUNNING")
        }
        (What::Unlink { vpc, .. }, Standing::Private(links)) => !links.iter().any(|(linked, _)| linked == vpc),
        _ => false,
    }
}

/// How things will stand once the change holds.
pub fn after(change: &Change, now: &Standing) -> Standing {
    let mut then = now.clone();
    match (&change.what, &mut then) {
        (What::Open, Standing::Public { enabled, status, .. }) => {
            *enabled = true;
            "RUNNING".clone_into(status);
        }
        (What::Close, Standing::Public { enabled, status, .. }) => {
            *enabled = false;
            status.clear();
        }
        (What::Admit(entry), Standing::Public { entries, .. }) => {
            entries.get_or_insert_default().push(entry.as_str().to_owned());
        }
        (What::Expel(entry), Standing::Public { entries: Some(entries), .. }) => {
            entries.retain(|there| there != entry.as_str());
        }
        (What::Link { vpc, .. }, Standing::Private(links)) => {
            links.retain(|(linked, _)| linked != vpc);
            links.push((vpc.clone(), "RUNNING".to_owned()));
        }
        (What::Unlink { vpc, .. }, Standing::Private(links)) => links.retain(|(linked, _)| linked != vpc),
        _ => {}
    }
    then
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use diagnosis::Entry;

    use super::*;

    fn change(what: What) -> Change {
        Change { region: "cn-beijing".to_owned(), instance: "cri-1".to_owned(), what }
    }

    fn public(enabled: bool, status: &str, entries: &[&str]) -> Standing {
        let entries = Some(entries.iter().map(ToString::to_string).collect());
        Standing::Public { enabled, status: status.to_owned(), entries }
    }

    #[test]
    fn an_entry_waits_for_the_endpoint_and_the_last_one_stays() {
        let entry = || Entry::parse("203.0.113.7").unwrap();
        let admit = change(What::Admit(entry()));
        assert_eq!(judge(&admit, &public(false, "", &[])), Judged::Closed);
        assert_eq!(judge(&admit, &public(true, "CREATING", &["127.0.0.1/32"])), Judged::Wait);
        assert_eq!(judge(&admit, &public(true, "RUNNING", &["127.0.0.1/32"])), Judged::Ready);
        assert_eq!(judge(&admit, &public(true, "RUNNING", &["203.0.113.0/24"])), Judged::Already);
        let open = change(What::Open);
        assert_eq!(judge(&open, &public(false, "", &[])), Judged::Ready);
        assert_eq!(judge(&open, &public(true, "CREATING", &[])), Judged::Wait, "somebody did it already");
        let expel = change(What::Expel(entry()));
        assert_eq!(judge(&expel, &public(true, "RUNNING", &["203.0.113.7/32"])), Judged::Last);
        assert_eq!(judge(&expel, &public(true, "RUNNING", &["203.0.113.7/32", "127.0.0.1/32"])), Judged::Ready);
    }

    #[test]
    fn what_stands_after_a_change_is_what_it_waits_for() {
        let link = || What::Link { vpc: "vpc-1".to_owned(), vswitch: "vsw-1".to_owned() };
        let private = Standing::Private(vec![("vpc-1".to_owned(), "CREATING".to_owned())]);
        for (what, now) in [
            (What::Open, public(false, "", &["127.0.0.1/32"])),
            (What::Close, public(true, "RUNNING", &[])),
            (What::Admit(Entry::parse("203.0.113.7").unwrap()), public(true, "RUNNING", &["127.0.0.1/32"])),
            (link(), private.clone()),
            (change(link()).undo().what, private),
        ] {
            let change = change(what);
            assert!(!holds(&change, &now), "{change:?}");
            assert!(matches!(judge(&change, &now), Judged::Ready | Judged::Wait), "{change:?}");
            assert!(holds(&change, &after(&change, &now)), "{change:?}");
        }
    }
}
