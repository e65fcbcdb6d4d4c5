//! What stands between the group and its registry, as the cloud describes both now.

use plan::{Lang, Network, Sheet};

use super::registry::{Instance, Internet, only_loopback};
use crate::text::{Fill, Text, network as t};

/// A way that is closed although the plan goes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    what: Text,
    remedy: Text,
    /// The instance's name, and after it the VPC where it matters.
    names: Vec<String>,
    /// The other way, where that one is open.
    other: Option<Text>,
}

impl Obstacle {
    /// What is closed, and how to open it.
    pub fn text(&self, lang: Lang) -> String {
        let names: Vec<&dyn std::fmt::Display> = self.names.iter().map(|name| name as _).collect();
        let gap = if lang == Lang::ZhCn { "" } else { " " };
        let other = self.other.map(|other| format!("{gap}{}", other.get(lang))).unwrap_or_default();
        format!("{}{gap}{}{other}", self.what.with(lang, &names), self.remedy.get(lang))
    }
}

/// Every closed way that a plan goes. `here` is the VPC of its vSwitch, where known. What nobody knows is no obstacle.
pub fn obstacles(sheet: &Sheet, instances: &[Instance], here: Option<&str>) -> Vec<Obstacle> {
    let mut found: Vec<Obstacle> = Vec::new();
    for instance in instances {
        let (public, vpc) = ways(sheet, instance);
        let both = [public.then(|| over_public(instance, here)), vpc.then(|| over_vpc(instance, here))];
        found.extend(
            both.into_iter().flatten().flatten().filter(|obstacle| !found.contains(obstacle)).collect::<Vec<_>>(),
        );
    }
    found
}

/// Whether the plan reaches the instance over the Internet, and whether over a VPC: as it was chosen, else as the
/// images' hosts say.
fn ways(sheet: &Sheet, instance: &Instance) -> (bool, bool) {
    match sheet.chosen_network() {
        Some(Network::Public) => (true, false),
        Some(Network::Vpc) => (false, true),
        Some(Network::Mixed) | None => {
            let hosts = sheet.all_containers().filter_map(|container| container.reference.as_ref()?.host());
            let domains = hosts.filter_map(|host| instance.domains.iter().find(|domain| domain.host == host));
            domains
                .filter(|domain| !domain.custom)
                .fold((false, false), |(public, vpc), domain| (public || !domain.vpc, vpc || domain.vpc))
        }
    }
}

fn over_public(instance: &Instance, here: Option<&str>) -> Option<Obstacle> {
    let (what, remedy) = match &instance.internet {
        Internet::Closed => (t::CLOSED_PUBLIC, t::CLOSED_PUBLIC_REMEDY),
        Internet::Opening => (t::CLOSED_OPENING, t::CLOSED_OPENING_REMEDY),
        Internet::Open { entries } if only_loopback(entries) => (t::CLOSED_NOBODY, t::CLOSED_NOBODY_REMEDY),
        Internet::Open { .. } | Internet::Unknown => return None,
    };
    let other = (linked(instance, here) == Some(true)).then_some(t::OR_VPC);
    Some(Obstacle { what, remedy, names: vec![instance.name.clone()], other })
}

fn over_vpc(instance: &Instance, here: Option<&str>) -> Option<Obstacle> {
    if linked(instance, here)? {
        return None;
    }
    let other = is_open(instance).then_some(t::OR_PUBLIC);
    let name = instance.name.clone();
    let (what, names) = match here {
        Some(vpc) => (t::CLOSED_VPC, vec![name, vpc.to_owned()]),
        None => (t::CLOSED_NO_VPC, vec![name]),
    };
    Some(Obstacle { what, remedy: t::CLOSED_VPC_REMEDY, names, other })
}

/// Whether somebody may come in from the Internet.
pub(super) fn is_open(instance: &Instance) -> bool {
    matches!(&instance.internet, Internet::Open { entries } if !only_loopback(entries))
}

/// Whether the instance can be reached from that VPC, or from any where none is chosen; `None` where nobody knows.
pub(super) fn linked(instance: &Instance, here: Option<&str>) -> Option<bool> {
    let works = |vpc: &&super::registry::LinkedVpc| vpc.status == "RUNNING" && vpc.issue.is_empty();
    let vpcs = instance.vpcs.as_ref()?;
    Some(vpcs.iter().filter(works).any(|vpc| here.is_none_or(|here| here == vpc.vpc_id)))
}

#[cfg(test)]
mod tests {
    use super::super::registry::{Domain, LinkedVpc};
    use super::*;
    use plan::Draft;

    fn sheet(network: &str, host: &str) -> Sheet {
        let image = format!("{host}/team/web:1");
        let pairs = [("Berth.Network", network), ("Container.1.Name", "web"), ("Container.1.Image", &image)];
        let draft: Draft = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        plan::normalise(&draft).0
    }

    fn instance(internet: Internet, vpcs: &[&str]) -> Instance {
        let domain = |host: &str, custom, vpc| Domain { host: host.to_owned(), custom, vpc };
        let linked = vpcs.iter().map(|id| LinkedVpc {
            vpc_id: (*id).to_owned(),
            status: "RUNNING".to_owned(),
            ..LinkedVpc::default()
        });
        Instance {
            name: "prod".to_owned(),
            domains: vec![
                domain("prod-registry.cn-beijing.cr.aliyuncs.com", false, false),
                domain("prod-registry-vpc.cn-beijing.cr.aliyuncs.com", false, true),
                domain("hub.example.com", true, false),
            ],
            internet,
            vpcs: Some(linked.collect()),
            ..Instance::default()
        }
    }

    fn said(network: &str, host: &str, instance: Instance, here: Option<&str>) -> String {
        let found = obstacles(&sheet(network, host), &[instance], here);
        found.iter().map(|obstacle| obstacle.text(Lang::En)).collect::<Vec<_>>().join("\n")
    }

    const PUBLIC: &str = "prod-registry.cn-beijing.cr.aliyuncs.com";
    const PRIVATE: &str = "prod-registry-vpc.cn-beijing.cr.aliyuncs.com";

    #[test]
    fn a_closed_public_endpoint_stands_in_the_way_of_the_internet_alone() {
        let closed = || instance(Internet::Closed, &["vpc-1"]);
        assert!(said("Public", PUBLIC, closed(), Some("vpc-1")).contains("prod"));
        assert!(said("Public", PUBLIC, closed(), Some("vpc-1")).contains("or go over the VPC"));
        assert!(!said("Public", PUBLIC, closed(), Some("vpc-2")).contains("or go over the VPC"));
        assert_eq!(said("Vpc", PRIVATE, closed(), Some("vpc-1")), "");
    }

    #[test]
    fn a_whitelist_of_the_loopback_alone_lets_nobody_in_and_an_empty_one_everybody() {
        let open = |entries: &[&str]| {
            instance(Internet::Open { entries: entries.iter().map(|e| (*e).to_owned()).collect() }, &[])
        };
        assert!(said("Public", PUBLIC, open(&["127.0.0.1/32"]), None).contains("whitelist"));
        assert_eq!(said("Public", PUBLIC, open(&["127.0.0.1/32", "47.0.0.0/8"]), None), "");
        assert_eq!(said("Public", PUBLIC, open(&[]), None), "");
    }

    #[test]
    fn the_vpc_must_be_the_vswitchs() {
        let linked = || instance(Internet::Closed, &["vpc-1"]);
        assert!(said("Vpc", PRIVATE, linked(), Some("vpc-2")).contains("vpc-2"));
        assert_eq!(said("Vpc", PRIVATE, linked(), None), "", "any link will do while no vSwitch is chosen");
        assert!(said("Vpc", PRIVATE, instance(Internet::Closed, &[]), None).contains("no VPC"));
    }

    #[test]
    fn without_a_choice_the_hosts_decide_and_a_custom_one_decides_nothing() {
        let closed = || instance(Internet::Closed, &[]);
        assert!(said("", PUBLIC, closed(), None).contains("public endpoint"));
        assert!(said("Mixed", PRIVATE, closed(), None).contains("no VPC"));
        assert_eq!(said("", "hub.example.com", closed(), None), "");
    }

    #[test]
    fn what_nobody_knows_is_no_obstacle() {
        let unknown = || Instance { vpcs: None, ..instance(Internet::Unknown, &[]) };
        assert_eq!(said("Public", PUBLIC, unknown(), Some("vpc-1")), "");
        assert_eq!(said("Vpc", PRIVATE, unknown(), Some("vpc-1")), "");
    }
}
