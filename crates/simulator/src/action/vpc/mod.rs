//! Virtual Private Cloud. Every list is wrapped in an object with one key.

mod eip;
mod nat;
mod vpcs;
mod vswitches;

use serde_json::Value;

use crate::refusal::Refusal;
use crate::state::{Call, State};

pub(super) fn perform(state: &State, action: &str, call: &Call) -> Result<Value, Refusal> {
    match action {
        "DescribeVpcs" => vpcs::describe(state, call),
        "DescribeVSwitches" => vswitches::describe(state, call),
        "DescribeEipAddresses" => eip::describe(state, call),
        "DescribeNatGateways" => nat::describe(state, call),
        "DescribeSnatTableEntries" => nat::describe_snat(state, call),
        _ => Err(super::unknown()),
    }
}

/// Networks belong to the world's own account.
fn own(state: &State, call: &Call) -> bool {
    call.caller.account == state.world.account
}

/// Whether a parameter is absent or has this value.
fn matches(call: &Call, name: &str, value: &str) -> bool {
    call.parameters.text(name).is_none_or(|text| text == value)
}

/// Whether a parameter is absent or one of its comma-separated values is this.
fn one_of(call: &Call, name: &str, value: &str) -> bool {
    call.parameters.text(name).is_none_or(|text| text.split(',').any(|part| part.trim() == value))
}
