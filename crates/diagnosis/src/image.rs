//! One image of the plan, from its reference to its layers.

use plan::Lang;
use plan::image::{DOCKER_HUB, HostKind, ImageReference};
use plan::sheet::Container;

use crate::cache::{self, Cached};
use crate::data::Instance;
use crate::diagnose::Case;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::home::{Home, home};
use crate::login::{Door, enter, foreign_role, lists};
use crate::remedy::Remedy;
use crate::repository;
use crate::roads;
use crate::rules;
use crate::verdict::Verdict;
use crate::words::{Words, words};

/// Judges one image.
pub(crate) fn judge(case: &Case<'_>, container: &Container) -> Vec<Finding> {
    let about = format!("{}.Image", container.at);
    let Some(text) = &container.image else {
        let evidence = vec![Evidence::plan(&about, "")];
        let why = words!("容器没有指定镜像。", "The container names no image.");
        return vec![Finding::new(&rules::IMAGE, Verdict::Unknown, about, evidence, why)];
    };
    let evidence = vec![Evidence::plan(&about, text)];
    let image = match ImageReference::parse(text) {
        Ok(image) => image,
        Err(problem) => {
            let problem = plan::Problem::new(about.clone(), plan::ProblemKind::Image(problem));
            let why = Words::new(problem.text(Lang::ZhCn), problem.text(Lang::En));
            let remedy = Remedy::text(words!("改正镜像地址。", "Correct the image's address."));
            return vec![Finding::new(&rules::IMAGE, Verdict::Fail, about, evidence, why).mend(remedy)];
        }
    };
    let why = words!("镜像地址 {image} 有效。", "The image reference {image} is well formed.");
    let mut findings = vec![Finding::new(&rules::IMAGE, Verdict::Pass, about.clone(), evidence, why)];
    let cached = cache::look(case, container, &image, &about);
    findings.extend(cache::never_pulled(&cached, container, &about));
    match cached {
        Cached::Hit(finding) => findings.push(finding),
        Cached::Perhaps(finding) => {
            findings.push(finding);
            findings.extend(pulled(case, &image, &about).into_iter().map(|finding| finding.at_most(Verdict::Unknown)));
        }
        Cached::Miss(finding) => {
            findings.push(finding);
            findings.extend(pulled(case, &image, &about));
        }
        Cached::No => findings.extend(pulled(case, &image, &about)),
    }
    findings
}

/// Judges an image that has to be pulled.
fn pulled(case: &Case<'_>, image: &ImageReference, about: &str) -> Vec<Finding> {
    let host = image.host().unwrap_or(DOCKER_HUB);
    let kind = image.kind(&case.sheet.domains());
    match home(case, host, &kind, about) {
        Home::Own { instance, evidence, status, custom } => {
            let kind = if custom { HostKind::Custom } else { kind };
            own(case, image, &kind, instance, [evidence, status], about)
        }
        Home::NotHere(finding) => {
            let mut findings = vec![finding];
            findings.extend(stranger(case, host, about));
            let serving = case.sheet.registries().iter().filter(|entry| lists(entry, host));
            findings.extend(serving.filter_map(|entry| foreign_role(case, entry, about)));
            findings.extend(roads::to_elsewhere(case, &kind, about));
            findings
        }
        Home::Unclear(finding) => {
            let mut findings = vec![finding];
            findings.extend(roads::to_elsewhere(case, &kind, about));
            findings
        }
        Home::NotBelonging(finding) => vec![finding],
        Home::Personal(region) => {
            let why = words!(
                "{region} 的个人版仓库，企业版的接口看不到其中的镜像。",
                "A Personal Edition registry in {region}; the Enterprise Edition API does not show what is in it."
            );
            let evidence = vec![Evidence::plan(about, host)];
            let mut findings = vec![Finding::new(&rules::REGISTRY, Verdict::Unknown, about, evidence, why)];
            findings.extend(roads::to_elsewhere(case, &kind, about));
            findings
        }
        Home::Elsewhere(evidence) => {
            let mut findings = vec![elsewhere(case, host, evidence, about)];
            findings.extend(roads::to_elsewhere(case, &HostKind::Other, about));
            findings
        }
    }
}

fn own(
    case: &Case<'_>,
    image: &ImageReference,
    kind: &HostKind,
    instance: &Instance,
    [evidence, status]: [Evidence; 2],
    about: &str,
) -> Vec<Finding> {
    let host = image.host().unwrap_or_default();
    let custom = *kind == HostKind::Custom;
    let id = &instance.id;
    let there = words!("{host} 是当前账号的实例 {id}。", "{host} is {id}, an instance of this account.");
    let mut findings = vec![
        Finding::new(&rules::INSTANCE_EXISTS, Verdict::Pass, about, vec![evidence.clone()], there.clone()),
        Finding::new(&rules::HOST_BELONGS, Verdict::Pass, about, vec![evidence], there),
        running(instance, status, about),
    ];
    findings.extend(roads::to_instance(case, instance, host, kind, about));
    let (looked, repository) = repository::look(case, instance, image, about);
    findings.extend(looked);
    findings.extend(enter(case, &Door { host, instance, custom, repository, about }));
    findings
}

fn running(instance: &Instance, evidence: Evidence, about: &str) -> Finding {
    let (id, status) = (&instance.id, &instance.status);
    let (verdict, why) = match status.as_str() {
        "RUNNING" => (Verdict::Pass, words!("{id} 运行中。", "{id} is running.")),
        "" => {
            (Verdict::Unknown, words!("应答没有说明 {id} 的状态。", "The answer does not say in which state {id} is."))
        }
        _ => (Verdict::Fail, words!("{id} 的状态为 {status}，不提供服务。", "{id} is {status} and serves nothing.")),
    };
    let finding = Finding::new(&rules::INSTANCE_RUNNING, verdict, about, vec![evidence], why);
    if verdict == Verdict::Pass {
        return finding;
    }
    finding.mend(Remedy::text(words!(
        "在 ACR 控制台查看实例，等到它运行中。",
        "Look at the instance in the ACR console and wait until it is running."
    )))
}

/// An instance that cannot be seen: what the plan says for another account's registry.
fn stranger(case: &Case<'_>, host: &str, about: &str) -> Option<Finding> {
    if case.credential(host).is_some() {
        return Some(elsewhere(case, host, vec![Evidence::plan(about, host)], about));
    }
    let judged = case.sheet.passwordless();
    let image = judged.images.into_iter().find(|image| image.path == about)?;
    let why = Words::new(image.sentence(Lang::ZhCn), image.sentence(Lang::En)).and(&words!(
        "看不到其他账号的仓库是否公开、角色是否有权。",
        "Whether another account's repository is public, and whether roles may pull from it, cannot be seen from here."
    ));
    let missing: Vec<String> = image.missing.iter().map(|missing| missing.text(Lang::En)).collect();
    let chinese: Vec<String> = image.missing.iter().map(|missing| missing.text(Lang::ZhCn)).collect();
    let evidence = vec![Evidence::plan("AcrRegistryInfo", format!("{} entries", case.sheet.registries().len()))];
    let finding = Finding::new(&rules::PASSWORDLESS, Verdict::Unknown, about, evidence, why);
    if missing.is_empty() {
        return Some(finding);
    }
    Some(finding.mend(Remedy::text(Words::new(chinese.concat(), missing.join(" ")))))
}

/// A registry that is not ACR as far as can be seen, or one that is entered with a password.
fn elsewhere(case: &Case<'_>, host: &str, evidence: Vec<Evidence>, about: &str) -> Finding {
    if let Some(credential) = case.credential(host) {
        let evidence = vec![Evidence::plan(format!("{}.Server", credential.at), host)];
        let why = words!(
            "{host} 使用用户名和密码，是否正确、镜像是否存在，无法从这里得知。",
            "{host} is entered with a user name and password; whether they are right and the image is there cannot be known from here."
        );
        return Finding::new(&rules::CREDENTIAL, Verdict::Unknown, about, evidence, why);
    }
    let why = words!(
        "{host} 不是当前账号的 ACR 实例，镜像是否存在、是否公开，无法从这里得知。",
        "{host} is no ACR instance of this account; whether the image is there and public cannot be known from here."
    );
    let remedy = words!(
        "私有镜像须填写 ImageRegistryCredential，或先同步到 ACR 企业版实例。",
        "A private image needs ImageRegistryCredential, or a copy in an ACR Enterprise Edition instance."
    );
    Finding::new(&rules::REGISTRY, Verdict::Unknown, about, evidence, why).mend(Remedy::text(remedy))
}
