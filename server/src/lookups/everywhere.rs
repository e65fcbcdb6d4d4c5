//! The instances of every region, scanned side by side.
//!
//! `ListInstance` answers for the region of the host that it is sent to, so each region is a question of its own: the one that
//! the pickers ask too. A page never waits for all of them; what comes later is kept for its next look.

use std::time::Duration;

use app::page::registries::{Failed, Scan, Why};
use cloud::{ApiError, Client, ErrorKind};
use futures::future::{BoxFuture, join_all};
use plan::{
    Lang,
    regions::{has_registry, registries},
};
use tokio::time::timeout;

use super::{Described, Look, Lookups, cache::Standing, instances::list};
use crate::trouble;

/// Lists and instances that are asked at the same time.
pub(super) const AT_ONCE: usize = 12;
/// For one call, its tries included.
const CALL: Duration = Duration::from_secs(6);
/// A region that has not answered after this long counts as silent. With every region silent, the last one's turn is over by then.
const TOTAL: Duration = Duration::from_secs(20);

impl Lookups {
    /// What is known of every region, after waiting no longer than `patience` for what is not; `None` without a cloud.
    pub async fn everywhere(&self, look: Look, patience: Option<Duration>) -> Option<Scan> {
        let cloud = self.cloud.clone()?;
        let asked: Vec<_> = registries().filter_map(|region| self.ask_region(region, look, &cloud)).collect();
        // Time that is up is told region by region.
        drop(timeout(patience.unwrap_or(TOTAL), join_all(asked)).await);
        let standings = registries().map(|region| (region, self.instances.standing(region)));
        Some(scan(standings, look.lang))
    }

    /// Lets the next look at the regions ask every one of them anew.
    pub fn renew_regions(&self) {
        self.instances.renew(has_registry);
    }

    fn ask_region(&self, region: &'static str, look: Look, cloud: &Client) -> Option<BoxFuture<'static, ()>> {
        let turns = std::sync::Arc::clone(&self.turns);
        let ask =
            move |cloud: Client| async move { list(&cloud.with_deadline(CALL), region, Some(turns.as_ref())).await };
        self.instances.start(region, look, cloud, ask)
    }
}

/// What all of them come to.
fn scan(standings: impl Iterator<Item = (&'static str, Standing<Described>)>, lang: Lang) -> Scan {
    let mut scan = Scan::default();
    for (region, standing) in standings {
        scan.regions += 1;
        let earlier = standing.answer.is_some();
        let awaited = standing.asked.is_some_and(|since| since < TOTAL);
        if let Some((listed, age)) = standing.answer {
            scan.age = scan.age.max(Some(age));
            if listed.more {
                scan.more.push(region);
            }
            scan.instances.extend(listed.items.into_iter().map(|described| described.instance));
            if standing.asked.is_none() && standing.failure.is_none() {
                scan.answered += 1;
                continue;
            }
        }
        if awaited {
            scan.awaited += 1;
        } else {
            scan.failed.push(Failed { earlier, ..failed(region, standing.failure.as_ref(), lang) });
        }
    }
    scan
}

fn failed(region: &'static str, error: Option<&ApiError>, lang: Lang) -> Failed {
    let Some(error) = error else {
        return Failed { region, why: Why::Silent, trouble: trouble::too_slow(lang), earlier: false };
    };
    let why = match &error.kind {
        ErrorKind::GrantPermission { action } => Why::Permission(action.clone()),
        ErrorKind::Wait => Why::Throttled,
        ErrorKind::Unreachable => Why::Silent,
        _ => Why::Refused,
    };
    Failed { region, why, trouble: trouble::of(error, lang), earlier: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lookups::cache::Listed;
    use app::page::registry::Instance;

    fn answered(id: &str, age: u64) -> (Listed<Described>, u64) {
        let instance = Instance { id: id.to_owned(), ..Instance::default() };
        let described = Described { instance, comments: Vec::new(), public: None, private: None };
        (Listed { items: vec![described], more: false }, age)
    }

    fn of(standings: Vec<Standing<Described>>) -> Scan {
        scan(registries().zip(standings), Lang::En)
    }

    #[test]
    fn a_region_is_answered_awaited_or_failed_and_an_old_answer_is_shown_meanwhile() {
        let nothing = || Standing { answer: None, failure: None, asked: None };
        let scan = of(vec![
            Standing { answer: Some(answered("a", 3)), ..nothing() },
            Standing { answer: Some(answered("b", 400)), asked: Some(Duration::from_secs(1)), ..nothing() },
            Standing { asked: Some(Duration::from_secs(1)), ..nothing() },
            Standing { answer: Some(answered("d", 5)), asked: Some(TOTAL), ..nothing() },
        ]);
        assert_eq!((scan.regions, scan.answered, scan.awaited, scan.failed.len()), (4, 1, 2, 1));
        assert_eq!(scan.instances.len(), 3);
        assert_eq!(scan.age, Some(400), "the page is as old as the oldest answer on it");
        assert_eq!((&scan.failed[0].why, scan.failed[0].earlier), (&Why::Silent, true));
        assert_eq!(scan.failed[0].region, registries().nth(3).unwrap_or_default());
    }

    #[test]
    fn a_region_that_was_closed_is_not_asked() {
        assert!(registries().all(|region| region != "ap-south-1"));
        assert!(registries().any(|region| region == "cn-nanjing"), "one that is being closed may still hold images");
        assert!(registries().any(|region| region == "na-south-1"), "images may lie where no container group can run");
    }
}
