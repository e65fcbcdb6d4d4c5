//! `CreateContainerGroup`, and its dry run.

use serde::Deserialize;

use crate::call::Call;
use crate::client::{Client, Course};
use crate::error::{ApiError, ErrorKind};
use crate::product::Product;

/// What the cloud answers when it has accepted a container group.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Accepted {
    /// `eci-…`.
    pub container_group_id: String,
    /// The answer's id.
    pub request_id: String,
}

/// A dry run that passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// The answer's id.
    pub request_id: Option<String>,
}

/// Creates a container group. `parameters` are the wire names and values; region and token are added here and replace any
/// among them. With the same token and parameters the cloud creates one group however often this is called.
///
/// # Errors
/// As [`Client::call`]; [`ApiError::outcome_unknown`] when it may have been created: call again with the same token.
pub async fn create_container_group(
    client: &Client,
    region: &str,
    parameters: &[(String, String)],
    client_token: &str,
) -> Result<Accepted, ApiError> {
    client.fetch(&creation(region, parameters).with("ClientToken", client_token)).await
}

/// The same, sent once: for whoever writes down every try before it leaves.
///
/// # Errors
/// As [`Client::attempt`].
pub async fn try_create_container_group(
    client: &Client,
    region: &str,
    parameters: &[(String, String)],
    client_token: &str,
    course: &mut Course,
) -> Result<Accepted, ApiError> {
    client.attempt(&creation(region, parameters).with("ClientToken", client_token), course).await
}

/// Asks whether a creation would be accepted, without creating anything: `DryRun`.
///
/// # Errors
/// As [`Client::call`]: what the creation would fail with.
pub async fn dry_run_container_group(
    client: &Client,
    region: &str,
    parameters: &[(String, String)],
) -> Result<Passed, ApiError> {
    let call = Call { intent: crate::Intent::Read, ..creation(region, parameters).with("DryRun", "true") };
    match client.call(&call).await {
        // The cloud says "passed" with an error, yet a plain success must not be mistaken for a refusal.
        Ok(value) => Ok(Passed { request_id: value["RequestId"].as_str().map(str::to_owned) }),
        Err(error) if error.kind == ErrorKind::DryRunPassed => Ok(Passed { request_id: error.request_id.clone() }),
        Err(error) => Err(error),
    }
}

fn creation(region: &str, parameters: &[(String, String)]) -> Call {
    let ours = ["RegionId", "ClientToken", "DryRun"];
    let mut call = Call::change(Product::Eci, region, "CreateContainerGroup").with("RegionId", region);
    call.parameters.extend(parameters.iter().filter(|(name, _)| !ours.contains(&name.as_str())).cloned());
    call
}
