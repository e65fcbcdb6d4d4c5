//! What can go wrong with the database.

use std::sync::Arc;

use app::page::error::Outage;

/// The database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A statement failed, or the database is out of reach.
    #[error("the database did not answer: {0}")]
    Database(#[from] sqlx::Error),
    /// Several wrote together, and the database did none of it.
    #[error(transparent)]
    Together(Arc<StoreError>),
    /// The database at `place` could not be opened.
    #[error("the database {place} cannot be used: {source}. {mend}", mend = mend(*outage))]
    Open {
        /// Where it is, without a password.
        place: String,
        /// What is wrong with it.
        outage: Option<Outage>,
        /// What the driver said.
        source: sqlx::Error,
    },
    /// The schema could not be brought up to date.
    #[error("the schema of the database {0} could not be brought up to date: {1}")]
    Migration(String, sqlx::migrate::MigrateError),
    /// The schema is newer than this program.
    #[error(
        "the database {place} was written by a newer Berth: its schema is at {found}, and this program knows {known}. Nothing was changed. Start the newer program, or restore a backup that the older one made"
    )]
    Newer {
        /// Where it is, without a password.
        place: String,
        /// The newest migration that it has.
        found: i64,
        /// The newest migration that this program has.
        known: i64,
    },
}

impl StoreError {
    /// What kind of failure it is, where it is one that people can tell apart and mend.
    pub fn outage(&self) -> Option<Outage> {
        match self {
            Self::Database(error) | Self::Migration(_, sqlx::migrate::MigrateError::Execute(error)) => outage(error),
            Self::Open { outage, .. } => *outage,
            Self::Together(error) => error.outage(),
            Self::Migration(..) | Self::Newer { .. } => None,
        }
    }
}

/// What kind of failure an error of the driver is.
///
/// Sources: SQLite documentation, "Result and Error Codes"; PostgreSQL documentation, "PostgreSQL Error Codes".
pub(super) fn outage(error: &sqlx::Error) -> Option<Outage> {
    let database = match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => return Some(Outage::Unreachable),
        sqlx::Error::Database(database) => database,
        _ => return None,
    };
    let code = database.code()?;
    if database.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() {
        // The lowest byte is the kind of failure, the others say more of it.
        return match code.parse::<u32>().ok()? & 0xff {
            5 | 6 => Some(Outage::Locked),
            8 => Some(Outage::ReadOnly),
            10 | 13 => Some(Outage::Full),
            11 | 26 => Some(Outage::Damaged),
            14 => Some(Outage::Unreachable),
            _ => None,
        };
    }
    match &*code {
        "53100" => Some(Outage::Full),
        "25006" => Some(Outage::ReadOnly),
        "55P03" => Some(Outage::Locked),
        "XX001" | "XX002" => Some(Outage::Damaged),
        "57014" | "3D000" => Some(Outage::Unreachable),
        _ if ["08", "28", "53", "57P", "58"].iter().any(|class| code.starts_with(class)) => Some(Outage::Unreachable),
        _ => None,
    }
}

/// What whoever starts the server can do.
fn mend(outage: Option<Outage>) -> &'static str {
    match outage {
        Some(Outage::Unreachable) => {
            "Check that it is there, that its address, user and password are right, and that this user may open it"
        }
        Some(Outage::Full) => {
            "Its disk is full or failing: make room, then start again. Nothing that was stored is lost"
        }
        Some(Outage::ReadOnly) => {
            "It can only be read: give this user the right to write to the file and its folder, or name another place with --database"
        }
        Some(Outage::Locked) => "Another program holds it: end that program, then start again",
        Some(Outage::Damaged) => {
            "The file is damaged or no SQLite database: move it away and bring back a backup with  berth restore FILE"
        }
        None => "Nothing was changed",
    }
}

impl StoreError {
    /// Whether a row of the same name stands there already.
    pub fn is_taken(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::Database(error)) => error.is_unique_violation(),
            Self::Together(error) => error.is_taken(),
            _ => false,
        }
    }
}
