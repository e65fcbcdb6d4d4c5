//! `ListUsage`: quota and what is used of it.

use serde::Deserialize;

use super::read;
use crate::client::Client;
use crate::error::ApiError;
use crate::wire::amount;

/// Quota in a region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Usage {
    /// vCPUs in use.
    pub used_cpu: Option<f64>,
    /// vCPUs allowed.
    pub max_cpu: Option<f64>,
    /// The answer's id.
    pub request_id: String,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    attributes: Attributes,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Attributes {
    #[serde(deserialize_with = "amount")]
    used_cpu: Option<f64>,
    #[serde(deserialize_with = "amount")]
    max_cpu: Option<f64>,
}

/// Quota and usage of a region.
///
/// # Errors
/// As [`Client::call`].
pub async fn list_usage(client: &Client, region: &str) -> Result<Usage, ApiError> {
    let answer: Answer = client.fetch(&read(region, "ListUsage")).await?;
    let Attributes { used_cpu, max_cpu } = answer.attributes;
    Ok(Usage { used_cpu, max_cpu, request_id: answer.request_id })
}
