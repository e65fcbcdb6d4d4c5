//! `DescribeContainerGroups`.

use serde::Deserialize;

use super::{ContainerGroup, MOST_GROUPS, MOST_IDS, id_list, read};
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page, walk};
use crate::wire::whole;

/// Which groups to list; empty fields do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupFilter {
    /// Only these, at most 20.
    pub ids: Vec<String>,
    /// With this name.
    pub name: Option<String>,
    /// In this state.
    pub status: Option<String>,
    /// With these tags.
    pub tags: Vec<(String, String)>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    next_token: String,
    #[serde(deserialize_with = "whole")]
    total_count: Option<i64>,
    container_groups: Vec<ContainerGroup>,
}

/// Lists groups, 20 to a page.
///
/// # Errors
/// As [`Client::call`].
pub async fn list_container_groups(
    client: &Client,
    region: &str,
    filter: &GroupFilter,
    cursor: Option<Cursor>,
) -> Result<Page<ContainerGroup>, ApiError> {
    let ids = (!filter.ids.is_empty()).then(|| id_list(&filter.ids));
    let mut call = read(region, "DescribeContainerGroups")
        .with("Limit", "20")
        .with_some("NextToken", Cursor::token(cursor.as_ref()))
        .with_some("ContainerGroupIds", ids)
        .with_some("ContainerGroupName", filter.name.as_deref())
        .with_some("Status", filter.status.as_deref());
    for (number, (key, value)) in (1..).zip(&filter.tags) {
        call = call.with(&format!("Tag.{number}.Key"), key).with(&format!("Tag.{number}.Value"), value);
    }
    let answer: Answer = client.fetch(&call).await?;
    Ok(Page::tokened(answer.container_groups, answer.next_token, answer.total_count, answer.request_id))
}

/// Describes the groups with these ids, however many; without ids, all there are (at most 1000). Ids that are not there
/// are simply missing from the answer.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_container_groups(
    client: &Client,
    region: &str,
    ids: &[String],
) -> Result<Vec<ContainerGroup>, ApiError> {
    let chunks: Vec<&[String]> = if ids.is_empty() { vec![ids] } else { ids.chunks(MOST_IDS).collect() };
    let mut groups = Vec::new();
    for chunk in chunks {
        let filter = GroupFilter { ids: chunk.to_vec(), ..GroupFilter::default() };
        groups.extend(walk(MOST_GROUPS, |cursor| list_container_groups(client, region, &filter, cursor)).await?.items);
    }
    Ok(groups)
}
