//! Whose registry an image's host is.

use plan::image::{DOCKER_HUB, HostKind};
use plan::sheet::AcrRegistry;

use crate::book::Heard;
use crate::data::{Domain, Instance};
use crate::diagnose::Case;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::question::Question;
use crate::remedy::Remedy;
use crate::rules;
use crate::verdict::Verdict;
use crate::words::words;

/// Instances of a region whose domains are looked through for a host that no entry explains.
const MOST_SEARCHED: usize = 20;

/// Whose registry a host is.
pub(crate) enum Home<'a> {
    /// An Enterprise Edition instance of the account that asks.
    Own {
        instance: &'a Instance,
        /// That the host is its own.
        evidence: Evidence,
        /// In which state it is.
        status: Evidence,
        /// Whether the host is a domain of the owner's own.
        custom: bool,
    },
    /// An Enterprise Edition instance that this account does not have, or none at all.
    NotHere(Finding),
    /// It could not be asked.
    Unclear(Finding),
    /// An entry says that the host is an instance's, and the instance says that it is not.
    NotBelonging(Finding),
    /// Personal Edition in this region.
    Personal(String),
    /// Something else than ACR, as far as can be seen.
    Elsewhere(Vec<Evidence>),
}

/// Finds out whose registry a host is.
pub(crate) fn home<'a>(case: &Case<'a>, host: &str, kind: &HostKind, about: &str) -> Home<'a> {
    match kind {
        HostKind::EePublic { instance_name, region } | HostKind::EeVpc { instance_name, region } => {
            by_name(case, host, instance_name, region, about)
        }
        HostKind::Personal { region, .. } => Home::Personal(region.clone()),
        HostKind::Custom | HostKind::Other => by_domain(case, host, about),
    }
}

fn own<'a, T>(instance: &'a Instance, heard: &Heard<'_, T>, evidence: Evidence, custom: bool) -> Home<'a> {
    Home::Own { instance, evidence, status: heard.field("InstanceStatus", &instance.status), custom }
}

/// The region in which an entry's instance lies: its own, else the group's.
pub(crate) fn region_of<'a>(entry: &'a AcrRegistry, case: &Case<'a>) -> &'a str {
    entry.region.as_deref().unwrap_or(case.region)
}

/// The instance that a default domain names.
fn by_name<'a>(case: &Case<'a>, host: &str, name: &str, region: &str, about: &str) -> Home<'a> {
    let mut named = Vec::new();
    for entry in case.sheet.registries().iter().filter(|entry| region_of(entry, case) == region) {
        let Some(id) = &entry.instance_id else { continue };
        let heard = case.book.instance(Question::Instance { region: region.to_owned(), instance: id.clone() });
        match heard.value() {
            Some(instance) if instance.name == name => {
                return own(instance, &heard, heard.field("InstanceName", name), false);
            }
            Some(instance) => named.push((instance, heard)),
            None => {}
        }
    }
    let heard = case.book.instances(Question::Instances { region: region.to_owned() });
    let found = heard.value().and_then(|list| list.items.iter().find(|instance| instance.name == name));
    if let Some(instance) = found {
        return own(instance, &heard, heard.field("InstanceName", name), false);
    }
    // An instance that was given another name keeps its domains.
    for (instance, heard) in named {
        if let Some(evidence) = bears(case, instance, host).known() {
            return own(instance, &heard, evidence, false);
        }
    }
    if heard.value().is_some_and(|list| list.complete) {
        let why = words!(
            "当前账号在 {region} 没有名为 {name} 的企业版实例：域名有误，或镜像属于其他账号，从这里看不到。",
            "This account has no Enterprise Edition instance named {name} in {region}: either the host is mistyped, or the registry is another account's and cannot be seen from here."
        );
        let evidence = vec![heard.field("Instances", format!("no {name}"))];
        let finding = Finding::new(&rules::INSTANCE_EXISTS, Verdict::Unknown, about, evidence, why);
        return Home::NotHere(finding.mend(Remedy::text(words!(
            "核对实例名称和地域；若属于其他账号，用该账号的凭证诊断一次。",
            "Check the instance's name and region; if it is another account's, diagnose once with that account's credential."
        ))));
    }
    Home::Unclear(Finding::cannot_know(&rules::INSTANCE_EXISTS, about, &heard))
}

/// The instance that a host of somebody's own is bound to.
fn by_domain<'a>(case: &Case<'a>, host: &str, about: &str) -> Home<'a> {
    if host == DOCKER_HUB {
        return Home::Elsewhere(vec![Evidence::plan(about, host)]);
    }
    let (mut unclear, mut refuted, mut gone) = (None, None, None);
    for (entry, claimed) in entries_for(case, host) {
        let region = region_of(entry, case);
        let Some(id) = &entry.instance_id else { continue };
        let heard = case.book.instance(Question::Instance { region: region.to_owned(), instance: id.clone() });
        let Some(instance) = heard.value() else {
            if heard.is_absent() {
                gone = Some(missing(id, region, about, heard.outcome()));
            } else {
                unclear = Some(Finding::cannot_know(&rules::INSTANCE_EXISTS, about, &heard));
            }
            continue;
        };
        match bears(case, instance, host) {
            Bears::Yes(evidence) => return own(instance, &heard, evidence, true),
            Bears::Unclear(finding) if !claimed => unclear = Some(finding),
            Bears::No if !claimed => {}
            Bears::No | Bears::Unclear(_) => match bound(case, instance, host, about) {
                Bears::Yes(evidence) => return own(instance, &heard, evidence, true),
                Bears::Unclear(finding) if finding.verdict == Verdict::Fail => refuted = Some(finding),
                Bears::Unclear(finding) => unclear = Some(finding),
                Bears::No => {}
            },
        }
    }
    if let Some(finding) = unclear {
        return Home::Unclear(finding);
    }
    if let Some(home) = search(case, host) {
        return home;
    }
    if let Some(finding) = refuted {
        return Home::NotBelonging(finding);
    }
    if let Some(finding) = gone {
        return Home::NotHere(finding);
    }
    Home::Elsewhere(vec![Evidence::plan(about, host)])
}

/// The entries that may explain a host, those that list it first, and whether they do.
fn entries_for<'a>(case: &Case<'a>, host: &str) -> Vec<(&'a AcrRegistry, bool)> {
    let listed = |entry: &AcrRegistry| entry.domains.iter().any(|domain| domain == host);
    let all = case.sheet.registries();
    let claimed = all.iter().filter(|entry| listed(entry)).map(|entry| (entry, true));
    let others = all.iter().filter(|entry| !listed(entry)).map(|entry| (entry, false));
    claimed.chain(others).collect()
}

fn missing(id: &str, region: &str, about: &str, evidence: Evidence) -> Finding {
    let why = words!(
        "当前账号在 {region} 没有实例 {id}：ID 或地域有误，或它属于其他账号，从这里看不到。",
        "This account has no instance {id} in {region}: its ID or region is mistyped, or it is another account's and cannot be seen from here."
    );
    let remedy = Remedy::text(words!(
        "核对 AcrRegistryInfo 的 InstanceId 和 RegionId。",
        "Check InstanceId and RegionId of AcrRegistryInfo."
    ));
    Finding::new(&rules::INSTANCE_EXISTS, Verdict::Unknown, about, vec![evidence], why).mend(remedy)
}

/// Whether an instance says that a host is its own.
enum Bears {
    Yes(Evidence),
    No,
    /// That cannot be known, or the instance denies it; the finding says which.
    Unclear(Finding),
}

impl Bears {
    fn known(self) -> Option<Evidence> {
        if let Self::Yes(evidence) = self { Some(evidence) } else { None }
    }
}

fn bears(case: &Case<'_>, instance: &Instance, host: &str) -> Bears {
    let (region, id) = (instance.region.clone(), instance.id.clone());
    let public = case.book.public_endpoint(Question::PublicEndpoint { region: region.clone(), instance: id.clone() });
    let private = case.book.vpc_endpoint(Question::VpcEndpoint { region, instance: id });
    let has = |domains: &[Domain]| domains.iter().any(|domain| domain.name == host);
    if public.value().is_some_and(|endpoint| has(&endpoint.domains)) {
        return Bears::Yes(public.field("Domains", host));
    }
    if private.value().is_some_and(|endpoint| has(&endpoint.domains)) {
        return Bears::Yes(private.field("Domains", host));
    }
    match (public.value(), private.value()) {
        (Some(one), Some(_)) if !one.domains.is_empty() => Bears::No,
        (None, _) => Bears::Unclear(Finding::cannot_know(&rules::HOST_BELONGS, host, &public)),
        _ => Bears::Unclear(Finding::cannot_know(&rules::HOST_BELONGS, host, &private)),
    }
}

/// Asks for one custom domain by its name.
fn bound(case: &Case<'_>, instance: &Instance, host: &str, about: &str) -> Bears {
    let (region, id) = (instance.region.clone(), instance.id.clone());
    let heard = case.book.custom_domain(Question::CustomDomain { region, instance: id, domain: host.to_owned() });
    if heard.value().is_some() {
        return Bears::Yes(heard.field("Domain", host));
    }
    if !heard.is_absent() {
        return Bears::Unclear(Finding::cannot_know(&rules::HOST_BELONGS, about, &heard));
    }
    let name = &instance.id;
    let why = words!(
        "{host} 不是 {name} 的域名，无法由它提供服务。",
        "{host} is no domain of {name}, so the instance does not answer under it."
    );
    let finding = Finding::new(&rules::HOST_BELONGS, Verdict::Fail, about, vec![heard.outcome()], why);
    Bears::Unclear(finding.mend(Remedy::text(words!(
        "在 ACR 控制台为实例绑定该自定义域名，或改用实例自己的域名。",
        "Bind the custom domain to the instance in the ACR console, or use a domain that it has."
    ))))
}

/// Looks through the domains of the account's instances for a host that no entry explains.
fn search<'a>(case: &Case<'a>, host: &str) -> Option<Home<'a>> {
    if case.credential(host).is_some() {
        return None;
    }
    let mut regions: Vec<&str> = case.sheet.registries().iter().map(|entry| region_of(entry, case)).collect();
    regions.push(case.region);
    regions.sort_unstable();
    regions.dedup();
    for region in regions.into_iter().filter(|region| !region.is_empty()) {
        let list = case.book.instances(Question::Instances { region: region.to_owned() });
        let instances = list.value().map(|list| list.items.as_slice()).unwrap_or_default();
        for instance in instances.iter().take(MOST_SEARCHED) {
            let question = Question::PublicEndpoint { region: instance.region.clone(), instance: instance.id.clone() };
            let heard = case.book.public_endpoint(question);
            let has = heard.value().is_some_and(|endpoint| endpoint.domains.iter().any(|domain| domain.name == host));
            if has {
                return Some(own(instance, &list, heard.field("Domains", host), true));
            }
        }
    }
    None
}
