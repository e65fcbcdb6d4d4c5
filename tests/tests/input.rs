//! Bad input: each has its own clear message beside the field, and nothing that was typed is lost.

#![allow(clippy::expect_used, clippy::panic)]

use blackbox::{Berth, Page, Values, Visitor, but, nginx};

const OTHER_HOST: &str = "shop-prod-registry-vpc.cn-hangzhou.cr.aliyuncs.com/shop/order-api:build-1";

/// Walks with one bad value until it is refused; the page that refuses.
async fn refused(visitor: &mut Visitor, values: &Values) -> Page {
    let mut page = visitor.begin("en").await;
    for _ in 0..4 {
        page = visitor.next(&page, values).await;
        if page.status == 422 {
            return page;
        }
    }
    panic!("nothing refused it; on {} ({}):\n{}", page.path, page.status, page.text());
}

#[tokio::test]
async fn each_wrong_value_is_explained_and_kept() {
    let berth = Berth::demo().await;
    for (name, value, words) in [
        ("RegionId", "cn-beijng", "Do you mean cn-beijing?"),
        ("RegionId", "mars", "There is no such region"),
        ("AcrRegistryInfo.1.InstanceId", "cri-NOT_one", "An Enterprise Edition instance's ID is cri-"),
        ("AcrRegistryInfo.1.InstanceId", "cri-j36zhodptmyq****", "hide a part"),
        ("VSwitchId", "vpc-2zeprod0network00main", "A vSwitch's ID is vsw-"),
        ("SecurityGroupId", "sg 2zeh4cev9y7ulbr00000", "space"),
        ("Container.1.Image", OTHER_HOST, "belongs to the instance"),
        ("Container.1.Image", "ｎginx:1.0", "full-width"),
        ("Container.1.Name", "", "Container 1: Container name is missing"),
        ("ContainerGroupName", "Not A Name", ""),
        ("Cpu", "many", "must be a number"),
    ] {
        let mut visitor = Visitor::new(&berth.origin);
        let page = refused(&mut visitor, &but(nginx(), name, value)).await;
        assert_eq!(page.form().value(name).unwrap_or_default(), value, "{name} is kept as it was typed");
        page.says(words);
        let title = page.html.split("<title>").nth(1).unwrap_or_default();
        assert!(title.starts_with("Error: "), "{name}: the title says that there is an error");
    }
}

#[tokio::test]
async fn the_same_is_said_in_chinese() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let first = visitor.begin("zh-CN").await;
    let page = visitor.next(&first, &but(nginx(), "RegionId", "cn-beijng")).await;
    assert_eq!(page.status, 422);
    page.says("cn-beijing");
    assert!(page.html.contains("<title>错误："));
}

#[tokio::test]
async fn a_form_over_the_limit_is_refused_and_the_draft_stays() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &nginx()).await;
    let workload = review.path.replace("/review", "/workload");
    let workload = workload.split('?').next().unwrap_or_default().to_owned();
    let page = visitor.get(&workload).await;
    let mut form = page.form();
    form.fields.push(("Container.1.EnvironmentVar.1.Value".to_owned(), "x".repeat(2 * 1024 * 1024)));
    let answer = visitor.press(&form, "save").await;
    assert_eq!(answer.status, 413);
    assert_eq!(visitor.get(&workload).await.form().value("ContainerGroupName"), Some("cri-test"));
}

#[tokio::test]
async fn a_form_of_a_lost_session_shows_what_was_typed_and_one_button_keeps_it() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let page = visitor.begin("en").await;
    let mut form = page.form();
    form.fill("RegionId", "cn-shanghai");
    visitor.forget();
    let expired = visitor.press(&form, "save").await;
    assert_eq!(expired.status, 403);
    let again = expired.form_to(&form.action);
    assert_eq!(again.value("RegionId"), Some("cn-shanghai"));
    let kept = visitor.submit(&again).await;
    assert!(kept.status.is_success(), "{}", kept.text());
    assert_eq!(visitor.get(&page.path).await.form().value("RegionId"), Some("cn-shanghai"));
}

#[tokio::test]
async fn of_two_tabs_the_later_one_is_shown_what_differs() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let page = visitor.begin("en").await;
    let (mut first, mut second) = (page.form(), page.form());
    first.fill("RegionId", "cn-shanghai");
    second.fill("RegionId", "cn-shenzhen");
    visitor.press(&first, "save").await;
    let conflict = visitor.press(&second, "save").await;
    assert_eq!(conflict.status, 409);
    conflict.says("cn-shanghai").says("cn-shenzhen");
    assert_eq!(visitor.get(&page.path).await.form().value("RegionId"), Some("cn-shanghai"), "nothing was overwritten");
    let mine = conflict.form_to(&second.action);
    visitor.submit(&mine).await;
    assert_eq!(
        visitor.get(&page.path).await.form().value("RegionId"),
        Some("cn-shenzhen"),
        "unless the person says so"
    );
}

#[tokio::test]
async fn a_replayed_form_changes_nothing() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let page = visitor.begin("en").await;
    let form = page.form();
    let once = visitor.press(&form, "add:AcrRegistryInfo").await;
    let rows = once.form().names.iter().filter(|name| name.ends_with(".InstanceId")).count();
    let again = visitor.press(&form, "add:AcrRegistryInfo").await;
    assert!(again.status == 200 || again.status == 409, "{}", again.status);
    let now = visitor.get(&page.path).await.form();
    assert_eq!(now.names.iter().filter(|name| name.ends_with(".InstanceId")).count(), rows);
}

#[tokio::test]
async fn a_container_is_called_after_its_image_until_somebody_names_it() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &nginx()).await;
    let images = review.path.replace("/review", "/images");
    let mut form = visitor.get(&images).await.form();
    let named = visitor.press(&form, "save").await.form();
    assert_eq!(named.value("Container.1.Name"), Some("nginx"));
    form = named;
    form.fill("Container.1.Name", "mine");
    let form = visitor.press(&form, "pick:Container.1.Image=registry.example.com/team/web:1").await.form();
    assert_eq!(form.value("Container.1.Name"), Some("mine"), "a name that is there stays");
    let mut form = form;
    form.fill("Container.1.Name", "");
    let form = visitor.press(&form, "lookup").await.form();
    assert_eq!(form.value("Container.1.Name"), Some("web"));
}

#[tokio::test]
async fn a_draft_is_thrown_away_only_after_a_question_and_an_empty_one_is_not_listed() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    visitor.begin("en").await;
    visitor.get("/en/drafts").await.says("There are no drafts");
    let review = visitor.walk("en", &nginx()).await;
    let id = review.path.split('/').nth(3).unwrap_or_default().to_owned();
    let list = visitor.get("/en/drafts").await;
    list.says("cri-test").holds(&format!("/en/drafts?discard={id}"));
    let question = visitor.get(&format!("/en/drafts?discard={id}")).await;
    question.says("Discard the draft \"cri-test\"?");
    let form = question.form_to("/discard");
    visitor.submit(&form).await;
    visitor.get("/en/drafts").await.says("There are no drafts");
    assert_eq!(visitor.get("/en/drafts?discard=nobody").await.status, 404);
}

#[tokio::test]
async fn launches_are_narrowed_by_what_stands_in_the_address() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &nginx()).await;
    let launched = visitor.launch(&review).await;
    visitor.until(&launched.path, &["Running"]).await;
    let mut listed = async |query: &str| {
        let page = visitor.get(&format!("/en/launches{query}")).await;
        assert!(page.status.is_success(), "{query}: {}", page.status);
        page.html.contains(&launched.path)
    };
    for (query, expected) in [
        ("", true),
        ("?state=running", true),
        ("?state=refused", false),
        ("?text=CRI-TEST", true),
        ("?text=eci_test/nginx", true),
        ("?state=running&text=zz", false),
        ("?state=never", true),
    ] {
        assert_eq!(listed(query).await, expected, "{query}");
    }
}
