//! The documentation's own examples. Their masks have become `0`; what the fragments lack is added here.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use plan::render::{Format, openapi, render};
use plan::{Draft, Lang, Sheet, normalise};

type Pairs = BTreeMap<String, String>;

/// What every fragment lacks and a plan needs.
const ADDED: &[(&str, &str)] = &[("RegionId", "cn-beijing"), ("ContainerGroupName", "test-cri")];

/// Reads quoted parameter lines: `'name': 'value',` with comments and empty lines between.
fn lines(text: &str) -> Pairs {
    let line = |line: &str| {
        let (name, value) = line.trim_end_matches(',').split_once(':').unwrap();
        let bare = |text: &str| text.trim().strip_prefix('\'').unwrap().strip_suffix('\'').unwrap().to_owned();
        (bare(name), bare(value))
    };
    text.lines().filter(|text| !text.is_empty() && !text.starts_with('#')).map(line).collect()
}

fn sheet_of(pairs: &Pairs) -> Sheet {
    let (sheet, problems) = normalise(&pairs.iter().collect::<Draft>());
    assert_eq!(problems, []);
    sheet
}

fn flat(sheet: &Sheet) -> Pairs {
    openapi::parameters(sheet).into_iter().map(|parameter| (parameter.name, parameter.value)).collect()
}

fn json(sheet: &Sheet) -> Pairs {
    serde_json::from_str(&openapi::json(sheet)).unwrap()
}

fn yaml(text: &str) -> serde_norway::Value {
    serde_norway::from_str(text).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

fn proves(example: &str) {
    let mut given = lines(example);
    given.extend(ADDED.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let sheet = sheet_of(&given);
    assert_eq!(flat(&sheet), given);
    assert_eq!(lines(&openapi::quoted(&sheet)), given);
    let mut sent = json(&sheet);
    assert_eq!(sent.remove("Action").as_deref(), Some("CreateContainerGroup"));
    assert_eq!(sent.remove("Version").as_deref(), Some("2018-08-08"));
    assert_eq!(sent, given);
}

#[test]
fn example_one_names_region_id_and_domains() {
    proves(include_str!("golden/example-1.txt"));
}

#[test]
fn example_two_names_id_and_name() {
    proves(include_str!("golden/example-2.txt"));
}

#[test]
fn example_three_names_the_id_alone() {
    proves(include_str!("golden/example-3.txt"));
}

#[test]
fn the_quoted_lines_end_like_the_documentations() {
    let example = include_str!("golden/example-1.txt").replace("':'", "': '");
    let sheet = sheet_of(&lines(&example));
    let registries = example.split_once("\n\n#AcrRegistryInfo").unwrap().1;
    assert!(
        openapi::quoted(&sheet).ends_with(&format!(",\n\n#AcrRegistryInfo{registries}")),
        "{}",
        openapi::quoted(&sheet)
    );
}

#[test]
fn the_sdk_examples_request_has_the_same_parameters() {
    let given: Pairs = serde_json::from_str(include_str!("golden/sdk.json")).unwrap();
    assert_eq!(flat(&sheet_of(&given)), given);
}

/// The pod of the documentation's YAML, as parameters.
fn pod() -> Pairs {
    [
        ("RegionId", "cn-beijing"),
        ("ContainerGroupName", "cri-test"),
        ("RestartPolicy", "Never"),
        ("Container.1.Name", "nginx"),
        ("Container.1.Image", "test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"),
        ("Container.1.ImagePullPolicy", "Always"),
        ("AcrRegistryInfo.1.InstanceId", "cri-j36zhodptmyq0000"),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect()
}

#[test]
fn the_pod_means_what_the_documentations_yaml_means() {
    let rendered = render(Format::Kubernetes, &sheet_of(&pod())).unwrap();
    assert_eq!(yaml(&rendered.text), yaml(include_str!("golden/pod.yaml")));
    assert_eq!(rendered.notes, []);
}

#[test]
fn the_instances_own_region_adds_nothing_to_the_pod() {
    let mut given = pod();
    given.insert("AcrRegistryInfo.1.RegionId".to_owned(), "cn-beijing".to_owned());
    let rendered = render(Format::Kubernetes, &sheet_of(&given)).unwrap();
    assert_eq!(yaml(&rendered.text), yaml(include_str!("golden/pod.yaml")));
}

#[test]
fn example_one_as_a_pod_says_that_the_domains_are_left_out() {
    let mut given = lines(include_str!("golden/example-1.txt"));
    given.extend(ADDED.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let rendered = render(Format::Kubernetes, &sheet_of(&given)).unwrap();
    let pod = yaml(&rendered.text);
    assert_eq!(pod["metadata"]["annotations"]["k8s.aliyun.com/acr-instance-id"], "cri-nwj395hg00000000");
    assert_eq!(rendered.notes.len(), 1);
    for lang in Lang::ALL {
        assert!(rendered.notes[0].text(lang).contains("AcrRegistryInfo.1.Domain.2"));
    }
}

/// Every parameter that the official SDK can send, with a dummy value each.
#[test]
fn every_field_of_the_sdk_comes_back_under_its_name() {
    let mut given: Pairs = serde_json::from_str(include_str!("golden/every-field.json")).unwrap();
    for name in ["ClientToken", "DryRun", "OwnerAccount", "OwnerId", "ResourceOwnerAccount", "ResourceOwnerId"] {
        given.remove(name);
    }
    // The SDK writes booleans as Python does.
    for value in given.values_mut().filter(|value| *value == "True") {
        *value = "true".to_owned();
    }
    let (sheet, _) = normalise(&given.iter().collect::<Draft>());
    let shown: Pairs = flat(&sheet);
    let lost: Vec<&String> = given.keys().filter(|name| !shown.contains_key(*name)).collect();
    // Dummies outside their bounds: a number where the schema knows limits is no parameter.
    assert_eq!(lost, Vec::<&String>::new());
    assert_eq!(shown, given);
    // It names RAM roles, which these two do not know.
    let without_roles = [Format::Terraform, Format::PythonLegacy];
    for format in Format::ALL {
        let rendered = render(*format, &sheet);
        assert_eq!(rendered.is_err(), without_roles.contains(format), "{format:?}");
    }
    yaml(&render(Format::Kubernetes, &sheet).unwrap().text);
}
