//! `DescribeContainerGroupEvents`.

use serde::Deserialize;

use super::{Event, MOST_GROUPS, MOST_IDS, id_list, read};
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page, walk};

/// What happened to one group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GroupEvents {
    /// `eci-…`.
    pub container_group_id: String,
    /// The group's name.
    pub name: String,
    /// What happened.
    pub events: Vec<Event>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    next_token: String,
    data: Vec<GroupEvents>,
}

/// What happened to the groups with these ids, from the service and from inside, up to 1000 groups.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_container_group_events(
    client: &Client,
    region: &str,
    ids: &[String],
) -> Result<Vec<GroupEvents>, ApiError> {
    let mut events = Vec::new();
    for chunk in ids.chunks(MOST_IDS) {
        events.extend(walk(MOST_GROUPS, |cursor| page(client, region, chunk, cursor)).await?.items);
    }
    Ok(events)
}

async fn page(
    client: &Client,
    region: &str,
    ids: &[String],
    cursor: Option<Cursor>,
) -> Result<Page<GroupEvents>, ApiError> {
    let call = read(region, "DescribeContainerGroupEvents")
        .with("ContainerGroupIds", id_list(ids))
        .with_some("NextToken", Cursor::token(cursor.as_ref()));
    let answer: Answer = client.fetch(&call).await?;
    Ok(Page::tokened(answer.data, answer.next_token, None, answer.request_id))
}
