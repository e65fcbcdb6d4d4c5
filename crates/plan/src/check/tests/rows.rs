//! Rules about lists.

use super::{breaks, keeps, problems};

/// Pairs for so many rows of a list.
fn rows(list: &str, names: &[(&str, &str)], count: usize) -> Vec<(String, String)> {
    let row = |n: usize| {
        names.iter().map(move |(name, value)| (format!("{list}.{n}{name}"), value.replace('#', &n.to_string())))
    };
    (1..=count).flat_map(row).collect()
}

fn check(pairs: &[(String, String)]) -> Vec<String> {
    problems(&pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<Vec<_>>())
}

/// Asserts that a list of this many rows is right, and one more is one too many.
fn bounded(list: &str, names: &[(&str, &str)], most: usize) {
    assert_eq!(check(&rows(list, names, most)), Vec::<String>::new(), "{list}");
    assert_eq!(check(&rows(list, names, most + 1)), [format!("{list} too-many")], "{list}");
}

#[test]
fn lists_are_bounded() {
    bounded("Container", &[(".Name", "c#"), (".Image", "nginx")], 20);
    bounded("InitContainer", &[(".Name", "i#"), (".Image", "nginx")], 20);
    bounded("AcrRegistryInfo", &[(".InstanceId", "cri-00000#")], 20);
    bounded("ImageRegistryCredential", &[(".Server", "a#.com"), (".UserName", "u"), (".Password", "p")], 10);
    bounded("Tag", &[(".Key", "k#")], 20);
    bounded("Volume", &[(".Name", "v#"), (".Type", "EmptyDirVolume")], 20);
    bounded("Container.1.Command", &[("", "x")], 20);
    bounded("Container.1.Arg", &[("", "x")], 10);
    bounded("Container.1.LivenessProbe.Exec.Command", &[("", "x")], 20);
}

#[test]
fn the_list_that_is_too_long_is_named_as_the_draft_has_it() {
    let mut pairs = rows("Container.3.Arg", &[("", "x")], 11);
    pairs.extend(
        [("Container.3.Name", "b"), ("Container.3.Image", "nginx")]
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    assert_eq!(check(&pairs), ["Container.3.Arg too-many"]);
}

#[test]
fn names_differ() {
    let second = [("Container.2.Name", "nginx"), ("Container.2.Image", "nginx")];
    breaks(&second, &["Container.2.Name same-as"]);
    breaks(&[("InitContainer.1.Name", "nginx"), ("InitContainer.1.Image", "nginx")], &["Container.1.Name same-as"]);
    let volume = |n: usize, name: &'static str| {
        [(format!("Volume.{n}.Name"), name.to_owned()), (format!("Volume.{n}.Type"), "EmptyDirVolume".to_owned())]
    };
    assert_eq!(check(&[volume(1, "data"), volume(2, "data")].concat()), ["Volume.2.Name same-as"]);
    assert_eq!(check(&[volume(1, "data"), volume(2, "logs")].concat()), Vec::<String>::new());
}

#[test]
fn keys_differ() {
    breaks(
        &[
            ("Container.1.EnvironmentVar.1.Key", "A"),
            ("Container.1.EnvironmentVar.2.Key", "A"),
            ("Tag.1.Key", "a"),
            ("Tag.2.Key", "a"),
        ],
        &["Container.1.EnvironmentVar.2.Key same-as", "Tag.2.Key same-as"],
    );
    keeps(&[("Container.1.EnvironmentVar.1.Key", "A"), ("Container.1.EnvironmentVar.2.Key", "a")]);
}

#[test]
fn ports_differ_by_protocol() {
    let ports = |second: &'static str, protocol: &'static str| {
        [
            ("Container.1.Port.1.Port", "80"),
            ("Container.1.Port.2.Port", second),
            ("Container.1.Port.2.Protocol", protocol),
        ]
    };
    breaks(&ports("80", "TCP"), &["Container.1.Port.2.Port same-as"]);
    keeps(&ports("80", "UDP"));
    keeps(&ports("81", "TCP"));
}

#[test]
fn instances_and_servers_are_named_once() {
    breaks(
        &[("AcrRegistryInfo.1.InstanceId", "cri-000000"), ("AcrRegistryInfo.2.InstanceId", "cri-000000")],
        &["AcrRegistryInfo.2.InstanceId same-as"],
    );
    let credential = |n: usize| {
        [".Server", ".UserName", ".Password"]
            .map(|name| (format!("ImageRegistryCredential.{n}{name}"), "a.com".to_owned()))
    };
    assert_eq!(check(&[credential(1), credential(2)].concat()), ["ImageRegistryCredential.2.Server same-as"]);
}
