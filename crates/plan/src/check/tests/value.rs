//! Rules about one value.

use super::{breaks, keeps, with};
use crate::{Lang, check};

#[test]
fn a_region_must_exist() {
    breaks(&[("RegionId", "cn-bejing")], &["RegionId unknown-region"]);
    let text = check(&with(&[("RegionId", "cn-bejing")])).unwrap_err()[0].text(Lang::En);
    assert!(text.contains("cn-beijing"), "{text}");
    breaks(&[("RegionId", "na-south-1")], &["RegionId unknown-region"]);
    keeps(&[("AcrRegistryInfo.1.RegionId", "na-south-1"), ("AcrRegistryInfo.1.InstanceId", "cri-0123456789abcdef")]);
}

#[test]
fn a_group_name_has_its_letters_and_its_length() {
    for wrong in ["a", "Web", "-web", "web-", "web_1", &"a".repeat(129)] {
        breaks(&[("ContainerGroupName", wrong)], &["ContainerGroupName malformed"]);
    }
    keeps(&[("ContainerGroupName", &"a".repeat(128))]);
    keeps(&[("ContainerGroupName", "a1")]);
}

#[test]
fn a_container_name_is_a_label() {
    for wrong in ["Web", "-web", "a_b", &"a".repeat(64)] {
        breaks(&[("Container.1.Name", wrong)], &["Container.1.Name malformed"]);
    }
    keeps(&[("Container.1.Name", "c")]);
}

#[test]
fn ids_have_their_prefix_and_their_letters() {
    for wrong in ["sg", "sg-", "sg-abc", "sg-ABCDEF12", "vsw-2zejlv7xjnw61w6z", "sg_2zeh4cev9y7ulbr"] {
        breaks(&[("SecurityGroupId", wrong)], &["SecurityGroupId bad-id"]);
    }
    keeps(&[("SecurityGroupId", "sg-2zeh4cev9y7ulbr00000")]);
    breaks(&[("EipInstanceId", "i-123456")], &["EipInstanceId bad-id"]);
    keeps(&[("EipInstanceId", "eip-2zedsgj8tzlvg")]);
    breaks(&[("ImageSnapshotId", "m-123456")], &["ImageSnapshotId bad-id"]);
    keeps(&[("ImageSnapshotId", "imc-2zebxkiifuyzzlhl")]);
    breaks(&[("AcrRegistryInfo.1.InstanceId", "crn-0123456789abcdef")], &["AcrRegistryInfo.1.InstanceId bad-id"]);
    keeps(&[("AcrRegistryInfo.1.InstanceId", "cri-012345")]);
    breaks(&[("ResourceGroupId", "group")], &["ResourceGroupId bad-id"]);
}

#[test]
fn one_to_ten_vswitches_stand_in_one_value() {
    let eleven = ["vsw-aaaaaa"; 11].join(",");
    breaks(&[("VSwitchId", &eleven)], &["VSwitchId too-many"]);
    breaks(&[("VSwitchId", "vsw-aaaaaa,")], &["VSwitchId bad-id"]);
    keeps(&[("VSwitchId", "vsw-aaaaaa, vsw-bbbbbb")]);
    keeps(&[("VSwitchId", &["vsw-aaaaaa"; 10].join(","))]);
}

#[test]
fn masks_from_documents_are_recognised() {
    for (name, value) in [
        ("SecurityGroupId", "sg-2zeh4cev9y7ulbr*****"),
        ("VSwitchId", "vsw-2zejlv7xjnw61w6z*****"),
        ("AcrRegistryInfo.1.InstanceId", "cri-nwj395hg********"),
        ("Container.1.Image", "test****-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"),
        ("PlainHttpRegistry", "harbor***.pre.com"),
        ("Cpu", "**"),
        ("Tag.1.Key", "a****"),
    ] {
        let found: Vec<String> = check(&with(&[(name, value)]))
            .unwrap_err()
            .iter()
            .map(|problem| format!("{} {}", problem.path, problem.code()))
            .collect();
        assert_eq!(found, [format!("{name} masked")], "{value}");
    }
    breaks(
        &[
            ("ImageRegistryCredential.1.Server", "a.com"),
            ("ImageRegistryCredential.1.UserName", "me"),
            ("ImageRegistryCredential.1.Password", "******"),
        ],
        &["ImageRegistryCredential.1.Password masked"],
    );
    keeps(&[("Container.1.Arg.1", "**/*.rs"), ("PlainHttpRegistry", "*.pre.com")]);
}

#[test]
fn full_width_forms_are_explained_with_the_ordinary_ones() {
    for (name, wrong, right) in [
        ("Container.1.Image", "nginx：1.0", "nginx:1.0"),
        ("VSwitchId", "vsw-aaaaaa，vsw-bbbbbb", "vsw-aaaaaa,vsw-bbbbbb"),
        ("VSwitchId", "vsw-aaaaaa、vsw-bbbbbb", "vsw-aaaaaa,vsw-bbbbbb"),
        ("Cpu", "２", "2"),
        ("ContainerGroupName", "ｗｅｂ－１", "web-1"),
        ("SecurityGroupId", "sg–2zeh4cev", "sg-2zeh4cev"),
        ("Container.1.Port.1.Port", "８０８０", "8080"),
        ("AutoCreateEip", "ｔｒｕｅ", "true"),
        ("AcrRegistryInfo.1.InstanceId", "cri－0123456789abcdef", "cri-0123456789abcdef"),
    ] {
        let found = check(&with(&[(name, wrong)])).unwrap_err();
        assert_eq!((found[0].path.as_str(), found[0].code()), (name, "full-width"), "{wrong}");
        assert!(
            found[0].text(Lang::ZhCn).contains(right) && found[0].text(Lang::En).contains(right),
            "{}",
            found[0].text(Lang::En)
        );
        if name != "Cpu" {
            keeps(&[(name, right)]);
        }
    }
}

#[test]
fn spaces_inside_and_characters_that_cannot_be_seen_are_explained() {
    breaks(&[("SecurityGroupId", "sg-2zeh 4cev9y")], &["SecurityGroupId space"]);
    breaks(&[("Container.1.Image", "nginx\u{a0}")], &["Container.1.Image space"]);
    breaks(&[("SecurityGroupId", "sg-2zeh4cev9y\u{3000}")], &["SecurityGroupId space"]);
    breaks(&[("SecurityGroupId", "sg-2zeh\u{200b}4cev9y")], &["SecurityGroupId invisible"]);
    breaks(&[("RegionId", "\u{feff}cn-beijing")], &["RegionId invisible"]);
    breaks(&[("ContainerGroupName", "web\u{7}1")], &["ContainerGroupName invisible"]);
    keeps(&[("SecurityGroupId", " sg-2zeh4cev9y \r\n")]);
}

#[test]
fn free_text_may_hold_any_of_these() {
    keeps(&[
        ("Container.1.EnvironmentVar.1.Key", "GREETING"),
        ("Container.1.EnvironmentVar.1.Value", "　你好，世界！ \u{200b}"),
        ("Container.1.Command.1", "sh"),
        ("Container.1.Arg.1", "echo　１"),
        ("Tag.1.Key", "负责人"),
        ("Tag.1.Value", "张 三"),
        ("Container.1.WorkingDir", "/数据 目录"),
    ]);
}

#[test]
fn numbers_are_numbers_in_their_bounds() {
    breaks(&[("Cpu", "two"), ("Memory", "4")], &["Cpu not-number"]);
    breaks(&[("Cpu", "1e3"), ("Memory", "4")], &["Cpu not-number"]);
    breaks(&[("Cpu", "2"), ("Memory", "0.1234")], &["Memory not-number"]);
    breaks(&[("Cpu", "0"), ("Memory", "0.0")], &["Cpu not-number", "Memory not-number"]);
    breaks(&[("EphemeralStorage", "1.5")], &["EphemeralStorage not-integer"]);
    breaks(&[("EphemeralStorage", "5001")], &["EphemeralStorage out-of-range"]);
    breaks(&[("EphemeralStorage", "-1")], &["EphemeralStorage out-of-range"]);
    breaks(&[("ActiveDeadlineSeconds", "99999999999999999999")], &["ActiveDeadlineSeconds out-of-range"]);
    breaks(&[("MaxPendingMinute", "9")], &["MaxPendingMinute out-of-range"]);
    breaks(&[("Container.1.Port.1.Port", "65536")], &["Container.1.Port.1.Port out-of-range"]);
    breaks(&[("Container.1.Port.1.Port", "0")], &["Container.1.Port.1.Port out-of-range"]);
    keeps(&[
        ("Cpu", "0.5"),
        ("Memory", "1.0"),
        ("EphemeralStorage", "5000"),
        ("MaxPendingMinute", "1440"),
        ("Container.1.Port.1.Port", "65535"),
    ]);
}

#[test]
fn booleans_are_true_or_false_in_any_case() {
    breaks(&[("AutoCreateEip", "yes")], &["AutoCreateEip not-boolean"]);
    for right in ["true", "True", "FALSE"] {
        keeps(&[("AutoCreateEip", right)]);
    }
}

#[test]
fn words_are_those_allowed_in_their_spelling() {
    for (name, wrong) in [
        ("RestartPolicy", "always"),
        ("SpotStrategy", "Spot"),
        ("Container.1.ImagePullPolicy", "IfNotpresent"),
        ("ScheduleStrategy", "Random"),
        ("CpuArchitecture", "x86"),
        ("ImageAccelerateMode", "fast"),
        ("DnsPolicy", "ClusterFirst"),
        ("OsType", "BSD"),
        ("ComputeCategory.1", "cheap"),
        ("Berth.Network", "Internet"),
        ("Berth.Onto", "Node"),
    ] {
        breaks(&[(name, wrong)], &[&format!("{name} not-one-of")]);
    }
    keeps(&[
        ("RestartPolicy", "OnFailure"),
        ("Container.1.ImagePullPolicy", "IfNotPresent"),
        ("CpuArchitecture", "ARM64"),
        ("Berth.Network", "Mixed"),
    ]);
    breaks(&[("SpotDuration", "2")], &["SpotDuration out-of-range"]);
    breaks(&[("AutoCreateEip", "true"), ("EipISP", "CN2")], &["EipISP not-one-of"]);
    breaks(
        &[("Container.1.Port.1.Port", "80"), ("Container.1.Port.1.Protocol", "SCTP")],
        &["Container.1.Port.1.Protocol not-one-of"],
    );
}

#[test]
fn texts_have_their_length() {
    let long = "x".repeat(257);
    breaks(
        &[("Container.1.EnvironmentVar.1.Key", "A"), ("Container.1.EnvironmentVar.1.Value", &long)],
        &["Container.1.EnvironmentVar.1.Value too-long"],
    );
    breaks(&[("Container.1.Command.1", &long)], &["Container.1.Command.1 too-long"]);
    breaks(&[("Container.1.EnvironmentVar.1.Key", &"A".repeat(129))], &["Container.1.EnvironmentVar.1.Key malformed"]);
    keeps(&[
        ("Container.1.EnvironmentVar.1.Key", &"A".repeat(128)),
        ("Container.1.EnvironmentVar.1.Value", &"值".repeat(256)),
        ("Container.1.Command.1", &long[1..]),
    ]);
}

#[test]
fn shapes_are_kept() {
    for (name, wrong, right) in [
        ("Container.1.EnvironmentVar.1.Key", "1A", "A1"),
        ("Container.1.EnvironmentVar.1.Key", "A-B", "A_B"),
        ("PlainHttpRegistry", "http://a.com", "a.com,192.168.0.8:5000"),
        ("Tag.1.Key", "aliyun-x", "x-aliyun"),
        ("Tag.1.Key", "acs:x", "x"),
        ("PrivateIpAddress", "172.16.0", "172.16.0.1"),
        ("PrivateIpAddress", "172.16.0.256", "172.16.0.255"),
    ] {
        breaks(&[(name, wrong)], &[&format!("{name} malformed")]);
        keeps(&[(name, right)]);
    }
    breaks(&[("Tag.1.Key", "a"), ("Tag.1.Value", "https://a")], &["Tag.1.Value malformed"]);
}

#[test]
fn an_image_is_a_reference() {
    for (wrong, code) in [
        ("https://a.com/b/c:1", "image-scheme"),
        ("a.com/B/c", "image-upper-case"),
        ("a.com//c", "image-path"),
        ("a.com/b/c:", "image-tag"),
        ("a.com/b/c@sha256:12", "image-digest"),
    ] {
        breaks(&[("Container.1.Image", wrong)], &[&format!("Container.1.Image {code}")]);
    }
    keeps(&[("Container.1.Image", "nginx")]);
}

#[test]
fn a_secret_has_to_be_a_known_value() {
    breaks(&[("Berth.Secret.1", "Container.1.EnvironmentVar.1.Valeu")], &["Berth.Secret.1 secret-of-nothing"]);
    keeps(&[("Berth.Secret.1", "Container.1.EnvironmentVar.1.Value")]);
}
