//! Drafts: what is being filled in, kept from the first field on.

use sqlx::Row;

use super::{Owner, Store, StoreError};
use crate::clock::Moment;

/// A draft as stored.
#[derive(Clone, Debug)]
pub struct DraftRow {
    /// Unguessable, in the address.
    pub id: String,
    /// Counts up with every change; a form says which one it was made from.
    pub version: i64,
    /// Everything typed but the secrets, as a JSON object of wire name to text.
    pub typed: String,
    /// The secrets, sealed for this id.
    pub sealed: Option<Vec<u8>>,
    /// What `typed` was before the step that was worked on last began to change it; `None` before any did.
    pub before: Option<String>,
    /// What the draft could not hold of the manifest that it was begun from, as JSON.
    pub left_out: Option<String>,
}

/// What a draft begins as.
#[derive(Clone, Copy, Debug)]
pub struct NewDraft<'a> {
    /// As in [`DraftRow::typed`].
    pub typed: &'a str,
    /// As in [`DraftRow::sealed`].
    pub sealed: Option<&'a [u8]>,
    /// As in [`DraftRow::left_out`].
    pub left_out: Option<&'a str>,
}

/// What a draft is to become.
#[derive(Clone, Copy, Debug)]
pub struct DraftChange<'a> {
    /// As in [`DraftRow::typed`].
    pub typed: &'a str,
    /// As in [`DraftRow::sealed`].
    pub sealed: Option<&'a [u8]>,
    /// The step that it was changed at.
    pub step: &'a str,
    /// The row's `typed` and `before` without what is secret by now.
    pub past: (&'a str, Option<&'a str>),
}

/// A draft as lists show it.
#[derive(Clone, Debug)]
pub struct DraftSummary {
    /// Unguessable, in the address.
    pub id: String,
    /// As in [`DraftRow::typed`].
    pub typed: String,
    /// When it was last changed.
    pub updated_at: Moment,
}

/// What became of saving a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveOutcome {
    /// Saved, as this version.
    Saved(i64),
    /// Not saved: somebody saved since the version that the change was made from.
    Outdated,
}

impl Store {
    /// Writes a new draft as version 1.
    pub async fn create_draft(
        &self,
        owner: &Owner,
        id: &str,
        new: NewDraft<'_>,
        now: Moment,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO drafts (id, owner, version, typed, sealed, left_out, created_at, updated_at)
             VALUES ($1, $2, 1, $3, $4, $5, $6, $6)",
        )
        .bind(id)
        .bind(owner.as_str())
        .bind(new.typed)
        .bind(new.sealed)
        .bind(new.left_out)
        .bind(now.0)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// The draft `id`, where it exists and is `owner`'s.
    pub async fn draft(&self, owner: &Owner, id: &str) -> Result<Option<DraftRow>, StoreError> {
        let row =
            sqlx::query("SELECT version, typed, sealed, before, left_out FROM drafts WHERE id = $1 AND owner = $2")
                .bind(id)
                .bind(owner.as_str())
                .fetch_optional(&self.pool)
                .await?;
        row.map(|row| {
            Ok(DraftRow {
                id: id.to_owned(),
                version: row.try_get("version")?,
                typed: row.try_get("typed")?,
                sealed: row.try_get("sealed")?,
                before: row.try_get("before")?,
                left_out: row.try_get("left_out")?,
            })
        })
        .transpose()
    }

    /// Replaces a draft's content if it still is the version that the change was made from.
    pub async fn save_draft(
        &self,
        owner: &Owner,
        from: &DraftRow,
        to: DraftChange<'_>,
        now: Moment,
    ) -> Result<SaveOutcome, StoreError> {
        let done = sqlx::query(
            "UPDATE drafts SET version = version + 1, typed = $1, sealed = $2, updated_at = $3, last_step = $7,
             before = CASE WHEN last_step = $7 THEN $8 ELSE $9 END
             WHERE id = $4 AND owner = $5 AND version = $6",
        )
        .bind(to.typed)
        .bind(to.sealed)
        .bind(now.0)
        .bind(&from.id)
        .bind(owner.as_str())
        .bind(from.version)
        .bind(to.step)
        .bind(to.past.1)
        .bind(to.past.0)
        .execute(&self.pool)
        .await?;
        Ok(if done.rows_affected() == 1 { SaveOutcome::Saved(from.version + 1) } else { SaveOutcome::Outdated })
    }

    /// Deletes a draft; whether there was one.
    pub async fn delete_draft(&self, owner: &Owner, id: &str) -> Result<bool, StoreError> {
        let done = sqlx::query("DELETE FROM drafts WHERE id = $1 AND owner = $2")
            .bind(id)
            .bind(owner.as_str())
            .execute(&self.pool)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Deletes drafts that nobody has changed since `end`; how many.
    pub async fn delete_old_drafts(&self, end: Moment) -> Result<u64, StoreError> {
        let done = sqlx::query("DELETE FROM drafts WHERE updated_at < $1").bind(end.0).execute(&self.pool).await?;
        Ok(done.rows_affected())
    }

    /// The drafts last worked on, newest first, at most `limit`; one in which nothing stands is none.
    pub async fn recent_drafts(&self, owner: &Owner, limit: i64) -> Result<Vec<DraftSummary>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, typed, updated_at FROM drafts WHERE owner = $1 AND (typed <> '{}' OR sealed IS NOT NULL)
             ORDER BY updated_at DESC, id LIMIT $2",
        )
        .bind(owner.as_str())
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(DraftSummary {
                    id: row.try_get("id")?,
                    typed: row.try_get("typed")?,
                    updated_at: Moment(row.try_get("updated_at")?),
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    async fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
        (folder, store)
    }

    #[tokio::test]
    async fn of_two_changes_to_one_version_the_second_is_outdated() {
        let (_folder, store) = store().await;
        let owner = Owner::local();
        store.create_draft(&owner, "d", new("{}"), Moment(1)).await.unwrap();
        let seen = store.draft(&owner, "d").await.unwrap().unwrap();
        let [first, second] = [r#"{"a":"1"}"#, r#"{"a":"2"}"#].map(|typed| change(&seen, typed, "images"));
        assert_eq!(store.save_draft(&owner, &seen, first, Moment(2)).await.unwrap(), SaveOutcome::Saved(2));
        assert_eq!(store.save_draft(&owner, &seen, second, Moment(3)).await.unwrap(), SaveOutcome::Outdated);
        assert_eq!(store.draft(&owner, "d").await.unwrap().unwrap().typed, r#"{"a":"1"}"#);
    }

    const fn new(typed: &str) -> NewDraft<'_> {
        NewDraft { typed, sealed: None, left_out: None }
    }

    fn change<'a>(from: &'a DraftRow, typed: &'a str, step: &'a str) -> DraftChange<'a> {
        DraftChange { typed, sealed: None, step, past: (&from.typed, from.before.as_deref()) }
    }

    #[tokio::test]
    async fn what_a_draft_was_before_its_last_step_is_kept_however_often_the_step_is_saved() {
        let (_folder, store) = store().await;
        let owner = Owner::local();
        store.create_draft(&owner, "d", new("0"), Moment(1)).await.unwrap();
        let mut kept = Vec::new();
        for (typed, step) in [("1", "images"), ("2", "images"), ("3", "workload"), ("4", "images")] {
            let seen = store.draft(&owner, "d").await.unwrap().unwrap();
            store.save_draft(&owner, &seen, change(&seen, typed, step), Moment(2)).await.unwrap();
            kept.push(store.draft(&owner, "d").await.unwrap().unwrap().before.unwrap());
        }
        assert_eq!(kept, ["0", "0", "2", "3"]);
    }

    #[tokio::test]
    async fn a_draft_that_nobody_filled_in_is_not_listed() {
        let (_folder, store) = store().await;
        let owner = Owner::local();
        let empty = serde_json::to_string(&plan::Draft::new()).unwrap();
        store.create_draft(&owner, "empty", new(&empty), Moment(1)).await.unwrap();
        store.create_draft(&owner, "begun", new(r#"{"RegionId":"cn-beijing"}"#), Moment(2)).await.unwrap();
        let listed: Vec<_> = store.recent_drafts(&owner, 10).await.unwrap().into_iter().map(|draft| draft.id).collect();
        assert_eq!(listed, ["begun"]);
        assert!(store.draft(&owner, "empty").await.unwrap().is_some(), "it can still be filled in");
    }

    #[tokio::test]
    async fn a_draft_is_deleted_by_its_last_change_whoever_owns_it() {
        let (_folder, store) = store().await;
        let owner = Owner::local();
        for id in ["left", "changed"] {
            store.create_draft(&owner, id, new("{}"), Moment(1)).await.unwrap();
        }
        store.create_draft(&Owner("ann".into()), "hers", new("{}"), Moment(1)).await.unwrap();
        let seen = store.draft(&owner, "changed").await.unwrap().unwrap();
        store.save_draft(&owner, &seen, change(&seen, "1", "images"), Moment(10)).await.unwrap();
        assert_eq!(store.delete_old_drafts(Moment(10)).await.unwrap(), 2);
        assert!(store.draft(&owner, "changed").await.unwrap().is_some());
        assert_eq!(store.delete_old_drafts(Moment(10)).await.unwrap(), 0);
    }

    #[tokio::test]
    async fn a_draft_of_somebody_else_is_not_there() {
        let (_folder, store) = store().await;
        store.create_draft(&Owner("ann".into()), "d", new("{}"), Moment(1)).await.unwrap();
        assert!(store.draft(&Owner("bob".into()), "d").await.unwrap().is_none());
        assert!(!store.delete_draft(&Owner("bob".into()), "d").await.unwrap());
        assert!(store.recent_drafts(&Owner("bob".into()), 10).await.unwrap().is_empty());
    }
}
