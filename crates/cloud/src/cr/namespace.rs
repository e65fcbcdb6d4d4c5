//! Namespaces of an instance: `ListNamespace`.

use serde::Deserialize;

use super::{PAGE_SIZE, listing};
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page};
use crate::wire::{flag, whole};

/// Which namespaces to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamespaceFilter {
    /// Of this instance.
    pub instance_id: String,
    /// With this name, if not empty.
    pub name: Option<String>,
}

/// A namespace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Namespace {
    /// `crn-…`.
    pub namespace_id: String,
    /// Its name.
    pub namespace_name: String,
    /// `NORMAL` or `DELETING`.
    pub namespace_status: String,
    /// `PUBLIC` or `PRIVATE`: what new repositories are.
    pub default_repo_type: String,
    /// Whether a push makes the repository.
    #[serde(deserialize_with = "flag")]
    pub auto_create_repo: bool,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    #[serde(deserialize_with = "whole")]
    total_count: Option<i64>,
    namespaces: Vec<Namespace>,
}

/// Lists namespaces: `ListNamespace`.
///
/// # Errors
/// As [`Client::call`].
pub async fn list_namespace(
    client: &Client,
    region: &str,
    filter: &NamespaceFilter,
    cursor: Option<Cursor>,
) -> Result<Page<Namespace>, ApiError> {
    let call = listing(region, "ListNamespace", cursor.as_ref())
        .with("InstanceId", &filter.instance_id)
        .with_some("NamespaceName", filter.name.as_deref());
    let answer: Answer = client.fetch(&call).await?;
    Ok(Page::numbered(answer.namespaces, cursor.as_ref(), PAGE_SIZE, answer.total_count, answer.request_id))
}
