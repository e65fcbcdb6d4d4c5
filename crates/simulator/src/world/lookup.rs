//! Finding things in the world, and the relations between them.

use std::net::Ipv4Addr;

use super::{Instance, NatGateway, Region, Role, SecurityGroup, Snat, VSwitch, Vpc, World, Zone};

impl World {
    /// The region with this id.
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == id)
    }

    /// The zone with this id.
    pub fn zone(&self, id: &str) -> Option<&Zone> {
        self.regions.iter().flat_map(|region| &region.zones).find(|zone| zone.id == id)
    }

    /// The VPC with this id.
    pub fn vpc(&self, id: &str) -> Option<&Vpc> {
        self.vpcs.iter().find(|vpc| vpc.id == id)
    }

    /// The vSwitch with this id.
    pub fn vswitch(&self, id: &str) -> Option<&VSwitch> {
        self.vswitches.iter().find(|vswitch| vswitch.id == id)
    }

    /// The security group with this id.
    pub fn security_group(&self, id: &str) -> Option<&SecurityGroup> {
        self.security_groups.iter().find(|group| group.id == id)
    }

    /// The role with this name in full.
    pub fn role(&self, arn: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.arn == arn)
    }

    /// The Enterprise Edition instance with this id, whoever owns it.
    pub fn instance(&self, id: &str) -> Option<&Instance> {
        self.instances.iter().find(|instance| instance.id == id)
    }

    /// The same, to be changed.
    pub fn instance_mut(&mut self, id: &str) -> Option<&mut Instance> {
        self.instances.iter_mut().find(|instance| instance.id == id)
    }

    /// Who owns an instance.
    pub fn owner<'a>(&'a self, instance: &'a Instance) -> &'a str {
        instance.account.as_deref().unwrap_or(&self.account)
    }

    /// The region a VPC lies in; empty where there is no such VPC.
    pub fn region_of_vpc(&self, id: &str) -> &str {
        self.vpc(id).map_or("", |vpc| vpc.region.as_str())
    }

    /// The SNAT entry that carries traffic of a vSwitch to the internet.
    pub fn snat(&self, vswitch: &VSwitch) -> Option<(&NatGateway, &Snat)> {
        self.nat_gateways
            .iter()
            .filter(|nat| nat.vpc == vswitch.vpc && !nat.private && nat.status() == "Available")
            .flat_map(|nat| nat.snat.iter().map(move |entry| (nat, entry)))
            .filter(|(_, entry)| entry.status() == "Available")
            .find(|(_, entry)| {
                entry.vswitch == vswitch.id || (!entry.cidr.is_empty() && covers(&entry.cidr, &vswitch.cidr))
            })
    }
}

/// Whether the block `outer` holds the block (or the address) `inner`.
pub(crate) fn covers(outer: &str, inner: &str) -> bool {
    match (block(outer), block(inner)) {
        (Some((outer, outer_bits)), Some((inner, inner_bits))) => {
            outer_bits <= inner_bits && masked(outer, outer_bits) == masked(inner, outer_bits)
        }
        _ => false,
    }
}

/// The usable addresses of a block, each once. The first few come last: machines that are there already have them.
pub(crate) fn addresses(cidr: &str) -> impl Iterator<Item = u32> + use<> {
    let (base, bits) = block(cidr).unwrap_or((0x0A00_0000, 8));
    let size = 1_u32.checked_shl(32 - bits).unwrap_or(u32::MAX);
    let usable = size.saturating_sub(8).max(1);
    (0..usable).map(move |index| masked(base, bits) + 4 + (index + 20 % usable) % usable)
}

fn block(text: &str) -> Option<(u32, u32)> {
    let (address, bits) = text.split_once('/').unwrap_or((text, "32"));
    let address: Ipv4Addr = address.parse().ok()?;
    let bits: u32 = bits.parse().ok().filter(|bits| *bits <= 32)?;
    Some((address.into(), bits))
}

fn masked(address: u32, bits: u32) -> u32 {
    address & u32::MAX.checked_shl(32 - bits).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Ipv4Addr, addresses, covers};

    #[test]
    fn a_block_covers_addresses_and_smaller_blocks_inside_it() {
        assert!(covers("203.0.113.0/24", "203.0.113.10"));
        assert!(covers("10.0.0.0/8", "10.0.1.0/24"));
        assert!(covers("0.0.0.0/0", "203.0.113.10/32"));
        assert!(!covers("10.0.1.0/24", "10.0.0.0/8"));
        assert!(!covers("127.0.0.1/32", "203.0.113.10"));
        assert!(!covers("nonsense", "203.0.113.10"));
    }

    #[test]
    fn addresses_stay_inside_their_block() {
        let all: Vec<_> = addresses("10.0.0.0/24").map(|address| Ipv4Addr::from(address).to_string()).collect();
        assert_eq!((all.len(), all[0].as_str(), all[247].as_str()), (248, "10.0.0.24", "10.0.0.23"));
        assert!(all.iter().all(|address| covers("10.0.0.0/24", address)));
        assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), 248, "each once");
        for block in ["10.0.0.0/28", "10.0.0.0/30", "10.0.0.0/32", "0.0.0.0/0", "nonsense"] {
            assert!(addresses(block).next().is_some(), "{block}");
        }
    }
}
