//! What people, or time, do to a container group that is there: deleting it, starting it anew, giving it an end.

use std::time::Duration;

use cloud::{ApiError, Client, ErrorKind, eci};
use plan::launch::{Event, State};

use super::{LaunchError, Launches, budget::Permit, state};
use crate::{
    clock::Moment,
    store::{AttemptEnd, AttemptOutcome, AttemptStart, LaunchRow, StateChange, StoreError},
};

/// How long the last words of a group are waited for before it is deleted without them.
const LAST_LOOK: Duration = Duration::from_secs(5);
/// Groups deleted in one turn because their time is over, at most.
const REAPED: i64 = 20;
/// A group that could not be deleted is tried again after this many milliseconds.
const REAP_AGAIN: i64 = 300_000;

impl Launches {
    /// Deletes the container group of a launch, or gives the cloud's error. What it last said is kept.
    pub async fn end(&self, row: &LaunchRow) -> Result<Result<(), ApiError>, LaunchError> {
        let (Some(cloud), Some(group)) = (&self.cloud, &row.container_group_id) else { return Ok(Ok(())) };
        self.last_words(cloud, row, group).await?;
        let permit = self.begin(row, "DeleteContainerGroup", group).await?;
        let answer = eci::delete_container_group(cloud, &row.region, group).await;
        let end = settled(permit, &answer).await;
        let event = match answer {
            Ok(_) => Event::Delete,
            Err(error) if error.kind == ErrorKind::NotFound => Event::Vanish,
            Err(error) => {
                self.store.end_attempt(&row.id, &end, Moment::now()).await?;
                return Ok(Err(error));
            }
        };
        self.insist(row.clone(), event, &StateChange { end: Some(end), ..StateChange::default() }).await?;
        Ok(Ok(()))
    }

    /// Starts the containers of a group anew, or gives the cloud's error.
    pub async fn restart(&self, row: &LaunchRow) -> Result<Result<(), ApiError>, LaunchError> {
        let (Some(cloud), Some(group)) = (&self.cloud, &row.container_group_id) else { return Ok(Ok(())) };
        self.last_words(cloud, row, group).await?;
        let permit = self.begin(row, "RestartContainerGroup", group).await?;
        let answer = eci::restart_container_group(cloud, &row.region, group).await;
        let end = settled(permit, &answer).await;
        match answer {
            Ok(_) => {
                let change = StateChange { end: Some(end), ..StateChange::default() };
                self.insist(row.clone(), Event::Restart, &change).await?;
                Ok(Ok(()))
            }
            Err(error) => {
                self.store.end_attempt(&row.id, &end, Moment::now()).await?;
                Ok(Err(error))
            }
        }
    }

    /// Says when a launch's group is to be deleted by itself; `None` for never.
    pub async fn expire(&self, row: &LaunchRow, end: Option<Moment>) -> Result<(), StoreError> {
        self.store.expire_launch(row, end, Moment::now()).await?;
        self.announce(&row.id);
        Ok(())
    }

    /// Deletes the groups whose time is over, where no other server does.
    pub(super) async fn reap(&self) -> Result<(), LaunchError> {
        if !self.store.leads("reaping").await? {
            return Ok(());
        }
        for row in self.store.expired_launches(Moment::now(), REAPED).await? {
            match self.end(&row).await? {
                Ok(()) => tracing::info!(launch = row.id, "its time was over: the group is deleted"),
                Err(error) => {
                    tracing::warn!(launch = row.id, %error, "a group whose time was over could not be deleted");
                    self.expire(&row, Some(Moment(Moment::now().0 + REAP_AGAIN))).await?;
                }
            }
        }
        Ok(())
    }

    /// Keeps what a group says of itself before it says nothing any more. No answer keeps nobody from going on.
    async fn last_words(&self, cloud: &Client, row: &LaunchRow, group: &str) -> Result<(), LaunchError> {
        if state(row) == State::Deleting {
            return Ok(());
        }
        let ids = [group.to_owned()];
        let asked = eci::describe_container_groups(&cloud.with_deadline(LAST_LOOK), &row.region, &ids).await;
        let mut row = row.clone();
        if let Some(described) = asked.ok().and_then(|groups| groups.into_iter().next()) {
            self.keep(&row, &described).await?;
            row = self.store.launch(&row.owner, &row.id).await?.unwrap_or(row);
        }
        self.keep_logs(cloud, &row).await;
        Ok(())
    }

    /// Waits for the allowance and writes down a request that is about to leave.
    async fn begin(&self, row: &LaunchRow, action: &'static str, group: &str) -> Result<Permit, StoreError> {
        let permit = self.changes_budget.take().await?;
        let start = AttemptStart { action, sent: self.key.digest(&format!("{action} {} {group}", row.region)) };
        self.store.begin_attempt(&row.id, &start, Moment::now()).await?;
        Ok(permit)
    }
}

/// What came of a request, told to the allowance and put as it is written down.
async fn settled(permit: Permit, answer: &Result<String, ApiError>) -> AttemptEnd {
    match answer {
        Ok(request_id) => {
            permit.answered();
            AttemptEnd { outcome: AttemptOutcome::Accepted, code: None, request_id: Some(request_id.clone()) }
        }
        Err(error) => {
            let outcome = match error.kind {
                ErrorKind::Wait => AttemptOutcome::Throttled,
                _ if error.outcome_unknown() => AttemptOutcome::Lost,
                _ if error.status.is_none() => AttemptOutcome::Unsent,
                _ => AttemptOutcome::Refused,
            };
            match outcome {
                AttemptOutcome::Throttled => permit.throttled(error.again()).await,
                AttemptOutcome::Refused => permit.answered(),
                _ => drop(permit),
            }
            AttemptEnd { outcome, code: error.code.clone(), request_id: error.request_id.clone() }
        }
    }
}
