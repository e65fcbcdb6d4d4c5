//! What Berth keeps, and the only place that speaks SQL.
//!
//! SQLite in one file (WAL). Every row has an owner. "Not there" is `Option`, not an error; a row of another
//! owner is not there. Secrets arrive here sealed and leave sealed.

mod attempts;
mod count;
mod drafts;
mod error;
mod launches;
mod list;
mod logs;
mod shared;

use std::{path::Path, sync::Arc, time::Duration};

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use tower_sessions_sqlx_store::SqliteStore;

pub use attempts::{Attempt, AttemptEnd, AttemptOutcome, AttemptStart};
pub use drafts::{DraftChange, DraftRow, DraftSummary, NewDraft, SaveOutcome};
pub use error::StoreError;
pub use launches::{LaunchRow, LaunchStep, NewLaunch, Recorded, StateChange};
pub use list::LaunchFilter;
pub use logs::KeptLog;
pub use shared::SharedPlan;

/// Whose a row is. Until sign-in exists everything belongs to [`Owner::local`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner(String);

impl Owner {
    /// The one person of an installation without sign-in.
    pub fn local() -> Self {
        Self("local".to_owned())
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
    pool: SqlitePool,
    cloud: Arc<str>,
}

impl Store {
    /// Opens the file at `path` for a server on `cloud`, makes it where there is none, and brings its schema up to date.
    pub async fn open(path: &Path, cloud: &str) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .pragma("secure_delete", "ON")
            .busy_timeout(Duration::from_secs(5));
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
        sqlx::migrate!("migrations/sqlite").run(&pool).await?;
        Ok(Self { pool, cloud: cloud.into() })
    }

    /// The session store on the same file.
    pub async fn sessions(&self) -> Result<SqliteStore, StoreError> {
        let sessions = SqliteStore::new(self.pool.clone());
        sessions.migrate().await?;
        Ok(sessions)
    }

    /// Whether the database answers.
    pub async fn ready(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Waits for running statements and closes the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
