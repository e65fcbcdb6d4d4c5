//! Diagnoses for pages: each asked once at a time, kept for a while, and never waited for longer than a page may take.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use cloud::{Ambient, Client, SPANS};
use diagnosis::{Address, Diagnosis, Facts, Gap, GapKind, Words};
use futures::{FutureExt, future::BoxFuture, future::Shared};
use gather::{Desk, Limits};
use plan::{Draft, Problem, Sheet};
use sha2::{Digest, Sha256};
use tokio::time::{Instant, timeout};
use tracing::Instrument;

use crate::{clock::Moment, telemetry::beside};

/// A diagnosis younger than this may stand on a page that only mentions it.
const FRESH: Duration = Duration::from_mins(1);
/// A page waits for one no longer than this; what was not answered by then cannot be known.
const LIMITS: Limits = Limits { question: Duration::from_millis(3_500), total: Duration::from_secs(5), at_once: 16 };
/// Diagnoses kept, at most.
const KEPT: usize = 200;

/// What is to be diagnosed.
#[derive(Clone, Debug)]
pub struct Case {
    sheet: Sheet,
    problems: Vec<Problem>,
    address: Option<Address>,
    key: [u8; 32],
}

impl Case {
    /// A draft, complete or not.
    pub fn of(draft: &Draft) -> Self {
        let problems = match plan::check(draft) {
            Ok(plan) => plan.launchable().err().unwrap_or_default(),
            Err(problems) => problems,
        };
        let (sheet, _) = plan::normalise(draft);
        // A digest, because there are passwords among the values.
        let mut digest = Sha256::new();
        for (name, value) in draft.iter() {
            for part in [name, value] {
                digest.update(part.len().to_le_bytes());
                digest.update(part);
            }
        }
        Self { sheet, problems, address: None, key: digest.finalize().into() }
    }

    /// The pull alone of a draft's images: without a name it is no plan that could be launched, so nobody asks what a launch of it
    /// would come to, and no dry run of the create call is sent by a page that was only looked at.
    pub fn of_pull(draft: &Draft) -> Self {
        let mut nameless = draft.clone();
        nameless.set("ContainerGroupName", "");
        Self::of(&nameless)
    }

    /// The same of a group that stands already and leaves with this public address.
    #[must_use]
    pub fn with_address(self, address: Option<Address>) -> Self {
        let mut digest = Sha256::new_with_prefix(self.key);
        digest.update(address.as_ref().map(|known| known.address.as_str()).unwrap_or_default());
        Self { address, key: digest.finalize().into(), ..self }
    }
}

/// A diagnosis that was made.
#[derive(Debug)]
pub struct Made {
    /// What it came to.
    pub diagnosis: Diagnosis,
    /// How many questions it took.
    pub asked: usize,
    /// When it was made.
    pub at: Moment,
}

type UnderWay = Shared<BoxFuture<'static, Option<Arc<Made>>>>;

#[derive(Default)]
struct Known {
    made: Option<(Arc<Made>, Instant)>,
    under_way: Option<UnderWay>,
}

/// Makes diagnoses and keeps them.
#[derive(Clone)]
pub struct Diagnoses {
    desk: Desk,
    all: Arc<Mutex<HashMap<[u8; 32], Known>>>,
    /// How often all was forgotten: what was asked before is not kept after.
    world: Arc<AtomicU64>,
}

impl Diagnoses {
    /// Asking this cloud; without one nothing but the plan is known.
    pub fn new(cloud: Option<Client>) -> Self {
        let desk = cloud.map_or_else(|| Desk::Closed(no_cloud()), Desk::open);
        Self { desk, all: Arc::default(), world: Arc::default() }
    }

    /// The diagnosis that is kept, while it is fresh.
    fn kept(&self, case: &Case) -> Option<Arc<Made>> {
        let all = self.all();
        let (made, at) = all.get(&case.key)?.made.as_ref()?;
        (at.elapsed() < FRESH).then(|| Arc::clone(made))
    }

    /// The diagnosis that is kept while it is fresh; else a new one begins, and nobody waits for it.
    pub fn peek(&self, case: Case) -> Option<Arc<Made>> {
        let kept = self.kept(&case);
        if kept.is_none() {
            drop(self.begin(case));
        }
        kept
    }

    /// The kept one while it is fresh, else a new one if it comes within `patience`; it is made in any case.
    pub async fn within(&self, case: Case, patience: Duration) -> Option<Arc<Made>> {
        if let Some(kept) = self.kept(&case) {
            return Some(kept);
        }
        timeout(patience, self.begin(case)).await.ok().flatten()
    }

    /// A new one. Whoever asks the same meanwhile waits for the same.
    pub async fn anew(&self, case: Case) -> Option<Arc<Made>> {
        self.begin(case).await
    }

    /// Forgets every diagnosis: the world has changed.
    pub fn forget(&self) {
        self.world.fetch_add(1, Ordering::Relaxed);
        self.all().clear();
    }

    fn begin(&self, case: Case) -> UnderWay {
        let mut all = self.all();
        make_room(&mut all);
        let known = all.entry(case.key).or_default();
        if let Some(under_way) = known.under_way.clone().filter(|under_way| under_way.peek().is_none()) {
            return under_way;
        }
        let (diagnoses, key, world) = (self.clone(), case.key, self.world.load(Ordering::Relaxed));
        let making = async move {
            let facts = Facts::of_group(case.address);
            let ambient = Ambient::real();
            let made = diagnoses.desk.diagnose_knowing(facts, &case.sheet, &case.problems, LIMITS, &ambient).await;
            let made = Arc::new(Made { diagnosis: made.0, asked: made.1.len(), at: Moment::now() });
            let mut all = diagnoses.all();
            if diagnoses.world.load(Ordering::Relaxed) == world
                && let Some(known) = all.get_mut(&key)
            {
                known.made = Some((Arc::clone(&made), Instant::now()));
                known.under_way = None;
            }
            drop(all);
            made
        };
        let span = tracing::debug_span!(target: SPANS, parent: None, "diagnosis");
        let task = tokio::spawn(making.instrument(beside(span)));
        let under_way = task.map(Result::ok).boxed().shared();
        known.under_way = Some(under_way.clone());
        under_way
    }

    fn all(&self) -> MutexGuard<'_, HashMap<[u8; 32], Known>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets go of the oldest where there are too many.
fn make_room(all: &mut HashMap<[u8; 32], Known>) {
    if all.len() < KEPT {
        return;
    }
    let idle = all.iter().filter(|(_, known)| known.under_way.is_none());
    let oldest = idle.min_by_key(|(_, known)| known.made.as_ref().map(|(_, at)| *at)).map(|(key, _)| *key);
    if let Some(oldest) = oldest {
        all.remove(&oldest);
    }
}

/// There is nobody to ask.
fn no_cloud() -> Gap {
    let advice =
        Words::new("本服务器处于仅规划模式，不查询云端。", "This server runs in plan-only mode and asks no cloud.");
    Gap { kind: GapKind::NotAsked, code: None, advice }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn draft(image: &str) -> Draft {
        [("RegionId", "cn-beijing"), ("Container.1.Name", "a"), ("Container.1.Image", image)].into_iter().collect()
    }

    #[tokio::test]
    async fn a_diagnosis_is_kept_for_the_same_plan_and_for_no_other() {
        let diagnoses = Diagnoses::new(None);
        let case = Case::of(&draft("nginx:1"));
        assert!(diagnoses.kept(&case).is_none());
        let made = diagnoses.within(case.clone(), Duration::from_secs(5)).await.unwrap();
        assert_eq!(made.diagnosis.verdict(), diagnosis::Verdict::Unknown);
        assert!(Arc::ptr_eq(&made, &diagnoses.kept(&case).unwrap()));
        assert!(diagnoses.kept(&Case::of(&draft("nginx:2"))).is_none());
        let address = Address { address: "203.0.113.7".to_owned(), at: String::new() };
        assert!(diagnoses.kept(&case.clone().with_address(Some(address))).is_none(), "more is known of that one");
        diagnoses.forget();
        assert!(diagnoses.kept(&case).is_none());
    }

    #[tokio::test]
    async fn whoever_asks_at_the_same_time_gets_the_same() {
        let diagnoses = Diagnoses::new(None);
        let case = Case::of(&draft("nginx:1"));
        let (one, other) = tokio::join!(diagnoses.anew(case.clone()), diagnoses.anew(case.clone()));
        assert!(Arc::ptr_eq(&one.unwrap(), &other.unwrap()));
    }
}
