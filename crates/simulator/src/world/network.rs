//! VPCs, vSwitches, security groups and the ways out of them.

use serde::{Deserialize, Serialize};

/// A virtual private cloud.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Vpc {
    /// `vpc-…`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Region id.
    pub region: String,
    /// Address block.
    pub cidr: String,
    /// Whether it is the region's default VPC.
    pub default: bool,
}

/// A vSwitch. Its region is its VPC's.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct VSwitch {
    /// `vsw-…`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The VPC it belongs to.
    pub vpc: String,
    /// Zone id.
    pub zone: String,
    /// Address block.
    pub cidr: String,
    /// Addresses that are free before any container group takes one.
    pub free: u32,
    /// Whether it is a default vSwitch.
    pub default: bool,
}

/// A security group. Its region is its VPC's.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecurityGroup {
    /// `sg-…`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The VPC it belongs to.
    pub vpc: String,
    /// Whether it is an advanced security group.
    pub enterprise: bool,
    /// A description.
    pub description: String,
    /// Whether it keeps port 443 from going out.
    pub blocks_https: bool,
}

/// An elastic IP address.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Eip {
    /// `eip-…`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Region id.
    pub region: String,
    /// The address.
    pub ip: String,
    /// Mbit/s.
    pub bandwidth: u32,
    /// What it is bound to; empty means nothing.
    pub bound_to: String,
    /// `Nat`, `EcsInstance`, `NetworkInterface`; empty while it is free.
    pub bound_kind: String,
}

/// A NAT gateway.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct NatGateway {
    /// `ngw-…`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The VPC it serves.
    pub vpc: String,
    /// Whether it leads to other private networks only.
    pub private: bool,
    /// `Available` (also when empty), `Creating`, …: only an available one carries traffic.
    pub status: String,
    /// The SNAT entries.
    pub snat: Vec<Snat>,
}

/// One SNAT entry: who goes out with which address.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Snat {
    /// `snat-…`.
    pub id: String,
    /// The vSwitch it serves; empty when it serves a block of addresses.
    pub vswitch: String,
    /// The block it serves; empty when it serves a vSwitch.
    pub cidr: String,
    /// The public address.
    pub ip: String,
    /// `Available` (also when empty), `Pending`, …: only an available one carries traffic.
    pub status: String,
}

impl NatGateway {
    /// The status, `Available` unless said otherwise.
    pub fn status(&self) -> &str {
        available(&self.status)
    }
}

impl Snat {
    /// The status, `Available` unless said otherwise.
    pub fn status(&self) -> &str {
        available(&self.status)
    }
}

fn available(status: &str) -> &str {
    if status.is_empty() { "Available" } else { status }
}
