//! NAT gateways and their SNAT entries: `DescribeNatGateways`, `DescribeSnatTableEntries`.

use serde::Deserialize;

use super::{PAGE_SIZE, listing};
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page};
use crate::wire::whole;

/// A NAT gateway.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct NatGateway {
    /// `ngw-…`.
    pub nat_gateway_id: String,
    /// The VPC it serves.
    pub vpc_id: String,
    /// `Creating`, `Available`, `Modifying`, `Deleting`, `Converting`.
    pub status: String,
    /// `internet`, or `intranet` for one that leads to private networks only.
    pub network_type: String,
}

/// An SNAT entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SnatEntry {
    /// `snat-…`.
    pub snat_entry_id: String,
    /// The gateway.
    pub nat_gateway_id: String,
    /// The public addresses, separated by commas.
    pub snat_ip: String,
    /// The vSwitch it serves; empty where it serves a block.
    #[serde(rename = "SourceVSwitchId")]
    pub source_vswitch_id: String,
    /// The block it serves.
    #[serde(rename = "SourceCIDR")]
    pub source_cidr: String,
    /// `Pending`, `Available`, `Modifying`, `Deleting`.
    pub status: String,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    #[serde(deserialize_with = "whole")]
    total_count: Option<i64>,
    nat_gateways: Wrapped,
    snat_table_entries: Wrapped,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Wrapped {
    nat_gateway: Vec<NatGateway>,
    snat_table_entry: Vec<SnatEntry>,
}

/// Lists a VPC's NAT gateways: `DescribeNatGateways`.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_nat_gateways(
    client: &Client,
    region: &str,
    vpc_id: &str,
    cursor: Option<Cursor>,
) -> Result<Page<NatGateway>, ApiError> {
    let call = listing("DescribeNatGateways", region, cursor.as_ref()).with("VpcId", vpc_id);
    let answer: Answer = client.fetch(&call).await?;
    let items = answer.nat_gateways.nat_gateway;
    Ok(Page::numbered(items, cursor.as_ref(), PAGE_SIZE, answer.total_count, answer.request_id))
}

/// Lists a NAT gateway's SNAT entries: `DescribeSnatTableEntries`.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_snat_table_entries(
    client: &Client,
    region: &str,
    nat_gateway_id: &str,
    cursor: Option<Cursor>,
) -> Result<Page<SnatEntry>, ApiError> {
    let call = listing("DescribeSnatTableEntries", region, cursor.as_ref()).with("NatGatewayId", nat_gateway_id);
    let answer: Answer = client.fetch(&call).await?;
    let items = answer.snat_table_entries.snat_table_entry;
    Ok(Page::numbered(items, cursor.as_ref(), PAGE_SIZE, answer.total_count, answer.request_id))
}
