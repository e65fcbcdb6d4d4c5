//! Asking the cloud whether it would create a container group: nothing is created and nothing is recorded.

use cloud::{ApiError, Client, ErrorKind, eci};
use plan::Plan;

use super::{Launches, request};
use crate::store::Owner;

/// What stands in the tag of a launch that is none.
const NONE: &str = "dry-run";

/// What the cloud would say to the very request that a launch of this plan sends: the answer's id, or why not.
pub async fn dry_run(cloud: &Client, plan: &Plan, owner: &Owner) -> Result<Option<String>, ApiError> {
    let parameters = request::parameters(plan, NONE, owner);
    let passed = eci::dry_run_container_group(cloud, plan.region().unwrap_or_default(), &parameters).await?;
    Ok(passed.request_id)
}

impl Launches {
    /// The same, within the allowance of all launches; `None` where there is no cloud.
    pub async fn dry_run(&self, plan: &Plan, owner: &Owner) -> Option<Result<Option<String>, ApiError>> {
        let cloud = self.cloud.as_ref()?;
        // Nothing is created, so a store that is out of reach keeps nobody from asking.
        let permit = self.changes_budget.take().await.ok();
        let answer = dry_run(cloud, plan, owner).await;
        match (permit, &answer) {
            (Some(permit), Err(error)) if error.kind == ErrorKind::Wait => permit.throttled(error.again()).await,
            (Some(permit), _) => permit.answered(),
            (None, _) => {}
        }
        Some(answer)
    }
}
