//! Rules inside containers and volumes, and what their rows need.

use super::{breaks, keeps};

#[test]
fn a_begun_row_is_ended() {
    breaks(
        &[
            ("Container.1.Port.1.Protocol", "TCP"),
            ("Container.1.EnvironmentVar.1.Value", "x"),
            ("Container.2.Cpu", "1"),
            ("ImageRegistryCredential.1.UserName", "me"),
            ("Tag.1.Value", "x"),
        ],
        &[
            "Container.1.Port.1.Port required",
            "Container.1.EnvironmentVar.1.Key required",
            "Container.2.Image required",
            "Container.2.Name required",
            "ImageRegistryCredential.1.Server required",
            "ImageRegistryCredential.1.Password required",
            "Tag.1.Key required",
        ],
    );
    keeps(&[("Container.2.Cpu", ""), ("Tag.1.Value", "")]);
}

#[test]
fn init_containers_need_a_name_and_an_image_too() {
    breaks(&[("InitContainer.1.Arg.1", "x")], &["InitContainer.1.Image required", "InitContainer.1.Name required"]);
}

#[test]
fn a_variable_has_one_source() {
    let both = [
        ("Container.1.EnvironmentVar.1.Key", "IP"),
        ("Container.1.EnvironmentVar.1.Value", "x"),
        ("Container.1.EnvironmentVar.1.FieldRef.FieldPath", "status.podIP"),
    ];
    breaks(&both, &["Container.1.EnvironmentVar.1.Value two-sources"]);
    keeps(&[both[0], both[2]]);
}

#[test]
fn a_mount_needs_its_volume() {
    let mount = [("Container.1.VolumeMount.1.Name", "data"), ("Container.1.VolumeMount.1.MountPath", "/data")];
    breaks(&mount, &["Container.1.VolumeMount.1.Name no-such-volume"]);
    keeps(&[mount[0], mount[1], ("Volume.1.Name", "data"), ("Volume.1.Type", "EmptyDirVolume")]);
    breaks(
        &[mount[0], ("Volume.1.Name", "data"), ("Volume.1.Type", "EmptyDirVolume")],
        &["Container.1.VolumeMount.1.MountPath required"],
    );
    breaks(
        &[
            mount[0],
            ("Container.1.VolumeMount.1.MountPath", "data"),
            ("Volume.1.Name", "data"),
            ("Volume.1.Type", "EmptyDirVolume"),
        ],
        &["Container.1.VolumeMount.1.MountPath malformed"],
    );
}

#[test]
fn a_volume_is_described_as_what_it_is() {
    breaks(
        &[("Volume.1.Name", "v"), ("Volume.1.Type", "NFSVolume"), ("Volume.1.EmptyDirVolume.Medium", "Memory")],
        &[
            "Volume.1.EmptyDirVolume.Medium other-volume",
            "Volume.1.NFSVolume.Server required",
            "Volume.1.NFSVolume.Path required",
        ],
    );
    breaks(&[("Volume.1.Name", "v")], &["Volume.1.Type required"]);
    breaks(&[("Volume.1.Name", "v"), ("Volume.1.Type", "HostPath")], &["Volume.1.Type not-one-of"]);
    keeps(&[
        ("Volume.1.Name", "v"),
        ("Volume.1.Type", "NFSVolume"),
        ("Volume.1.NFSVolume.Server", "x-naw76.cn-shanghai.nas.aliyuncs.com"),
        ("Volume.1.NFSVolume.Path", "/share"),
    ]);
}

#[test]
fn configuration_files_have_path_and_content() {
    let volume = [("Volume.1.Name", "v"), ("Volume.1.Type", "ConfigFileVolume")];
    let file = "Volume.1.ConfigFileVolume.ConfigFileToPath";
    breaks(&volume, &[&format!("{file}.1.Path required"), &format!("{file}.1.Content required")]);
    let path = format!("{file}.2.Path");
    let content = format!("{file}.2.Content");
    breaks(&[volume[0], volume[1], (&path, "a.conf")], &[&format!("{content} required")]);
    breaks(&[volume[0], volume[1], (&path, "a.conf"), (&content, "not base64")], &[&format!("{content} space")]);
    breaks(&[volume[0], volume[1], (&path, "a.conf"), (&content, "abc")], &[&format!("{content} malformed")]);
    keeps(&[volume[0], volume[1], (&path, "a.conf"), (&content, "bGl1bWk=")]);
}

#[test]
fn a_probe_asks_in_one_way() {
    let http = ("Container.1.LivenessProbe.HttpGet.Port", "80");
    let tcp = ("Container.1.LivenessProbe.TcpSocket.Port", "80");
    breaks(&[http, tcp], &["Container.1.LivenessProbe.TcpSocket.Port two-probes"]);
    keeps(&[http, ("Container.1.ReadinessProbe.TcpSocket.Port", "80")]);
    breaks(
        &[
            ("Container.1.LifecyclePreStopHandlerExec.1", "sh"),
            ("Container.1.LifecyclePreStopHandlerTcpSocketPort", "80"),
        ],
        &["Container.1.LifecyclePreStopHandlerExec.1 two-probes"],
    );
}

#[test]
fn a_probe_or_a_hook_that_asks_over_the_network_needs_a_port() {
    let at = "Container.1";
    breaks(
        &[(&format!("{at}.LivenessProbe.HttpGet.Path"), "/")],
        &[&format!("{at}.LivenessProbe.HttpGet.Port required")],
    );
    breaks(
        &[(&format!("{at}.LifecyclePreStopHandlerTcpSocketHost"), "h")],
        &[&format!("{at}.LifecyclePreStopHandlerTcpSocketPort required")],
    );
    breaks(
        &[(&format!("{at}.LifecyclePostStartHandlerHttpGetHttpHeader.1.Name"), "X")],
        &[&format!("{at}.LifecyclePostStartHandlerHttpGetPort required")],
    );
    keeps(&[(&format!("{at}.LivenessProbe.HttpGet.Path"), "/"), (&format!("{at}.LivenessProbe.HttpGet.Port"), "80")]);
    keeps(&[(&format!("{at}.ReadinessProbe.Exec.Command.1"), "true")]);
}

#[test]
fn a_host_alias_has_an_address_and_a_name() {
    breaks(&[("HostAliase.3.Hostname.1", "a")], &["HostAliase.3.Ip required"]);
    breaks(&[("HostAliase.1.Ip", "10.0.0.1")], &["HostAliase.1.Hostname.1 required"]);
    keeps(&[("HostAliase.1.Ip", "10.0.0.1"), ("HostAliase.1.Hostname.1", "a")]);
}
