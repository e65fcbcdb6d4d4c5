//! The parameters of a create call: the plan's own, and the two tags by which a launch is found again.

use plan::{Plan, Sheet, render::openapi};

use crate::store::Owner;

/// The tag that names the launch.
pub const BERTH_LAUNCH: &str = "berth-launch";
/// The tag that names its owner.
const BERTH_OWNER: &str = "berth-owner";

/// The plan's parameters and the tags that every launch adds.
pub fn parameters(plan: &Plan, launch: &str, owner: &Owner) -> Vec<(String, String)> {
    let mut all: Vec<_> =
        openapi::parameters(plan).into_iter().map(|parameter| (parameter.name, parameter.value)).collect();
    let tags = added(plan, launch, owner);
    all.extend(tags);
    all
}

/// The tags that a launch adds after the plan's own.
pub fn added(sheet: &Sheet, launch: &str, owner: &Owner) -> Vec<(String, String)> {
    let used = openapi::parameters(sheet)
        .iter()
        .filter(|parameter| parameter.name.starts_with("Tag.") && parameter.name.ends_with(".Key"))
        .count();
    let tags = [(BERTH_LAUNCH, launch), (BERTH_OWNER, owner.as_str())];
    tags.into_iter()
        .zip(used + 1..)
        .flat_map(|((key, value), n)| {
            [(format!("Tag.{n}.Key"), key.to_owned()), (format!("Tag.{n}.Value"), value.to_owned())]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use plan::Draft;

    #[test]
    fn our_tags_come_after_the_plans_own() {
        let mut draft = Draft::new();
        draft.set("RegionId", "cn-beijing");
        draft.set("Tag.1.Key", "app");
        draft.set("Tag.1.Value", "web");
        let (sheet, _) = plan::normalise(&draft);
        let added = added(&sheet, "l1", &Owner::local());
        let expected = [
            ("Tag.2.Key", "berth-launch"),
            ("Tag.2.Value", "l1"),
            ("Tag.3.Key", "berth-owner"),
            ("Tag.3.Value", "local"),
        ];
        assert_eq!(added, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
