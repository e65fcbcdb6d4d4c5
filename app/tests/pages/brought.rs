//! Pages for plans that people bring along: imported, or behind a link.

use app::page::{import, shared};
use plan::Lang;

use super::sample::{document, draft, frame};

fn import(lang: Lang, text: &str) -> String {
    let unreadable = if text.is_empty() { Vec::new() } else { plan::import::import(text).unwrap_err() };
    let data = import::Data { text: text.to_owned(), unreadable };
    let frame = frame(lang, import::title(lang, &data));
    document(frame.clone(), move || import::view(frame, data))
}

fn shared(lang: Lang) -> String {
    let mut draft = draft();
    for name in plan::secret::names(&draft) {
        draft.set(&name, "");
    }
    let data = shared::Data { id: "s".to_owned(), draft, created: 1_795_000_000, expires: 1_797_592_000 };
    let frame = frame(lang, shared::title(lang, &data));
    document(frame.clone(), move || shared::view(frame, data))
}

fn gone(lang: Lang) -> String {
    let frame = frame(lang, shared::gone_title(lang));
    document(frame.clone(), move || shared::gone(frame))
}

/// These pages, named.
pub(super) fn all(lang: Lang) -> Vec<(String, String)> {
    let pages = [
        ("import", import(lang, "")),
        ("import-refused", import(lang, "'A': 'b'\n<b>words</b>\n'A': 'c'")),
        ("shared", shared(lang)),
        ("shared-gone", gone(lang)),
    ];
    pages.into_iter().map(|(name, html)| (format!("{name} {}", lang.tag()), html)).collect()
}

#[test]
fn what_cannot_be_read_is_told_with_its_line_beside_what_was_pasted() {
    let html = import(Lang::En, "'A': 'b'\n<b>words</b>\n'A': 'c'");
    assert!(html.contains("Line 2: ") && html.contains("Line 3: ") && html.contains("&lt;b>words&lt;/b>"));
    assert!(import(Lang::ZhCn, "x").contains("第 1 行："));
}

#[test]
fn a_shared_plan_says_what_it_is_and_until_when() {
    let html = shared(Lang::En);
    assert!(html.contains("cri-test") && html.contains("hub.example.com/eci_test/side:1"));
    assert!(html.contains("2026-12-1") && html.contains("Open as a new draft"), "{html}");
}
