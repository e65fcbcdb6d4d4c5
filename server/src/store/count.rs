//! How many launches there are.

use sqlx::Row;

use super::{Store, StoreError};

impl Store {
    /// Launches on this cloud by the word of their state, whoever's they are.
    pub async fn count_launches(&self) -> Result<Vec<(String, i64)>, StoreError> {
        let rows = sqlx::query("SELECT state, COUNT(*) AS number FROM launches WHERE cloud = $1 GROUP BY state")
            .bind(&*self.cloud)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(|row| Ok((row.try_get("state")?, row.try_get("number")?))).collect()
    }
}
