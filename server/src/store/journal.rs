//! The journal: a launch's row is written before anything leaves, and every change of it with what it says of requests.

use std::sync::Arc;

use futures::future::BoxFuture;
use sqlx::Row;

use super::{
    LaunchRow, NewLaunch, Owner, Recorded, StateChange, Store, StoreError,
    commit::Work,
    entries::{Begun, Ended, Entries, Step},
    launches::{COLUMNS, LAUNCH_OF, launch},
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
        let (id, before) = (from.id.clone(), from.state.clone());
        self.write(Alter { id, before, revision: from.revision, change: change.clone(), now }).await
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
        let made = sqlx::query(&format!(
            "INSERT INTO launches (id, owner, draft_id, digest, region, name, document, sealed, client_token, state, created_at, updated_at, cloud, expires_at, holder)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $14)
             ON CONFLICT (cloud, draft_id, digest) WHERE state <> 'refused' DO NOTHING RETURNING {COLUMNS}",
        ))
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
        .fetch_optional(&mut *entries.database)
        .await?;
        let Some(made) = made else {
            let query = sqlx::query(LAUNCH_OF).bind(&new.draft_id).bind(&new.digest).bind(&*self.cloud);
            return Ok(Recorded::Before(query.fetch_one(&mut *entries.database).await?.try_get("id")?));
        };
        let row = launch(&made)?;
        entries.steps.push(Step::of(&row, None));
        Ok(Recorded::New(Box::new(row)))
    }
}

/// A change of a launch's row.
struct Alter {
    id: String,
    /// The state it stood in.
    before: String,
    revision: i64,
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
        let Self { change, now, .. } = self;
        let row = sqlx::query(&format!(
            "UPDATE launches SET state = $1, container_group_id = COALESCE($2, container_group_id), request_id = COALESCE($3, request_id),
             failure = $4, snapshot = COALESCE($5, snapshot), attempts = attempts + $6, revision = revision + 1, updated_at = $7,
             started_at = CASE WHEN $10 THEN COALESCE(started_at, $7) ELSE started_at END,
             ended_at = CASE WHEN $11 THEN COALESCE(ended_at, $7) ELSE NULL END
             WHERE id = $8 AND revision = $9 RETURNING {COLUMNS}",
        ))
        .bind(&change.state)
        .bind(change.container_group_id.as_deref())
        .bind(change.request_id.as_deref())
        .bind(change.failure.as_deref())
        .bind(change.snapshot.as_deref())
        .bind(i64::from(change.begin.is_some()))
        .bind(now.0)
        .bind(&self.id)
        .bind(self.revision)
        .bind(change.costs())
        .bind(change.ceased())
        .fetch_optional(&mut *entries.database)
        .await?;
        let Some(row) = row.as_ref().map(launch).transpose()? else { return Ok(None) };
        if change.state != self.before {
            entries.steps.push(Step::of(&row, change.detail.as_deref()));
        }
        if let Some(end) = &change.end {
            entries.ended.push(Ended { launch: self.id.clone(), at: *now, end: end.clone() });
        }
        if let Some(start) = &change.begin {
            entries.begun.push(Begun::of(&row, start));
        }
        Ok(Some(row))
    }
}
