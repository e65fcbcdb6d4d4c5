//! The wizard around its forms.

use plan::{Draft, Lang, Step};

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
