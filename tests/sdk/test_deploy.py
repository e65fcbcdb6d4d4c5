"""The manifests in deploy/, judged by the official schemas, and for what they promise."""

from pathlib import Path

import kubernetes_validate
import yaml

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"


def manifests():
    return [one for one in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text()) if one]


def only(kind):
    [found] = [one for one in manifests() if one["kind"] == kind]
    return found


def test_every_manifest_is_what_its_schema_says():
    kinds = []
    for manifest in manifests():
        kubernetes_validate.validate(manifest, "1.33", strict=True)
        kinds.append(manifest["kind"])
    assert {"Deployment", "Service", "NetworkPolicy", "PodDisruptionBudget"} <= set(kinds)


def test_the_pod_is_nobody_s_root_and_says_when_it_is_well():
    deployment = only("Deployment")
    assert deployment["spec"]["replicas"] == 2
    pod = deployment["spec"]["template"]["spec"]
    [container] = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"] and container["securityContext"]["readOnlyRootFilesystem"]
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert container["livenessProbe"]["httpGet"]["path"] == "/healthz"
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert container["resources"]["limits"]["memory"]


def test_no_secret_stands_in_a_manifest():
    assert not [one for one in manifests() if one["kind"] == "Secret"]
    [container] = only("Deployment")["spec"]["template"]["spec"]["containers"]
    secret = [one for one in container["env"] if "KEY_ID" in one["name"] or "SECRET" in one["name"] or "DATABASE" in one["name"]]
    assert len(secret) == 3 and all("secretKeyRef" in one["valueFrom"] for one in secret)


def test_who_listens_beyond_loopback_says_so_loudly_and_lets_only_a_proxy_in():
    [container] = only("Deployment")["spec"]["template"]["spec"]["containers"]
    assert "--i-know-that-everybody-who-reaches-this-address-can-launch" in container["args"]
    [rule] = only("NetworkPolicy")["spec"]["ingress"]
    assert rule["from"] and all("namespaceSelector" in one for one in rule["from"])


def test_the_image_is_built_from_debian_and_runs_as_a_number():
    lines = (DEPLOY / "Dockerfile").read_text().splitlines()
    assert {line.split()[1] for line in lines if line.startswith("FROM ")} == {"debian:trixie-slim"}
    assert [line for line in lines if line.startswith("USER ")] == ["USER 10001:10001"]
