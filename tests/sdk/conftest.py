"""Starts the simulator for the official client libraries: `berth simulator` of BERTH_BINARY, else the crate's example."""

import json
import os
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

KEY_ID = "LTAI5tSimulatedKeyId0000"
KEY_SECRET = "simulated-secret-0123456789"
ROOT = Path(__file__).resolve().parents[2]
# Where the libraries of the credential chain look; one of them looks only once, when it is loaded.
os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = KEY_ID
os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = KEY_SECRET
SCENARIO = {"pace": 0.05, "control": True}


def command():
    binary = os.environ.get("BERTH_BINARY")
    if binary:
        return [binary, "simulator"]
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    subprocess.run(["cargo", "build", "--quiet", "-p", "simulator", "--example", "serve"], cwd=ROOT, check=True)
    return [str(target / "debug" / "examples" / "serve")]


class Cloud:
    """Where the simulator answers, and what it has seen."""

    def __init__(self, address):
        self.address = address
        self.endpoint = address.removeprefix("http://")

    def ask(self, name):
        with urllib.request.urlopen(f"{self.address}/_simulator/{name}") as answer:
            return json.load(answer)

    def last(self, action):
        return [seen for seen in self.ask("requests") if seen["action"] == action][-1]

    def scenario(self, **changes):
        body = json.dumps(changes).encode()
        headers = {"Content-Type": "text/plain"}
        request = urllib.request.Request(f"{self.address}/_simulator/scenario", body, headers)
        urllib.request.urlopen(request).close()


def wait_for(look, wanted, seconds=20):
    """Looks until it sees what is wanted; gives what it saw last."""
    end = time.monotonic() + seconds
    while True:
        seen = look()
        if wanted(seen) or time.monotonic() > end:
            assert wanted(seen), seen
            return seen
        time.sleep(0.05)


@pytest.fixture(scope="session")
def cloud(tmp_path_factory):
    scenario = tmp_path_factory.mktemp("simulator") / "scenario.json"
    scenario.write_text(json.dumps(SCENARIO))
    keys = ["--access-key-id", KEY_ID, "--access-key-secret", KEY_SECRET]
    arguments = ["--listen", "127.0.0.1:0", *keys, "--scenario", str(scenario)]
    process = subprocess.Popen([*command(), *arguments], stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        assert line.startswith("listening on http://"), line
        yield Cloud(line.split()[-1])
    finally:
        process.terminate()
        process.wait(10)
