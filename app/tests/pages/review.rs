//! The review and the preview in it.

use app::{frame::Mode, ui::preview::Tab};
use plan::{Lang, secret};

use super::{
    after::{launchable, review},
    html::tags,
    sample,
};

#[test]
fn the_button_is_there_only_where_it_can_keep_its_promise() {
    let has = |mode, draft| review(Lang::En, mode, &draft, Tab::Sent).contains("Create container group</button>");
    assert!(has(Mode::Demo, launchable()));
    assert!(has(Mode::Live, launchable()));
    assert!(!has(Mode::PlanOnly, launchable()));
    assert!(!has(Mode::Demo, sample::draft()), "it lacks a security group");
}

#[test]
fn what_is_missing_leads_to_its_field() {
    let mut draft = launchable();
    draft.forget("SecurityGroupId");
    let html = review(Lang::En, Mode::Demo, &draft, Tab::Sent);
    let field = app::ui::form::id("SecurityGroupId");
    assert!(html.contains(&format!("href=\"/en/plans/k3x9v2m7q1/network#{field}\"")));
    assert!(html.contains("The YAML can be used already"));
}

#[test]
fn every_change_link_says_what_it_changes() {
    let html = review(Lang::En, Mode::Demo, &launchable(), Tab::Sent);
    for link in html.split("review-change\">").skip(1) {
        let words = link.split("</a>").next().unwrap();
        assert!(words.contains("Change") && words.contains("sr-only"), "{words}");
    }
    assert!(html.contains("Not provided"));
}

#[test]
fn the_exact_request_names_what_the_launch_adds() {
    let html = review(Lang::ZhCn, Mode::Demo, &launchable(), Tab::Sent);
    assert!(html.contains("ClientToken") && html.contains("berth-launch") && html.contains("创建时生成"));
}

/// The text content of the element with this id, which holds no element of its own name.
fn text_of(html: &str, id: &str) -> String {
    let inside = html.split(&format!("id=\"{id}\">")).nth(1).unwrap().split("</code>").next().unwrap();
    let text = inside.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect::<String>();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn the_text_of_a_block_is_the_file_byte_for_byte() {
    let mut draft = launchable();
    draft.set("Container.1.Arg.1", "<a> & \"b\" # c");
    let sheet = plan::normalise(&secret::mask(&draft)).0;
    for tab in Tab::ALL {
        let Some(format) = tab.format() else { continue };
        let html = review(Lang::En, Mode::Demo, &draft, tab);
        match plan::render::render(format, &sheet) {
            Ok(rendered) => assert_eq!(text_of(&html, "preview-code"), rendered.text, "{tab:?}"),
            Err(cannot) => assert!(html.contains(cannot.reason(Lang::En)), "{tab:?}"),
        }
    }
}

#[test]
fn the_island_starts_from_what_the_server_drew() {
    let html = review(Lang::En, Mode::Demo, &sample::draft(), Tab::Pod);
    let all = tags(&html);
    let section = all.iter().find(|tag| tag.get("id") == Some("preview")).unwrap();
    let base: plan::Draft = serde_json::from_str(section.get("data-base").unwrap()).unwrap();
    assert_eq!(base, secret::mask(&sample::draft()));
    let chosen: Vec<_> =
        all.iter().filter(|tag| tag.get("aria-current") == Some("page") && tag.has("data-tab")).collect();
    assert_eq!(chosen.len(), 1);
    assert_eq!(chosen[0].get("data-tab"), Some("kubernetes"));
}

#[test]
fn without_scripts_the_other_formats_follow_one_another() {
    let html = review(Lang::En, Mode::Demo, &launchable(), Tab::Pod);
    let aside = html.split("<noscript>").nth(1).unwrap();
    for id in ["preview-openapi", "preview-openapi-json"] {
        assert!(aside.contains(&format!("id=\"{id}\"")), "{id}");
    }
    assert!(aside.contains("What will be sent"));
}
