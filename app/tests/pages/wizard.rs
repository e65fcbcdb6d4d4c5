//! The wizard around its forms.

use app::{
    frame::{Lookup, Trouble},
    page::registry::{Instance, Internet},
};
use plan::{Draft, Lang, Problem, ProblemKind, Step};

use super::{html::tags, sample};

#[test]
fn enter_goes_on_whatever_buttons_stand_before() {
    for step in Step::ALL {
        let html = sample::step(Lang::ZhCn, step, &sample::wizard(&sample::draft(), Vec::new()));
        let all = tags(&html);
        let of_form = all.iter().filter(|tag| tag.name == "button" && tag.get("name") == Some("_action"));
        let values: Vec<_> = of_form.filter_map(|tag| tag.get("value")).collect();
        assert_eq!(values.first(), Some(&"next"), "{step:?}");
        assert_eq!(values.last(), Some(&"next"), "{step:?}");
    }
}

#[test]
fn the_review_is_offered_as_soon_as_nothing_is_missing() {
    let offered = |draft: &Draft| {
        sample::step(Lang::En, Step::Registry, &sample::wizard(draft, Vec::new())).contains("Skip to review")
    };
    assert!(!offered(&Draft::new()));
    let enough: Draft = [
        ("RegionId", "cn-beijing"),
        ("ContainerGroupName", "cri-test"),
        ("Container.1.Name", "nginx"),
        ("Container.1.Image", "test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"),
    ]
    .into_iter()
    .collect();
    assert!(offered(&enough));
}

#[test]
fn an_empty_draft_has_a_row_for_the_first_container_and_the_first_instance() {
    let wizard = sample::wizard(&Draft::new(), Vec::new());
    let asks =
        |step, wire| tags(&sample::step(Lang::En, step, &wizard)).iter().any(|tag| tag.get("name") == Some(wire));
    assert!(asks(Step::Registry, "AcrRegistryInfo.1.InstanceId"));
    assert!(asks(Step::Images, "Container.1.Image"));
    assert!(asks(Step::Images, "Container.1.Name"));
}

#[test]
fn a_picked_instance_goes_into_the_row_that_is_free() {
    let html = sample::step(Lang::En, Step::Registry, &sample::wizard(&sample::draft(), Vec::new()));
    assert!(html.contains("pick:AcrRegistryInfo.2.InstanceId=cri-j36zhodptmyq0000"));
    assert!(
        !html.contains("pick:AcrRegistryInfo.1.InstanceId=cri-nwj395hgf6f00000"),
        "the chosen one is marked, not offered"
    );
}

#[test]
fn a_second_vswitch_is_offered_only_in_the_same_vpc() {
    let html = sample::step(Lang::En, Step::Network, &sample::wizard(&sample::draft(), Vec::new()));
    assert!(html.contains("pick:VSwitchId=vsw-2zejlv7xjnw61w6z00000,vsw-2\""));
    assert!(!html.contains("vsw-2zejlv7xjnw61w6z00000,vsw-3"));
    assert!(html.contains("pick:VSwitchId=vsw-3\""));
}

#[test]
fn the_drawing_says_what_it_shows() {
    let html = sample::step(Lang::En, Step::Network, &sample::wizard(&sample::draft(), Vec::new()));
    assert!(html.contains("Drawing: group → VPC link → registry; VPC link: linked"));
    assert!(html.contains("Whitelist: nobody"), "an entry for 127.0.0.1 alone lets nobody in");
}

#[test]
fn the_picker_leads_part_by_part() {
    let html = sample::step(Lang::En, Step::Images, &sample::wizard(&sample::draft(), Vec::new()));
    let host = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com";
    assert!(html.contains(&format!("pick:Container.2.Image={host}/eci_test/side\"")));
    assert!(html.contains(&format!("pick:Container.2.Image={host}/\"")), "back to all namespaces");
    assert!(html.contains("61.4 MB"));
}

#[test]
fn the_bar_of_steps_saves_what_was_typed() {
    let html = sample::step(Lang::En, Step::Network, &sample::wizard(&sample::draft(), Vec::new()));
    let all = tags(&html);
    for action in ["go:registry", "go:network", "go:images", "go:workload", "review"] {
        let button = all.iter().find(|tag| tag.get("value") == Some(action)).unwrap();
        assert_eq!((button.get("name"), button.get("form")), (Some("_action"), Some("plan")), "{action}");
    }
    let here = all.iter().find(|tag| tag.get("aria-current") == Some("step")).unwrap();
    assert_eq!(here.get("value"), Some("go:network"));
}

#[test]
fn a_row_that_was_just_added_is_not_folded_away() {
    let page = |draft: &Draft, step| sample::step(Lang::En, step, &sample::wizard(draft, Vec::new()));
    let open = |html: &str| tags(html).iter().filter(|tag| tag.name == "details" && tag.get("open").is_some()).count();
    let lists = ["EnvironmentVar", "Port", "Command", "Arg"].map(|list| format!("Container.1.{list}"));
    for list in lists.iter().map(String::as_str).chain(["Tag"]) {
        let mut draft = sample::draft();
        let before = page(&draft, Step::Workload);
        draft.push(list);
        let after = page(&draft, Step::Workload);
        assert_eq!(open(&after), open(&before) + 1, "{list}");
        assert_eq!(after.matches(" set</span>").count(), before.matches(" set</span>").count(), "{list}");
        assert!(!after.contains("2 set"), "{list}: an empty row is nothing that was set");
    }
}

#[test]
fn the_switches_save_what_was_typed() {
    let html = sample::step(Lang::En, Step::Network, &sample::wizard(&sample::draft(), Vec::new()));
    let all = tags(&html);
    for action in ["language:zh-CN", "theme:system", "theme:light", "theme:dark"] {
        let button = all.iter().find(|tag| tag.get("value") == Some(action)).unwrap();
        assert_eq!((button.get("name"), button.get("form")), (Some("_action"), Some("plan")), "{action}");
    }
    assert!(!all.iter().any(|tag| tag.get("class") == Some("language") && tag.name == "a"));
}

#[test]
fn a_look_that_failed_is_not_called_a_choice_that_is_missing() {
    let page = |instances| sample::network(Lang::En, &sample::wizard(&sample::draft(), Vec::new()), instances);
    let failed = Trouble { advice: "Ask for cr:ListInstance.".to_owned(), raw: "NoPermission: no".to_owned() };
    let html = page(Lookup::Failed(failed));
    assert!(html.contains("Ask for cr:ListInstance.") && !html.contains("No instance chosen yet"));
    let raw = html.split("Ask for cr:ListInstance.</p>").nth(1).unwrap().split("</p>").next().unwrap();
    assert!(raw.contains("lang=\"en\"") && raw.ends_with("NoPermission: no"), "the cloud's own words come last: {raw}");
    assert!(tags(&html).iter().any(|tag| tag.get("value") == Some("lookup")), "it can be asked anew");
    let html = page(Lookup::Unavailable);
    assert!(html.contains("Plan-only mode cannot see") && !html.contains("No instance chosen yet"));
    let html = page(Lookup::Ready { items: Vec::new(), more: false, age: 0 });
    assert!(html.contains("not in its region"), "an instance is named, and not listed");
    let empty = sample::wizard(&Draft::new(), Vec::new());
    let none = Lookup::Ready { items: Vec::new(), more: false, age: 0 };
    assert!(sample::network(Lang::En, &empty, none).contains("No instance chosen yet"));
}

/// The instance of the sample draft, reached as given.
fn instance(internet: Internet, vpc: &str) -> Lookup<Instance> {
    let mut all = sample::instances().items().to_vec();
    all.truncate(1);
    all[0].internet = internet;
    all[0].vpcs.as_mut().unwrap()[0].vpc_id.replace_range(.., vpc);
    Lookup::Ready { items: all, more: false, age: 0 }
}

#[test]
fn a_closed_way_is_said_with_its_remedy_where_the_way_is_chosen() {
    let page = |way: &str, instances| {
        let mut draft = sample::draft();
        draft.set("Berth.Network", way);
        sample::network(Lang::En, &sample::wizard(&draft, Vec::new()), instances)
    };
    let closed = page("Public", instance(Internet::Closed, "vpc-1"));
    assert!(closed.contains("public endpoint of test0000 is closed") && closed.contains("or go over the VPC"));
    let elsewhere = page("Vpc", instance(Internet::Open { entries: Vec::new() }, "vpc-9"));
    assert!(elsewhere.contains("not linked to vpc-1") && elsewhere.contains("Or go over the Internet"));
    assert!(!page("Vpc", instance(Internet::Closed, "vpc-1")).contains("cannot be pulled"));
}

#[test]
fn the_way_that_works_is_recommended_and_chosen_where_nothing_is_yet() {
    let chosen = |html: &str| {
        let all = tags(html);
        let ways = all.iter().filter(|tag| tag.get("name") == Some("Berth.Network") && tag.get("checked").is_some());
        ways.filter_map(|tag| tag.get("value").map(str::to_owned)).collect::<Vec<_>>()
    };
    let page = |instances| {
        let draft: Draft = [("RegionId", "cn-beijing"), ("AcrRegistryInfo.1.InstanceId", "cri-nwj395hgf6f00000")]
            .into_iter()
            .collect();
        sample::network(Lang::En, &sample::wizard(&draft, Vec::new()), instances)
    };
    let linked = page(instance(Internet::Closed, "vpc-1"));
    assert!(linked.contains("Recommended"));
    assert_eq!(chosen(&linked), ["Vpc"]);
    let mut typed = sample::draft();
    typed.forget("Berth.Network");
    let html = sample::network(Lang::En, &sample::wizard(&typed, Vec::new()), instance(Internet::Closed, "vpc-1"));
    assert_eq!(chosen(&html), ["Mixed"], "hosts that were typed are not rewritten unasked");
}

#[test]
fn a_problem_speaks_of_its_field_by_the_words_beside_it() {
    let problems = vec![
        Problem::new("RegionId", ProblemKind::Required),
        Problem::new("AcrRegistryInfo.1.InstanceId", ProblemKind::Required),
    ];
    let html = sample::step(Lang::ZhCn, Step::Registry, &sample::wizard(&Draft::new(), problems));
    assert_eq!(html.matches("未填写地域。").count(), 2, "in the summary and beside the field");
    assert_eq!(html.matches("未填写实例 1 的实例 ID。").count(), 2);
    assert!(!html.contains("未填写 RegionId"));
}

#[test]
fn a_field_that_was_refused_is_not_told_about_twice() {
    let mut draft = sample::draft();
    draft.set("AcrRegistryInfo.1.InstanceId", "cri-short");
    let notices = |problems| {
        let html = sample::step(Lang::En, Step::Registry, &sample::wizard(&draft, problems));
        html.matches("usually cri- and 16 characters").count()
    };
    assert_eq!(notices(Vec::new()), 1);
    assert_eq!(notices(vec![Problem::new("AcrRegistryInfo.1.InstanceId", ProblemKind::BadId("cri-"))]), 0);
}
