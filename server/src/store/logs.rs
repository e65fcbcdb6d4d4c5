//! The last lines of containers whose group has ended or is gone.

use sqlx::Row;

use super::{Store, StoreError};
use crate::clock::Moment;

/// A log as stored.
#[derive(Clone, Debug)]
pub struct KeptLog {
    /// When it was read.
    pub at: Moment,
    /// Its last lines, sealed for the launch.
    pub sealed: Vec<u8>,
}

impl Store {
    /// Keeps the last lines of a container, instead of those that were kept before.
    pub async fn keep_log(&self, launch: &str, container: &str, log: &KeptLog) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO launch_logs (launch_id, container, at, sealed) VALUES ($1, $2, $3, $4)
             ON CONFLICT (launch_id, container) DO UPDATE SET at = excluded.at, sealed = excluded.sealed",
        )
        .bind(launch)
        .bind(container)
        .bind(log.at.0)
        .bind(&log.sealed)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// What was kept of a container's log.
    pub async fn kept_log(&self, launch: &str, container: &str) -> Result<Option<KeptLog>, StoreError> {
        let row = sqlx::query("SELECT at, sealed FROM launch_logs WHERE launch_id = $1 AND container = $2")
            .bind(launch)
            .bind(container)
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| Ok(KeptLog { at: Moment(row.try_get("at")?), sealed: row.try_get("sealed")? })).transpose()
    }

    /// The containers of a launch whose logs were kept.
    pub async fn kept_logs(&self, launch: &str) -> Result<Vec<String>, StoreError> {
        let rows = sqlx::query("SELECT container FROM launch_logs WHERE launch_id = $1 ORDER BY container")
            .bind(launch)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(|row| Ok(row.try_get("container")?)).collect()
    }

    /// Deletes logs that were kept before `end`; how many.
    pub async fn delete_old_logs(&self, end: Moment) -> Result<u64, StoreError> {
        let done = sqlx::query("DELETE FROM launch_logs WHERE at < $1").bind(end.0).execute(&self.pool).await?;
        Ok(done.rows_affected())
    }
}
