//! `DescribeRegions`.

use serde::Deserialize;

use super::read;
use crate::client::Client;
use crate::error::ApiError;

/// A region where container groups can run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Region {
    /// Such as `cn-beijing`.
    pub region_id: String,
    /// The host that answers for it.
    pub region_endpoint: String,
    /// Its zones.
    pub zones: Vec<String>,
    /// Its zones with the most room.
    pub recommend_zones: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    regions: Vec<Region>,
}

/// Lists the regions, asking the one given.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_regions(client: &Client, region: &str) -> Result<Vec<Region>, ApiError> {
    let answer: Answer = client.fetch(&read(region, "DescribeRegions")).await?;
    Ok(answer.regions)
}
