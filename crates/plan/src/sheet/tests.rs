#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::{Sheet, normalise};
use crate::{Draft, Network, Onto};

fn of(pairs: &[(&str, &str)]) -> Draft {
    pairs.iter().copied().collect()
}

fn sheet(pairs: &[(&str, &str)]) -> Sheet {
    normalise(&of(pairs)).0
}

fn shown(sheet: &Sheet) -> Vec<String> {
    sheet.parameters().iter().map(|parameter| format!("{}={}", parameter.name, parameter.value)).collect()
}

#[test]
fn an_empty_draft_is_an_empty_sheet_without_problems() {
    let (sheet, problems) = normalise(&Draft::new());
    assert_eq!(sheet, Sheet::default());
    assert!(problems.is_empty());
    assert!(sheet.containers().is_empty() && sheet.network() == Network::Mixed && sheet.onto() == Onto::Serverless);
}

#[test]
fn parameters_are_trimmed_and_in_wire_order_and_ours_are_not_among_them() {
    let sheet = sheet(&[
        ("Berth.Network", "Vpc"),
        ("Container.1.Name", " nginx\n"),
        ("RegionId", "\tcn-beijing "),
        ("Cpu", ""),
    ]);
    assert_eq!(shown(&sheet), ["RegionId=cn-beijing", "Container.1.Name=nginx"]);
    assert_eq!(sheet.network(), Network::Vpc);
    assert_eq!(sheet.value("Berth.Network"), Some("Vpc"));
}

#[test]
fn empty_rows_are_closed_up_and_problems_still_point_at_the_draft() {
    let (sheet, problems) = normalise(&of(&[
        ("Container.1.Name", ""),
        ("Container.3.Name", "web"),
        ("Container.3.EnvironmentVar.2.Key", "A"),
        ("Container.3.EnvironmentVar.5.Key", "1B"),
        ("Container.7.Name", "web"),
    ]));
    assert_eq!(
        shown(&sheet),
        [
            "Container.1.Name=web",
            "Container.1.EnvironmentVar.1.Key=A",
            "Container.1.EnvironmentVar.2.Key=1B",
            "Container.2.Name=web"
        ]
    );
    assert_eq!(sheet.containers()[0].at, "Container.3");
    assert_eq!(sheet.containers()[0].path, "Container.1");
    assert_eq!(sheet.containers()[0].environment[1].at, "Container.3.EnvironmentVar.5");
    assert_eq!(sheet.typed_as("Container.1.EnvironmentVar.2.Key"), "Container.3.EnvironmentVar.5.Key");
    let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["Container.3.EnvironmentVar.5.Key", "Container.7.Name"]);
}

#[test]
fn lists_inside_rows_begin_anew_in_each_row() {
    let sheet = sheet(&[
        ("Container.2.Command.4", "a"),
        ("Container.2.Command.9", "b"),
        ("Container.5.Command.4", "c"),
        ("Container.5.Port.2.Port", "80"),
        ("Container.5.Port.2.Protocol", "TCP"),
        ("Container.5.Port.3.Port", "81"),
    ]);
    assert_eq!(
        shown(&sheet),
        [
            "Container.1.Command.1=a",
            "Container.1.Command.2=b",
            "Container.2.Command.1=c",
            "Container.2.Port.1.Port=80",
            "Container.2.Port.1.Protocol=TCP",
            "Container.2.Port.2.Port=81"
        ]
    );
    assert_eq!(sheet.containers()[1].ports[1].number, Some(81));
}

#[test]
fn numbers_that_are_none_are_left_out_and_texts_stay() {
    let (sheet, problems) = normalise(&of(&[("Cpu", "two"), ("Memory", "2.0"), ("Container.1.Name", "Web")]));
    assert_eq!(shown(&sheet), ["Memory=2.0", "Container.1.Name=Web"]);
    assert_eq!(problems.len(), 2);
}

#[test]
fn booleans_have_one_spelling_and_lists_in_one_value_lose_their_spaces() {
    let sheet = sheet(&[
        ("AutoCreateEip", "True"),
        ("VSwitchId", "vsw-aaaaaa, vsw-bbbbbb"),
        ("PlainHttpRegistry", "a.com , b.com:5000"),
    ]);
    assert_eq!(
        shown(&sheet),
        ["VSwitchId=vsw-aaaaaa,vsw-bbbbbb", "PlainHttpRegistry=a.com,b.com:5000", "AutoCreateEip=true"]
    );
}

#[test]
fn every_character_of_free_text_counts() {
    let sheet = sheet(&[("Container.1.EnvironmentVar.1.Value", " ， \n"), ("Container.1.Arg.1", " -c ")]);
    assert_eq!(shown(&sheet), ["Container.1.Arg.1= -c ", "Container.1.EnvironmentVar.1.Value= ， \n"]);
}

#[test]
fn a_masked_secret_is_a_value() {
    let (sheet, problems) = normalise(&of(&[("ImageRegistryCredential.1.Password", crate::secret::MASK)]));
    assert!(problems.is_empty());
    assert!(sheet.credentials()[0].has_password);
    assert_eq!(sheet.secrets(), ["ImageRegistryCredential.1.Password"]);
}

#[test]
fn secrets_follow_rows_that_are_closed_up() {
    let sheet = sheet(&[
        ("Container.4.EnvironmentVar.3.Key", "T"),
        ("Container.4.EnvironmentVar.3.Value", "x"),
        ("Berth.Secret.1", "Container.4.EnvironmentVar.3.Value"),
    ]);
    assert_eq!(sheet.secrets(), ["Container.1.EnvironmentVar.1.Value"]);
    assert!(sheet.containers()[0].environment[0].secret);
}

#[test]
fn size_and_price_follow_from_what_was_asked_for() {
    let small = sheet(&[("RegionId", "cn-beijing"), ("Container.1.Cpu", "7"), ("Container.1.Memory", "13")]);
    assert_eq!(small.size().map(|size| size.to_string()).as_deref(), Some("8 vCPU 14 GiB"));
    let usual = sheet(&[("RegionId", "cn-beijing")]);
    assert_eq!(usual.price().map(crate::Price::hour).as_deref(), Some("0.441"));
    assert!(sheet(&[("RegionId", "cn-beijing"), ("SpotStrategy", "SpotAsPriceGo")]).price().is_none());
    assert!(sheet(&[("RegionId", "cn-beijing"), ("InstanceType", "ecs.c6.large")]).size().is_none());
}

#[test]
fn debug_shows_no_value_anywhere() {
    let sheet = sheet(&[
        ("ImageRegistryCredential.1.Password", "hunter2"),
        ("Container.1.EnvironmentVar.1.Key", "TOKEN"),
        ("Container.1.EnvironmentVar.1.Value", "hunter2"),
        ("Container.1.Arg.1", "--password=hunter2"),
    ]);
    let all = format!("{sheet:?} {:?} {:?} {:?}", sheet.parameters(), sheet.containers(), sheet.credentials());
    assert!(!all.contains("hunter2"), "{all}");
}

/// Names of the schema with any small indices.
pub(crate) fn known_name() -> impl Strategy<Value = String> {
    let patterns: Vec<String> = crate::schema::patterns().into_iter().map(|(name, _, _)| name).collect();
    (prop::sample::select(patterns), prop::collection::vec(1_u32..24, 3)).prop_map(|(pattern, numbers)| {
        let mut numbers = numbers.into_iter();
        let part = |part: &str| if part == "N" { numbers.next().unwrap_or(1).to_string() } else { part.to_owned() };
        pattern.split('.').map(part).collect::<Vec<_>>().join(".")
    })
}

/// Values of all sorts, right ones among them.
pub(crate) fn any_value() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,12}",
        "[a-z0-9.:/-]{1,20}",
        "[0-9]{1,3}(\\.[0-9]{1,2})?",
        Just("true".to_owned()),
        Just("cri-0123456789abcdef".to_owned()),
        Just("test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/a/b:1".to_owned()),
        Just("••••••".to_owned()),
    ]
}

proptest! {
    #[test]
    fn understanding_any_draft_ends_well(pairs in prop::collection::vec((prop_oneof![known_name(), ".{0,20}"], any_value()), 0..60)) {
        let draft: Draft = pairs.into_iter().collect();
        let (sheet, problems) = normalise(&draft);
        for problem in &problems {
            prop_assert!(!problem.text(crate::Lang::ZhCn).is_empty() && !problem.text(crate::Lang::En).is_empty());
        }
        for (at, problem) in problems.iter().enumerate() {
            prop_assert!(!problems[..at].iter().any(|other| other.path == problem.path && other.code() == problem.code()), "{:?}", problem);
        }
        let places = &sheet.places;
        prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        for parameter in sheet.parameters() {
            prop_assert_eq!(sheet.value(&parameter.name), Some(parameter.value.as_str()));
            prop_assert!(draft.has(sheet.typed_as(&parameter.name)));
        }
        let _ = (crate::check(&draft), crate::notices(&sheet), sheet.passwordless(), sheet.price());
    }

    #[test]
    fn a_sheet_made_into_a_draft_again_is_the_same_sheet(pairs in prop::collection::vec((known_name(), any_value()), 0..60)) {
        let draft: Draft = pairs.into_iter().collect();
        let (sheet, _) = normalise(&draft);
        let again: Draft = sheet.parameters().iter().map(|parameter| (parameter.name.as_str(), parameter.value.as_str())).collect();
        let (second, _) = normalise(&again);
        prop_assert_eq!(shown(&second), shown(&sheet));
    }
}
