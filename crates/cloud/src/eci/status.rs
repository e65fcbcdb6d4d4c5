//! `DescribeContainerGroupStatus`: the groups in Kubernetes' words.

use serde::Deserialize;

use super::{MOST_GROUPS, MOST_IDS, id_list, read};
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page, walk};
use crate::wire::{flag, whole};

/// A group's status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GroupStatus {
    /// `eci-…`.
    pub container_group_id: String,
    /// Its name.
    pub name: String,
    /// Its state, as in [`ContainerGroup`](super::ContainerGroup).
    pub status: String,
    /// The pod's part.
    pub pod_status: PodStatus,
}

/// The pod's part of a status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct PodStatus {
    /// `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`.
    pub phase: String,
    /// Its address in the VPC.
    pub pod_ip: String,
    /// Since when, as RFC 3339.
    pub start_time: String,
    /// What is the case about it.
    pub conditions: Vec<Condition>,
    /// Its containers.
    pub container_statuses: Vec<ContainerStatus>,
}

/// Something that is the case, or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Condition {
    /// Such as `Ready` or `ContainerInstanceCreated`.
    #[serde(rename = "type", alias = "Type")]
    pub kind: String,
    /// `True`, `False` or `Unknown`.
    #[serde(rename = "status", alias = "Status")]
    pub status: String,
    /// One word for why.
    pub reason: String,
    /// Why.
    pub message: String,
    /// Since when, as RFC 3339.
    #[serde(rename = "lastTransitionTime", alias = "LastTransitionTime")]
    pub last_transition_time: String,
}

/// A container's status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ContainerStatus {
    /// Its name.
    pub name: String,
    /// Its image.
    pub image: String,
    /// Whether it is ready.
    #[serde(deserialize_with = "flag")]
    pub ready: bool,
    /// Whether it has started.
    #[serde(deserialize_with = "flag")]
    pub started: bool,
    /// How often it was restarted.
    #[serde(deserialize_with = "whole")]
    pub restart_count: Option<i64>,
    /// Its state now.
    pub state: States,
    /// Its state before.
    pub last_state: States,
}

/// The state that a container is in; of the three, usually one is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct States {
    /// It waits to start.
    pub waiting: Option<StateDetail>,
    /// It runs.
    pub running: Option<StateDetail>,
    /// It has ended.
    pub terminated: Option<StateDetail>,
}

/// More about a state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct StateDetail {
    /// One word for why.
    pub reason: String,
    /// Why.
    pub message: String,
    /// Since when. Running containers answer it under a misspelt name.
    #[serde(alias = "StartedAtstartedAt", alias = "startedAt")]
    pub started_at: String,
    /// Until when.
    pub finished_at: String,
    /// What it ended with.
    #[serde(deserialize_with = "whole")]
    pub exit_code: Option<i64>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    next_token: String,
    #[serde(deserialize_with = "whole")]
    total_count: Option<i64>,
    data: Vec<GroupStatus>,
}

/// The status of the groups with these ids, however many; without ids, of all there are (at most 1000).
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_container_group_status(
    client: &Client,
    region: &str,
    ids: &[String],
) -> Result<Vec<GroupStatus>, ApiError> {
    let chunks: Vec<&[String]> = if ids.is_empty() { vec![ids] } else { ids.chunks(MOST_IDS).collect() };
    let mut statuses = Vec::new();
    for chunk in chunks {
        statuses.extend(walk(MOST_GROUPS, |cursor| page(client, region, chunk, cursor)).await?.items);
    }
    Ok(statuses)
}

async fn page(
    client: &Client,
    region: &str,
    ids: &[String],
    cursor: Option<Cursor>,
) -> Result<Page<GroupStatus>, ApiError> {
    let call = read(region, "DescribeContainerGroupStatus")
        .with_some("ContainerGroupIds", (!ids.is_empty()).then(|| id_list(ids)))
        .with_some("NextToken", Cursor::token(cursor.as_ref()));
    let answer: Answer = client.fetch(&call).await?;
    Ok(Page::tokened(answer.data, answer.next_token, answer.total_count, answer.request_id))
}
