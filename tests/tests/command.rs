//! The command line, as scripts rely on it.

#![allow(clippy::expect_used, clippy::panic)]

use blackbox::run;
use serde_json::Value;

const PLAN: &str = r#"{
  "RegionId": "cn-beijing", "ContainerGroupName": "test-cri",
  "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000", "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
  "Container": [{"Name": "nginx", "Image": "test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"}],
  "AcrRegistryInfo": [{"InstanceId": "cri-nwj395hg00000000"}],
  "Berth": {"Network": "Public"}
}"#;

#[tokio::test]
async fn a_plan_is_rendered_as_a_pod_unless_told_otherwise() {
    let (code, yaml, log) = run(&["render", "-"], PLAN).await;
    assert_eq!(code, Some(0), "{log}");
    assert!(yaml.contains("k8s.aliyun.com/acr-instance-id: cri-nwj395hg00000000"), "{yaml}");
    assert!(yaml.contains("kind: Pod"));
}

#[tokio::test]
async fn openapi_json_is_one_flat_object_without_what_signing_adds() {
    let (code, json, log) = run(&["render", "-", "--format", "openapi-json"], PLAN).await;
    assert_eq!(code, Some(0), "{log}");
    let value: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["Action"], "CreateContainerGroup");
    assert_eq!(value["Version"], "2018-08-08");
    assert_eq!(value["AcrRegistryInfo.1.InstanceId"], "cri-nwj395hg00000000");
    let names: Vec<_> = value.as_object().expect("an object").keys().collect();
    for absent in ["Signature", "SignatureNonce", "Timestamp", "AccessKeyId", "ClientToken", "Berth.Network"] {
        assert!(!names.iter().any(|name| *name == absent), "{absent}");
    }
    assert!(value.as_object().expect("an object").values().all(Value::is_string));
}

#[tokio::test]
async fn the_quoted_lines_are_those_of_the_documentation() {
    let (code, lines, _) = run(&["render", "-", "--format", "openapi"], PLAN).await;
    assert_eq!(code, Some(0));
    assert!(lines.contains("#AcrRegistryInfo\n"), "{lines}");
    assert!(lines.contains("'AcrRegistryInfo.1.InstanceId': 'cri-nwj395hg00000000'"), "{lines}");
}

#[tokio::test]
async fn problems_are_all_named_at_once_and_exit_with_two() {
    let wrong = PLAN.replace("cn-beijing\"", "cn-beijng\"").replace("\"Name\": \"nginx\"", "\"Nmae\": \"nginx\"");
    let (code, output, log) = run(&["render", "-"], &wrong).await;
    assert_eq!(code, Some(2));
    assert!(output.is_empty(), "nothing is written");
    assert!(log.contains("cn-beijing") && log.contains("Name"), "{log}");
}

#[tokio::test]
async fn a_format_that_cannot_express_the_plan_exits_with_three() {
    let never = PLAN.replace("\"RegionId\"", "\"RestartPolicy\": \"Never\", \"RegionId\"");
    let (code, output, log) = run(&["render", "-", "--format", "kubernetes-deployment"], &never).await;
    assert_eq!(code, Some(3), "{log}");
    assert!(output.is_empty());
}

#[tokio::test]
async fn findings_are_json_in_both_languages() {
    let (code, output, _) = run(&["check-plan", "-", "--json"], PLAN).await;
    assert_eq!((code, output.trim()), (Some(0), "[]"));
    let (code, output, _) = run(&["check-plan", "-", "--json"], r#"{"RegionId": "mars"}"#).await;
    assert_eq!(code, Some(1));
    let found: Value = serde_json::from_str(&output).expect("JSON");
    for finding in found.as_array().expect("a list") {
        for key in ["path", "code", "zh-CN", "en"] {
            assert!(finding[key].is_string(), "{finding}");
        }
    }
}

#[tokio::test]
async fn what_cannot_be_read_exits_with_two() {
    for (words, input) in [
        (&["render", "/nowhere/plan.json"][..], ""),
        (&["check-plan", "-"][..], "{\"RegionId\": "),
        (&["render", "-", "--format", "cuneiform"][..], PLAN),
        (&["no-such-command"][..], ""),
    ] {
        let (code, output, log) = run(words, input).await;
        assert_eq!(code, Some(2), "{words:?}: {log}");
        assert!(output.is_empty() && !log.is_empty());
    }
}

#[tokio::test]
async fn yaml_is_read_like_json() {
    let yaml = "RegionId: cn-beijing\nContainerGroupName: web\nContainer:\n- Name: web\n  Image: nginx:1.0\n";
    let (code, output, log) = run(&["render", "-"], yaml).await;
    assert_eq!(code, Some(0), "{log}");
    assert!(output.contains("image: nginx:1.0"), "{output}");
}
