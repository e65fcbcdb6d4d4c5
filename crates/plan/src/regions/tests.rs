#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;

#[test]
fn the_table_says_what_the_endpoint_list_says() {
    let list: serde_json::Value = serde_json::from_str(include_str!("../../testdata/regions.json")).unwrap();
    let list = list["regions"].as_array().unwrap();
    assert_eq!(list.len(), all().len());
    for (expected, region) in list.iter().zip(all()) {
        assert_eq!(expected["id"], region.id);
        assert_eq!(expected["name_zh"], region.zh);
        assert_eq!(expected["name_en"], region.en);
        assert_eq!(expected["finance"], region.finance);
        let status = match expected["status"].as_str().unwrap() {
            "ok" => Status::Open,
            text if text.contains("retired") => Status::Retired,
            text if text.contains("shut down") => Status::ShuttingDown,
            text => panic!("{text}"),
        };
        assert_eq!(status, region.status, "{}", region.id);
        let zones: Vec<Zone> = expected["zones"]
            .as_array()
            .unwrap()
            .iter()
            .map(|zone| Zone { id: zone["id"].as_str().unwrap().to_owned(), recommended: zone["recommended"] == true })
            .collect();
        assert_eq!(zones, region.zones().collect::<Vec<_>>(), "{}", region.id);
    }
}

#[test]
fn a_misspelt_region_finds_its_neighbour() {
    for (typed, meant) in [
        ("cn-bejing", "cn-beijing"),
        ("CN-Beijing", "cn-beijing"),
        (" cn-hangzhou ", "cn-hangzhou"),
        ("beijing", "cn-beijing"),
        ("北京", "cn-beijing"),
        ("华北2", "cn-beijing"),
        ("华北2（北京）", "cn-beijing"),
        ("Singapore", "ap-southeast-1"),
        ("tokyo", "ap-northeast-1"),
        ("cn_shanghai", "cn-shanghai"),
    ] {
        assert_eq!(nearest(typed).map(|region| region.id), Some(meant), "{typed}");
    }
}

#[test]
fn what_is_close_to_nothing_finds_nothing() {
    for typed in ["", "  ", "mars", "zzzzzzzzzzzz", "cn", "china", "****"] {
        assert_eq!(nearest(typed), None, "{typed}");
    }
}

#[test]
fn a_closed_region_says_so_in_both_languages() {
    for lang in [Lang::ZhCn, Lang::En] {
        assert!(find("ap-south-1").unwrap().note(lang).unwrap().contains("2024"));
        assert!(find("cn-nanjing").unwrap().note(lang).is_some());
        assert_eq!(find("cn-beijing").unwrap().note(lang), None);
    }
}

#[test]
fn a_region_with_acr_alone_has_a_registry_and_is_no_place_to_run() {
    assert!(has_registry("na-south-1"));
    assert_eq!(find("na-south-1"), None);
    assert!(!has_registry("mars-1"));
}
