//! The roads: public, private, and either of them for a custom domain.

use diagnosis::{Data, Diagnosis, Eip, Link, LinkQuota, OutboundRule, Question, Told, Verdict};
use serde_json::json;

use crate::desk::{CUSTOM_IMAGE, Desk, ID, PUBLIC_IMAGE, VPC_IMAGE, desk, forbidden, list, region};

fn public() -> Desk {
    desk(PUBLIC_IMAGE)
}

fn entries(entries: &[&str]) -> Desk {
    let mut desk = public();
    desk.public.entries = Some(entries.iter().map(|entry| (*entry).to_owned()).collect());
    desk
}

#[test]
fn an_endpoint_that_is_not_open_and_running_fails() {
    let mut disabled = public();
    disabled.public.enabled = Some(false);
    disabled.public.status = String::new();
    assert_eq!(disabled.verdicts("public-endpoint"), (Verdict::Fail, Some(Verdict::Fail)));
    let mut creating = public();
    creating.public.status = "CREATING".to_owned();
    assert_eq!(creating.verdict(), Verdict::Fail);
    let mut silent = public();
    silent.public.status = String::new();
    assert_eq!(silent.verdict(), Verdict::Unknown, "enabled, and not a word about its status");
}

#[test]
fn the_whitelist_is_judged_by_the_address_that_traffic_leaves_with() {
    assert_eq!(public().verdict(), Verdict::Pass);
    assert_eq!(entries(&["127.0.0.1/32"]).verdicts("whitelist").1, Some(Verdict::Fail));
    assert_eq!(entries(&["192.0.2.0/24"]).verdict(), Verdict::Fail);
    assert_eq!(entries(&["203.0.113.10"]).verdict(), Verdict::Pass);
    assert_eq!(entries(&[]).verdict(), Verdict::Warn, "no entry at all admits everybody");
    assert_eq!(entries(&["0.0.0.0/1", "128.0.0.0/1"]).verdict(), Verdict::Warn);
    assert_eq!(entries(&["2408:4000::/32", "192.0.2.0/24"]).verdict(), Verdict::Unknown, "one entry cannot be read");
    let mut off = entries(&["127.0.0.1/32"]);
    off.public.acl = Some(false);
    assert_eq!(off.verdict(), Verdict::Warn);
    let mut unsaid = public();
    (unsaid.public.acl, unsaid.public.entries) = (None, None);
    assert_eq!(unsaid.verdict(), Verdict::Unknown);
}

#[test]
fn an_eip_that_is_yet_to_be_made_cannot_be_in_a_whitelist() {
    let auto = |mut desk: Desk| {
        desk.plan["AutoCreateEip"] = json!(true);
        desk.verdicts("whitelist")
    };
    assert_eq!(auto(public()), (Verdict::Unknown, Some(Verdict::Unknown)));
    assert_eq!(auto(entries(&["127.0.0.1/32"])).0, Verdict::Fail, "closed is closed, whatever the address");
    assert_eq!(auto(entries(&["0.0.0.0/0"])).0, Verdict::Warn);
}

#[test]
fn an_eip_of_the_plan_is_looked_up() {
    let with = |address: &str, holder: &str| {
        let mut desk = public();
        desk.plan["EipInstanceId"] = json!("eip-1");
        let eip = Eip { id: "eip-1".to_owned(), address: address.to_owned(), holder: holder.to_owned() };
        desk.but(Question::Eip { region: region(), id: "eip-1".to_owned() }, Told::Is(Data::Eips(list(vec![eip]))))
            .verdict()
    };
    assert_eq!(with("203.0.113.9", ""), Verdict::Pass);
    assert_eq!(with("192.0.2.9", ""), Verdict::Fail);
    assert_eq!(with("203.0.113.9", "i-somebody"), Verdict::Unknown);
    let mut missing = public();
    missing.plan["EipInstanceId"] = json!("eip-gone");
    assert_eq!(missing.verdicts("egress").1, Some(Verdict::Fail));
}

#[test]
fn the_way_out_is_an_snat_entry_for_the_vswitch_or_its_block() {
    let with = |vswitch: &str, cidr: &str, status: &str| {
        let mut desk = public();
        let entry = &mut desk.snat[0];
        (entry.vswitch, entry.cidr, entry.status) = (vswitch.to_owned(), cidr.to_owned(), status.to_owned());
        desk.verdicts("egress").1.unwrap()
    };
    assert_eq!(with("vsw-1", "", "Available"), Verdict::Pass);
    assert_eq!(with("", "10.0.0.0/16", ""), Verdict::Pass);
    assert_eq!(with("vsw-other", "10.0.0.0/8", "Available"), Verdict::Fail);
    assert_eq!(with("", "10.1.0.0/16", "Available"), Verdict::Fail);
    assert_eq!(with("", "10.0.0.128/25", "Available"), Verdict::Unknown, "half of the vSwitch");
    assert_eq!(with("vsw-1", "", "Pending"), Verdict::Unknown);
    let mut private = public();
    private.nat.private = true;
    assert_eq!(private.verdict(), Verdict::Fail, "a VPC NAT gateway does not lead to the internet");
    let question = Question::NatGateways { region: region(), vpc: "vpc-1".to_owned() };
    let asked = public().but(question, forbidden("vpc:DescribeNatGateways")).diagnose();
    let finding = asked.findings.iter().find(|finding| finding.rule.id == "egress").unwrap();
    assert_eq!(finding.verdict, Verdict::Unknown);
    assert!(finding.remedy.as_ref().unwrap().text.en.contains("vpc:DescribeNatGateways"));
}

#[test]
fn where_only_one_of_two_vswitches_has_a_way_out_nobody_knows() {
    let mut desk = public();
    desk.plan["VSwitchId"] = json!("vsw-1,vsw-2");
    assert_eq!(desk.verdicts("egress"), (Verdict::Unknown, Some(Verdict::Unknown)));
}

#[test]
fn the_vpc_has_to_be_linked_running_and_without_an_issue() {
    let with = |links: Vec<(&str, &str, &str)>| {
        let mut desk = desk(VPC_IMAGE);
        let link = |(vpc, status, issue): (&str, &str, &str)| Link {
            vpc: vpc.to_owned(),
            status: status.to_owned(),
            issue: issue.to_owned(),
        };
        desk.private.links = Some(links.into_iter().map(link).collect());
        desk.verdicts("vpc-link").1.unwrap()
    };
    assert_eq!(with(vec![("vpc-1", "RUNNING", "")]), Verdict::Pass);
    assert_eq!(with(vec![("vpc-1", "CREATING", "")]), Verdict::Fail);
    assert_eq!(with(vec![("vpc-1", "RUNNING", "NO_PRIVATE_ZONE_AUTHORIZED")]), Verdict::Fail);
    assert_eq!(with(vec![("vpc-1", "RUNNING", "SOMETHING_NEW")]), Verdict::Unknown);
    assert_eq!(with(vec![("vpc-1", "", "")]), Verdict::Unknown);
    assert_eq!(with(vec![("vpc-2", "RUNNING", "")]), Verdict::Fail);
    assert_eq!(with(vec![("vpc-1", "CREATING", ""), ("vpc-1", "RUNNING", "")]), Verdict::Pass);
    assert_eq!(with(vec![]), Verdict::Fail);
    let mut unsaid = desk(VPC_IMAGE);
    unsaid.private.links = None;
    assert_eq!(unsaid.verdict(), Verdict::Unknown);
}

#[test]
fn a_vpc_domain_of_another_region_is_not_reached_from_here() {
    let mut desk = desk("demo-registry-vpc.cn-hangzhou.cr.aliyuncs.com/team/app:1.0");
    desk.instance.region = "cn-hangzhou".to_owned();
    assert_eq!(desk.verdicts("same-region").1, Some(Verdict::Unknown), "linked all the same: somebody arranged it");
    desk.private.links = Some(Vec::new());
    assert_eq!(desk.verdicts("same-region"), (Verdict::Fail, Some(Verdict::Fail)));
}

#[test]
fn a_custom_domain_takes_either_road() {
    let custom = |link: bool, open: bool| {
        let mut desk = desk(CUSTOM_IMAGE);
        desk.plan["AcrRegistryInfo"] = json!([{"InstanceId": ID, "Domain": ["hub.example.com"]}]);
        if !link {
            desk.private.links = Some(Vec::new());
        }
        desk.public.enabled = Some(open);
        desk.verdicts("custom-domain-road")
    };
    assert_eq!(custom(true, false), (Verdict::Warn, Some(Verdict::Pass)), "its certificate cannot be seen");
    assert_eq!(custom(false, true).1, Some(Verdict::Pass));
    assert_eq!(custom(false, false), (Verdict::Fail, Some(Verdict::Fail)));
}

#[test]
fn a_group_that_cannot_be_made_pulls_nothing() {
    let missing = Told::Is(Data::VSwitches(list(Vec::new())));
    let question = Question::VSwitch { region: region(), id: "vsw-1".to_owned() };
    assert_eq!(desk(VPC_IMAGE).but(question, missing).verdicts("vswitch").1, Some(Verdict::Fail));
    let elsewhere = diagnosis::SecurityGroup { id: "sg-1".to_owned(), vpc: "vpc-9".to_owned() };
    let question = Question::SecurityGroup { region: region(), id: "sg-1".to_owned() };
    let told = Told::Is(Data::SecurityGroups(list(vec![elsewhere])));
    assert_eq!(desk(VPC_IMAGE).but(question, told).verdicts("security-group"), (Verdict::Fail, Some(Verdict::Fail)));
}

#[test]
fn other_registries_need_a_way_out_and_are_not_known_beyond_it() {
    assert_eq!(desk("nginx:1.27").verdict(), Verdict::Unknown);
    let mut closed = desk("nginx:1.27");
    closed.snat.clear();
    assert_eq!(closed.verdict(), Verdict::Fail);
    let personal = desk("registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.27");
    assert_eq!(personal.verdicts("same-region").1, Some(Verdict::Fail));
}

#[test]
fn a_security_group_that_drops_https_keeps_every_registry_away() {
    let with = |rules: &[(bool, u32, &str)]| {
        let rule = |(accepts, priority, destination): &(bool, u32, &str)| OutboundRule {
            id: "sgr-1".to_owned(),
            accepts: *accepts,
            priority: *priority,
            protocol: "TCP".to_owned(),
            ports: "443/443".to_owned(),
            destination: (*destination).to_owned(),
        };
        let question = Question::OutboundRules { region: region(), id: "sg-1".to_owned() };
        let told = Told::Is(Data::OutboundRules(list(rules.iter().map(rule).collect())));
        let desk = desk(VPC_IMAGE).but(question, told);
        let remedy = desk.diagnose().findings.into_iter().find(|finding| finding.rule.id == "outbound-rules");
        (desk.verdict(), remedy.and_then(|finding| finding.remedy?.cli))
    };
    let (verdict, line) = with(&[(false, 1, "0.0.0.0/0")]);
    assert_eq!(verdict, Verdict::Fail);
    assert!(line.unwrap().ends_with("--SecurityGroupRuleId.1 sgr-1"), "the very rule that drops is taken away");
    assert_eq!(with(&[(true, 1, "0.0.0.0/0"), (false, 2, "0.0.0.0/0")]), (Verdict::Pass, None));
    assert_eq!(with(&[(true, 1, "10.0.0.0/8"), (false, 2, "0.0.0.0/0")]), (Verdict::Unknown, None));
    let question = Question::OutboundRules { region: region(), id: "sg-1".to_owned() };
    let asked = desk(VPC_IMAGE).but(question, forbidden("ecs:DescribeSecurityGroupAttribute"));
    assert_eq!(asked.verdict(), Verdict::Warn, "a group without rules of its own lets everything out");
}

#[test]
fn a_zone_in_which_no_vswitch_lies_refuses_the_group() {
    let mut desk = desk(VPC_IMAGE);
    desk.plan["ZoneId"] = json!("cn-beijing-h");
    assert_eq!(desk.verdict(), Verdict::Pass);
    desk.plan["ZoneId"] = json!("cn-beijing-k");
    assert_eq!(desk.verdicts("vswitch").1, Some(Verdict::Fail));
}

#[test]
fn a_link_is_offered_only_where_the_quota_leaves_room() {
    let unlinked = || {
        let mut desk = desk(VPC_IMAGE);
        desk.private.links = Some(Vec::new());
        desk
    };
    let usage = || Question::InstanceUsage { region: region(), instance: ID.to_owned() };
    let remedy = |desk: Desk| {
        let diagnosis = desk.diagnose();
        let finding = diagnosis.findings.iter().find(|finding| finding.rule.id == "vpc-link").unwrap();
        (finding.verdict, finding.remedy.clone().unwrap())
    };
    let quota = |used, most| Told::Is(Data::LinkQuota(LinkQuota { used: Some(used), most: Some(most) }));
    let (verdict, room) = remedy(unlinked().but(usage(), quota(1, 3)));
    assert_eq!(verdict, Verdict::Fail);
    assert!(room.cli.unwrap().contains("CreateInstanceVpcEndpointLinkedVpc") && room.text.en.contains("1 of 3 links"));
    let (verdict, full) = remedy(unlinked().but(usage(), quota(1, 1)));
    assert_eq!((verdict, full.cli, full.change), (Verdict::Fail, None, None));
    assert!(full.text.en.contains("Buy more VPC links") && full.text.zh.contains("配额"));
    let (_, unknown) = remedy(unlinked().but(usage(), forbidden("cr:GetInstanceUsage")));
    assert!(unknown.change.is_some() && unknown.text.en.contains("cr:GetInstanceUsage"));
}

#[test]
fn a_group_that_stands_leaves_with_the_address_that_it_has() {
    let mut desk = desk(PUBLIC_IMAGE);
    desk.plan["AutoCreateEip"] = json!("true");
    let whitelist = |diagnosis: &Diagnosis| {
        diagnosis.findings.iter().find(|finding| finding.rule.id == "whitelist").map(|finding| finding.verdict)
    };
    assert_eq!(whitelist(&desk.diagnose()), Some(Verdict::Unknown), "nobody knows the address beforehand");
    for (address, verdict) in [("203.0.113.9", Verdict::Pass), ("198.51.100.9", Verdict::Fail)] {
        assert_eq!(whitelist(&desk.diagnose_group(address)), Some(verdict), "{address}");
    }
}
