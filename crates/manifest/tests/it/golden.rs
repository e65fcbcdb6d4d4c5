//! Cases by name: what goes in, and exactly what comes out.

use manifest::{InstanceId, Reader, Request, annotate, diff};
use plan::{Lang, Network, Onto};

fn id(text: &str) -> InstanceId {
    InstanceId::parse(text).unwrap()
}

fn request() -> Request {
    Request { instances: vec![id("cri-nwj395hgf6f00000")], ..Request::default() }
}

/// What a request makes of a text.
fn done(text: &str, request: &Request) -> String {
    annotate(text, request).unwrap_or_else(|refusal| panic!("{refusal:?}\n{text}")).text
}

/// The report, in English.
fn report(text: &str, request: &Request) -> Vec<String> {
    annotate(text, request)
        .unwrap()
        .notes
        .iter()
        .map(|note| format!("{}: {}", note.line, note.text(Lang::En, Reader::Command)))
        .collect()
}

const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n  - name: a\n    image: b\n";

#[test]
fn an_annotation_comes_after_the_last_entry_of_the_metadata() {
    let expected = POD.replace(
        "  name: a\nspec",
        "  name: a\n  annotations:\n    k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000\nspec",
    );
    assert_eq!(done(POD, &request()), expected);
}

#[test]
fn metadata_comes_before_the_spec_it_is_about() {
    let text = "kind: Deployment\nspec:\n  template:\n    spec:\n      containers: []\n";
    let expected = "kind: Deployment\nspec:\n  template:\n    metadata:\n      annotations:\n        \
                    k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000\n    spec:\n      containers: []\n";
    assert_eq!(done(text, &request()), expected);
}

#[test]
fn an_existing_annotation_keeps_its_form_its_quotes_and_its_comment() {
    for (line, now) in [
        ("k8s.aliyun.com/acr-instance-id: cri-old # c", "k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000 # c"),
        ("k8s.aliyun.com/acr-instance-ids: 'cri-old'", "k8s.aliyun.com/acr-instance-ids: 'cri-nwj395hgf6f00000'"),
        (
            "\"k8s.aliyun.com/acr-instance-id\":   \"x\"",
            "\"k8s.aliyun.com/acr-instance-id\":   \"cri-nwj395hgf6f00000\"",
        ),
    ] {
        let text = format!("kind: Pod\nmetadata:\n  annotations:\n    {line}\n");
        let expected = format!("kind: Pod\nmetadata:\n  annotations:\n    {now}\n");
        assert_eq!(done(&text, &request()), expected);
        let plural = Request { plural: true, ..request() };
        assert_eq!(done(&text, &plural), expected);
    }
}

#[test]
fn two_instances_take_the_plural_form() {
    let two =
        Request { instances: vec![id("cri-aaaaaaaaaaaaaaaa"), id("cn-beijing:cri-bbbbbbbbbbbbbbbb")], ..request() };
    let text = done(POD, &two);
    assert!(
        text.contains("    k8s.aliyun.com/acr-instance-ids: cri-aaaaaaaaaaaaaaaa,cn-beijing:cri-bbbbbbbbbbbbbbbb\n"),
        "{text}"
    );
    let flow = done("{kind: Pod, metadata: {annotations: {a: b}}}", &two);
    assert!(
        flow.contains(
            "a: b, k8s.aliyun.com/acr-instance-ids: \"cri-aaaaaaaaaaaaaaaa,cn-beijing:cri-bbbbbbbbbbbbbbbb\"}"
        ),
        "{flow}"
    );
}

#[test]
fn roles_are_written_in_the_plural_form_alone() {
    let roles = Request {
        service_arn: Some("acs:ram::1111111111111111:role/role-assume".to_owned()),
        user_arn: Some("acs:ram::2222222222222222:role/role-acr".to_owned()),
        ..request()
    };
    let text = done(POD, &roles);
    assert!(
        text.contains("    k8s.aliyun.com/acr-service-arns: acs:ram::1111111111111111:role/role-assume\n"),
        "{text}"
    );
    assert!(text.contains("    k8s.aliyun.com/acr-user-arns: acs:ram::2222222222222222:role/role-acr\n"), "{text}");
}

#[test]
fn an_aliased_template_is_edited_once_and_the_report_says_for_whom() {
    let text = include_str!("../../../../tests/corpus/alias-template.yaml");
    let outcome = annotate(text, &request()).unwrap();
    assert_eq!(outcome.text.matches("acr-instance-id").count(), 1);
    let notes = report(text, &request());
    assert!(notes.iter().any(|note| note.contains("StatefulSet green, Deployment red")), "{notes:?}");
}

#[test]
fn what_an_alias_brings_in_is_kept_and_its_original_left_alone() {
    let text = include_str!("../../../../tests/corpus/alias-annotations.yaml");
    let expected = text.replace(
        "annotations: *common   #",
        "annotations: {<<: *common, k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000}   #",
    );
    assert_eq!(done(text, &request()), expected);
}

#[test]
fn annotations_that_two_pods_share_are_edited_once() {
    let text = include_str!("../../../../tests/corpus/alias-of-another-pod.yaml");
    assert_eq!(done(text, &request()).matches("acr-instance-id").count(), 1);
}

#[test]
fn a_value_that_something_else_shares_is_not_touched_but_refused() {
    let text =
        "kind: Pod\nmetadata:\n  annotations:\n    k8s.aliyun.com/acr-instance-id: &id cri-old\nspec:\n  x: *id\n";
    assert!(matches!(annotate(text, &request()), Err(manifest::Refusal::Broken { line: 4, .. })));
}

#[test]
fn compact_json_stays_compact() {
    let text = r#"{"kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"a","image":"b"}]}}"#;
    let expected = text.replace(
        r#""name":"a"},"spec""#,
        r#""name":"a","annotations":{"k8s.aliyun.com/acr-instance-id":"cri-nwj395hgf6f00000"}},"spec""#,
    );
    assert_eq!(done(text, &request()), expected);
}

#[test]
fn pretty_json_stays_pretty() {
    let text = "{\n\t\"kind\": \"Pod\",\n\t\"metadata\": {\n\t\t\"name\": \"a\",\n\t\t\"annotations\": {}\n\t}\n}\n";
    let expected = text.replace(
        "\"annotations\": {}",
        "\"annotations\": {\n\t\t\t\"k8s.aliyun.com/acr-instance-id\": \"cri-nwj395hgf6f00000\"\n\t\t}",
    );
    assert_eq!(done(text, &request()), expected);
}

#[test]
fn a_text_cut_off_inside_its_last_value_gets_the_annotation_before_it() {
    let text = "kind: Pod\nmetadata:\n  annotations:\n    last: |\n      no end";
    let expected = "kind: Pod\nmetadata:\n  annotations:\n    k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000\n    \
                    last: |\n      no end";
    assert_eq!(done(text, &request()), expected);
}

#[test]
fn hosts_of_the_chosen_instance_change_and_no_others() {
    let vpc = Request {
        network: Some(Network::Vpc),
        instance_name: Some("test0000".to_owned()),
        instance_region: Some("cn-beijing".to_owned()),
        ..request()
    };
    let image = |host: &str| {
        format!(
            "kind: Pod\nmetadata: {{annotations: {{k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000}}}}\nspec:\n  containers:\n  - image: \"{host}/a/b:1\" # c\n"
        )
    };
    for (from, to) in [
        ("test0000-registry.cn-beijing.cr.aliyuncs.com", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com"),
        ("other-registry.cn-beijing.cr.aliyuncs.com", "other-registry.cn-beijing.cr.aliyuncs.com"),
        ("test0000-registry.cn-hangzhou.cr.aliyuncs.com", "test0000-registry.cn-hangzhou.cr.aliyuncs.com"),
        ("registry.cn-beijing.aliyuncs.com", "registry.cn-beijing.aliyuncs.com"),
        ("test0000-registry-vpc.cn-beijing.cr.aliyuncs.com", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com"),
    ] {
        assert_eq!(done(&image(from), &vpc), image(to));
    }
    let public = Request { network: Some(Network::Public), ..vpc };
    let back = done(&image("test0000-registry-vpc.cn-beijing.cr.aliyuncs.com"), &public);
    assert_eq!(back, image("test0000-registry.cn-beijing.cr.aliyuncs.com"));
}

#[test]
fn hosts_of_two_instances_need_a_name_to_choose_by() {
    let vpc = Request { network: Some(Network::Vpc), ..request() };
    let text = "kind: Pod\nspec:\n  containers:\n  - image: a-registry.cn-beijing.cr.aliyuncs.com/x/y\n  initContainers:\n  - image: b-registry.cn-beijing.cr.aliyuncs.com/x/y\n";
    assert!(matches!(annotate(text, &vpc), Err(manifest::Refusal::WhichInstance(hosts)) if hosts.len() == 2));
}

#[test]
fn an_aliased_image_changes_with_what_it_stands_for() {
    let vpc = Request { network: Some(Network::Vpc), ..request() };
    let text = include_str!("../../../../tests/corpus/anchors-everywhere.yaml");
    let now = done(text, &vpc);
    assert!(now.contains("image: &img test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/a/b:1\n"), "{now}");
    assert!(now.contains("image: *img\n"), "{now}");
}

#[test]
fn the_way_onto_eci_is_a_label_or_a_selector_with_its_toleration() {
    let label = done(POD, &Request { onto: Some(Onto::Label), ..request() });
    assert!(label.contains("  labels:\n    alibabacloud.com/eci: \"true\"\n"), "{label}");
    let selector = done(POD, &Request { onto: Some(Onto::Selector), ..request() });
    let expected = "    image: b\n  nodeSelector:\n    type: virtual-kubelet\n  tolerations:\n  - key: virtual-kubelet.io/provider\n    operator: Exists\n";
    assert!(selector.ends_with(expected), "{selector}");
    let there = include_str!("../../../../tests/corpus/node-selector.yaml");
    let now = done(there, &Request { onto: Some(Onto::Selector), ..request() });
    assert!(now.contains("nodeSelector: {kubernetes.io/arch: amd64, type: virtual-kubelet}\n"), "{now}");
    assert!(now.contains("        operator: Exists\n      - key: virtual-kubelet.io/provider\n        operator: Exists\n      initContainers"), "{now}");
}

#[test]
fn a_toleration_of_another_effect_leads_nobody_onto_eci() {
    let with = |rows: &str| {
        let text = format!("kind: Pod\nspec:\n  containers: [{{image: a}}]\n  tolerations:\n{rows}");
        let now = done(&text, &Request { onto: Some(Onto::Selector), ..request() });
        now.contains("  - key: virtual-kubelet.io/provider\n    operator: Exists\n")
    };
    assert!(with("  - operator: Exists\n    effect: NoExecute\n"));
    assert!(with("  - {key: virtual-kubelet.io/provider, operator: Exists, effect: NoExecute}\n"));
    assert!(!with("  - operator: Exists\n    effect: NoSchedule\n"));
    assert!(!with("  - {key: virtual-kubelet.io/provider, operator: Exists, effect: NoSchedule}\n"));
}

#[test]
fn a_truth_value_where_a_label_must_be_a_string_is_put_right() {
    let text = "kind: Pod\nmetadata:\n  labels:\n    alibabacloud.com/eci: true\n";
    let now = done(text, &Request { onto: Some(Onto::Label), ..request() });
    assert!(now.contains("    alibabacloud.com/eci: \"true\"\n"), "{now}");
}

#[test]
fn a_misplaced_annotation_is_named_and_moved_when_asked() {
    let text = include_str!("../../../../tests/corpus/misplaced.yaml");
    let notes = report(text, &request());
    assert!(notes.iter().any(|note| note.starts_with("6: Deployment wrong-level: k8s.aliyun.com/acr-instance-id does nothing here")), "{notes:?}");
    assert!(done(text, &request()).contains("cri-aaaaaaaaaaaaaaaa"));
    let now = done(text, &Request { move_misplaced: true, ..request() });
    assert!(!now.contains("cri-aaaaaaaaaaaaaaaa"), "{now}");
    assert!(now.contains("  annotations:\n    deployment.kubernetes.io/revision: \"3\"\nspec:"), "{now}");
}

#[test]
fn custom_kinds_are_named_and_left_alone_unless_asked() {
    for name in ["argo-rollout", "knative-service", "volcano-job", "ray-cluster", "kubeflow-pytorch", "operator-sample"]
    {
        let path = format!("{}/../../tests/corpus/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        assert_eq!(done(&text, &request()), text, "{name}");
        let notes = report(&text, &request());
        assert!(!notes.is_empty() && notes.iter().all(|note| note.contains("--all-kinds")), "{notes:?}");
    }
}

#[test]
fn a_diff_shows_lines_as_diff_does() {
    let outcome = annotate(POD, &request()).unwrap();
    let diff = diff::unified("pod.yaml", &diff::hunks(POD, &outcome.edits));
    let expected = "--- a/pod.yaml\n+++ b/pod.yaml\n@@ -2,6 +2,8 @@\n kind: Pod\n metadata:\n   name: a\n+  annotations:\n+    \
                    k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000\n spec:\n   containers:\n   - name: a\n";
    assert_eq!(diff, expected);
}

#[test]
fn images_of_a_workflows_templates_change_hosts_too() {
    let text = "\
apiVersion: argoproj.io/v1alpha1
kind: CronWorkflow
spec:
  workflowSpec:
    templates:
    - {name: a, container: {image: t-registry.cn-beijing.cr.aliyuncs.com/x/y}}
    - name: b
      script:
        image: t-registry.cn-beijing.cr.aliyuncs.com/x/y:1
        source: echo
      sidecars:
      - {name: s, image: t-registry.cn-beijing.cr.aliyuncs.com/x/z}
    - containerSet: {containers: [{image: t-registry.cn-beijing.cr.aliyuncs.com/x/y}]}
";
    let vpc = Request { all_kinds: true, network: Some(Network::Vpc), ..request() };
    let now = done(text, &vpc);
    assert_eq!(now.matches("t-registry-vpc.cn-beijing.cr.aliyuncs.com").count(), 4, "{now}");
    assert_eq!(now.matches("t-registry.cn-beijing").count(), 0, "{now}");
    let report = report(text, &vpc);
    assert!(report.iter().any(|note| note.starts_with("9: CronWorkflow: image host")), "{report:?}");
}

#[test]
fn the_report_speaks_of_flags_to_the_command_line_and_of_fields_to_the_page() {
    let text = include_str!("../../../../tests/corpus/argo-rollout.yaml");
    for note in annotate(text, &request()).unwrap().notes {
        for lang in Lang::ALL {
            assert!(note.text(lang, Reader::Command).contains("--all-kinds"));
            assert!(!note.text(lang, Reader::Page).contains("--"));
        }
    }
}

#[test]
fn a_diff_shows_lines_that_are_asked_for_beside_those_that_changed() {
    let text = format!("{POD}{}", "# c\n".repeat(20));
    let outcome = annotate(&text, &request()).unwrap();
    let hunks = diff::hunks_with(&text, &outcome.edits, &[5, 24, 99]);
    let ranges: Vec<_> = hunks.iter().map(|hunk| (hunk.old, hunk.new)).collect();
    assert_eq!(ranges, [((2, 6), (2, 8)), ((21, 6), (23, 6))]);
    assert!(hunks[1].lines.iter().all(|(mark, line)| *mark == diff::Mark::Same && line == "# c"));
    assert_eq!(diff::hunks_with(&text, &[], &[]), []);
}
