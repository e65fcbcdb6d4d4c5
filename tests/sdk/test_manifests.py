"""What Kubernetes' own schemas say of a manifest before and after `berth annotate`."""

import os
import pathlib
import subprocess

import kubernetes_validate
import pytest
import yaml

CORPUS = pathlib.Path(__file__).parent.parent / "corpus"
KINDS = {"Pod", "PodTemplate", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job", "CronJob"}


def manifests():
    return sorted(path for path in CORPUS.iterdir() if not path.name.startswith(("none-", "refused-")))


def accepted(text):
    """For each object of a built-in kind, whether its schema accepts it."""
    verdicts = []
    for document in yaml.safe_load_all(text):
        is_list = isinstance(document, dict) and isinstance(document.get("items"), list)
        for value in document["items"] if is_list else [document]:
            if not isinstance(value, dict) or value.get("kind") not in KINDS or "apiVersion" not in value:
                continue
            try:
                kubernetes_validate.validate(value, "1.31", strict=True)
                verdicts.append((value["kind"], True))
            except (kubernetes_validate.ValidationError, kubernetes_validate.SchemaNotFoundError):
                verdicts.append((value["kind"], False))
    return verdicts


def annotate(text):
    command = [os.environ["BERTH_BINARY"], "annotate", "--instance-id", "cri-nwj395hgf6f00000"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("path", manifests(), ids=lambda path: path.name)
def test_what_was_accepted_still_is(path):
    text = path.read_bytes().decode()
    try:
        before = accepted(text)
    except yaml.YAMLError:
        pytest.skip("PyYAML reads no stream of JSON objects and no escapes of surrogates")
    after = accepted(annotate(text))
    assert len(before) == len(after)
    for (kind, was), (same, still) in zip(before, after):
        assert kind == same
        assert still or not was, kind


def test_the_corpus_holds_many_that_are_accepted():
    count = 0
    for path in manifests():
        try:
            count += sum(was for _, was in accepted(path.read_bytes().decode()))
        except yaml.YAMLError:
            continue
    assert count >= 20
