//! The page that annotates manifests, as a browser without scripts sees it.

#![allow(clippy::expect_used, clippy::panic)]

use std::time::Duration;

use blackbox::{Berth, Visitor};

const POD: &str = "# mine\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: true\n  containers:\n  - name: web\n    image: nginx:1\n";
const ID: &str = "cri-nwj395hgf6f00000";

#[tokio::test]
async fn the_page_shows_the_changes_and_what_eci_will_not_run() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    for lang in ["en", "zh-CN"] {
        visitor.get(&format!("/{lang}")).await.holds(&format!("href=\"/{lang}/annotate\""));
        let mut form = visitor.get(&format!("/{lang}/annotate")).await.form_to("/annotate#answer");
        form.fill("_text", POD);
        form.fill("InstanceId", ID);
        let page = visitor.submit(&form).await;
        assert_eq!(page.status, 200);
        page.holds("diff-new").holds(&format!("k8s.aliyun.com/acr-instance-id: {ID}")).holds("hostNetwork");
        assert_eq!(page.form_to("/annotate#answer").value("InstanceId"), Some(ID));
        assert_eq!(page.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn the_result_comes_as_a_file_with_every_other_byte_as_it_was() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let mut form = visitor.get("/en/annotate").await.form_to("/annotate#answer");
    form.fill("_text", POD);
    form.fill("InstanceId", ID);
    form.fill("_action", "download");
    let file = visitor.submit(&form).await;
    assert!(file.header("content-disposition").starts_with("attachment"), "{:?}", file.headers);
    let written = format!("  annotations:\n    k8s.aliyun.com/acr-instance-id: {ID}\n");
    assert!(file.html.contains(&written), "{}", file.html);
    assert_eq!(file.html.replace(&written, ""), POD);
}

#[tokio::test]
async fn what_cannot_be_read_is_told_with_line_and_column_and_stays_in_its_place() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let template = "kind: Pod\nmetadata:\n  name: {{ .Name }}\n";
    for (text, id, said) in [(template, ID, "Line 3, column"), (POD, "cri-nwj395hg********", "****")] {
        let mut form = visitor.get("/en/annotate").await.form_to("/annotate#answer");
        form.fill("_text", text);
        form.fill("InstanceId", id);
        let page = visitor.submit(&form).await;
        assert_eq!(page.status, 422);
        page.says(said);
        assert_eq!(page.form_to("/annotate#answer").value("_text"), Some(text));
    }
}

#[tokio::test]
async fn a_file_takes_the_place_of_the_text_and_keeps_its_line_breaks_and_its_name() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let mut form = visitor.get("/en/annotate").await.form_to("/annotate#answer");
    form.fill("_text", "not: this");
    form.fill("InstanceId", ID);
    let windows = POD.replace('\n', "\r\n");
    let page = visitor.upload(&form, "_file", "../of mine/pod.yaml", windows.as_bytes()).await;
    page.holds("diff-new").holds("hostNetwork");
    assert_eq!(page.form_to("/annotate#answer").value("_name"), Some("pod.yaml"));
    form.fill("_action", "download");
    let file = visitor.upload(&form, "_file", "pod.yaml", windows.as_bytes()).await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"pod.yaml\"");
    let written = format!("  annotations:\r\n    k8s.aliyun.com/acr-instance-id: {ID}\r\n");
    assert_eq!(file.html.replace(&written, ""), windows);
    form.fill("_action", "");
    let page = visitor.upload(&form, "_file", "x.bin", b"\xff\xfe").await;
    assert_eq!(page.status, 422);
    page.says("no UTF-8 text");
}

#[tokio::test]
async fn another_language_and_another_theme_keep_what_was_pasted_and_what_came_of_it() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let mut form = visitor.get("/en/annotate").await.form_to("/annotate#answer");
    form.fill("_text", POD);
    form.fill("_action", "language:zh-CN");
    let page = visitor.submit(&form).await;
    assert_eq!((page.path.as_str(), page.status.as_u16()), ("/zh-CN/annotate", 200));
    page.holds("lang=\"zh-CN\"").says("结果显示在此处");
    let mut form = page.form_to("/annotate#answer");
    assert_eq!(form.value("_text"), Some(POD));
    form.fill("InstanceId", ID);
    form.fill("_action", "theme:dark");
    let page = visitor.submit(&form).await;
    page.holds("data-theme=\"dark\"").holds("diff-new");
    assert_eq!(page.form_to("/annotate#answer").value("_text"), Some(POD));
    visitor.get("/en/annotate").await.holds("data-theme=\"dark\"");
}

#[tokio::test]
async fn a_plan_begins_from_a_manifest_and_what_it_cannot_hold_stays_to_be_read() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let mut form = visitor.get("/en/annotate").await.form_to("/annotate#answer");
    form.fill("_text", POD);
    form.fill("InstanceId", ID);
    form.fill("Region", "cn-beijing");
    form.fill("_action", "plan");
    let page = visitor.submit(&form).await;
    assert!(page.path.starts_with("/en/plans/"), "{}", page.path);
    page.holds("id=\"left-out\" open").says("spec.hostNetwork (line 7): a plan has no parameter for it");
    let plan = page.path.rsplit_once('/').expect("a step").0.to_owned();
    let images = visitor.get(&format!("{plan}/images")).await;
    assert_eq!(images.form().value("Container.1.Image"), Some("nginx:1"));
    let registry = visitor.get(&format!("{plan}/registry")).await;
    assert_eq!(registry.form().value("AcrRegistryInfo.1.InstanceId"), Some(ID));
    let form = registry.form();
    visitor.press(&form, "save").await.holds("id=\"left-out\" class=\"fold\">");
    visitor.get(&format!("{plan}/review")).await.says("spec.hostNetwork (line 7)");
    let zh = visitor.get(&format!("{}/review", plan.replace("/en/", "/zh-CN/"))).await;
    zh.says("spec.hostNetwork（第 7 行）：方案中没有对应的参数");
}

#[tokio::test]
async fn an_answer_that_follows_typing_is_no_error_of_the_page() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let mut form = visitor.get("/en/annotate").await.form_to("/annotate#answer");
    form.fill("_text", "a: [");
    form.fill("InstanceId", ID);
    form.fill("_live", "1");
    let page = visitor.submit(&form).await;
    assert_eq!(page.status, 200);
    page.says("Line 1, column");
}

#[tokio::test]
async fn the_clouds_instances_are_offered_without_a_question_and_no_flag_is_named() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let option = "<option value=\"cri-nwj395hgf6f00000\">test0000 · cn-beijing</option>";
    let mut page = visitor.get("/en/annotate").await;
    // A page does not wait long for all regions; what it began to ask for, the next one has.
    for _ in 0..20 {
        if page.html.contains(option) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
        page = visitor.get("/en/annotate").await;
    }
    page.holds(option);
    let mut form = page.form_to("/annotate#answer");
    form.fill("_text", include_str!("../corpus/argo-rollout.yaml"));
    form.fill("InstanceId", ID);
    let page = visitor.submit(&form).await;
    page.says("tick “Pod templates in custom kinds too”");
    assert!(!page.text().contains("--all-kinds"), "{}", page.text());
}
