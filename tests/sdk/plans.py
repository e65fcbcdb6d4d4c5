"""Plans drawn with fixed seeds from every name of the request, hostile texts included, and what a test needs to compare them."""

import json
import os
import random
import re
import subprocess
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIELDS = {
    field["wire"]: field["type"]
    for field in json.loads((ROOT / "crates/plan/testdata/fields.json").read_text())["fields"]
}
# What the launch itself adds, and the account owner fields.
RESERVED = {"ClientToken", "DryRun", "OwnerId", "OwnerAccount", "ResourceOwnerId", "ResourceOwnerAccount"}
# Names of ids and hosts are lists in one value: white space beside their commas goes.
PLAIN = {"VSwitchId", "PlainHttpRegistry", "InsecureRegistry", "RegionId", "Password"}
HOSTILE = [
    "no", "1e3", "0x10", "~", "null", "-", "--", "-x", "-- y", "a: b", "a #b", "$(id)", "`id`", "{{ x }}", "${HOME}", "$${a}",
    "$$${a}", "%{if}", "%%{a}", "'", '"', "\\", "\\'", '\\"', "''", '"""', "\n", "a\nb\n", "\r\n", "\t", "\u0007", "\u0085",
    "\u2028", "\ufeff", "\u202eabc", "镜像😀", "e\u0301", "\\u0041", "\\n", "$", "%", "a$", "${", "a ${ b", "%{ if", "$${", "!history", "*", "?", "~/x", "=ls", "&&",
    "a;b", "</script>", "*/", "#", "//", "\\\n", "%s", "%27", "+", " a", "a ", "true", "007",
]  # fmt: skip


def tree():
    """Every name as a tree: a list is `[inside]`, a leaf its type."""
    root = {}
    for wire, kind in FIELDS.items():
        if wire in RESERVED:
            continue
        *way, last = wire.removesuffix(".N").split(".")
        at = root
        for part, ahead in zip(way, [*way[1:], last]):
            if part != "N":
                at = at.setdefault(part, [{}] if ahead == "N" else {})
            else:
                at = at[0]
        if isinstance(at, list):
            at = at[0]
        at[last] = [kind] if wire.endswith(".N") else kind
    return root


class Maker:
    def __init__(self, seed, density):
        self.random = random.Random(seed)
        self.density = density

    def text(self, name):
        if name == "RegionId":
            return self.random.choice(["cn-beijing", "cn-hangzhou", "ap-southeast-1"])
        word = "".join(self.random.choices("abcdefgh0123456789", k=self.random.randint(1, 12)))
        if name in PLAIN or self.random.random() < 0.4:
            return word
        hostile = self.random.choice(HOSTILE)
        text = self.random.choice([hostile, word + hostile, hostile + word, hostile + hostile])
        # What machines read has no white space at its ends; a plan takes it away.
        return text if name in FREE else text.strip(" \t\r\n") or word

    def value(self, name, kind):
        match kind:
            case "boolean":
                return self.random.random() < 0.5
            case "float":
                return self.random.choice([1, 2.0, 0.25, 0.5, 64, 3.125])
            case "int32":
                return self.random.randint(*((0, 1) if name == "Ipv6AddressCount" else (1, 1000)))
            case "int64":
                least = 0 if name == "SpotDuration" else self.random.choice([1, 2**31, 2**53 + 1, 2**63 - 1])
                return min(least, 50_000) if name == "DataCacheProvisionedIops" else least
            case _:
                return self.text(name)

    def group(self, node):
        made = {}
        for name, inside in node.items():
            if self.random.random() > self.density:
                continue
            if isinstance(inside, list):
                count = self.random.randint(1, 3)
                inner = inside[0]
                made[name] = [
                    self.group(inner) if isinstance(inner, dict) else self.value(name, "string") for _ in range(count)
                ]
                made[name] = [item for item in made[name] if item != {}]
            else:
                made[name] = self.group(inside) if isinstance(inside, dict) else self.value(name, inside)
            if made[name] in ({}, []):
                del made[name]
        return made


FREE = {
    "Command", "Arg", "WorkingDir", "SubPath", "CorePattern", "Options", "LifecyclePostStartHandlerExec",
    "LifecyclePreStopHandlerExec", "LifecyclePostStartHandlerHttpGetPath", "LifecyclePreStopHandlerHttpGetPath",
    "TerminationMessagePath",
}  # fmt: skip


def plan(seed):
    """One plan. Every seventh is small; the first holds every name there is."""
    density = 1.0 if seed == 0 else 0.12 if seed % 7 == 0 else 0.45
    made = Maker(seed, density).group(tree())
    first = {"Name": "web", "Image": "hub.example.com/web:1"}
    fixed = {"RegionId": "cn-beijing", "ContainerGroupName": f"plan-{seed}", "VSwitchId": "vsw-2zejlv7xjnw61w6z00000"}
    fixed["SecurityGroupId"] = "sg-2zeh4cev9y7ulbr00000"
    containers = [first | container for container in made.pop("Container", [{}])]
    return made | fixed | {"Container": containers}


@lru_cache
def plans(count=500):
    return [plan(seed) for seed in range(count)]


def flat(node, name=""):
    """The flat parameters of a nested request, as texts."""
    if isinstance(node, dict):
        return {wire: text for part, inside in node.items() for wire, text in flat(inside, f"{name}.{part}").items()}
    if isinstance(node, list):
        return {wire: text for at, item in enumerate(node, 1) for wire, text in flat(item, f"{name}.{at}").items()}
    return {name.removeprefix("."): str(node)}


def pattern(wire):
    return re.sub(r"\.\d+(?=\.|$)", ".N", wire)


def kind(wire):
    return FIELDS.get(pattern(wire))


def same(parameters, without=()):
    """Parameters in one spelling: SDKs write `True` and `2.0` where the wire says `true` and `2`."""
    spelled = {}
    for wire, text in parameters.items():
        if wire.split(".")[-1] in without or wire in RESERVED:
            continue
        match kind(wire):
            case "boolean":
                text = text.lower()
            case "float":
                text = str(Decimal(text).normalize())
        spelled[wire] = text
    return spelled


def render(documents):
    """Every format of every document, in one process."""
    subprocess.run(["cargo", "build", "--quiet", "-p", "plan", "--example", "render_many"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    run = subprocess.run(
        [target / "debug/examples/render_many"], input=lines, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    return [json.loads(line) for line in run.stdout.split("\n") if line]


@lru_cache
def rendered():
    return render(plans())


def sent(formats):
    """What would be sent, from the format that says exactly that."""
    parameters = json.loads(formats["openapi-json"]["text"])
    assert (parameters.pop("Action"), parameters.pop("Version")) == ("CreateContainerGroup", "2018-08-08")
    return parameters


def secrets(parameters):
    """The environment that the programs ask for: registry passwords, under the names that the notes say."""
    names = [wire for wire in parameters if re.fullmatch(r"ImageRegistryCredential\.\d+\.Password", wire)]
    return {f"IMAGE_REGISTRY_CREDENTIAL_{wire.split('.')[1]}_PASSWORD": parameters[wire] for wire in names}


def lacking(text, names):
    """The parameters without those that an SDK has no name for, and without what lies in them."""
    return {wire: value for wire, value in text.items() if not any(part in names for part in wire.split("."))}
