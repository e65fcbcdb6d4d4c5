//! Repositories of an instance: `ListRepository`, `GetRepository`.

use serde::Deserialize;

use super::{PAGE_SIZE, call, listing};
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page};
use crate::wire::{flag, whole};

/// Which repositories to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RepositoryFilter {
    /// Of this instance.
    pub instance_id: String,
    /// In this namespace, if not empty.
    pub namespace: Option<String>,
    /// With this name, if not empty.
    pub name: Option<String>,
}

/// How a single repository is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RepositoryName {
    /// By `crr-…`.
    Id(String),
    /// By namespace and name.
    Path {
        /// The namespace.
        namespace: String,
        /// The repository's name.
        name: String,
    },
}

/// A repository.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Repository {
    /// `crr-…`.
    pub repo_id: String,
    /// Its name.
    pub repo_name: String,
    /// Its namespace.
    pub repo_namespace_name: String,
    /// The instance.
    pub instance_id: String,
    /// `PUBLIC` or `PRIVATE`.
    pub repo_type: String,
    /// `NORMAL`, `DELETING` or `DELETED`.
    pub repo_status: String,
    /// What its owner wrote about it, in short.
    pub summary: String,
    /// Whether a tag, once pushed, stays what it is.
    #[serde(deserialize_with = "flag")]
    pub tag_immutability: bool,
    /// When it was last changed, in milliseconds since 1970.
    #[serde(deserialize_with = "whole")]
    pub modified_time: Option<i64>,
    /// The answer's id; empty in a list.
    pub request_id: String,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    #[serde(deserialize_with = "whole")]
    total_count: Option<i64>,
    repositories: Vec<Repository>,
}

/// Lists repositories: `ListRepository`.
///
/// # Errors
/// As [`Client::call`].
pub async fn list_repository(
    client: &Client,
    region: &str,
    filter: &RepositoryFilter,
    cursor: Option<Cursor>,
) -> Result<Page<Repository>, ApiError> {
    let call = listing(region, "ListRepository", cursor.as_ref())
        .with("InstanceId", &filter.instance_id)
        .with("RepoStatus", "NORMAL")
        .with_some("RepoNamespaceName", filter.namespace.as_deref())
        .with_some("RepoName", filter.name.as_deref());
    let answer: Answer = client.fetch(&call).await?;
    Ok(Page::numbered(answer.repositories, cursor.as_ref(), PAGE_SIZE, answer.total_count, answer.request_id))
}

/// One repository: `GetRepository`.
///
/// # Errors
/// As [`Client::call`]; [`NotFound`](crate::ErrorKind::NotFound) when it is not there.
pub async fn get_repository(
    client: &Client,
    region: &str,
    instance_id: &str,
    name: &RepositoryName,
) -> Result<Repository, ApiError> {
    let call = call(region, "GetRepository").with("InstanceId", instance_id);
    let call = match name {
        RepositoryName::Id(id) => call.with("RepoId", id),
        RepositoryName::Path { namespace, name } => call.with("RepoNamespaceName", namespace).with("RepoName", name),
    };
    client.fetch(&call).await
}
