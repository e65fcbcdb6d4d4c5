//! Launches: one confirmed plan, one row, written before any request leaves.

use plan::launch::State;
use sqlx::{Row, any::AnyRow};

use super::{
    Owner, Store, StoreError,
    attempts::{AttemptEnd, AttemptStart},
    engine::placeholders,
};
use crate::clock::Moment;

/// A launch about to be recorded.
#[derive(Clone, Debug)]
pub struct NewLaunch {
    /// Names the launch everywhere, also in the tag `berth-launch`.
    pub id: String,
    /// The draft it was confirmed from.
    pub draft_id: String,
    /// Keyed digest of the confirmed plan with its secrets.
    pub digest: String,
    /// Where the group is created.
    pub region: String,
    /// `ContainerGroupName`.
    pub name: String,
    /// The plan document, secrets left out.
    pub document: String,
    /// Its secrets, sealed for `id`.
    pub sealed: Option<Vec<u8>>,
    /// Makes the create call idempotent.
    pub client_token: String,
    /// When its group is to be deleted by itself.
    pub expires_at: Option<Moment>,
}

/// A launch as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaunchRow {
    /// As in [`NewLaunch::id`].
    pub id: String,
    /// Whose it is.
    pub owner: Owner,
    /// As in [`NewLaunch::digest`].
    pub digest: String,
    /// Where the group is created.
    pub region: String,
    /// `ContainerGroupName`.
    pub name: String,
    /// The plan document, secrets left out.
    pub document: String,
    /// Its secrets, sealed for `id`.
    pub sealed: Option<Vec<u8>>,
    /// Makes the create call idempotent.
    pub client_token: String,
    /// Word of `plan::launch::State`.
    pub state: String,
    /// Known once the cloud accepted.
    pub container_group_id: Option<String>,
    /// `RequestId` of the create call.
    pub request_id: Option<String>,
    /// Why it was refused or is unknown, JSON.
    pub failure: Option<String>,
    /// What the cloud last said of the group, JSON.
    pub snapshot: Option<String>,
    /// How many create calls left.
    pub attempts: i64,
    /// Counts up with every change; the live stream's event id.
    pub revision: i64,
    /// When it was confirmed.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// When its group began to cost.
    pub started_at: Option<Moment>,
    /// When its group ceased to cost.
    pub ended_at: Option<Moment>,
    /// When its group is to be deleted by itself.
    pub expires_at: Option<Moment>,
}

/// One change of state that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaunchStep {
    /// When.
    pub at: Moment,
    /// To which state.
    pub state: String,
    /// What else is known of it.
    pub detail: Option<String>,
}

/// What became of recording a launch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// This call made the row.
    New(Box<LaunchRow>),
    /// The same plan of the same draft had been confirmed before, as this launch.
    Before(String),
}

/// What changes in a launch's row. `None` leaves a column as it is.
#[derive(Clone, Debug, Default)]
pub struct StateChange {
    /// The new state's word.
    pub state: String,
    /// What else is known of it, for the timeline.
    pub detail: Option<String>,
    /// Known once the cloud accepted.
    pub container_group_id: Option<String>,
    /// `RequestId` of the create call.
    pub request_id: Option<String>,
    /// Why it was refused or is unknown, JSON.
    pub failure: Option<String>,
    /// What the cloud last said of the group, JSON.
    pub snapshot: Option<String>,
    /// The request that leaves next.
    pub begin: Option<AttemptStart>,
    /// What became of the one that left.
    pub end: Option<AttemptEnd>,
}

impl StateChange {
    fn state(&self) -> Option<State> {
        State::parse(&self.state)
    }

    /// Whether there is, or was, a group that costs.
    pub(super) fn costs(&self) -> bool {
        self.state().is_some_and(State::has_group)
    }

    /// Whether the group costs nothing any more.
    pub(super) fn ceased(&self) -> bool {
        self.state().is_some_and(|state| state.is_over() && state != State::Refused)
    }
}

pub(super) const LAUNCH_OF: &str =
    "SELECT id FROM launches WHERE draft_id = $1 AND digest = $2 AND cloud = $3 AND state <> 'refused'";
pub(super) const COLUMNS: &str = "id, owner, digest, region, name, document, sealed, client_token, state, container_group_id, request_id, failure, snapshot, attempts, revision, created_at, updated_at, started_at, ended_at, expires_at";

pub(super) fn launch(row: &AnyRow) -> Result<LaunchRow, StoreError> {
    Ok(LaunchRow {
        id: row.try_get("id")?,
        owner: Owner(row.try_get("owner")?),
        digest: row.try_get("digest")?,
        region: row.try_get("region")?,
        name: row.try_get("name")?,
        document: row.try_get("document")?,
        sealed: row.try_get("sealed")?,
        client_token: row.try_get("client_token")?,
        state: row.try_get("state")?,
        container_group_id: row.try_get("container_group_id")?,
        request_id: row.try_get("request_id")?,
        failure: row.try_get("failure")?,
        snapshot: row.try_get("snapshot")?,
        attempts: row.try_get("attempts")?,
        revision: row.try_get("revision")?,
        created_at: Moment(row.try_get("created_at")?),
        updated_at: Moment(row.try_get("updated_at")?),
        started_at: row.try_get::<Option<i64>, _>("started_at")?.map(Moment),
        ended_at: row.try_get::<Option<i64>, _>("ended_at")?.map(Moment),
        expires_at: row.try_get::<Option<i64>, _>("expires_at")?.map(Moment),
    })
}

impl Store {
    /// The launch that was made of this plan of this draft on this cloud and not refused.
    pub async fn launch_of(&self, draft_id: &str, digest: &str) -> Result<Option<String>, StoreError> {
        let row =
            sqlx::query(LAUNCH_OF).bind(draft_id).bind(digest).bind(&*self.cloud).fetch_optional(&self.pool).await?;
        row.map(|row| Ok(row.try_get("id")?)).transpose()
    }

    /// The launch `id`, where it exists on this cloud and is `owner`'s.
    pub async fn launch(&self, owner: &Owner, id: &str) -> Result<Option<LaunchRow>, StoreError> {
        let row = sqlx::query(&format!("SELECT {COLUMNS} FROM launches WHERE id = $1 AND owner = $2 AND cloud = $3"))
            .bind(id)
            .bind(owner.as_str())
            .bind(&*self.cloud)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(launch).transpose()
    }

    /// Every launch on this cloud that stands in one of `states`, whoever's it is, oldest first: the watcher's work.
    pub async fn launches_in(&self, states: &[&str], limit: i64) -> Result<Vec<LaunchRow>, StoreError> {
        let statement = format!(
            "SELECT {COLUMNS} FROM launches WHERE cloud = $1 AND state IN ({}) ORDER BY updated_at, id LIMIT $2",
            placeholders(3, states.len())
        );
        let query = sqlx::query(&statement).bind(&*self.cloud).bind(limit);
        let query = states.iter().fold(query, |query, state| query.bind(*state));
        query.fetch_all(&self.pool).await?.iter().map(launch).collect()
    }

    /// Says when a launch's group is to be deleted by itself; `None` for never.
    pub async fn expire_launch(&self, from: &LaunchRow, end: Option<Moment>, now: Moment) -> Result<(), StoreError> {
        sqlx::query("UPDATE launches SET expires_at = $1, revision = revision + 1, updated_at = $2 WHERE id = $3")
            .bind(end.map(|end| end.0))
            .bind(now.0)
            .bind(&from.id)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Launches on this cloud whose group should be gone by now, whoever's they are, the longest overdue first.
    pub async fn expired_launches(&self, now: Moment, limit: i64) -> Result<Vec<LaunchRow>, StoreError> {
        let rows = sqlx::query(&format!(
            "SELECT {COLUMNS} FROM launches WHERE cloud = $1 AND expires_at <= $2 AND container_group_id IS NOT NULL
             AND state NOT IN ('deleting', 'deleted') ORDER BY expires_at LIMIT $3"
        ))
        .bind(&*self.cloud)
        .bind(now.0)
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(launch).collect()
    }

    /// What happened to a launch, in order.
    pub async fn launch_steps(&self, id: &str) -> Result<Vec<LaunchStep>, StoreError> {
        let rows = sqlx::query("SELECT at, state, detail FROM launch_steps WHERE launch_id = $1 ORDER BY seq")
            .bind(id)
            .fetch_all(&self.pool)
            .await?;
        rows.iter()
            .map(|row| {
                Ok(LaunchStep {
                    at: Moment(row.try_get("at")?),
                    state: row.try_get("state")?,
                    detail: row.try_get("detail")?,
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
