//! Tags of a repository: `ListRepoTag`, `GetRepoTag`.

use serde::Deserialize;

use super::{PAGE_SIZE, call, listing};
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page};
use crate::wire::whole;

/// A tag and the image it names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RepoTag {
    /// The tag.
    pub tag: String,
    /// The image's digest, in hex without `sha256:`.
    pub digest: String,
    /// The image's size in bytes.
    #[serde(deserialize_with = "whole")]
    pub image_size: Option<i64>,
    /// `NORMAL` or `DELETING`.
    pub status: String,
    /// When the image was made, in milliseconds since 1970.
    #[serde(deserialize_with = "whole")]
    pub image_create: Option<i64>,
    /// When the tag was last pushed, in milliseconds since 1970.
    #[serde(deserialize_with = "whole")]
    pub image_update: Option<i64>,
    /// The answer's id; empty in a list.
    pub request_id: String,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    #[serde(deserialize_with = "whole")]
    total_count: Option<i64>,
    images: Vec<RepoTag>,
}

/// Lists tags: `ListRepoTag`. It needs the repository's id, not its name.
///
/// # Errors
/// As [`Client::call`].
pub async fn list_repo_tag(
    client: &Client,
    region: &str,
    instance_id: &str,
    repo_id: &str,
    cursor: Option<Cursor>,
) -> Result<Page<RepoTag>, ApiError> {
    let call = listing(region, "ListRepoTag", cursor.as_ref()).with("InstanceId", instance_id).with("RepoId", repo_id);
    let answer: Answer = client.fetch(&call).await?;
    Ok(Page::numbered(answer.images, cursor.as_ref(), PAGE_SIZE, answer.total_count, answer.request_id))
}

/// One tag: `GetRepoTag`.
///
/// # Errors
/// As [`Client::call`]; [`NotFound`](crate::ErrorKind::NotFound) when it is not there.
pub async fn get_repo_tag(
    client: &Client,
    region: &str,
    instance_id: &str,
    repo_id: &str,
    tag: &str,
) -> Result<RepoTag, ApiError> {
    let call = call(region, "GetRepoTag").with("InstanceId", instance_id).with("RepoId", repo_id).with("Tag", tag);
    client.fetch(&call).await
}
