//! Writes that share a commit. What many write to an SQLite file at the same moment becomes durable together: one wait for
//! the disk for all of them, and none of them is told before it is done. PostgreSQL does the same by itself.

use std::sync::Arc;

use futures::future::BoxFuture;
use sqlx::{Any, AnyPool, Connection, pool::PoolConnection};
use tokio::sync::{mpsc, oneshot};
use tracing::{Instrument, Span};

use super::{Store, StoreError, entries::Entries};

/// Writes that share one commit, at most.
const TOGETHER: usize = 256;
/// Writes that may wait for their turn before others wait to be let in.
const WAITING: usize = 1_024;

/// Something to write, wholly or not at all. It may be run more than once: what a run wrote before another one begins has
/// been undone.
pub(super) trait Work: Send + Sync + 'static {
    /// What is known when it is written.
    type Given: Send + 'static;

    /// Writes it, inside a transaction that somebody else begins and ends.
    fn run<'a>(&'a self, entries: &'a mut Entries<'_>) -> BoxFuture<'a, Result<Self::Given, StoreError>>;
}

/// The queue of those who write to a file; it ends with the last clone of its store.
#[derive(Clone)]
pub(super) struct Commits(mpsc::Sender<Box<dyn Job>>);

impl Commits {
    /// For the file behind `pool`.
    pub(super) fn start(pool: AnyPool) -> Self {
        let (queue, mut jobs) = mpsc::channel(WAITING);
        tokio::spawn(async move {
            let mut connection = None;
            let mut batch = Vec::new();
            loop {
                // Nobody is waited for: whoever comes while one commit is under way shares the next one.
                tokio::select! {
                    count = jobs.recv_many(&mut batch, TOGETHER) => if count == 0 { return },
                    // The pool ends when every connection is back.
                    () = pool.close_event(), if connection.is_some() => connection = None,
                }
                commit(&pool, &mut connection, &mut batch).await;
            }
        });
        Self(queue)
    }

    async fn write<W: Work>(&self, work: W) -> Result<W::Given, StoreError> {
        let (tell, told) = oneshot::channel();
        let job = Waiting { work, given: None, tell, span: Span::current() };
        self.0.send(Box::new(job)).await.map_err(|_| sqlx::Error::PoolClosed)?;
        told.await.map_err(|_| sqlx::Error::PoolClosed)?
    }
}

impl Store {
    /// Writes something; when this ends, it is durable.
    pub(super) async fn write<W: Work>(&self, work: W) -> Result<W::Given, StoreError> {
        match &self.commits {
            // The queue works until the last store is gone. Should it ever fail, everybody writes for himself.
            Some(commits) if !commits.0.is_closed() => commits.write(work).await,
            _ => alone(&self.pool, &work).await,
        }
    }
}

async fn alone<W: Work>(pool: &AnyPool, work: &W) -> Result<W::Given, StoreError> {
    let mut transaction = pool.begin().await?;
    let mut entries = Entries::new(&mut transaction);
    let given = work.run(&mut entries).await?;
    entries.write().await?;
    transaction.commit().await?;
    Ok(given)
}

/// The connection is kept from one commit to the next: what another one writes, its cache has to read again.
async fn commit(pool: &AnyPool, kept: &mut Option<PoolConnection<Any>>, batch: &mut Vec<Box<dyn Job>>) {
    if batch.is_empty() {
        return;
    }
    match together(pool, kept, batch).await {
        Ok(()) => batch.drain(..).for_each(Job::done),
        Err(error) => {
            // What state it is in, the pool judges.
            *kept = None;
            // What is wrong with the database is wrong for everybody. Each trying again would only wait for it as often.
            let mut outage = (error.outage().is_some() || batch.len() == 1).then(|| Arc::new(error));
            for job in batch.drain(..) {
                match &outage {
                    Some(error) => job.failed(StoreError::Together(Arc::clone(error))),
                    // One of them is at fault, and the others must not suffer for it.
                    None => outage = job.alone(pool).await,
                }
            }
        }
    }
}

async fn together(
    pool: &AnyPool,
    kept: &mut Option<PoolConnection<Any>>,
    batch: &mut [Box<dyn Job>],
) -> Result<(), StoreError> {
    let connection = match kept {
        Some(connection) => connection,
        None => kept.insert(pool.acquire().await?),
    };
    let mut transaction = connection.begin().await?;
    let mut entries = Entries::new(&mut transaction);
    for job in batch {
        job.run(&mut entries).await?;
    }
    entries.write().await?;
    transaction.commit().await?;
    Ok(())
}

/// Work, whatever it gives, and whoever waits for it.
trait Job: Send {
    fn run<'a>(&'a mut self, entries: &'a mut Entries<'_>) -> BoxFuture<'a, Result<(), StoreError>>;
    /// Runs it in a transaction of its own; gives what is wrong with the database, where that is what it met.
    fn alone<'a>(self: Box<Self>, pool: &'a AnyPool) -> BoxFuture<'a, Option<Arc<StoreError>>>
    where
        Self: 'a;
    fn done(self: Box<Self>);
    fn failed(self: Box<Self>, error: StoreError);
}

struct Waiting<W: Work> {
    work: W,
    given: Option<W::Given>,
    tell: oneshot::Sender<Result<W::Given, StoreError>>,
    /// Whose work it is a part of, for whoever traces.
    span: Span,
}

// Whoever waited may have gone away; what was written is written all the same.
impl<W: Work> Job for Waiting<W> {
    fn run<'a>(&'a mut self, entries: &'a mut Entries<'_>) -> BoxFuture<'a, Result<(), StoreError>> {
        let span = self.span.clone();
        let run = async move {
            self.given = Some(self.work.run(entries).await?);
            Ok(())
        };
        Box::pin(run.instrument(span))
    }

    fn alone<'a>(self: Box<Self>, pool: &'a AnyPool) -> BoxFuture<'a, Option<Arc<StoreError>>>
    where
        Self: 'a,
    {
        Box::pin(async move {
            let (given, outage) = match alone(pool, &self.work).instrument(self.span).await {
                Err(error) if error.outage().is_some() => {
                    let error = Arc::new(error);
                    (Err(StoreError::Together(Arc::clone(&error))), Some(error))
                }
                given => (given, None),
            };
            drop(self.tell.send(given));
            outage
        })
    }

    fn done(self: Box<Self>) {
        if let Some(given) = self.given {
            drop(self.tell.send(Ok(given)));
        }
    }

    fn failed(self: Box<Self>, error: StoreError) {
        drop(self.tell.send(Err(error)));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use app::page::error::Outage;
    use futures::future::join_all;

    use super::*;
    use crate::{
        clock::Moment,
        store::{NewLaunch, Owner, Recorded, StateChange},
    };

    fn new(number: usize, id: &str) -> NewLaunch {
        NewLaunch {
            id: id.into(),
            draft_id: format!("draft {number}"),
            digest: "abc".into(),
            region: "cn-beijing".into(),
            name: "web".into(),
            document: "{}".into(),
            sealed: None,
            client_token: format!("token {number}"),
            expires_at: None,
        }
    }

    #[tokio::test]
    async fn of_many_that_write_at_once_whoever_is_at_fault_fails_alone() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
        let owner = Owner::local();
        let mut wanted: Vec<_> = (0..300).map(|n| new(n, &format!("id {n}"))).collect();
        wanted.push(new(300, "id 7"));
        wanted.push(new(8, "id 301"));
        let told = join_all(wanted.iter().map(|new| store.record_launch(&owner, new, "recorded", Moment(1)))).await;
        assert!(told[..300].iter().all(|told| matches!(told, Ok(Recorded::New(_)))), "{told:?}");
        assert!(told[300].as_ref().is_err_and(StoreError::is_taken), "another plan under the name of the seventh");
        assert!(matches!(&told[301], Ok(Recorded::Before(id)) if id == "id 8"));
        assert_eq!(store.recent_launches(&owner, None, 1000).await.unwrap().len(), 300);
        let change = StateChange { state: "sent".into(), ..StateChange::default() };
        let rows = store.recent_launches(&owner, None, 1000).await.unwrap();
        // Each twice: of two that saw the same row, one wins, also where they share a commit.
        let changes = rows.iter().chain(&rows).map(|row| store.change_launch(row, &change, Moment(2)));
        let after = join_all(changes).await;
        let won = after.iter().filter(|after| matches!(after, Ok(Some(row)) if row.revision == 2)).count();
        let lost = after.iter().filter(|after| matches!(after, Ok(None))).count();
        assert_eq!((won, lost), (300, 300));
        assert_eq!(store.launch_steps("id 299").await.unwrap().len(), 2);
    }

    /// What a full disk does: the database ends the transaction, and the driver does not know.
    struct Torn;

    impl Work for Torn {
        type Given = ();

        fn run<'a>(&'a self, entries: &'a mut Entries<'_>) -> BoxFuture<'a, Result<(), StoreError>> {
            Box::pin(async move {
                sqlx::query("ROLLBACK").execute(&mut *entries.database).await?;
                Err(sqlx::Error::WorkerCrashed.into())
            })
        }
    }

    #[tokio::test]
    async fn what_was_told_as_durable_after_a_torn_transaction_is_seen_by_everybody() {
        let folder = tempfile::tempdir().unwrap();
        let (file, owner) = (folder.path().join("berth.db"), Owner::local());
        let store = Store::open(&file, "demo").await.unwrap();
        assert!(store.write(Torn).await.is_err());
        store.record_launch(&owner, &new(1, "one"), "recorded", Moment(1)).await.unwrap();
        // As many as there can be at once, so that the torn one would be among them.
        let mut all = Vec::new();
        for _ in 1..store.pool.options().get_max_connections() {
            all.push(store.pool.acquire().await.unwrap());
        }
        assert!(all.iter().all(|connection| !connection.is_in_transaction()));
        let elsewhere = Store::open(&file, "demo").await.unwrap();
        assert_eq!(elsewhere.recent_launches(&owner, None, 10).await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn a_store_that_was_written_to_can_be_closed_and_opened() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("berth.db");
        let store = Store::open(&file, "demo").await.unwrap();
        store.record_launch(&Owner::local(), &new(1, "one"), "recorded", Moment(1)).await.unwrap();
        tokio::time::timeout(std::time::Duration::from_secs(20), store.close()).await.unwrap();
        let store = Store::open(&file, "demo").await.unwrap();
        assert_eq!(store.recent_launches(&Owner::local(), None, 10).await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn where_the_database_is_at_fault_everybody_is_told_so() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
        store.pool.close().await;
        let owner = Owner::local();
        let wanted: Vec<_> = (0..20).map(|n| new(n, &format!("id {n}"))).collect();
        let told = join_all(wanted.iter().map(|new| store.record_launch(&owner, new, "recorded", Moment(1)))).await;
        assert!(told.iter().all(|told| told.as_ref().is_err_and(|e| e.outage() == Some(Outage::Unreachable))));
    }
}
