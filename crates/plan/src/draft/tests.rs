#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::Draft;

fn names(draft: &Draft) -> Vec<String> {
    draft.iter().map(|(name, value)| format!("{name}={value}")).collect()
}

fn of(pairs: &[(&str, &str)]) -> Draft {
    pairs.iter().copied().collect()
}

#[test]
fn a_name_that_was_never_set_is_empty() {
    assert_eq!(Draft::new().get("RegionId"), "");
}

#[test]
fn names_come_in_wire_order_and_indices_as_numbers() {
    let draft = of(&[
        ("Berth.Network", "Vpc"),
        ("zzz", "?"),
        ("Container.10.Name", "c10"),
        ("Container.2.Name", "c2"),
        ("RegionId", "cn-beijing"),
        ("Container.2.Image", "i"),
    ]);
    assert_eq!(
        names(&draft),
        [
            "RegionId=cn-beijing",
            "Container.2.Image=i",
            "Container.2.Name=c2",
            "Container.10.Name=c10",
            "Berth.Network=Vpc",
            "zzz=?"
        ]
    );
}

#[test]
fn rows_are_counted_by_the_highest_index_even_when_empty() {
    let mut draft = of(&[("Container.3.Name", "c")]);
    assert_eq!(draft.count("Container"), 3);
    assert_eq!(draft.push("Container"), 4);
    assert_eq!(draft.count("Container"), 4);
    assert_eq!(draft.push("Container.4.EnvironmentVar"), 1);
    assert!(draft.has("Container.4.EnvironmentVar.1.Key"));
    assert_eq!(draft.push("AcrRegistryInfo.1.Domain"), 1);
    assert_eq!(draft.count("AcrRegistryInfo"), 1);
    assert_eq!(draft.count("InitContainer"), 0);
    assert_eq!(draft.count("RegionId"), 0);
    assert_eq!(draft.count("Nothing"), 0);
}

#[test]
fn an_index_beyond_every_limit_is_no_row() {
    let draft = of(&[("Container.4294967295.Name", "c"), ("Container.01.Name", "c"), ("Container.0.Name", "c")]);
    assert_eq!(draft.count("Container"), 0);
    assert_eq!(draft.len(), 3);
}

#[test]
fn removing_a_row_moves_the_later_ones_up_and_secrets_with_them() {
    let mut draft = of(&[
        ("Container.1.Name", "a"),
        ("Container.2.Name", "b"),
        ("Container.2.EnvironmentVar.1.Value", "x"),
        ("Container.3.Name", "c"),
        ("Container.3.EnvironmentVar.2.Value", "y"),
        ("Berth.Secret.1", "Container.2.EnvironmentVar.1.Value"),
        ("Berth.Secret.2", "Container.3.EnvironmentVar.2.Value"),
    ]);
    draft.remove("Container", 2);
    assert_eq!(
        names(&draft),
        [
            "Container.1.Name=a",
            "Container.2.Name=c",
            "Container.2.EnvironmentVar.2.Value=y",
            "Berth.Secret.1=Container.2.EnvironmentVar.2.Value"
        ]
    );
    draft.remove("Container.2.EnvironmentVar", 1);
    assert_eq!(
        names(&draft),
        [
            "Container.1.Name=a",
            "Container.2.Name=c",
            "Container.2.EnvironmentVar.1.Value=y",
            "Berth.Secret.1=Container.2.EnvironmentVar.1.Value"
        ]
    );
}

#[test]
fn removing_from_a_plain_list_closes_the_gap() {
    let mut draft = of(&[
        ("AcrRegistryInfo.1.Domain.1", "a"),
        ("AcrRegistryInfo.1.Domain.2", "b"),
        ("AcrRegistryInfo.1.Domain.3", "c"),
    ]);
    draft.remove("AcrRegistryInfo.1.Domain", 1);
    assert_eq!(names(&draft), ["AcrRegistryInfo.1.Domain.1=b", "AcrRegistryInfo.1.Domain.2=c"]);
}

#[test]
fn swapping_exchanges_whole_rows_and_their_secrets() {
    let mut draft = of(&[
        ("Container.1.Name", "a"),
        ("Container.2.Name", "b"),
        ("Container.2.EnvironmentVar.1.Value", "x"),
        ("Berth.Secret.1", "Container.2.EnvironmentVar.1.Value"),
    ]);
    draft.swap("Container", 1, 2);
    assert_eq!(
        names(&draft),
        [
            "Container.1.Name=b",
            "Container.1.EnvironmentVar.1.Value=x",
            "Container.2.Name=a",
            "Berth.Secret.1=Container.1.EnvironmentVar.1.Value"
        ]
    );
}

#[test]
fn it_serialises_as_an_object_of_texts_and_the_last_of_equal_names_wins() {
    let draft = of(&[("Container.1.Name", "a"), ("RegionId", "cn-beijing")]);
    let text = serde_json::to_string(&draft).unwrap();
    assert_eq!(text, r#"{"RegionId":"cn-beijing","Container.1.Name":"a"}"#);
    assert_eq!(serde_json::from_str::<Draft>(&text).unwrap(), draft);
    let twice: Draft = serde_json::from_str(r#"{"RegionId":"a","RegionId":"b"}"#).unwrap();
    assert_eq!(twice.get("RegionId"), "b");
}

#[test]
fn debug_shows_no_value() {
    let draft = of(&[("ImageRegistryCredential.1.Password", "hunter2")]);
    let shown = format!("{draft:?}");
    assert!(shown.contains("ImageRegistryCredential.1.Password"));
    assert!(!shown.contains("hunter2"));
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        (1_u32..6, "[A-Za-z]{1,8}").prop_map(|(n, s)| format!("Container.{n}.{s}")),
        (1_u32..6).prop_map(|n| format!("Container.{n}.Name")),
        (1_u32..6, 1_u32..4).prop_map(|(n, m)| format!("Container.{n}.EnvironmentVar.{m}.Value")),
        (1_u32..6, 1_u32..4).prop_map(|(n, m)| format!("AcrRegistryInfo.{n}.Domain.{m}")),
        ".{0,12}",
    ]
}

proptest! {
    #[test]
    fn rows_stay_whole_whatever_is_done(pairs in prop::collection::vec((any_name(), ".{0,6}"), 0..30), index in 0_usize..8, other in 0_usize..8) {
        let draft: Draft = pairs.into_iter().collect();
        for list in ["Container", "AcrRegistryInfo", "Container.2.EnvironmentVar", "nothing", ""] {
            let before = draft.count(list);
            let mut changed = draft.clone();
            changed.remove(list, index);
            let gone = usize::from(index >= 1 && index <= before && before > 0);
            // A list with gaps may lose more than one row's worth of count when its last row goes.
            prop_assert!(changed.count(list) <= before && (index == before || changed.count(list) == before - gone));
            let mut swapped = draft.clone();
            swapped.swap(list, index, other);
            let grown = before.max(index).max(other);
            prop_assert!(swapped.count(list) <= grown);
            if index > 0 && other > 0 {
                swapped.swap(list, index, other);
                prop_assert_eq!(&swapped, &draft);
            }
        }
    }

    #[test]
    fn json_gives_the_same_draft_back(pairs in prop::collection::vec((any_name(), ".{0,6}"), 0..30)) {
        let draft: Draft = pairs.into_iter().collect();
        let text = serde_json::to_string(&draft).unwrap();
        prop_assert_eq!(serde_json::from_str::<Draft>(&text).unwrap(), draft);
    }
}
