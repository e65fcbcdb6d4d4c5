//! Browser sessions, in the same database as everything else, so that each server knows the sessions of all.

use async_trait::async_trait;
use sha2::{Digest, Sha256};
use sqlx::Row;
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

use super::{Store, StoreError};
use crate::{clock::Moment, random::hexadecimal};

/// Sessions in a [`Store`].
#[derive(Clone)]
pub struct Sessions(Store);

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

impl Store {
    /// The sessions in this database.
    pub fn sessions(&self) -> Sessions {
        Sessions(self.clone())
    }

    /// Deletes the sessions that have ended; how many.
    pub async fn delete_ended_sessions(&self, now: Moment) -> std::result::Result<u64, StoreError> {
        let done = sqlx::query("DELETE FROM sessions WHERE expires_at <= $1").bind(now.0).execute(&self.pool).await?;
        Ok(done.rows_affected())
    }
}

/// What a session is stored under: whoever reads the table does not learn what a cookie must hold.
fn name(id: &Id) -> String {
    hexadecimal(&Sha256::digest(id.0.to_be_bytes()))
}

fn failed(error: sqlx::Error) -> Error {
    Error::Backend(error.to_string())
}

/// Milliseconds since 1970.
fn end(record: &Record) -> i64 {
    i64::try_from(record.expiry_date.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

fn text(record: &Record) -> Result<String> {
    serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        loop {
            let done = sqlx::query(
                "INSERT INTO sessions (id, data, expires_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING",
            )
            .bind(name(&record.id))
            .bind(text(record)?)
            .bind(end(record))
            .execute(&self.0.pool)
            .await;
            match done {
                Ok(done) if done.rows_affected() == 1 => return Ok(()),
                Ok(_) => record.id = Id::default(),
                // Whoever only looks may look all the same: a form of the page will say what is wrong.
                Err(error) => {
                    tracing::error!(%error, "a session could not be stored");
                    return Ok(());
                }
            }
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let done = sqlx::query(
            "INSERT INTO sessions (id, data, expires_at) VALUES ($1, $2, $3)
             ON CONFLICT (id) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at",
        )
        .bind(name(&record.id))
        .bind(text(record)?)
        .bind(end(record))
        .execute(&self.0.pool)
        .await;
        if let Err(error) = done {
            tracing::error!(%error, "a session could not be stored");
        }
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let row = sqlx::query("SELECT data, expires_at FROM sessions WHERE id = $1 AND expires_at > $2")
            .bind(name(id))
            .bind(Moment::now().0)
            .fetch_optional(&self.0.pool)
            .await
            .map_err(failed)?;
        let Some(row) = row else { return Ok(None) };
        let data: String = row.try_get("data").map_err(failed)?;
        let data = serde_json::from_str(&data).map_err(|error| Error::Decode(error.to_string()))?;
        let end: i64 = row.try_get("expires_at").map_err(failed)?;
        let expiry_date = OffsetDateTime::from_unix_timestamp_nanos(i128::from(end) * 1_000_000)
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sqlx::query("DELETE FROM sessions WHERE id = $1").bind(name(id)).execute(&self.0.pool).await.map_err(failed)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn record(seconds: i64) -> Record {
        let expiry_date = OffsetDateTime::from_unix_timestamp(Moment::now().0 / 1000 + seconds).unwrap();
        Record { id: Id::default(), data: [("a".to_owned(), "b".into())].into(), expiry_date }
    }

    #[tokio::test]
    async fn a_session_is_there_until_it_ends_and_its_id_is_not_stored() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
        let sessions = store.sessions();
        let (mut one, mut other) = (record(60), record(-60));
        sessions.create(&mut one).await.unwrap();
        sessions.create(&mut other).await.unwrap();
        assert_eq!(sessions.load(&one.id).await.unwrap().unwrap(), one);
        assert!(sessions.load(&other.id).await.unwrap().is_none(), "it has ended");
        let stored = sqlx::query("SELECT id FROM sessions").fetch_all(&store.pool).await.unwrap();
        let ids: Vec<String> = stored.iter().map(|row| row.try_get("id").unwrap()).collect();
        assert!(ids.iter().all(|id| *id != one.id.to_string()) && ids.contains(&name(&one.id)));
        assert_eq!(store.delete_ended_sessions(Moment::now()).await.unwrap(), 1);
        sessions.delete(&one.id).await.unwrap();
        assert!(sessions.load(&one.id).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn a_session_that_meets_anothers_id_gets_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let sessions = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap().sessions();
        let mut one = record(60);
        sessions.create(&mut one).await.unwrap();
        let mut other = one.clone();
        sessions.create(&mut other).await.unwrap();
        assert_ne!(one.id, other.id);
    }
}
