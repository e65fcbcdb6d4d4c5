#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::Lang;

fn pairs(text: &str) -> Vec<(String, String)> {
    let imported = import(text).unwrap_or_else(|unreadable| panic!("{unreadable:?}\n{text}"));
    imported.draft.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn reads(text: &str, expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    assert_eq!(pairs(text), expected, "{text}");
}

fn note(text: &str) -> String {
    import(text).unwrap().notes.iter().map(|note| note.text(Lang::En)).collect::<Vec<_>>().join("\n")
}

/// The line, the code and the English text of each thing that cannot be read.
fn fails(text: &str) -> Vec<(usize, &'static str, String)> {
    let failed = import(text).expect_err(text);
    assert!(failed.iter().all(|unreadable| !unreadable.text(Lang::ZhCn).is_empty()));
    failed.iter().map(|unreadable| (unreadable.line, unreadable.code(), unreadable.text(Lang::En))).collect()
}

fn failure(text: &str) -> (usize, &'static str) {
    let failed = fails(text);
    assert_eq!(failed.len(), 1, "{failed:?}");
    (failed[0].0, failed[0].1)
}

const TWO: &[(&str, &str)] = &[("Container.1.Image", "nginx:1"), ("Container.1.Name", "c1")];

#[test]
fn the_documentations_lines_are_read_with_their_comments_and_masks() {
    let text = "\n      'Container.1.Image': 'test****-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0',\n\
                \n      #AcrRegistryInfo\n      'AcrRegistryInfo.1.RegionId':'cn-beijing',\n      \
                'AcrRegistryInfo.1.InstanceId': 'cri-nwj395hg********'\n";
    let found = pairs(text);
    assert_eq!(found.len(), 3);
    assert_eq!(found[2], ("AcrRegistryInfo.1.InstanceId".to_owned(), "cri-nwj395hg********".to_owned()));
    let problems = crate::check(&import(text).unwrap().draft).unwrap_err();
    let masked = |path: &str| problems.iter().any(|p| p.path == path && p.code() == "masked");
    assert!(masked("AcrRegistryInfo.1.InstanceId") && masked("Container.1.Image"), "{problems:?}");
}

#[test]
fn every_way_of_writing_a_pair_on_a_line_is_read() {
    for text in [
        "'Container.1.Image': 'nginx:1',\n'Container.1.Name': 'c1',",
        "\"Container.1.Image\": \"nginx:1\"\n\"Container.1.Name\": \"c1\"",
        "Container.1.Image: nginx:1\r\nContainer.1.Name: c1\r\n",
        "Container.1.Image=nginx:1\nContainer.1.Name=c1",
        "Container.1.Name = \"c1\"  # the first\nContainer.1.Image = nginx:1  # from the hub",
        "// a comment\nparams = {\n  'Container.1.Image': 'nginx:1', 'Container.1.Name': 'c1'\n}\n",
        "{'Container.1.Image': 'nginx:1', 'Container.1.Name': 'c1'}",
        "{\n  # a comment\n  'Container.1.Image': u'nginx:1',\n  'Container.1.Name': 'c1',  # and another\n})",
        "\u{feff}'Container.1.Name': 'c1'; 'Container.1.Image': 'nginx:1';",
    ] {
        reads(text, TWO);
    }
    reads(
        "'Cpu': 2, 'AutoCreateEip': True,\nVSwitchId: vsw-a,vsw-b,",
        &[("VSwitchId", "vsw-a,vsw-b"), ("Cpu", "2"), ("AutoCreateEip", "True")],
    );
}

#[test]
fn escapes_of_python_javascript_and_json_are_understood() {
    let text = r"'Container.1.Arg.1': 'a\'b\\c\nd\te\x41\u955c\ud83d\ude00\U0001F600\u{1f600}\d\/'";
    reads(text, &[("Container.1.Arg.1", "a'b\\c\nd\teA镜😀😀😀\\d/")]);
}

#[test]
fn what_cannot_be_read_on_a_line_is_told_with_its_number() {
    assert_eq!(failure("'A': 'b'\n\njust words"), (3, "not-a-pair"));
    assert_eq!(failure("'A': 'b"), (1, "open-quote"));
    assert_eq!(failure("# x\n'A"), (2, "open-quote"));
    assert_eq!(failure("'A': 'b' c"), (1, "behind-the-value"));
    assert_eq!(failure("'Cpu': '1',\n'Cpu': '2'"), (2, "name-twice"));
    assert_eq!(failure("': 'x"), (1, "not-a-pair"));
    assert_eq!(fails("a\nb\n'C': 'd'").len(), 2);
    for nothing in ["", "  \n# only a comment\n", "{}", "{\n}\n"] {
        assert_eq!(failure(nothing), (0, "nothing"), "{nothing}");
    }
}

#[test]
fn a_flat_request_is_read_without_what_belongs_to_the_call() {
    let text = r#"{"Action": "CreateContainerGroup", "Version": "2018-08-08", "Signature": "s", "AccessKeyId": "k",
        "ClientToken": "t", "Container.1.Name": "c1", "Container.1.Image": "nginx:1", "Cpu": 2.0, "Memory": null}"#;
    reads(text, &[("Cpu", "2.0"), ("Container.1.Image", "nginx:1"), ("Container.1.Name", "c1")]);
    assert!(note(text).ends_with("Left out: Action, Version, Signature, AccessKeyId, ClientToken."), "{}", note(text));
    assert_eq!(failure(r#"{"Action": "DeleteContainerGroup", "Cpu": "1"}"#), (0, "other-action"));
    assert_eq!(failure("{\"Cpu\": }"), (1, "syntax"));
    assert_eq!(failure(r#"{"Container.1.Name": "a", "Container.1.Name": "b"}"#), (0, "name-twice"));
}

#[test]
fn a_plan_document_is_read_nested_or_half_nested() {
    reads(r#"{"Action": "CreateContainerGroup", "Container": [{"Name": "c1", "Image": "nginx:1"}]}"#, TWO);
    reads(r#"{"Container.1.Name": "c1", "Container": [{"Image": "nginx:1"}]}"#, TWO);
    assert_eq!(failure("{\"Container\": {\"Name\": \"c1\"}}"), (0, "wrong-shape"));
}

#[cfg(feature = "yaml")]
#[test]
fn a_plan_document_in_yaml_is_read() {
    reads("Version: 2018-08-08\nContainer:\n- Name: c1\n  Image: nginx:1\n", TWO);
    reads("Container: [{Name: c1, Image: 'nginx:1'}]\n", TWO);
    assert_eq!(failure("Container:\n- Name: [\n").1, "syntax");
}

#[test]
fn a_kubernetes_manifest_is_named_as_one() {
    assert_eq!(failure("apiVersion: v1\nkind: Pod\n"), (0, "kubernetes-manifest"));
    #[cfg(feature = "yaml")]
    assert_eq!(failure("apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n"), (0, "kubernetes-manifest"));
    assert_eq!(failure("{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}"), (0, "kubernetes-manifest"));
}

#[test]
fn a_command_line_is_read_as_a_shell_would() {
    for text in [
        "aliyun eci CreateContainerGroup --Container.1.Image nginx:1 --Container.1.Name c1",
        "# a comment\n$ aliyun eci CreateContainerGroup \\\n  --Container.1.Image=nginx:1 \\\r\n  --Container.1.Name 'c1'\n",
        "sudo /usr/local/bin/aliyun eci CreateContainerGroup --Container.1.Image n\"ginx\":1 --Container.1.Name $'\\x63\\061'",
        "A_B=c aliyun eci createcontainergroup --Container.1.Name \"c\\\n1\" --Container.1.Image ng\\inx:1 # end",
        "aliyun --profile x eci -p y CreateContainerGroup --Container.1.Name c1 --Container.1.Image nginx:1 -o cols=a rows=b",
        "aliyun eci CreateContainerGroup --Container.1.Name c1 --Container.1.Image nginx:1 2>/dev/null | jq .",
    ] {
        reads(text, TWO);
    }
}

#[test]
fn quotes_and_escapes_of_a_shell_keep_what_they_protect() {
    let command = |value: &str| format!("aliyun eci CreateContainerGroup --Container.1.Arg.1 {value}");
    for (word, value) in [
        ("'a b$c`d`\\e\"'", "a b$c`d`\\e\""),
        ("'it'\\''s'", "it's"),
        ("\"a\\$b\\`c\\\"d\\\\e\\f'g\"", "a$b`c\"d\\e\\f'g"),
        ("$'a\\'b\\n\\t\\\\\\101\\u955c\\xe9\\x95\\x9c\\q'", "a'b\n\t\\A镜镜\\q"),
        ("''", "∅"),
        ("--", "--"),
        ("'--- '", "--- "),
        ("-1", "-1"),
        ("a=b", "a=b"),
        ("$", "$"),
        ("\"$ 5\"", "$ 5"),
        ("'a\nb'", "a\nb"),
        ("*?~[x]{a,b}", "*?~[x]{a,b}"),
    ] {
        reads(&command(word), &[("Container.1.Arg.1", value)]);
    }
}

#[test]
fn what_a_shell_would_replace_is_named_with_its_line() {
    let command = |value: &str| format!("\naliyun eci CreateContainerGroup \\\n --RegionId {value}");
    for (word, named) in
        [("$REGION", "$REGION"), ("\"$(pwd)\"", "$(…)"), ("${A:-b}", "${…}"), ("`pwd`", "`…`"), ("$1", "$1")]
    {
        let failed = fails(&command(word));
        assert_eq!((failed[0].0, failed[0].1), (3, "expansion"), "{word}");
        assert!(failed[0].2.contains(named), "{}", failed[0].2);
    }
    assert_eq!(failure(&command("'a")), (3, "open-quote"));
    assert_eq!(failure(&command("\"a\n")), (3, "open-quote"));
}

#[test]
fn flags_that_do_not_fit_are_named_with_their_line() {
    assert_eq!(failure("aliyun ecs DescribeInstances --RegionId x"), (1, "other-command"));
    assert_eq!(failure("aliyun eci create-container-group --region x"), (1, "other-command"));
    assert_eq!(failure("aliyun"), (0, "other-command"));
    assert_eq!(failure("aliyun eci CreateContainerGroup \\\n--RegionId --Cpu 1"), (2, "no-value"));
    assert_eq!(failure("aliyun eci CreateContainerGroup --RegionId"), (1, "no-value"));
    assert_eq!(failure("aliyun eci CreateContainerGroup --Cpu 1 2"), (1, "stray-word"));
    assert_eq!(failure("aliyun eci CreateContainerGroup --Cpu 1 --Cpu 2"), (1, "name-twice"));
}

#[test]
fn the_tools_own_flags_are_left_out_and_no_secret_is_said() {
    let text = "aliyun eci CreateContainerGroup --region cn-beijing --access-key-secret hunter2 --force --Cpu 1\nexit";
    reads(text, &[("RegionId", "cn-beijing"), ("Cpu", "1")]);
    let note = note(text);
    assert!(note.contains("that of --region: cn-beijing."), "{note}");
    assert!(note.contains("Left out: --access-key-secret, --force."), "{note}");
    assert!(note.contains("Only the first command") && !note.contains("hunter2"), "{note}");
    let both = "aliyun eci CreateContainerGroup --RegionId cn-beijing --region cn-hangzhou";
    reads(both, &[("RegionId", "cn-beijing")]);
}

#[test]
fn unknown_names_come_along_for_the_check_to_name() {
    let draft = import("'AcrRegistryInfo.1.InstanceID': 'cri-0'").unwrap().draft;
    let problems = crate::check(&draft).unwrap_err();
    let unknown = problems.iter().find(|problem| problem.code() == "unknown-name").unwrap();
    assert!(unknown.text(Lang::En).contains("AcrRegistryInfo.1.InstanceId"), "{}", unknown.text(Lang::En));
}

#[test]
fn two_wrong_spellings_of_a_domain_are_understood_and_told() {
    for text in [
        "'AcrRegistryInfo.2Domain.1': 'a.example.com'",
        "aliyun eci CreateContainerGroup --AcrRegistryInfo.2.Domain a.example.com",
    ] {
        let imported = import(text).unwrap();
        assert_eq!(imported.draft.get("AcrRegistryInfo.2.Domain.1"), "a.example.com");
        assert!(imported.notes[0].text(Lang::En).ends_with("imported as AcrRegistryInfo.2.Domain.1."));
    }
}

#[test]
fn the_command_that_is_written_can_be_read_and_its_secrets_stay_unknown() {
    let text = "aliyun eci CreateContainerGroup --ImageRegistryCredential.1.Password=\"${IMAGE_REGISTRY_CREDENTIAL_1_PASSWORD:?}\"";
    reads(text, &[("ImageRegistryCredential.1.Password", crate::secret::MASK)]);
    assert_eq!(failure("aliyun eci CreateContainerGroup --HostName ${HOST:?no host}").1, "expansion");
}

#[test]
fn a_text_with_more_than_any_request_is_refused() {
    let many: Vec<String> = (0..20_010).map(|n| format!("'A{n}': 'b'")).collect();
    assert_eq!(failure(&many.join("\n")), (20_001, "too-much"));
    assert_eq!(failure(&"x".repeat(MAX_BYTES + 1)), (0, "document-too-large"));
}
