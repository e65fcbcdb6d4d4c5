//! The page that annotates manifests, as a browser without scripts sees it.

#![allow(clippy::expect_used, clippy::panic)]

use blackbox::{Berth, Visitor};

const POD: &str = "# mine\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: true\n  containers:\n  - name: web\n    image: nginx:1\n";
const ID: &str = "cri-nwj395hgf6f00000";

#[tokio::test]
async fn the_page_shows_the_changes_and_what_eci_will_not_run() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    for lang in ["en", "zh-CN"] {
        visitor.get(&format!("/{lang}")).await.holds(&format!("href=\"/{lang}/annotate\""));
        let mut form = visitor.get(&format!("/{lang}/annotate")).await.form_to("/annotate");
        form.fill("_text", POD);
        form.fill("InstanceId", ID);
        let page = visitor.submit(&form).await;
        assert_eq!(page.status, 200);
        page.holds("diff-new").holds(&format!("k8s.aliyun.com/acr-instance-id: {ID}")).holds("hostNetwork");
        assert_eq!(page.form_to("/annotate").value("InstanceId"), Some(ID));
        assert_eq!(page.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn the_result_comes_as_a_file_with_every_other_byte_as_it_was() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let mut form = visitor.get("/en/annotate").await.form_to("/annotate");
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
        let mut form = visitor.get("/en/annotate").await.form_to("/annotate");
        form.fill("_text", text);
        form.fill("InstanceId", id);
        let page = visitor.submit(&form).await;
        assert_eq!(page.status, 422);
        page.says(said);
        assert_eq!(page.form_to("/annotate").value("_text"), Some(text));
    }
}
