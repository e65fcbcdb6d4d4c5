//! What an instance holds and may hold: `GetInstanceUsage`.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::call;
use crate::client::Client;
use crate::error::ApiError;

/// How many VPCs are and may be linked to an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct InstanceUsage {
    /// VPCs that may be linked.
    #[serde(deserialize_with = "count")]
    pub vpc_quota: Option<u64>,
    /// VPCs that are linked.
    #[serde(deserialize_with = "count")]
    pub vpc_usage: Option<u64>,
    /// The answer's id.
    pub request_id: String,
}

/// The API writes these numbers as texts.
fn count<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    let value = Value::deserialize(from)?;
    Ok(value.as_u64().or_else(|| value.as_str()?.trim().parse().ok()))
}

/// What an instance holds and may hold.
///
/// # Errors
/// As [`Client::call`].
pub async fn get_instance_usage(client: &Client, region: &str, instance_id: &str) -> Result<InstanceUsage, ApiError> {
    client.fetch(&call(region, "GetInstanceUsage").with("InstanceId", instance_id)).await
}
