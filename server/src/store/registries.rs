//! Registry instances that somebody named in order to use them in later plans. They are no secret, and no credential comes with them.

use sqlx::{Row, any::AnyRow};

use super::{Owner, Store, StoreError};
use crate::clock::Moment;

/// A remembered instance as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryRow {
    /// Unguessable, in the address.
    pub id: String,
    /// What is remembered.
    pub registry: Registry,
    /// When it was last written.
    pub updated_at: Moment,
}

/// What is remembered of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    /// What its owner calls it.
    pub label: String,
    /// `cri-…`.
    pub instance_id: String,
    /// The instance's own name; empty where nobody said.
    pub name: String,
    /// Its region.
    pub region: String,
    /// Its hosts.
    pub domains: Vec<String>,
}

/// What became of changing a remembered instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegistryChange {
    /// Written.
    Done,
    /// There is no such row.
    Gone,
    /// Another row holds the instance of this id already.
    Taken,
}

impl Store {
    /// Remembers an instance under the new `id`. One that is remembered already keeps its row and its label, and takes the rest.
    pub async fn remember_registry(
        &self,
        owner: &Owner,
        id: &str,
        registry: &Registry,
        now: Moment,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO registries (id, owner, label, instance_id, name, region, domains, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
             ON CONFLICT (owner, instance_id) DO UPDATE
             SET name = excluded.name, region = excluded.region, domains = excluded.domains, updated_at = excluded.updated_at",
        )
        .bind(id)
        .bind(owner.as_str())
        .bind(&registry.label)
        .bind(&registry.instance_id)
        .bind(&registry.name)
        .bind(&registry.region)
        .bind(registry.domains.join("\n"))
        .bind(now.0)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Writes a remembered instance anew.
    pub async fn change_registry(
        &self,
        owner: &Owner,
        id: &str,
        registry: &Registry,
        now: Moment,
    ) -> Result<RegistryChange, StoreError> {
        let done = sqlx::query(
            "UPDATE registries SET label = $1, instance_id = $2, name = $3, region = $4, domains = $5, updated_at = $6
             WHERE id = $7 AND owner = $8",
        )
        .bind(&registry.label)
        .bind(&registry.instance_id)
        .bind(&registry.name)
        .bind(&registry.region)
        .bind(registry.domains.join("\n"))
        .bind(now.0)
        .bind(id)
        .bind(owner.as_str())
        .execute(&self.pool)
        .await;
        match done {
            Ok(done) if done.rows_affected() == 1 => Ok(RegistryChange::Done),
            Ok(_) => Ok(RegistryChange::Gone),
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Ok(RegistryChange::Taken),
            Err(error) => Err(error.into()),
        }
    }

    /// Forgets a remembered instance; whether there was one.
    pub async fn forget_registry(&self, owner: &Owner, id: &str) -> Result<bool, StoreError> {
        let done = sqlx::query("DELETE FROM registries WHERE id = $1 AND owner = $2")
            .bind(id)
            .bind(owner.as_str())
            .execute(&self.pool)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// The remembered instance `id`, where it exists and is `owner`'s.
    pub async fn registry(&self, owner: &Owner, id: &str) -> Result<Option<RegistryRow>, StoreError> {
        let row = sqlx::query(
            "SELECT id, label, instance_id, name, region, domains, updated_at FROM registries
             WHERE id = $1 AND owner = $2",
        )
        .bind(id)
        .bind(owner.as_str())
        .fetch_optional(&self.pool)
        .await?;
        row.map(read).transpose()
    }

    /// The remembered instances by label, at most `limit`.
    pub async fn registries(&self, owner: &Owner, limit: i64) -> Result<Vec<RegistryRow>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, label, instance_id, name, region, domains, updated_at FROM registries
             WHERE owner = $1 ORDER BY label, id LIMIT $2",
        )
        .bind(owner.as_str())
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(read).collect()
    }
}

#[expect(clippy::needless_pass_by_value, reason = "as the rows come")]
fn read(row: AnyRow) -> Result<RegistryRow, StoreError> {
    let domains: String = row.try_get("domains")?;
    Ok(RegistryRow {
        id: row.try_get("id")?,
        registry: Registry {
            label: row.try_get("label")?,
            instance_id: row.try_get("instance_id")?,
            name: row.try_get("name")?,
            region: row.try_get("region")?,
            domains: domains.lines().map(str::to_owned).collect(),
        },
        updated_at: Moment(row.try_get("updated_at")?),
    })
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

    fn registry(label: &str, instance: &str) -> Registry {
        Registry {
            label: label.to_owned(),
            instance_id: instance.to_owned(),
            name: "hub".to_owned(),
            region: "cn-beijing".to_owned(),
            domains: ["a.example.com", "b.example.com"].map(str::to_owned).to_vec(),
        }
    }

    #[tokio::test]
    async fn an_instance_that_is_remembered_again_keeps_its_row_and_its_label() {
        let (_folder, store) = store().await;
        let owner = Owner::local();
        store.remember_registry(&owner, "r", &registry("Mine", "cri-1"), Moment(1)).await.unwrap();
        let again = Registry { name: "renamed".to_owned(), domains: Vec::new(), ..registry("Other", "cri-1") };
        store.remember_registry(&owner, "s", &again, Moment(2)).await.unwrap();
        let all = store.registries(&owner, 10).await.unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].id.as_str(), all[0].registry.label.as_str()), ("r", "Mine"));
        assert_eq!((all[0].registry.name.as_str(), all[0].registry.domains.len()), ("renamed", 0));
        assert_eq!(all[0].updated_at, Moment(2));
    }

    #[tokio::test]
    async fn what_is_written_comes_back_and_two_rows_never_hold_one_instance() {
        let (_folder, store) = store().await;
        let owner = Owner::local();
        store.remember_registry(&owner, "r", &registry("B", "cri-1"), Moment(1)).await.unwrap();
        store.remember_registry(&owner, "s", &registry("A", "cri-2"), Moment(1)).await.unwrap();
        let labels: Vec<_> =
            store.registries(&owner, 10).await.unwrap().into_iter().map(|row| row.registry.label).collect();
        assert_eq!(labels, ["A", "B"]);
        let change = |id, to: Registry| {
            let (store, owner) = (store.clone(), owner.clone());
            async move { store.change_registry(&owner, id, &to, Moment(2)).await.unwrap() }
        };
        assert_eq!(change("r", registry("C", "cri-1")).await, RegistryChange::Done);
        assert_eq!(store.registry(&owner, "r").await.unwrap().unwrap().registry, registry("C", "cri-1"));
        assert_eq!(change("r", registry("C", "cri-2")).await, RegistryChange::Taken);
        assert_eq!(change("none", registry("C", "cri-3")).await, RegistryChange::Gone);
        assert!(store.forget_registry(&owner, "r").await.unwrap());
        assert!(!store.forget_registry(&owner, "r").await.unwrap());
    }

    #[tokio::test]
    async fn a_registry_of_somebody_else_is_not_there_and_the_same_instance_may_be_both_peoples() {
        let (_folder, store) = store().await;
        let (ann, bob) = (Owner("ann".into()), Owner("bob".into()));
        store.remember_registry(&ann, "r", &registry("Ann's", "cri-1"), Moment(1)).await.unwrap();
        assert!(store.registries(&bob, 10).await.unwrap().is_empty());
        assert!(store.registry(&bob, "r").await.unwrap().is_none());
        assert!(!store.forget_registry(&bob, "r").await.unwrap());
        let stolen = store.change_registry(&bob, "r", &registry("Bob's", "cri-1"), Moment(2)).await.unwrap();
        assert_eq!(stolen, RegistryChange::Gone);
        store.remember_registry(&bob, "s", &registry("Bob's", "cri-1"), Moment(2)).await.unwrap();
        assert_eq!(store.registry(&ann, "r").await.unwrap().unwrap().registry.label, "Ann's");
        assert_eq!(store.registries(&bob, 10).await.unwrap()[0].registry.label, "Bob's");
    }
}
