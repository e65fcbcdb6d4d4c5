//! A plan begun from a manifest: what a plan is rendered to leads back to it, and what has no place is named.

use std::collections::BTreeMap;

use manifest::draft::{Begun, Why, draft};
use plan::render::kubernetes::{ANNOTATIONS, EIP_ANNOTATIONS, Kind, workload};
use plan::{Draft, Lang, normalise, secret};

#[path = "../../../plan/tests/golden_kubernetes/plans.rs"]
#[allow(dead_code)]
mod plans;

fn begun(text: &str) -> Begun {
    draft(text, Some("cn-hangzhou")).unwrap().unwrap_or_else(|| panic!("no pods in\n{text}"))
}

/// Paths of what was left out, with the reason.
fn left(begun: &Begun) -> Vec<(&str, Why)> {
    begun.left_out.iter().map(|left| (left.path.as_str(), left.why)).collect()
}

fn rendered(kind: Kind, draft: &Draft) -> String {
    workload(kind, &normalise(&secret::mask(draft)).0).unwrap().text
}

/// The parameters that would be sent.
fn parameters(draft: &Draft) -> BTreeMap<String, String> {
    normalise(draft).0.parameters().iter().map(|parameter| (parameter.name.clone(), parameter.value.clone())).collect()
}

/// Parameters that Kubernetes has no place for, or keeps in a Secret.
const NOT_HELD: [&str; 5] =
    ["ImageRegistryCredential.", "Container.1.EnvironmentVar.3.", "Berth.Secret", "Tag.2.", "AcrRegistryInfo.1.Domain"];

#[test]
fn what_a_plan_is_rendered_to_leads_back_to_the_same_plan() {
    let files = "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: files}\ndata: {app_app.conf: liumi}\n";
    for kind in Kind::ALL {
        let held = plans::LARGE.iter().filter(|(name, _)| !NOT_HELD.iter().any(|not| name.starts_with(not)));
        let mut plan: Draft = held.copied().collect();
        plan.set("Volume.1.EmptyDirVolume.Medium", "Memory");
        plan.set("Volume.4.FlexVolume.Options", "{\"size\":\"20\",\"volumeId\":\"d-1\"}");
        if matches!(kind, Kind::Job | Kind::CronJob) {
            plan.set("RestartPolicy", "Never");
            plan.set("ActiveDeadlineSeconds", "3600");
        }
        if *kind == Kind::CronJob {
            plan.set("Berth.Schedule", "*/5 * * * *");
        }
        let text = rendered(*kind, &plan);
        let begun = begun(&format!("{text}{files}"));
        assert_eq!(parameters(&begun.draft), parameters(&plan), "{kind:?}");
        assert_eq!(rendered(*kind, &begun.draft), text, "{kind:?}");
        let service = ("spec.serviceName", Why::NoPlace);
        let expected = if *kind == Kind::StatefulSet { vec![service] } else { Vec::new() };
        assert_eq!(left(&begun), expected, "{kind:?}\n{text}");
    }
}

#[test]
fn what_kubernetes_keeps_in_secrets_is_named_and_waits_to_be_typed() {
    let plan: Draft = plans::LARGE.iter().copied().collect();
    let text = rendered(Kind::Pod, &plan);
    let begun = begun(&text);
    let variable = "Container.1.EnvironmentVar.3";
    assert_eq!(begun.draft.get(&format!("{variable}.Key")), "TOKEN");
    assert_eq!(begun.draft.get(&format!("{variable}.Value")), "");
    assert!(secret::is_secret(&begun.draft, &format!("{variable}.Value")));
    let expected = [
        ("spec.imagePullSecrets[0]", Why::PullSecret),
        ("spec.containers[0].env[2].valueFrom.secretKeyRef", Why::Secret),
        ("spec.containers[0].volumeMounts[1]", Why::NoVolume),
        ("spec.volumes[1].configMap", Why::ConfigMap),
        ("spec.volumes[1].name", Why::NoPlace),
    ];
    let mut found = left(&begun);
    found.sort_by_key(|(path, _)| expected.iter().position(|(other, _)| other == path));
    assert_eq!(found, expected, "{text}");
    let secret = begun.left_out.iter().find(|left| left.why == Why::Secret).unwrap();
    assert_eq!(text.lines().nth(secret.line - 1).unwrap().trim(), "secretKeyRef:");
    assert_eq!(
        secret.text(Lang::En),
        format!("{} (line {}): its value lies in a Secret: type it into the plan", secret.path, secret.line)
    );
}

#[test]
fn every_annotation_that_a_parameter_becomes_leads_back_to_it() {
    let values = [
        ("EipBandwidth", "10"),
        ("EipISP", "BGP"),
        ("SpotStrategy", "SpotAsPriceGo"),
        ("ScheduleStrategy", "VSwitchRandom"),
        ("AutoMatchImageCache", "true"),
        ("Ipv6GatewayBandwidthEnable", "true"),
        ("DataCacheBurstingEnabled", "true"),
    ];
    for (parameter, annotation) in ANNOTATIONS.iter().chain(EIP_ANNOTATIONS) {
        let value = values.iter().find(|(name, _)| name == parameter).map_or("x1", |(_, value)| value);
        let text = format!(
            "kind: Pod\nmetadata: {{annotations: {{k8s.aliyun.com/{annotation}: \"{value}\"}}}}\nspec: {{containers: [{{name: a}}]}}\n"
        );
        let begun = begun(&text);
        assert_eq!((begun.draft.get(parameter), left(&begun)), (value, vec![]), "{text}");
    }
    for (annotation, parameter, value) in [
        ("k8s.aliyun.com/eci-use-specs: 2-4Gi", "Memory", "4"),
        ("k8s.aliyun.com/eci-use-specs: \"ecs.c6.large,ecs.c7.large\"", "InstanceType", "ecs.c6.large,ecs.c7.large"),
        ("k8s.aliyun.com/eci-extra-ephemeral-storage: 50Gi", "EphemeralStorage", "50"),
        ("k8s.aliyun.com/eci-enable-ipv6: \"true\"", "Ipv6AddressCount", "1"),
        ("k8s.aliyun.com/eci-custom-tags: \"a:b,c:d\"", "Tag.2.Value", "d"),
        ("k8s.aliyun.com/eci-image-cache: \"true\"", "AutoMatchImageCache", "true"),
        ("kubernetes.io/egress-bandwidth: 10M", "EgressBandwidth", "10000000"),
        ("k8s.aliyun.com/acr-instance-ids: \"cri-a,cn-beijing:cri-b\"", "AcrRegistryInfo.2.RegionId", "cn-beijing"),
    ] {
        let begun =
            begun(&format!("kind: Pod\nmetadata:\n  annotations:\n    {annotation}\nspec:\n  containers: []\n"));
        assert_eq!((begun.draft.get(parameter), left(&begun)), (value, vec![]), "{annotation}");
    }
}

#[test]
fn what_a_plan_has_no_place_for_is_named_with_its_line() {
    let text = "\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web, tier: front}
      annotations:
        prometheus.io/scrape: \"true\"
    spec:
      serviceAccountName: web
      dnsPolicy: ClusterFirst
      nodeSelector: {}
      containers:
      - name: web
        image: hub.example.com/web:1
        ports:
        - {name: http, containerPort: 8080}
        startupProbe: {tcpSocket: {port: 8080}}
        readinessProbe: {httpGet: {path: /ready, port: http}}
        livenessProbe: {httpGet: {port: admin}}
        resources:
          requests: {cpu: 250m, memory: 256Mi}
          limits: {cpu: 500m, memory: 256Mi}
---
apiVersion: v1
kind: Service
metadata: {name: web}
---
apiVersion: batch/v1
kind: Job
metadata: {name: later}
spec: {template: {spec: {containers: [{name: a, image: b}]}}}
";
    let begun = begun(text);
    assert_eq!(begun.object, "Deployment web");
    for (name, value) in [
        ("RegionId", "cn-hangzhou"),
        ("ContainerGroupName", "web"),
        ("Container.1.Image", "hub.example.com/web:1"),
        ("Container.1.Port.1.Port", "8080"),
        ("Container.1.ReadinessProbe.HttpGet.Port", "8080"),
        ("Container.1.Cpu", "0.5"),
        ("Container.1.Memory", "0.25"),
    ] {
        assert_eq!(begun.draft.get(name), value, "{name}");
    }
    let found: Vec<_> = begun.left_out.iter().map(|left| (left.line, left.path.as_str(), left.why)).collect();
    let container = "spec.template.spec.containers[0]";
    let expected = [
        (5, "metadata.namespace".to_owned(), Why::NoPlace),
        (7, "spec.replicas".to_owned(), Why::Replicas),
        (11, "spec.template.metadata.labels.tier".to_owned(), Why::NoPlace),
        (12, "spec.template.metadata.annotations".to_owned(), Why::NoPlace),
        (15, "spec.template.spec.serviceAccountName".to_owned(), Why::NoPlace),
        (16, "spec.template.spec.dnsPolicy".to_owned(), Why::Value),
        (22, format!("{container}.ports[0].name"), Why::NoPlace),
        (23, format!("{container}.startupProbe"), Why::NoPlace),
        (25, format!("{container}.livenessProbe.httpGet.port"), Why::NoPort),
        (27, format!("{container}.resources.requests.cpu"), Why::NoPlace),
        (30, "Service web".to_owned(), Why::NoPods),
        (34, "Job later".to_owned(), Why::OtherPods),
    ];
    assert_eq!(found, expected.each_ref().map(|(line, path, why)| (*line, path.as_str(), *why)));
}

#[test]
fn texts_of_a_config_map_in_the_same_stream_come_along() {
    let text = "\
kind: Pod
metadata: {generateName: web-}
spec:
  containers:
  - name: a
    image: b
    envFrom:
    - {prefix: P_, configMapRef: {name: settings}}
    - secretRef: {name: s}
    env:
    - {name: ONE, valueFrom: {configMapKeyRef: {name: settings, key: one}}}
    - {name: GONE, valueFrom: {configMapKeyRef: {name: other, key: one}}}
    volumeMounts:
    - {name: files, mountPath: /etc/a}
  volumes:
  - name: files
    configMap: {name: settings, items: [{key: one, path: one.txt, mode: 0600}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {one: foo}
";
    let begun = begun(text);
    let variables: Vec<_> = (1..=3)
        .map(|row| {
            let name = format!("Container.1.EnvironmentVar.{row}");
            (begun.draft.get(&format!("{name}.Key")), begun.draft.get(&format!("{name}.Value")))
        })
        .collect();
    assert_eq!(variables, [("P_one", "foo"), ("ONE", "foo"), ("GONE", "")]);
    let file = "Volume.1.ConfigFileVolume.ConfigFileToPath.1";
    let file = ["Path", "Content", "Mode"].map(|name| begun.draft.get(&format!("{file}.{name}")));
    assert_eq!(file, ["one.txt", "Zm9v", "0600"]);
    assert_eq!(begun.draft.get("ContainerGroupName"), "web");
    let expected = [
        ("spec.containers[0].envFrom[1]", Why::Secret),
        ("spec.containers[0].env[1].valueFrom.configMapKeyRef", Why::ConfigMap),
    ];
    assert_eq!(left(&begun), expected);
}

#[test]
fn nothing_in_the_corpus_is_lost_in_silence() {
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let mut drafts = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let Ok(Some(begun)) = draft(&text, None) else { continue };
        drafts += 1;
        assert!(!begun.draft.is_empty() || !begun.left_out.is_empty(), "{}", path.display());
        let lines = text.lines().count();
        assert!(begun.left_out.iter().all(|left| left.line <= lines && !left.path.is_empty()), "{}", path.display());
    }
    assert!(drafts > 50, "{drafts}");
}

#[test]
fn a_stream_without_pods_begins_no_plan() {
    assert_eq!(draft("kind: Service\nmetadata: {name: a}\n", None).unwrap(), None);
    assert_eq!(draft("", None).unwrap(), None);
    assert!(draft("a: [", None).is_err());
}
