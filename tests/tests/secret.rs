//! A canary: a secret typed once is found nowhere it must not be.

#![allow(clippy::expect_used, clippy::panic)]

use blackbox::{Berth, KEY_SECRET, Visitor, nginx};

const CANARY: &str = "canary-9d1f-never-shown";

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

#[tokio::test]
async fn a_registry_password_and_the_key_are_in_no_page_no_file_and_no_log() {
    let simulator = Berth::simulator().await;
    let mut berth = Berth::live(&simulator.origin).await;
    let mut visitor = Visitor::new(&berth.origin);
    let document = format!(
        r#"{{"RegionId": "cn-beijing", "ContainerGroupName": "secretive", "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
            "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000",
            "Container": [{{"Name": "web", "Image": "hub.example.org/team/web:1.0"}}],
            "ImageRegistryCredential": [{{"Server": "hub.example.org", "UserName": "ann", "Password": "{CANARY}"}}]}}"#
    );
    let first = visitor.paste("en", &document).await;
    let id = first.path.split('/').nth(3).expect("the plan's id").to_owned();
    let mut pages = vec![first];
    for step in ["registry", "network", "images", "workload", "review"] {
        pages.push(visitor.get(&format!("/en/plans/{id}/{step}")).await);
    }
    for ending in ["yaml", "json", "openapi.json", "txt"] {
        pages.push(visitor.get(&format!("/plans/{id}.{ending}")).await);
    }
    let review = pages.iter().find(|page| page.path.contains("/review")).expect("the review").clone();
    let launched = visitor.launch(&review).await;
    for page in ["", "/status"] {
        pages.push(visitor.get(&format!("{}{page}", launched.path)).await);
    }
    pages.push(launched);
    pages.push(visitor.get("/en").await);
    for page in &pages {
        for secret in [CANARY, KEY_SECRET] {
            assert!(!page.html.contains(secret), "{} shows a secret", page.path);
        }
    }
    let data = berth.data();
    assert!(holds(&data, "secretive"), "the database was read");
    assert!(!holds(&data, CANARY) && !holds(&data, KEY_SECRET), "at rest it is sealed");
    assert!(!berth.said().contains(CANARY) && !berth.said().contains(KEY_SECRET), "no log holds it");
}

#[tokio::test]
async fn a_password_in_what_was_pasted_is_not_given_back() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let document = format!(r#"{{"ImageRegistryCredential": [{{"Server": "a.example", "Password": "{CANARY}"}}]"#);
    let refused = visitor.paste("en", &document).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.html.contains("a.example"), "the rest is kept");
    assert!(!refused.html.contains(CANARY));
    let fields = [("_csrf".to_owned(), "stale".to_owned()), ("_document".to_owned(), format!("{document}}}"))];
    let ended = visitor.post("/en/plans", &fields).await;
    assert_eq!(ended.status, 403);
    assert!(ended.html.contains("a.example") && !ended.html.contains(CANARY));
}

#[tokio::test]
async fn a_stored_password_survives_a_form_that_does_not_carry_it() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &nginx()).await;
    let id = review.path.split('/').nth(3).expect("the plan's id").to_owned();
    let step = format!("/en/plans/{id}/images");
    let added = visitor.press(&visitor.clone().get(&step).await.form(), "add:ImageRegistryCredential").await;
    let mut form = added.form();
    let password = "ImageRegistryCredential.1.Password";
    form.fill("ImageRegistryCredential.1.Server", "hub.example.org").fill("ImageRegistryCredential.1.UserName", "ann");
    form.fill(password, CANARY);
    let kept = visitor.press(&form, "save").await;
    assert_eq!(kept.form().value(password), Some(""), "it is not sent back");
    let again = visitor.press(&kept.form(), "save").await;
    assert!(!again.html.contains(CANARY));
    let lines = visitor.get(&format!("/plans/{id}.txt")).await;
    assert!(lines.html.contains("ImageRegistryCredential.1.Password"), "it is still there:\n{}", lines.html);
}
