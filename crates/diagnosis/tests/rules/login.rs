//! Which passwordless case applies, and whether the plan satisfies it.

use diagnosis::{Caller, Data, Question, Told, Verdict};
use serde_json::json;

use crate::desk::{CUSTOM_IMAGE, Desk, ID, VPC_IMAGE, desk, region};

fn with(image: &str, entry: serde_json::Value) -> Desk {
    let mut desk = desk(image);
    desk.plan["AcrRegistryInfo"] = json!([entry]);
    let caller = Caller { account: "1111111111111111".to_owned(), arn: String::new() };
    desk.but(Question::Caller { region: region() }, Told::Is(Data::Caller(caller)))
}

#[test]
fn a_default_domain_of_the_same_account_needs_no_entry() {
    assert_eq!(desk(VPC_IMAGE).verdicts("passwordless").1, Some(Verdict::Pass));
    assert_eq!(with(VPC_IMAGE, json!({"InstanceId": ID})).verdict(), Verdict::Pass);
}

#[test]
fn an_entry_that_serves_no_image_is_a_warning() {
    let other = with(VPC_IMAGE, json!({"InstanceId": "cri-0000000000000000"}));
    assert_eq!(other.verdicts("registry-entry"), (Verdict::Warn, Some(Verdict::Warn)));
    let region = with(VPC_IMAGE, json!({"InstanceId": ID, "RegionId": "cn-hangzhou"}));
    assert_eq!(region.verdict(), Verdict::Warn);
}

#[test]
fn a_domain_list_that_leaves_a_default_host_out_is_a_warning() {
    let desk = with(VPC_IMAGE, json!({"InstanceId": ID, "Domain": ["elsewhere.example.com"]}));
    assert_eq!(desk.verdicts("domain-list"), (Verdict::Warn, Some(Verdict::Warn)));
}

#[test]
fn a_custom_domain_needs_its_instance_named_unless_everybody_may_pull() {
    assert_eq!(desk(CUSTOM_IMAGE).verdicts("passwordless"), (Verdict::Fail, Some(Verdict::Fail)));
    let mut public = desk(CUSTOM_IMAGE);
    public.repository.public = Some(true);
    assert_eq!(public.verdicts("passwordless").1, Some(Verdict::Pass));
    public.repository.public = None;
    assert_eq!(public.verdict(), Verdict::Unknown);
    let named = with(CUSTOM_IMAGE, json!({"InstanceId": ID}));
    assert_eq!(named.verdicts("passwordless").1, Some(Verdict::Pass));
    let left_out = with(CUSTOM_IMAGE, json!({"InstanceId": ID, "Domain": ["other.example.com"]}));
    assert_eq!(left_out.verdict(), Verdict::Fail);
}

#[test]
fn a_custom_domain_that_the_instance_does_not_have_fails() {
    let mut desk = with("other.example.com/team/app:1.0", json!({"InstanceId": ID, "Domain": ["other.example.com"]}));
    assert_eq!(desk.verdicts("host-belongs"), (Verdict::Fail, Some(Verdict::Fail)));
    desk.public.domains.clear();
    let question =
        Question::CustomDomain { region: region(), instance: ID.to_owned(), domain: "other.example.com".to_owned() };
    let desk = desk.but(question, crate::desk::forbidden("cr:GetInstanceCustomizedDomain"));
    assert_eq!(desk.verdict(), Verdict::Unknown);
}

#[test]
fn roles_are_compared_with_the_account_and_are_not_known_beyond_that() {
    let role = |arn: &str| with(VPC_IMAGE, json!({"InstanceId": ID, "ArnService": arn}));
    assert_eq!(
        role("acs:ram::1111111111111111:role/pull").verdicts("roles"),
        (Verdict::Unknown, Some(Verdict::Unknown))
    );
    assert_eq!(role("acs:ram::2222222222222222:role/pull").verdicts("roles"), (Verdict::Fail, Some(Verdict::Fail)));
}

#[test]
fn a_foreign_repository_cannot_be_seen() {
    let foreign = "partner-registry-vpc.cn-beijing.cr.aliyuncs.com/shared/app:1.0";
    assert_eq!(desk(foreign).verdicts("passwordless"), (Verdict::Unknown, Some(Verdict::Unknown)));
    let entry = json!({
        "InstanceId": "cri-partner000000001",
        "ArnService": "acs:ram::1111111111111111:role/a", "ArnUser": "acs:ram::2222222222222222:role/b",
    });
    assert_eq!(with(foreign, entry).verdict(), Verdict::Unknown);
    let entry = json!({
        "InstanceId": "cri-partner000000001",
        "ArnService": "acs:ram::2222222222222222:role/a", "ArnUser": "acs:ram::2222222222222222:role/b",
    });
    assert_eq!(with(foreign, entry).verdicts("roles"), (Verdict::Unknown, Some(Verdict::Unknown)));
}

#[test]
fn a_password_cannot_be_tried() {
    let mut overlap = with(VPC_IMAGE, json!({"InstanceId": ID}));
    overlap.plan["ImageRegistryCredential"] = json!([{
        "Server": "https://demo-registry-vpc.cn-beijing.cr.aliyuncs.com/", "UserName": "u", "Password": "p",
    }]);
    let diagnosis = overlap.diagnose();
    let finding = diagnosis.findings.iter().find(|finding| finding.rule.id == "registry-credential").unwrap();
    assert_eq!((diagnosis.verdict(), finding.verdict), (Verdict::Unknown, Verdict::Unknown));
    assert!(finding.explanation.en.contains("does not say which wins"));
    assert!(!diagnosis.json().to_string().contains("\"p\""), "a password is nobody's evidence");
}
