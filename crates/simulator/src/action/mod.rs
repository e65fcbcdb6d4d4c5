//! The actions, one folder for each product and one file for each noun.

mod cr;
mod eci;
mod ecs;
mod page;
mod sts;
mod vpc;

use serde_json::Value;

use crate::gateway::{Action, Product};
use crate::refusal::Refusal;
use crate::state::{Call, State};

/// Does what was asked.
pub(crate) fn perform(state: &mut State, action: &Action, call: &Call) -> Result<Value, Refusal> {
    match action.product {
        Product::Eci => eci::perform(state, &action.name, call),
        Product::Cr => cr::perform(state, &action.name, call),
        Product::Vpc => vpc::perform(state, &action.name, call),
        Product::Ecs => ecs::perform(state, &action.name, call),
        Product::Sts => sts::perform(state, &action.name, call),
    }
}

/// An action that stands in the catalogue and not in the code; a test keeps the two together.
fn unknown() -> Refusal {
    Refusal::new(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.")
}

/// A moment as these products write it: whole seconds, UTC.
fn moment(at: jiff::Timestamp) -> String {
    second(at.as_second())
}

/// The same from seconds since 1970.
fn second(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
}
