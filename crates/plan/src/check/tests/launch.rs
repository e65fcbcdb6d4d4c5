//! What a launch needs beyond a plan, and what it is told apart by.

use super::with;
use crate::{Draft, check, check_for_launch, secret};

/// What a launch needs beyond the least.
const MORE: [(&str, &str); 2] =
    [("SecurityGroupId", "sg-2zeh4cev9y7ulbr00000"), ("VSwitchId", "vsw-2zejlv7xjnw61w6z00000")];

fn launch(changes: &[(&str, &str)]) -> Vec<String> {
    let plan = check(&with(changes)).unwrap();
    let found = plan.launchable().err().unwrap_or_default();
    found.iter().map(|problem| format!("{} {}", problem.path, problem.code())).collect()
}

#[test]
fn a_launch_says_where_in_the_network_it_stands() {
    assert_eq!(launch(&[]), ["SecurityGroupId required", "VSwitchId required"]);
    assert_eq!(launch(&MORE), Vec::<String>::new());
}

#[test]
fn a_launch_needs_room_for_its_own_tags() {
    let tags = |count: usize| (1..=count).map(|n| (format!("Tag.{n}.Key"), format!("k{n}"))).collect::<Vec<_>>();
    let with_tags = |count: usize| {
        let tags = tags(count);
        let pairs: Vec<(&str, &str)> =
            MORE.into_iter().chain(tags.iter().map(|(name, value)| (name.as_str(), value.as_str()))).collect();
        launch(&pairs)
    };
    assert_eq!(with_tags(18), Vec::<String>::new());
    assert_eq!(with_tags(19), ["Tag no-room-for-tags"]);
}

#[test]
fn the_launchs_own_tags_are_not_for_people() {
    assert_eq!(launch(&[MORE[0], MORE[1], ("Tag.1.Key", "berth-launch")]), ["Tag.1.Key tag-of-the-launch"]);
}

#[test]
fn a_mask_is_never_sent_for_a_secret() {
    let credential = [
        ("ImageRegistryCredential.1.Server", "a.com"),
        ("ImageRegistryCredential.1.UserName", "me"),
        ("ImageRegistryCredential.1.Password", secret::MASK),
    ];
    assert_eq!(launch(&[&MORE[..], &credential].concat()), ["ImageRegistryCredential.1.Password secret-missing"]);
}

#[test]
fn what_is_sent_is_what_the_plan_says_without_our_own_choices() {
    let plan = check(&with(&[MORE[0], MORE[1], ("Berth.Network", "Public")])).unwrap();
    let launchable = plan.launchable().unwrap();
    assert_eq!(launchable.region(), "cn-beijing");
    assert!(launchable.parameters().iter().all(|parameter| !parameter.name.starts_with("Berth")));
    assert_eq!(launchable.parameters().len(), 6);
}

#[test]
fn the_digest_tells_plans_apart_but_not_secrets() {
    let text = |changes: &[(&str, &str)]| check(&with(changes)).unwrap().digest_input();
    assert_eq!(text(&[]), text(&[]));
    assert_ne!(text(&[]), text(&[("Tag.1.Key", "a")]));
    assert_ne!(
        text(&[("Tag.1.Key", "a"), ("Tag.2.Key", "b")]),
        text(&[("Tag.1.Key", "a\n5\nTag.2"), ("Tag.2.Key", "c")])
    );
    let password = |value: &'static str| {
        [
            ("ImageRegistryCredential.1.Server", "a.com"),
            ("ImageRegistryCredential.1.UserName", "me"),
            ("ImageRegistryCredential.1.Password", value),
        ]
    };
    assert_eq!(text(&password("one")), text(&password("two")));
    assert!(!text(&password("hunter2")).contains("hunter2"));
}

#[test]
fn what_a_launch_needs_is_said_together_with_everything_else() {
    let found = check_for_launch(&Draft::new()).unwrap_err();
    let found: Vec<_> = found.iter().map(|problem| (problem.path.as_str(), problem.code())).collect();
    let expected = [
        ("RegionId", "required"),
        ("SecurityGroupId", "required"),
        ("VSwitchId", "required"),
        ("ContainerGroupName", "required"),
        ("Container", "no-container"),
    ];
    assert_eq!(found.len(), expected.len());
    assert!(expected.iter().all(|one| found.contains(one)), "{found:?}");
}
