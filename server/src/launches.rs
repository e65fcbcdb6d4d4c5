//! From a confirmed plan to a container group: record, then send, then record what came of it.
//!
//! The row and its ClientToken exist before the request leaves. Whatever dies afterwards, sending again with the same
//! token creates nothing twice; confirming again finds the row that is there.

mod budget;
mod change;
mod dry_run;
mod failure;
mod group;
mod logs;
mod named;
mod pace;
mod pursue;
mod request;
mod snapshot;
mod told;
mod viewers;
mod watcher;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use cloud::{ApiError, Client, SPANS, eci};
use plan::{
    Draft, Plan, document,
    launch::{Event, State, step},
    secret,
};
use tokio::sync::broadcast;
use tracing::Instrument;

use crate::{
    clock::Moment,
    drafts::{DraftError, OpenDraft},
    random::{self, NoRandomness},
    seal::SealKey,
    store::{LaunchRow, NewLaunch, Owner, Recorded, StateChange, Store, StoreError},
    telemetry::beside,
    trouble::Kept,
    turn::Turns,
};

use budget::Budget;
pub use budget::Rate;
pub use dry_run::dry_run;
pub use logs::Lines;
pub use named::{Named, id_of};
pub use request::added;
pub use snapshot::{group, seconds, state, word};
pub use told::{Told, at};
use viewers::Viewers;
pub use viewers::{Update, View};

/// How long a page waits for the description of one group.
const DESCRIBE: Duration = Duration::from_secs(3);

/// Why a launch could not be recorded or sent.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// The database did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The plan's secrets do not open or could not be sealed.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// No random bytes for a token.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// The recorded plan is not one that can be sent any more.
    #[error("the recorded plan {0} is not complete")]
    NotAPlan(String),
    /// A record could not be written as JSON.
    #[error("a record could not be written: {0}")]
    Json(#[from] serde_json::Error),
}

/// What became of a confirmation.
pub enum Confirmed {
    /// This launch; made now or, for the same plan, before.
    As(String),
    /// The plan cannot be launched; the review says why.
    Not,
}

/// Records launches, sends them, and follows what becomes of them.
#[derive(Clone)]
pub struct Launches {
    store: Store,
    key: Arc<SealKey>,
    cloud: Option<Client>,
    changes: broadcast::Sender<Arc<str>>,
    in_flight: Turns,
    /// Launches that this process had to let go of, because the database did not answer.
    dropped: Arc<Mutex<HashMap<String, Owner>>>,
    /// Regions that do not answer, and what they say instead.
    stale: Arc<Mutex<HashMap<String, Kept>>>,
    /// The same, of regions that other servers ask.
    heard: Arc<Mutex<HashMap<String, Kept>>>,
    viewers: Arc<Viewers>,
    /// The account's allowance for creating and deleting.
    changes_budget: Arc<Budget>,
    /// The account's allowance for asking after groups.
    questions: Arc<Budget>,
}

impl Launches {
    /// Over this store and this cloud, creating and deleting at this rate; without a cloud nothing can be confirmed.
    pub fn new(store: Store, key: Arc<SealKey>, cloud: Option<Client>, rate: Rate) -> Self {
        let (changes, _) = broadcast::channel(256);
        let changes_budget = Arc::new(Budget::new(rate, &store, "changes"));
        let questions = Arc::new(Budget::new(Rate::QUESTIONS, &store, "questions"));
        Self {
            store,
            key,
            cloud,
            changes,
            in_flight: Arc::default(),
            dropped: Arc::default(),
            stale: Arc::default(),
            heard: Arc::default(),
            viewers: Arc::default(),
            changes_budget,
            questions,
        }
    }

    /// Whether there is a cloud to launch on.
    pub fn possible(&self) -> bool {
        self.cloud.is_some()
    }

    /// The ids of launches as they change; an empty one where any may have changed.
    pub fn changes(&self) -> broadcast::Receiver<Arc<str>> {
        self.changes.subscribe()
    }

    /// Records the launch of a draft, once for the same content, and sends it in the background.
    pub async fn confirm(&self, owner: &Owner, open: &OpenDraft) -> Result<Confirmed, LaunchError> {
        let Ok(plan) = plan::check(&open.draft) else { return Ok(Confirmed::Not) };
        if plan.launchable().is_err() {
            return Ok(Confirmed::Not);
        }
        let new = self.entry(&random::hex()?, &open.row.id, &open.draft, &plan)?;
        Ok(match self.record(owner, new, true).await? {
            Recorded::Before(id) => Confirmed::As(id),
            Recorded::New(row) => Confirmed::As(row.id),
        })
    }

    /// What is written down of the launch of a plan, as `id`.
    fn entry(&self, id: &str, origin: &str, draft: &Draft, plan: &Plan) -> Result<NewLaunch, LaunchError> {
        let (mut draft, now) = (draft.clone(), Moment::now());
        let secrets = serde_json::to_vec(&secret::take(&mut draft))?;
        Ok(NewLaunch {
            digest: self.digest(&plan.digest_input(), &secrets),
            draft_id: origin.to_owned(),
            region: plan.region().unwrap_or_default().to_owned(),
            name: plan.name().unwrap_or_default().to_owned(),
            document: document::write(&draft),
            sealed: Some(self.key.seal(id, &secrets).map_err(DraftError::from)?),
            client_token: format!("berth-{}", random::hex()?),
            expires_at: end_of(plan, now),
            id: id.to_owned(),
        })
    }

    /// Writes a launch down, unless the same plan of the same origin stands there, and sends it in the background where
    /// `send` is set: both, also where whoever confirmed it goes away meanwhile.
    async fn record(&self, owner: &Owner, new: NewLaunch, send: bool) -> Result<Recorded, LaunchError> {
        let (launches, owner) = (self.clone(), owner.clone());
        let recording = async move {
            let recorded = launches.store.record_launch(&owner, &new, State::Recorded.name(), Moment::now()).await?;
            if let (Recorded::New(row), true) = (&recorded, send) {
                launches.send_off((**row).clone());
            }
            Ok(recorded)
        };
        match tokio::spawn(recording.in_current_span()).await {
            Ok(recorded) => recorded,
            Err(failed) => match failed.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                // The process ends.
                Err(_) => std::future::pending().await,
            },
        }
    }

    /// Takes a launch further in the background: one may take an hour, and nobody waits for it.
    fn send_off(&self, row: LaunchRow) {
        let span = tracing::debug_span!(target: SPANS, parent: None, "launch", berth.launch_id = row.id);
        let launches = self.clone();
        tokio::spawn(async move { launches.take_up(row).await }.instrument(beside(span)));
    }

    /// The launch that confirming this draft as it stands would lead to, where one was made before.
    pub async fn made_of(&self, open: &OpenDraft) -> Result<Option<String>, LaunchError> {
        let Ok(plan) = plan::check(&open.draft) else { return Ok(None) };
        let secrets = serde_json::to_vec(&secret::take(&mut open.draft.clone()))?;
        Ok(self.store.launch_of(&open.row.id, &self.digest(&plan.digest_input(), &secrets)).await?)
    }

    /// Names a plan with its secrets: two plans that differ in a password alone are two plans.
    fn digest(&self, plan: &str, secrets: &[u8]) -> String {
        self.key.digest(&format!("{plan}{}", String::from_utf8_lossy(secrets)))
    }

    /// The plan of a launch as a draft, with its secrets in place.
    pub fn draft(&self, row: &LaunchRow) -> Result<Draft, LaunchError> {
        let mut draft = document::read(&row.document).map_err(|_| LaunchError::NotAPlan(row.id.clone()))?;
        if let Some(sealed) = &row.sealed {
            let opened = self.key.open(&row.id, sealed).map_err(DraftError::from)?;
            secret::put(&mut draft, &serde_json::from_slice(&opened)?);
        }
        Ok(draft)
    }

    /// A group as the cloud describes it now; `None` where there is no cloud, and inside of it where there is no such group.
    pub async fn describe(&self, region: &str, id: &str) -> Option<Result<Option<eci::ContainerGroup>, ApiError>> {
        let cloud = self.cloud.as_ref()?.with_deadline(DESCRIBE);
        let groups = eci::describe_container_groups(&cloud, region, &[id.to_owned()]).await;
        Some(groups.map(|groups| groups.into_iter().find(|group| group.container_group_id == id)))
    }

    /// Lets `event` happen to a launch, writes what it makes of it, and tells everybody who looks; the row as it stands
    /// then, or `None` where somebody else wrote first.
    async fn happen(
        &self,
        from: &LaunchRow,
        event: Event,
        mut change: StateChange,
    ) -> Result<Option<LaunchRow>, StoreError> {
        let before = State::parse(&from.state).unwrap_or(State::Unknown);
        step(before, event).name().clone_into(&mut change.state);
        let after = self.store.change_launch(from, &change, Moment::now()).await?;
        if after.is_some() {
            self.announce(&from.id);
        }
        Ok(after)
    }

    /// Tells everybody who looks that a launch changed.
    fn announce(&self, id: &str) {
        // Nobody listening is no failure.
        drop(self.changes.send(id.into()));
    }
}

/// A group that ended because its `ActiveDeadlineSeconds` were over still exists: after this many more milliseconds it
/// is deleted. It is more than a launch may wait to be sent, and leaves time to look.
const AFTER_DEADLINE: i64 = 7_200_000;

/// When the group of a plan confirmed at `now` is to be deleted by itself.
fn end_of(plan: &Plan, now: Moment) -> Option<Moment> {
    let seconds: i64 = plan.value("ActiveDeadlineSeconds")?.parse().ok()?;
    Some(Moment(now.0.saturating_add(seconds.saturating_mul(1000)).saturating_add(AFTER_DEADLINE)))
}

#[cfg(test)]
mod tests;
