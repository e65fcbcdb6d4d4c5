//! The review and the preview in it.

use app::{
    frame::{Lookup, Mode, Trouble},
    page::registry::Internet,
    ui::preview::Tab,
};
use plan::{Draft, Lang, Step, render::Format, secret};

use super::{
    after::{launchable, review, review_after, review_of},
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
    for tab in Tab::all() {
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
    let html = review(Lang::En, Mode::Demo, &sample::draft(), Tab::Text(Format::Kubernetes));
    let all = tags(&html);
    let section = all.iter().find(|tag| tag.get("id") == Some("preview")).unwrap();
    let base: Draft = serde_json::from_str(section.get("data-base").unwrap()).unwrap();
    assert_eq!(base, secret::mask(&sample::draft()));
    let chosen: Vec<_> =
        all.iter().filter(|tag| tag.get("aria-current") == Some("page") && tag.has("data-tab")).collect();
    assert_eq!(chosen.len(), 1);
    assert_eq!(chosen[0].get("data-tab"), Some("kubernetes"));
}

#[test]
fn without_scripts_the_other_formats_follow_one_another() {
    let html = review(Lang::En, Mode::Demo, &launchable(), Tab::Text(Format::Kubernetes));
    let aside = html.split("<noscript>").nth(1).unwrap();
    for id in ["preview-openapi", "preview-openapi-json"] {
        assert!(aside.contains(&format!("id=\"{id}\"")), "{id}");
    }
    assert!(aside.contains("What is sent"));
}

#[test]
fn what_the_last_step_changed_is_marked_and_the_page_says_so() {
    let mut before = secret::mask(&launchable());
    before.set("Container.1.Image", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:0.9");
    for (tab, marked) in
        [(Tab::Sent, "class=\"line-step\""), (Tab::Text(Format::Kubernetes), "class=\"line line-step\"")]
    {
        let html = review_after(Lang::En, Mode::Demo, &launchable(), Some(before.clone()), tab);
        assert_eq!(html.matches(marked).count(), 1, "{tab:?}");
        assert!(html.contains("Marked lines are what the last step changed."));
        let same = review_after(Lang::En, Mode::Demo, &launchable(), Some(secret::mask(&launchable())), tab);
        assert!(!same.contains("line-step") && !same.contains("Marked lines"), "{tab:?}");
    }
}

#[test]
fn what_cannot_be_pulled_is_not_called_ready() {
    let mut draft = launchable();
    draft.set("Berth.Network", "Public");
    draft.set("Container.1.Image", "test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0");
    let page = |instances| review_of(Lang::En, Mode::Demo, &draft, None, Tab::Sent, instances);
    let mut closed = sample::instances().items().to_vec();
    closed.truncate(1);
    closed[0].internet = Internet::Closed;
    let html = page(Lookup::Ready { items: closed, more: false, age: 0 });
    assert!(html.contains("public endpoint of test0000 is closed") && !html.contains("Ready to create"));
    assert!(html.contains("network#Berth.Network"), "it leads to the way");
    assert!(
        html.contains("Create container group</button>"),
        "it may be opened meanwhile: the choice stays the person's"
    );
    let html = page(Lookup::Failed(Trouble { advice: "Ask again.".to_owned(), raw: String::new() }));
    assert!(html.contains("Ready to create") && html.contains("could not be seen") && html.contains("Ask again."));
    assert!(page(Lookup::Unavailable).contains("Ready to create"));
}

#[test]
fn every_change_link_leads_to_something_on_its_step() {
    let mut bare = launchable();
    bare.set("Container.1.Arg.1", "-g");
    for draft in [bare, sample::draft(), Draft::new()] {
        let html = review(Lang::En, Mode::Demo, &draft, Tab::Sent);
        let links: Vec<_> = tags(&html)
            .iter()
            .filter(|tag| tag.name == "a")
            .filter_map(|tag| tag.get("href").map(str::to_owned))
            .collect();
        let wizard = sample::wizard(&draft, Vec::new());
        let mut seen = 0;
        for link in links.iter().filter(|link| link.contains('#')) {
            let (page, id) = link.split_once('#').unwrap();
            let Some(step) = page.rsplit('/').next().and_then(Step::parse) else { continue };
            let step = sample::step(Lang::En, step, &wizard);
            assert!(tags(&step).iter().any(|tag| tag.get("id") == Some(id)), "{link}");
            seen += 1;
        }
        assert!(seen > 8, "{seen}");
    }
}

#[test]
fn without_a_region_the_price_asks_for_one() {
    let html = review(Lang::ZhCn, Mode::Demo, &Draft::new(), Tab::Sent);
    assert!(html.contains("选择地域后可以估算") && !html.contains("没有目录价"));
}
