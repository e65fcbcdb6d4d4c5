//! Changes to registry instances that Berth makes for an operator: record, look, send, look again until it holds.
//!
//! An entry of a whitelist that is made while the endpoint is CREATING is lost, so nothing is sent before the endpoint is RUNNING,
//! and a change counts as done only once the cloud shows it. Each change has a row: a server that finds one whose server is gone
//! goes on with it, and begins by looking.

mod pursue;
mod stage;
mod standing;

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use cloud::{ApiError, Client, SPANS};
use diagnosis::Change;
use tokio::{sync::watch, time};
use tracing::Instrument;

pub use stage::Stage;
pub use standing::{Judged, Standing, after, holds, judge};

use crate::{
    clock::Moment,
    diagnoses::Diagnoses,
    lookups::Lookups,
    random::{self, NoRandomness},
    store::{ChangeRow, NewChange, Owner, Store, StoreError},
    telemetry::beside,
    trouble::Kept,
    turn::{Turn, Turns},
};

/// Between two looks for changes whose server is gone.
const INTERVAL: Duration = Duration::from_secs(2);
/// A change of this server that did not come further for so many milliseconds may have been let go of, because the database
/// did not answer.
const LET_GO: i64 = 10_000;
/// Changes taken over in one turn, at most.
const BATCH: i64 = 100;
/// How long a page waits to learn how things stand.
const LOOK: Duration = Duration::from_secs(5);

/// Why a change could not be recorded or taken further.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// The database did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No random bytes for an id.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// A record could not be written as JSON.
    #[error("a record could not be written: {0}")]
    Json(#[from] serde_json::Error),
    /// The row is not one that this program writes.
    #[error("the record of the change {0} cannot be read")]
    Unreadable(String),
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
    /// Why it failed.
    pub failure: Option<Kept>,
    /// The page that led here.
    pub back: String,
    /// Counts up with everything new.
    pub revision: i64,
}

impl Progress {
    /// What a row says.
    fn of(row: &ChangeRow) -> Result<Self, ChangeError> {
        let asked: BTreeMap<String, String> = serde_json::from_str(&row.asked)?;
        let change = Change::parse(|name| asked.get(name).map_or("", String::as_str));
        let unreadable = || ChangeError::Unreadable(row.id.clone());
        Ok(Self {
            change: change.ok_or_else(unreadable)?,
            stage: Stage::parse(&row.stage).ok_or_else(unreadable)?,
            now: row.standing.as_deref().map(serde_json::from_str).transpose()?,
            failure: row.failure.as_deref().map(serde_json::from_str).transpose()?,
            back: row.back.clone(),
            revision: row.revision,
        })
    }

    /// Whether nothing changes any more.
    pub fn is_over(&self) -> bool {
        self.stage.is_over()
    }
}

/// Makes changes, and takes them to their end.
#[derive(Clone)]
pub struct Changes {
    store: Store,
    cloud: Option<Client>,
    lookups: Arc<Lookups>,
    diagnoses: Diagnoses,
    in_flight: Turns,
}

impl Changes {
    /// In this store and this cloud; what is known of the cloud from before is forgotten once something has changed.
    pub fn new(store: Store, cloud: Option<Client>, lookups: Arc<Lookups>, diagnoses: Diagnoses) -> Self {
        Self { store, cloud, lookups, diagnoses, in_flight: Arc::default() }
    }

    /// How things stand that a change is about; `None` where there is no cloud.
    pub async fn look(&self, change: &Change) -> Option<Result<Standing, ApiError>> {
        let cloud = self.cloud.as_ref()?.with_deadline(LOOK);
        Some(standing::look(&cloud, change).await)
    }

    /// Records a change, begins it and gives its id; `None` where there is no cloud.
    pub async fn begin(
        &self,
        owner: &Owner,
        change: &Change,
        now: &Standing,
        back: String,
    ) -> Result<Option<String>, ChangeError> {
        if self.cloud.is_none() {
            return Ok(None);
        }
        let id = random::hex()?;
        let new = NewChange {
            id: id.clone(),
            asked: serde_json::to_string(&change.pairs().into_iter().collect::<BTreeMap<_, _>>())?,
            back,
            stage: Stage::Waiting.name(),
            standing: serde_json::to_string(now)?,
        };
        let row = self.store.record_change(owner, &new, Moment::now()).await?;
        tracing::info!(change = id, line = change.cli(), "a change was confirmed");
        self.take_up(row);
        Ok(Some(id))
    }

    /// What is known of a change; `None` where `owner` has none of this id.
    pub async fn progress(&self, owner: &Owner, id: &str) -> Result<Option<Progress>, ChangeError> {
        self.store.change(owner, id).await?.as_ref().map(Progress::of).transpose()
    }

    /// Forgets what was known of the cloud before something changed there.
    pub fn forget(&self) {
        self.diagnoses.forget();
        self.lookups.renew_all();
    }

    /// Takes up what was left behind, until `stopping` turns true.
    pub async fn watch(self, mut stopping: watch::Receiver<bool>) {
        if self.cloud.is_none() {
            return;
        }
        let resume = async {
            let mut age = 0;
            loop {
                match self.store.changes_left_behind(&Stage::OPEN, Moment(Moment::now().0 - age), BATCH).await {
                    Ok(rows) => rows.into_iter().for_each(|row| self.take_up(row)),
                    Err(error) => tracing::error!(%error, "changes under way could not be taken up again"),
                }
                age = LET_GO;
                time::sleep(INTERVAL).await;
            }
        };
        tokio::select! {
            () = resume => {}
            _ = stopping.wait_for(|stop| *stop) => {}
        }
    }

    /// Takes a change to its end in the background, unless this process is already at it.
    fn take_up(&self, row: ChangeRow) {
        let Some(turn) = Turn::take(&self.in_flight, &row.id) else { return };
        let (changes, id) = (self.clone(), row.id.clone());
        let making = async move {
            let _turn = turn;
            if let Err(error) = changes.pursue(row).await {
                tracing::error!(change = id, %error, "a change could not be taken further");
            }
        };
        let span = tracing::debug_span!(target: SPANS, parent: None, "change");
        tokio::spawn(making.instrument(beside(span)));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_kept_of_a_change_is_read_back_as_it_was() {
        let asked = r#"{"what":"admit","region":"cn-beijing","instance":"cri-1","entry":"203.0.113.7/32"}"#;
        let now =
            Standing::Public { enabled: true, status: "RUNNING".to_owned(), entries: Some(vec!["::1".to_owned()]) };
        let mut row = ChangeRow {
            id: "one".to_owned(),
            asked: asked.to_owned(),
            back: "/en".to_owned(),
            stage: "failed".to_owned(),
            standing: Some(serde_json::to_string(&now).unwrap()),
            failure: Some(r#"{"advice_zh":"缓","advice_en":"wait","raw":"Code: text"}"#.to_owned()),
            revision: 3,
            created_at: Moment(1),
            since: Moment(2),
        };
        let progress = Progress::of(&row).unwrap();
        assert_eq!((progress.stage, progress.now), (Stage::Failed, Some(now)));
        assert!(progress.change.cli().contains("--Entry 203.0.113.7/32"));
        let trouble = progress.failure.unwrap().trouble(plan::Lang::ZhCn);
        assert_eq!((trouble.advice.as_str(), trouble.raw.as_str()), ("缓", "Code: text"));
        "sold".clone_into(&mut row.stage);
        assert!(matches!(Progress::of(&row), Err(ChangeError::Unreadable(_))));
    }
}
