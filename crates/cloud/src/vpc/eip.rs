//! Elastic IP addresses: `DescribeEipAddresses`.

use serde::Deserialize;

use super::{PAGE_SIZE, listing};
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page};
use crate::wire::whole;

/// An elastic IP address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Eip {
    /// `eip-…`.
    pub allocation_id: String,
    /// The address.
    pub ip_address: String,
    /// `Available`, `InUse`, `Associating`, `Unassociating`.
    pub status: String,
    /// What it is bound to; empty if nothing.
    pub instance_id: String,
    /// What kind of thing that is, such as `Nat`.
    pub instance_type: String,
    /// Its name, possibly empty.
    pub name: String,
    /// Its bandwidth, in Mbit/s.
    #[serde(deserialize_with = "whole")]
    pub bandwidth: Option<i64>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    #[serde(deserialize_with = "whole")]
    total_count: Option<i64>,
    eip_addresses: Wrapped,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Wrapped {
    eip_address: Vec<Eip>,
}

/// The address with this id; the list is empty where there is none.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_eip_address(
    client: &Client,
    region: &str,
    allocation_id: &str,
    cursor: Option<Cursor>,
) -> Result<Page<Eip>, ApiError> {
    list(client, region, ("AllocationId", allocation_id), cursor).await
}

/// The addresses of a region that nothing holds.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_free_eip_addresses(
    client: &Client,
    region: &str,
    cursor: Option<Cursor>,
) -> Result<Page<Eip>, ApiError> {
    list(client, region, ("Status", "Available"), cursor).await
}

async fn list(
    client: &Client,
    region: &str,
    filter: (&'static str, &str),
    cursor: Option<Cursor>,
) -> Result<Page<Eip>, ApiError> {
    let call = listing("DescribeEipAddresses", region, cursor.as_ref()).with(filter.0, filter.1);
    let answer: Answer = client.fetch(&call).await?;
    let items = answer.eip_addresses.eip_address;
    Ok(Page::numbered(items, cursor.as_ref(), PAGE_SIZE, answer.total_count, answer.request_id))
}
