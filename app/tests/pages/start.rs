//! The start page.

use app::{
    frame::Mode,
    page::start::{Check, Checklist, Data},
};
use plan::Lang;

use super::sample;

fn empty() -> Data {
    Data { drafts: Vec::new(), launches: Vec::new(), checklist: Checklist::default(), ..sample::start_data() }
}

#[test]
fn an_empty_start_page_says_so_and_offers_an_example() {
    let html = sample::start(Lang::ZhCn, Mode::Demo, empty());
    assert!(html.contains("还没有草稿，也没有创建过容器组。"));
    assert_eq!(html.matches(r#"value="vpc""#).count(), 2, "in the third door and in the empty state");
}

#[test]
fn the_first_door_asks_nothing() {
    let html = sample::start(Lang::En, Mode::Demo, empty());
    let first = html.split(r#"action="/en/plans""#).nth(1).unwrap().split("</form>").next().unwrap();
    assert!(!first.contains("_document") && !first.contains("_example"));
}

#[test]
fn an_unreadable_document_comes_back_with_the_reason() {
    let document = "{\"RegionId\": }".to_owned();
    let problems = plan::document::read(&document).unwrap_err();
    let text = problems[0].text(Lang::En);
    let html = sample::start(Lang::En, Mode::Demo, Data { document, problems, ..empty() });
    assert!(html.contains("Error: ") && html.contains("{\"RegionId\": }"));
    assert!(html.contains(&text) || html.contains(&text.replace('"', "&quot;")), "{text}");
}

#[test]
fn a_document_cannot_leave_its_text_area() {
    let document = "</textarea><b>bold</b>&lt;".to_owned();
    let problems = plan::document::read(&document).unwrap_err();
    let html = sample::start(Lang::En, Mode::Demo, Data { document, problems, ..empty() });
    assert!(html.contains("&lt;/textarea>&lt;b>bold&lt;/b>&amp;lt;</textarea>"), "{html}");
}

#[test]
fn each_mode_says_what_it_is() {
    let says = |mode, words: &str| assert!(sample::start(Lang::En, mode, empty()).contains(words), "{words}");
    says(Mode::Demo, "Nothing real is created or billed");
    says(Mode::Live, "the server holds an Alibaba Cloud credential");
    says(Mode::PlanOnly, "berth serve --live");
}

#[test]
fn what_keeps_every_check_from_its_answer_is_said_once() {
    let why = || Check::Unknown("The secret is wrong.".to_owned());
    let checklist = Checklist { eci: why(), acr: why(), instance: why() };
    let html = sample::start(Lang::En, Mode::Live, Data { checklist, ..empty() });
    assert_eq!(html.matches("The secret is wrong.").count(), 1);
    assert_eq!(html.matches("Could not check").count(), 3);
    let checklist = Checklist { eci: why(), acr: Check::Unknown("Denied.".to_owned()), instance: Check::Unchecked };
    let html = sample::start(Lang::En, Mode::Live, Data { checklist, ..empty() });
    assert!(html.matches("The secret is wrong.").count() == 1 && html.matches("Denied.").count() == 1);
}

#[test]
fn throwing_a_draft_away_is_asked_about_first() {
    let html = sample::start(Lang::En, Mode::Demo, sample::start_data());
    assert!(html.contains("/en/drafts?discard=d1") && !html.contains("/en/plans/d1/discard"));
    assert!(html.contains("href=\"/en/drafts\""), "and all of them are one link away");
}

#[test]
fn who_listens_beyond_this_machine_is_warned_on_every_page() {
    let page = |exposed| {
        let frame = app::frame::Frame { exposed, ..sample::frame(Lang::En, "Start".to_owned()) };
        sample::document(frame, || ())
    };
    assert!(page(true).contains("listens beyond this machine"));
    assert!(!page(false).contains("listens beyond this machine"));
}
