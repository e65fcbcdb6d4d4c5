//! Takes one launch from its record to a known fate: every try is written down before it leaves, and what came of it after.

use std::{sync::PoisonError, time::Duration};

use cloud::{ApiError, Client, Course, ErrorKind, eci};
use plan::{
    Plan,
    launch::{Event, State},
};
use tokio::time::{self, Instant};

use super::{
    LaunchError, Launches,
    failure::Failure,
    request::{self, BERTH_LAUNCH},
    state,
};
use crate::{
    clock::Moment,
    store::{AttemptEnd, AttemptOutcome, AttemptStart, LaunchRow, Owner, StateChange, StoreError},
    turn::Turn,
};

/// The action that creates.
const CREATE: &str = "CreateContainerGroup";
/// A launch confirmed longer ago than this, in milliseconds, is not sent any more: nothing says how long the cloud
/// remembers a ClientToken, and nobody waits for a group that old.
const TOO_OLD: i64 = 3_600_000;
/// How long one look for a group may take.
const LOOK: Duration = Duration::from_secs(10);
/// Between two looks for a group.
const LOOK_AGAIN: Duration = Duration::from_secs(3);
/// A request whose answer was lost this long ago, in milliseconds, can have no effect any more.
const SETTLED: i64 = 30_000;
/// How long a cloud that cannot be reached, or fails before it does anything, is tried before the launch is given up.
const UNREACHED: Duration = Duration::from_secs(90);
/// The longest wait after a lost answer.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// What is known in this process of a launch that is being taken further.
struct Pursuit {
    /// What the tries taught the client.
    course: Course,
    since: Instant,
    /// Whether the group has to be looked for before anything is sent.
    look: bool,
    /// When the last answer was lost, as far as is known.
    lost: Moment,
    /// What the cloud refused a try with while an earlier one was in doubt.
    refused: Option<StateChange>,
    /// When nothing more is begun; `None` where there is all the time in the world.
    until: Option<Instant>,
}

impl Pursuit {
    fn is_late(&self) -> bool {
        self.until.is_some_and(|until| until <= Instant::now())
    }

    /// What `work` gives, unless time is over before.
    async fn in_time<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        match self.until {
            Some(until) => time::timeout_at(until, work).await.ok(),
            None => Some(work.await),
        }
    }
}

impl Launches {
    /// Takes up a launch that may still have to be sent, unless this process is already at it.
    ///
    /// Whatever may have left in another process is looked for by its tag first; only then is it sent, with the same
    /// ClientToken.
    pub(super) async fn take_up(&self, row: LaunchRow) {
        let Some(_turn) = Turn::take(&self.in_flight, &row.id) else { return };
        let (owner, id) = (row.owner.clone(), row.id.clone());
        if let Err(error) = self.pursue(row, None).await {
            tracing::error!(launch = id, %error, "a launch could not be taken further");
            if matches!(error, LaunchError::Store(_)) {
                self.dropped.lock().unwrap_or_else(PoisonError::into_inner).insert(id, owner);
            }
        }
    }

    /// Takes a launch as far as `patience` allows, for somebody who waits for it; `None` where there is no such launch.
    /// A try that has left is waited for. What was certainly not done by then is given up.
    pub async fn pursue_for(
        &self,
        owner: &Owner,
        id: &str,
        patience: Duration,
    ) -> Result<Option<LaunchRow>, LaunchError> {
        let _turn = Turn::take(&self.in_flight, id);
        if let Some(row) = self.store.launch(owner, id).await? {
            self.pursue(row, Some(Instant::now() + patience)).await?;
        }
        let (Some(cloud), Some(row)) = (&self.cloud, self.store.launch(owner, id).await?) else { return Ok(None) };
        match state(&row) {
            State::Recorded => {
                // What the last try met says more than that time is over.
                let failure = row.failure.clone().map_or_else(|| serde_json::to_string(&Failure::too_late()), Ok)?;
                let change = StateChange { failure: Some(failure), ..StateChange::default() };
                self.happen(&row, Event::FindNothing, change).await?;
            }
            State::Unknown => {
                if let Some(Some(found)) = self.look_for(cloud, &row).await? {
                    self.keep(&row, &found).await?;
                }
            }
            _ => {}
        }
        Ok(self.store.launch(owner, id).await?)
    }

    /// From `row`, which may be older than what is stored: whatever is written holds only where it is not.
    async fn pursue(&self, mut row: LaunchRow, until: Option<Instant>) -> Result<(), LaunchError> {
        let Some(cloud) = &self.cloud else { return Ok(()) };
        if matches!(state(&row), State::Sent | State::Resent) {
            // Whoever sent it is gone, and the answer with them.
            let lost =
                StateChange { failure: row.failure.clone(), end: Some(AttemptEnd::LOST), ..StateChange::default() };
            let Some(after) = self.happen(&row, Event::Lose, lost).await? else { return Ok(()) };
            row = after;
        }
        let plan = plan::check(&self.draft(&row)?).map_err(|_| LaunchError::NotAPlan(row.id.clone()))?;
        let mut pursuit = Pursuit {
            course: Course::default(),
            since: Instant::now(),
            look: state(&row) == State::Unknown,
            lost: Moment::now(),
            refused: None,
            until,
        };
        while state(&row).may_send() && !pursuit.is_late() {
            let mut after = None;
            if pursuit.look {
                match self.look_for(cloud, &row).await? {
                    Some(Some(found)) => return self.keep(&row, &found).await.map(drop),
                    Some(None) if self.absent(&row, &mut pursuit).await? => return Ok(()),
                    Some(None) if pursuit.refused.is_none() => pursuit.look = false,
                    Some(None) | None => drop(pursuit.in_time(time::sleep(LOOK_AGAIN)).await),
                }
            } else if Moment::now().0 - row.created_at.0 > TOO_OLD {
                pursuit.look = state(&row) == State::Unknown;
                if !pursuit.look {
                    return self.give_up(&row, Failure::too_old()).await;
                }
            } else {
                after = self.send(cloud, &row, &plan, &mut pursuit).await?;
            }
            if after.is_none() {
                after = self.store.launch(&row.owner, &row.id).await?;
            }
            let Some(after) = after else { return Ok(()) };
            row = after;
        }
        Ok(())
    }

    /// No group carries the launch's tag: whether that is the end of it.
    async fn absent(&self, row: &LaunchRow, pursuit: &mut Pursuit) -> Result<bool, LaunchError> {
        if Moment::now().0 - pursuit.lost.0 <= SETTLED && pursuit.refused.is_some() {
            return Ok(false);
        }
        if let Some(refused) = pursuit.refused.take() {
            self.happen(row, Event::FindNothing, refused).await?;
            return Ok(true);
        }
        if Moment::now().0 - row.created_at.0 > TOO_OLD {
            self.give_up(row, Failure::never_found(u32::try_from(row.attempts).unwrap_or(u32::MAX))).await?;
            return Ok(true);
        }
        Ok(false)
    }

    async fn give_up(&self, row: &LaunchRow, failure: Failure) -> Result<(), LaunchError> {
        let failure = Some(serde_json::to_string(&failure)?);
        self.happen(row, Event::FindNothing, StateChange { failure, ..StateChange::default() }).await?;
        Ok(())
    }

    /// The group of a launch, found by its tag; `Some(None)` where there is none, `None` where the cloud does not say.
    async fn look_for(
        &self,
        cloud: &Client,
        row: &LaunchRow,
    ) -> Result<Option<Option<eci::ContainerGroup>>, StoreError> {
        let filter =
            eci::GroupFilter { tags: vec![(BERTH_LAUNCH.to_owned(), row.id.clone())], ..eci::GroupFilter::default() };
        let permit = self.questions.take().await?;
        let answer = eci::list_container_groups(&cloud.with_deadline(LOOK), &row.region, &filter, None).await;
        Ok(match answer {
            Ok(page) => {
                permit.answered();
                Some(page.items.into_iter().next())
            }
            Err(error) => {
                if error.kind == ErrorKind::Wait {
                    permit.throttled(error.again()).await;
                }
                tracing::warn!(launch = row.id, %error, "a launch in doubt could not be looked up");
                None
            }
        })
    }

    /// One try: written down, sent, and what came of it written down; the row as it stands then, unless nothing was sent or
    /// others write too. Waits where the next one has to wait.
    async fn send(
        &self,
        cloud: &Client,
        row: &LaunchRow,
        plan: &Plan,
        pursuit: &mut Pursuit,
    ) -> Result<Option<LaunchRow>, LaunchError> {
        let parameters = request::parameters(plan, &row.id, &row.owner);
        let Some(permit) = pursuit.in_time(self.changes_budget.take()).await.transpose()? else { return Ok(None) };
        let begin = AttemptStart { action: CREATE, sent: self.sent_digest(&parameters, &row.client_token) };
        // What the last try met stays on the page until this one knows better.
        let sent = StateChange { begin: Some(begin), failure: row.failure.clone(), ..StateChange::default() };
        let Some(row) = self.happen(row, Event::Send, sent).await? else { return Ok(None) };
        let answer =
            eci::try_create_container_group(cloud, &row.region, &parameters, &row.client_token, &mut pursuit.course);
        let (event, change, wait) = match answer.await {
            Ok(accepted) => {
                permit.answered();
                (Event::Accept, taken(accepted), None)
            }
            Err(error) => {
                tracing::warn!(launch = row.id, %error, "a create call failed");
                let in_doubt = state(&row) == State::Resent;
                let (event, wait) = meaning(&error, pursuit.since.elapsed());
                let change = refused(&error, event, row.attempts)?;
                match (event, in_doubt) {
                    _ if error.kind == ErrorKind::Wait => permit.throttled(error.again()).await,
                    (Event::Lose, _) => {
                        drop(permit);
                        pursuit.lost = Moment::now();
                    }
                    _ => permit.answered(),
                }
                if event == Event::Refuse && in_doubt {
                    pursuit.refused = Some(StateChange { end: None, ..change.clone() });
                    pursuit.look = true;
                }
                (event, change, wait)
            }
        };
        let after = self.insist(row, event, &change).await?;
        if let Some(wait) = wait {
            pursuit.in_time(time::sleep(wait)).await;
        }
        Ok(after)
    }

    /// Names a request by its parameters; secrets are among them.
    fn sent_digest(&self, parameters: &[(String, String)], token: &str) -> String {
        let pairs = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let lines =
            pairs.chain([("ClientToken", token)]).map(|(name, value)| format!("{name} {} {value}", value.len()));
        self.key.digest(&lines.collect::<Vec<_>>().join("\n"))
    }

    /// Lets `event` happen to a launch whoever writes at the same time: what the cloud did is done all the same. The row as it
    /// stands then, or `None` where it is gone.
    pub(super) async fn insist(
        &self,
        mut row: LaunchRow,
        event: Event,
        change: &StateChange,
    ) -> Result<Option<LaunchRow>, StoreError> {
        loop {
            if let Some(after) = self.happen(&row, event, change.clone()).await? {
                return Ok(Some(after));
            }
            match self.store.launch(&row.owner, &row.id).await? {
                Some(newer) => row = newer,
                None => return Ok(None),
            }
        }
    }
}

fn taken(accepted: eci::Accepted) -> StateChange {
    StateChange {
        container_group_id: Some(accepted.container_group_id),
        request_id: Some(accepted.request_id.clone()),
        end: Some(AttemptEnd { outcome: AttemptOutcome::Accepted, code: None, request_id: Some(accepted.request_id) }),
        ..StateChange::default()
    }
}

/// What a try that failed means for the launch, and how long to wait before another one. Throttling is waited out by the
/// budget that all launches share.
fn meaning(error: &ApiError, tried: Duration) -> (Event, Option<Duration>) {
    let again = error.again();
    if error.outcome_unknown() {
        let longer = Duration::from_secs(1) * error.tries;
        return (Event::Lose, Some(again.unwrap_or(longer).max(longer / 4).min(LONGEST_WAIT)));
    }
    match again {
        Some(_) if error.kind == ErrorKind::Wait => (Event::Wait, None),
        Some(wait) if tried + wait < UNREACHED => (Event::Wait, Some(wait)),
        _ => (Event::Refuse, None),
    }
}

fn refused(error: &ApiError, event: Event, tries: i64) -> Result<StateChange, LaunchError> {
    let outcome = match event {
        Event::Lose => AttemptOutcome::Lost,
        _ if error.kind == ErrorKind::Wait => AttemptOutcome::Throttled,
        _ if error.status.is_none() => AttemptOutcome::Unsent,
        _ => AttemptOutcome::Refused,
    };
    Ok(StateChange {
        detail: error.code.clone(),
        request_id: error.request_id.clone(),
        failure: Some(serde_json::to_string(&Failure::of(error, tries))?),
        end: Some(AttemptEnd { outcome, code: error.code.clone(), request_id: error.request_id.clone() }),
        ..StateChange::default()
    })
}
