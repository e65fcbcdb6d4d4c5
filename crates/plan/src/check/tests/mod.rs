//! Every rule twice: what breaks it, with the path and the code that come of it, and what keeps it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod group;
mod launch;
mod registry;
mod rows;
mod value;
mod workload;

use crate::{Draft, check, normalise};

/// The least that Kubernetes needs.
const LEAST: [(&str, &str); 4] = [
    ("RegionId", "cn-beijing"),
    ("ContainerGroupName", "web-1"),
    ("Container.1.Name", "nginx"),
    ("Container.1.Image", "test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"),
];

/// The least, with some values set or (empty) removed.
fn with(changes: &[(&str, &str)]) -> Draft {
    let mut draft: Draft = LEAST.into_iter().collect();
    for (name, value) in changes {
        draft.set(name, *value);
    }
    draft
}

/// `path code` of every problem.
fn problems(changes: &[(&str, &str)]) -> Vec<String> {
    let found = check(&with(changes)).err().unwrap_or_default();
    found.iter().map(|problem| format!("{} {}", problem.path, problem.code())).collect()
}

/// Asserts the problems of the least with some changes.
fn breaks(changes: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(problems(changes), expected, "{changes:?}");
}

/// Asserts that the least with some changes is a plan.
fn keeps(changes: &[(&str, &str)]) {
    assert_eq!(problems(changes), Vec::<String>::new(), "{changes:?}");
}

#[test]
fn the_least_is_a_plan() {
    keeps(&[]);
}

#[test]
fn what_is_missing_is_said_all_at_once() {
    let found: Vec<String> = check(&Draft::new())
        .unwrap_err()
        .iter()
        .map(|problem| format!("{} {}", problem.path, problem.code()))
        .collect();
    assert_eq!(found, ["RegionId required", "ContainerGroupName required", "Container no-container"]);
}

#[test]
fn what_is_missing_is_no_problem_while_somebody_types() {
    assert!(normalise(&Draft::new()).1.is_empty());
    assert!(normalise(&[("Container.1.Name", "nginx")].into_iter().collect()).1.is_empty());
}

#[test]
fn an_unreadable_value_is_told_once_and_not_also_as_missing() {
    breaks(&[("Container.1.Port.1.Port", "eighty")], &["Container.1.Port.1.Port not-integer"]);
    breaks(&[("SpotStrategy", "SpotWithPriceLimit"), ("SpotPriceLimit", "cheap")], &["SpotPriceLimit not-number"]);
}

#[test]
fn unknown_names_are_told_with_the_nearest_one() {
    breaks(
        &[("Container.1.Imagee", "x"), ("nonsense", "")],
        &["Container.1.Imagee unknown-name", "nonsense unknown-name"],
    );
    let found = check(&with(&[("Container.1.Imagee", "x")])).unwrap_err();
    assert!(found[0].text(crate::Lang::En).contains("Container.1.Image."), "{}", found[0].text(crate::Lang::En));
    breaks(&[("ClientToken", "x")], &["ClientToken reserved-name"]);
}

#[test]
fn problems_come_in_wire_order() {
    breaks(
        &[("Berth.Network", "vpc"), ("Tag.1.Value", "x"), ("Cpu", "-"), ("RegionId", "")],
        &["RegionId required", "Cpu not-number", "Tag.1.Key required", "Berth.Network not-one-of"],
    );
}
