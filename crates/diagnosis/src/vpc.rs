//! The private road: the vSwitch's VPC is linked to the instance, in the instance's region.

use crate::book::Heard;
use crate::data::{Instance, Link, LinkQuota, VpcEndpoint};
use crate::diagnose::Case;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::question::Question;
use crate::remedy::Remedy;
use crate::rules;
use crate::verdict::Verdict;
use crate::words::words;

/// The issue under which a linked VPC lacks the records that its domain resolves by.
const NO_RECORDS: &str = "NO_PRIVATE_ZONE_AUTHORIZED";

/// Judges the private road to an instance.
pub(crate) fn private_road(case: &Case<'_>, instance: &Instance, about: &str) -> Vec<Finding> {
    let question = Question::VpcEndpoint { region: instance.region.clone(), instance: instance.id.clone() };
    let heard = case.book.vpc_endpoint(question);
    let link = link(case, &heard, instance, about);
    let same = instance.region == case.region;
    let mut findings = vec![region(case, instance, link.verdict, about)];
    if link.verdict <= Verdict::Warn && same {
        let why = words!(
            "经 VPC 域名拉取时，镜像层从同地域 OSS 的内网域名下载，不需要公网出口。",
            "Pulled by the VPC domain, the layers come from OSS's internal endpoint of the region; no way out is needed."
        );
        findings.push(Finding::new(&rules::LAYERS_WAY, Verdict::Pass, about, link.evidence.clone(), why));
    }
    findings.push(link);
    findings
}

/// Whether the road stays in one region. Across regions it works only where the owner has connected VPCs and arranged names.
fn region(case: &Case<'_>, instance: &Instance, link: Verdict, about: &str) -> Finding {
    let (theirs, ours) = (&instance.region, case.region);
    let evidence = vec![Evidence::plan("RegionId", ours), Evidence::plan(about, theirs)];
    if ours.is_empty() || theirs == ours {
        let why = words!("实例与容器组在同一地域。", "Instance and group lie in one region.");
        return Finding::new(&rules::REGION, Verdict::Pass, about, evidence, why);
    }
    let verdict = if link == Verdict::Fail { Verdict::Fail } else { Verdict::Unknown };
    let why = words!(
        "实例在 {theirs}，容器组在 {ours}：跨地域使用 VPC 域名，须自行打通 VPC 并配置解析，从这里看不到。",
        "The instance lies in {theirs}, the group in {ours}: across regions a VPC domain works only where VPCs are connected and names arranged, which cannot be seen from here."
    );
    let remedy = words!("改用公网域名，或使用本地域的实例。", "Use the public domain, or an instance in this region.");
    Finding::new(&rules::REGION, verdict, about, evidence, why).mend(Remedy::text(remedy))
}

fn link(case: &Case<'_>, heard: &Heard<'_, VpcEndpoint>, instance: &Instance, about: &str) -> Finding {
    let Some(endpoint) = heard.value() else {
        return Finding::cannot_know(&rules::VPC_LINK, about, heard);
    };
    let mut evidence = vec![heard.field("LinkedVpcs", shown(endpoint))];
    evidence.extend(case.placement.evidence.iter().cloned());
    let finding = |verdict, why| Finding::new(&rules::VPC_LINK, verdict, about, evidence.clone(), why);
    let name = &instance.id;
    let Some(links) = &endpoint.links else {
        return finding(
            Verdict::Unknown,
            words!("应答没有说明已接入的 VPC。", "The answer does not say which VPCs are linked."),
        );
    };
    if links.is_empty() && case.placement.vpc.is_none() {
        return finding(
            Verdict::Fail,
            words!(
                "{name} 没有接入任何 VPC，VPC 域名无法解析。",
                "No VPC is linked to {name}: its VPC domain has no address anywhere."
            ),
        );
    }
    let Some(vpc) = case.placement.vpc else {
        return finding(
            Verdict::Unknown,
            words!(
                "不知道容器组所在的 VPC，无法得知它是否已接入 {name}。",
                "The group's VPC is not known, so neither is whether it is linked to {name}."
            ),
        );
    };
    let ours: Vec<&Link> = links.iter().filter(|link| link.vpc == vpc).collect();
    let vswitch = case.placement.vswitches.first().map_or("", |vswitch| vswitch.id.as_str());
    if ours.is_empty() {
        let finding = finding(
            Verdict::Fail,
            words!(
                "{vpc} 没有接入 {name}，VPC 域名在其中无法解析。",
                "{vpc} is not linked to {name}: the VPC domain has no address there."
            ),
        );
        return if instance.region == case.region { offer(case, instance, vpc, vswitch, finding) } else { finding };
    }
    let verdict = ours.iter().map(|link| judge(link)).min().unwrap_or(Verdict::Unknown);
    match verdict {
        Verdict::Pass if endpoint.enabled == Some(false) => finding(
            Verdict::Unknown,
            words!("{vpc} 已接入，但 {name} 的 VPC 访问入口显示为未开启。", "{vpc} is linked, yet the VPC endpoint of {name} says that it is disabled."),
        ),
        Verdict::Pass => finding(verdict, words!("{vpc} 已接入 {name}，状态 RUNNING。", "{vpc} is linked to {name} and RUNNING.")),
        Verdict::Fail if ours.iter().any(|link| link.issue == NO_RECORDS) => finding(
            verdict,
            words!("{vpc} 已接入 {name}，但未授权 PrivateZone（{NO_RECORDS}），缺少解析记录，VPC 域名无法解析。", "{vpc} is linked to {name}, but PrivateZone is not authorised ({NO_RECORDS}): the records are missing and the VPC domain has no address."),
        )
        .mend(Remedy::text(words!(
            "在 ACR 控制台授权 PrivateZone（服务关联角色 AliyunServiceRoleForContainerRegistryAccessCustomerPrivateZone），然后重新接入该 VPC。",
            "Authorise PrivateZone in the ACR console (service-linked role AliyunServiceRoleForContainerRegistryAccessCustomerPrivateZone), then link the VPC again."
        ))),
        Verdict::Fail => {
            let status = ours.first().map_or("", |link| link.status.as_str());
            finding(
                verdict,
                words!("{vpc} 接入 {name} 的状态为 {status}，不是 RUNNING。", "The link of {vpc} to {name} is {status}, not RUNNING."),
            )
            .mend(Remedy::text(words!("等到状态变为 RUNNING；长时间不变则重新接入。", "Wait until it is RUNNING; if it stays so, link the VPC again.")))
        }
        _ => finding(
            Verdict::Unknown,
            words!("无法判断 {vpc} 接入 {name} 的状态。", "What the link of {vpc} to {name} is worth cannot be told from the answer."),
        ),
    }
}

/// Offers to link the VPC, once it is known whether edition and quota leave room for another link.
fn offer(case: &Case<'_>, instance: &Instance, vpc: &str, vswitch: &str, mut finding: Finding) -> Finding {
    let Instance { id, region, edition, .. } = instance;
    let heard = case.book.link_quota(Question::InstanceUsage { region: region.clone(), instance: id.clone() });
    let edition = if edition.is_empty() { "?" } else { edition };
    let Some(LinkQuota { used: Some(used), most: Some(most) }) = heard.value() else {
        let room = words!(
            "配额未能查到（cr:GetInstanceUsage），实例版本 {edition}。",
            "The quota is not known (cr:GetInstanceUsage); the instance is {edition}."
        );
        return finding.mend(Remedy::link(region, id, &room, vpc, vswitch));
    };
    finding.evidence.push(heard.field("VpcUsage", used.to_string()));
    finding.evidence.push(heard.field("VpcQuota", most.to_string()));
    let room = words!(
        "接入配额已用 {used}，上限 {most}，实例版本 {edition}。",
        "{used} of {most} links are in use; the instance is {edition}."
    );
    if used < most {
        finding.mend(Remedy::link(region, id, &room, vpc, vswitch))
    } else {
        finding.mend(Remedy::more_links(region, &room))
    }
}

/// What one link is worth.
fn judge(link: &Link) -> Verdict {
    match (link.status.as_str(), link.issue.as_str()) {
        ("RUNNING", "") => Verdict::Pass,
        ("RUNNING", NO_RECORDS) => Verdict::Fail,
        ("RUNNING" | "", _) => Verdict::Unknown,
        _ => Verdict::Fail,
    }
}

fn shown(endpoint: &VpcEndpoint) -> String {
    let one = |link: &Link| format!("{} {} {}", link.vpc, link.status, link.issue).trim().to_owned();
    let all: Vec<String> = endpoint.links.iter().flatten().map(one).collect();
    if all.is_empty() { "none".to_owned() } else { all.join(", ") }
}
