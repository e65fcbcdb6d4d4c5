//! The registries' pages without JavaScript: every region scanned, partly too; what is in an instance; what is remembered.

#![allow(clippy::expect_used, clippy::panic)]

use std::time::{Duration, Instant};

use blackbox::{Berth, Form, KEY_ID, KEY_SECRET, Page, Upstream, Visitor, forms};
use serde_json::{Value, json};

const INSTANCE: &str = "cri-nwj395hgf6f00000";
const HERE: &str = "/en/registries/cn-beijing/cri-nwj395hgf6f00000";

/// A simulator with these faults, and a server on it; both end when dropped.
async fn with_faults(faults: Value) -> (Berth, Berth) {
    let file = tempfile::NamedTempFile::new().expect("a file for the scenario");
    std::fs::write(file.path(), json!({"faults": faults}).to_string()).expect("the scenario");
    let path = file.path().to_str().expect("a path in UTF-8");
    let words = ["simulator", "--listen", "127.0.0.1:0", "--access-key-id", KEY_ID, "--access-key-secret", KEY_SECRET];
    let cloud = Berth::start(&[&words[..], &["--scenario", path]].concat(), Vec::new()).await;
    let berth = Berth::live(&cloud.origin).await;
    (cloud, berth)
}

fn denied(action: &str, region: Option<&str>) -> Value {
    json!({"action": action, "region": region, "kind": "error", "status": 403, "code": "NoPermission",
        "message": "You are not authorized to do this action."})
}

/// The form of the page that remembers the instance `id`.
fn keeping(page: &Page, id: &str) -> Form {
    let found = forms(&page.html).into_iter().find(|form| form.value("AcrRegistryInfo.1.InstanceId") == Some(id));
    found.unwrap_or_else(|| panic!("{id} cannot be remembered on {}:\n{}", page.path, page.text()))
}

/// Types an instance in by hand.
async fn by_hand(visitor: &mut Visitor, values: &[(&str, &str)]) -> Page {
    let mut form = visitor.get("/en/registries/remember").await.form_to("/registries/remember");
    for (name, value) in values {
        form.fill(name, value);
    }
    visitor.submit(&form).await
}

const TEAM: [(&str, &str); 5] = [
    ("AcrRegistryInfo.1.InstanceId", "cri-team0000000000001"),
    ("AcrRegistryInfo.1.InstanceName", "team"),
    ("AcrRegistryInfo.1.RegionId", "cn-shanghai"),
    ("Domains", "hub.example.com\nhttps://team-registry.cn-shanghai.cr.aliyuncs.com/"),
    ("Label", "Our team's"),
];

/// The entry's own addresses, in the order of the page.
fn entries(page: &Page) -> Vec<String> {
    let parts = page.html.split("href=\"/en/registries/remembered/").skip(1);
    let ids = parts.map(|part| part.split(['"', '/']).next().unwrap_or_default());
    let mut ids: Vec<_> = ids.map(|id| format!("/en/registries/remembered/{id}")).collect();
    ids.dedup();
    ids
}

#[tokio::test]
async fn every_region_is_scanned_and_each_instance_shows_what_decides() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    visitor.get("/en").await.holds("href=\"/en/registries\"");
    visitor.get("/zh-CN").await.holds("href=\"/zh-CN/registries\"");
    let page = visitor.get("/en/registries?wait").await;
    page.says("37 of 37 regions answered").says("Updated");
    page.says("test0000").says("cn-beijing").says("Basic").says("3 whitelist entries").says("2 linked VPCs");
    page.says("shop-prod").says("cn-hangzhou").says("hub.example.com").says("Initialisation failed");
    assert!(!page.html.contains("data-awaited"), "nothing is awaited any more");
    visitor.get("/zh-CN/registries?wait").await.says("已应答 37 / 37 个地域").says("公网入口已开启");
}

#[tokio::test]
async fn looking_again_asks_anew_and_otherwise_the_answer_is_kept() {
    let cloud = Upstream::start(|action| {
        let none = json!({"IsSuccess": true, "Code": "success", "RequestId": "R", "TotalCount": 0, "Instances": []});
        (action == "ListInstance").then_some((200, none))
    })
    .await;
    let berth = Berth::live(&cloud.origin).await;
    let mut visitor = Visitor::new(&berth.origin);
    let page = visitor.get("/en/registries?wait").await;
    page.says("37 of 37 regions answered").says("No region has an Enterprise Edition instance");
    let asked = cloud.count("ListInstance");
    visitor.get("/en/registries").await;
    assert_eq!(cloud.count("ListInstance"), asked, "kept for minutes");
    let page = visitor.submit(&page.form_to("/registries")).await;
    assert_eq!(page.path, "/en/registries");
    // That page waits a moment only; this one until every region has been asked.
    visitor.get("/en/registries?wait").await;
    assert_eq!(cloud.count("ListInstance"), asked + 37);
    assert_eq!(visitor.post("/en/registries", &[]).await.status, 403, "without a token");
}

#[tokio::test]
async fn regions_that_fail_are_named_with_the_reason_and_hide_nothing_else() {
    let throttle = json!({"action": "ListInstance", "region": "cn-shanghai", "kind": "throttle"});
    let (_cloud, berth) = with_faults(json!([
        denied("ListInstance", Some("cn-hangzhou")),
        denied("ListInstance", Some("eu-west-1")),
        throttle
    ]))
    .await;
    let mut visitor = Visitor::new(&berth.origin);
    let page = visitor.get("/en/registries?wait").await;
    page.says("34 of 37 regions answered").says("test0000");
    page.says("Regions that could not be asked").says("cr:ListInstance").says("eu-west-1").says("throttled");
    page.holds("href=\"/en/diagnose/policy\"");
    assert!(!page.text().contains("shop-prod"), "Hangzhou did not tell");
    let page = visitor.get("/zh-CN/registries").await;
    page.says("缺少 RAM 权限 cr:ListInstance").says("华东1（杭州） cn-hangzhou");
}

#[tokio::test]
async fn a_silent_cloud_leaves_a_page_that_comes_at_once_and_names_what_it_waits_for() {
    let silent = Upstream::start(|_| None).await;
    let berth = Berth::live(&silent.origin).await;
    let mut visitor = Visitor::new(&berth.origin);
    let from = Instant::now();
    let page = visitor.get("/en/registries").await;
    assert!(from.elapsed() < Duration::from_secs(10), "{:?}", from.elapsed());
    page.says("0 of 37 regions answered").says("still being asked").holds("data-awaited=\"/en/registries?wait\"");
    let page = visitor.get("/en/registries?wait").await;
    page.says("Regions that could not be asked").says("No answer in time").says("cn-beijing");
    assert!(from.elapsed() < Duration::from_mins(1), "it would be for ever: {:?}", from.elapsed());
}

#[tokio::test]
async fn an_instance_shows_its_doors_and_leads_to_repositories_and_tags() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let page = visitor.get(HERE).await;
    page.says("test0000-registry.cn-beijing.cr.aliyuncs.com").says("default, public").says("default, VPC");
    page.says("203.0.113.10/32").says("NAT of production").says("vpc-2zeprod0network00main").says("Linking");
    page.says("eci_test").says("empty").says("Web server of the examples").says("private");
    page.holds(&format!("href=\"{HERE}/eci_test/nginx\"")).holds(&format!("href=\"{HERE}?namespace=open\""));
    let open = visitor.get(&format!("{HERE}?namespace=open")).await;
    open.says("alpine").says("public");
    assert!(!open.text().contains("worker"));
    let found = visitor.get(&format!("{HERE}?q=NGI")).await;
    found.says("nginx");
    assert!(!found.text().contains("worker"), "a part of a name narrows the list");
    visitor.get(&format!("{HERE}?q=nothing-like-it")).await.says("Nothing matches");
    visitor.get("/en/registries/cn-beijing/cri-hub8team2img0001").await.says("hub.example.com").says("custom");
}

#[tokio::test]
async fn tags_come_in_pages_and_are_searched_on_the_server() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let orders = "/en/registries/cn-hangzhou/cri-hzprod0000000001/shop/order-api";
    let first = visitor.get(orders).await;
    first.says("build-").holds("title=\"sha256:").says("MB").says("Page 1").holds(&format!("href=\"{orders}?page=2\""));
    let last = visitor.get(&format!("{orders}?page=3")).await;
    last.says("Page 3").holds(&format!("href=\"{orders}?page=2\""));
    assert!(!last.html.contains("page=4"));
    let one = visitor.get(&format!("{orders}?q=build-200")).await;
    assert_eq!(one.html.matches("name=\"Container.1.Image\"").count(), 1, "{}", one.text());
    let some = visitor.get(&format!("{orders}?q=-22")).await;
    assert_eq!(some.html.matches("name=\"Container.1.Image\"").count(), 11, "22 and 220 to 229: {}", some.text());
    visitor.get(&format!("{orders}?page=99")).await.says("Nothing on this page any more");
    visitor.get(&format!("{orders}?page=garbage")).await.says("Page 1");
}

#[tokio::test]
async fn from_a_tag_a_plan_begins_with_registry_and_image() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let page = visitor.get(&format!("{HERE}/eci_test/nginx")).await;
    page.says("Start a plan with this image").says("test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx");
    let image = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0";
    let mut form = page.form_to("/plans");
    form.fill("Container.1.Image", image);
    let step = visitor.submit(&form).await;
    assert!(step.path.ends_with("/registry"), "{}", step.path);
    let typed = step.form();
    assert_eq!(typed.value("AcrRegistryInfo.1.InstanceId"), Some(INSTANCE));
    assert_eq!(typed.value("AcrRegistryInfo.1.InstanceName"), Some("test0000"));
    assert_eq!(typed.value("RegionId"), Some("cn-beijing"));
    let images = visitor.get(&step.path.replace("/registry", "/images")).await.form();
    assert_eq!(images.value("Container.1.Image"), Some(image));
    assert_eq!(images.value("Container.1.Name"), Some("nginx"));
}

#[tokio::test]
async fn what_ram_does_not_allow_is_said_in_its_place_and_the_rest_is_there() {
    let (_cloud, berth) = with_faults(json!([
        denied("ListInstance", None),
        denied("GetInstanceEndpoint", None),
        denied("ListRepository", None),
    ]))
    .await;
    let mut visitor = Visitor::new(&berth.origin);
    let page = visitor.get(HERE).await;
    assert_eq!(page.status, 200);
    page.says("test0000").says("The public endpoint could not be seen").says("cr:GetInstanceEndpoint");
    page.says("vpc-2zeprod0network00main").says("cr:ListRepository").says("eci_test");
    visitor.get(&format!("{HERE}/eci_test/nginx")).await.says("1.2").says("Start a plan with this image");
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let gone = visitor.get("/en/registries/cn-beijing/cri-no000such000one").await;
    assert_eq!(gone.status, 404);
    gone.says("has no instance cri-no000such000one");
    for nowhere in ["/cn-nowhere/cri-1", "/cn-beijing/nginx", "/remembered/none", "/remembered/none/forget"] {
        assert_eq!(visitor.get(&format!("/en/registries{nowhere}")).await.status, 404, "{nowhere}");
    }
    visitor.get(&format!("{HERE}/eci_test/no-such-repository")).await.says("does not exist");
}

#[tokio::test]
async fn an_instance_is_remembered_from_the_list_chosen_in_a_plan_and_offered_when_annotating() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let page = visitor.get("/en/registries?wait").await;
    let kept = visitor.submit(&keeping(&page, INSTANCE)).await;
    assert_eq!(kept.path.split('#').next(), Some("/en/registries"));
    assert_eq!(entries(&kept).len(), 1);
    kept.says("Remembered");
    // Of another region than the plan's, so that only what is remembered can offer it.
    by_hand(&mut visitor, &TEAM).await.says("Our team's").says("hub.example.com");
    let plans = visitor.get("/en").await.form_to("/plans");
    let step = visitor.submit(&plans).await;
    step.says("Our team's").says("cn-shanghai");
    let step = visitor.press(&step.form(), "pick:AcrRegistryInfo.1.InstanceId=cri-team0000000000001").await;
    let typed = step.form();
    assert_eq!(typed.value("AcrRegistryInfo.1.InstanceName"), Some("team"));
    assert_eq!(typed.value("AcrRegistryInfo.1.RegionId"), Some("cn-shanghai"));
    let named = |n: usize| typed.value(&format!("AcrRegistryInfo.1.Domain.{n}"));
    assert_eq!((named(1), named(2)), (Some("hub.example.com"), Some("team-registry.cn-shanghai.cr.aliyuncs.com")));
    visitor.get("/en/annotate").await.holds("cri-team0000000000001").holds("Our team's · cn-shanghai");
}

#[tokio::test]
async fn without_a_cloud_instances_are_typed_in_changed_and_forgotten_after_a_question() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    visitor.get("/en/registries").await.says("Plan-only mode has no credential").says("None yet");
    let page = by_hand(&mut visitor, &TEAM).await;
    page.says("Our team's").says("cri-team0000000000001").says("team-registry.cn-shanghai.cr.aliyuncs.com");
    let entry = entries(&page).first().expect("an entry").clone();
    let mut form = visitor.get(&entry).await.form_to(&entry);
    assert_eq!(form.value("AcrRegistryInfo.1.RegionId"), Some("cn-shanghai"));
    form.fill("Label", "Renamed");
    let page = visitor.submit(&form).await;
    page.says("Renamed");
    assert!(!page.text().contains("Our team's"));
    let begun = visitor.submit(&page.form_to("/plans")).await.form();
    assert_eq!(begun.value("AcrRegistryInfo.1.InstanceId"), Some("cri-team0000000000001"));
    assert_eq!(begun.value("AcrRegistryInfo.1.Domain.1"), Some("hub.example.com"));
    let question = visitor.get(&format!("{entry}/forget")).await;
    question.says("Forget Renamed?").says("your plans stay as they are");
    let after = visitor.submit(&question.form_to("/forget")).await;
    after.says("None yet");
    assert_eq!(visitor.get(&entry).await.status, 404);
    // Where registries are and container groups are not.
    let beyond =
        [("AcrRegistryInfo.1.InstanceId", "cri-mexico00000000001"), ("AcrRegistryInfo.1.RegionId", "na-south-1")];
    let page = by_hand(&mut visitor, &beyond).await;
    page.says("na-south-1");
    let begun = visitor.submit(&page.form_to("/plans")).await.form();
    assert_eq!(begun.value("AcrRegistryInfo.1.RegionId"), Some("na-south-1"));
    assert_eq!(begun.value("RegionId"), Some(""));
}

#[tokio::test]
async fn a_form_with_gaps_says_all_of_them_and_keeps_what_was_typed() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let refused = by_hand(&mut visitor, &[("AcrRegistryInfo.1.InstanceId", "nginx"), ("Label", "Mine")]).await;
    assert_eq!(refused.status, 422);
    refused.says("cri-").says("The instance's region").holds("id=\"p-AcrRegistryInfo.1.RegionId\"");
    let form = refused.form_to("/remember");
    assert_eq!(form.value("AcrRegistryInfo.1.InstanceId"), Some("nginx"));
    assert_eq!(form.value("Label"), Some("Mine"));
    // Two entries never hold one instance.
    by_hand(&mut visitor, &TEAM).await;
    let other = [TEAM[1], TEAM[2], ("AcrRegistryInfo.1.InstanceId", "cri-other000000000001"), ("Label", "Another")];
    let page = by_hand(&mut visitor, &other).await;
    let entry = entries(&page).first().expect("an entry").clone();
    let mut form = visitor.get(&entry).await.form_to(&entry);
    form.fill("AcrRegistryInfo.1.InstanceId", TEAM[0].1);
    let taken = visitor.submit(&form).await;
    assert_eq!(taken.status, 409);
    taken.says("remembered already");
}

#[tokio::test]
async fn a_form_without_this_sessions_token_changes_nothing() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let entry = entries(&by_hand(&mut visitor, &TEAM).await).first().expect("an entry").clone();
    let pairs: Vec<_> = TEAM.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    for address in ["/en/registries/remember", entry.as_str(), &format!("{entry}/forget")] {
        assert_eq!(visitor.post(address, &pairs).await.status, 403, "{address}");
    }
    visitor.get("/en/registries").await.says("Our team's");
}

/// The network step of a plan in Beijing.
async fn network_step(visitor: &mut Visitor) -> Page {
    let start = visitor.get("/en").await;
    let mut form = visitor.submit(&start.form_to("/plans")).await.form();
    form.fill("RegionId", "cn-beijing").fill("AcrRegistryInfo.1.InstanceId", INSTANCE);
    let network = visitor.press(&form, "next").await;
    assert!(network.path.contains("/network"), "{}", network.path);
    network
}

#[tokio::test]
async fn what_may_not_be_seen_of_the_ways_out_leaves_the_network_step_usable() {
    let (_cloud, berth) =
        with_faults(json!([denied("DescribeNatGateways", None), denied("DescribeEipAddresses", None)])).await;
    let mut visitor = Visitor::new(&berth.origin);
    let network = network_step(&mut visitor).await;
    network.says("vpc:DescribeEipAddresses").says("production-h");
    let chosen = visitor.press(&network.form(), "pick:VSwitchId=vsw-2zejlv7xjnw61w6z00000").await;
    assert_eq!(chosen.status, 200);
    chosen.says("Way out unknown").says("vpc:DescribeNatGateways");
    let mut form = chosen.form();
    form.fill("SecurityGroupId", "sg-2zeh4cev9y7ulbr00000");
    assert!(visitor.press(&form, "next").await.path.contains("/images"));
}

#[tokio::test]
async fn the_network_step_shows_the_ways_out_with_what_they_mean_for_a_public_pull() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let network = network_step(&mut visitor).await;
    network.says("Once a vSwitch is chosen").says("Free EIPs of the region").says("192.0.2.77");
    network.says("Not on the whitelist of test0000");
    assert!(!network.text().contains("nat-production"), "what is taken is not offered");
    let chosen = visitor.press(&network.form(), "pick:VSwitchId=vsw-2zejlv7xjnw61w6z00000").await;
    chosen.says("Leaves through NAT").says("203.0.113.10").says("On the whitelist of test0000");
    let none = visitor.press(&chosen.form(), "pick:VSwitchId=vsw-2zeproduction0nonat01").await;
    none.says("No way out through NAT").says("no SNAT entry for it");
    let taken = visitor.press(&none.form(), "pick:EipInstanceId=eip-2zefree0office000001").await;
    assert_eq!(taken.form().value("EipInstanceId"), Some("eip-2zefree0office000001"));
}
