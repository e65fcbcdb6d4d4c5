//! Follows every launch that is under way: one question per region and turn for all its groups, whoever looks.
//!
//! Also sends again what was recorded or left in doubt when a process died: the same ClientToken makes that harmless.

use std::{
    collections::{BTreeMap, HashMap},
    sync::PoisonError,
    time::Duration,
};

use cloud::{Client, ErrorKind, SPANS, eci};
use plan::launch::{Event, Phase, State};
use tokio::{sync::watch, time};
use tracing::Instrument;

use super::{LaunchError, Launches, group, pace::Pace, snapshot, state};
use crate::{
    clock::Moment,
    store::{LaunchRow, StateChange},
    trouble::Kept,
};

/// Between two turns.
const INTERVAL: Duration = Duration::from_secs(2);
/// A group that runs is asked after only every so many turns.
const CALM: u64 = 5;
/// A launch that changed less than this many milliseconds ago may soon change again.
const STIRRED: i64 = 5_000;
/// How long one question may take.
const ANSWER: Duration = Duration::from_secs(20);
/// Launches taken up or followed in one turn, at most.
const BATCH: i64 = 500;
/// Running groups asked after in one calm turn, at most.
const RUNNING: i64 = 10_000;
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
            () = self.store.listen(|id| self.announce(id)) => {}
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
        let (mut turn, mut paces): (u64, BTreeMap<String, Pace>) = (0, BTreeMap::new());
        loop {
            time::sleep(INTERVAL).await;
            turn = turn.wrapping_add(1);
            if let Err(error) = self.tick(cloud, turn, &mut paces).await {
                tracing::error!(%error, "a turn of the watcher failed");
            }
            if let Err(error) = self.reap().await {
                tracing::error!(%error, "groups whose time is over could not be deleted");
            }
        }
    }

    /// Takes up what stands recorded, sent or in doubt since at least `age` milliseconds and was left by whoever is gone;
    /// what this process let go of, at once.
    async fn resume(&self, age: i64) -> Result<(), LaunchError> {
        let states = names(&[State::Recorded, State::Sent, State::Resent, State::Unknown]);
        let left = self.store.left_behind(&states, Moment(Moment::now().0 - age), BATCH).await?;
        for row in left {
            self.send_off(row);
        }
        let dropped = std::mem::take(&mut *self.dropped.lock().unwrap_or_else(PoisonError::into_inner));
        for (id, owner) in dropped {
            let mine = match self.store.takes(&id).await {
                Ok(true) => self.store.launch(&owner, &id).await,
                Ok(false) => Ok(None),
                Err(error) => Err(error),
            };
            match mine {
                Ok(row) => row.into_iter().for_each(|row| self.send_off(row)),
                Err(_) => drop(self.dropped.lock().unwrap_or_else(PoisonError::into_inner).insert(id, owner)),
            }
        }
        Ok(())
    }

    /// One turn: the work of one pass over all launches under way. A region where nothing is new is asked less often; one
    /// where something happened here a moment ago is asked at once.
    async fn tick(&self, cloud: &Client, turn: u64, paces: &mut BTreeMap<String, Pace>) -> Result<(), LaunchError> {
        let mut regions: BTreeMap<String, Vec<LaunchRow>> = BTreeMap::new();
        let moving = [State::Accepted, State::Scheduling, State::Pending, State::Deleting];
        let (mut rows, calm) = (self.store.launches_in(&names(&moving), BATCH).await?, turn.is_multiple_of(CALM));
        if calm {
            rows.extend(self.store.launches_in(&names(&[State::Running]), RUNNING).await?);
        }
        for row in rows {
            regions.entry(row.region.clone()).or_default().push(row);
        }
        paces.retain(|region, _| regions.contains_key(region) || !calm);
        self.hear_troubles().await?;
        let now = Moment::now().0;
        for (region, rows) in regions {
            let pace = paces.entry(region.clone()).or_default();
            let stirred = rows.iter().any(|row| now - row.updated_at.0 < STIRRED);
            if calm || stirred || pace.due(turn) {
                if !self.store.leads(&region).await? {
                    self.stale.lock().unwrap_or_else(PoisonError::into_inner).remove(&region);
                    continue;
                }
                let span = tracing::debug_span!(target: SPANS, "watch", cloud.region = region);
                let new = self.ask_all(cloud, &region, &rows).instrument(span).await?;
                pace.asked(turn, new);
            }
        }
        Ok(())
    }

    /// Asks the cloud for the groups of these launches that are not over, once, and records what it says.
    pub async fn refresh(&self, rows: &[LaunchRow]) -> Result<(), LaunchError> {
        let Some(cloud) = &self.cloud else { return Ok(()) };
        let mut regions: BTreeMap<&str, Vec<LaunchRow>> = BTreeMap::new();
        for row in rows.iter().filter(|row| state(row).has_group() && !state(row).is_over()) {
            regions.entry(&row.region).or_default().push(row.clone());
        }
        for (region, rows) in regions {
            self.ask_all(cloud, region, &rows).await?;
        }
        Ok(())
    }

    /// Asks for all these groups of one region, so many at a time; whether anything was new.
    async fn ask_all(&self, cloud: &Client, region: &str, rows: &[LaunchRow]) -> Result<bool, LaunchError> {
        let mut new = false;
        for rows in rows.chunks(IDS) {
            match self.ask(cloud, region, rows).await? {
                Some(some) => new |= some,
                // What did not answer once is not asked for more.
                None => break,
            }
        }
        Ok(new)
    }

    /// Asks the cloud for these groups of one region and records what changed; whether anything did, `None` where the
    /// cloud does not say.
    async fn ask(&self, cloud: &Client, region: &str, rows: &[LaunchRow]) -> Result<Option<bool>, LaunchError> {
        let ids: Vec<_> = rows.iter().filter_map(|row| row.container_group_id.clone()).collect();
        let permit = self.questions.take().await?;
        let groups = match eci::describe_container_groups(&cloud.with_deadline(ANSWER), region, &ids).await {
            Ok(groups) => {
                permit.answered();
                groups
            }
            Err(error) => {
                if error.kind == ErrorKind::Wait {
                    permit.throttled(error.again()).await;
                }
                tracing::warn!(region, %error, "container groups could not be described");
                let stale = Kept::of(&error);
                self.store.tell_trouble(region, Some(&serde_json::to_string(&stale)?)).await?;
                self.stale.lock().unwrap_or_else(PoisonError::into_inner).insert(region.to_owned(), stale);
                self.announce_all(rows);
                return Ok(None);
            }
        };
        let mended = self.stale.lock().unwrap_or_else(PoisonError::into_inner).remove(region).is_some();
        if mended {
            self.store.tell_trouble(region, None).await?;
            self.announce_all(rows);
        }
        let mut new = false;
        for row in rows {
            let Some(id) = &row.container_group_id else { continue };
            if let Some(described) = groups.iter().find(|group| &group.container_group_id == id) {
                new |= self.follow(cloud, row, described).await?;
            } else if state(row) == State::Deleting || Moment::now().0 - row.updated_at.0 > GONE {
                self.happen(row, Event::Vanish, StateChange::default()).await?;
                new = true;
            }
        }
        Ok(Some(new))
    }

    /// Records what the cloud says of a group, and the end of its logs where it has ended; whether it said anything new.
    async fn follow(
        &self,
        cloud: &Client,
        row: &LaunchRow,
        described: &eci::ContainerGroup,
    ) -> Result<bool, LaunchError> {
        let Some(after) = self.keep(row, described).await? else { return Ok(false) };
        if state(&after).is_over() && !state(row).is_over() {
            self.keep_logs(cloud, &after).await;
        }
        Ok(true)
    }

    /// Records what the cloud says of a group, where it says something new; the row as it stands then.
    pub(super) async fn keep(
        &self,
        row: &LaunchRow,
        described: &eci::ContainerGroup,
    ) -> Result<Option<LaunchRow>, LaunchError> {
        let group = group::of(described);
        if state(row).has_group() && snapshot::group(row).as_ref() == Some(&group) {
            return Ok(None);
        }
        let change = StateChange {
            container_group_id: Some(described.container_group_id.clone()),
            snapshot: Some(serde_json::to_string(&group)?),
            ..StateChange::default()
        };
        // A word this program does not know changes what is shown and leaves the state.
        let event = Phase::parse(&group.status).map_or(Event::Accept, Event::Report);
        Ok(self.happen(row, event, change).await?)
    }

    fn announce_all(&self, rows: &[LaunchRow]) {
        for row in rows {
            self.announce(&row.id);
        }
    }

    /// Takes over what other servers say of the regions that they ask.
    async fn hear_troubles(&self) -> Result<(), LaunchError> {
        let Some(told) = self.store.troubles().await? else { return Ok(()) };
        let told: HashMap<_, Kept> =
            told.into_iter().filter_map(|(region, text)| Some((region, serde_json::from_str(&text).ok()?))).collect();
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let news = *heard != told;
        *heard = told;
        drop(heard);
        if news {
            self.announce("");
        }
        Ok(())
    }
}

fn names<const N: usize>(states: &[State; N]) -> [&'static str; N] {
    states.map(State::name)
}
