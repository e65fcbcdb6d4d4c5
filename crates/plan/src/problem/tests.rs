#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::{Clash, Letter, Needed, Problem, ProblemKind as Kind};
use crate::image::ImageProblem;
use crate::lang::Lang;
use crate::schema::Shape;
use crate::step::Step;

/// One problem of every kind. The match below does not compile when a kind is missing from it.
fn all() -> Vec<Kind> {
    let text = || "text".to_owned();
    let mut kinds = vec![
        Kind::Syntax { line: 3, column: 7, detail: text() },
        Kind::Syntax { line: 0, column: 0, detail: text() },
        Kind::DocumentTooLarge(1 << 20),
        Kind::DocumentTooDeep(32),
        Kind::KubernetesManifest("Deployment".to_owned()),
        Kind::NameTwice,
        Kind::UnknownName(None),
        Kind::UnknownName(Some(text())),
        Kind::FlatName,
        Kind::ReservedName,
        Kind::Required,
        Kind::NoContainer,
        Kind::NotInteger,
        Kind::NotNumber,
        Kind::NotBoolean,
        Kind::OutOfRange(1, 9),
        Kind::OutOfRange(0, i64::MAX),
        Kind::NotOneOf(&["A", "B"]),
        Kind::TooLong { length: 9, most: 8 },
        Kind::TooMany { count: 21, most: 20 },
        Kind::NoRoomForTags { count: 19, most: 18 },
        Kind::TagOfTheLaunch,
        Kind::Masked,
        Kind::UnknownRegion(None),
        Kind::UnknownRegion(Some("cn-beijing")),
        Kind::Image(ImageProblem::Masked),
        Kind::ImageOfAnotherInstance { found: text(), named: "other".to_owned() },
        Kind::VpcHost(text()),
        Kind::PublicHost(text()),
        Kind::VpcHostElsewhere { host: "cn-beijing".to_owned(), group: "cn-hangzhou".to_owned() },
        Kind::ZoneElsewhere("cn-beijing".to_owned()),
        Kind::OnePerRow,
        Kind::SameAs(text()),
        Kind::Without(text()),
        Kind::NoSuchVolume(text()),
        Kind::HalfSize,
        Kind::ContainersExceed("3 vCPU".to_owned(), "2 vCPU".to_owned()),
        Kind::SizeTooLarge("65 vCPU".to_owned()),
        Kind::NotForSpot("3 vCPU 5 GiB".to_owned()),
        Kind::SecretMissing,
        Kind::SecretOfNothing(None),
        Kind::SecretOfNothing(Some(text())),
    ];
    kinds.extend([Needed::Document, Needed::List, Needed::Object, Needed::Single].map(Kind::WrongShape));
    kinds.extend(Shape::ALL.iter().map(|shape| Kind::Malformed(*shape)));
    kinds.extend(["cri-", "vsw-", "sg-", "eip-", "imc-", "rg-"].map(Kind::BadId));
    kinds.extend(Clash::ALL.iter().map(|clash| Kind::Clash(*clash, text())));
    let letter = |letter| Kind::Letter { letter, found: '：', mended: text() };
    kinds.extend([Letter::FullWidth, Letter::Space, Letter::Invisible].map(letter));
    kinds
}

#[test]
fn every_kind_is_in_the_list_of_all_kinds() {
    let codes: Vec<&str> = all().iter().map(Kind::code).collect();
    let source = include_str!("../problem.rs");
    let (_, codes_in_source) = source.split_once("pub fn code(&self) -> &'static str {\n        match self {").unwrap();
    for line in codes_in_source.lines().filter_map(|line| line.split_once("=> \"")) {
        let code = line.1.trim_end_matches("\",");
        assert!(codes.contains(&code), "{code}");
    }
}

#[test]
fn every_kind_has_a_text_in_both_languages_and_they_differ() {
    for kind in all() {
        let problem = Problem::new("Container.1.Name", kind);
        let (zh, en) = (problem.text(Lang::ZhCn), problem.text(Lang::En));
        assert!(!zh.is_empty() && !en.is_empty() && zh != en, "{}", problem.code());
        assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{zh}");
        assert!(!en.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{en}");
        assert!(
            (0..4).all(|place| !zh.contains(&format!("{{{place}}}")) && !en.contains(&format!("{{{place}}}"))),
            "{zh} {en}"
        );
        assert!(en.ends_with(['.', '?', 't']), "{en}");
    }
}

#[test]
fn people_read_the_names_of_their_fields_in_place_of_wire_names() {
    let label = |wire: &str| match wire {
        "RegionId" => Some("地域".to_owned()),
        "EipInstanceId" => Some("EIP".to_owned()),
        _ => None,
    };
    let text = |path, kind| Problem::new(path, kind).text_labelled(Lang::ZhCn, &label);
    assert_eq!(text("RegionId", Kind::Required), "未填写地域。", "no space between Chinese characters");
    assert_eq!(text("RegionId", Kind::NotBoolean), "地域只能是 true 或 false。");
    assert_eq!(text("EipInstanceId", Kind::Required), "未填写 EIP。");
    assert_eq!(text("Unknown", Kind::Required), "未填写 Unknown。");
    let clash = text("RegionId", Kind::Without("EipInstanceId".to_owned()));
    assert_eq!(clash, "地域须与 EIP 一起使用。填写 EIP，或清空地域。");
}

#[test]
fn every_code_is_lower_case_with_hyphens() {
    for kind in all() {
        assert!(kind.code().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", kind.code());
    }
}

#[test]
fn a_problem_belongs_to_the_step_that_can_mend_it() {
    assert_eq!(Problem::new("Container", Kind::NoContainer).step(), Step::Images);
    assert_eq!(Problem::new("VSwitchId", Kind::Required).step(), Step::Network);
    assert_eq!(Problem::new("AcrRegistryInfo.2.InstanceId", Kind::Required).step(), Step::Registry);
}

#[test]
fn what_a_problem_brings_along_stands_in_its_text() {
    let text = |kind| Problem::new("Container.1.Name", kind).text(Lang::En);
    assert_eq!(text(Kind::TooLong { length: 9, most: 8 }), "Container.1.Name has 9 characters; 8 are allowed.");
    assert_eq!(text(Kind::NotOneOf(&["A", "B"])), "Container.1.Name must be one of A, B, in exactly this spelling.");
    let letter = Kind::Letter { letter: Letter::Invisible, found: '\u{200b}', mended: "{0}{9}{".to_owned() };
    assert!(text(letter).ends_with("(U+200B), most likely copied along. Without it, it reads: {0}{9}{"));
    assert!(text(Kind::FlatName).ends_with("such as {\"Container\": [{\"Name\": \"nginx\"}]}."));
}
