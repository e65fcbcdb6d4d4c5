//! From a confirmed plan to a container group: record, then send, then record what came of it.
//!
//! The row and its ClientToken exist before the request leaves. Whatever dies afterwards, sending again with the same
//! token creates nothing twice; confirming again finds the row that is there.

mod group;
mod request;
mod snapshot;
mod watcher;

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use app::frame::Trouble;
use cloud::{ApiError, Client, ErrorKind, eci};
use plan::{
    Draft, Lang, document,
    launch::{Event, State, step},
    secret,
};
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;

use crate::{
    clock::Moment,
    drafts::{DraftError, OpenDraft},
    random::{self, NoRandomness},
    seal::SealKey,
    store::{LaunchRow, NewLaunch, Owner, Recorded, StateChange, Store, StoreError},
    trouble,
};

use request::BERTH_LAUNCH;
pub use request::added;
pub use snapshot::{seconds, state, word};

/// Why a create call did not succeed, as kept in the row: in both languages, for whoever looks later.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Failure {
    code: String,
    message: String,
    advice_zh: String,
    advice_en: String,
    recommend: Option<String>,
    /// Whether the request never reached the cloud.
    unsent: bool,
    /// How often it was sent.
    #[serde(default)]
    tries: u32,
}

impl Failure {
    /// The launch was not sent while it was fresh, and is not sent now.
    fn too_old() -> Self {
        Self {
            message: "Not sent within an hour of its confirmation.".to_owned(),
            advice_zh: "确认后一小时内未能发送，已放弃，未创建任何资源。如仍需要，请再次创建。".to_owned(),
            advice_en: "It could not be sent within an hour of its confirmation and was given up; nothing was created. Launch again if you still want it.".to_owned(),
            unsent: true,
            ..Self::default()
        }
    }

    fn of(error: &ApiError) -> Self {
        Self {
            code: error.code.clone().unwrap_or_default(),
            message: error.message.clone(),
            advice_zh: error.remedy(Lang::ZhCn),
            advice_en: error.remedy(Lang::En),
            recommend: error.recommend.clone(),
            unsent: error.status.is_none() && !error.outcome_unknown(),
            tries: error.tries,
        }
    }
}

/// A launch confirmed longer ago than this, in milliseconds, is not sent any more: nothing says how long the cloud
/// remembers a ClientToken, and nobody waits for a group that old.
const TOO_OLD: i64 = 3_600_000;
/// How long one look for a group may take.
const LOOK: Duration = Duration::from_secs(10);
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
    in_flight: Arc<Mutex<HashSet<String>>>,
    stale: Arc<Mutex<HashMap<String, ApiError>>>,
    /// What the last try of a launch that is being sent met.
    met: Arc<Mutex<HashMap<String, ApiError>>>,
}

impl Launches {
    /// Over this store and this cloud; without a cloud nothing can be confirmed.
    pub fn new(store: Store, key: Arc<SealKey>, cloud: Option<Client>) -> Self {
        let (changes, _) = broadcast::channel(256);
        Self { store, key, cloud, changes, in_flight: Arc::default(), stale: Arc::default(), met: Arc::default() }
    }

    /// Whether there is a cloud to launch on.
    pub fn possible(&self) -> bool {
        self.cloud.is_some()
    }

    /// The ids of launches as they change.
    pub fn changes(&self) -> broadcast::Receiver<Arc<str>> {
        self.changes.subscribe()
    }

    /// Records the launch of a draft, once for the same content, and sends it in the background.
    pub async fn confirm(&self, owner: &Owner, open: &OpenDraft) -> Result<Confirmed, LaunchError> {
        let Ok(plan) = plan::check(&open.draft) else { return Ok(Confirmed::Not) };
        if plan.launchable().is_err() {
            return Ok(Confirmed::Not);
        }
        let id = random::hex()?;
        let mut draft = open.draft.clone();
        let secrets = serde_json::to_vec(&secret::take(&mut draft))?;
        let new = NewLaunch {
            digest: self.digest(&plan.digest_input(), &secrets),
            draft_id: open.row.id.clone(),
            region: plan.region().unwrap_or_default().to_owned(),
            name: plan.name().unwrap_or_default().to_owned(),
            document: document::write(&draft),
            sealed: Some(self.key.seal(&id, &secrets).map_err(DraftError::from)?),
            client_token: format!("berth-{}", random::hex()?),
            id: id.clone(),
        };
        match self.store.record_launch(owner, &new, State::Recorded.name(), Moment::now()).await? {
            Recorded::Before(id) => Ok(Confirmed::As(id)),
            Recorded::New => {
                let launches = self.clone();
                let owner = owner.clone();
                let sent = id.clone();
                tokio::spawn(async move { launches.take_up(&owner, &sent).await });
                Ok(Confirmed::As(id))
            }
        }
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

    /// Takes up a launch that may still have to be sent, unless this process is already at it.
    ///
    /// Whatever may have left before is looked for by its tag first; only then is it sent, with the same ClientToken.
    async fn take_up(&self, owner: &Owner, id: &str) {
        let Some(_turn) = Turn::take(&self.in_flight, id) else { return };
        if let Err(error) = self.pursue(owner, id).await {
            tracing::error!(launch = id, %error, "a launch could not be taken further");
        }
    }

    async fn pursue(&self, owner: &Owner, id: &str) -> Result<(), LaunchError> {
        let (Some(cloud), Some(row)) = (&self.cloud, self.store.launch(owner, id).await?) else { return Ok(()) };
        match state(&row) {
            State::Recorded => {}
            State::Sent | State::Resent | State::Unknown => {
                let Some(found) = self.look_for(cloud, &row).await else { return Ok(()) };
                if let Some(found) = found {
                    return self.keep(&row, &found).await;
                }
            }
            _ => return Ok(()),
        }
        if Moment::now().0 - row.created_at.0 > TOO_OLD {
            let failure = Some(serde_json::to_string(&Failure::too_old())?);
            self.happen(&row, Event::FindNothing, StateChange { failure, ..StateChange::default() }).await?;
            return Ok(());
        }
        self.send(cloud, &row).await
    }

    /// The group of a launch, found by its tag; `Some(None)` where there is none, `None` where the cloud does not say.
    async fn look_for(&self, cloud: &Client, row: &LaunchRow) -> Option<Option<eci::ContainerGroup>> {
        let filter =
            eci::GroupFilter { tags: vec![(BERTH_LAUNCH.to_owned(), row.id.clone())], ..eci::GroupFilter::default() };
        let cloud = cloud.with_deadline(LOOK);
        match eci::list_container_groups(&cloud, &row.region, &filter, None).await {
            Ok(page) => Some(page.items.into_iter().next()),
            Err(error) => {
                tracing::warn!(launch = row.id, %error, "a launch in doubt could not be looked up");
                None
            }
        }
    }

    /// Sends the create call of a launch and records what came of it.
    async fn send(&self, cloud: &Client, row: &LaunchRow) -> Result<(), LaunchError> {
        let plan = plan::check(&self.draft(row)?).map_err(|_| LaunchError::NotAPlan(row.id.clone()))?;
        // Having been sent once already is a state of its own: the first request may have arrived.
        let sent = StateChange { attempted: true, ..StateChange::default() };
        let Some(row) = self.happen(row, Event::Send, sent).await? else { return Ok(()) };
        let parameters = request::parameters(&plan, &row.id, &row.owner);
        let cloud = self.telling(cloud, &row.id);
        let answer = eci::create_container_group(&cloud, &row.region, &parameters, &row.client_token).await;
        self.met.lock().unwrap_or_else(PoisonError::into_inner).remove(&row.id);
        let (event, change) = match answer {
            Ok(accepted) => {
                let change = StateChange {
                    container_group_id: Some(accepted.container_group_id),
                    request_id: Some(accepted.request_id),
                    ..StateChange::default()
                };
                (Event::Accept, change)
            }
            Err(error) => {
                tracing::warn!(launch = row.id, %error, "the create call failed");
                (meaning(&error), refused(&error)?)
            }
        };
        self.insist(row, event, &change).await?;
        Ok(())
    }

    /// The cloud, telling the launch's page of every try that fails and is followed by another.
    fn telling(&self, cloud: &Client, id: &str) -> Client {
        let (met, changes, id) = (Arc::clone(&self.met), self.changes.clone(), Arc::<str>::from(id));
        cloud.telling(move |error| {
            met.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_string(), error.clone());
            drop(changes.send(Arc::clone(&id)));
        })
    }

    /// Lets `event` happen to a launch whoever writes at the same time: what the cloud did is done all the same.
    async fn insist(&self, mut row: LaunchRow, event: Event, change: &StateChange) -> Result<(), StoreError> {
        while self.happen(&row, event, change.clone()).await?.is_none() {
            match self.store.launch(&row.owner, &row.id).await? {
                Some(newer) => row = newer,
                None => break,
            }
        }
        Ok(())
    }

    /// Deletes the container group of a launch, or says in `lang` why that failed.
    pub async fn delete(&self, row: &LaunchRow, lang: Lang) -> Result<Result<(), Trouble>, LaunchError> {
        let (Some(cloud), Some(group)) = (&self.cloud, &row.container_group_id) else { return Ok(Ok(())) };
        let event = match eci::delete_container_group(cloud, &row.region, group).await {
            Ok(_) => Event::Delete,
            Err(error) if error.kind == ErrorKind::NotFound => Event::Vanish,
            Err(error) => return Ok(Err(trouble::of(&error, lang))),
        };
        self.insist(row.clone(), event, &StateChange::default()).await?;
        Ok(Ok(()))
    }

    /// A group as the cloud describes it now; `None` where there is no cloud, and inside of it where there is no such group.
    pub async fn describe(&self, region: &str, id: &str) -> Option<Result<Option<eci::ContainerGroup>, ApiError>> {
        let cloud = self.cloud.as_ref()?.with_deadline(DESCRIBE);
        let groups = eci::describe_container_groups(&cloud, region, &[id.to_owned()]).await;
        Some(groups.map(|groups| groups.into_iter().find(|group| group.container_group_id == id)))
    }

    /// The end of a container's log, or what happened when it was asked for.
    pub async fn log(&self, row: &LaunchRow, container: &str, lang: Lang) -> Result<String, Trouble> {
        let (Some(cloud), Some(group)) = (&self.cloud, &row.container_group_id) else { return Ok(String::new()) };
        match eci::describe_container_log(cloud, &row.region, group, container, Some(500)).await {
            Ok(log) => Ok(log.content),
            Err(error) => Err(trouble::of(&error, lang)),
        }
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
        if !self.store.change_launch(from, &change, Moment::now()).await? {
            return Ok(None);
        }
        // Nobody listening is no failure.
        drop(self.changes.send(from.id.as_str().into()));
        self.store.launch(&from.owner, &from.id).await
    }
}

/// What a failed create call means for the launch.
fn meaning(error: &ApiError) -> Event {
    if error.outcome_unknown() {
        Event::Lose
    } else if error.kind == ErrorKind::Wait {
        Event::Wait
    } else {
        Event::Refuse
    }
}

fn refused(error: &ApiError) -> Result<StateChange, LaunchError> {
    Ok(StateChange {
        detail: error.code.clone(),
        request_id: error.request_id.clone(),
        failure: Some(serde_json::to_string(&Failure::of(error))?),
        ..StateChange::default()
    })
}

/// The right of one task to send one launch; given back when dropped.
struct Turn {
    all: Arc<Mutex<HashSet<String>>>,
    id: String,
}

impl Turn {
    fn take(all: &Arc<Mutex<HashSet<String>>>, id: &str) -> Option<Self> {
        let first = all.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned());
        first.then(|| Self { all: Arc::clone(all), id: id.to_owned() })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}
