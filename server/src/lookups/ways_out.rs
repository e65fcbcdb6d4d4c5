//! The ways out to the Internet: EIPs that are free, and NAT gateways with what they carry.

use std::collections::BTreeMap;

use app::{
    frame::Lookup,
    page::{
        network::{Admitted, Exit, FreeEip, NatExit, VSwitch},
        registry::{Instance, Internet},
    },
};
use cloud::{ApiError, Client, page::walk, vpc};
use diagnosis::{
    NatGateway, SnatEntry,
    snat::{self, Reach},
};
use futures::{StreamExt, stream};
use plan::{Draft, Lang};

use super::{Look, Lookups, cache::Listed};
use crate::trouble;

/// EIPs listed, at most.
const MOST: usize = 50;
/// NAT gateways asked for their entries at the same time.
const AT_ONCE: usize = 4;

/// A NAT gateway of a VPC.
#[derive(Clone, Debug)]
pub struct Gateway {
    nat: NatGateway,
    /// What it carries, and whether that is all.
    entries: Result<(Vec<SnatEntry>, bool), ApiError>,
}

impl Lookups {
    /// The EIPs of the group's region that nothing holds.
    pub async fn free_eips(&self, draft: &Draft, look: Look) -> Lookup<FreeEip> {
        let Some(cloud) = self.cloud.clone() else { return Lookup::Unavailable };
        let region = draft.get("RegionId").trim().to_owned();
        if plan::regions::find(&region).is_none() {
            return Lookup::NotAsked;
        }
        let question = region.clone();
        self.eips.ask(question, look, &cloud, |cloud| async move { free(&cloud, &region).await }).await
    }

    /// How each chosen vSwitch reaches the Internet without an EIP. A vSwitch that the region's list does not know is left out.
    pub async fn exits(&self, draft: &Draft, look: Look) -> Lookup<NatExit> {
        let Some(cloud) = self.cloud.clone() else { return Lookup::Unavailable };
        let chosen: Vec<_> = draft.get("VSwitchId").split(',').map(str::trim).filter(|id| !id.is_empty()).collect();
        if chosen.is_empty() {
            return Lookup::NotAsked;
        }
        let listed = match self.vswitches(draft, look).await {
            Lookup::Ready { items, .. } => items,
            other => return other.map(|vswitch| NatExit { vswitch: vswitch.id, exit: Exit::Unclear(None) }),
        };
        let region = draft.get("RegionId").trim();
        let mut gateways: BTreeMap<&str, Lookup<Gateway>> = BTreeMap::new();
        let mut items = Vec::new();
        let mut oldest = 0;
        for vswitch in chosen.iter().filter_map(|id| listed.iter().find(|vswitch| vswitch.id == *id)) {
            // They all belong to one VPC in a plan that can be launched.
            if !gateways.contains_key(vswitch.vpc_id.as_str()) {
                gateways.insert(&vswitch.vpc_id, self.gateways(&cloud, region, &vswitch.vpc_id, look).await);
            }
            let exit = match &gateways[vswitch.vpc_id.as_str()] {
                Lookup::Ready { items, more, age } => {
                    oldest = oldest.max(*age);
                    exit(vswitch, items, *more, look.lang)
                }
                Lookup::Failed(trouble) => Exit::Unclear(Some(trouble.clone())),
                Lookup::NotAsked | Lookup::Unavailable => Exit::Unclear(None),
            };
            items.push(NatExit { vswitch: vswitch.id.clone(), exit });
        }
        Lookup::Ready { items, more: false, age: oldest }
    }

    async fn gateways(&self, cloud: &Client, region: &str, network: &str, look: Look) -> Lookup<Gateway> {
        let (region, network) = (region.to_owned(), network.to_owned());
        let question = format!("{region} {network}");
        let ask = |cloud| async move { gateways(&cloud, &region, &network).await };
        self.gateways.ask(question, look, cloud, ask).await
    }
}

/// Whether the instances of a plan admit these addresses; nothing of those whose whitelist is not known or has no say.
pub fn admitted(instances: &[Instance], addresses: &[String]) -> Vec<Admitted> {
    let of = |instance: &Instance| {
        let Internet::Open { entries } = &instance.internet else { return None };
        if entries.is_empty() || addresses.is_empty() {
            return None;
        }
        let entries = || entries.iter().map(String::as_str);
        let each: Option<Vec<bool>> = addresses.iter().map(|address| snat::admits(entries(), address)).collect();
        Some(Admitted { instance: instance.name.clone(), yes: each?.into_iter().all(|yes| yes) })
    };
    instances.iter().filter_map(of).collect()
}

async fn free(cloud: &Client, region: &str) -> Result<Listed<FreeEip>, ApiError> {
    let walked = walk(MOST, |cursor| vpc::describe_free_eip_addresses(cloud, region, cursor)).await?;
    // A cloud that does not keep to the filter must not offer what is taken.
    let free = walked.items.into_iter().filter(|eip| eip.instance_id.is_empty() && eip.status == "Available");
    let items = free.map(|eip| FreeEip {
        id: eip.allocation_id,
        name: eip.name,
        address: eip.ip_address,
        bandwidth: eip.bandwidth.and_then(|bandwidth| u64::try_from(bandwidth).ok()),
        admitted: Vec::new(),
    });
    Ok(Listed { items: items.collect(), more: walked.more })
}

async fn gateways(cloud: &Client, region: &str, network: &str) -> Result<Listed<Gateway>, ApiError> {
    let (list, _) = gather::nat_gateways(cloud, region, network).await?;
    // One that leads to private networks only is no way out.
    let asked = list.items.into_iter().filter(|nat| !nat.private).map(|nat| async {
        let entries = gather::snat_entries(cloud, region, &nat.id).await;
        Gateway { entries: entries.map(|(entries, _)| (entries.items, entries.complete)), nat }
    });
    Ok(Listed { items: stream::iter(asked).buffered(AT_ONCE).collect().await, more: !list.complete })
}

/// The way out of a vSwitch by the public NAT gateways of its VPC; `more` where there may be others.
fn exit(vswitch: &VSwitch, gateways: &[Gateway], more: bool, lang: Lang) -> Exit {
    let here =
        diagnosis::VSwitch { id: vswitch.id.clone(), cidr: vswitch.cidr.clone(), ..diagnosis::VSwitch::default() };
    let (mut unclear, mut why) = (more, None);
    for gateway in gateways {
        let (entries, complete) = match &gateway.entries {
            Ok(entries) => entries,
            Err(error) => {
                (unclear, why) = (true, Some(trouble::of(error, lang)));
                continue;
            }
        };
        unclear |= !complete;
        let ready = snat::is_ready(&gateway.nat.status);
        let reach = |entry: &&SnatEntry| snat::serves(entry, &here);
        let serving = entries.iter().filter(|entry| reach(entry) == Reach::Yes && snat::is_ready(&entry.status));
        let mut addresses: Vec<_> = serving.flat_map(|entry| entry.addresses.iter().cloned()).collect();
        if ready && !addresses.is_empty() {
            addresses.sort();
            addresses.dedup();
            return Exit::With { nat: gateway.nat.id.clone(), addresses, admitted: Vec::new() };
        }
        unclear |= entries.iter().any(|entry| reach(&entry) != Reach::No);
    }
    if unclear { Exit::Unclear(why) } else { Exit::None { gateways: gateways.len() } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vswitch() -> VSwitch {
        VSwitch { id: "vsw-1".to_owned(), cidr: "10.0.1.0/24".to_owned(), ..VSwitch::default() }
    }

    fn gateway(status: &str, entries: Vec<SnatEntry>) -> Gateway {
        let nat = NatGateway { id: "ngw-1".to_owned(), status: status.to_owned(), private: false };
        Gateway { nat, entries: Ok((entries, true)) }
    }

    fn entry(cidr: &str, status: &str) -> SnatEntry {
        let addresses = vec!["203.0.113.10".to_owned()];
        SnatEntry { vswitch: String::new(), cidr: cidr.to_owned(), addresses, status: status.to_owned() }
    }

    fn of(gateways: &[Gateway], more: bool) -> Exit {
        exit(&vswitch(), gateways, more, Lang::En)
    }

    #[test]
    fn only_a_ready_gateway_with_a_ready_entry_for_the_whole_vswitch_is_a_way_out() {
        let ready = gateway("Available", vec![entry("10.0.0.0/16", "Available")]);
        assert!(matches!(of(&[ready], false), Exit::With { addresses, .. } if addresses == ["203.0.113.10"]));
        let elsewhere = gateway("Available", vec![entry("10.9.0.0/16", "Available")]);
        assert_eq!(of(std::slice::from_ref(&elsewhere), false), Exit::None { gateways: 1 });
        assert_eq!(of(&[], false), Exit::None { gateways: 0 });
        for unclear in [
            gateway("Creating", vec![entry("10.0.0.0/16", "Available")]),
            gateway("Available", vec![entry("10.0.0.0/16", "Pending")]),
            gateway("Available", vec![entry("10.0.1.0/25", "Available")]),
        ] {
            assert_eq!(of(&[unclear], false), Exit::Unclear(None));
        }
        assert_eq!(of(&[elsewhere], true), Exit::Unclear(None), "there may be another gateway");
    }

    #[test]
    fn a_whitelist_admits_a_way_out_when_it_holds_all_of_its_addresses() {
        let open = |name: &str, entries: &[&str]| Instance {
            name: name.to_owned(),
            internet: Internet::Open { entries: entries.iter().map(|entry| (*entry).to_owned()).collect() },
            ..Instance::default()
        };
        let instances =
            [open("a", &["203.0.113.0/24"]), open("b", &["127.0.0.1/32"]), open("everybody", &[]), Instance::default()];
        let said: Vec<_> = admitted(&instances, &["203.0.113.10".to_owned(), "203.0.113.11".to_owned()])
            .into_iter()
            .map(|admitted| (admitted.instance, admitted.yes))
            .collect();
        assert_eq!(said, [("a".to_owned(), true), ("b".to_owned(), false)]);
        assert!(admitted(&instances, &[]).is_empty());
    }
}
