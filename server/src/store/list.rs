//! Lists of launches, a page at a time: each page begins where the one before ended, so that the first costs the same
//! however many rows there are.

use super::{
    Engine, Owner, Store, StoreError,
    launches::{COLUMNS, LaunchRow, launch},
};
use crate::clock::Moment;

/// Which launches are wanted.
#[derive(Clone, Debug, Default)]
pub struct LaunchFilter<'a> {
    /// Their states; empty for any.
    pub states: Vec<&'static str>,
    /// A text that their name, region, id, group's id, first image, or a registry instance's id or name holds, whatever its
    /// letters' case; empty for any.
    pub text: &'a str,
}

impl LaunchFilter<'_> {
    /// The statement: for each state that is wanted a list of its own, read in order from its index, so that nothing is
    /// sorted but one page of each.
    fn statement(&self, engine: Engine) -> String {
        let text = if self.text.is_empty() {
            String::new()
        } else {
            let all = format!(
                "lower(name || ' ' || region || ' ' || id || ' ' || coalesce(container_group_id, '') || ' ' || coalesce({}, '') || ' ' || coalesce({}, ''))",
                engine.first_image(),
                engine.instances()
            );
            format!("AND {}", engine.holds(&all, "lower($6)"))
        };
        let one = |state: &str| {
            format!(
                "SELECT {COLUMNS} FROM launches WHERE cloud = $1 AND owner = $2 AND (created_at, id) < ($3, $4) {state} {text}
                 ORDER BY created_at DESC, id DESC LIMIT $5"
            )
        };
        match self.states.as_slice() {
            [] => one(""),
            states => {
                let lists = states
                    .iter()
                    .map(|state| format!("SELECT * FROM ({}) AS {state}", one(&format!("AND state = '{state}'"))));
                let all = lists.collect::<Vec<_>>().join(" UNION ALL ");
                format!("SELECT * FROM ({all}) AS wanted ORDER BY created_at DESC, id DESC LIMIT $5")
            }
        }
    }
}

impl Store {
    /// The newest launches on this cloud, at most `limit`, older than `before` (created at, id) where given.
    pub async fn recent_launches(
        &self,
        owner: &Owner,
        before: Option<(Moment, &str)>,
        limit: i64,
    ) -> Result<Vec<LaunchRow>, StoreError> {
        self.launches_like(owner, &LaunchFilter::default(), before, limit).await
    }

    /// The same, of those that a filter lets through.
    pub async fn launches_like(
        &self,
        owner: &Owner,
        filter: &LaunchFilter<'_>,
        before: Option<(Moment, &str)>,
        limit: i64,
    ) -> Result<Vec<LaunchRow>, StoreError> {
        let (at, id) = before.unwrap_or((Moment(i64::MAX), ""));
        let statement = filter.statement(self.engine);
        let mut query = sqlx::query(&statement).bind(&*self.cloud).bind(owner.as_str()).bind(at.0).bind(id).bind(limit);
        if !filter.text.is_empty() {
            query = query.bind(filter.text);
        }
        query.fetch_all(&self.pool).await?.iter().map(launch).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use sqlx::Row;

    use super::*;

    #[tokio::test]
    async fn a_page_is_read_in_order_from_an_index_whatever_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
        let every = [vec![], vec!["running"], vec!["succeeded", "failed"]];
        for (states, text) in every.iter().flat_map(|states| [(states, ""), (states, "cri-1")]) {
            let filter = LaunchFilter { states: states.clone(), text };
            let plan = format!("EXPLAIN QUERY PLAN {}", filter.statement(store.engine));
            let query = sqlx::query(&plan).bind("demo").bind("local").bind(1_i64).bind("x").bind(50_i64).bind(text);
            let rows = query.fetch_all(&store.pool).await.unwrap();
            let said: Vec<String> = rows.iter().map(|row| row.try_get("detail").unwrap()).collect();
            let reads: Vec<_> = said.iter().filter(|line| line.contains(" launches ")).collect();
            assert_eq!(reads.len(), states.len().max(1), "{said:?}");
            for line in reads {
                let index = if states.is_empty() { "launches_by_owner " } else { "launches_by_owner_and_state " };
                assert!(line.starts_with("SEARCH launches USING INDEX ") && line.contains(index), "{said:?}");
            }
            // What is remembered of an instance is looked up by its key, once for each row.
            for line in said.iter().filter(|line| line.contains(" registries ")) {
                assert!(line.starts_with("SEARCH registries USING INDEX "), "{said:?}");
            }
            // A page of each state is sorted once more, and nothing longer than a page ever is.
            let sorts = said.iter().filter(|line| line.contains("TEMP B-TREE")).count();
            assert!(sorts <= states.len(), "{said:?}");
        }
    }
}
