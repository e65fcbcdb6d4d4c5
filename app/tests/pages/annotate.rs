//! The page that annotates manifests.

use app::{
    page::{
        annotate::{self, Answer, Data, Done, Finding, Listed, Row, Sign},
        wizard::{LeftOut, left_out},
    },
    ui::part::Tone,
};
use leptos::prelude::*;
use plan::Lang;

use super::{
    html::tags,
    sample::{document, frame},
};

fn page(lang: Lang, data: Data) -> String {
    let mut frame = frame(lang, annotate::title(lang, &data));
    frame.form = Some(annotate::FORM);
    document(frame.clone(), move || annotate::view(frame, data))
}

fn data(answer: Option<Answer>) -> Data {
    let asked = [("InstanceId", "cri-nwj395hgf6f00000"), ("Network", "vpc"), ("AllKinds", "true")];
    Data {
        text: "</textarea><b>bold\nkind: Pod\n".to_owned(),
        name: "pod.yaml".to_owned(),
        asked: asked.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        instances: vec![Listed {
            id: "cri-a".to_owned(),
            name: "test0000".to_owned(),
            region: "cn-beijing".to_owned(),
        }],
        answer,
    }
}

fn row(sign: Sign, old: Option<usize>, new: Option<usize>, text: &str, findings: Vec<usize>) -> Row {
    Row { sign, old, new, text: text.to_owned(), findings }
}

fn done() -> Done {
    Done {
        rows: vec![
            row(Sign::Same, Some(3), Some(3), "metadata:", vec![]),
            row(Sign::New, None, Some(4), "  annotations: {<b>bold: 1}", vec![]),
            row(Sign::Gap, None, None, "", vec![]),
            row(Sign::Same, Some(9), Some(10), "  hostNetwork: true", vec![0]),
        ],
        more: 12,
        notes: vec![(1, "Pod a: written".to_owned())],
        more_notes: 3,
        edited: true,
        changed: true,
        findings: vec![Finding {
            line: 9,
            tone: Tone::Fail,
            rule: "host-namespace",
            why: "no host",
            text: "Pod a: no host. Remove it.".to_owned(),
            url: "https://www.alibabacloud.com/help/en/eci",
            read: "2026-11-27",
        }],
        more_findings: 5,
        result: Some("kind: Pod\n<b>bold\n".to_owned()),
    }
}

fn refused() -> Answer {
    Answer::Refused { problems: vec!["Line 2, column 3: <b>bold".to_owned()], snippet: Some("metadata:\n".to_owned()) }
}

/// These pages, named.
pub(super) fn all(lang: Lang) -> Vec<(String, String)> {
    let cut = Done { result: None, findings: Vec::new(), more_findings: 0, ..done() };
    let pages = [
        ("annotate", page(lang, Data::default())),
        ("annotated", page(lang, data(Some(Answer::Done(Box::new(done())))))),
        ("annotated-long", page(lang, data(Some(Answer::Done(Box::new(cut)))))),
        ("annotate-refused", page(lang, data(Some(refused())))),
    ];
    pages.into_iter().map(|(name, html)| (format!("{name} {}", lang.tag()), html)).collect()
}

#[test]
fn the_form_keeps_what_was_asked_and_posts_it_with_every_switch() {
    let html = page(Lang::En, data(None));
    let found = tags(&html);
    let value = |name: &str| found.iter().find(|tag| tag.get("name") == Some(name)).and_then(|tag| tag.get("value"));
    assert_eq!((value("InstanceId"), value("_name")), (Some("cri-nwj395hgf6f00000"), Some("pod.yaml")));
    assert!(html.contains("<option value=\"vpc\" selected>") && html.contains("&lt;/textarea>&lt;b>bold"), "{html}");
    assert!(html.contains("test0000 · cn-beijing"));
    let switches = found.iter().filter(|tag| tag.name == "button" && tag.get("form") == Some("annotate"));
    let switches: Vec<_> = switches.filter_map(|tag| tag.get("value")).collect();
    assert!(switches.contains(&"language:zh-CN") && switches.contains(&"theme:light"), "{switches:?}");
    let form = found.iter().find(|tag| tag.get("id") == Some("annotate")).unwrap();
    assert_eq!(form.get("enctype"), Some("multipart/form-data"));
    assert_eq!(form.get("action"), Some("/en/annotate#answer"));
}

#[test]
fn findings_stand_under_their_lines_and_lead_to_what_there_is_to_do() {
    let html = page(Lang::En, data(Some(Answer::Done(Box::new(done())))));
    let line = html.find("hostNetwork: true").unwrap();
    let beside = html.find("href=\"#finding-0\"").unwrap();
    assert!(line < beside && beside < html.find("id=\"finding-0\"").unwrap());
    let found = tags(&html);
    let numbers = |text: &str| found.iter().any(|tag| tag.get("data-old") == Some(text));
    assert!(numbers("9") && numbers("3") && numbers("⋯"));
}

#[test]
fn whatever_is_not_shown_is_counted() {
    let html = page(Lang::En, data(Some(Answer::Done(Box::new(done())))));
    for said in [
        "The first 4 lines are shown; download the result for the other 12.",
        "The first 1 lines of the report are shown; there are 3 more.",
        "The first 1 are shown; there are 5 more",
        "Lines written: 1. ECI findings: 6.",
    ] {
        assert!(html.contains(said), "{said}\n{html}");
    }
    let long = page(Lang::ZhCn, data(Some(Answer::Done(Box::new(Done { result: None, ..done() })))));
    assert!(long.contains("结果超过 512 KiB"));
}

#[test]
fn a_refusal_is_an_alert_and_says_so_in_the_title() {
    let html = page(Lang::En, data(Some(refused())));
    assert!(html.contains("role=\"alert\"") && html.contains("<title>Error: "));
    let described = tags(&html).into_iter().find(|tag| tag.get("id") == Some("annotate-text")).unwrap();
    assert_eq!(described.get("aria-invalid"), Some("true"));
}

#[test]
fn what_a_plan_could_not_hold_is_a_list_that_folds() {
    let left = LeftOut { object: "Pod a".to_owned(), rows: vec!["spec.x".to_owned()], more: 2, open: true };
    let html = left_out(Lang::En, Some(&left)).to_html();
    let said = "Begun from Pod a; what the plan could not hold: 3";
    assert!(html.contains("id=\"left-out\" open") && html.contains(said), "{html}");
    assert!(html.contains("there are 2 more"));
    assert!(left_out(Lang::En, None).is_none());
}
