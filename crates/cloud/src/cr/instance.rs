//! Registry instances: `ListInstance`, `GetInstance`.

use serde::Deserialize;

use super::{PAGE_SIZE, call, listing};
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page};
use crate::wire::whole;

/// Which instances to list; empty fields do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstanceFilter {
    /// With this name.
    pub name: Option<String>,
    /// In this state, such as `RUNNING`.
    pub status: Option<String>,
}

/// A registry instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Instance {
    /// `cri-…`.
    pub instance_id: String,
    /// Its name, which begins its default domain.
    pub instance_name: String,
    /// The edition: `Enterprise_Basic`, `Enterprise_Standard`, …
    pub instance_specification: String,
    /// `RUNNING`, or why not: `PENDING`, `INIT_ERROR`, `STARTING`, `STOPPING`, `STOPPED`, `DELETING`, `DELETED`.
    pub instance_status: String,
    /// What is wrong with it, if anything.
    pub instance_issue: String,
    /// The region; `GetInstance` leaves it out, then it is the one called.
    pub region_id: String,
    /// The resource group.
    pub resource_group_id: String,
    /// When it was created, in milliseconds since 1970.
    #[serde(deserialize_with = "whole")]
    pub create_time: Option<i64>,
    /// The answer's id; empty in a list.
    pub request_id: String,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    #[serde(deserialize_with = "whole")]
    total_count: Option<i64>,
    instances: Vec<Instance>,
}

/// Lists the instances of a region: `ListInstance`.
///
/// # Errors
/// As [`Client::call`].
pub async fn list_instance(
    client: &Client,
    region: &str,
    filter: &InstanceFilter,
    cursor: Option<Cursor>,
) -> Result<Page<Instance>, ApiError> {
    let call = listing(region, "ListInstance", cursor.as_ref())
        .with_some("InstanceName", filter.name.as_deref())
        .with_some("InstanceStatus", filter.status.as_deref());
    let answer: Answer = client.fetch(&call).await?;
    Ok(Page::numbered(answer.instances, cursor.as_ref(), PAGE_SIZE, answer.total_count, answer.request_id))
}

/// One instance: `GetInstance`.
///
/// # Errors
/// As [`Client::call`]; [`NotFound`](crate::ErrorKind::NotFound) when it is not there.
pub async fn get_instance(client: &Client, region: &str, instance_id: &str) -> Result<Instance, ApiError> {
    let call = call(region, "GetInstance").with("InstanceId", instance_id);
    let mut instance: Instance = client.fetch(&call).await?;
    if instance.region_id.is_empty() {
        region.clone_into(&mut instance.region_id);
    }
    Ok(instance)
}
