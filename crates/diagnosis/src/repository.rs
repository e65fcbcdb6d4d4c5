//! Is it there: namespace, repository, tag or digest.

use plan::image::ImageReference;

use crate::data::{Instance, Repository, Tag};
use crate::diagnose::Case;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::placement::{Found, find};
use crate::question::Question;
use crate::remedy::Remedy;
use crate::rules;
use crate::verdict::Verdict;
use crate::words::words;

/// Looks for an image in an instance, and gives the repository where it is found.
pub(crate) fn look<'a>(
    case: &Case<'a>,
    instance: &Instance,
    image: &ImageReference,
    about: &str,
) -> (Vec<Finding>, Option<&'a Repository>) {
    let Some(namespace) = image.namespace() else {
        let evidence = vec![Evidence::plan(about, image.path())];
        let why = words!(
            "镜像路径中没有命名空间，ACR 的镜像都在命名空间中。",
            "The image's path has no namespace, and in ACR every image is in one."
        );
        return (vec![Finding::new(&rules::NAMESPACE, Verdict::Fail, about, evidence, why)], None);
    };
    let (region, id, name) = (instance.region.clone(), instance.id.clone(), image.repository());
    let heard = case.book.repository(Question::Repository {
        region,
        instance: id,
        namespace: namespace.to_owned(),
        name: name.to_owned(),
    });
    if heard.is_absent() {
        return (vec![gone(case, instance, namespace, name, about, heard.outcome())], None);
    }
    let Some(repository) = heard.value() else {
        return (vec![Finding::cannot_know(&rules::REPOSITORY, about, &heard)], None);
    };
    let evidence = vec![heard.field("RepoStatus", &repository.status), heard.field("RepoId", &repository.id)];
    let here = |verdict, why| Finding::new(&rules::REPOSITORY, verdict, about, evidence.clone(), why);
    let status = &repository.status;
    let mut findings = vec![match status.as_str() {
        "NORMAL" => {
            here(Verdict::Pass, words!("仓库 {namespace}/{name} 存在。", "Repository {namespace}/{name} exists."))
        }
        "" => here(
            Verdict::Unknown,
            words!("应答没有说明仓库状态。", "The answer does not say in which state the repository is."),
        ),
        _ => here(
            Verdict::Fail,
            words!("仓库 {namespace}/{name} 的状态为 {status}。", "Repository {namespace}/{name} is {status}."),
        ),
    }];
    findings.push(if repository.id.is_empty() {
        let why = words!(
            "应答没有仓库 ID，无法查询镜像版本。",
            "The answer lacks the repository's ID, so its tags cannot be asked for."
        );
        Finding::new(&rules::TAG, Verdict::Unknown, about, evidence, why)
    } else {
        match image.digest() {
            Some(digest) => digested(case, instance, &repository.id, digest, about),
            None => tagged(case, instance, &repository.id, image.tag().unwrap_or("latest"), about),
        }
    });
    (findings, Some(repository))
}

/// Which of namespace and repository is missing.
fn gone(case: &Case<'_>, instance: &Instance, namespace: &str, name: &str, about: &str, answer: Evidence) -> Finding {
    let id = &instance.id;
    let heard = case.book.namespace(Question::Namespace {
        region: instance.region.clone(),
        instance: id.clone(),
        name: namespace.to_owned(),
    });
    let remedy = Remedy {
        console: Some(format!("https://cr.console.aliyun.com/{}/instances", instance.region)),
        ..Remedy::text(words!("核对镜像地址，或先推送镜像。", "Check the image's address, or push the image first."))
    };
    if heard.value() == Some(&false) {
        let evidence = vec![answer, heard.field("Namespaces", format!("no {namespace}"))];
        let why = words!("{id} 中没有命名空间 {namespace}。", "There is no namespace {namespace} in {id}.");
        return Finding::new(&rules::NAMESPACE, Verdict::Fail, about, evidence, why).mend(remedy);
    }
    let why = words!(
        "{id} 的命名空间 {namespace} 中没有仓库 {name}。",
        "There is no repository {name} in namespace {namespace} of {id}."
    );
    Finding::new(&rules::REPOSITORY, Verdict::Fail, about, vec![answer], why).mend(remedy)
}

fn tagged(case: &Case<'_>, instance: &Instance, repository: &str, tag: &str, about: &str) -> Finding {
    let (region, id, repo) = (instance.region.clone(), instance.id.clone(), repository.to_owned());
    let heard = case.book.tag(Question::Tag { region, instance: id, repository: repo, tag: tag.to_owned() });
    if heard.is_absent() {
        return untagged(tag, about, heard.outcome());
    }
    if let Some(found) = heard.value() {
        return present(found, tag, about, heard.field("Digest", &found.digest));
    }
    if heard.gap().is_some_and(|gap| !gap.is_worth_another_way()) {
        return Finding::cannot_know(&rules::TAG, about, &heard);
    }
    // The one tag cannot be asked for; the list may still be readable.
    let all = case.book.tags(tags(instance, repository));
    match find(&all, |found: &&Tag| found.name == tag) {
        Found::Here(found) => present(found, tag, about, all.field("Digest", &found.digest)),
        Found::Gone => untagged(tag, about, all.field("Images", format!("no {tag}"))),
        Found::Unclear => Finding::cannot_know(&rules::TAG, about, &heard),
    }
}

fn tags(instance: &Instance, repository: &str) -> Question {
    Question::Tags { region: instance.region.clone(), instance: instance.id.clone(), repository: repository.to_owned() }
}

fn untagged(tag: &str, about: &str, evidence: Evidence) -> Finding {
    let why = words!("仓库中没有镜像版本 {tag}。", "The repository has no tag {tag}.");
    let remedy = words!("改用存在的版本，或推送该版本。", "Use a tag that exists, or push this one.");
    Finding::new(&rules::TAG, Verdict::Fail, about, vec![evidence], why).mend(Remedy::text(remedy))
}

fn present(found: &Tag, wanted: &str, about: &str, evidence: Evidence) -> Finding {
    let digest = &found.digest;
    let (verdict, why) = match found.status.as_str() {
        "NORMAL" | "" if !digest.is_empty() || found.name == wanted => {
            (Verdict::Pass, words!("{wanted} 存在，摘要 {digest}。", "{wanted} exists, digest {digest}."))
        }
        "NORMAL" | "" => (Verdict::Unknown, words!("应答中没有镜像。", "The answer holds no image.")),
        status => (Verdict::Unknown, words!("{wanted} 的状态为 {status}。", "{wanted} is {status}.")),
    };
    Finding::new(&rules::TAG, verdict, about, vec![evidence], why)
}

/// A digest can only be looked for among the tags, and an image without any tag is not among them.
fn digested(case: &Case<'_>, instance: &Instance, repository: &str, digest: &str, about: &str) -> Finding {
    let all = case.book.tags(tags(instance, repository));
    let bare = digest.strip_prefix("sha256:").unwrap_or(digest);
    let has = |found: &&Tag| found.digest.strip_prefix("sha256:").unwrap_or(&found.digest) == bare;
    match find(&all, has) {
        Found::Here(found) => present(found, digest, about, all.field("Digest", &found.digest)),
        Found::Gone => {
            let why = words!(
                "没有镜像版本指向该摘要；没有版本的镜像不在列表中，因此无法得知它是否存在。",
                "No tag names this digest; an image without a tag is in no list, so whether it exists cannot be known."
            );
            let evidence = vec![all.field("Images", format!("no {bare}"))];
            Finding::new(&rules::TAG, Verdict::Unknown, about, evidence, why)
        }
        Found::Unclear => Finding::cannot_know(&rules::TAG, about, &all),
    }
}
