//! Servers that share a PostgreSQL database: who is at work, and who does what for all.
//!
//! A server that works says so every other moment. What it holds, a launch or a lease, is free for the others once it has
//! not said so for a while. A file has one server, which holds everything.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use sqlx::{AnyPool, Row};
use tokio::{
    task::JoinHandle,
    time::{self, Instant},
};

use super::{
    Engine, Store, StoreError,
    engine::placeholders,
    launches::{COLUMNS, LaunchRow, launch},
};
use crate::clock::Moment;

/// Between two signs of life.
const BEAT: Duration = Duration::from_millis(1_500);
/// A server that has given no sign of life for so many milliseconds is gone.
const GONE: u64 = 6_000;

/// This server's signs of life; they end with the last clone of its store.
pub(super) struct Beat {
    /// Since when they have arrived without a gap.
    steady: Arc<Mutex<Option<Instant>>>,
    task: JoinHandle<()>,
}

impl Beat {
    pub(super) fn start(pool: AnyPool, engine: Engine, server: Arc<str>) -> Self {
        let steady = Arc::new(Mutex::new(Some(Instant::now())));
        let since = Arc::clone(&steady);
        let task = tokio::spawn(async move {
            let mut beats = time::interval(BEAT);
            beats.set_missed_tick_behavior(time::MissedTickBehavior::Delay);
            loop {
                beats.tick().await;
                let seen = be_seen(&pool, engine, &server).await;
                let mut steady = since.lock().unwrap_or_else(PoisonError::into_inner);
                match seen {
                    Ok(()) => {
                        steady.get_or_insert_with(Instant::now);
                    }
                    Err(error) => {
                        if steady.take().is_some() {
                            tracing::error!(%error, "the other servers do not see this one any more");
                        }
                    }
                }
            }
        });
        Self { steady, task }
    }

    /// Whether this server has been seen for so long that one which has not been seen in that time is gone, and not merely
    /// cut off at the same moment as this one.
    fn is_steady(&self) -> bool {
        let steady = *self.steady.lock().unwrap_or_else(PoisonError::into_inner);
        steady.is_some_and(|since| since.elapsed() > Duration::from_millis(GONE))
    }
}

impl Drop for Beat {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Says that a server is at work.
pub(super) async fn be_seen(pool: &AnyPool, engine: Engine, server: &str) -> Result<(), StoreError> {
    sqlx::query(&format!(
        "INSERT INTO servers (id, seen_at) VALUES ($1, {now}) ON CONFLICT (id) DO UPDATE SET seen_at = {now}",
        now = engine.now()
    ))
    .bind(server)
    .execute(pool)
    .await?;
    Ok(())
}

impl Store {
    /// Whether other servers may work on the same database.
    pub fn is_shared(&self) -> bool {
        self.engine == Engine::Postgres
    }

    /// The condition that nobody alive is `holder`.
    pub(super) fn nobody_holds(&self, holder: &str) -> String {
        let now = self.engine.now();
        format!("({holder} IS NULL OR {holder} NOT IN (SELECT id FROM servers WHERE seen_at > {now} - {GONE}))")
    }

    /// Whether what a gone server held may be taken over: the only server of a file always may.
    pub(super) fn may_take_over(&self) -> bool {
        self.beat.as_ref().is_none_or(|beat| beat.is_steady())
    }

    /// Launches that stand in one of `states` and that nobody takes further: those of servers that are gone, which are this
    /// server's from now on, and this server's own that have not changed since `before`. Oldest first.
    pub async fn left_behind(&self, states: &[&str], before: Moment, limit: i64) -> Result<Vec<LaunchRow>, StoreError> {
        if !self.is_shared() {
            let open = self.launches_in(states, limit).await?;
            return Ok(open.into_iter().filter(|row| row.updated_at <= before).collect());
        }
        if !self.may_take_over() {
            return Ok(Vec::new());
        }
        let statement = format!(
            "UPDATE launches SET holder = $3 WHERE id IN (
                 SELECT id FROM launches WHERE cloud = $1 AND state IN ({states_in})
                 AND ({free} OR (holder = $3 AND updated_at <= $2))
                 ORDER BY updated_at, id LIMIT $4 FOR UPDATE SKIP LOCKED
             ) RETURNING {COLUMNS}",
            states_in = placeholders(5, states.len()),
            free = self.nobody_holds("holder")
        );
        let query = sqlx::query(&statement).bind(&*self.cloud).bind(before.0).bind(&*self.server).bind(limit);
        let query = states.iter().fold(query, |query, state| query.bind(*state));
        query.fetch_all(&self.pool).await?.iter().map(launch).collect()
    }

    /// Whether this server may take a launch further: it does so already, or nobody does.
    pub async fn takes(&self, launch: &str) -> Result<bool, StoreError> {
        if !self.is_shared() {
            return Ok(true);
        }
        let statement = format!(
            "UPDATE launches SET holder = $1 WHERE id = $2 AND (holder = $1 OR {})",
            self.nobody_holds("holder")
        );
        let done = sqlx::query(&statement).bind(&*self.server).bind(launch).execute(&self.pool).await?;
        Ok(done.rows_affected() == 1)
    }

    /// Whether this server is the one that does `what` for all. It stays so until it is gone.
    pub async fn leads(&self, what: &str) -> Result<bool, StoreError> {
        if !self.is_shared() {
            return Ok(true);
        }
        let statement = format!(
            "INSERT INTO leases (name, holder) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder
             WHERE leases.holder = excluded.holder OR {}",
            self.nobody_holds("leases.holder")
        );
        let name = self.lease(what);
        let done = sqlx::query(&statement).bind(name).bind(&*self.server).execute(&self.pool).await?;
        Ok(done.rows_affected() == 1)
    }

    /// Tells the other servers what this one met while it did `what`; `None` for nothing any more.
    pub async fn tell_trouble(&self, what: &str, trouble: Option<&str>) -> Result<(), StoreError> {
        if self.is_shared() {
            sqlx::query("UPDATE leases SET trouble = $1 WHERE name = $2 AND holder = $3")
                .bind(trouble)
                .bind(self.lease(what))
                .bind(&*self.server)
                .execute(&self.pool)
                .await?;
        }
        Ok(())
    }

    /// What the other servers met: what they did, and their words. `None` where there are no others.
    pub async fn troubles(&self) -> Result<Option<Vec<(String, String)>>, StoreError> {
        if !self.is_shared() {
            return Ok(None);
        }
        let rows = sqlx::query("SELECT name, trouble FROM leases WHERE trouble IS NOT NULL AND holder <> $1")
            .bind(&*self.server)
            .fetch_all(&self.pool)
            .await?;
        let start = self.lease("");
        let mut all = Vec::new();
        for row in rows {
            let (name, trouble): (String, String) = (row.try_get("name")?, row.try_get("trouble")?);
            all.extend(name.strip_prefix(&start).map(|what| (what.to_owned(), trouble)));
        }
        Ok(Some(all))
    }

    /// Each cloud has leases of its own.
    fn lease(&self, what: &str) -> String {
        format!("{}\n{what}", self.cloud)
    }

    /// Forgets servers that were last seen before `end`.
    pub async fn delete_gone_servers(&self, end: Moment) -> Result<u64, StoreError> {
        let done = sqlx::query("DELETE FROM servers WHERE seen_at < $1").bind(end.0).execute(&self.pool).await?;
        Ok(done.rows_affected())
    }

    /// Reads the state of an allowance that all servers share, lets `change` make another one of it at the database's time
    /// in milliseconds, and writes that down before anybody else reads it.
    pub async fn allowance<T>(
        &self,
        name: &str,
        change: impl FnOnce(Option<&str>, i64) -> (String, T) + Send,
    ) -> Result<T, StoreError> {
        let name = self.lease(name);
        let mut work = self.pool.begin().await?;
        sqlx::query("INSERT INTO allowances (name, state) VALUES ($1, '') ON CONFLICT (name) DO NOTHING")
            .bind(&name)
            .execute(&mut *work)
            .await?;
        let row = sqlx::query("SELECT state FROM allowances WHERE name = $1 FOR UPDATE")
            .bind(&name)
            .fetch_one(&mut *work)
            .await?;
        // Read only after the row is ours: whoever waited for it may have waited long.
        let now = sqlx::query(&format!("SELECT {} AS now", self.engine.now())).fetch_one(&mut *work).await?;
        let (state, now): (String, i64) = (row.try_get("state")?, now.try_get("now")?);
        let (state, given) = change(Some(state.as_str()).filter(|state| !state.is_empty()), now);
        sqlx::query("UPDATE allowances SET state = $1 WHERE name = $2")
            .bind(state)
            .bind(&name)
            .execute(&mut *work)
            .await?;
        work.commit().await?;
        Ok(given)
    }
}
