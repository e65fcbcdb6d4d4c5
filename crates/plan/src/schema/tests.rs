#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::{Form, Kind, RESERVED, Value, leaf, nearest, patterns, row};

/// What the product's own metadata says of one field.
struct Field {
    wire: String,
    kind: String,
    core: bool,
    least: Option<i64>,
    most: Option<i64>,
    items: Option<usize>,
}

fn fields() -> Vec<Field> {
    let file: serde_json::Value = serde_json::from_str(include_str!("../../testdata/fields.json")).unwrap();
    let number = |value: &serde_json::Value| value.as_str().map(|text| text.parse().unwrap());
    let fields = file["fields"].as_array().unwrap().iter().map(|field| Field {
        wire: field["wire"].as_str().unwrap().to_owned(),
        kind: field["type"].as_str().unwrap_or_default().to_owned(),
        core: field["core"].as_bool().unwrap(),
        least: number(&field["limits"]["minimum"]),
        most: number(&field["limits"]["maximum"]),
        items: field["limits"]["maxItems"].as_u64().map(|most| usize::try_from(most).unwrap()),
    });
    fields.filter(|field| !RESERVED.contains(&field.wire.as_str())).collect()
}

#[test]
fn the_table_holds_exactly_the_names_of_the_request() {
    let mut expected: Vec<String> = fields().into_iter().map(|field| field.wire).collect();
    assert_eq!(expected.len() + RESERVED.len(), 194);
    // In the product's command line metadata of 2026 only.
    expected.push("MaxPendingMinute".to_owned());
    expected.sort();
    let mut found: Vec<String> =
        patterns().into_iter().map(|(name, _, _)| name).filter(|name| !name.starts_with("Berth.")).collect();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn the_table_agrees_with_the_request_in_types_and_in_what_is_core() {
    let patterns = patterns();
    for field in fields() {
        let (_, node, value) = patterns.iter().find(|(name, _, _)| *name == field.wire).unwrap();
        assert_eq!(node.core, field.core, "{}", field.wire);
        let matching = match field.kind.as_str() {
            "string" => matches!((node.kind, value), (Kind::One(_), Value::Text(_))),
            "list<string>" => matches!((node.kind, value), (Kind::List(..), Value::Text(_))),
            "int32" | "int64" => matches!(value, Value::Integer(..)),
            "float" => *value == Value::Number,
            "boolean" => *value == Value::Boolean,
            _ => false,
        };
        assert!(matching, "{} is {:?}, not {}", field.wire, node.kind, field.kind);
    }
}

#[test]
fn the_table_allows_no_more_than_the_request() {
    let patterns = patterns();
    for field in fields() {
        let (_, node, value) = patterns.iter().find(|(name, _, _)| *name == field.wire).unwrap();
        if let (Kind::List(most, _), Some(items)) = (node.kind, field.items) {
            assert!(most <= items, "{}", field.wire);
        }
        if let Value::Integer(least, most) = value {
            assert!(field.least.is_none_or(|bound| *least >= bound), "{}", field.wire);
            assert!(field.most.is_none_or(|bound| *most <= bound), "{}", field.wire);
        }
    }
}

#[test]
fn lists_of_groups_are_bounded_as_the_gateway_bounds_them_or_closer() {
    let file: serde_json::Value = serde_json::from_str(include_str!("../../testdata/fields.json")).unwrap();
    for (pattern, most) in file["gateway_array_limits"].as_object().unwrap() {
        let list = pattern.trim_end_matches(".*").trim_end_matches(".N").replace(".N.", ".1.");
        let row = row(&list).unwrap_or_else(|| panic!("{list}"));
        assert!(row.most() as u64 <= most.as_u64().unwrap(), "{list}");
    }
}

#[test]
fn a_name_is_found_only_when_it_is_whole() {
    assert!(leaf("Container.1.Image").is_some());
    assert!(leaf("Container.20.EnvironmentVar.3.FieldRef.FieldPath").is_some());
    for wrong in [
        "",
        ".",
        "Container",
        "Container.1",
        "Container.0.Image",
        "Container.01.Image",
        "Container.x.Image",
        "Container.1.Image.1",
        "image",
        "Container.1001.Image",
    ] {
        assert!(leaf(wrong).is_none(), "{wrong}");
    }
    assert!(row("Container.1.EnvironmentVar").is_some());
    for wrong in ["", "Container.1", "RegionId", "Container.EnvironmentVar", "SecurityContext"] {
        assert!(row(wrong).is_none(), "{wrong}");
    }
}

#[test]
fn no_place_is_too_deep_for_its_table() {
    for (name, _, _) in patterns() {
        let wire = name.split('.').map(|part| if part == "N" { "7" } else { part }).collect::<Vec<_>>().join(".");
        let found = leaf(&wire).unwrap_or_else(|| panic!("{wire}"));
        assert_eq!(found.place.iter().filter(|part| **part > 0).count(), wire.split('.').count(), "{wire}");
    }
}

#[test]
fn the_nearest_name_is_the_one_that_was_meant() {
    for (wrong, right) in [
        ("Regionid", "RegionId"),
        ("ContainerGroupname", "ContainerGroupName"),
        ("Container.2.image", "Container.2.Image"),
        ("Container.2.ImagePulPolicy", "Container.2.ImagePullPolicy"),
        ("Container.1.EnvironmentVars.3.Key", "Container.1.EnvironmentVar.3"),
        ("Containers", "Container.1"),
        ("Image", "Container.1.Image"),
        ("AcrRegistryInfo.1Domain.1", "AcrRegistryInfo.1.Domain.1"),
        ("AcrRegistryInfo.1.Domain", "AcrRegistryInfo.1.Domain.1"),
        ("AcrRegistryInfo.1.Domains.2", "AcrRegistryInfo.1.Domain.2"),
        ("Container.0.Image", "Container.1.Image"),
        ("Berth.Netwrok", "Berth.Network"),
        ("SpotStrategy.x", "SpotStrategy"),
    ] {
        assert_eq!(nearest(wrong).as_deref(), Some(right), "{wrong}");
    }
}

#[test]
fn a_name_that_resembles_none_has_no_nearest_one() {
    for wrong in ["apiVersion", "kind", "metadata", "x"] {
        assert_eq!(nearest(wrong), None, "{wrong}");
    }
}

#[test]
fn a_new_row_begins_with_its_first_value() {
    assert_eq!(row("Container").and_then(|row| row.first_name()).as_deref(), Some(".Image"));
    assert_eq!(row("AcrRegistryInfo.1.Domain").and_then(|row| row.first_name()).as_deref(), Some(""));
    assert_eq!(row("Volume").and_then(|row| row.first_name()).as_deref(), Some(".Name"));
}

#[test]
fn our_own_names_are_words_and_lists_of_names() {
    assert!(matches!(leaf("Berth.Network").map(|leaf| leaf.value), Some(Value::Text(Form::OneOf(_)))));
    assert!(matches!(leaf("Berth.Secret.3").map(|leaf| leaf.value), Some(Value::Text(Form::Wire))));
}

proptest::proptest! {
    #[test]
    fn looking_up_any_text_ends_well(text in ".{0,60}") {
        let _ = (leaf(&text), row(&text), nearest(&text));
    }

    #[test]
    fn the_nearest_name_of_anything_with_dots_ends_well(parts in proptest::collection::vec("[A-Za-z0-9]{0,9}", 0..9)) {
        let text = parts.join(".");
        if leaf(&text).is_none() {
            let _ = nearest(&text);
        }
    }
}
