//! Follows every launch that is under way: one question per region and turn for all its groups, whoever looks.
//!
//! Also sends again what was recorded or left in doubt when a process died: the same ClientToken makes that harmless.

use std::{collections::BTreeMap, sync::PoisonError, time::Duration};

use cloud::{Client, eci};
use plan::launch::{Event, Phase, State};
use tokio::{sync::watch, time};

use super::{BERTH_LAUNCH, LaunchError, Launches, group, snapshot, state};
use crate::{
    clock::Moment,
    store::{LaunchRow, StateChange},
};

/// Between two turns.
const INTERVAL: Duration = Duration::from_secs(2);
/// A group that runs is asked after only every so many turns.
const CALM: u64 = 5;
/// Launches taken up in one turn, at most.
const BATCH: i64 = 500;
/// Ids in one question, at most. Source: ECI `DescribeContainerGroups`.
const IDS: usize = 20;
/// A request whose answer is this old is sent again: longer than the client itself keeps trying.
const IN_DOUBT: i64 = 100_000;
/// A group the cloud does not list is gone only when it was accepted this long ago, in milliseconds.
const GONE: i64 = 60_000;

impl Launches {
    /// Works until `stopping` turns true. Without a cloud there is nothing to follow.
    pub async fn watch(self, mut stopping: watch::Receiver<bool>) {
        let Some(cloud) = self.cloud.clone() else { return };
        if let Err(error) = self.resume(&cloud, 0).await {
            tracing::error!(%error, "launches under way could not be taken up again");
        }
        let mut turn: u64 = 0;
        loop {
            tokio::select! {
                () = time::sleep(INTERVAL) => {}
                _ = stopping.wait_for(|stop| *stop) => return,
            }
            turn = turn.wrapping_add(1);
            if let Err(error) = self.tick(&cloud, turn).await {
                tracing::error!(%error, "a turn of the watcher failed");
            }
        }
    }

    /// Takes up what stands recorded, sent or in doubt since at least `age` milliseconds.
    async fn resume(&self, cloud: &Client, age: i64) -> Result<(), LaunchError> {
        let open = self
            .store
            .launches_in(&names(&[State::Recorded, State::Sent, State::Resent, State::Unknown]), BATCH)
            .await?;
        let now = Moment::now();
        for row in open.into_iter().filter(|row| now.0 - row.updated_at.0 >= age) {
            let (launches, cloud) = (self.clone(), cloud.clone());
            tokio::spawn(async move { launches.take_up(&cloud, &row).await });
        }
        Ok(())
    }

    /// Looks whether the group exists, by its tag, before anything is sent again with the same ClientToken.
    async fn take_up(&self, cloud: &Client, row: &LaunchRow) {
        if state(row) == State::Unknown {
            let filter = eci::GroupFilter {
                tags: vec![(BERTH_LAUNCH.to_owned(), row.id.clone())],
                ..eci::GroupFilter::default()
            };
            let found = match eci::list_container_groups(cloud, &row.region, &filter, None).await {
                Ok(page) => page.items.into_iter().next(),
                Err(error) => {
                    return tracing::warn!(launch = row.id, %error, "a launch in doubt could not be looked up");
                }
            };
            if let Some(found) = found {
                if let Err(error) = self.keep(row, &found).await {
                    tracing::error!(launch = row.id, %error, "a launch that was found could not be recorded");
                }
                return;
            }
        }
        self.send_logged(&row.owner, &row.id).await;
    }

    /// One turn: the work of one pass over all launches under way.
    async fn tick(&self, cloud: &Client, turn: u64) -> Result<(), LaunchError> {
        self.resume(cloud, IN_DOUBT).await?;
        let mut regions: BTreeMap<String, Vec<LaunchRow>> = BTreeMap::new();
        let moving = [State::Accepted, State::Scheduling, State::Pending, State::Running, State::Deleting];
        for row in self.store.launches_in(&names(&moving), BATCH).await? {
            if state(&row) != State::Running || turn.is_multiple_of(CALM) {
                regions.entry(row.region.clone()).or_default().push(row);
            }
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
    async fn keep(&self, row: &LaunchRow, described: &eci::ContainerGroup) -> Result<(), LaunchError> {
        let group = group::of(described);
        if snapshot::group(row).as_ref() == Some(&group) {
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
