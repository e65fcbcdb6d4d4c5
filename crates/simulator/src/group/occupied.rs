//! What the groups that live occupy: addresses of a vSwitch and vCPUs of an account in a region. Counted as they come and go, so that
//! the next group costs no look at all the others.

use std::collections::{BTreeSet, HashMap};
use std::net::Ipv4Addr;

use super::Group;
use crate::world::{VSwitch, addresses};

/// What is taken.
#[derive(Default)]
pub(crate) struct Occupied {
    vswitches: HashMap<String, Taken>,
    /// By account, then by region.
    cpu: HashMap<String, HashMap<String, f64>>,
}

/// What is taken of a vSwitch.
#[derive(Default)]
struct Taken {
    count: u32,
    addresses: BTreeSet<u32>,
}

impl Occupied {
    /// A group has begun to live.
    pub(super) fn take(&mut self, group: &Group) {
        let taken = self.vswitches.entry(group.vswitch.clone()).or_default();
        taken.count += 1;
        taken.addresses.extend(number(&group.ip));
        let regions = self.cpu.entry(group.account.clone()).or_default();
        *regions.entry(group.region.clone()).or_default() += group.size.cpu;
    }

    /// A group has ceased to live.
    pub(super) fn release(&mut self, group: &Group) {
        if let Some(taken) = self.vswitches.get_mut(&group.vswitch) {
            taken.count -= 1;
            if let Some(address) = number(&group.ip) {
                taken.addresses.remove(&address);
            }
        }
        if let Some(cpu) = self.cpu.get_mut(&group.account).and_then(|regions| regions.get_mut(&group.region)) {
            // Sizes are quarters of a vCPU, so nothing is ever lost in the sum.
            *cpu -= group.size.cpu;
        }
    }

    /// How many addresses of a vSwitch are left.
    pub(crate) fn free_addresses(&self, vswitch: &VSwitch) -> u32 {
        vswitch.free.saturating_sub(self.vswitches.get(&vswitch.id).map_or(0, |taken| taken.count))
    }

    /// Whether a group has this address.
    pub(crate) fn has(&self, vswitch: &VSwitch, ip: &str) -> bool {
        let taken = self.vswitches.get(&vswitch.id);
        taken.zip(number(ip)).is_some_and(|(taken, ip)| taken.addresses.contains(&ip))
    }

    /// The first address of a vSwitch that no group has; the first few are other machines'.
    pub(crate) fn next_address(&self, vswitch: &VSwitch) -> Option<String> {
        let Some(taken) = self.vswitches.get(&vswitch.id) else { return first(addresses(&vswitch.cidr)) };
        first(addresses(&vswitch.cidr).filter(|address| !taken.addresses.contains(address)))
    }

    /// vCPUs of an account in a region.
    pub(crate) fn cpu(&self, account: &str, region: &str) -> f64 {
        self.cpu.get(account).and_then(|regions| regions.get(region)).copied().unwrap_or_default()
    }
}

fn number(ip: &str) -> Option<u32> {
    ip.parse::<Ipv4Addr>().ok().map(u32::from)
}

fn first(mut addresses: impl Iterator<Item = u32>) -> Option<String> {
    addresses.next().map(|address| Ipv4Addr::from(address).to_string())
}
