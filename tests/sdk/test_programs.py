"""Generated programs are run: what arrives at the simulator is what Berth would have sent, parameter for parameter."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from plans import ROOT, lacking, plan, render, rendered, same, secrets, sent

HERE = Path(__file__).parent / "loopback"
# What the newest release on npm has no name for; the program says so in a note.
NODE_LACKS = ("ComputeCategory", "SecurityContextPrivileged", "GpuDriverVersion")
COUNT = 25


def without_roles(document):
    for registry in document.get("AcrRegistryInfo", []):
        registry.pop("ArnService", None)
        registry.pop("ArnUser", None)
    document["AcrRegistryInfo"] = [registry for registry in document.get("AcrRegistryInfo", []) if registry]
    return document


@pytest.fixture(scope="module")
def programs():
    """Plans for each language, with names of their own, all of which it can express."""
    seeds = {"python": 1000, "python-legacy": 2000, "node": 3000}
    return {name: render([without_roles(plan(seed)) for seed in range(first, first + COUNT)]) for name, first in seeds.items()}


def node_modules():
    if not shutil.which("node") or not (ROOT / "node_modules/@alicloud/eci20180808").exists():
        pytest.skip("NOT RUN: Node.js or the packages of package-lock.json are missing")


def run(command, cloud, folder, programs, name, ending):
    """Runs a program for each plan, and gives what they printed."""
    lines = []
    for formats in programs:
        ours = sent(formats)
        file = folder / f"{ours['ContainerGroupName']}.{ending}"
        file.write_text(formats[name]["text"], encoding="utf-8")
        lines.append(json.dumps({"file": str(file), "secrets": secrets(ours)}))
    variables = os.environ | {"SIMULATOR": cloud.endpoint, "NODE_PATH": str(ROOT / "node_modules")}
    input = "\n".join(lines) + "\n"
    return subprocess.run(command, input=input, env=variables, capture_output=True, text=True, timeout=300)


def all_arrive(cloud, programs, done, lacks=()):
    seen = [dict(request["parameters"]) for request in cloud.ask("requests")]
    by_name = {parameters.get("ContainerGroupName"): parameters for parameters in seen}
    for formats in programs:
        ours = sent(formats)
        assert ours["ContainerGroupName"] in by_name, done.stderr[-2000:]
        passwords = [wire for wire in ours if wire.startswith("ImageRegistryCredential.") and wire.endswith(".Password")]
        ours |= dict.fromkeys(passwords, "***")
        assert same(by_name[ours["ContainerGroupName"]]) == same(lacking(ours, lacks))


@pytest.mark.parametrize("name", ["python", "python-legacy"])
def test_python_programs_arrive(cloud, tmp_path, programs, name):
    done = run([sys.executable, HERE / "run.py"], cloud, tmp_path, programs[name], name, "py")
    all_arrive(cloud, programs[name], done)


def test_node_programs_arrive(cloud, tmp_path, programs):
    node_modules()
    done = run(["node", HERE / "run.cjs"], cloud, tmp_path, programs["node"], "node", "cjs")
    all_arrive(cloud, programs["node"], done, NODE_LACKS)


def test_a_program_prints_the_group_that_it_made(cloud, tmp_path):
    small = {
        "RegionId": "cn-beijing",
        "ContainerGroupName": "programs-small",
        "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
        "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000",
        "Container": [{"Name": "web", "Image": "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"}],
    }
    for name in ("python", "python-legacy"):
        done = run([sys.executable, HERE / "run.py"], cloud, tmp_path, render([small]), name, "py")
        assert done.stdout.startswith("eci-"), done.stderr


def test_node_programs_send_what_we_send():
    node_modules()
    lines = "".join(
        json.dumps({"text": formats["node"]["text"], "secrets": secrets(sent(formats))}) + "\n" for formats in rendered()
    )
    environment = os.environ | {"NODE_PATH": str(ROOT / "node_modules")}
    run = subprocess.run(
        ["node", HERE / "catch.cjs"], input=lines, capture_output=True, encoding="utf-8", env=environment, timeout=300
    )
    queries = [json.loads(line) for line in run.stdout.split("\n") if line]
    assert len(queries) == len(rendered()), run.stderr[-2000:]
    for query, formats in zip(queries, rendered(), strict=True):
        assert same(query) == same(lacking(sent(formats), NODE_LACKS))
        left_out = [wire for wire in sent(formats) if wire not in lacking(sent(formats), NODE_LACKS)]
        assert all(any(wire in note for note in formats["node"]["notes"]) for wire in left_out)
