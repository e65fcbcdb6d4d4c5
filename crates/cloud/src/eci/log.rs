//! `DescribeContainerLog`.

use serde::Deserialize;

use super::read;
use crate::client::Client;
use crate::error::ApiError;

/// The API answers no more lines than this.
const MOST_LINES: u32 = 2000;

/// The end of a container's log, at most 1 MB.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ContainerLog {
    /// The container.
    pub container_name: String,
    /// Its lines. Written by the container: text from outside.
    pub content: String,
    /// The answer's id.
    pub request_id: String,
}

/// The last `tail` lines (500 if not said, 2000 at most) that a container wrote.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_container_log(
    client: &Client,
    region: &str,
    id: &str,
    container: &str,
    tail: Option<u32>,
) -> Result<ContainerLog, ApiError> {
    let call = read(region, "DescribeContainerLog")
        .with("ContainerGroupId", id)
        .with("ContainerName", container)
        .with_some("Tail", tail.map(|lines| lines.clamp(1, MOST_LINES).to_string()));
    client.fetch(&call).await
}
