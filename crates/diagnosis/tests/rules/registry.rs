//! Instance, namespace, repository, tag; and evidence.

use diagnosis::{Data, ImageCache, Listed, Question, Tag, Told, Verdict};
use serde_json::json;

use crate::desk::{ID, PUBLIC_IMAGE, VPC_IMAGE, desk, forbidden, list, region};

fn repository() -> Question {
    Question::Repository {
        region: region(),
        instance: ID.to_owned(),
        namespace: "team".to_owned(),
        name: "app".to_owned(),
    }
}

fn tag() -> Question {
    Question::Tag { region: region(), instance: ID.to_owned(), repository: "crr-1".to_owned(), tag: "1.0".to_owned() }
}

fn gone(code: &str) -> Told {
    Told::Absent(code.to_owned())
}

#[test]
fn an_instance_that_does_not_run_serves_nothing() {
    let mut stopped = desk(VPC_IMAGE);
    stopped.instance.status = "STOPPED".to_owned();
    assert_eq!(stopped.verdicts("instance-running"), (Verdict::Fail, Some(Verdict::Fail)));
    stopped.instance.status = String::new();
    assert_eq!(stopped.verdict(), Verdict::Unknown);
}

#[test]
fn a_name_that_this_account_does_not_have_may_be_another_account_s() {
    let other = desk("ghost-registry-vpc.cn-beijing.cr.aliyuncs.com/team/app:1.0");
    assert_eq!(other.verdicts("instance-exists"), (Verdict::Unknown, Some(Verdict::Unknown)));
    let mut closed = desk("ghost-registry.cn-beijing.cr.aliyuncs.com/team/app:1.0");
    closed.snat.clear();
    assert_eq!(closed.verdict(), Verdict::Fail, "whosever it is, there is no way out");
}

#[test]
fn a_list_that_is_not_all_here_proves_nothing() {
    let half = Listed { items: Vec::new(), complete: false };
    let told = Told::Is(Data::Instances(half));
    let finding = desk(VPC_IMAGE).but(Question::Instances { region: region() }, told).diagnose();
    assert_eq!(finding.verdict(), Verdict::Unknown);
    let forbidden =
        desk(VPC_IMAGE).but(Question::Instances { region: region() }, forbidden("cr:ListInstance")).diagnose();
    assert!(forbidden.json().to_string().contains("Allow cr:ListInstance"), "{}", forbidden.json());
}

#[test]
fn what_is_not_there_fails_by_its_own_rule() {
    assert_eq!(desk(VPC_IMAGE).but(tag(), gone("REPO_TAG_NOT_EXIST")).verdicts("tag-exists").1, Some(Verdict::Fail));
    assert_eq!(
        desk(VPC_IMAGE).but(repository(), gone("REPO_NOT_EXIST")).verdicts("repository-exists").1,
        Some(Verdict::Fail)
    );
    let nobody = desk("demo-registry-vpc.cn-beijing.cr.aliyuncs.com/nobody/none:1.0");
    assert_eq!(nobody.verdicts("namespace-exists"), (Verdict::Fail, Some(Verdict::Fail)));
    let mut deleting = desk(VPC_IMAGE);
    deleting.repository.status = "DELETED".to_owned();
    assert_eq!(deleting.verdict(), Verdict::Fail);
}

#[test]
fn a_tag_is_shown_with_its_digest_and_looked_for_a_second_way() {
    let shown = desk(VPC_IMAGE).diagnose();
    let finding = shown.findings.iter().find(|finding| finding.rule.id == "tag-exists").unwrap();
    assert_eq!(finding.evidence[0].value, "ab".repeat(32));
    assert_eq!(desk(VPC_IMAGE).but(tag(), forbidden("cr:GetRepositoryTag")).verdict(), Verdict::Pass);
    let all = Question::Tags { region: region(), instance: ID.to_owned(), repository: "crr-1".to_owned() };
    let both = desk(VPC_IMAGE).but(tag(), forbidden("cr:GetRepositoryTag")).but(all, forbidden("cr:ListRepositoryTag"));
    assert_eq!(both.verdict(), Verdict::Unknown);
}

#[test]
fn a_digest_without_a_tag_is_in_no_list() {
    let image = |digest: &str| format!("demo-registry-vpc.cn-beijing.cr.aliyuncs.com/team/app@sha256:{digest}");
    assert_eq!(desk(&image(&"ab".repeat(32))).verdict(), Verdict::Pass);
    assert_eq!(desk(&image(&"cd".repeat(32))).verdicts("tag-exists"), (Verdict::Unknown, Some(Verdict::Unknown)));
    let told = Told::Is(Data::Tags(Listed { items: Vec::<Tag>::new(), complete: false }));
    let all = Question::Tags { region: region(), instance: ID.to_owned(), repository: "crr-1".to_owned() };
    assert_eq!(desk(&image(&"ab".repeat(32))).but(all, told).verdict(), Verdict::Unknown);
}

#[test]
fn an_image_cache_makes_the_pull_unnecessary() {
    let cached = |status: &str, policy: &str| {
        let mut desk = desk(VPC_IMAGE);
        desk.private.links = Some(Vec::new());
        desk.plan["AutoMatchImageCache"] = json!(true);
        desk.plan["Container"][0]["ImagePullPolicy"] = json!(policy);
        let cache =
            ImageCache { id: "imc-1".to_owned(), status: status.to_owned(), images: vec![VPC_IMAGE.to_owned()] };
        desk.but(Question::ImageCaches { region: region() }, Told::Is(Data::ImageCaches(list(vec![cache])))).verdict()
    };
    assert_eq!(cached("Ready", "IfNotPresent"), Verdict::Pass);
    assert_eq!(cached("Creating", "IfNotPresent"), Verdict::Unknown, "what fails without it may go well with it");
    assert_eq!(cached("Ready", "Always"), Verdict::Fail);
    assert_eq!(cached("Ready", "Never"), Verdict::Pass);
    let mut never = desk(VPC_IMAGE);
    never.plan["Container"][0]["ImagePullPolicy"] = json!("Never");
    assert_eq!(never.verdicts("pull-policy"), (Verdict::Fail, Some(Verdict::Fail)));
}

#[test]
fn an_image_that_is_none_fails_and_one_that_is_missing_is_unknown() {
    assert_eq!(desk("Not An/Image").verdicts("image-reference"), (Verdict::Fail, Some(Verdict::Fail)));
    let mut empty = desk(VPC_IMAGE);
    empty.plan["Container"] = json!([]);
    assert_eq!(empty.verdict(), Verdict::Unknown);
    empty.plan = json!({});
    assert_eq!(empty.verdict(), Verdict::Unknown);
}

#[test]
fn every_finding_has_evidence_both_languages_and_a_rule_with_a_page() {
    for image in [VPC_IMAGE, PUBLIC_IMAGE, "hub.example.com/team/app:1.0", "nginx"] {
        let mut desk = desk(image);
        desk.public.enabled = Some(false);
        for finding in desk.diagnose().findings {
            assert!(!finding.evidence.is_empty(), "{}", finding.rule.id);
            assert!(!finding.explanation.zh.is_empty() && !finding.explanation.en.is_empty(), "{}", finding.rule.id);
            let json = finding.json();
            for key in ["rule", "verdict", "evidence", "remedy", "explanation", "doc"] {
                assert!(json.get(key).is_some(), "{key} of {}", finding.rule.id);
            }
        }
    }
}

#[test]
fn no_remedy_opens_the_registry_to_everybody() {
    for image in [VPC_IMAGE, PUBLIC_IMAGE] {
        let mut closed = desk(image);
        closed.public.entries = Some(vec!["127.0.0.1/32".to_owned()]);
        closed.private.links = Some(Vec::new());
        let text = closed.diagnose().json().to_string();
        assert!(!text.contains("0.0.0.0/0") && !text.contains("DeleteInstanceEndpointAclPolicy"), "{text}");
    }
    let mut outside = desk(PUBLIC_IMAGE);
    outside.public.entries = Some(vec!["192.0.2.0/24".to_owned()]);
    assert!(outside.diagnose().json().to_string().contains("--Entry 203.0.113.10/32"));
}

#[test]
fn twenty_images_of_one_repository_are_one_finding() {
    let mut desk = desk(VPC_IMAGE);
    let containers: Vec<_> = (0..20).map(|n| json!({"Name": format!("c{n}"), "Image": VPC_IMAGE})).collect();
    desk.plan["Container"] = json!(containers);
    let diagnosis = desk.diagnose();
    let tags: Vec<_> = diagnosis.findings.iter().filter(|finding| finding.rule.id == "tag-exists").collect();
    assert_eq!((tags.len(), tags[0].about.len()), (1, 20));
}
