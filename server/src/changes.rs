//! Changes to registry instances that Berth makes for an operator: look, send, look again until it holds.
//!
//! An entry of a whitelist that is made while the endpoint is CREATING is lost, so nothing is sent before the endpoint is RUNNING,
//! and a change counts as done only once the cloud shows it.

mod standing;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use cloud::{ApiError, Client, ErrorKind, cr};
use diagnosis::{Change, What};
use tokio::{sync::watch, time};

pub use standing::{Judged, Standing, after, holds, judge};

use crate::{
    diagnoses::Diagnoses,
    lookups::Lookups,
    random::{self, NoRandomness},
};

/// How often the cloud is asked how things stand.
const INTERVAL: Duration = Duration::from_secs(1);
/// How long a change is waited for, before it is sent and after.
const PATIENCE: Duration = Duration::from_mins(3);
/// How long a page waits to learn how things stand.
const LOOK: Duration = Duration::from_secs(5);
/// Changes remembered, at most.
const KEPT: usize = 200;
/// What Berth writes beside an entry of a whitelist.
const COMMENT: &str = "berth";

/// How far a change has come.
#[derive(Clone, Debug)]
pub enum Stage {
    /// The endpoint is still being made: nothing was sent.
    Waiting,
    /// The call is on its way.
    Sending,
    /// It was accepted and does not hold yet.
    Settling,
    /// It holds.
    Done,
    /// It was refused, or could not be sent or followed.
    Failed(ApiError),
    /// It does not hold although it was waited for.
    Late,
}

/// What is known of a change.
#[derive(Clone, Debug)]
pub struct Progress {
    /// What was asked for.
    pub change: Change,
    /// How far it has come.
    pub stage: Stage,
    /// How things stood when they were last looked at.
    pub now: Option<Standing>,
    /// The page that led here.
    pub back: String,
}

impl Progress {
    /// Whether nothing changes any more.
    pub fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Done | Stage::Failed(_) | Stage::Late)
    }
}

/// Makes changes and remembers them while the process lives.
#[derive(Clone)]
pub struct Changes {
    cloud: Option<Client>,
    lookups: Arc<Lookups>,
    diagnoses: Diagnoses,
    all: Arc<Mutex<HashMap<String, watch::Sender<Progress>>>>,
}

impl Changes {
    /// In this cloud; what is known of it from before is forgotten once something has changed.
    pub fn new(cloud: Option<Client>, lookups: Arc<Lookups>, diagnoses: Diagnoses) -> Self {
        Self { cloud, lookups, diagnoses, all: Arc::default() }
    }

    /// How things stand that a change is about; `None` where there is no cloud.
    pub async fn look(&self, change: &Change) -> Option<Result<Standing, ApiError>> {
        let cloud = self.cloud.as_ref()?.with_deadline(LOOK);
        Some(standing::look(&cloud, change).await)
    }

    /// Begins a change and gives its id; `None` where there is no cloud.
    pub fn begin(&self, change: Change, now: Standing, back: String) -> Result<Option<String>, NoRandomness> {
        let Some(cloud) = self.cloud.clone() else { return Ok(None) };
        let id = random::hex()?;
        let progress = Progress { change, stage: Stage::Waiting, now: Some(now), back };
        tracing::info!(change = id, line = progress.change.cli(), "a change was confirmed");
        let (tell, _) = watch::channel(progress);
        let mut all = self.all();
        if all.len() >= KEPT {
            all.retain(|_, known| !known.borrow().is_over());
        }
        all.insert(id.clone(), tell.clone());
        drop(all);
        let (changes, name) = (self.clone(), id.clone());
        tokio::spawn(async move {
            let stage = pursue(&cloud, &tell).await.unwrap_or_else(Stage::Failed);
            tracing::info!(change = name, ?stage, "a change came to its end");
            changes.diagnoses.forget();
            changes.lookups.renew_all();
            tell.send_modify(|progress| progress.stage = stage);
        });
        Ok(Some(id))
    }

    /// What is known of a change, and every later word on it.
    pub fn follow(&self, id: &str) -> Option<watch::Receiver<Progress>> {
        self.all().get(id).map(watch::Sender::subscribe)
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, watch::Sender<Progress>>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn pursue(cloud: &Client, tell: &watch::Sender<Progress>) -> Result<Stage, ApiError> {
    let change = tell.borrow().change.clone();
    let until = time::Instant::now() + PATIENCE;
    loop {
        let now = standing::look(cloud, &change).await?;
        let judged = judge(&change, &now);
        tell.send_modify(|progress| progress.now = Some(now));
        match judged {
            Judged::Ready => break,
            Judged::Already => return Ok(Stage::Done),
            Judged::Wait if time::Instant::now() < until => time::sleep(INTERVAL).await,
            // What the question refused is refused here too: things may have changed since it was asked.
            Judged::Wait | Judged::Closed | Judged::Last => return Ok(Stage::Late),
        }
    }
    tell.send_modify(|progress| progress.stage = Stage::Sending);
    send(cloud, &change).await?;
    tell.send_modify(|progress| progress.stage = Stage::Settling);
    let until = time::Instant::now() + PATIENCE;
    while time::Instant::now() < until {
        match standing::look(cloud, &change).await {
            Ok(now) => {
                let done = holds(&change, &now);
                tell.send_modify(|progress| progress.now = Some(now));
                if done {
                    return Ok(Stage::Done);
                }
            }
            // It was accepted: a look that fails says nothing against it.
            Err(error) if matches!(error.kind, ErrorKind::Unreachable | ErrorKind::Wait | ErrorKind::Retry) => {}
            Err(error) => return Err(error),
        }
        time::sleep(INTERVAL).await;
    }
    Ok(Stage::Late)
}

async fn send(cloud: &Client, change: &Change) -> Result<String, ApiError> {
    let (region, id) = (change.region.as_str(), change.instance.as_str());
    match &change.what {
        What::Open => cr::update_instance_endpoint_status(cloud, region, id, true).await,
        What::Close => cr::update_instance_endpoint_status(cloud, region, id, false).await,
        What::Admit(entry) => cr::create_instance_endpoint_acl_policy(cloud, region, id, entry.as_str(), COMMENT).await,
        What::Expel(entry) => cr::delete_instance_endpoint_acl_policy(cloud, region, id, entry.as_str()).await,
        What::Link { vpc, vswitch } => {
            cr::create_instance_vpc_endpoint_linked_vpc(cloud, region, id, vpc, vswitch).await
        }
        What::Unlink { vpc, vswitch } => {
            cr::delete_instance_vpc_endpoint_linked_vpc(cloud, region, id, vpc, vswitch).await
        }
    }
}
