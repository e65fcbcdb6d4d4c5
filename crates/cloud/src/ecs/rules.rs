//! What a security group lets out: `DescribeSecurityGroupAttribute`.

use serde::Deserialize;

use crate::call::Call;
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page};
use crate::product::Product;
use crate::wire::text;

/// An outbound rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct OutboundRule {
    /// `sgr-…`; empty where the answer does not say.
    pub security_group_rule_id: String,
    /// `Accept` or `Drop`.
    pub policy: String,
    /// 1 to 100; the smaller one wins.
    #[serde(deserialize_with = "text")]
    pub priority: String,
    /// `TCP`, `ALL`, …
    pub ip_protocol: String,
    /// `443/443`; `-1/-1` means every port.
    pub port_range: String,
    /// The addresses it is about.
    pub dest_cidr_ip: String,
    /// `egress` or `ingress`.
    pub direction: String,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    next_token: String,
    permissions: Wrapped,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Wrapped {
    permission: Vec<OutboundRule>,
}

/// Lists the outbound rules of a security group.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_outbound_rules(
    client: &Client,
    region: &str,
    security_group_id: &str,
    cursor: Option<Cursor>,
) -> Result<Page<OutboundRule>, ApiError> {
    let call = Call::read(Product::Ecs, region, "DescribeSecurityGroupAttribute")
        .with("RegionId", region)
        .with("SecurityGroupId", security_group_id)
        .with("Direction", "egress")
        .with_some("NextToken", Cursor::token(cursor.as_ref()));
    let answer: Answer = client.fetch(&call).await?;
    let egress = |rule: &OutboundRule| !rule.direction.eq_ignore_ascii_case("ingress");
    let rules = answer.permissions.permission.into_iter().filter(egress).collect();
    Ok(Page::tokened(rules, answer.next_token, None, answer.request_id))
}
