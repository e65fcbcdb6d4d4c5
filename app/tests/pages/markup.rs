//! What holds for the markup of every page.

use std::collections::BTreeSet;

use super::{
    html::{Tag, tags},
    sample,
};

fn each_page(ask: impl Fn(&str, &str, &[Tag])) {
    for (name, html) in sample::all() {
        ask(&name, &html, &tags(&html));
    }
}

#[test]
fn nothing_would_be_refused_by_a_strict_policy() {
    each_page(|page, html, tags| {
        for tag in tags {
            let bad = tag.names().find(|name| *name == "style" || name.starts_with("on"));
            assert_eq!(bad, None, "{page}: {tag:?}");
            let script = tag.get("href").is_some_and(|address| address.starts_with("javascript:"));
            assert!(!script, "{page}: {tag:?}");
        }
        assert!(!html.contains("<style") && !html.contains("<script"), "{page}");
    });
}

#[test]
fn every_page_has_a_language_a_title_and_one_heading() {
    each_page(|page, html, tags| {
        let lang = tags.iter().find(|tag| tag.name == "html").and_then(|tag| tag.get("lang"));
        assert_eq!(lang, page.split(' ').nth(1), "{page}");
        assert_eq!(tags.iter().filter(|tag| tag.name == "h1").count(), 1, "{page}");
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
        assert!(title.ends_with(" · Berth") && title.len() > 10, "{page}: {title}");
    });
}

#[test]
fn every_id_is_there_once_and_every_reference_meets_one() {
    each_page(|page, _, tags| {
        let mut ids = BTreeSet::new();
        for id in tags.iter().filter_map(|tag| tag.get("id")) {
            assert!(ids.insert(id), "{page}: {id} twice");
        }
        for tag in tags {
            for name in ["for", "aria-labelledby", "aria-describedby", "list", "form"] {
                for id in tag.get(name).unwrap_or_default().split_whitespace() {
                    assert!(ids.contains(id), "{page}: {name} of {tag:?}");
                }
            }
        }
    });
}

#[test]
fn every_input_has_a_label_and_every_button_a_word() {
    each_page(|page, html, tags| {
        let labels: BTreeSet<_> =
            tags.iter().filter(|tag| tag.name == "label").filter_map(|tag| tag.get("for")).collect();
        let asks = |tag: &&Tag| {
            matches!(tag.name.as_str(), "input" | "select" | "textarea") && tag.get("type") != Some("hidden")
        };
        for tag in tags.iter().filter(asks) {
            assert!(tag.get("id").is_some_and(|id| labels.contains(id)), "{page}: {tag:?}");
        }
        for button in html.split("<button").skip(1) {
            let inside = button.split_once('>').unwrap().1.split("</button>").next().unwrap();
            let words: String = inside
                .split('<')
                .filter_map(|part| part.split_once('>').map_or(Some(part), |(_, text)| Some(text)))
                .collect();
            assert!(!words.trim().is_empty(), "{page}: {inside}");
        }
    });
}

#[test]
fn every_form_that_posts_carries_the_token() {
    each_page(|page, html, _| {
        for form in html.split("<form").skip(1) {
            let form = form.split("</form>").next().unwrap();
            if form.starts_with(r#" method="get""#) {
                continue;
            }
            assert!(form.contains(r#"name="_csrf" value="token""#), "{page}: {form}");
        }
    });
}

#[test]
fn no_secret_is_in_any_page_and_nothing_foreign_is_markup() {
    each_page(|page, html, tags| {
        assert!(!html.contains("s3cret-value") && !html.contains("pass-word"), "{page}");
        let shown = tags.iter().any(|tag| tag.get("value") == Some(plan::secret::MASK));
        assert!(!shown, "{page}: the mask is not a value to be posted back");
        assert!(!html.contains("<b>bold"), "{page}");
    });
}
