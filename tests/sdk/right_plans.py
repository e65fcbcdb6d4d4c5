"""Plan documents that are right, drawn from fixed seeds, with every field of fields.json among them."""

import base64
import json
import random
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIELDS = [field["wire"] for field in json.loads((ROOT / "crates/plan/testdata/fields.json").read_text())["fields"]]
RESERVED = {"ClientToken", "DryRun", "OwnerId", "OwnerAccount", "ResourceOwnerId", "ResourceOwnerAccount"}

# What other languages would like to understand. None is all stars, and none is empty.
HOSTILE = [
    "no", "NO", "on", "y", "null", "~", "true", "1e3", "0x10", "0o17", "017", "1_000", "12:30:45", "2026-11-23", ".5", "-.inf",
    "-", "- a", "--help", "a: b", "a:", "a #b", "#a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`id`", "$(rm -rf /)", "${HOME}",
    "{{ x }}", "{% x %}", "[a, b]", "{a: b}", "'", '"', "''", "\\", "\\n", "a\nb", "\n", "a\n", "\r\n", "\t", " a ", "镜像😀",
    "\u00a0", "\u0085", "\u2028", "\ufeff", "\x7f", "<<", "=", "?", ":", ",", "---", "...", "%YAML 1.1", "/*", "-- ;",
]  # fmt: skip

WORDS = {
    "RestartPolicy": ["Always", "Never", "OnFailure"],
    "ScheduleStrategy": ["VSwitchOrdered", "VSwitchRandom"],
    "CpuArchitecture": ["AMD64", "ARM64"],
    "OsType": ["Linux", "Windows"],
    "ImageAccelerateMode": ["nydus", "dadi", "p2p", "imc"],
    "EipISP": ["BGP", "BGP_PRO"],
    "DnsPolicy": ["None", "Default"],
    "ImagePullPolicy": ["Always", "IfNotPresent", "Never"],
    "Protocol": ["TCP", "UDP"],
    "Scheme": ["HTTP", "HTTPS"],
    "TerminationMessagePolicy": ["File", "FallbackToLogsOnError"],
    "MountPropagation": ["None", "HostToContainer", "Bidirectional"],
    "Medium": ["Memory", "memory", ""],
    "HostPathVolume.Type": ["Directory", "File"],
    "FieldPath": ["status.podIP", "metadata.name"],
}
TEXTS = {
    "RegionId": "cn-beijing",
    "ZoneId": "cn-beijing-h",
    "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000",
    "VSwitchId": "vsw-2zejlv7xjnw61w6z00000,vsw-2zejlv7xjnw61w6z00001",
    "InstanceType": "ecs.c6.large,ecs.g6.large",
    "ImageSnapshotId": "imc-2zebxkiifuyzzlhl0000",
    "EipInstanceId": "eip-2zedsgj8tzlvg00000000",
    "EipCommonBandwidthPackage": "cbwp-2zeukbj916scmj51m0000",
    "ResourceGroupId": "rg-acfmxazb4ph00000",
    "RamRoleName": "role-of-the-pod",
    "HostName": "host-1",
    "PrivateIpAddress": "10.0.0.9",
    "Ip": "10.0.0.1",
    "FixedIp": "true",
    "Ipv6GatewayBandwidth": "5",
    "GpuDriverVersion": "tesla=525.85.12",
    "CpuOptionsNuma": "1",
    "DataCacheBucket": "bucket-1",
    "DataCachePL": "PL1",
    "PlainHttpRegistry": "harbor.example.com:80,10.0.0.8:5000",
    "InsecureRegistry": "harbor.example.com:443",
    "SizeLimit": "10Gi",
    "Driver": "alicloud/nas",
    "FsType": "ext4",
    "DiskId": "d-2zebuamrpar7xnj00000",
    "NFSVolume.Server": "nas.example.com",
    "ArnService": "acs:ram::1111111111111111:role/role-assume",
    "ArnUser": "acs:ram::2222222222222222:role/role-acr",
    "InstanceName": "test0000",
    "UserName": "it's-me",
    "Password": "p'a\"s$s",
    "LifecyclePostStartHandlerHttpGetHost": "127.0.0.1",
    "LifecyclePreStopHandlerHttpGetHost": "127.0.0.1",
    "LifecyclePostStartHandlerTcpSocketHost": "127.0.0.1",
    "LifecyclePreStopHandlerTcpSocketHost": "127.0.0.1",
}
NUMBERS = {"SpotDuration": (0, 1), "Ipv6AddressCount": (0, 1), "MaxPendingMinute": (10, 1440), "EphemeralStorage": (0, 5000)}
NUMBERS |= {"DefaultMode": (0, 777), "Mode": (0, 777), "Port": (1, 65535), "ActiveDeadlineSeconds": (1, 2**31)}
NUMBERS |= {"DataCacheProvisionedIops": (0, 50000), "CpuOptionsCore": (1, 64), "CpuOptionsThreadsPerCore": (1, 2)}
BOOLEANS = {
    "AutoCreateEip", "AutoMatchImageCache", "StrictSpot", "Ipv6GatewayBandwidthEnable", "ShareProcessNamespace", "ReadOnly",
    "ContainerResourceView", "EnableOverheadReservation", "DataCacheBurstingEnabled", "EnvironmentVarHide", "Stdin", "StdinOnce",
    "Tty", "ReadOnlyRootFilesystem", "SecurityContextPrivileged", "SecurityContextRunAsNonRoot",
}  # fmt: skip
INTEGERS = {
    "EipBandwidth", "TerminationGracePeriodSeconds", "FixedIpRetainHour", "IngressBandwidth", "EgressBandwidth", "Gpu",
    "InitialDelaySeconds", "PeriodSeconds", "TimeoutSeconds", "SuccessThreshold", "FailureThreshold", "DiskSize",
    "SecurityContextRunAsGroup", "RunAsUser",
}  # fmt: skip
VOLUMES = ["EmptyDirVolume", "NFSVolume", "ConfigFileVolume", "DiskVolume", "FlexVolume", "HostPathVolume"]
WAYS = ["HttpGet", "TcpSocket", "Exec"]


def maker(seed):
    """Everything that is drawn for one plan."""
    draw = random.Random(seed)

    def hostile():
        return draw.choice(HOSTILE) if draw.random() < 0.8 else "".join(draw.choices(HOSTILE, k=3))[:60]

    def path():
        return "/" + hostile().replace(":", "")

    def value(wire, row=1):
        """A right value for the last part of a wire name."""
        parts = [part for part in wire.split(".") if part != "N"]
        last, two = parts[-1], ".".join(parts[-2:])
        if two in WORDS or last in WORDS:
            return draw.choice(WORDS.get(two) or WORDS[last]) or None
        if two in TEXTS or last in TEXTS:
            return TEXTS.get(two) or TEXTS[last]
        if last in BOOLEANS:
            return draw.choice([True, False, "true", "False"])
        for_port = last.endswith("Port") and last != "Port"
        if last in NUMBERS or for_port:
            return draw.randint(*NUMBERS["Port" if for_port else last])
        if last in INTEGERS:
            return draw.randint(1, 100)
        if last.endswith("Scheme"):
            return draw.choice(WORDS["Scheme"])
        if last in ("MountPath", "Path") and "Volume" in wire and "ConfigFile" not in wire:
            return f"{path()}{row}"
        return {
            "NameServer": "223.5.5.5", "Search": f"s{row}.example.com", "NtpServer": f"ntp{row}.example.com",
            "Hostname": f"db{row}.example.com", "ComputeCategory": "general", "Add": "NET_ADMIN",
            "Options": json.dumps({"volumeId": hostile(), "size": 20}),
        }.get(last) or hostile()  # fmt: skip

    return draw, value, hostile


def put(document, wire, thing):
    """Puts a value where its wire name says; numbers are places in lists."""
    here, parts = document, wire.split(".")
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        empty = [] if after and after.isdigit() else {}
        if part.isdigit():
            while len(here) < int(part):
                here.append(type(empty)() if after else thing)
            here = here[int(part) - 1]
        elif after:
            here = here.setdefault(part, empty)
        else:
            here[part] = thing




def plan(seed):
    """One plan, and the names of the fields that it has."""
    draw, value, hostile = maker(seed)
    chance, document, names = draw.choice([0.1, 0.5, 0.9]), {}, set()
    fields = [wire for wire in FIELDS if wire not in RESERVED]

    def add(pattern, thing, *rows):
        if thing is None:
            return
        wire = pattern
        for row in rows:
            wire = re.sub(r"\.N(?=\.|$)", f".{row}", wire, count=1)
        put(document, wire, thing)
        names.add(pattern)

    def some(pattern, *rows):
        """A field, perhaps; of a list of values, up to three."""
        if draw.random() > chance:
            return
        if pattern.endswith(".N"):
            for index in range(1, draw.randint(1, 3) + 1 if "Category" not in pattern else 2):
                add(pattern, value(pattern, index), *rows, index)
        else:
            add(pattern, value(pattern, rows[-1] if rows else 1), *rows)

    def top():
        add("ContainerGroupName", draw.choice(["web", "a1", "1-web", "web-" + "x" * 60]))
        add("RegionId", TEXTS["RegionId"])
        skip = {"ContainerGroupName", "RegionId", "Cpu", "Memory", "SpotStrategy", "SpotPriceLimit", "InstanceType"}
        eip = {"AutoCreateEip", "EipBandwidth", "EipISP", "EipCommonBandwidthPackage", "EipInstanceId"}
        for wire in fields:
            if "." not in wire and wire not in skip | eip or wire in ("ComputeCategory.N", "NtpServer.N"):
                some(wire)
        road = draw.choice(["none", "new", "old"])
        if road == "new":
            add("AutoCreateEip", True)
            for wire in ("EipBandwidth", "EipISP", "EipCommonBandwidthPackage"):
                some(wire)
        elif road == "old":
            add("EipInstanceId", TEXTS["EipInstanceId"])
        spot = draw.choice([None, "NoSpot", "SpotAsPriceGo", "SpotWithPriceLimit"])
        add("SpotStrategy", spot)
        if spot == "SpotWithPriceLimit":
            add("SpotPriceLimit", 0.5)
        if draw.random() < 0.3:
            add("InstanceType", TEXTS["InstanceType"])
        elif draw.random() < 0.5:
            add("Cpu", 64)
            add("Memory", "512.0")
        for prefix in ("DnsConfig", "SecurityContext", "HostSecurityContext", "OverheadReservationOption"):
            for row in range(1, draw.randint(0, 2) + 1):
                for wire in fields:
                    if wire.startswith(prefix + ".") and ".N." in wire:
                        add(wire, f"n{row}" if wire.endswith("Name") else value(wire, row), row)
            for wire in fields:
                if wire.startswith(prefix + ".") and ".N." not in wire:
                    some(wire)

    def rows(prefix, most, needed, least=0):
        for row in range(1, draw.randint(least, most) + 1):
            for wire in fields:
                if wire.startswith(f"{prefix}.N.") and wire not in needed:
                    some(wire, row)
            for wire, make in needed.items():
                add(wire, make(row), row)

    def volumes():
        kinds = draw.sample(VOLUMES, draw.randint(0, len(VOLUMES)))
        for row, kind in enumerate(kinds, 1):
            add("Volume.N.Name", f"v{row}", row)
            add("Volume.N.Type", kind, row)
            if kind == "ConfigFileVolume":
                prefix = "Volume.N.ConfigFileVolume"
                some(f"{prefix}.DefaultMode", row)
                for at in (1, 2):
                    add(f"{prefix}.ConfigFileToPath.N.Path", f"dir/{hostile()}{at}", row, at)
                    add(f"{prefix}.ConfigFileToPath.N.Content", base64.b64encode(hostile().encode()).decode(), row, at)
                    some(f"{prefix}.ConfigFileToPath.N.Mode", row, at)
                continue
            needed = {"NFSVolume": ["Server", "Path"], "DiskVolume": ["DiskId"], "FlexVolume": ["Driver"]}
            needed["HostPathVolume"] = ["Path"]
            for wire in fields:
                if wire.startswith(f"Volume.N.{kind}."):
                    if wire.rsplit(".", 1)[1] in needed.get(kind, []):
                        add(wire, value(wire, row), row)
                    else:
                        some(wire, row)
        return len(kinds)

    def container(prefix, row, volumes):
        add(f"{prefix}.Name", f"{prefix[0].lower()}{row}", row)
        add(f"{prefix}.Image", draw.choice(["nginx", "hub.example.com/eci_test/nginx:1.0"]), row)
        ways = {}
        for wire in fields:
            rest = wire.removeprefix(f"{prefix}.")
            if wire == rest or rest in ("Name", "Image"):
                continue
            if rest in ("Cpu", "Memory"):
                if draw.random() < chance:
                    add(wire, draw.choice([0.5, "0.25", 1, 2.0]), row)
            elif rest.startswith("VolumeMount"):
                for at in range(1, min(volumes, 2) + 1):
                    if rest == "VolumeMount.N.Name":
                        add(wire, f"v{at}", row, at)
                    elif rest == "VolumeMount.N.MountPath":
                        add(wire, value(wire, at), row, at)
                    else:
                        some(wire, row, at)
            elif rest.startswith("EnvironmentVar."):
                for at in (1, 2, 3):
                    from_field = at == 3 and "FieldRef" in rest
                    if rest.endswith("Key"):
                        add(wire, f"KEY_{at}", row, at)
                    elif from_field or (at < 3 and rest.endswith("Value")):
                        add(wire, value(wire, at), row, at)
            elif rest.startswith("Port.N."):
                for at in (1, 2):
                    add(wire, 8000 + at if rest.endswith("Port") else value(wire), row, at)
            elif rest.startswith(("LivenessProbe", "ReadinessProbe", "Lifecycle")):
                begin = next(b for b in BEGINS if rest.startswith(b))
                way = ways.setdefault(begin, draw.choice(WAYS))
                after = rest.removeprefix(begin)
                if not after.startswith(tuple(WAYS)):
                    some(wire, row)
                elif after.startswith(way):
                    inner = 2 if "HttpHeader" in rest else 0
                    if inner:
                        add(wire, f"X-{row}" if rest.endswith("Name") else value(wire), row, 1)
                    elif wire.endswith(".N"):
                        add(wire, hostile(), row, 1)
                    else:
                        add(wire, value(wire), row)
            else:
                some(wire, row)

    top()
    count = volumes()
    for row in range(1, draw.randint(1, 3) + 1):
        container("Container.N", row, count)
    for row in range(1, draw.randint(0, 2) + 1):
        container("InitContainer.N", row, count)
    registry = {"AcrRegistryInfo.N.InstanceId": lambda row: f"cri-nwj395hgf6f0000{row}"}
    registry["AcrRegistryInfo.N.ArnService"] = lambda row: TEXTS["ArnService"]
    registry["AcrRegistryInfo.N.Domain.N"] = lambda row: None
    rows("AcrRegistryInfo", 3, registry)
    for row in range(1, len(document.get("AcrRegistryInfo", [])) + 1):
        add("AcrRegistryInfo.N.Domain.N", f"hub{row}.example.com", row, 1)
    login = {"ImageRegistryCredential.N.Server": lambda row: f"harbor{row}.example.com:5000"}
    login |= {f"ImageRegistryCredential.N.{name}": lambda row, name=name: TEXTS[name] for name in ("UserName", "Password")}
    rows("ImageRegistryCredential", 3, login)
    rows("Tag", 4, {"Tag.N.Key": lambda row: f"k{row}"})
    for row in range(1, draw.randint(0, 2) + 1):
        add("HostAliase.N.Ip", TEXTS["Ip"], row)
        add("HostAliase.N.Hostname.N", f"db{row}.example.com", row, 1)
    ours = {"Network": "Mixed", "Onto": draw.choice(["Serverless", "Label", "Selector"])}
    if draw.random() < 0.5:
        ours["Schedule"] = draw.choice(["*/5 * * * *", "0 2 * * mon-fri"])
    document["Berth"] = ours
    return document, names


BEGINS = ["LivenessProbe.", "ReadinessProbe.", "LifecyclePostStartHandler", "LifecyclePreStopHandler"]
