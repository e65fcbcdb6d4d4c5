//! The diagnosis as a browser without scripts sees it: predicted, mended, gone; after a failure; and what it leads to.

#![allow(clippy::expect_used, clippy::panic)]

use std::time::{Duration, Instant};

use blackbox::{Berth, Page, Upstream, Visitor, but, nginx};

const PUBLIC: &str = "test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0";
const VPC: &str = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0";
const INSTANCE: &str = "cri-nwj395hgf6f00000";
const VSWITCH: &str = "vsw-2zejlv7xjnw61w6z00000";

/// Puts the demo into a scenario, or back into the ordinary world.
async fn enter(visitor: &mut Visitor, scenario: &str) -> Page {
    let start = visitor.get("/en").await;
    let mut form = start.form_to("/scenario");
    form.fill("_scenario", scenario);
    visitor.submit(&form).await
}

fn of_image(image: &str) -> String {
    format!("/en/diagnose?image={image}&vswitch={VSWITCH}")
}

/// The address of the change that a diagnosis offers.
fn offered(page: &Page, what: &str) -> String {
    let start = format!("href=\"/en/diagnose/change?what={what}");
    let rest = page.html.split(&start).nth(1).unwrap_or_else(|| panic!("{what} is not offered:\n{}", page.text()));
    blackbox::decode(&format!("/en/diagnose/change?what={what}{}", rest.split('"').next().unwrap_or_default()))
}

/// The id of a launch's container group.
fn group_id(page: &Page) -> String {
    let rest = page.html.split("id=\"group-id\"").nth(1).and_then(|rest| rest.split("eci-").nth(1)).expect("its id");
    format!("eci-{}", rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>())
}

#[tokio::test]
async fn a_newcomer_sees_a_failure_predicted_mended_and_gone() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    visitor.get("/en").await.says("Public endpoint disabled");
    enter(&mut visitor, "closed-endpoint").await.says("The demo is in this scenario: Public endpoint disabled");
    let page = visitor.get(&of_image(PUBLIC)).await;
    page.says("The pull will fail").says("UpdateInstanceEndpointStatus").says("cr GetInstanceEndpoint");
    let question = visitor.get(&offered(&page, "open")).await;
    question.says("Before").says("After").says("Nothing is changed before you confirm").says("--Enable false");
    let made = visitor.submit(&question.form_to("/change")).await;
    assert!(made.path.contains("/diagnose/changes/"), "{}: {}", made.path, made.status);
    let done = visitor.until(&made.path, &["Done, and it holds"]).await;
    done.says("enabled (RUNNING)").says("Undo this change");
    let after = visitor.get(&of_image(PUBLIC)).await;
    assert!(!after.text().contains("The pull will fail"), "{}", after.text());
    enter(&mut visitor, "").await;
    visitor.get(&of_image(PUBLIC)).await.says("Nothing stands in the way of the pull");
}

#[tokio::test]
async fn an_address_is_admitted_once_the_endpoint_runs_and_taken_out_again() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    enter(&mut visitor, "closed-whitelist").await;
    let page = visitor.get(&of_image(PUBLIC)).await;
    page.says("The pull will fail");
    let change = offered(&page, "admit");
    let question = visitor.get(&change).await;
    let made = visitor.submit(&question.form_to("/change")).await;
    let done = visitor.until(&made.path, &["Done, and it holds"]).await;
    done.says("203.0.113.");
    visitor.get(&of_image(PUBLIC)).await.says("Nothing stands in the way of the pull");
    visitor.get(&change).await.says("That is the case already");
    let undo = visitor.get(&offered(&done, "expel")).await;
    let made = visitor.submit(&undo.form_to("/change")).await;
    visitor.until(&made.path, &["Done, and it holds"]).await;
    visitor.get(&of_image(PUBLIC)).await.says("The pull will fail");
}

#[tokio::test]
async fn what_would_admit_everybody_is_never_offered_and_never_made() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    for scenario in ["closed-whitelist", "closed-endpoint", "vpc-not-linked"] {
        enter(&mut visitor, scenario).await;
        let page = visitor.get(&of_image(PUBLIC)).await;
        assert!(!page.html.contains("0.0.0.0/0") && !page.html.contains("DeleteInstanceEndpointAclPolicy"));
    }
    let of = format!("region=cn-beijing&instance={INSTANCE}");
    for wrong in ["what=admit&entry=0.0.0.0/0", "what=admit&entry=0.0.0.0/1", "what=delete", "what=admit"] {
        assert_eq!(visitor.get(&format!("/en/diagnose/change?{wrong}&{of}")).await.status, 404, "{wrong}");
    }
    enter(&mut visitor, "closed-whitelist").await;
    let last = visitor.get(&format!("/en/diagnose/change?what=expel&entry=10.9.9.9/32&{of}")).await;
    assert!(!last.html.contains("Confirm and do it"), "it is not there to be taken out");
    let forged = [("what", "open"), ("region", "cn-beijing"), ("instance", INSTANCE)];
    let forged = forged.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(visitor.post("/en/diagnose/change", &forged).await.status, 403, "without a token");
    assert_eq!(visitor.post("/en/scenario", &[]).await.status, 403, "without a token");
}

#[tokio::test]
async fn a_vpc_is_linked_and_the_review_says_so_before_and_after() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    enter(&mut visitor, "vpc-not-linked").await;
    let review = visitor.walk("en", &nginx()).await;
    let path = review.path.split('?').next().unwrap_or_default().to_owned();
    assert!(review.html.contains("id=\"pull-verdict\""));
    let checked = visitor.get(&format!("{path}?check")).await;
    checked.says("The pull will fail").says("is not linked to vpc-2zeprod0network00main");
    let plan = path.split('/').nth(3).expect("the plan's id");
    let page = visitor.get(&format!("/en/diagnose?plan={plan}")).await;
    page.says("Plan cri-test").says("GetInstanceUsage");
    let question = visitor.get(&offered(&page, "link")).await;
    let made = visitor.submit(&question.form_to("/change")).await;
    let done = visitor.until(&made.path, &["Done, and it holds"]).await;
    assert!(done.html.contains(&format!("href=\"/en/diagnose?plan={plan}\"")), "it leads back to the diagnosis");
    visitor.get(&format!("{path}?check")).await.says("Nothing stands in the way of the pull");
}

#[tokio::test]
async fn after_a_failure_the_launch_leads_with_rule_evidence_and_remedy() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let missing = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:no-such-tag";
    let review = visitor.walk("en", &but(nginx(), "Container.1.Image", missing)).await;
    let launched = visitor.launch(&review).await;
    let page = visitor.until(&launched.path, &["What the diagnosis says"]).await;
    page.says("The registry has no such image").says("tag-exists").says("cr GetRepoTag").says("Original message");
    let group = group_id(&page);
    let whole = visitor.get(&format!("/en/diagnose?group={group}")).await;
    whole.says("What the events say").says("The pull will fail").says(&format!("Container group {group}"));
}

#[tokio::test]
async fn a_group_that_somebody_else_created_is_diagnosed_by_its_description() {
    let simulator = Berth::simulator().await;
    let first = Berth::live(&simulator.origin).await;
    let mut visitor = Visitor::new(&first.origin);
    let review = visitor.walk("en", &nginx()).await;
    let launched = visitor.launch(&review).await;
    let page = visitor.until(&launched.path, &["Running"]).await;
    let id = group_id(&page);
    let other = Berth::live(&simulator.origin).await;
    let mut visitor = Visitor::new(&other.origin);
    let page = visitor.get(&format!("/en/diagnose?group={id}")).await;
    assert_eq!(page.status, 422);
    page.says("choose the region");
    let page = visitor.get(&format!("/en/diagnose?group={id}&region=cn-beijing")).await;
    page.says("Nothing stands in the way of the pull").says("leaves out AcrRegistryInfo");
    let page = visitor.get("/en/diagnose?group=eci-000none&region=cn-beijing").await;
    page.says("There is no container group eci-000none in cn-beijing");
    assert_eq!(visitor.get("/en/diagnose?group=nginx").await.status, 422);
    assert_eq!(visitor.post("/en/scenario", &[]).await.status, 403, "the real cloud has no scenarios");
}

#[tokio::test]
async fn a_cloud_that_never_answers_leaves_the_page_within_its_deadline() {
    let silent = Upstream::start(|_| None).await;
    let berth = Berth::live(&silent.origin).await;
    let mut visitor = Visitor::new(&berth.origin);
    let from = Instant::now();
    let page = visitor.get(&of_image(VPC)).await;
    page.says("Nothing fails, but this cannot be known");
    assert!(from.elapsed() < Duration::from_secs(20), "it would be for ever: {:?}", from.elapsed());
}

#[tokio::test]
async fn plan_only_judges_the_plan_and_says_what_the_rest_would_take() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    visitor.get("/en/diagnose").await.says("Plan-only mode asks no cloud").says("berth diagnose plan.json");
    let page = visitor.get(&of_image("UPPER/Case:1")).await;
    page.says("image-reference").says("The pull will fail");
    visitor.get(&of_image(VPC)).await.says("cannot be known");
    let start = visitor.get("/en").await;
    assert!(!start.html.contains("id=\"scenarios\""));
}

#[tokio::test]
async fn every_rule_is_listed_with_what_it_reads_and_where_that_is_said() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    for lang in ["en", "zh-CN"] {
        let page = visitor.get(&format!("/{lang}/diagnose/rules")).await;
        for rule in diagnosis::rules::ALL {
            page.holds(&format!("id=\"{}\"", rule.id)).holds(rule.doc).holds(rule.read);
            for call in rule.reads {
                page.holds(call);
            }
        }
        visitor.get(&format!("/{lang}")).await.holds(&format!("href=\"/{lang}/diagnose\""));
    }
}

#[tokio::test]
async fn policies_hold_only_what_is_in_use_and_can_be_taken_away() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    visitor.walk("en", &nginx()).await;
    let page = visitor.get("/en/diagnose/policy").await;
    let scoped = format!("cn-beijing/{INSTANCE}");
    let form = blackbox::forms(&page.html).into_iter().find(|form| form.action.ends_with("/policy"));
    assert_eq!(form.expect("a form").value("instances"), Some(scoped.as_str()));
    page.says("acs:ram::").says("acr-service-arns").says("aliyun ram CreateRole").says("alicloud_ram_role");
    assert!(!page.text().contains("cr:UpdateInstanceEndpointStatus"), "mending is not in use unless asked for");
    let query = format!("use=mend&account=1111111111111111&regions=&instances={scoped}");
    let file = visitor.get(&format!("/en/diagnose/policy?{query}&download=signer.json")).await;
    assert!(file.header("content-disposition").starts_with("attachment"));
    let policy: serde_json::Value = serde_json::from_str(&file.html).expect("JSON");
    let statement = &policy["Statement"][0];
    assert_eq!(statement["Resource"][0], format!("acs:cr:cn-beijing:1111111111111111:instance/{INSTANCE}"));
    assert!(statement["Action"].to_string().contains("cr:DeleteInstanceVpcEndpointLinkedVpc"), "what takes it back");
    let role = visitor.get(&format!("/en/diagnose/policy?{query}&download=pull-{INSTANCE}.tf")).await;
    assert!(role.html.contains("resource \"alicloud_ram_role\""));
    let wrong = visitor.get("/en/diagnose/policy?account=12&regions=moon&instances=x").await;
    assert_eq!(wrong.status, 422);
    wrong.says("“moon” is not a region ID");
    assert_eq!(visitor.get(&format!("/en/diagnose/policy?{query}&download=../x")).await.status, 404);
}
