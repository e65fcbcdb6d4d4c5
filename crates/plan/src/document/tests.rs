#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::{MAX_BYTES, read, write};
use crate::problem::{Problem, ProblemKind};
use crate::sheet::tests::{any_value, known_name};
use crate::{Draft, check, normalise};

const DOCUMENT: &str = r#"{
  "RegionId": "cn-beijing",
  "ContainerGroupName": "web-1",
  "Cpu": 2,
  "Memory": 4.0,
  "Container": [
    {
      "Image": "nginx:1.0",
      "Name": "nginx",
      "Command": [
        "sh"
      ],
      "Port": [
        {
          "Port": 80,
          "Protocol": "TCP"
        }
      ],
      "EnvironmentVar": [
        {
          "Key": "IP",
          "FieldRef": {
            "FieldPath": "status.podIP"
          }
        }
      ],
      "LivenessProbe": {
        "HttpGet": {
          "Port": 80
        }
      },
      "SecurityContext": {
        "Capability": {
          "Add": [
            "NET_ADMIN"
          ]
        }
      }
    }
  ],
  "AcrRegistryInfo": [
    {
      "InstanceId": "cri-0123456789abcdef",
      "Domain": [
        "a.com",
        "b.com"
      ]
    }
  ],
  "AutoCreateEip": true,
  "Berth": {
    "Network": "Mixed",
    "Secret": [
      "Container.1.EnvironmentVar.1.Value"
    ]
  }
}
"#;

fn codes(text: &str) -> Vec<String> {
    read(text).unwrap_err().iter().map(|problem| format!("{} {}", problem.path, problem.code())).collect()
}

#[test]
fn a_document_is_read_into_wire_names_and_written_back_as_it_was() {
    let draft = read(DOCUMENT).unwrap();
    assert_eq!(draft.get("Container.1.SecurityContext.Capability.Add.1"), "NET_ADMIN");
    assert_eq!(draft.get("Container.1.EnvironmentVar.1.FieldRef.FieldPath"), "status.podIP");
    assert_eq!(draft.get("AcrRegistryInfo.1.Domain.2"), "b.com");
    assert_eq!(draft.get("Cpu"), "2");
    assert_eq!(draft.get("Memory"), "4.0");
    assert_eq!(draft.get("AutoCreateEip"), "true");
    assert_eq!(draft.get("Berth.Network"), "Mixed");
    assert!(check(&draft).is_ok());
    assert_eq!(write(&draft), DOCUMENT);
}

#[test]
fn numbers_and_booleans_may_be_texts() {
    let draft = read(r#"{"Cpu": "2", "AutoCreateEip": "True", "Container": [{"Port": [{"Port": "80"}]}]}"#).unwrap();
    let (sheet, problems) = normalise(&draft);
    assert!(problems.is_empty(), "{problems:?}");
    assert!(sheet.is_true("AutoCreateEip"));
    assert_eq!(sheet.containers()[0].ports[0].number, Some(80));
}

#[test]
fn nothing_is_not_given() {
    let draft =
        read(r#"{"RegionId": null, "Container": [{"Name": null, "Image": ""}], "Tag": null, "Berth": null}"#).unwrap();
    assert!(draft.is_empty());
}

#[test]
fn an_empty_text_in_a_document_is_a_text_and_moves_no_other() {
    let document = r#"{"Container": [{"Command": ["sh", "-c", ""], "Arg": ["", "x"], "EnvironmentVar": [{"Key": "K", "Value": ""}]}]}"#;
    let draft = read(document).unwrap();
    let (sheet, problems) = normalise(&draft);
    assert!(problems.is_empty(), "{problems:?}");
    let sent: Vec<_> = sheet.parameters().iter().map(|p| format!("{}={}", p.name, p.value)).collect();
    let of = |name: &str| sent.iter().filter(|line| line.contains(name)).cloned().collect::<Vec<_>>();
    assert_eq!(of("Command"), ["Container.1.Command.1=sh", "Container.1.Command.2=-c", "Container.1.Command.3="]);
    assert_eq!(of("Arg"), ["Container.1.Arg.1=", "Container.1.Arg.2=x"]);
    assert_eq!(of("Value"), ["Container.1.EnvironmentVar.1.Value="]);
    assert_eq!(read(&write(&draft)).unwrap(), draft);
    let yaml = crate::render::kubernetes::pod(&sheet).text;
    assert!(yaml.contains("- \"\"\n") && yaml.contains("value: \"\"\n"), "{yaml}");
}

#[test]
fn entries_that_say_nothing_are_told() {
    let of = |text: &str| codes(text);
    assert_eq!(of(r#"{"AcrRegistryInfo": [{}]}"#), ["AcrRegistryInfo.1 required"]);
    assert_eq!(of(r#"{"Container": [null]}"#), ["Container.1 wrong-shape"]);
    assert_eq!(of(r#"{"NtpServer": [null, "a"]}"#), ["NtpServer.1 wrong-shape"]);
    assert_eq!(of(r#"{"AcrRegistryInfo": [{"Domain": ["", "a.example"]}]}"#), ["AcrRegistryInfo.1.Domain.1 required"]);
}

#[test]
fn a_syntax_error_says_where() {
    let problems = read("{\n  \"RegionId\": \"cn-beijing\",\n  oops\n}").unwrap_err();
    assert!(matches!(problems[0].kind, ProblemKind::Syntax { line: 3, column: 3, .. }), "{problems:?}");
    assert!(matches!(read("{} {}").unwrap_err()[0].kind, ProblemKind::Syntax { line: 1, column: 4, .. }));
}

#[test]
fn unknown_names_come_through_to_be_told_with_all_other_problems() {
    let draft =
        read(r#"{"Contianer": [{"Name": "x"}], "Container": [{"Name": "Nginx", "Imagee": "x", "Foo": {"Bar": [1]}}]}"#)
            .unwrap();
    let found: Vec<String> =
        check(&draft).unwrap_err().iter().map(|problem| format!("{} {}", problem.path, problem.code())).collect();
    assert_eq!(
        found,
        [
            "RegionId required",
            "ContainerGroupName required",
            "Container.1.Image required",
            "Container.1.Name malformed",
            "Container.1.Foo unknown-name",
            "Container.1.Imagee unknown-name",
            "Contianer unknown-name",
        ]
    );
}

#[test]
fn wrong_shapes_are_told_with_their_paths_and_with_what_else_is_wrong() {
    assert_eq!(codes("[]"), [" wrong-shape"]);
    assert_eq!(
        codes(
            r#"{"RegionId": ["x"], "Container": {"Name": "x"}, "Tag": ["x"], "SecurityContext": [1], "AcrRegistryInfo": [{"Domain": "a.com"}], "Cpu": "x"}"#
        ),
        [
            "RegionId wrong-shape",
            "Container wrong-shape",
            "Tag.1 wrong-shape",
            "SecurityContext wrong-shape",
            "AcrRegistryInfo.1.Domain wrong-shape",
            "Cpu not-number",
        ]
    );
}

#[test]
fn a_name_given_twice_or_flat_is_told() {
    assert_eq!(codes(r#"{"RegionId": "a", "RegionId": "b"}"#), ["RegionId name-twice", "RegionId unknown-region"]);
    assert_eq!(codes(r#"{"Container.1.Name": "a"}"#), ["Container.1.Name flat-name"]);
}

#[test]
fn documents_are_bounded() {
    let large = format!("{{\"RegionId\": \"{}\"}}", "x".repeat(MAX_BYTES));
    assert_eq!(codes(&large), [" document-too-large"]);
    let deep = format!("{{\"a\":{}1{}}}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(codes(&deep), [" document-too-deep"]);
    let wide = format!("{{\"a\":[{}1]}}", "1,".repeat(200_000));
    assert_eq!(codes(&wide), [" document-too-deep"]);
    let long = format!("{{\"Tag\":[{}{{}}]}}", "{},".repeat(1_500));
    assert_eq!(codes(&long), ["Tag too-many"]);
}

#[test]
fn a_byte_order_mark_is_nothing() {
    assert!(read("\u{feff}{}").unwrap().is_empty());
}

#[test]
fn the_sign_for_an_empty_text_is_a_text_like_any_other_in_a_document() {
    let text = r#"{"RegionId":"cn-beijing","ContainerGroupName":"web","Container":[{"Name":"web","Image":"nginx","Arg":["∅","","∅∅","∅a"]}]}"#;
    let draft = read(text).unwrap();
    let (sheet, problems) = normalise(&draft);
    assert!(problems.is_empty(), "{problems:?}");
    let args: Vec<&str> = (1..=4).map(|n| sheet.value(&format!("Container.1.Arg.{n}")).unwrap()).collect();
    assert_eq!(args, ["∅", "", "∅∅", "∅a"]);
    assert_eq!(read(&write(&draft)).unwrap(), draft);
}

#[cfg(feature = "yaml")]
#[test]
fn a_number_in_a_yaml_document_is_a_text_as_it_is_written_where_a_text_is_wanted() {
    let document = "RegionId: cn-beijing
Cpu: 2.50
x: &version 1.10
Container:
  - Name: web
    Port: [{ Port: 0x50 }]
    Tty: True
    EnvironmentVar:
      - { Key: A, Value: 1.10 }
      - { Key: B, Value: 0x1f }
      - { Key: C, Value: True }
      - { Key: D, Value: 1e3 }
      - { Key: E, Value: '1.10' }
      - { Key: F, Value: *version }
      - { Key: G, Value: 12345678901234567890123 }
      - { Key: H, Value: 010 }
";
    let (draft, _) = crate::document::read_what_there_is(document).unwrap();
    let value = |n: usize| draft.get(&format!("Container.1.EnvironmentVar.{n}.Value"));
    let values: Vec<&str> = (1..=8).map(value).collect();
    assert_eq!(values, ["1.10", "0x1f", "True", "1e3", "1.10", "1.10", "12345678901234567890123", "010"]);
    assert_eq!((draft.get("Container.1.Port.1.Port"), draft.get("Container.1.Tty")), ("80", "true"));
    assert_eq!(draft.get("Cpu"), "2.5");
}

#[test]
fn empty_rows_are_closed_up_in_a_document_and_secrets_follow() {
    let draft: Draft = [
        ("Container.1.Name", ""),
        ("Container.3.EnvironmentVar.2.Value", "x"),
        ("Berth.Secret.1", "Container.3.EnvironmentVar.2.Value"),
    ]
    .into_iter()
    .collect();
    let again = read(&write(&draft)).unwrap();
    assert_eq!(again.get("Container.1.EnvironmentVar.1.Value"), "x");
    assert_eq!(again.get("Berth.Secret.1"), "Container.1.EnvironmentVar.1.Value");
}

#[cfg(feature = "yaml")]
mod yaml {
    use super::super::write_yaml;
    use super::*;

    #[test]
    fn yaml_is_read_too_and_written() {
        let draft = read(
            "RegionId: cn-beijing\nContainer:\n- Name: nginx\n  Image: nginx:1.0\n  Cpu: 0.5\nAutoCreateEip: true\n",
        )
        .unwrap();
        assert_eq!(draft.get("Container.1.Cpu"), "0.5");
        assert_eq!(draft.get("AutoCreateEip"), "true");
        assert_eq!(read(&write_yaml(&draft)).unwrap(), draft);
    }

    #[test]
    fn merge_keys_bring_what_a_map_does_not_say_itself() {
        let text = "Container:\n- &c {Name: a, Image: nginx, Cpu: 1}\n- {<<: *c, Name: b}\n- {<<: [*c, {WorkingDir: /x}], Name: d}\n";
        let draft = read(text).unwrap();
        assert_eq!(draft.get("Container.2.Name"), "b");
        assert_eq!(draft.get("Container.2.Image"), "nginx");
        assert_eq!(draft.get("Container.3.WorkingDir"), "/x");
        assert!(read("<<: 1\n").unwrap().has("<<"), "what merges nothing stays a name, and an unknown one");
    }

    #[test]
    fn a_yaml_syntax_error_says_where() {
        let problems = read("RegionId: cn-beijing\nContainer: [\n").unwrap_err();
        assert!(matches!(problems[0].kind, ProblemKind::Syntax { line, .. } if line > 0), "{problems:?}");
    }

    #[test]
    fn a_document_that_is_a_text_or_nothing_is_no_plan() {
        assert_eq!(codes("hello"), [" wrong-shape"]);
        assert_eq!(codes(""), [" wrong-shape"]);
        assert_eq!(codes("[1]"), [" wrong-shape"]);
    }

    #[test]
    fn a_name_given_twice_is_told_in_yaml_too() {
        assert_eq!(codes("RegionId: cn-beijing\nRegionId: cn-beijing\n"), ["RegionId name-twice"]);
    }

    #[test]
    fn thousands_of_open_brackets_are_refused_before_a_reader_sees_them() {
        for open in ["[", "{a: ", "[{\n"] {
            assert_eq!(codes(&format!("a: {}", open.repeat(200_000))), [" document-too-deep"]);
        }
        let many = (0..3_000).map(|n| format!("a{n}: [x]")).collect::<Vec<_>>().join("\n");
        assert_eq!(read(&many).unwrap().len(), 3_000);
    }

    #[test]
    fn yaml_that_is_written_is_the_same_to_readers_of_either_version() {
        let draft: Draft = [("Tag.1.Key", "no"), ("Tag.1.Value", "1e3"), ("Cpu", "0.5")].into_iter().collect();
        assert_eq!(write_yaml(&draft), "Cpu: 0.5\nTag:\n- Key: \"no\"\n  Value: \"1e3\"\n");
    }

    #[test]
    fn aliases_cannot_make_a_small_document_endless() {
        let mut lines = vec!["a0: &a0 [x, x, x, x, x, x, x, x, x, x]".to_owned()];
        for n in 1..12 {
            let inner = vec![format!("*a{}", n - 1); 10].join(", ");
            lines.push(format!("a{n}: &a{n} [{inner}]"));
        }
        assert!(!codes(&lines.join("\n")).is_empty());
    }

    proptest! {
        #[test]
        fn what_is_written_as_yaml_is_read_back(pairs in prop::collection::vec((known_name(), any_value()), 0..40)) {
            let draft = dense(pairs);
            prop_assert_eq!(read(&write_yaml(&draft)).unwrap(), draft);
        }
    }
}

/// A draft without empty values and without gaps between rows: what a document can hold.
fn dense(pairs: Vec<(String, String)>) -> Draft {
    let given: Draft =
        pairs.into_iter().filter(|(name, value)| !value.is_empty() && !name.starts_with("Berth.Secret")).collect();
    read(&write(&given)).unwrap()
}

fn text(draft: &Draft) -> Vec<String> {
    let (sheet, _) = normalise(draft);
    sheet.parameters().iter().map(|parameter| format!("{}={}", parameter.name, parameter.value)).collect()
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(pairs in prop::collection::vec((known_name(), any_value()), 0..60)) {
        let typed: Draft = pairs.clone().into_iter().collect();
        prop_assert_eq!(text(&read(&write(&typed)).unwrap()), text(&typed));
        let draft = dense(pairs);
        prop_assert_eq!(read(&write(&draft)).unwrap(), draft);
    }

    #[test]
    fn reading_any_text_ends_well(text in "[{}\\[\\]\":,a-zA-Z0-9 \\-\\n&*!|>#%@`'\\\\]{0,80}") {
        let _: Result<Draft, Vec<Problem>> = read(&text);
        let _ = read(&format!("{{\"Container\": [{text}]}}"));
    }

    #[test]
    fn reading_any_object_ends_well(name in ".{0,20}", value in ".{0,20}") {
        let text = serde_json::json!({ name.clone(): value.clone(), "Container": [{ name: [value] }] }).to_string();
        if let Ok(draft) = read(&text) {
            let _ = check(&draft);
        }
    }
}

#[test]
fn a_kubernetes_manifest_is_told_from_a_plan() {
    let kind = |text: &str| match read(text) {
        Err(problems) => match problems.as_slice() {
            [Problem { kind: ProblemKind::KubernetesManifest(kind), .. }] => kind.clone(),
            other => panic!("{other:?}"),
        },
        Ok(draft) => panic!("{draft:?}"),
    };
    assert_eq!(kind(r#"{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": []}}"#), "Pod");
    #[cfg(feature = "yaml")]
    {
        assert_eq!(kind("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n"), "Deployment");
        assert_eq!(kind("apiVersion: v1\nkind: Service\n---\napiVersion: apps/v1\nkind: Deployment\n"), "Service");
    }
    assert!(read(r#"{"kind": "Pod"}"#).is_ok(), "one name alone may be anything");
}
