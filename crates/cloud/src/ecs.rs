//! Elastic Compute Service: the security groups that container groups join.

mod rules;

pub use rules::{OutboundRule, describe_outbound_rules};

use serde::Deserialize;

use crate::call::Call;
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page};
use crate::product::Product;
use crate::wire::{flag, whole};

/// As many as one page may hold.
const PAGE_SIZE: &str = "100";

/// Which security groups to list; empty fields do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityGroupFilter {
    /// Of this VPC.
    pub vpc_id: Option<String>,
    /// Only these, at most 100.
    pub security_group_ids: Vec<String>,
    /// With this name.
    pub name: Option<String>,
}

/// A security group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SecurityGroup {
    /// `sg-…`.
    pub security_group_id: String,
    /// Its name, possibly empty.
    #[serde(rename = "SecurityGroupName")]
    pub name: String,
    /// The VPC it belongs to; empty in the classic network.
    pub vpc_id: String,
    /// `normal` or `enterprise`.
    #[serde(rename = "SecurityGroupType")]
    pub kind: String,
    /// What its owner wrote about it.
    pub description: String,
    /// Whether a service manages it: then it cannot be chosen.
    #[serde(deserialize_with = "flag")]
    pub service_managed: bool,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    next_token: String,
    #[serde(deserialize_with = "whole")]
    total_count: Option<i64>,
    security_groups: Wrapped,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Wrapped {
    security_group: Vec<SecurityGroup>,
}

/// Lists security groups: `DescribeSecurityGroups`.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_security_groups(
    client: &Client,
    region: &str,
    filter: &SecurityGroupFilter,
    cursor: Option<Cursor>,
) -> Result<Page<SecurityGroup>, ApiError> {
    let ids = (!filter.security_group_ids.is_empty()).then(|| serde_json::json!(filter.security_group_ids).to_string());
    let call = Call::read(Product::Ecs, region, "DescribeSecurityGroups")
        .with("RegionId", region)
        .with("MaxResults", PAGE_SIZE)
        .with_some("NextToken", Cursor::token(cursor.as_ref()))
        .with_some("VpcId", filter.vpc_id.as_deref())
        .with_some("SecurityGroupIds", ids)
        .with_some("SecurityGroupName", filter.name.as_deref());
    let answer: Answer = client.fetch(&call).await?;
    Ok(Page::tokened(answer.security_groups.security_group, answer.next_token, answer.total_count, answer.request_id))
}
