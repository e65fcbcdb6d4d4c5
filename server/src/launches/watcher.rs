//! Follows every launch that is under way: one question per region and turn for all its groups, whoever looks.
//!
//! Also sends again what was recorded or left in doubt when a process died: the same ClientToken makes that harmless.

use std::{collections::BTreeMap, sync::PoisonError, time::Duration};

use cloud::{Client, eci};
use futures::{StreamExt, stream};
use plan::launch::{Event, Phase, State};
use tokio::{sync::watch, time};

use super::{LaunchError, Launches, group, snapshot, state};
use crate::{
    clock::Moment,
    store::{LaunchRow, StateChange},
};

/// Between two turns.
const INTERVAL: Duration = Duration::from_secs(2);
/// A group that runs is asked after only every so many turns.
const CALM: u64 = 5;
/// Launches taken up or followed in one turn, at most.
const BATCH: i64 = 500;
/// Running groups asked after in one calm turn, at most.
const RUNNING: i64 = 10_000;
/// Launches taken up at the same time.
const AT_ONCE: usize = 8;
/// Ids in one question, at most. Source: ECI `DescribeContainerGroups`.
const IDS: usize = 20;
/// A request whose answer is this old is sent again: longer than the client itself keeps trying.
const IN_DOUBT: i64 = 100_000;
/// A group the cloud does not list is gone only when its row last changed this long ago, in milliseconds.
const GONE: i64 = 60_000;

impl Launches {
    /// Works until `stopping` turns true. Without a cloud there is nothing to follow.
    pub async fn watch(self, mut stopping: watch::Receiver<bool>) {
        let Some(cloud) = self.cloud.clone() else { return };
        tokio::select! {
            () = self.resume_for_ever() => {}
            () = self.follow_for_ever(&cloud) => {}
            _ = stopping.wait_for(|stop| *stop) => {}
        }
    }

    /// Takes up what a dead process left, at once, and later whatever is still open for too long.
    async fn resume_for_ever(&self) {
        let mut age = 0;
        loop {
            if let Err(error) = self.resume(age).await {
                tracing::error!(%error, "launches under way could not be taken up again");
            }
            age = IN_DOUBT;
            time::sleep(INTERVAL).await;
        }
    }

    async fn follow_for_ever(&self, cloud: &Client) {
        let mut turn: u64 = 0;
        loop {
            time::sleep(INTERVAL).await;
            turn = turn.wrapping_add(1);
            if let Err(error) = self.tick(cloud, turn).await {
                tracing::error!(%error, "a turn of the watcher failed");
            }
        }
    }

    /// Takes up what stands recorded, sent or in doubt since at least `age` milliseconds, a few at a time.
    async fn resume(&self, age: i64) -> Result<(), LaunchError> {
        let states = names(&[State::Recorded, State::Sent, State::Resent, State::Unknown]);
        let now = Moment::now();
        let open = self.store.launches_in(&states, BATCH).await?.into_iter();
        let due = open.filter(|row| now.0 - row.updated_at.0 >= age);
        stream::iter(due)
            .for_each_concurrent(AT_ONCE, |row| async move { self.take_up(&row.owner, &row.id).await })
            .await;
        Ok(())
    }

    /// One turn: the work of one pass over all launches under way.
    async fn tick(&self, cloud: &Client, turn: u64) -> Result<(), LaunchError> {
        let mut regions: BTreeMap<String, Vec<LaunchRow>> = BTreeMap::new();
        let moving = [State::Accepted, State::Scheduling, State::Pending, State::Deleting];
        let mut rows = self.store.launches_in(&names(&moving), BATCH).await?;
        if turn.is_multiple_of(CALM) {
            rows.extend(self.store.launches_in(&names(&[State::Running]), RUNNING).await?);
        }
        for row in rows {
            regions.entry(row.region.clone()).or_default().push(row);
        }
        for (region, rows) in regions {
            for rows in rows.chunks(IDS) {
                self.ask(cloud, &region, rows).await?;
            }
        }
        Ok(())
    }

    /// Asks the cloud for these groups of one region and records what changed.
    async fn ask(&self, cloud: &Client, region: &str, rows: &[LaunchRow]) -> Result<(), LaunchError> {
        let ids: Vec<_> = rows.iter().filter_map(|row| row.container_group_id.clone()).collect();
        let answer = eci::describe_container_groups(cloud, region, &ids).await;
        let groups = match answer {
            Ok(groups) => groups,
            Err(error) => {
                tracing::warn!(region, %error, "container groups could not be described");
                self.stale.lock().unwrap_or_else(PoisonError::into_inner).insert(region.to_owned(), error);
                self.announce(rows);
                return Ok(());
            }
        };
        if self.stale.lock().unwrap_or_else(PoisonError::into_inner).remove(region).is_some() {
            self.announce(rows);
        }
        for row in rows {
            let Some(id) = &row.container_group_id else { continue };
            if let Some(described) = groups.iter().find(|group| &group.container_group_id == id) {
                self.keep(row, described).await?;
            } else if state(row) == State::Deleting || Moment::now().0 - row.updated_at.0 > GONE {
                self.happen(row, Event::Vanish, StateChange::default()).await?;
            }
        }
        Ok(())
    }

    /// Records what the cloud says of a group, where it says something new.
    pub(super) async fn keep(&self, row: &LaunchRow, described: &eci::ContainerGroup) -> Result<(), LaunchError> {
        let group = group::of(described);
        if state(row).has_group() && snapshot::group(row).as_ref() == Some(&group) {
            return Ok(());
        }
        let change = StateChange {
            container_group_id: Some(described.container_group_id.clone()),
            snapshot: Some(serde_json::to_string(&group)?),
            ..StateChange::default()
        };
        // A word this program does not know changes what is shown and leaves the state.
        let event = Phase::parse(&group.status).map_or(Event::Accept, Event::Report);
        self.happen(row, event, change).await?;
        Ok(())
    }

    fn announce(&self, rows: &[LaunchRow]) {
        for row in rows {
            drop(self.changes.send(row.id.as_str().into()));
        }
    }
}

fn names<const N: usize>(states: &[State; N]) -> [&'static str; N] {
    states.map(State::name)
}
