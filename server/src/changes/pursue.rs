//! Takes one change from its record to its end: what comes next is written down before it is done.

use std::time::Duration;

use cloud::{ApiError, Client, ErrorKind, cr};
use diagnosis::{Change, What};
use tokio::time;

use super::{
    ChangeError, Changes, Progress, Stage, holds, judge,
    stage::{Ages, Answer},
    standing,
};
use crate::{
    clock::Moment,
    store::{ChangeRow, ChangeStep},
    trouble::Kept,
};

/// How often the cloud is asked how things stand.
const INTERVAL: Duration = Duration::from_secs(1);
/// What Berth writes beside an entry of a whitelist.
const COMMENT: &str = "berth";

impl Changes {
    /// Goes on until the change is over, or until somebody else goes on with it.
    pub(super) async fn pursue(&self, mut row: ChangeRow) -> Result<(), ChangeError> {
        let Some(cloud) = &self.cloud else { return Ok(()) };
        let Progress { change, stage, .. } = Progress::of(&row)?;
        let mut stage = stage.found();
        if stage.name() != row.stage {
            let Some(after) = self.write(&row, stage, ChangeStep::default()).await? else { return Ok(()) };
            row = after;
        }
        while !stage.is_over() {
            let ages = ages(&row);
            let (next, step, wait) = match stage {
                Stage::Sending => send(cloud, &change, ages).await?,
                _ => look(cloud, &change, stage, ages).await?,
            };
            let known = next == stage && step.standing.as_ref().is_none_or(|now| Some(now) == row.standing.as_ref());
            if !known {
                let Some(after) = self.write(&row, next, step).await? else { return Ok(()) };
                row = after;
            }
            stage = next;
            if !stage.is_over() && stage != Stage::Sending {
                time::sleep(wait).await;
            }
        }
        tracing::info!(change = row.id, stage = stage.name(), "a change came to its end");
        self.forget();
        Ok(())
    }

    async fn write(&self, from: &ChangeRow, stage: Stage, step: ChangeStep) -> Result<Option<ChangeRow>, ChangeError> {
        let step = ChangeStep { stage: stage.name(), ..step };
        Ok(self.store.advance_change(from, &step, Moment::now()).await?)
    }
}

fn ages(row: &ChangeRow) -> Ages {
    let now = Moment::now().0;
    Ages { confirmed: now - row.created_at.0, stage: now - row.since.0 }
}

/// What is next, what is written down of it, and how long to wait before the next look.
type Next = (Stage, ChangeStep, Duration);

async fn look(cloud: &Client, change: &Change, stage: Stage, ages: Ages) -> Result<Next, ChangeError> {
    Ok(match standing::look(cloud, change).await {
        Ok(now) => {
            let step = ChangeStep { standing: Some(serde_json::to_string(&now)?), ..ChangeStep::default() };
            (stage.looked(judge(change, &now), ages), step, INTERVAL)
        }
        Err(error) => {
            let passing = matches!(error.kind, ErrorKind::Unreachable | ErrorKind::Wait | ErrorKind::Retry);
            let next = stage.unseen(passing, ages);
            let step = if next == Stage::Failed { failed(&error)? } else { ChangeStep::default() };
            (next, step, INTERVAL)
        }
    })
}

/// One try.
async fn send(cloud: &Client, change: &Change, ages: Ages) -> Result<Next, ChangeError> {
    let Err(error) = call(cloud, change).await else {
        return Ok((Stage::answered(Answer::Accepted, ages), ChangeStep::default(), INTERVAL));
    };
    let answer = match error.again() {
        _ if error.outcome_unknown() => Answer::Lost,
        Some(_) => Answer::Later,
        None => Answer::Refused,
    };
    let next = Stage::answered(answer, ages);
    if next != Stage::Failed {
        return Ok((next, ChangeStep::default(), error.again().unwrap_or_default().max(INTERVAL)));
    }
    // A call that came twice may be refused because of the first one.
    if let Ok(now) = standing::look(cloud, change).await
        && holds(change, &now)
    {
        let step = ChangeStep { standing: Some(serde_json::to_string(&now)?), ..ChangeStep::default() };
        return Ok((Stage::Done, step, INTERVAL));
    }
    Ok((next, failed(&error)?, INTERVAL))
}

fn failed(error: &ApiError) -> Result<ChangeStep, ChangeError> {
    Ok(ChangeStep { failure: Some(serde_json::to_string(&Kept::of(error))?), ..ChangeStep::default() })
}

async fn call(cloud: &Client, change: &Change) -> Result<String, ApiError> {
    let (region, id) = (change.region.as_str(), change.instance.as_str());
    match &change.what {
        What::Open => cr::update_instance_endpoint_status(cloud, region, id, true).await,
        What::Close => cr::update_instance_endpoint_status(cloud, region, id, false).await,
        What::Admit(entry) => cr::create_instance_endpoint_acl_policy(cloud, region, id, entry.as_str(), COMMENT).await,
        What::Expel(entry) => cr::delete_instance_endpoint_acl_policy(cloud, region, id, entry.as_str()).await,
        What::Link { vpc, vswitch } => {
            cr::create_instance_vpc_endpoint_linked_vpc(cloud, region, id, vpc, vswitch).await
        }
        What::Unlink { vpc, vswitch } => {
            cr::delete_instance_vpc_endpoint_linked_vpc(cloud, region, id, vpc, vswitch).await
        }
    }
}
