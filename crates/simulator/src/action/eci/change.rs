//! `DeleteContainerGroup` and `RestartContainerGroup`.

use serde_json::{Value, json};

use super::named;
use crate::group::Status;
use crate::refusal::Refusal;
use crate::state::{Call, State};

/// Ends a group. One that is ending already may be deleted again.
pub(super) fn delete(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let group = named(state, call)?;
    let (id, status) = (group.id.clone(), group.life.status);
    if status != Status::Terminating {
        let pace = state.pace;
        state.groups.change(&id, call.now, |group| group.terminate(pace, call.now));
    }
    Ok(json!({}))
}

pub(super) fn restart(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let group = named(state, call)?;
    let (id, status) = (group.id.clone(), group.life.status);
    if !matches!(status, Status::Pending | Status::Running) {
        return Err(Refusal::new(
            400,
            "IncorrectStatus",
            format!("The container group {id} is {} and cannot be restarted.", status.name()),
        ));
    }
    let pace = state.pace;
    state.groups.change(&id, call.now, |group| group.restart(pace, call.now));
    Ok(json!({}))
}
