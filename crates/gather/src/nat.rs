//! NAT gateways and what they carry.

use cloud::{ApiError, Client, vpc};
use diagnosis::{Listed, NatGateway, SnatEntry};

use crate::lists::all;

/// The NAT gateways of a VPC, with the answer's `RequestId`.
///
/// # Errors
/// As [`Client::call`].
pub async fn nat_gateways(
    client: &Client,
    region: &str,
    network: &str,
) -> Result<(Listed<NatGateway>, String), ApiError> {
    let (list, request) = all(|at| vpc::describe_nat_gateways(client, region, network, at), Some).await?;
    // A filter that the cloud did not keep to must not lend this VPC another one's gateway.
    let ours = list.items.into_iter().flatten().filter(|nat| nat.vpc_id.is_empty() || nat.vpc_id == network);
    Ok((Listed { items: ours.map(gateway).collect(), complete: list.complete }, request))
}

/// The SNAT entries of a NAT gateway, with the answer's `RequestId`.
///
/// # Errors
/// As [`Client::call`].
pub async fn snat_entries(client: &Client, region: &str, nat: &str) -> Result<(Listed<SnatEntry>, String), ApiError> {
    let (list, request) = all(|at| vpc::describe_snat_table_entries(client, region, nat, at), Some).await?;
    let of_this = |entry: &vpc::SnatEntry| entry.nat_gateway_id.is_empty() || entry.nat_gateway_id == nat;
    let items = list.items.into_iter().flatten().filter(of_this).map(snat).collect();
    Ok((Listed { items, complete: list.complete }, request))
}

fn gateway(found: vpc::NatGateway) -> NatGateway {
    let private = found.network_type.eq_ignore_ascii_case("intranet");
    NatGateway { id: found.nat_gateway_id, status: found.status, private }
}

fn snat(found: vpc::SnatEntry) -> SnatEntry {
    let addresses = found.snat_ip.split(',').map(str::trim).filter(|address| !address.is_empty());
    SnatEntry {
        vswitch: found.source_vswitch_id,
        cidr: found.source_cidr,
        addresses: addresses.map(str::to_owned).collect(),
        status: found.status,
    }
}
