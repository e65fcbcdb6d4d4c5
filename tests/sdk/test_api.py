"""The OpenAPI document and the answers, judged by schemathesis: no 5xx, nothing outside the schemas."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


@pytest.fixture(scope="module", params=["--plan-only", "demo"])
def server(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("berth")
    binary = os.environ.get("BERTH_BINARY") or str(ROOT / "target" / "debug" / "berth")
    words = [binary, "serve", "--listen", "127.0.0.1:0", *([] if request.param == "demo" else [request.param])]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_DATA_HOME": str(folder), "RUST_LOG": "error"}
    process = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield process.stdout.readline().split()[-1]
    finally:
        process.terminate()
        process.wait(20)


def test_the_answers_are_what_the_document_says(server, tmp_path):
    schemathesis = Path(sys.executable).with_name("schemathesis")
    run = subprocess.run(
        [schemathesis, "run", f"{server}/api/v1/openapi.json", "--url", f"{server}/api/v1", "--checks", CHECKS,
         "--max-examples", "12", "--phases", "examples,coverage,fuzzing", "--exclude-path-regex", "/events$",
         "--request-timeout", "40", "--seed", "20260401", "--no-color"],
        cwd=tmp_path, capture_output=True, text=True, timeout=240,
    )
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]
