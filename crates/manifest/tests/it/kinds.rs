//! Every kind that holds pods, each with the place where the annotation belongs.

use std::fmt::Write as _;

use manifest::{InstanceId, Request, annotate};
use serde_norway::Value;

/// API version, kind, the keys to what holds the metadata, the metadata's own key, and whether it is Kubernetes' own.
type Home = (&'static str, &'static str, &'static [&'static str], &'static str, bool);

const TEMPLATE: &[&str] = &["spec", "template"];

const HOMES: &[Home] = &[
    ("v1", "Pod", &[], "metadata", true),
    ("v1", "PodTemplate", &["template"], "metadata", true),
    ("apps/v1", "Deployment", TEMPLATE, "metadata", true),
    ("apps/v1", "StatefulSet", TEMPLATE, "metadata", true),
    ("apps/v1", "DaemonSet", TEMPLATE, "metadata", true),
    ("apps/v1", "ReplicaSet", TEMPLATE, "metadata", true),
    ("v1", "ReplicationController", TEMPLATE, "metadata", true),
    ("batch/v1", "Job", TEMPLATE, "metadata", true),
    ("batch/v1", "CronJob", &["spec", "jobTemplate", "spec", "template"], "metadata", true),
    ("argoproj.io/v1alpha1", "Workflow", &["spec"], "podMetadata", false),
    ("argoproj.io/v1alpha1", "WorkflowTemplate", &["spec"], "podMetadata", false),
    ("argoproj.io/v1alpha1", "ClusterWorkflowTemplate", &["spec"], "podMetadata", false),
    ("argoproj.io/v1alpha1", "CronWorkflow", &["spec", "workflowSpec"], "podMetadata", false),
    ("argoproj.io/v1alpha1", "Rollout", TEMPLATE, "metadata", false),
    ("serving.knative.dev/v1", "Service", TEMPLATE, "metadata", false),
    ("apps.kruise.io/v1alpha1", "CloneSet", TEMPLATE, "metadata", false),
    ("apps.kruise.io/v1beta1", "StatefulSet", TEMPLATE, "metadata", false),
    ("batch.volcano.sh/v1alpha1", "Job", &["spec", "tasks", "0", "template"], "metadata", false),
    ("ray.io/v1", "RayCluster", &["spec", "headGroupSpec", "template"], "metadata", false),
    ("ray.io/v1", "RayJob", &["spec", "rayClusterSpec", "workerGroupSpecs", "0", "template"], "metadata", false),
    ("kubeflow.org/v1", "PyTorchJob", &["spec", "pytorchReplicaSpecs", "Master", "template"], "metadata", false),
    ("kubeflow.org/v1", "TFJob", &["spec", "tfReplicaSpecs", "Worker", "template"], "metadata", false),
    ("eci.alibabacloud.com/v1", "ImageCache", &[], "metadata", false),
    ("example.com/v1", "Anything", &["spec", "deep", "pod"], "metadata", false),
];

/// A manifest of the kind in block style, and the line before which the annotation comes.
fn manifest((api_version, kind, path, metadata, _): &Home) -> String {
    let mut text = format!("apiVersion: {api_version}\nkind: {kind} # 类型\n");
    let mut indent = 0;
    for (place, key) in path.iter().enumerate() {
        if *key == "0" {
            continue;
        }
        let pad = " ".repeat(indent);
        let item = path.get(place + 1) == Some(&"0");
        writeln!(text, "{pad}{key}:").unwrap();
        if item {
            writeln!(text, "{pad}  - name: first").unwrap();
        }
        indent += if item { 4 } else { 2 };
    }
    let pad = " ".repeat(indent);
    writeln!(text, "{pad}{metadata}:\n{pad}  labels: {{a: b}}").unwrap();
    match *kind {
        "ImageCache" => text.push_str("spec:\n  images: [x]\n"),
        _ if *metadata == "podMetadata" => writeln!(text, "{pad}entrypoint: main").unwrap(),
        _ => writeln!(text, "{pad}spec:\n{pad}  containers:\n{pad}  - name: a\n{pad}    image: b").unwrap(),
    }
    text
}

fn request(all_kinds: bool) -> Request {
    Request { instances: vec![InstanceId::parse("cri-nwj395hgf6f00000").unwrap()], all_kinds, ..Request::default() }
}

#[test]
fn the_annotation_goes_to_the_right_place_of_every_kind() {
    for home in HOMES {
        let (_, kind, path, metadata, built_in) = home;
        let text = manifest(home);
        let done = annotate(&text, &request(true)).unwrap_or_else(|refusal| panic!("{kind}: {refusal:?}\n{text}"));
        let depth = 2 * path.len() + 2;
        let pad = " ".repeat(depth);
        let written = format!("{pad}annotations:\n{pad}  k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000\n");
        assert_eq!(done.text, text.replace("labels: {a: b}\n", &format!("labels: {{a: b}}\n{written}")), "{kind}");
        let mut value: &Value = &serde_norway::from_str(&done.text).unwrap();
        for key in path.iter().chain([metadata, &"annotations"]) {
            value = key.parse::<usize>().map_or_else(|_| &value[*key], |at| &value[at]);
        }
        assert_eq!(value["k8s.aliyun.com/acr-instance-id"].as_str(), Some("cri-nwj395hgf6f00000"), "{kind}");
        let cautious = annotate(&text, &request(false)).unwrap();
        assert_eq!(cautious.edits.is_empty(), !built_in, "{kind}");
        assert!(!cautious.notes.is_empty(), "{kind} is not named in the report");
    }
}

#[test]
fn members_of_lists_are_done_as_if_they_stood_alone() {
    for (list, item) in [("List", "Deployment"), ("DeploymentList", "Deployment"), ("PodList", "Pod")] {
        let metadata = if item == "Pod" {
            "  metadata: {name: a}\n  spec: {containers: []}\n"
        } else {
            "  spec:\n    template:\n      metadata: {name: a}\n      spec: {containers: []}\n"
        };
        let text = format!("apiVersion: v1\nkind: {list}\nitems:\n- apiVersion: apps/v1\n  kind: {item}\n{metadata}");
        let text = text.replace("apps/v1\n  kind: Pod", "v1\n  kind: Pod");
        let done = annotate(&text, &request(false)).unwrap();
        let flow = "{name: a, annotations: {k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000}}";
        assert_eq!(done.text, text.replace("{name: a}", flow), "{list}");
    }
}
