//! Plans behind short links: copies without secrets, kept for a time.

use sqlx::Row;

use super::{Owner, Store, StoreError};
use crate::clock::Moment;

/// A shared plan as stored.
#[derive(Clone, Debug)]
pub struct SharedPlan {
    /// Everything typed but the secrets, as a JSON object of wire name to text.
    pub plan: String,
    /// When it was shared.
    pub created_at: Moment,
    /// When it ends.
    pub expires_at: Moment,
}

impl Store {
    /// Writes a shared plan.
    pub async fn share_plan(
        &self,
        owner: &Owner,
        id: &str,
        plan: &str,
        now: Moment,
        expires: Moment,
    ) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO shared_plans (id, owner, plan, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(owner.as_str())
            .bind(plan)
            .bind(now.0)
            .bind(expires.0)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// The shared plan `id`, whoever shared it, unless it has ended.
    pub async fn shared_plan(&self, id: &str, now: Moment) -> Result<Option<SharedPlan>, StoreError> {
        let row =
            sqlx::query("SELECT plan, created_at, expires_at FROM shared_plans WHERE id = $1 AND expires_at > $2")
                .bind(id)
                .bind(now.0)
                .fetch_optional(&self.pool)
                .await?;
        row.map(|row| {
            Ok(SharedPlan {
                plan: row.try_get("plan")?,
                created_at: Moment(row.try_get("created_at")?),
                expires_at: Moment(row.try_get("expires_at")?),
            })
        })
        .transpose()
    }

    /// Deletes the shared plans that have ended; how many.
    pub async fn delete_ended_plans(&self, now: Moment) -> Result<u64, StoreError> {
        let done =
            sqlx::query("DELETE FROM shared_plans WHERE expires_at <= $1").bind(now.0).execute(&self.pool).await?;
        Ok(done.rows_affected())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn a_shared_plan_is_there_for_everybody_until_it_ends_and_then_goes() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
        store.share_plan(&Owner("ann".into()), "s", "{}", Moment(1), Moment(10)).await.unwrap();
        assert_eq!(store.shared_plan("s", Moment(9)).await.unwrap().unwrap().plan, "{}");
        assert!(store.shared_plan("other", Moment(9)).await.unwrap().is_none());
        assert!(store.shared_plan("s", Moment(10)).await.unwrap().is_none());
        assert_eq!(store.delete_ended_plans(Moment(9)).await.unwrap(), 0);
        assert_eq!(store.delete_ended_plans(Moment(10)).await.unwrap(), 1);
    }
}
