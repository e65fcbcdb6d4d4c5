//! Manifests of plans that use what the documentation's short example does not.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use plan::render::{CannotExpress, Format, Rendered, render};
use plan::{Draft, Lang, Sheet, normalise, secret};
use serde_norway::Value;

#[path = "golden_kubernetes/plans.rs"]
mod plans;

use plans::{LARGE, SMALL};

fn sheet(base: &[(&str, &str)], more: &[(&str, &str)]) -> Sheet {
    normalise(&base.iter().chain(more).copied().collect::<Draft>()).0
}

fn pod(base: &[(&str, &str)], more: &[(&str, &str)]) -> (Value, Rendered) {
    let rendered = render(Format::Kubernetes, &sheet(base, more)).unwrap();
    (serde_norway::from_str(&rendered.text).unwrap(), rendered)
}

fn annotation(document: &Value, name: &str) -> Option<String> {
    document["metadata"]["annotations"][format!("k8s.aliyun.com/{name}")].as_str().map(str::to_owned)
}

#[test]
fn a_large_plan_is_written_line_by_line_as_expected() {
    let sheet = sheet(LARGE, &[]);
    let pod = render(Format::Kubernetes, &sheet).unwrap();
    assert_eq!(pod.text, include_str!("golden/large.yaml"));
    let deployment = render(Format::KubernetesDeployment, &sheet).unwrap();
    assert_eq!(deployment.text, include_str!("golden/large.deployment.yaml"));
    assert_eq!(deployment.notes, pod.notes);
}

/// The large plan with another restart policy and a schedule.
fn ending() -> Sheet {
    let more =
        [("RestartPolicy", "Never"), ("ActiveDeadlineSeconds", "3600"), ("Berth.Schedule", "*/30 8-18 * * mon-fri")];
    sheet(LARGE, &more)
}

#[test]
fn every_other_kind_is_written_line_by_line_as_expected() {
    let large = sheet(LARGE, &[]);
    for (format, sheet, golden) in [
        (Format::KubernetesStatefulset, &large, include_str!("golden/large.statefulset.yaml")),
        (Format::KubernetesJob, &ending(), include_str!("golden/large.job.yaml")),
        (Format::KubernetesCronjob, &ending(), include_str!("golden/large.cronjob.yaml")),
        (Format::ImageCache, &large, include_str!("golden/large.imagecache.yaml")),
    ] {
        assert_eq!(render(format, sheet).unwrap().text, golden, "{format:?}");
    }
}

#[test]
fn no_secret_is_in_a_manifest_and_the_notes_say_what_to_create() {
    let (_, rendered) = pod(LARGE, &[]);
    let english: Vec<&str> = rendered.notes.iter().map(|note| note.text(Lang::En)).collect();
    for text in english.iter().copied().chain([rendered.text.as_str()]) {
        assert!(!text.contains("hunter2"), "{text}");
    }
    assert!(english.iter().any(|text| text.contains(
        "kubectl create secret docker-registry harbor.example.com-5000-login \
         --docker-server=harbor.example.com:5000 --docker-username='it'\\''s me'"
    )));
    assert!(english.iter().any(|text| text.contains("kubectl create secret generic web --from-literal=web.TOKEN=…")));
    assert!(english.iter().any(|text| text.contains("ConfigMap named files with these keys: app_app.conf")));
    assert!(english.iter().any(|text| text.contains("Tags left out: a:b")));
    assert!(english.iter().any(|text| text.contains("AcrRegistryInfo.1.Domain.1")));
}

#[test]
fn a_masked_draft_renders_to_the_same_manifest() {
    let draft: Draft = LARGE.iter().copied().collect();
    let (masked, _) = normalise(&secret::mask(&draft));
    let text = render(Format::Kubernetes, &masked).unwrap().text;
    assert_eq!(text, include_str!("golden/large.yaml"));
}

#[test]
fn a_secret_that_no_secret_object_can_hold_is_masked() {
    let variable = [
        ("Container.1.EnvironmentVar.1.Key", "A B"),
        ("Container.1.EnvironmentVar.1.Value", "hunter2"),
        ("Berth.Secret.1", "Container.1.EnvironmentVar.1.Value"),
    ];
    let (document, rendered) = pod(SMALL, &variable);
    assert_eq!(document["spec"]["containers"][0]["env"][0]["value"], secret::MASK);
    assert!(rendered.notes[0].text(Lang::En).contains(secret::MASK));
}

#[test]
fn one_instance_is_named_in_the_singular_unless_the_plural_is_chosen() {
    let id = ("AcrRegistryInfo.1.InstanceId", "cri-nwj395hg00000000");
    let (document, _) = pod(SMALL, &[id]);
    assert_eq!(annotation(&document, "acr-instance-id").as_deref(), Some("cri-nwj395hg00000000"));
    assert_eq!(annotation(&document, "acr-instance-ids"), None);
    let (document, _) = pod(SMALL, &[id, ("Berth.Annotation", "Plural")]);
    assert_eq!(annotation(&document, "acr-instance-ids").as_deref(), Some("cri-nwj395hg00000000"));
    assert_eq!(annotation(&document, "acr-instance-id"), None);
}

#[test]
fn several_instances_are_joined_and_the_reader_is_warned() {
    let two = [
        ("AcrRegistryInfo.1.InstanceId", "cri-nwj395hg00000000"),
        ("AcrRegistryInfo.2.InstanceId", "cri-nwj395hg11111111"),
        ("AcrRegistryInfo.2.RegionId", "cn-shanghai"),
    ];
    let (document, rendered) = pod(SMALL, &two);
    let ids = annotation(&document, "acr-instance-ids");
    assert_eq!(ids.as_deref(), Some("cri-nwj395hg00000000,cn-shanghai:cri-nwj395hg11111111"));
    assert!(rendered.notes[0].text(Lang::En).contains("several ACR Enterprise Edition instances"));
}

#[test]
fn a_pod_gets_onto_eci_by_label_or_by_selector() {
    let (document, _) = pod(SMALL, &[("Berth.Onto", "Label")]);
    assert_eq!(document["metadata"]["labels"]["alibabacloud.com/eci"], "true");
    let (document, _) = pod(SMALL, &[("Berth.Onto", "Selector")]);
    assert_eq!(document["spec"]["nodeSelector"]["type"], "virtual-kubelet");
    assert_eq!(document["spec"]["tolerations"][0]["key"], "virtual-kubelet.io/provider");
    assert_eq!(document["spec"]["tolerations"][0]["operator"], "Exists");
    let (document, _) = pod(SMALL, &[]);
    assert!(document["metadata"]["labels"].is_null() && document["spec"]["nodeSelector"].is_null());
}

#[test]
fn a_deployment_refuses_what_is_meant_to_end() {
    for policy in ["Never", "OnFailure"] {
        let refusal = render(Format::KubernetesDeployment, &sheet(SMALL, &[("RestartPolicy", policy)])).unwrap_err();
        assert!(refusal.reason(Lang::En).contains(policy) && refusal.reason(Lang::ZhCn).contains(policy));
    }
    assert!(render(Format::KubernetesDeployment, &sheet(SMALL, &[("RestartPolicy", "Always")])).is_ok());
}

#[test]
fn a_deployment_says_that_it_has_no_active_period() {
    let sheet = sheet(SMALL, &[("ActiveDeadlineSeconds", "3600")]);
    let deployment = render(Format::KubernetesDeployment, &sheet).unwrap();
    assert!(!deployment.text.contains("activeDeadlineSeconds"));
    assert!(deployment.notes[0].text(Lang::En).contains("3600 s"));
    assert!(render(Format::Kubernetes, &sheet).unwrap().text.contains("activeDeadlineSeconds: 3600\n"));
}

fn refusal(format: Format, more: &[(&str, &str)]) -> CannotExpress {
    render(format, &sheet(SMALL, more)).unwrap_err()
}

fn notes(rendered: &Rendered) -> String {
    rendered.notes.iter().map(|note| note.text(Lang::En)).collect::<Vec<_>>().join("\n")
}

#[test]
fn kinds_that_run_for_ever_refuse_an_end_and_kinds_that_end_refuse_to_run_for_ever() {
    for (format, policies) in [
        (Format::KubernetesStatefulset, ["Never", "OnFailure"].as_slice()),
        (Format::KubernetesJob, &["Always"]),
        (Format::KubernetesCronjob, &["Always"]),
    ] {
        for policy in policies {
            let refused = refusal(format, &[("RestartPolicy", policy)]);
            for lang in Lang::ALL {
                assert!(refused.reason(lang).contains(policy), "{}", refused.reason(lang));
            }
        }
        for other in ["Always", "Never", "OnFailure"].into_iter().filter(|other| !policies.contains(other)) {
            assert!(render(format, &sheet(SMALL, &[("RestartPolicy", other)])).unwrap().text.contains(other));
        }
    }
}

#[test]
fn a_plan_without_a_restart_policy_gets_the_kinds_own_and_a_note() {
    for format in [Format::KubernetesJob, Format::KubernetesCronjob] {
        let rendered = render(format, &sheet(SMALL, &[])).unwrap();
        assert!(rendered.text.contains("restartPolicy: OnFailure\n"));
        assert!(notes(&rendered).contains("no restart policy"), "{}", notes(&rendered));
    }
    for format in [Format::Kubernetes, Format::KubernetesDeployment, Format::KubernetesStatefulset] {
        let rendered = render(format, &sheet(SMALL, &[])).unwrap();
        assert!(!rendered.text.contains("restartPolicy") && !notes(&rendered).contains("restart policy"));
    }
}

#[test]
fn a_cron_job_has_the_plans_schedule_or_one_at_night() {
    let own = render(Format::KubernetesCronjob, &sheet(SMALL, &[("Berth.Schedule", "*/5 * * * *")])).unwrap();
    assert!(own.text.contains("  schedule: \"*/5 * * * *\"\n") && notes(&own).contains("time zone"));
    let none = render(Format::KubernetesCronjob, &sheet(SMALL, &[])).unwrap();
    assert!(none.text.contains("  schedule: \"0 2 * * *\"\n") && notes(&none).contains("no Berth.Schedule"));
}

#[test]
fn the_annotations_and_labels_of_every_kind_stand_at_the_pods_level() {
    let more = [("AcrRegistryInfo.1.InstanceId", "cri-nwj395hg00000000"), ("Berth.Onto", "Label")];
    let sheet = sheet(SMALL, &more);
    for (format, road) in [
        (Format::Kubernetes, ["metadata"].as_slice()),
        (Format::KubernetesDeployment, &["spec", "template", "metadata"]),
        (Format::KubernetesStatefulset, &["spec", "template", "metadata"]),
        (Format::KubernetesJob, &["spec", "template", "metadata"]),
        (Format::KubernetesCronjob, &["spec", "jobTemplate", "spec", "template", "metadata"]),
    ] {
        let document: Value = serde_norway::from_str(&render(format, &sheet).unwrap().text).unwrap();
        let metadata = road.iter().fold(&document, |here, name| &here[*name]);
        assert_eq!(metadata["annotations"]["k8s.aliyun.com/acr-instance-id"], "cri-nwj395hg00000000", "{format:?}");
        assert_eq!(metadata["labels"]["alibabacloud.com/eci"], "true", "{format:?}");
        if road.len() > 1 {
            assert!(document["metadata"]["annotations"].is_null(), "{format:?}");
        }
    }
}

#[test]
fn a_job_is_ended_as_a_whole_and_a_stateful_set_never() {
    let sheet = sheet(SMALL, &[("ActiveDeadlineSeconds", "3600")]);
    let job: Value = serde_norway::from_str(&render(Format::KubernetesJob, &sheet).unwrap().text).unwrap();
    assert_eq!(job["spec"]["activeDeadlineSeconds"], 3600);
    assert!(job["spec"]["template"]["spec"]["activeDeadlineSeconds"].is_null());
    let set = render(Format::KubernetesStatefulset, &sheet).unwrap();
    assert!(
        !set.text.contains("activeDeadlineSeconds") && notes(&set).contains("A StatefulSet knows no active period")
    );
}

#[test]
fn a_stateful_set_says_which_service_it_needs() {
    let set = render(Format::KubernetesStatefulset, &sheet(SMALL, &[])).unwrap();
    let document: Value = serde_norway::from_str(&set.text).unwrap();
    assert_eq!(document["spec"]["serviceName"], "web");
    assert!(notes(&set).contains("kubectl create service clusterip web --clusterip=None"));
    let digit = render(Format::KubernetesStatefulset, &sheet(SMALL, &[("ContainerGroupName", "1-web")])).unwrap();
    assert!(notes(&digit).contains("begins with a letter"));
}

#[test]
fn a_name_that_a_kind_cannot_carry_is_refused() {
    for (format, most) in
        [(Format::KubernetesStatefulset, 52), (Format::KubernetesCronjob, 52), (Format::KubernetesJob, 63)]
    {
        let name = "a".repeat(most);
        assert!(render(format, &sheet(SMALL, &[("ContainerGroupName", &name)])).is_ok());
        let refused = refusal(format, &[("ContainerGroupName", &(name + "a"))]);
        assert!(refused.reason(Lang::En).contains(&most.to_string()), "{}", refused.reason(Lang::En));
    }
}

#[test]
fn an_image_cache_has_each_image_once_and_what_its_definition_knows() {
    let more = [
        ("Container.2.Name", "again"),
        ("Container.2.Image", "hub.example.com/eci_test/nginx:1.0"),
        ("AcrRegistryInfo.1.InstanceId", "cri-nwj395hg00000000"),
        ("ImageRegistryCredential.1.Server", "harbor.example.com"),
        ("ImageRegistryCredential.1.UserName", "me"),
        ("ImageRegistryCredential.1.Password", "hunter2"),
        ("AutoCreateEip", "true"),
        ("CpuArchitecture", "ARM64"),
    ];
    let cache = render(Format::ImageCache, &sheet(SMALL, &more)).unwrap();
    let document: Value = serde_norway::from_str(&cache.text).unwrap();
    assert_eq!(document["apiVersion"], "eci.alibabacloud.com/v1");
    assert_eq!(document["spec"]["images"].as_sequence().unwrap().len(), 1);
    assert_eq!(document["spec"]["imagePullSecrets"][0], "default:harbor.example.com-login");
    let known: Vec<&str> = document["spec"].as_mapping().unwrap().keys().filter_map(Value::as_str).collect();
    assert_eq!(known, ["images", "imagePullSecrets"]);
    for name in ["acr-instance-id", "acr-instance-ids"] {
        assert_eq!(annotation(&document, name).as_deref(), Some("cri-nwj395hg00000000"));
    }
    assert_eq!(annotation(&document, "imc-cpu-arch").as_deref(), Some("arm64"));
    let notes = notes(&cache);
    assert!(notes.contains("NAT gateway"), "{notes}");
    assert!(notes.contains("Left out: Container.N.Name."), "{notes}");
    assert!(!notes.contains("hunter2") && !cache.text.contains("hunter2"));
}

#[test]
fn what_has_no_counterpart_is_named() {
    let strange = [("OsType", "Linux"), ("EipBandwidth", "5"), ("Container.1.EnvironmentVarHide", "true")];
    let (_, rendered) = pod(SMALL, &strange);
    let note = rendered.notes[0].text(Lang::En);
    for (name, _) in strange {
        assert!(note.contains(name), "{note}");
    }
}

#[test]
fn a_long_name_is_cut_where_a_label_may_not_be_longer() {
    let name = format!("{}-b{}", "a".repeat(62), "c".repeat(20));
    let text = render(Format::KubernetesDeployment, &sheet(SMALL, &[("ContainerGroupName", &name)])).unwrap().text;
    let document: Value = serde_norway::from_str(&text).unwrap();
    assert_eq!(document["metadata"]["name"], name.as_str());
    let label = "a".repeat(62);
    assert_eq!(document["spec"]["selector"]["matchLabels"]["app"], label.as_str());
    assert_eq!(document["spec"]["template"]["metadata"]["labels"]["app"], label.as_str());
}

#[test]
fn a_half_filled_draft_invents_nothing() {
    let (document, rendered) = pod(&[], &[("Container.1.Name", "web")]);
    assert_eq!(rendered.text, "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: web\n");
    assert!(document["metadata"].is_null());
    assert!(rendered.notes[0].text(Lang::En).contains("no name yet"));
    let (_, rendered) = pod(&[], &[]);
    assert_eq!(rendered.text, "apiVersion: v1\nkind: Pod\n");
    let deployment = render(Format::KubernetesDeployment, &sheet(&[], &[])).unwrap();
    assert_eq!(deployment.text, "apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 1\n");
}
