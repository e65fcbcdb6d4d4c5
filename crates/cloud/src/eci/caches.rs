//! `DescribeImageCaches`.

use serde::Deserialize;

use super::read;
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page};
use crate::wire::whole;

/// An image cache.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ImageCache {
    /// `imc-…`.
    pub image_cache_id: String,
    /// `Preparing`, `Creating`, `Ready`, `Failed`, `Updating`, `UpdateFailed`.
    pub status: String,
    /// The images it holds.
    pub images: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    next_token: String,
    #[serde(deserialize_with = "whole")]
    total_count: Option<i64>,
    image_caches: Vec<ImageCache>,
}

/// Lists the image caches of a region.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_image_caches(
    client: &Client,
    region: &str,
    cursor: Option<Cursor>,
) -> Result<Page<ImageCache>, ApiError> {
    let call = read(region, "DescribeImageCaches").with_some("NextToken", Cursor::token(cursor.as_ref()));
    let answer: Answer = client.fetch(&call).await?;
    Ok(Page::tokened(answer.image_caches, answer.next_token, answer.total_count, answer.request_id))
}
