//! The command line, Terraform, the programs and the signed preview of one plan that has a little of everything.
//!
//! After a change that is meant: `BLESS=1 cargo test -p plan --test golden_code`, and read the difference.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use plan::render::{Format, Rendered, render};
use plan::{Draft, Lang, Sheet, normalise, secret};

const PLAN: &[(&str, &str)] = &[
    ("RegionId", "cn-beijing"),
    ("ContainerGroupName", "test-cri"),
    ("SecurityGroupId", "sg-2zeh4cev9y7ulbr00000"),
    ("VSwitchId", "vsw-2zejlv7xjnw61w6z00000"),
    ("Cpu", "2.0"),
    ("AutoCreateEip", "true"),
    ("Container.1.Image", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"),
    ("Container.1.Name", "nginx"),
    ("Container.1.Command.1", "sh"),
    ("Container.1.Command.2", "-c"),
    ("Container.1.Command.3", "echo \"it's $HOME ${HOME}\"\n"),
    ("Container.1.EnvironmentVar.1.Key", "TOKEN"),
    ("Container.1.EnvironmentVar.1.Value", "hunter2"),
    ("Container.1.LivenessProbe.HttpGet.Path", "/healthz"),
    ("Container.1.LivenessProbe.HttpGet.Port", "80"),
    ("Container.1.VolumeMount.1.Name", "data"),
    ("Container.1.VolumeMount.1.MountPath", "/data"),
    ("AcrRegistryInfo.1.RegionId", "cn-beijing"),
    ("AcrRegistryInfo.1.InstanceId", "cri-nwj395hgf6f00000"),
    ("AcrRegistryInfo.1.Domain.1", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com"),
    ("ImageRegistryCredential.1.Server", "hub.example.com"),
    ("ImageRegistryCredential.1.UserName", "reader"),
    ("ImageRegistryCredential.1.Password", "hunter22"),
    ("Volume.1.Name", "data"),
    ("Volume.1.Type", "NFSVolume"),
    ("Volume.1.NFSVolume.Server", "files.example.com"),
    ("Volume.1.NFSVolume.Path", "/share"),
    ("Tag.1.Key", "环境"),
    ("Tag.1.Value", "测试"),
    ("MaxPendingMinute", "60"),
    ("Berth.Secret.1", "Container.1.EnvironmentVar.1.Value"),
];

const CODE: [Format; 9] = [
    Format::Cli,
    Format::CliFolded,
    Format::Terraform,
    Format::Python,
    Format::PythonLegacy,
    Format::Node,
    Format::Go,
    Format::Java,
    Format::SignedPreview,
];

fn sheet(more: &[(&str, &str)]) -> Sheet {
    normalise(&PLAN.iter().chain(more).copied().collect::<Draft>()).0
}

fn rendered(format: Format, sheet: &Sheet) -> Rendered {
    render(format, sheet).unwrap_or_else(|cannot| panic!("{}", cannot.reason(Lang::En)))
}

#[test]
fn each_format_reads_as_it_read_before() {
    for format in CODE {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("code.{}", format.extension()));
        let text = rendered(format, &sheet(&[])).text;
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "{format:?}");
    }
}

#[test]
fn secrets_are_named_and_never_written_masked_or_not() {
    let masked = normalise(&secret::mask(&PLAN.iter().copied().collect())).0;
    for format in CODE {
        let text = rendered(format, &sheet(&[])).text;
        assert!(!text.contains("hunter2"), "{format:?}");
        assert_eq!(rendered(format, &masked).text, text, "{format:?}");
        if format == Format::SignedPreview {
            continue;
        }
        assert!(!text.contains(secret::MASK), "{format:?}");
        let notes = rendered(format, &masked).notes;
        for lang in Lang::ALL {
            let note = notes[0].text(lang).to_ascii_uppercase();
            assert!(note.contains("IMAGE_REGISTRY_CREDENTIAL_1_PASSWORD"), "{note}");
            assert!(note.contains("CONTAINER_1_ENVIRONMENT_VAR_1_VALUE"), "{note}");
        }
    }
}

#[test]
fn roles_are_refused_where_they_would_get_lost() {
    let roles = sheet(&[("AcrRegistryInfo.1.ArnUser", "acs:ram::2222222222222222:role/role-acr")]);
    for format in CODE {
        let refused = matches!(format, Format::Terraform | Format::PythonLegacy);
        match render(format, &roles) {
            Ok(rendered) => assert!(!refused && rendered.text.contains("role-acr"), "{format:?}"),
            Err(cannot) => {
                assert!(refused);
                assert!(Lang::ALL.iter().all(|lang| cannot.reason(*lang).contains("AcrRegistryInfo.1.ArnUser")));
            }
        }
    }
}

#[test]
fn what_an_sdk_has_no_name_for_is_left_out_with_a_note() {
    for (format, has) in [(Format::Cli, true), (Format::Java, true), (Format::Python, false), (Format::Node, false)] {
        let rendered = rendered(format, &sheet(&[]));
        let noted = rendered.notes.iter().any(|note| note.text(Lang::En).contains("MaxPendingMinute"));
        assert_eq!((rendered.text.contains("MaxPendingMinute"), noted), (has, !has), "{format:?}");
    }
}

#[test]
fn a_machine_of_another_kind_is_refused_and_the_usual_one_only_noted() {
    let refused = render(Format::Terraform, &sheet(&[("CpuArchitecture", "ARM64")])).unwrap_err();
    assert!(refused.reason(Lang::En).contains("the CPU architecture"));
    let usual = rendered(Format::Terraform, &sheet(&[("CpuArchitecture", "AMD64")]));
    assert!(usual.notes.iter().any(|note| note.text(Lang::ZhCn).contains("CpuArchitecture")));
}

#[test]
fn a_nul_has_no_way_onto_a_command_line() {
    let nul = sheet(&[("Container.1.Arg.1", "a\0b")]);
    for format in [Format::Cli, Format::CliFolded] {
        assert!(render(format, &nul).unwrap_err().reason(Lang::En).contains("Container.1.Arg.1"));
    }
}

#[test]
fn the_string_to_sign_is_what_the_signer_makes_of_the_example_values() {
    let text = rendered(Format::SignedPreview, &sheet(&[])).text;
    let line = |start: &str| text.lines().find(|line| line.starts_with(start)).unwrap();
    let canonical = line("AccessKeyId=");
    assert_eq!(line("POST&%2F&"), sign::v1::string_to_sign("POST", canonical));
    let address = format!("POST https://eci.cn-beijing.aliyuncs.com/?{canonical}&Signature=<Signature>");
    assert_eq!(line("POST https://"), address);
}
