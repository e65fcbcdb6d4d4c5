//! What people already have: imported on the command line and on the page.

#![allow(clippy::expect_used, clippy::panic)]

use blackbox::{Berth, Visitor, run};
use serde_json::Value;

const LINES: &str = "\
'RegionId': 'cn-beijing',
'ContainerGroupName': 'test-cri',
'SecurityGroupId': 'sg-2zeh4cev9y7ulbr00000',
'VSwitchId': 'vsw-2zejlv7xjnw61w6z00000',
'Container.1.Image': 'test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0',
'Container.1.Name': 'nginx',

#AcrRegistryInfo
'AcrRegistryInfo.1.InstanceId': 'cri-nwj395hg00000000',
'AcrRegistryInfo.1.Domain.1': 'test0000-registry.cn-beijing.cr.aliyuncs.com'
";

async fn imported(input: &str, code: i32) -> (Value, String) {
    let (ended, document, log) = run(&["import", "-"], input).await;
    assert_eq!(ended, Some(code), "{log}");
    (serde_json::from_str(&document).unwrap_or_else(|error| panic!("{error}: {document}")), log)
}

#[tokio::test]
async fn quoted_lines_become_a_document_that_renders_to_the_same_lines() {
    let (document, log) = imported(LINES, 0).await;
    assert_eq!(document["Container"][0]["Name"], "nginx");
    assert!(log.is_empty(), "{log}");
    let (code, lines, _) = run(&["render", "-", "--format", "openapi"], &document.to_string()).await;
    assert_eq!(code, Some(0));
    let sorted = |text: &str| {
        let mut lines: Vec<_> = text.lines().map(|line| line.trim_end_matches(',').to_owned()).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&lines), sorted(LINES));
}

#[tokio::test]
async fn a_command_line_and_a_flat_request_become_the_same_document() {
    let (document, _) = imported(LINES, 0).await;
    let (_, json, _) = run(&["render", "-", "--format", "openapi-json"], &document.to_string()).await;
    let (again, log) = imported(&json, 0).await;
    assert_eq!(again, document);
    assert!(log.starts_with("note: ") && log.contains("Action, Version"), "{log}");
    let flat: serde_json::Map<String, Value> = serde_json::from_str(&json).expect("an object");
    let flags = flat.iter().filter(|(name, _)| *name != "Action" && *name != "Version");
    let flags = flags.map(|(name, value)| format!(" \\\n  --{name} {value}")).collect::<Vec<_>>().concat();
    let (again, log) = imported(&format!("$ aliyun --profile work eci CreateContainerGroup{flags}\n"), 0).await;
    assert_eq!(again, document);
    assert!(log.contains("--profile"), "{log}");
}

#[tokio::test]
async fn a_fragment_with_masks_is_written_and_the_findings_are_told() {
    let fragment = "'Container.1.Name': 'c1',\n'AcrRegistryInfo.1.InstanceId': 'cri-nwj395hg********'\n";
    let (document, log) = imported(fragment, 1).await;
    assert_eq!(document["AcrRegistryInfo"][0]["InstanceId"], "cri-nwj395hg********");
    assert!(log.contains("[masked]") && log.contains("[required]"), "{log}");
    let (code, output, _) = run(&["import", "-", "--json"], fragment).await;
    assert_eq!(code, Some(1));
    let found: Value = serde_json::from_str(&output).expect("JSON");
    for finding in found.as_array().expect("a list") {
        for key in ["path", "code", "zh-CN", "en"] {
            assert!(finding[key].is_string(), "{finding}");
        }
    }
    let (code, output, _) = run(&["import", "--json"], LINES).await;
    assert_eq!((code, output.trim()), (Some(0), "[]"));
}

#[tokio::test]
async fn the_document_goes_to_a_file_or_out_as_yaml() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("plan.yaml");
    let name = file.to_str().expect("a name");
    let (code, output, log) = run(&["import", "-", "--output", name, "--json"], LINES).await;
    assert_eq!((code, output.trim()), (Some(0), "[]"), "{log}");
    let (_, yaml, _) = run(&["import", "-", "--yaml"], LINES).await;
    assert_eq!(std::fs::read_to_string(&file).expect("the document"), yaml);
    assert!(yaml.starts_with("RegionId: cn-beijing\n"), "{yaml}");
    let (code, _, log) = run(&["check-plan", name], "").await;
    assert_eq!(code, Some(0), "{log}");
}

#[tokio::test]
async fn what_cannot_be_read_is_told_with_its_line_and_nothing_is_written() {
    for (input, said) in [
        ("'A': 'b'\njust words\n", "Line 2:"),
        ("", "No parameter was found"),
        ("aliyun eci CreateContainerGroup \\\n --RegionId $REGION", "Line 2:"),
        ("apiVersion: v1\nkind: Pod\n", "Kubernetes manifest"),
        ("{\"RegionId\": ", "line 1"),
    ] {
        for words in [&["import", "-"][..], &["import", "-", "--json"]] {
            let (code, output, log) = run(words, input).await;
            assert_eq!(code, Some(2), "{input}: {log}");
            assert!(output.is_empty() && log.contains(said), "{input}: {log}");
        }
    }
}

#[tokio::test]
async fn the_page_makes_a_draft_and_leads_to_what_is_to_mend() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    for lang in ["en", "zh-CN"] {
        let start = visitor.get(&format!("/{lang}")).await;
        start.holds(&format!("href=\"/{lang}/import\""));
        let mut form = visitor.get(&format!("/{lang}/import")).await.form_to("/import");
        form.fill("_text", LINES);
        let review = visitor.submit(&form).await;
        assert!(review.path.ends_with("/review"), "{}", review.path);
        review.says("test-cri");
        form.fill("_text", &LINES.replace("'VSwitchId': 'vsw-2zejlv7xjnw61w6z00000',\n", ""));
        let step = visitor.submit(&form).await;
        assert!(step.path.ends_with("/network"), "{}", step.path);
    }
}

#[tokio::test]
async fn the_page_keeps_what_it_could_not_read_and_says_where() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let mut form = visitor.get("/en/import").await.form_to("/import");
    form.fill("_text", "'A': 'b'\n<just> words");
    let page = visitor.submit(&form).await;
    assert_eq!(page.status, 422);
    page.says("Line 2:").holds("&lt;just> words");
    assert!(page.html.contains("<title>Error: "), "{}", page.html);
    assert_eq!(page.form_to("/import").value("_text"), Some("'A': 'b'\n<just> words"));
}

#[tokio::test]
async fn line_ends_as_browsers_post_them_do_not_reach_a_value() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let mut form = visitor.get("/en/import").await.form_to("/import");
    form.fill("_text", "aliyun eci CreateContainerGroup \\\r\n --Container.1.Arg.1 'a\r\nb'\r\n");
    let step = visitor.submit(&form).await;
    let id = step.path.split('/').nth(3).expect("the plan's id").to_owned();
    visitor.get(&format!("/plans/{id}.json")).await.holds("\"a\\nb\"");
}
