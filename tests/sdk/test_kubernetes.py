"""Manifests of many plans, judged by the official JSON schemas and by readers of YAML that are not ours."""

import json
import os
import subprocess
from io import StringIO

import jsonschema
import kubernetes_validate
import right_plans as plans
import pytest
import yaml
from jsonschema.validators import Draft202012Validator
from kubernetes_validate.utils import schema_contents
from referencing import Registry, Resource
from ruamel.yaml import YAML

KINDS = ["kubernetes", "kubernetes-deployment", "kubernetes-statefulset", "kubernetes-job", "kubernetes-cronjob"]
SEEDS = range(500)


def render(asked):
    """The answers of one process to many (format, document) pairs."""
    target = os.environ.get("CARGO_TARGET_DIR", plans.ROOT / "target")
    subprocess.run(["cargo", "build", "--quiet", "--locked", "-p", "plan", "--example", "render_right"], cwd=plans.ROOT, check=True)
    lines = "\n".join(json.dumps({"format": name, "document": document}) for name, document in asked)
    run = subprocess.run([f"{target}/debug/examples/render_right"], input=lines.encode(), capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture(scope="module")
def drawn():
    return [plans.plan(seed) for seed in SEEDS]


@pytest.fixture(scope="module")
def rendered(drawn):
    """For each format, the answers in the order of the seeds."""
    formats = [*KINDS, "image-cache"]
    answers = iter(render((name, document) for name in formats for document, _ in drawn))
    return {name: [next(answers) for _ in drawn] for name in formats}


def pod_of(manifest):
    spec = manifest["spec"]
    if manifest["kind"] == "CronJob":
        spec = spec["jobTemplate"]["spec"]
    return manifest if manifest["kind"] == "Pod" else spec["template"]


def test_the_plans_have_every_field_and_are_right(drawn, rendered):
    seen = set().union(*(names for _, names in drawn))
    assert seen == set(plans.FIELDS) - plans.RESERVED
    for answers in rendered.values():
        assert [answer["problems"] for answer in answers if "problems" in answer] == []


@pytest.fixture(scope="module")
def judge():
    """kubernetes_validate.validate in its strict form, with each schema read once instead of once a manifest."""
    version = kubernetes_validate.latest_version()
    folder = f"kubernetes-json-schema/v{version}-local-strict"
    definitions = Resource.from_contents(schema_contents(f"{folder}/_definitions.json", version))
    validators = {}

    def validate(manifest):
        name = f"{manifest['kind'].lower()}-{manifest['apiVersion'].replace('/', '-')}"
        if name not in validators:
            # Once each, in its own words.
            kubernetes_validate.validate(manifest, version, strict=True)
            schema = schema_contents(f"{folder}/{name}.json", version)
            registry = definitions @ (Resource.from_contents(schema) @ Registry())
            validators[name] = Draft202012Validator(schema, registry=registry)
        validators[name].validate(manifest)

    return validate


@pytest.mark.parametrize("kind", KINDS)
def test_the_official_schema_takes_every_manifest(kind, rendered, judge):
    texts = [answer["text"] for answer in rendered[kind] if "text" in answer]
    refused = [answer["cannot"] for answer in rendered[kind] if "cannot" in answer]
    assert len(texts) > 100
    assert len(texts) + len(refused) == len(SEEDS)
    assert (kind == "kubernetes") == (refused == [])
    for text in texts:
        judge(yaml.load(text, yaml.CSafeLoader))


def test_the_judge_refuses_what_is_no_manifest(judge):
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "a", "image": "b"}]}}
    judge(pod)
    for wrong in ({"containers": [{"image": "b"}]}, {"containers": [{"name": "a"}], "unheardOf": 1}):
        with pytest.raises(jsonschema.ValidationError):
            judge(pod | {"spec": wrong})


@pytest.mark.parametrize("kind", KINDS)
def test_readers_of_both_versions_of_yaml_see_the_same(kind, rendered):
    later = YAML(typ="safe", pure=True)
    later.version = (1, 2)
    for answer in rendered[kind][::25]:
        if "text" in answer:
            assert later.load(StringIO(answer["text"])) == yaml.load(answer["text"], yaml.CSafeLoader)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_values_come_back_as_they_went_in(kind, drawn, rendered):
    compared = 0
    for (document, _), answer in zip(drawn, rendered[kind], strict=True):
        if "text" not in answer:
            continue
        containers = pod_of(yaml.load(answer["text"], yaml.CSafeLoader))["spec"]["containers"]
        for given, shown in zip(document["Container"], containers, strict=True):
            assert shown.get("command", []) == given.get("Command", [])
            assert shown.get("args", []) == given.get("Arg", [])
            assert shown.get("workingDir") == given.get("WorkingDir")
            wanted = {row["Key"]: row["Value"] for row in given["EnvironmentVar"] if "Value" in row}
            assert {row["name"]: row["value"] for row in shown["env"] if "value" in row} == wanted
            compared += 1
    assert compared > 100


def test_an_image_cache_is_what_its_definition_says(drawn, rendered):
    for (document, _), answer in zip(drawn, rendered["image-cache"], strict=True):
        cache = yaml.load(answer["text"], yaml.CSafeLoader)
        assert set(cache) == {"apiVersion", "kind", "metadata", "spec"}
        assert (cache["apiVersion"], cache["kind"]) == ("eci.alibabacloud.com/v1", "ImageCache")
        assert set(cache["metadata"]) <= {"name", "annotations"}
        assert set(cache["spec"]) <= {"images", "imagePullSecrets"}
        wanted = {row["Image"] for row in [*document["Container"], *document.get("InitContainer", [])]}
        assert (len(cache["spec"]["images"]), set(cache["spec"]["images"])) == (len(wanted), wanted)
        secrets = cache["spec"].get("imagePullSecrets", [])
        assert len(secrets) == len(document.get("ImageRegistryCredential", []))
        assert all(secret.count(":") == 1 for secret in secrets)
        annotations = cache["metadata"].get("annotations", {})
        assert all(isinstance(text, str) for text in annotations.values())
        assert ("k8s.aliyun.com/acr-instance-ids" in annotations) == bool(document.get("AcrRegistryInfo"))
