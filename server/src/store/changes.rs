//! Changes to registry instances that somebody confirmed: one row each, written before anything is sent.

use sqlx::{Row, any::AnyRow};

use super::{Owner, Store, StoreError, engine::placeholders};
use crate::clock::Moment;

/// A change about to be recorded.
#[derive(Clone, Debug)]
pub struct NewChange {
    /// Unguessable, in the address.
    pub id: String,
    /// What was asked for, JSON.
    pub asked: String,
    /// The page that led here.
    pub back: String,
    /// The first stage's word.
    pub stage: &'static str,
    /// How things stood when it was confirmed, JSON.
    pub standing: String,
}

/// A change as stored.
#[derive(Clone, Debug)]
pub struct ChangeRow {
    /// As in [`NewChange::id`].
    pub id: String,
    /// As in [`NewChange::asked`].
    pub asked: String,
    /// As in [`NewChange::back`].
    pub back: String,
    /// The stage's word.
    pub stage: String,
    /// How things stood when they were last looked at, JSON.
    pub standing: Option<String>,
    /// Why it failed, JSON.
    pub failure: Option<String>,
    /// Counts up with every write.
    pub revision: i64,
    /// When it was confirmed.
    pub created_at: Moment,
    /// When it came to its stage.
    pub since: Moment,
}

/// How a change goes on. `None` leaves a column as it is.
#[derive(Clone, Debug, Default)]
pub struct ChangeStep {
    /// The new stage's word.
    pub stage: &'static str,
    /// How things stand, JSON.
    pub standing: Option<String>,
    /// Why it failed, JSON.
    pub failure: Option<String>,
}

const COLUMNS: &str = "id, asked, back, stage, standing, failure, revision, created_at, since";

fn change(row: &AnyRow) -> Result<ChangeRow, StoreError> {
    Ok(ChangeRow {
        id: row.try_get("id")?,
        asked: row.try_get("asked")?,
        back: row.try_get("back")?,
        stage: row.try_get("stage")?,
        standing: row.try_get("standing")?,
        failure: row.try_get("failure")?,
        revision: row.try_get("revision")?,
        created_at: Moment(row.try_get("created_at")?),
        since: Moment(row.try_get("since")?),
    })
}

impl Store {
    /// Records a confirmed change, which this server takes further; the row as it stands.
    pub async fn record_change(&self, owner: &Owner, new: &NewChange, now: Moment) -> Result<ChangeRow, StoreError> {
        let row = sqlx::query(&format!(
            "INSERT INTO changes (id, owner, cloud, asked, back, stage, standing, created_at, updated_at, since, holder)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8, $9) RETURNING {COLUMNS}"
        ))
        .bind(&new.id)
        .bind(owner.as_str())
        .bind(&*self.cloud)
        .bind(&new.asked)
        .bind(&new.back)
        .bind(new.stage)
        .bind(&new.standing)
        .bind(now.0)
        .bind(&*self.server)
        .fetch_one(&self.pool)
        .await?;
        change(&row)
    }

    /// Writes how a change goes on, if its row still stands at `from.revision`; the row as it stands then, or `None` where
    /// somebody else wrote first and nothing was written.
    pub async fn advance_change(
        &self,
        from: &ChangeRow,
        step: &ChangeStep,
        now: Moment,
    ) -> Result<Option<ChangeRow>, StoreError> {
        let row = sqlx::query(&format!(
            "UPDATE changes SET stage = $1, standing = COALESCE($2, standing), failure = COALESCE($3, failure), updated_at = $4,
             since = CASE WHEN stage = $1 THEN since ELSE $4 END, revision = revision + 1
             WHERE id = $5 AND revision = $6 RETURNING {COLUMNS}"
        ))
        .bind(step.stage)
        .bind(step.standing.as_deref())
        .bind(step.failure.as_deref())
        .bind(now.0)
        .bind(&from.id)
        .bind(from.revision)
        .fetch_optional(&self.pool)
        .await?;
        row.as_ref().map(change).transpose()
    }

    /// The change `id`, where it exists on this cloud and is `owner`'s.
    pub async fn change(&self, owner: &Owner, id: &str) -> Result<Option<ChangeRow>, StoreError> {
        let row = sqlx::query(&format!("SELECT {COLUMNS} FROM changes WHERE id = $1 AND owner = $2 AND cloud = $3"))
            .bind(id)
            .bind(owner.as_str())
            .bind(&*self.cloud)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(change).transpose()
    }

    /// Changes that stand at one of `stages` and that nobody takes further: those of servers that are gone, which are this
    /// server's from now on, so that what their server still writes is written no more; and this server's own that have not
    /// come further since `before`.
    pub async fn changes_left_behind(
        &self,
        stages: &[&str],
        before: Moment,
        limit: i64,
    ) -> Result<Vec<ChangeRow>, StoreError> {
        if !self.may_take_over() {
            return Ok(Vec::new());
        }
        let open = format!("cloud = $1 AND stage IN ({})", placeholders(5, stages.len()));
        let statement = if self.is_shared() {
            format!(
                "UPDATE changes SET holder = $4, revision = revision + CASE WHEN holder = $4 THEN 0 ELSE 1 END WHERE id IN (
                     SELECT id FROM changes WHERE {open} AND ({free} OR (holder = $4 AND updated_at <= $2))
                     ORDER BY updated_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
                 ) RETURNING {COLUMNS}",
                free = self.nobody_holds("holder")
            )
        } else {
            // A file has one server, and what was left behind is its own.
            format!(
                "SELECT {COLUMNS} FROM changes WHERE {open} AND updated_at <= $2 AND $4 <> '' ORDER BY updated_at, id LIMIT $3"
            )
        };
        let query = sqlx::query(&statement).bind(&*self.cloud).bind(before.0).bind(limit).bind(&*self.server);
        let query = stages.iter().fold(query, |query, stage| query.bind(*stage));
        query.fetch_all(&self.pool).await?.iter().map(change).collect()
    }

    /// Deletes changes that were last written before `end`; how many.
    pub async fn delete_old_changes(&self, end: Moment) -> Result<u64, StoreError> {
        let done = sqlx::query("DELETE FROM changes WHERE updated_at < $1").bind(end.0).execute(&self.pool).await?;
        Ok(done.rows_affected())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn new(id: &str) -> NewChange {
        NewChange {
            id: id.to_owned(),
            asked: "{}".to_owned(),
            back: "/en/diagnose".to_owned(),
            stage: "waiting",
            standing: "null".to_owned(),
        }
    }

    fn to(stage: &'static str) -> ChangeStep {
        ChangeStep { stage, ..ChangeStep::default() }
    }

    #[tokio::test]
    async fn a_change_goes_on_from_where_it_stands_and_from_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
        let owner = Owner::local();
        let first = store.record_change(&owner, &new("one"), Moment(1)).await.unwrap();
        let sent = store.advance_change(&first, &to("sending"), Moment(5)).await.unwrap().unwrap();
        assert_eq!((sent.since, sent.revision), (Moment(5), 2));
        assert!(store.advance_change(&first, &to("late"), Moment(6)).await.unwrap().is_none(), "it came too late");
        let looked = ChangeStep { standing: Some("{}".to_owned()), ..to("sending") };
        let looked = store.advance_change(&sent, &looked, Moment(7)).await.unwrap().unwrap();
        assert_eq!((looked.since, looked.standing.as_deref()), (Moment(5), Some("{}")));
        assert!(store.change(&Owner("bob".to_owned()), "one").await.unwrap().is_none());
        let other = Store::open(&folder.path().join("berth.db"), "live").await.unwrap();
        assert!(other.change(&owner, "one").await.unwrap().is_none(), "another cloud's");
        assert!(other.changes_left_behind(&["sending"], Moment(9), 10).await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn what_is_open_is_found_again_and_what_is_old_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
        for (id, stage, at) in [("old", "done", 10), ("new", "done", 20), ("open", "settling", 20)] {
            let row = store.record_change(&Owner::local(), &new(id), Moment(1)).await.unwrap();
            store.advance_change(&row, &to(stage), Moment(at)).await.unwrap().unwrap();
        }
        let left = async |before| {
            let rows = store.changes_left_behind(&["waiting", "settling"], Moment(before), 10).await.unwrap();
            rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
        };
        assert_eq!((left(19).await, left(20).await), (vec![], vec!["open".to_owned()]));
        assert_eq!(store.delete_old_changes(Moment(20)).await.unwrap(), 1);
        assert!(store.change(&Owner::local(), "old").await.unwrap().is_none());
    }
}
