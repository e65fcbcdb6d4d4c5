//! What Berth keeps, and the only place that speaks SQL.
//!
//! SQLite in one file (WAL) or PostgreSQL, in one SQL text: where the two differ, [`Engine`] has the words. Every row has
//! an owner. "Not there" is `Option`, not an error; a row of another owner is not there. Secrets arrive here sealed and
//! leave sealed.

mod attempts;
mod backup;
mod changes;
mod commit;
mod count;
mod drafts;
mod engine;
mod entries;
mod error;
mod journal;
mod launches;
mod list;
mod logs;
mod migrate;
mod news;
mod open;
mod place;
mod registries;
mod servers;
mod session;
mod shared;

use std::sync::Arc;

use sqlx::AnyPool;

use commit::Commits;
use servers::{Beat, be_seen};

pub use attempts::{Attempt, AttemptEnd, AttemptOutcome, AttemptStart};
pub use backup::{BackupError, backup, restore};
pub use changes::{ChangeRow, ChangeStep, NewChange};
pub use drafts::{DraftChange, DraftRow, DraftSummary, NewDraft, SaveOutcome};
pub use engine::Engine;
pub use error::StoreError;
pub use launches::{LaunchRow, LaunchStep, NewLaunch, Recorded, StateChange};
pub use list::LaunchFilter;
pub use logs::KeptLog;
pub use migrate::{Pending, check, up_to_date};
pub use place::{IN_A_PATH, NotAnAddress, Place};
pub use registries::{Registry, RegistryChange, RegistryRow};
pub use session::Sessions;
pub use shared::SharedPlan;

/// Whose a row is. Until sign-in exists everything belongs to [`Owner::local`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner(String);

impl Owner {
    /// The one person of an installation without sign-in.
    pub fn local() -> Self {
        Self("local".to_owned())
    }

    /// What people call somebody; `None` for the operator of an installation without sign-in, who has no name.
    pub fn person(&self) -> Option<&str> {
        (*self != Self::local()).then_some(self.0.as_str())
    }

    /// The name as it is stored and as the tag `berth-owner` carries it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The database.
///
/// Launches belong to the cloud they were made on: a server on another cloud neither sees nor touches them, so that a
/// launch of demo mode is never sent to the real cloud, nor a real group looked for in the simulator.
#[derive(Clone)]
pub struct Store {
    pool: AnyPool,
    engine: Engine,
    place: Arc<Place>,
    cloud: Arc<str>,
    /// Names this process among those that share the database.
    server: Arc<str>,
    /// Its signs of life, where others look for them.
    beat: Option<Arc<Beat>>,
    /// Where those who write to a file meet.
    commits: Option<Commits>,
    /// Keeps `berth restore` from replacing the file.
    _in_use: Option<Arc<std::fs::File>>,
}

impl Store {
    /// Whether the database answers and takes what is written.
    pub async fn ready(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT id FROM launches LIMIT 1").fetch_optional(&self.pool).await?;
        be_seen(&self.pool, self.engine, &self.server).await
    }

    /// Waits for running statements and closes the database.
    pub async fn close(&self) {
        // Whoever is gone for good need not be waited for; where this fails, time says the same.
        let _ = sqlx::query("DELETE FROM servers WHERE id = $1").bind(&*self.server).execute(&self.pool).await;
        self.pool.close().await;
    }
}
