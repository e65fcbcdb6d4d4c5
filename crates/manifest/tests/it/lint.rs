//! Every rule on a manifest that it is about, and on the same one put right.

use manifest::lint;

fn ids(text: &str, region: Option<&str>) -> Vec<(&'static str, usize)> {
    let findings = lint::lint(text, region).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"));
    findings.into_iter().map(|finding| (finding.rule.id, finding.line)).collect()
}

/// A pod whose annotations and spec are these flow mappings' entries; they stand on lines 4 and 6.
fn pod(annotations: &str, spec: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Pod\nmetadata:\n  annotations: {{{annotations}}}\nspec:\n  {{containers: [{{name: a}}], {spec}}}\n"
    )
}

fn image(host: &str) -> String {
    format!("initContainers: [{{image: {host}/a/b}}]")
}

#[test]
fn each_rule_finds_what_it_is_about_and_nothing_where_that_is_put_right() {
    let id = "k8s.aliyun.com/acr-instance-id";
    let cases: Vec<(&str, String, String)> = vec![
        ("host-path", pod("", "volumes: [{hostPath: {path: /}}]"), pod("", "volumes: [{emptyDir: {}}]")),
        ("host-namespace", pod("", "hostNetwork: true"), pod("", "hostNetwork: false")),
        ("host-namespace", pod("", "hostPID: true"), pod("", "")),
        (
            "host-port",
            pod("", "initContainers: [{ports: [{hostPort: 80}]}]"),
            pod("", "initContainers: [{ports: [{containerPort: 80}]}]"),
        ),
        (
            "privileged",
            pod("", "initContainers: [{securityContext: {privileged: true}}]"),
            pod("", "initContainers: [{securityContext: {privileged: false}}]"),
        ),
        (
            "reserved-port",
            pod("", "initContainers: [{ports: [{containerPort: 10250}]}]"),
            pod("", "initContainers: [{ports: [{containerPort: 10251}]}]"),
        ),
        (
            "pull-always",
            pod("k8s.aliyun.com/eci-auto-imc: \"true\"", "initContainers: [{imagePullPolicy: Always}]"),
            pod("", "initContainers: [{imagePullPolicy: Always}]"),
        ),
        (
            "size-rounds-up",
            pod("k8s.aliyun.com/eci-use-specs: 7-13Gi", ""),
            pod("k8s.aliyun.com/eci-use-specs: 8-16Gi", ""),
        ),
        ("both-forms", pod(&format!("{id}: cri-a, {id}s: cri-a"), ""), pod(&format!("{id}s: cri-a"), "")),
        ("singular-for-several", pod(&format!("{id}: \"cri-a,cri-b\""), ""), pod(&format!("{id}: cri-a"), "")),
        ("several-instances", pod(&format!("{id}s: \"cri-a,cri-b\""), ""), pod(&format!("{id}s: cri-a"), "")),
        (
            "masked",
            pod(&format!("{id}: \"cri-j36zhodptmyq****\""), ""),
            pod(&format!("{id}: cri-j36zhodptmyq0000"), ""),
        ),
        (
            "masked",
            pod("", &image("test****-registry.cn-beijing.cr.aliyuncs.com")),
            pod("", &image("test-registry.cn-beijing.cr.aliyuncs.com")),
        ),
        (
            "never-on-eci",
            pod(&format!("{id}: cri-a"), "nodeName: cn-beijing.192.168.0.1"),
            pod(&format!("{id}: cri-a"), "nodeName: virtual-kubelet-cn-beijing-h"),
        ),
        (
            "never-on-eci",
            pod(&format!("{id}: cri-a"), "nodeSelector: {type: gpu}"),
            pod("", "nodeSelector: {type: gpu}"),
        ),
        (
            "vpc-host-elsewhere",
            pod(&format!("{id}: \"cn-beijing:cri-a\""), &image("a-registry-vpc.cn-beijing.cr.aliyuncs.com")),
            pod(&format!("{id}: \"cn-beijing:cri-a\""), &image("a-registry.cn-beijing.cr.aliyuncs.com")),
        ),
        (
            "personal-host",
            pod("", &image("registry.cn-hangzhou.aliyuncs.com")),
            pod("", &image("a-registry.cn-hangzhou.cr.aliyuncs.com")),
        ),
        (
            "no-pull-secret",
            pod("", &image("docker.io")),
            pod("", &format!("imagePullSecrets: [{{name: s}}], {}", image("docker.io"))),
        ),
    ];
    for (rule, wrong, right) in &cases {
        assert!(ids(wrong, None).iter().any(|(id, _)| id == rule), "{rule}: {:?}\n{wrong}", ids(wrong, None));
        assert!(!ids(right, None).iter().any(|(id, _)| id == rule), "{rule}: {:?}\n{right}", ids(right, None));
    }
    let about: Vec<_> = cases.iter().map(|(rule, ..)| *rule).chain(["daemon-set", "node-port", "misplaced"]).collect();
    for rule in lint::ALL {
        assert!(about.contains(&rule.id), "{} has no case", rule.id);
    }
}

#[test]
fn kinds_and_services_are_looked_at_too() {
    assert_eq!(ids("apiVersion: apps/v1\nkind: DaemonSet\n", None), [("daemon-set", 2)]);
    assert_eq!(ids("apiVersion: v1\nkind: Service\nspec:\n  type: NodePort\n", None), [("node-port", 4)]);
    assert_eq!(ids("apiVersion: v1\nkind: Service\nspec:\n  type: ClusterIP\n", None), []);
    let text = include_str!("../../../../tests/corpus/misplaced.yaml");
    assert!(ids(text, None).contains(&("misplaced", 6)));
}

#[test]
fn the_clusters_region_tells_a_vpc_host_of_another() {
    let text = pod("", &image("a-registry-vpc.cn-beijing.cr.aliyuncs.com"));
    assert_eq!(ids(&text, Some("cn-hangzhou")), [("vpc-host-elsewhere", 6)]);
    assert_eq!(ids(&text, Some("cn-beijing")), []);
    assert_eq!(ids(&text, None), []);
}

#[test]
fn a_finding_names_its_object_its_path_and_its_page_in_both_languages() {
    let text = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n      - name: a\n        ports:\n        - {containerPort: 111}\n";
    let findings = lint::lint(text, None).unwrap();
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(finding.path, "spec.template.spec.containers[0].ports[0].containerPort");
    assert_eq!((finding.object.as_str(), finding.line), ("Deployment web", 10));
    assert_eq!(
        finding.text(plan::Lang::En),
        "Deployment web: ECI's own agents use ports 111, 10250 and 10255 (111). Let the program listen on another port."
    );
    assert!(finding.text(plan::Lang::ZhCn).starts_with("Deployment web：端口 111"));
}
