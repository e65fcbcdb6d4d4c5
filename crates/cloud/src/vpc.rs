//! Virtual Private Cloud: networks, their vSwitches, and the ways out of them.

mod eip;
mod nat;

pub use eip::{Eip, describe_eip_address, describe_free_eip_addresses};
pub use nat::{NatGateway, SnatEntry, describe_nat_gateways, describe_snat_table_entries};

use serde::Deserialize;

use crate::call::Call;
use crate::client::Client;
use crate::error::ApiError;
use crate::page::{Cursor, Page};
use crate::product::Product;
use crate::wire::{flag, whole};

/// As many as one page may hold.
const PAGE_SIZE: u32 = 50;

/// Which vSwitches to list; empty fields do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VSwitchFilter {
    /// Of this VPC.
    pub vpc_id: Option<String>,
    /// Only this one.
    pub vswitch_id: Option<String>,
    /// In this zone.
    pub zone_id: Option<String>,
}

/// Which VPCs to list; empty fields do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VpcFilter {
    /// Only these, at most 20.
    pub vpc_ids: Vec<String>,
    /// With this name.
    pub name: Option<String>,
}

/// A vSwitch: a subnet in one zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct VSwitch {
    /// `vsw-…`.
    #[serde(rename = "VSwitchId")]
    pub vswitch_id: String,
    /// Its name, possibly empty.
    #[serde(rename = "VSwitchName")]
    pub name: String,
    /// The VPC it belongs to.
    pub vpc_id: String,
    /// The zone it lies in.
    pub zone_id: String,
    /// Its addresses.
    pub cidr_block: String,
    /// `Available` or `Pending`.
    pub status: String,
    /// How many addresses are left.
    #[serde(deserialize_with = "whole")]
    pub available_ip_address_count: Option<i64>,
    /// Whether it is the zone's default.
    #[serde(deserialize_with = "flag")]
    pub is_default: bool,
}

/// A VPC.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Vpc {
    /// `vpc-…`.
    pub vpc_id: String,
    /// Its name, possibly empty.
    #[serde(rename = "VpcName")]
    pub name: String,
    /// Its addresses.
    pub cidr_block: String,
    /// The region it lies in.
    pub region_id: String,
    /// `Available` or `Pending`.
    pub status: String,
    /// Whether it is the region's default.
    #[serde(deserialize_with = "flag")]
    pub is_default: bool,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    #[serde(deserialize_with = "whole")]
    total_count: Option<i64>,
    v_switches: Wrapped,
    vpcs: Wrapped,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wrapped {
    #[serde(rename = "VSwitch")]
    vswitches: Vec<VSwitch>,
    #[serde(rename = "Vpc")]
    vpcs: Vec<Vpc>,
}

/// Lists vSwitches: `DescribeVSwitches`.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_vswitches(
    client: &Client,
    region: &str,
    filter: &VSwitchFilter,
    cursor: Option<Cursor>,
) -> Result<Page<VSwitch>, ApiError> {
    let call = listing("DescribeVSwitches", region, cursor.as_ref())
        .with_some("VpcId", filter.vpc_id.as_deref())
        .with_some("VSwitchId", filter.vswitch_id.as_deref())
        .with_some("ZoneId", filter.zone_id.as_deref());
    let answer: Answer = client.fetch(&call).await?;
    Ok(Page::numbered(answer.v_switches.vswitches, cursor.as_ref(), PAGE_SIZE, answer.total_count, answer.request_id))
}

/// Lists VPCs: `DescribeVpcs`.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_vpcs(
    client: &Client,
    region: &str,
    filter: &VpcFilter,
    cursor: Option<Cursor>,
) -> Result<Page<Vpc>, ApiError> {
    let call = listing("DescribeVpcs", region, cursor.as_ref())
        .with_some("VpcId", Some(filter.vpc_ids.join(",")))
        .with_some("VpcName", filter.name.as_deref());
    let answer: Answer = client.fetch(&call).await?;
    Ok(Page::numbered(answer.vpcs.vpcs, cursor.as_ref(), PAGE_SIZE, answer.total_count, answer.request_id))
}

fn listing(action: &'static str, region: &str, cursor: Option<&Cursor>) -> Call {
    Call::read(Product::Vpc, region, action)
        .with("RegionId", region)
        .with("PageNumber", Cursor::number(cursor))
        .with("PageSize", PAGE_SIZE.to_string())
}
