//! Where the group goes: vSwitches, their VPC, the security group.

use plan::Sheet;

use crate::book::{Book, Heard};
use crate::data::{Listed, SecurityGroup, VSwitch};
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::firewall;
use crate::question::Question;
use crate::remedy::Remedy;
use crate::rules;
use crate::verdict::Verdict;
use crate::words::words;

/// Where the group may go, as far as that is known.
pub(crate) struct Placement<'a> {
    /// The vSwitches that are there, those without free addresses or in another zone than the plan's left out where others remain.
    pub(crate) vswitches: Vec<&'a VSwitch>,
    /// Whether every vSwitch of the plan was looked up.
    pub(crate) known: bool,
    /// Their VPC, where they have one in common.
    pub(crate) vpc: Option<&'a str>,
    /// What the answers were.
    pub(crate) evidence: Vec<Evidence>,
    /// What is wrong with them.
    pub(crate) findings: Vec<Finding>,
}

const PATH: &str = "VSwitchId";

/// Looks up every vSwitch of the plan, and the security group.
pub(crate) fn place<'a>(sheet: &'a Sheet, book: &Book<'a>) -> Placement<'a> {
    let named = sheet.value(PATH).unwrap_or_default();
    let region = sheet.region().unwrap_or_default();
    let ids: Vec<&str> = named.split(',').map(str::trim).filter(|id| !id.is_empty()).collect();
    let mut placement =
        Placement { vswitches: Vec::new(), known: false, vpc: None, evidence: Vec::new(), findings: Vec::new() };
    if ids.is_empty() || region.is_empty() {
        placement.evidence.push(Evidence::plan(PATH, named));
        placement.findings.push(unnamed(named, region));
        return placement;
    }
    placement.known = true;
    for id in &ids {
        let heard = book.vswitches(Question::VSwitch { region: region.to_owned(), id: (*id).to_owned() });
        match find(&heard, |vswitch: &&VSwitch| vswitch.id == *id) {
            Found::Here(vswitch) => {
                placement.evidence.push(heard.field(format!("VSwitch[{id}].VpcId"), &vswitch.vpc));
                placement.vswitches.push(vswitch);
            }
            Found::Gone => placement.findings.push(gone(id, region, &heard)),
            Found::Unclear => {
                placement.known = false;
                placement.evidence.push(heard.outcome());
                placement.findings.push(Finding::cannot_know(&rules::VSWITCH, PATH, &heard));
            }
        }
    }
    one_vpc(&mut placement);
    let misplaced = zone(&placement, sheet.value("ZoneId"));
    placement.findings.extend(misplaced);
    let full = addresses(&placement);
    placement.findings.extend(full);
    leave_out(&mut placement, sheet.value("ZoneId"));
    let group = security_group(sheet, book, region, placement.vpc);
    placement.findings.extend(group);
    placement.findings.extend(firewall::judge(sheet, book));
    placement
}

/// Whether a list holds something.
pub(crate) enum Found<'a, T> {
    Here(&'a T),
    Gone,
    Unclear,
}

/// Looks for one item; a list that is not all here does not say that it is gone.
pub(crate) fn find<'a, T>(heard: &Heard<'a, Listed<T>>, is: impl Fn(&&T) -> bool) -> Found<'a, T> {
    match heard.value() {
        Some(list) => match list.items.iter().find(is) {
            Some(item) => Found::Here(item),
            None if list.complete => Found::Gone,
            None => Found::Unclear,
        },
        None if heard.is_absent() => Found::Gone,
        None => Found::Unclear,
    }
}

fn unnamed(named: &str, region: &str) -> Finding {
    let evidence = vec![Evidence::plan(PATH, named), Evidence::plan("RegionId", region)];
    let why = words!(
        "计划没有同时指定地域和交换机，ECI 会在默认 VPC 中选择或新建，无法预知网络。",
        "The plan does not say both region and vSwitch: ECI takes or makes one in the default VPC, and its network cannot be known beforehand."
    );
    Finding::new(&rules::VSWITCH, Verdict::Warn, PATH, evidence, why)
        .mend(Remedy::text(words!("指定地域和交换机。", "Name the region and a vSwitch.")))
}

fn gone(id: &str, region: &str, heard: &Heard<'_, Listed<VSwitch>>) -> Finding {
    let why = words!(
        "地域 {region} 中没有交换机 {id}，容器组无法创建。",
        "There is no vSwitch {id} in {region}, so the group cannot be created."
    );
    let evidence = vec![heard.field("VSwitches", format!("no {id}"))];
    Finding::new(&rules::VSWITCH, Verdict::Fail, PATH, evidence, why)
        .mend(Remedy::text(words!("核对交换机 ID 和地域。", "Check the vSwitch's ID and the region.")))
}

fn one_vpc(placement: &mut Placement<'_>) {
    let Some(first) = placement.vswitches.first() else { return };
    let evidence = placement.evidence.clone();
    if first.vpc.is_empty() {
        let why = words!("应答中没有交换机所属的 VPC。", "The answer does not say which VPC the vSwitch belongs to.");
        placement.findings.push(Finding::new(&rules::VSWITCH, Verdict::Unknown, PATH, evidence, why));
        return;
    }
    if placement.vswitches.iter().any(|vswitch| vswitch.vpc != first.vpc) {
        let why = words!(
            "交换机分属不同的 VPC，容器组无法创建。",
            "The vSwitches are in different VPCs, so the group cannot be created."
        );
        let finding = Finding::new(&rules::VSWITCH, Verdict::Fail, PATH, evidence, why);
        let remedy = Remedy::text(words!("只保留同一 VPC 的交换机。", "Keep the vSwitches of one VPC."));
        placement.findings.push(finding.mend(remedy));
        return;
    }
    placement.vpc = Some(&first.vpc);
    if placement.known && placement.findings.is_empty() {
        let vpc = &first.vpc;
        let why = words!("交换机都在 {vpc} 中。", "The vSwitches are in {vpc}.");
        placement.findings.push(Finding::new(&rules::VSWITCH, Verdict::Pass, PATH, evidence, why));
    }
}

fn addresses(placement: &Placement<'_>) -> Option<Finding> {
    let full: Vec<&str> = placement
        .vswitches
        .iter()
        .filter(|vswitch| vswitch.free == Some(0))
        .map(|vswitch| vswitch.id.as_str())
        .collect();
    if placement.vswitches.is_empty() {
        return None;
    }
    let count = |vswitch: &&VSwitch| vswitch.free.map_or_else(|| "?".to_owned(), |free| free.to_string());
    let evidence = placement.vswitches.iter().map(|vswitch| Evidence {
        source: "vpc DescribeVSwitches".to_owned(),
        value: count(vswitch),
        ..Evidence::plan(format!("VSwitch[{}].AvailableIpAddressCount", vswitch.id), "")
    });
    let evidence: Vec<Evidence> = evidence.collect();
    if full.is_empty() {
        let why = words!("交换机有可用 IP。", "The vSwitches have free addresses.");
        return Some(Finding::new(&rules::ADDRESSES, Verdict::Pass, PATH, evidence, why));
    }
    let names = full.join(", ");
    let why = words!(
        "{names} 没有可用 IP，容器组不会落在其上；若都没有，创建会被拒绝。",
        "{names} has no free address, so the group will not go there; if none has, the creation is refused."
    );
    let remedy = Remedy::text(words!("添加有可用 IP 的交换机。", "Add a vSwitch that has free addresses."));
    Some(Finding::new(&rules::ADDRESSES, Verdict::Warn, PATH, evidence, why).mend(remedy))
}

/// Leaves out where the group cannot go, if there is anywhere else.
fn leave_out(placement: &mut Placement<'_>, zone: Option<&str>) {
    let usable = |vswitch: &&VSwitch| vswitch.free != Some(0) && zone.is_none_or(|zone| vswitch.zone == zone);
    if placement.vswitches.iter().any(usable) {
        placement.vswitches.retain(usable);
    }
}

/// A zone in which none of the vSwitches lies.
fn zone(placement: &Placement<'_>, wanted: Option<&str>) -> Option<Finding> {
    let wanted = wanted?;
    let elsewhere = |vswitch: &&VSwitch| !vswitch.zone.is_empty() && vswitch.zone != wanted;
    if !placement.known || placement.vswitches.is_empty() || !placement.vswitches.iter().all(elsewhere) {
        return None;
    }
    let evidence = vec![Evidence::plan("ZoneId", wanted), Evidence::plan(PATH, placement.vswitches[0].zone.as_str())];
    let why = words!(
        "没有交换机在可用区 {wanted} 中，容器组无法创建。",
        "None of the vSwitches lies in zone {wanted}, so the group cannot be created."
    );
    let remedy =
        Remedy::text(words!("去掉 ZoneId，或改为交换机所在的可用区。", "Drop ZoneId, or name the vSwitch's zone."));
    Some(Finding::new(&rules::VSWITCH, Verdict::Fail, "ZoneId", evidence, why).mend(remedy))
}

fn security_group(sheet: &Sheet, book: &Book<'_>, region: &str, vpc: Option<&str>) -> Option<Finding> {
    let path = "SecurityGroupId";
    let id = sheet.value(path)?;
    let heard = book.security_groups(Question::SecurityGroup { region: region.to_owned(), id: id.to_owned() });
    let finding = |verdict, evidence, why| Finding::new(&rules::SECURITY_GROUP, verdict, path, vec![evidence], why);
    let remedy =
        || Remedy::text(words!("选择交换机所在 VPC 的安全组。", "Choose a security group of the vSwitch's VPC."));
    Some(match find(&heard, |group: &&SecurityGroup| group.id == id) {
        Found::Here(group) => {
            let evidence = heard.field("SecurityGroup.VpcId", &group.vpc);
            let theirs = &group.vpc;
            match vpc {
                Some(vpc) if vpc == theirs => {
                    finding(Verdict::Pass, evidence, words!("安全组 {id} 属于 {vpc}。", "Security group {id} belongs to {vpc}."))
                }
                Some(vpc) if !theirs.is_empty() => finding(
                    Verdict::Fail,
                    evidence,
                    words!(
                        "安全组 {id} 属于 {theirs}，交换机属于 {vpc}，容器组无法创建。",
                        "Security group {id} belongs to {theirs} and the vSwitch to {vpc}, so the group cannot be created."
                    ),
                )
                .mend(remedy()),
                _ => finding(
                    Verdict::Warn,
                    evidence,
                    words!("无法比较安全组与交换机的 VPC。", "The VPCs of security group and vSwitch cannot be compared."),
                ),
            }
        }
        // What is not known of the security group keeps the launch away rather than the pull: it is no more than a warning.
        Found::Gone => finding(
            Verdict::Warn,
            heard.field("SecurityGroups", format!("no {id}")),
            words!(
                "地域 {region} 中没有查到安全组 {id}；若它不存在，创建会被拒绝。",
                "Security group {id} was not found in {region}; if it does not exist, the creation is refused."
            ),
        )
        .mend(remedy()),
        Found::Unclear => Finding::cannot_know(&rules::SECURITY_GROUP, path, &heard).at_most(Verdict::Warn),
    })
}
