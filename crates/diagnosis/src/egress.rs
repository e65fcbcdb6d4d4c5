//! The way out to the internet: an address of the group's own, or a NAT gateway's SNAT entry for its vSwitch.

use crate::book::Address;
use crate::data::{Eip, SnatEntry, VSwitch};
use crate::diagnose::Case;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::placement::{Found, find};
use crate::question::Question;
use crate::remedy::Remedy;
use crate::rules;
use crate::snat::{Reach, is_ready, serves};
use crate::verdict::Verdict;
use crate::words::{Words, words};

/// How traffic leaves from one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// It does not.
    None,
    /// With one of these addresses.
    With(Vec<String>),
    /// With an address that nobody knows yet.
    Somehow,
    /// That cannot be known.
    Unknown,
}

/// The ways out of every place where the group may stand.
pub(crate) struct Egress {
    pub(crate) exits: Vec<Exit>,
    pub(crate) finding: Finding,
}

/// Finds the ways out.
pub(crate) fn egress(case: &Case<'_>) -> Egress {
    if let Some(known) = case.book.address() {
        return of_group(known);
    }
    if let Some(id) = case.sheet.value("EipInstanceId") {
        return by_eip(case, id);
    }
    if case.sheet.is_true("AutoCreateEip") {
        let evidence = vec![Evidence::plan("AutoCreateEip", "true")];
        let why = words!(
            "创建时会自动分配 EIP，地址事先不可知。",
            "An EIP is made together with the group; its address is not known beforehand."
        );
        return Egress {
            exits: vec![Exit::Somehow],
            finding: Finding::new(&rules::EGRESS, Verdict::Pass, "AutoCreateEip", evidence, why),
        };
    }
    by_nat(case)
}

/// The way out of a group that stands already and has an address of its own.
fn of_group(known: &Address) -> Egress {
    let Address { address, at } = known;
    let evidence = Evidence {
        source: "eci DescribeContainerGroups".to_owned(),
        at: Some(at.clone()),
        ..Evidence::plan("InternetIp", address)
    };
    let why = words!("容器组以 {address} 访问公网。", "The group reaches the internet with {address}.");
    let finding = Finding::new(&rules::EGRESS, Verdict::Pass, "InternetIp", vec![evidence], why);
    Egress { exits: vec![Exit::With(vec![address.clone()])], finding }
}

fn by_eip(case: &Case<'_>, id: &str) -> Egress {
    let path = "EipInstanceId";
    let heard = case.book.eips(Question::Eip { region: case.region.to_owned(), id: id.to_owned() });
    let (exit, verdict, evidence, why): (Exit, Verdict, Evidence, Words) = match find(&heard, |eip: &&Eip| eip.id == id)
    {
        Found::Unclear => {
            return Egress { exits: vec![Exit::Unknown], finding: Finding::cannot_know(&rules::EGRESS, path, &heard) };
        }
        Found::Gone => (
            Exit::None,
            Verdict::Fail,
            heard.field("EipAddresses", format!("no {id}")),
            words!(
                "地域中没有 EIP {id}，容器组无法创建。",
                "There is no EIP {id} in the region, so the group cannot be created."
            ),
        ),
        Found::Here(eip) if !eip.holder.is_empty() => {
            let holder = &eip.holder;
            (
                known(&eip.address),
                Verdict::Unknown,
                heard.field("EipAddress.InstanceId", holder),
                words!(
                    "EIP {id} 已绑定到 {holder}；在解绑之前，新的容器组无法使用它。",
                    "EIP {id} is bound to {holder}; a new group cannot have it before it is released."
                ),
            )
        }
        Found::Here(eip) => {
            let address = &eip.address;
            (
                known(address),
                Verdict::Pass,
                heard.field("EipAddress.IpAddress", address),
                words!("容器组以 EIP {address} 访问公网。", "The group reaches the internet with EIP {address}."),
            )
        }
    };
    let finding = Finding::new(&rules::EGRESS, verdict, path, vec![evidence], why);
    let finding = if verdict == Verdict::Pass {
        finding
    } else {
        finding.mend(Remedy::text(words!("换一个空闲的 EIP。", "Choose an EIP that is free.")))
    };
    Egress { exits: vec![exit], finding }
}

fn known(address: &str) -> Exit {
    if address.is_empty() { Exit::Somehow } else { Exit::With(vec![address.to_owned()]) }
}

fn by_nat(case: &Case<'_>) -> Egress {
    let path = "VSwitchId";
    let placement = &case.placement;
    if placement.vswitches.is_empty() {
        let evidence = placement.evidence.clone();
        let why = words!(
            "不知道容器组所在的交换机，无法得知它能否访问公网。",
            "The group's vSwitch is not known, so neither is whether it reaches the internet."
        );
        let finding = Finding::new(&rules::EGRESS, Verdict::Unknown, path, some(evidence, case), why);
        return Egress { exits: vec![Exit::Unknown], finding };
    }
    let mut evidence = Vec::new();
    let mut exits: Vec<Exit> =
        placement.vswitches.iter().map(|vswitch| through_nat(case, vswitch, &mut evidence)).collect();
    if !placement.known {
        exits.push(Exit::Unknown);
    }
    let judged = exits.iter().map(|exit| match exit {
        Exit::None => Verdict::Fail,
        Exit::With(_) | Exit::Somehow => Verdict::Pass,
        Exit::Unknown => Verdict::Unknown,
    });
    let verdict = Verdict::one_of(judged);
    let names: Vec<&str> = placement.vswitches.iter().map(|vswitch| vswitch.id.as_str()).collect();
    let names = names.join(", ");
    let why = match verdict {
        Verdict::Fail => words!(
            "{names} 没有公网出口：容器组没有 EIP，VPC 的公网 NAT 网关也没有覆盖该交换机的 SNAT 条目。",
            "There is no way out of {names}: the group has no EIP, and no Internet NAT gateway of the VPC has an SNAT entry for it."
        ),
        Verdict::Unknown => words!(
            "无法得知 {names} 是否都有公网出口。",
            "Whether there is a way out of {names}, wherever the group lands, cannot be known."
        ),
        _ => words!("{names} 经 NAT 网关访问公网。", "{names} reaches the internet through a NAT gateway."),
    };
    let finding = Finding::new(&rules::EGRESS, verdict, path, some(evidence, case), why);
    let finding = if verdict == Verdict::Pass { finding } else { mended(case, finding) };
    Egress { exits, finding }
}

/// What to do: what an unanswered question asks for comes first.
fn mended(case: &Case<'_>, finding: Finding) -> Finding {
    let remedy = case.placement.findings.iter().find_map(|finding| finding.remedy.clone());
    let gap = placement_gap(case).or(if finding.verdict == Verdict::Unknown { remedy } else { None });
    finding.mend(gap.unwrap_or_else(|| Remedy::way_out(case.region)))
}

/// The remedy for the first question about NAT gateways that was not answered.
fn placement_gap(case: &Case<'_>) -> Option<Remedy> {
    let vpc = case.placement.vpc?;
    let nats = case.book.nat_gateways(nat_question(case, vpc));
    if let Some(gap) = nats.gap() {
        return Remedy::of(gap);
    }
    nats.value()?.items.iter().find_map(|nat| {
        let region = case.region.to_owned();
        let entries = case.book.snat_entries(Question::SnatEntries { region, nat: nat.id.clone() });
        entries.gap().and_then(Remedy::of)
    })
}

fn nat_question(case: &Case<'_>, vpc: &str) -> Question {
    Question::NatGateways { region: case.region.to_owned(), vpc: vpc.to_owned() }
}

/// Evidence is never empty: the plan's own word stands in.
fn some(mut evidence: Vec<Evidence>, case: &Case<'_>) -> Vec<Evidence> {
    if evidence.is_empty() {
        evidence.push(Evidence::plan("VSwitchId", case.sheet.value("VSwitchId").unwrap_or_default()));
    }
    evidence.dedup();
    evidence
}

fn through_nat(case: &Case<'_>, vswitch: &VSwitch, evidence: &mut Vec<Evidence>) -> Exit {
    let nats = case.book.nat_gateways(nat_question(case, &vswitch.vpc));
    let Some(list) = nats.value() else {
        evidence.push(nats.outcome());
        return if nats.is_absent() { Exit::None } else { Exit::Unknown };
    };
    let mut addresses = Vec::new();
    let (mut sure, mut unsure) = (false, !list.complete);
    if list.items.iter().all(|nat| nat.private) {
        evidence.push(nats.field("NatGateways", "no Internet NAT gateway"));
    }
    for nat in list.items.iter().filter(|nat| !nat.private) {
        let region = case.region.to_owned();
        let entries = case.book.snat_entries(Question::SnatEntries { region, nat: nat.id.clone() });
        let Some(table) = entries.value() else {
            evidence.push(entries.outcome());
            unsure |= !entries.is_absent();
            continue;
        };
        unsure |= !table.complete;
        let ready = is_ready(&nat.status);
        for entry in &table.items {
            let reach = serves(entry, vswitch);
            if reach == Reach::No {
                continue;
            }
            evidence.push(
                entries.field(format!("SnatTableEntry[{}].SnatIp", entry_name(entry)), entry.addresses.join(",")),
            );
            addresses.extend(entry.addresses.iter().cloned());
            if reach == Reach::Yes && ready && is_ready(&entry.status) {
                sure = true;
            } else {
                unsure = true;
            }
        }
        if table.items.iter().all(|entry| serves(entry, vswitch) == Reach::No) {
            evidence.push(entries.field("SnatTableEntries", format!("none for {} in {}", vswitch.id, nat.id)));
        }
    }
    addresses.sort();
    addresses.dedup();
    match (sure, unsure) {
        (true, _) if addresses.is_empty() => Exit::Somehow,
        (true, _) => Exit::With(addresses),
        (false, true) => Exit::Unknown,
        (false, false) => Exit::None,
    }
}

fn entry_name(entry: &SnatEntry) -> &str {
    if entry.vswitch.is_empty() { &entry.cidr } else { &entry.vswitch }
}
