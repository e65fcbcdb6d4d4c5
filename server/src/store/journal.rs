//! The journal: a launch's row is written before anything leaves, and every change of it with what it says of requests.

use std::sync::Arc;

use futures::future::BoxFuture;
use sqlx::Row;

use super::{
    LaunchRow, NewLaunch, Owner, Recorded, StateChange, Store, StoreError,
    commit::Work,
    entries::{Begun, Ended, Entries, Step},
    launches::LAUNCH_OF,
};
use crate::clock::Moment;

impl Store {
    /// Records a confirmed plan in `state`, unless the same plan of the same draft was recorded before.
    pub async fn record_launch(
        &self,
        owner: &Owner,
        new: &NewLaunch,
        state: &'static str,
        now: Moment,
    ) -> Result<Recorded, StoreError> {
        let (cloud, server) = (Arc::clone(&self.cloud), Arc::clone(&self.server));
        self.write(Record { owner: owner.clone(), new: new.clone(), state, now, cloud, server }).await
    }

    /// Writes what changed, and what it says of requests, if the row still stands at `from.revision`; the row as it stands
    /// then, or `None` where somebody else wrote first and nothing was written.
    pub async fn change_launch(
        &self,
        from: &LaunchRow,
        change: &StateChange,
        now: Moment,
    ) -> Result<Option<LaunchRow>, StoreError> {
        self.write(Alter { from: from.clone(), change: change.clone(), now }).await
    }
}

/// A launch that is to be recorded.
struct Record {
    owner: Owner,
    new: NewLaunch,
    state: &'static str,
    now: Moment,
    cloud: Arc<str>,
    server: Arc<str>,
}

impl Work for Record {
    type Given = Recorded;

    fn run<'a>(&'a self, entries: &'a mut Entries<'_>) -> BoxFuture<'a, Result<Recorded, StoreError>> {
        Box::pin(self.write(entries))
    }
}

impl Record {
    async fn write(&self, entries: &mut Entries<'_>) -> Result<Recorded, StoreError> {
        let Self { new, now, .. } = self;
        let done = sqlx::query(
            "INSERT INTO launches (id, owner, draft_id, digest, region, name, document, sealed, client_token, state, created_at, updated_at, cloud, expires_at, holder)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $14)
             ON CONFLICT (cloud, draft_id, digest) WHERE state <> 'refused' DO NOTHING",
        )
        .bind(&new.id)
        .bind(self.owner.as_str())
        .bind(&new.draft_id)
        .bind(&new.digest)
        .bind(&new.region)
        .bind(&new.name)
        .bind(&new.document)
        .bind(new.sealed.as_deref())
        .bind(&new.client_token)
        .bind(self.state)
        .bind(now.0)
        .bind(&*self.cloud)
        .bind(new.expires_at.map(|end| end.0))
        .bind(&*self.server)
        .execute(&mut *entries.database)
        .await?;
        if done.rows_affected() == 0 {
            let query = sqlx::query(LAUNCH_OF).bind(&new.draft_id).bind(&new.digest).bind(&*self.cloud);
            return Ok(Recorded::Before(query.fetch_one(&mut *entries.database).await?.try_get("id")?));
        }
        let row = self.row();
        entries.steps.push(Step::of(&row, None));
        Ok(Recorded::New(Box::new(row)))
    }

    /// The row as it was just written: the database adds nothing that is not known here.
    fn row(&self) -> LaunchRow {
        let new = self.new.clone();
        LaunchRow {
            id: new.id,
            owner: self.owner.clone(),
            digest: new.digest,
            region: new.region,
            name: new.name,
            document: new.document,
            sealed: new.sealed,
            client_token: new.client_token,
            state: self.state.to_owned(),
            container_group_id: None,
            request_id: None,
            failure: None,
            snapshot: None,
            attempts: 0,
            revision: 1,
            created_at: self.now,
            updated_at: self.now,
            started_at: None,
            ended_at: None,
            expires_at: new.expires_at,
        }
    }
}

/// A change of a launch's row.
struct Alter {
    /// The row as whoever changes it saw it.
    from: LaunchRow,
    change: StateChange,
    now: Moment,
}

impl Work for Alter {
    type Given = Option<LaunchRow>;

    fn run<'a>(&'a self, entries: &'a mut Entries<'_>) -> BoxFuture<'a, Result<Option<LaunchRow>, StoreError>> {
        Box::pin(self.write(entries))
    }
}

impl Alter {
    async fn write(&self, entries: &mut Entries<'_>) -> Result<Option<LaunchRow>, StoreError> {
        let Self { from, change, now } = self;
        let done = sqlx::query(
            "UPDATE launches SET state = $1, container_group_id = COALESCE($2, container_group_id), request_id = COALESCE($3, request_id),
             failure = $4, snapshot = COALESCE($5, snapshot), attempts = attempts + $6, revision = revision + 1, updated_at = $7,
             started_at = CASE WHEN $10 THEN COALESCE(started_at, $7) ELSE started_at END,
             ended_at = CASE WHEN $11 THEN COALESCE(ended_at, $7) ELSE NULL END
             WHERE id = $8 AND revision = $9",
        )
        .bind(&change.state)
        .bind(change.container_group_id.as_deref())
        .bind(change.request_id.as_deref())
        .bind(change.failure.as_deref())
        .bind(change.snapshot.as_deref())
        .bind(i64::from(change.begin.is_some()))
        .bind(now.0)
        .bind(&from.id)
        .bind(from.revision)
        .bind(change.costs())
        .bind(change.ceased())
        .execute(&mut *entries.database)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(None);
        }
        let row = self.row();
        if change.state != from.state {
            entries.steps.push(Step::of(&row, change.detail.as_deref()));
        }
        if let Some(end) = &change.end {
            entries.ended.push(Ended { launch: from.id.clone(), at: *now, end: end.clone() });
        }
        if let Some(start) = &change.begin {
            entries.begun.push(Begun::of(&row, start));
        }
        Ok(Some(row))
    }

    /// The row as it was just written. It stood at the revision that was seen, so all else in it is what was seen.
    fn row(&self) -> LaunchRow {
        let (from, change, now) = (self.from.clone(), self.change.clone(), self.now);
        LaunchRow {
            started_at: if change.costs() { from.started_at.or(Some(now)) } else { from.started_at },
            ended_at: if change.ceased() { from.ended_at.or(Some(now)) } else { None },
            state: change.state,
            container_group_id: change.container_group_id.or(from.container_group_id),
            request_id: change.request_id.or(from.request_id),
            failure: change.failure,
            snapshot: change.snapshot.or(from.snapshot),
            attempts: from.attempts + i64::from(change.begin.is_some()),
            revision: from.revision + 1,
            updated_at: now,
            ..from
        }
    }
}
