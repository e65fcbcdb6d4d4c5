//! May the group enter: which passwordless case applies to an image in an instance of the account's own, and what the plan says.

use plan::sheet::AcrRegistry;

use crate::data::{Instance, Repository};
use crate::diagnose::Case;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::home::region_of;
use crate::question::Question;
use crate::remedy::Remedy;
use crate::rules;
use crate::verdict::Verdict;
use crate::words::words;

/// An image in an instance of the account's own.
pub(crate) struct Door<'a> {
    pub(crate) host: &'a str,
    pub(crate) instance: &'a Instance,
    /// Whether the host is a domain of the owner's own.
    pub(crate) custom: bool,
    pub(crate) repository: Option<&'a Repository>,
    pub(crate) about: &'a str,
}

/// Whether the group may enter.
pub(crate) fn enter(case: &Case<'_>, door: &Door<'_>) -> Vec<Finding> {
    if let Some(credential) = case.credential(door.host) {
        return vec![password(case, door, &credential.at)];
    }
    let serving: Vec<&AcrRegistry> = case.sheet.registries().iter().filter(|entry| serves(case, entry, door)).collect();
    let has_role = |entry: &&&AcrRegistry| entry.service_role.is_some() || entry.user_role.is_some();
    let roles: Vec<&AcrRegistry> = serving.iter().filter(has_role).copied().collect();
    if !roles.is_empty() {
        let mixed = roles.len() < serving.len();
        return roles.into_iter().map(|entry| role(case, door, entry, mixed)).collect();
    }
    let mut findings = vec![without_roles(case, door, serving.first().copied())];
    findings.extend(left_out(case, door, !serving.is_empty()));
    findings
}

/// Whether an entry is about the instance.
pub(crate) fn is_about(case: &Case<'_>, entry: &AcrRegistry, instance: &Instance) -> bool {
    entry.instance_id.as_deref() == Some(instance.id.as_str()) && region_of(entry, case) == instance.region
}

fn serves(case: &Case<'_>, entry: &AcrRegistry, door: &Door<'_>) -> bool {
    // Roles alone are enough for a default domain; a custom one is found by its instance.
    let by_roles = entry.instance_id.is_none() && entry.service_role.is_some() && !door.custom;
    (by_roles || is_about(case, entry, door.instance)) && lists(entry, door.host)
}

/// Whether an entry's list of domains holds a host; an empty one means all of the instance's.
pub(crate) fn lists(entry: &AcrRegistry, host: &str) -> bool {
    entry.domains.is_empty() || entry.domains.iter().any(|domain| domain == host)
}

fn password(case: &Case<'_>, door: &Door<'_>, at: &str) -> Finding {
    let host = door.host;
    let overlap = case.sheet.registries().iter().any(|entry| serves(case, entry, door));
    let evidence = vec![Evidence::plan(format!("{at}.Server"), host)];
    let why = if overlap {
        words!(
            "{host} 同时有 AcrRegistryInfo 和 ImageRegistryCredential，文档没有说明以哪个为准；密码是否正确也无法从这里得知。",
            "{host} has both AcrRegistryInfo and ImageRegistryCredential; the documentation does not say which wins, nor can the password be tried from here."
        )
    } else {
        words!(
            "{host} 使用用户名和密码，是否正确无法从这里得知。",
            "{host} is entered with a user name and password, and whether they are right cannot be known from here."
        )
    };
    let remedy = words!(
        "删除该域名的 ImageRegistryCredential，改为免密拉取。",
        "Remove ImageRegistryCredential for this host and pull without a password."
    );
    Finding::new(&rules::CREDENTIAL, Verdict::Unknown, door.about, evidence, why).mend(Remedy::text(remedy))
}

fn without_roles(case: &Case<'_>, door: &Door<'_>, entry: Option<&AcrRegistry>) -> Finding {
    let (host, id) = (door.host, &door.instance.id);
    let finding = |verdict, evidence, why| Finding::new(&rules::PASSWORDLESS, verdict, door.about, vec![evidence], why);
    if let Some(entry) = entry {
        let evidence = Evidence::plan(format!("{}.InstanceId", entry.at), id);
        return finding(
            Verdict::Pass,
            evidence,
            words!(
                "计划指定了同账号的实例 {id}，免密拉取。",
                "The plan names {id}, an instance of the same account: pulled without a password."
            ),
        );
    }
    if !door.custom {
        let evidence = Evidence::plan(door.about, host);
        return finding(
            Verdict::Pass,
            evidence,
            words!(
                "同账号实例的默认域名，无需配置即免密。",
                "A default domain of the same account's instance: pulled without a password as it is."
            ),
        );
    }
    let evidence = Evidence::plan("AcrRegistryInfo", format!("no entry for {id} that serves {host}"));
    match door.repository.and_then(|repository| repository.public) {
        Some(true) => finding(
            Verdict::Pass,
            evidence,
            words!("仓库是公开的，无需授权。", "The repository is public: nobody is asked for anything."),
        ),
        public => {
            let verdict = if public.is_some() { Verdict::Fail } else { Verdict::Unknown };
            let region = &door.instance.region;
            let prefix = if region == case.region { String::new() } else { format!("，并填写 RegionId {region}") };
            let english = if region == case.region { String::new() } else { format!(" and RegionId {region}") };
            finding(
                verdict,
                evidence,
                words!(
                    "自定义域名 {host} 不会自动免密，计划也没有为它指定实例 {id}。",
                    "The custom domain {host} is not opened by itself, and no entry of the plan names {id} for it."
                ),
            )
            .mend(Remedy::text(words!(
                "在 AcrRegistryInfo 中填写 InstanceId {id}{prefix}，Domain 留空或包含 {host}。",
                "Give InstanceId {id}{english} in AcrRegistryInfo, with Domain empty or holding {host}."
            )))
        }
    }
}

/// An entry about the instance whose list of domains leaves the host out.
fn left_out(case: &Case<'_>, door: &Door<'_>, served: bool) -> Option<Finding> {
    let about = |entry: &&AcrRegistry| is_about(case, entry, door.instance) && !lists(entry, door.host);
    let entry = case.sheet.registries().iter().find(about).filter(|_| !served)?;
    let host = door.host;
    let evidence = vec![Evidence::plan(format!("{}.Domain", entry.at), entry.domains.join(", "))];
    let why = words!(
        "域名列表中没有镜像所用的 {host}，该条目对它不起作用。",
        "The list of domains leaves out {host}, which the image uses: the entry does nothing for it."
    );
    let remedy = words!(
        "把 {host} 加入列表，或清空列表（默认为实例的所有域名）。",
        "Add {host} to the list, or clear the list, which means all of the instance's domains."
    );
    Some(Finding::new(&rules::DOMAIN_LIST, Verdict::Warn, door.about, evidence, why).mend(Remedy::text(remedy)))
}

/// An entry that pulls by RAM roles.
fn role(case: &Case<'_>, door: &Door<'_>, entry: &AcrRegistry, mixed: bool) -> Finding {
    let caller = case.book.caller(caller(case));
    let arn = entry.service_role.as_deref().unwrap_or_default();
    let evidence = vec![
        Evidence::plan(format!("{}.ArnService", entry.at), arn),
        Evidence::plan(format!("{}.ArnUser", entry.at), entry.user_role.as_deref().unwrap_or_default()),
    ];
    let finding = |verdict, why| Finding::new(&rules::ROLES, verdict, door.about, evidence.clone(), why);
    let public = door.repository.and_then(|repository| repository.public) != Some(false);
    let account = account_of(arn);
    if let Some(ours) = caller.value().map(|caller| caller.account.as_str()).filter(|ours| !ours.is_empty())
        && !arn.is_empty()
        && account != ours
        && !mixed
        && !public
    {
        let mut finding = finding(
            Verdict::Fail,
            words!(
                "ArnService 属于账号 {account}，而容器组属于 {ours}：ECI 不能扮演其他账号的角色。",
                "ArnService is a role of account {account}, and the group is {ours}'s: ECI cannot take another account's role."
            ),
        );
        finding.evidence.push(caller.field("AccountId", ours));
        return finding.mend(Remedy::text(words!("填写账号 {ours} 中的角色。", "Give a role of account {ours}.")));
    }
    finding(
        Verdict::Unknown,
        words!(
            "以 RAM 角色拉取：角色是否信任 ECI、是否有权从 {} 拉取，从这里看不到。",
            "Pulled by RAM roles: whether they trust ECI and may pull from {} cannot be seen from here.",
            door.instance.id
        ),
    )
    .mend(Remedy::text(words!(
        "确认角色的受信服务是 eci.aliyuncs.com，权限策略包含 cr:Get*、cr:List* 和该实例的 cr:Pull*。",
        "Make sure that the role trusts eci.aliyuncs.com and that its policy holds cr:Get*, cr:List*, and cr:Pull* on the instance."
    )))
}

/// The service role of an entry for another account's registry, where it is not one that ECI can take. That keeps the group from
/// entering, but not from pulling what everybody may.
pub(crate) fn foreign_role(case: &Case<'_>, entry: &AcrRegistry, about: &str) -> Option<Finding> {
    let arn = entry.service_role.as_deref()?;
    let caller = case.book.caller(caller(case));
    let ours = caller.value().map(|caller| caller.account.as_str()).filter(|ours| !ours.is_empty())?;
    let account = account_of(arn);
    if account == ours {
        return None;
    }
    let evidence = vec![Evidence::plan(format!("{}.ArnService", entry.at), arn), caller.field("AccountId", ours)];
    let why = words!(
        "ArnService 属于账号 {account}，而容器组属于 {ours}：ECI 不能扮演其他账号的角色，只有公开的仓库才能拉取。",
        "ArnService is a role of account {account}, and the group is {ours}'s: ECI cannot take another account's role, so only a public repository can be pulled."
    );
    let remedy = words!("填写账号 {ours} 中的角色。", "Give a role of account {ours}.");
    Some(Finding::new(&rules::ROLES, Verdict::Unknown, about, evidence, why).mend(Remedy::text(remedy)))
}

fn caller(case: &Case<'_>) -> Question {
    let region = if case.region.is_empty() { "cn-hangzhou" } else { case.region };
    Question::Caller { region: region.to_owned() }
}

/// The account in a role's name `acs:ram::<account>:role/<name>`.
pub(crate) fn account_of(arn: &str) -> &str {
    arn.split(':').nth(3).unwrap_or_default()
}
