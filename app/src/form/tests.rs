#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn draft(list: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::new();
    for (name, value) in list {
        draft.set(name, *value);
    }
    draft
}

#[test]
fn a_name_that_was_not_posted_keeps_its_value() {
    let mut typed = draft(&[("ContainerGroupName", "web"), ("RegionId", "cn-beijing")]);
    apply(&mut typed, &pairs(&[("RegionId", "cn-hangzhou")]));
    assert_eq!(typed.get("ContainerGroupName"), "web");
    assert_eq!(typed.get("RegionId"), "cn-hangzhou");
}

#[test]
fn the_last_of_several_equal_names_wins() {
    let mut typed = Draft::new();
    apply(&mut typed, &pairs(&[("AutoCreateEip", ""), ("AutoCreateEip", "true")]));
    assert_eq!(typed.get("AutoCreateEip"), "true");
    apply(&mut typed, &pairs(&[("AutoCreateEip", "")]));
    assert_eq!(typed.get("AutoCreateEip"), "");
    assert!(typed.is_empty(), "an unticked box leaves nothing behind");
}

#[test]
fn an_empty_row_stays_a_row() {
    let mut typed = Draft::new();
    apply(&mut typed, &pairs(&[("Container.1.Name", ""), ("Container.1.Image", "")]));
    assert_eq!(typed.count("Container"), 1);
}

#[test]
fn line_ends_of_a_text_area_become_line_feeds() {
    let mut typed = Draft::new();
    apply(&mut typed, &pairs(&[("Container.1.Arg.1", "a\r\nb")]));
    assert_eq!(typed.get("Container.1.Arg.1"), "a\nb");
}

#[test]
fn the_forms_own_names_never_reach_the_draft() {
    let mut typed = Draft::new();
    let posted = apply(&mut typed, &pairs(&[("_csrf", "t"), ("_version", "7"), ("_action", "next"), ("_else", "x")]));
    assert!(typed.is_empty());
    assert_eq!(posted, Posted { csrf: "t".into(), version: Some(7), action: Some(Action::Next) });
}

#[test]
fn a_name_that_no_field_has_is_not_taken() {
    let mut typed = draft(&[("Contaner.1.Name", "of a wrong document")]);
    apply(&mut typed, &pairs(&[("Container.99999.Name", "x"), ("NoSuchName", "x"), ("Contaner.1.Name", "y")]));
    assert_eq!(typed.get("Contaner.1.Name"), "y");
    assert_eq!(typed.len(), 1);
}

const PASSWORD: &str = "ImageRegistryCredential.1.Password";
const VALUE: &str = "Container.1.EnvironmentVar.1.Value";

#[test]
fn the_empty_field_of_a_stored_secret_keeps_it() {
    let mut typed = draft(&[(PASSWORD, "s3cret")]);
    apply(&mut typed, &pairs(&[(PASSWORD, "")]));
    assert_eq!(typed.get(PASSWORD), "s3cret");
    apply(&mut typed, &pairs(&[(PASSWORD, "other")]));
    assert_eq!(typed.get(PASSWORD), "other");
}

#[test]
fn a_stored_secret_is_removed_when_asked() {
    let mut typed = draft(&[(PASSWORD, "s3cret")]);
    apply(&mut typed, &pairs(&[(PASSWORD, ""), ("_forget", PASSWORD)]));
    assert_eq!(typed.get(PASSWORD), "");
}

#[test]
fn only_a_secret_can_be_forgotten_this_way() {
    let mut typed = draft(&[("RegionId", "cn-beijing")]);
    apply(&mut typed, &pairs(&[("_forget", "RegionId")]));
    assert_eq!(typed.get("RegionId"), "cn-beijing");
}

#[test]
fn a_tick_makes_a_value_secret_once() {
    let mut typed = draft(&[(VALUE, "v")]);
    let ticked = pairs(&[(VALUE, "v"), ("_secret_offered", VALUE), ("_secret", VALUE)]);
    apply(&mut typed, &ticked);
    apply(&mut typed, &ticked);
    assert_eq!(typed.count("Berth.Secret"), 1);
    assert_eq!(typed.get("Berth.Secret.1"), VALUE);
}

#[test]
fn a_tick_taken_away_with_a_new_value_shows_the_new_value() {
    let mut typed = draft(&[(VALUE, "old"), ("Berth.Secret.1", VALUE)]);
    apply(&mut typed, &pairs(&[(VALUE, "new"), ("_secret_offered", VALUE)]));
    assert_eq!(typed.get(VALUE), "new");
    assert_eq!(typed.count("Berth.Secret"), 0);
}

#[test]
fn a_secret_never_becomes_readable_by_taking_the_tick_away() {
    let mut typed = draft(&[(VALUE, "old"), ("Berth.Secret.1", VALUE)]);
    apply(&mut typed, &pairs(&[(VALUE, ""), ("_secret_offered", VALUE)]));
    assert_eq!(typed.get(VALUE), "");
    assert_eq!(typed.count("Berth.Secret"), 0);
}

#[test]
fn another_network_rewrites_the_hosts() {
    let mut typed = draft(&[
        ("AcrRegistryInfo.1.InstanceId", "cri-0000000000000000"),
        ("AcrRegistryInfo.1.InstanceName", "test0"),
        ("AcrRegistryInfo.1.RegionId", "cn-beijing"),
        ("Container.1.Image", "test0-registry.cn-beijing.cr.aliyuncs.com/a/b:1"),
        ("Berth.Network", "Public"),
    ]);
    apply(&mut typed, &pairs(&[("Berth.Network", "Vpc")]));
    assert_eq!(typed.get("Container.1.Image"), "test0-registry-vpc.cn-beijing.cr.aliyuncs.com/a/b:1");
}

#[test]
fn every_button_says_what_it_means_and_is_read_back() {
    for text in [
        "next",
        "back",
        "save",
        "review",
        "lookup",
        "go:images",
        "language:zh-CN",
        "language:en",
        "theme:dark",
        "theme:system",
        "add:Container",
        "remove:Container.1.EnvironmentVar:2",
        "up:Container:2",
        "down:Container:1",
        "pick:Container.1.Image=a/b:1=2",
    ] {
        assert_eq!(Action::parse(text).unwrap().value(), text);
    }
    for text in [
        "",
        "launch",
        "go:review",
        "language:",
        "language:fr",
        "theme",
        "theme:pink",
        "add:",
        "add",
        "remove:Container",
        "remove::1",
        "up:Container:0",
        "pick:RegionId",
    ] {
        assert_eq!(Action::parse(text), None, "{text}");
    }
}

#[test]
fn rows_are_added_moved_and_removed() {
    let mut typed = draft(&[("Container.1.Name", "a"), ("Container.2.Name", "b")]);
    Action::parse("up:Container:2").unwrap().perform(&mut typed);
    assert_eq!(typed.get("Container.1.Name"), "b");
    Action::parse("down:Container:2").unwrap().perform(&mut typed);
    Action::parse("up:Container:1").unwrap().perform(&mut typed);
    assert_eq!(typed.get("Container.2.Name"), "a", "the ends of the list are ends");
    Action::parse("remove:Container:1").unwrap().perform(&mut typed);
    assert_eq!((typed.count("Container"), typed.get("Container.1.Name")), (1, "a"));
    Action::parse("remove:Container:9").unwrap().perform(&mut typed);
    assert_eq!(typed.count("Container"), 1);
}
