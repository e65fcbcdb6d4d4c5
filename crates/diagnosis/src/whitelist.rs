//! The public road: the endpoint is open, there is a way out, and the whitelist admits the address that traffic leaves with.

use crate::address::{Block, everything};
use crate::book::Heard;
use crate::data::{Instance, PublicEndpoint};
use crate::diagnose::Case;
use crate::egress::Exit;
use crate::finding::Finding;
use crate::question::Question;
use crate::remedy::Remedy;
use crate::rules;
use crate::verdict::Verdict;
use crate::words::words;

/// Judges the public road to an instance.
pub(crate) fn public_road(case: &Case<'_>, instance: &Instance, about: &str) -> Vec<Finding> {
    let question = Question::PublicEndpoint { region: instance.region.clone(), instance: instance.id.clone() };
    let heard = case.book.public_endpoint(question);
    let out = case.egress();
    let mut findings = vec![open(&heard, instance, about), out.finding.clone()];
    if let Some(endpoint) = heard.value()
        && endpoint.enabled != Some(false)
        && out.exits.iter().any(|exit| *exit != Exit::None)
    {
        findings.push(admitted(&heard, endpoint, instance, &out.exits, about));
    }
    if out.finding.verdict == Verdict::Pass {
        let why = words!(
            "经公网域名拉取时，镜像层从 OSS 的公网域名下载，走同一公网出口。",
            "Pulled by the public domain, the layers come from OSS's public endpoint, by the same way out."
        );
        let evidence = out.finding.evidence.clone();
        findings.push(Finding::new(&rules::LAYERS_WAY, Verdict::Pass, about, evidence, why));
    }
    findings
}

/// Whether the endpoint is switched on and runs.
fn open(heard: &Heard<'_, PublicEndpoint>, instance: &Instance, about: &str) -> Finding {
    let Some(endpoint) = heard.value() else {
        return Finding::cannot_know(&rules::PUBLIC, about, heard);
    };
    let enabled = endpoint.enabled.map_or("", |enabled| if enabled { "true" } else { "false" });
    let evidence = vec![heard.field("Enable", enabled), heard.field("Status", &endpoint.status)];
    let finding = |verdict, why| Finding::new(&rules::PUBLIC, verdict, about, evidence.clone(), why);
    let (name, status) = (&instance.id, &endpoint.status);
    match (endpoint.enabled, status.as_str()) {
        (Some(false), _) => finding(
            Verdict::Fail,
            words!(
                "{name} 的公网访问入口未开启，公网域名不可达。",
                "The public endpoint of {name} is disabled: its public domain leads nowhere."
            ),
        )
        .mend(Remedy::enable_endpoint(&instance.region, &instance.id)),
        (Some(true), "RUNNING") => finding(
            Verdict::Pass,
            words!("{name} 的公网访问入口已开启。", "The public endpoint of {name} is enabled and running."),
        ),
        (Some(true), status) if !status.is_empty() => finding(
            Verdict::Fail,
            words!(
                "{name} 的公网访问入口状态为 {status}，尚不可用。",
                "The public endpoint of {name} is {status}, not RUNNING: it cannot be used yet."
            ),
        )
        .mend(Remedy::text(words!("等到状态变为 RUNNING。", "Wait until it is RUNNING."))),
        _ => finding(
            Verdict::Unknown,
            words!(
                "应答没有说明公网访问入口的状态。",
                "The answer does not say whether the public endpoint is enabled and running."
            ),
        ),
    }
}

/// Whether the whitelist admits the addresses that traffic leaves with.
fn admitted(
    heard: &Heard<'_, PublicEndpoint>,
    endpoint: &PublicEndpoint,
    instance: &Instance,
    exits: &[Exit],
    about: &str,
) -> Finding {
    let entries: Option<Vec<&str>> = endpoint
        .entries
        .as_ref()
        .map(|entries| entries.iter().map(String::as_str).filter(|entry| !matches!(*entry, "" | "null")).collect());
    let listed = entries.as_ref().map_or("", |_| "…");
    let acl = endpoint.acl.map_or("", |acl| if acl { "true" } else { "false" });
    let shown = entries.as_ref().map_or_else(|| listed.to_owned(), |entries| entries.join(", "));
    let evidence = vec![heard.field("AclEnable", acl), heard.field("AclEntries", shown)];
    let finding = |verdict, why| Finding::new(&rules::WHITELIST, verdict, about, evidence.clone(), why);
    let everybody = || {
        finding(
            Verdict::Warn,
            words!(
                "公网白名单对所有地址开放，可以拉取，但任何人都能连到该入口。",
                "The whitelist is open to every address: the pull gets in, and so does everybody else."
            ),
        )
    };
    if endpoint.acl == Some(false) {
        return everybody();
    }
    let Some(entries) = entries.filter(|entries| endpoint.acl.is_some() || !entries.is_empty()) else {
        return finding(
            Verdict::Unknown,
            words!("应答没有说明公网白名单。", "The answer does not say what the whitelist holds."),
        );
    };
    let blocks: Vec<Block> = entries.iter().filter_map(|entry| Block::parse(entry)).collect();
    let readable = blocks.len() == entries.len();
    if entries.is_empty() || everything(&blocks) {
        return everybody();
    }
    if readable && blocks.iter().all(|block| block.is_loopback()) {
        let finding = finding(
            Verdict::Fail,
            words!(
                "公网白名单只有系统自带的 127.0.0.1/32：对外关闭，谁也进不来。",
                "The whitelist holds 127.0.0.1/32 alone, as a new one does: it is closed, nobody outside may enter."
            ),
        );
        return match first_address(exits) {
            Some(address) => finding.mend(Remedy::admit(&instance.region, &instance.id, address)),
            None => finding.mend(fixed_address()),
        };
    }
    judge(exits, &blocks, readable, instance, finding)
}

fn judge(
    exits: &[Exit],
    blocks: &[Block],
    readable: bool,
    instance: &Instance,
    finding: impl Fn(Verdict, crate::words::Words) -> Finding,
) -> Finding {
    let inside = |address: &String| match Block::parse(address) {
        Some(address) if blocks.iter().any(|block| block.holds(address)) => Verdict::Pass,
        Some(_) if readable => Verdict::Fail,
        _ => Verdict::Unknown,
    };
    let judged = exits.iter().filter(|exit| **exit != Exit::None).map(|exit| match exit {
        Exit::With(addresses) => Verdict::one_of(addresses.iter().map(inside)),
        _ => Verdict::Unknown,
    });
    let verdict = Verdict::one_of(judged);
    let outside = exits.iter().find_map(|exit| match exit {
        Exit::With(addresses) => addresses.iter().find(|address| inside(address) != Verdict::Pass),
        _ => None,
    });
    match (verdict, outside) {
        (Verdict::Fail, Some(address)) => finding(
            verdict,
            words!("出口 IP {address} 不在公网白名单内，连接会超时。", "The egress address {address} is not in the whitelist: connections will time out."),
        )
        .mend(Remedy::admit(&instance.region, &instance.id, address)),
        (Verdict::Unknown, Some(address)) => finding(
            verdict,
            words!("无法确定流量是否总以白名单内的地址离开（例如 {address} 不在其中）。", "Whether traffic always leaves with an address in the whitelist cannot be known ({address}, for one, is not in it)."),
        )
        .mend(Remedy::admit(&instance.region, &instance.id, address)),
        (Verdict::Unknown | Verdict::Fail, None) => finding(
            verdict,
            words!("出口 IP 事先不可知（例如自动创建的 EIP），不可能预先加入白名单。", "The egress address is not known beforehand (an EIP made with the group, for one), so it cannot be in the whitelist yet."),
        )
        .mend(fixed_address()),
        _ => finding(verdict, words!("公网白名单包含出口 IP。", "The whitelist admits the egress address.")),
    }
}

fn first_address(exits: &[Exit]) -> Option<&str> {
    exits.iter().find_map(|exit| match exit {
        Exit::With(addresses) => addresses.first().map(String::as_str),
        _ => None,
    })
}

fn fixed_address() -> Remedy {
    Remedy::text(words!(
        "使用固定的出口：已有的 EIP（EipInstanceId）或 NAT 网关，并把其地址加入白名单；或改用 VPC 域名。",
        "Leave by a fixed address, an existing EIP (EipInstanceId) or a NAT gateway, and add that to the whitelist; or use the VPC domain."
    ))
}
