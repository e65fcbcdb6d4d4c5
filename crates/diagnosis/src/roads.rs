//! The road to an image's registry, by the kind of its host.

use plan::image::{HostKind, Reach};

use crate::data::Instance;
use crate::diagnose::Case;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::question::Question;
use crate::remedy::Remedy;
use crate::rules;
use crate::verdict::Verdict;
use crate::vpc::private_road;
use crate::whitelist::public_road;
use crate::words::words;

/// The road to an instance of the account's own.
pub(crate) fn to_instance(
    case: &Case<'_>,
    instance: &Instance,
    host: &str,
    kind: &HostKind,
    about: &str,
) -> Vec<Finding> {
    match kind {
        HostKind::EePublic { .. } => public_road(case, instance, about),
        HostKind::EeVpc { .. } => private_road(case, instance, about),
        _ => either(case, instance, host, about),
    }
}

/// A custom domain is reached by a linked VPC or publicly: one road is enough.
fn either(case: &Case<'_>, instance: &Instance, host: &str, about: &str) -> Vec<Finding> {
    let private = private_road(case, instance, about);
    let public = public_road(case, instance, about);
    let worth = |road: &[Finding]| Verdict::all(road.iter().map(|finding| finding.verdict));
    let (inside, outside) = (worth(&private), worth(&public));
    let evidence = vec![
        Evidence::plan("VSwitchId", case.sheet.value("VSwitchId").unwrap_or_default()),
        Evidence::plan(about, host),
    ];
    let best = inside.min(outside);
    let why = match best {
        Verdict::Fail => {
            words!("{host} 既不能经 VPC 到达，也不能经公网到达。", "{host} is reached neither by the VPC nor publicly.")
        }
        Verdict::Unknown => {
            words!("无法得知 {host} 能否到达。", "Whether {host} is reached, by the VPC or publicly, cannot be known.")
        }
        _ if inside <= outside => words!("{host} 经已接入的 VPC 到达。", "{host} is reached by the linked VPC."),
        _ => words!("{host} 经公网到达。", "{host} is reached publicly."),
    };
    let summary = Finding::new(&rules::CUSTOM_DOMAIN, best, about, evidence, why);
    let summary = match private.iter().chain(&public).find_map(|finding| finding.remedy.clone()) {
        Some(remedy) if best >= Verdict::Unknown => summary.mend(remedy),
        _ => summary,
    };
    let mut findings = vec![summary, certificate(case, instance, host, about)];
    // Only the road that is taken counts; where none is, both say why.
    if best == Verdict::Fail {
        findings.extend(private);
        findings.extend(public);
    } else if inside <= outside {
        findings.extend(private);
    } else {
        findings.extend(public);
    }
    findings
}

/// What a node makes of a custom domain's certificate cannot be seen; that there is one can.
fn certificate(case: &Case<'_>, instance: &Instance, host: &str, about: &str) -> Finding {
    for list in ["InsecureRegistry", "PlainHttpRegistry"] {
        let listed = case.sheet.value(list).unwrap_or_default();
        if listed.split(',').map(str::trim).any(|entry| means(entry, host)) {
            let why = words!(
                "{host} 列在 {list} 中，不校验证书。",
                "{host} is listed in {list}: its certificate is not checked."
            );
            return Finding::new(&rules::CERTIFICATE, Verdict::Pass, about, vec![Evidence::plan(list, listed)], why);
        }
    }
    let (region, id) = (instance.region.clone(), instance.id.clone());
    let heard = case.book.custom_domain(Question::CustomDomain { region, instance: id, domain: host.to_owned() });
    let evidence = match heard.value() {
        Some(domain) => heard.field("CertId", &domain.certificate),
        None => heard.outcome(),
    };
    let why = words!(
        "自定义域名的证书是否由公认的机构签发，从这里看不到；若不是，拉取会报 x509 错误。",
        "Whether the custom domain's certificate is from an authority that everybody knows cannot be seen from here; if it is not, the pull ends with an x509 error."
    );
    let remedy = words!(
        "若为自签证书，把 {host} 加入 InsecureRegistry。",
        "If it is self-signed, add {host} to InsecureRegistry."
    );
    Finding::new(&rules::CERTIFICATE, Verdict::Warn, about, vec![evidence], why).mend(Remedy::text(remedy))
}

/// Whether an entry, which may begin with `*`, means this host.
fn means(entry: &str, host: &str) -> bool {
    entry.strip_prefix('*').map_or(entry == host, |end| !end.is_empty() && host.ends_with(end))
}

/// The road to a registry that cannot be looked into: only that there is none can be told.
pub(crate) fn to_elsewhere(case: &Case<'_>, kind: &HostKind, about: &str) -> Vec<Finding> {
    match kind {
        HostKind::Personal { region, reach: Reach::Vpc | Reach::Internal } => {
            if region == case.region || case.region.is_empty() {
                return Vec::new();
            }
            let ours = case.region;
            let evidence = vec![Evidence::plan("RegionId", ours), Evidence::plan(about, region)];
            let why = words!(
                "该域名只能在 {region} 的内网使用，容器组在 {ours}。",
                "This host is for the network inside {region}, and the group is in {ours}."
            );
            let remedy =
                words!("改用公网域名，或使用本地域的仓库。", "Use the public host, or a registry in this region.");
            vec![Finding::new(&rules::REGION, Verdict::Fail, about, evidence, why).mend(Remedy::text(remedy))]
        }
        HostKind::EeVpc { .. } | HostKind::Custom => Vec::new(),
        _ => vec![case.egress().finding.clone()],
    }
}
