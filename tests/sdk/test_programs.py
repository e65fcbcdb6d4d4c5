"""Generated programs are run: what arrives at the simulator is what Berth would have sent, parameter for parameter."""

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from plans import ROOT, plan, render, rendered, same, secrets, sent

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
    """Plans of their own, all of which every language can express."""
    return render([without_roles(plan(seed)) for seed in range(1000, 1000 + COUNT)])


def node_modules():
    if not shutil.which("node") or not (ROOT / "node_modules/@alicloud/eci20180808").exists():
        pytest.skip("NOT RUN: Node.js or the packages of package-lock.json are missing")


def lacking(text, names):
    return {wire: value for wire, value in text.items() if not any(part in names for part in wire.split("."))}


def arrives(cloud, folder, formats, name, command, environment=None):
    """Runs one program, and gives what arrived beside what was to arrive."""
    ours = sent(formats)
    program = folder / f"{ours['ContainerGroupName']}-{name}"
    program.write_text(formats[name]["text"], encoding="utf-8")
    variables = os.environ | (environment or {}) | secrets(ours) | {"SIMULATOR": cloud.endpoint}
    done = subprocess.run([*command, program], env=variables, capture_output=True, text=True, timeout=60, cwd=ROOT)
    group = ours["ContainerGroupName"]
    seen = [
        dict(request["parameters"])
        for request in cloud.ask("requests")
        if dict(request["parameters"]).get("ContainerGroupName") == group
    ]
    assert seen, done.stdout + done.stderr
    for wire in [wire for wire in ours if wire.startswith("ImageRegistryCredential.") and wire.endswith(".Password")]:
        ours[wire] = "***"
    return seen[-1], ours


def all_arrive(cloud, folder, programs, name, command, environment=None, lacks=()):
    with ThreadPoolExecutor(2) as pool:
        pairs = pool.map(lambda one: arrives(cloud, folder, one, name, command, environment), programs)
        for arrived, ours in pairs:
            assert same(arrived) == same(lacking(ours, lacks))


@pytest.mark.parametrize("name", ["python", "python-legacy"])
def test_python_programs_arrive(cloud, tmp_path, programs, name):
    all_arrive(cloud, tmp_path, programs, name, [sys.executable], {"PYTHONPATH": str(HERE)})


def test_node_programs_arrive(cloud, tmp_path, programs):
    node_modules()
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    command = ["node", "--preserve-symlinks", "--require", str(HERE / "preload.cjs")]
    all_arrive(cloud, tmp_path, programs, "node", command, lacks=NODE_LACKS)


def test_a_program_prints_the_group_that_it_made(cloud, tmp_path):
    small = {
        "RegionId": "cn-beijing",
        "ContainerGroupName": "programs-small",
        "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
        "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000",
        "Container": [{"Name": "web", "Image": "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"}],
    }
    [formats] = render([small])
    for name in ("python", "python-legacy"):
        program = tmp_path / "program.py"
        program.write_text(formats[name]["text"])
        variables = os.environ | {"PYTHONPATH": str(HERE), "SIMULATOR": cloud.endpoint}
        done = subprocess.run([sys.executable, program], env=variables, capture_output=True, text=True, timeout=60)
        assert done.stdout.startswith("eci-") and done.returncode == 0, done.stderr


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
