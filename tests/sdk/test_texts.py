"""Each text is read by a parser that is not ours: a shell, HCL's readers, the compilers of Go and Java."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import hcl2
import pytest
from plans import lacking, plan, render, rendered, same, secrets, sent

HERE = Path(__file__).parent / "loopback"


def tool(name):
    """The tool's path; without it the test says that it did not run."""
    return shutil.which(name) or pytest.skip(f"NOT RUN: {name} is not on this machine")


def flags(words):
    """Flags as the `aliyun` tool reads them: `--Name=value`, or `--Name` and then the value."""
    assert words[:3] == ["aliyun", "eci", "CreateContainerGroup"]
    read, rest = {}, iter(words[3:])
    for word in rest:
        name, sign, value = word.partition("=")
        assert name.startswith("--"), word
        if not sign:
            value = next(rest)
            assert not value.startswith("-"), (word, value)
        read[name.removeprefix("--")] = value
    return read


@pytest.mark.parametrize("name", ["cli", "cli-folded"])
@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_a_shell_reads_the_command_line_back(name, shell):
    tool(shell)
    environment, script, wanted = dict(os.environ), [], []
    for at, formats in enumerate(rendered()):
        ours = sent(formats)
        for variable, value in secrets(ours).items():
            environment[f"P{at}_{variable}"] = value
            script.append(f'{variable}="$P{at}_{variable}"\n')
        script.append("printf '%s\\0' " + formats[name]["text"])
        script.append("printf '\\0'\n")
        wanted.append(ours)
    done = subprocess.run([shell, "-s"], input="".join(script).encode(), env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.decode().split("\0\0")[:-1]
    assert len(lines) == len(wanted)
    for line, ours in zip(lines, wanted, strict=True):
        assert flags(line.split("\0")) == ours


def test_a_missing_password_stops_the_command_line():
    secret = {"Server": "hub.example.com", "UserName": "u", "Password": "hunter2"}
    [formats] = render([plan(7) | {"ImageRegistryCredential": [secret]}])
    done = subprocess.run(["sh", "-c", formats["cli"]["text"].replace("aliyun", "echo", 1)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) != (0, "")
    assert "IMAGE_REGISTRY_CREDENTIAL_1_PASSWORD" in done.stderr


def terraform_plans():
    """Plans that the provider's resource can hold."""
    refused = ("ArnService", "ArnUser", "OsType", "CpuArchitecture", "HostPathVolume", "SecurityContextPrivileged")
    refused += ("ReadOnlyRootFilesystem", "SecurityContextRunAsGroup", "SecurityContextRunAsNonRoot")

    def without(node):
        if isinstance(node, list):
            return [item for item in map(without, node) if item not in ({}, [])]
        if isinstance(node, dict):
            kept = {name: without(inside) for name, inside in node.items() if name not in refused}
            return {name: inside for name, inside in kept.items() if inside not in ({}, [])}
        return node

    return render([without(plan(seed)) for seed in range(40)])


def test_terraform_leaves_the_format_as_it_is(tmp_path):
    terraform = tool("terraform")
    for at, formats in enumerate(terraform_plans()):
        (tmp_path / f"{at}.tf").write_text(formats["terraform"]["text"], encoding="utf-8")
    done = subprocess.run([terraform, "fmt", "-check", "-diff", tmp_path], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[:4000] + done.stderr[:4000]


def unquoted(text):
    """A quoted template's letters. The reader gives templates as they are written."""
    if not isinstance(text, str) or not text.startswith('"'):
        return text
    escapes = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}

    def one(match):
        word = match.group()
        if word[0] != "\\":
            return word[1:]
        return escapes.get(word[1]) or chr(int(word[2:], 16))

    return re.sub(r'\\(?:[nrt"\\]|u[0-9a-f]{4}|U[0-9a-f]{8})|\$\$\{|%%\{', one, text[1:-1])


def texts(node):
    """Every text of a tree, in no order."""
    if isinstance(node, dict):
        found = [text for inside in node.values() for text in texts(inside)]
        return found
    if isinstance(node, list):
        return [text for item in node for text in texts(item)]
    return [unquoted(node)] if isinstance(node, str) else []


def test_hcl_is_read_back():
    for formats in terraform_plans()[:12]:
        ours = sent(formats)
        read = hcl2.loads(formats["terraform"]["text"])
        [resource] = read["resource"]
        body = resource['"alicloud_eci_container_group"']['"this"']
        left_out = " ".join(formats["terraform"]["notes"])
        found = texts(body)
        for wire, value in ours.items():
            password = wire.startswith("ImageRegistryCredential.") and wire.endswith(".Password")
            if f" {wire}" in left_out or wire == "RegionId" or password or wire.startswith("Tag."):
                continue
            if any(found_text == value for found_text in found):
                continue
            assert value in ("true", "false") or re.fullmatch(r"[0-9.]+", value), (wire, value)
        tags = {unquoted(key): unquoted(text) for key, text in (body.get("tags") or {}).items() if key != "__is_block__"}
        pairs = [wire for wire in ours if re.fullmatch(r"Tag\.\d+\.Key", wire)]
        assert tags == {ours[wire]: ours.get(wire.replace("Key", "Value"), "") for wire in pairs}


def written(folder, name, ending, edit=lambda at, text: text):
    paths = []
    for at, formats in enumerate(rendered()):
        paths.append(folder / f"p{at}.{ending}")
        paths[-1].write_text(edit(at, formats[name]["text"]), encoding="utf-8")
    return paths


def test_gofmt_has_nothing_to_say(tmp_path):
    gofmt = tool("gofmt")
    done = subprocess.run([gofmt, "-l", *written(tmp_path, "go", "go")], capture_output=True, text=True)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


# What the newest Go and Java releases have no name for; the programs say so in a note.
LACKS = ("OverheadReservationOption",)


def test_go_reads_the_request_back(tmp_path):
    go = tool("go")
    paths = written(tmp_path, "go", "go")
    environment = os.environ | {"GOFLAGS": "-mod=mod", "GO111MODULE": "off", "GOCACHE": str(tmp_path / "cache")}
    done = subprocess.run([go, "build", "-o", tmp_path / "reader", HERE / "reader.go"], env=environment)
    assert done.returncode == 0
    for start, formats in enumerate(rendered()):
        if start % 10:
            continue
        ours = sent(formats)
        variables = os.environ | secrets(ours)
        done = subprocess.run([tmp_path / "reader", paths[start]], env=variables, capture_output=True, encoding="utf-8")
        assert same(flat_texts(json.loads(done.stdout))) == same(lacking(ours, LACKS))


def flat_texts(node):
    from plans import flat

    return flat(node)


JAVA = {
    "com/aliyun/eci20180808/Client.java": """package com.aliyun.eci20180808;
public class Client {
    public Client(com.aliyun.teaopenapi.models.Config config) {}
    public Client createContainerGroup(com.aliyun.eci20180808.models.CreateContainerGroupRequest request) { return this; }
    public Client getBody() { return this; }
    public String getContainerGroupId() { return ""; }
}""",
    "com/aliyun/eci20180808/models/CreateContainerGroupRequest.java": """package com.aliyun.eci20180808.models;
import java.util.*;
public class CreateContainerGroupRequest {
    public static CreateContainerGroupRequest build(Map<String, ?> map) throws Exception {
        List<String> words = new ArrayList<>();
        flat("", map, words);
        System.out.write((String.join("\\0", words) + "\\0\\0").getBytes("UTF-8"));
        return new CreateContainerGroupRequest();
    }
    private static void flat(String name, Object value, List<String> words) {
        if (value instanceof Map) {
            ((Map<?, ?>) value).forEach((key, inside) -> flat(name + "." + key, inside, words));
        } else if (value instanceof List) {
            int at = 0;
            for (Object item : (List<?>) value) flat(name + "." + ++at, item, words);
        } else {
            words.add(name.substring(1) + "=" + value);
        }
    }
}""",
    "com/aliyun/teaopenapi/models/Config.java": """package com.aliyun.teaopenapi.models;
public class Config {
    public Config setCredential(com.aliyun.credentials.Client client) { return this; }
    public Config setEndpoint(String endpoint) { return this; }
}""",
    "com/aliyun/credentials/Client.java": "package com.aliyun.credentials; public class Client {}",
}


def test_java_compiles_and_builds_the_request(tmp_path):
    """The library's classes are stood in for: what is judged is Java's own reading of the program."""
    javac, java = tool("javac"), tool("java")
    for path, text in JAVA.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    chosen = [formats for formats in rendered() if sent(formats)][:12]
    calls = []
    for at, formats in enumerate(chosen):
        text = formats["java"]["text"].replace("class CreateContainerGroup ", f"class P{at} ", 1)
        for variable in secrets(sent(formats)):
            text = text.replace(f'getenv("{variable}")', f'getenv("P{at}_{variable}")')
        (tmp_path / f"P{at}.java").write_text(text, encoding="utf-8")
        calls.append(f"P{at}.main(null);")
    (tmp_path / "All.java").write_text(
        "public class All { public static void main(String[] a) throws Exception { " + " ".join(calls) + " } }"
    )
    sources = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.java")]
    done = subprocess.run([javac, "-encoding", "UTF-8", *sources], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[:3000]
    environment = dict(os.environ)
    for at, formats in enumerate(chosen):
        environment |= {f"P{at}_{name}": value for name, value in secrets(sent(formats)).items()}
    done = subprocess.run([java, "-cp", ".", "All"], cwd=tmp_path, env=environment, capture_output=True)
    read = [group.lstrip("\n") for group in done.stdout.decode().split("\0\0")[:-1]]
    assert len(read) == len(chosen), done.stderr.decode()[:3000]
    for words, formats in zip(read, chosen, strict=True):
        assert same(dict(word.split("=", 1) for word in words.split("\0"))) == same(lacking(sent(formats), LACKS))
