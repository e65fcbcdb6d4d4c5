//! `berth annotate` and `berth lint`, as pipes and scripts use them.

#![allow(clippy::expect_used, clippy::panic)]

use std::{fs, os::unix::fs::PermissionsExt};

use blackbox::run;
use serde_json::Value;

const ID: &str = "cri-nwj395hgf6f00000";
const POD: &str =
    "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a # 名称\nspec:\n  containers:\n  - {name: a, image: b}\n";
const SERVICE: &str = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n";

/// The pod with the annotation.
fn annotated() -> String {
    POD.replace("名称\n", "名称\n  annotations:\n    k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000\n")
}

#[tokio::test]
async fn a_stream_goes_through_with_the_annotation_and_nothing_else() {
    let input = format!("{SERVICE}---\n{POD}");
    let (code, output, log) = run(&["annotate", "--instance-id", ID], &input).await;
    assert_eq!((code, output), (Some(0), format!("{SERVICE}---\n{}", annotated())), "{log}");
    assert!(log.contains("stdin:5: Pod a: k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000 written"), "{log}");
}

#[tokio::test]
async fn without_a_pod_template_the_input_comes_back() {
    let (code, output, _) = run(&["annotate", "-", "--instance-id", ID], SERVICE).await;
    assert_eq!((code, output.as_str()), (Some(0), SERVICE));
}

#[tokio::test]
async fn check_tells_by_its_exit_code_and_diff_shows() {
    let (code, output, _) = run(&["annotate", "--instance-id", ID, "--check"], POD).await;
    assert_eq!((code, output.as_str()), (Some(1), ""));
    let (code, _, _) = run(&["annotate", "--instance-id", ID, "--check"], &annotated()).await;
    assert_eq!(code, Some(0));
    let (code, output, _) = run(&["annotate", "--instance-id", ID, "--diff"], POD).await;
    assert_eq!(code, Some(0));
    assert!(output.starts_with("--- a/stdin\n+++ b/stdin\n@@ -2,6 +2,8 @@\n"), "{output}");
}

#[tokio::test]
async fn what_cannot_be_done_prints_nothing_on_standard_output() {
    let shared =
        "kind: Pod\nmetadata:\n  annotations:\n    k8s.aliyun.com/acr-instance-id: &id cri-old\nspec: {x: *id}\n";
    for (words, input, expected, said) in [
        (vec!["annotate", "--instance-id", "cri-j36zhodptmyq****"], POD, 2, "****"),
        (vec!["annotate", "--instance-id", ID], "kind: {{ .Values.kind }}\n", 2, "stdin:1:7: this is a template"),
        (vec!["annotate", "--instance-id", ID], "a: \"b\n", 2, "stdin:1:4"),
        (vec!["annotate", "--instance-id", ID, "--in-place"], POD, 2, "--in-place"),
        (vec!["annotate", "--instance-id", ID, "a.yaml", "b.yaml"], "", 2, "several files"),
        (vec!["annotate"], POD, 2, "--instance-id"),
        (vec!["annotate", "--instance-id", ID], shared, 3, "k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000"),
    ] {
        let (code, output, log) = run(&words, input).await;
        assert_eq!((code, output.as_str()), (Some(expected), ""), "{words:?}: {log}");
        assert!(log.contains(said), "{words:?}: {log}");
    }
}

#[tokio::test]
async fn files_are_written_back_with_their_mode_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (good, bad) = (path("good.yaml"), path("bad.yaml"));
    fs::write(&good, POD).expect("a file");
    fs::write(&bad, "a: [").expect("a file");
    fs::set_permissions(&good, fs::Permissions::from_mode(0o640)).expect("a mode");
    let (code, _, _) = run(&["annotate", &good, &bad, "--instance-id", ID, "--in-place"], "").await;
    assert_eq!((code, fs::read_to_string(&good).expect("it")), (Some(2), POD.to_owned()));
    let (code, output, log) = run(&["annotate", &good, "--instance-id", ID, "--in-place"], "").await;
    assert_eq!((code, output.as_str(), fs::read_to_string(&good).expect("it")), (Some(0), "", annotated()), "{log}");
    assert_eq!(fs::metadata(&good).expect("it").permissions().mode() & 0o7777, 0o640);
}

#[tokio::test]
async fn the_registrys_region_is_written_where_it_differs_from_the_clusters() {
    for (cluster, registry, expected) in [
        ("cn-hangzhou", "cn-beijing", "acr-instance-id: cn-beijing:cri-nwj395hgf6f00000\n"),
        ("cn-beijing", "cn-beijing", "acr-instance-id: cri-nwj395hgf6f00000\n"),
    ] {
        let words = ["annotate", "--instance-id", ID, "--region", cluster, "--instance-region", registry];
        let (_, output, log) = run(&words, POD).await;
        assert!(output.contains(expected), "{output}{log}");
    }
}

#[tokio::test]
async fn lint_exits_one_with_findings_and_says_them_in_three_formats() {
    let pod = POD.replace("  containers", "  hostNetwork: true\n  containers");
    let (code, text, _) = run(&["lint"], &pod).await;
    assert_eq!(code, Some(1));
    assert!(text.contains("stdin:6: error: Pod a: ") && text.contains("[host-namespace]"), "{text}");
    let (code, json, _) = run(&["lint", "--json", "-"], &pod).await;
    let list: Value = serde_json::from_str(&json).expect("JSON");
    let finding = &list.as_array().expect("a list")[0];
    assert_eq!(
        (code, finding["path"].as_str(), finding["code"].as_str()),
        (Some(1), Some("spec.hostNetwork"), Some("host-namespace"))
    );
    assert!(finding["zh-CN"].is_string() && finding["en"].is_string() && finding["line"] == 6);
    let (_, sarif, _) = run(&["lint", "--format", "sarif"], &pod).await;
    let sarif: Value = serde_json::from_str(&sarif).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "host-namespace");
    let (code, output, _) = run(&["lint"], SERVICE).await;
    assert_eq!((code, output.as_str()), (Some(0), ""));
    let (code, output, _) = run(&["lint"], "a: b: c\n").await;
    assert_eq!((code, output.as_str()), (Some(2), ""));
}
