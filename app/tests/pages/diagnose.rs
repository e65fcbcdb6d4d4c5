//! The diagnosis: its page, its rules, its policies, and the changes that it leads to.

use app::{
    frame::{Mode, Trouble},
    page::{
        diagnose::{
            self, Cause, Data, Evidence, Finding, Remedy, Report, Strip, Subject, Verdict,
            change::{self, Progress, Stage},
            policy::{self, Role, Texts},
            rules::{self, Rule},
        },
        launch::Pull,
    },
    text::change as t,
};
use plan::Lang;

use super::{
    html::tags,
    sample::{document, frame, start_data},
};

fn finding(verdict: Verdict, title: &'static str) -> Finding {
    Finding {
        rule: "tag-exists",
        title,
        decides: verdict != Verdict::Warn,
        verdict,
        about: vec!["Container.1.Image".to_owned()],
        explanation: format!("{title} because <b>"),
        evidence: vec![Evidence {
            source: "cr GetRepoTag".to_owned(),
            region: "cn-beijing".to_owned(),
            field: "Code".to_owned(),
            value: "TAG_NOT_EXIST".to_owned(),
            at: Some(1_795_000_050),
            request_id: "R-1".to_owned(),
        }],
        remedy: (verdict > Verdict::Warn).then(|| Remedy {
            text: format!("Mend {title}."),
            console: Some("https://cr.console.aliyun.com/cn-beijing/instances".to_owned()),
            cli: Some("aliyun cr GetRepoTag --region cn-beijing".to_owned()),
            terraform: Some("resource \"x\" \"y\" {}".to_owned()),
            change: Some("/en/diagnose/change?what=open".to_owned()),
        }),
        document: ("https://example.com/page", "2026-04"),
    }
}

fn findings() -> Vec<Finding> {
    vec![
        finding(Verdict::Pass, "The instance exists"),
        finding(Verdict::Warn, "The zone has stock"),
        finding(Verdict::Unknown, "The roles may pull"),
        finding(Verdict::Fail, "The tag exists"),
    ]
}

fn cause() -> Cause {
    Cause {
        explanation: "The tag is gone.".to_owned(),
        rules: vec![("tag-exists", "The tag exists")],
        quote: "code = NotFound <a>".to_owned(),
    }
}

/// What the launch's page shows of a pull that failed.
pub(super) fn pull() -> Pull {
    let failed = vec![finding(Verdict::Fail, "The tag exists")];
    Pull {
        strip: Strip::of(Lang::En, &findings()),
        whole: "/en/diagnose?group=eci-1".to_owned(),
        causes: vec![cause()],
        findings: failed,
    }
}

fn page(lang: Lang, mode: Mode, data: Data) -> String {
    let frame = app::frame::Frame { mode, ..frame(lang, diagnose::title(lang, &data)) };
    document(frame.clone(), move || diagnose::view(frame, data, 1_795_000_100))
}

fn report(lang: Lang) -> String {
    let subject = Subject::Group { id: "eci-1".to_owned(), region: "cn-beijing".to_owned(), launch: None };
    let report = Report { subject, causes: vec![cause()], findings: findings(), questions: 21, at: 1_795_000_060 };
    page(lang, Mode::Demo, Data { report: Some(report), drafts: start_data().drafts, ..Data::default() })
}

fn of_rules(lang: Lang) -> String {
    let rule =
        |id, reads| Rule { id, title: "T", decides: true, reads, document: "https://example.com", read: "2026-04" };
    let all = vec![rule("one", &["cr GetInstance", "cr ListInstance"][..]), rule("two", &[][..])];
    let frame = frame(lang, rules::title(lang));
    document(frame.clone(), move || rules::view(frame, all))
}

fn of_policy(lang: Lang, problems: Vec<String>) -> String {
    let texts = || Texts { json: "{}".to_owned(), cli: "aliyun ram".to_owned(), terraform: "resource".to_owned() };
    let role = Role {
        instance: "cri-1".to_owned(),
        arn: "acs:ram::1:role/pull-cri-1".to_owned(),
        trust: "{}".to_owned(),
        texts: texts(),
        annotation: "k8s.aliyun.com/acr-service-arns: acs".to_owned(),
    };
    let data = policy::Data {
        signer: Some(texts()),
        roles: vec![role],
        problems,
        query: "account=".to_owned(),
        ..policy::Data::default()
    };
    let frame = frame(lang, policy::title(lang, &data));
    document(frame.clone(), move || policy::view(frame, data))
}

fn question(lang: Lang, refused: Option<app::text::Text>) -> String {
    let before = vec![(t::WHITELIST, vec!["127.0.0.1/32".to_owned()])];
    let after = vec![(t::WHITELIST, vec!["127.0.0.1/32".to_owned(), "203.0.113.7/32".to_owned()])];
    let data = change::Data {
        what: "Add 203.0.113.7/32".to_owned(),
        cost: t::COST_ENTRY,
        standing: Some((before, after)),
        refused,
        unseen: None,
        lines: ("aliyun cr Create".to_owned(), "aliyun cr Delete".to_owned()),
        fields: vec![("what", "admit".to_owned())],
        back: "/en/diagnose?plan=x".to_owned(),
    };
    let frame = frame(lang, change::title(&data));
    document(frame.clone(), move || change::view(frame, data))
}

fn progress(lang: Lang, stage: Stage) -> String {
    let progress = Progress {
        id: "c1".to_owned(),
        what: "Add 203.0.113.7/32".to_owned(),
        stage,
        now: vec![(t::WHITELIST, vec!["127.0.0.1/32".to_owned()])],
        trouble: (stage == Stage::Failed)
            .then(|| Trouble { advice: "Ask.".to_owned(), raw: "NoPermission".to_owned() }),
        undo: "/en/diagnose/change?what=expel".to_owned(),
        back: "/en/diagnose?plan=x".to_owned(),
    };
    let frame = frame(lang, change::progress_title(lang, &progress));
    document(frame.clone(), move || change::progress(frame, progress))
}

/// These pages, named.
pub(super) fn all(lang: Lang) -> Vec<(String, String)> {
    let problem =
        Data { problem: Some("No such group.".to_owned()), asked: vec![("group", "x".to_owned())], ..Data::default() };
    let pages = [
        ("diagnose", page(lang, Mode::Demo, Data { drafts: start_data().drafts, ..Data::default() })),
        ("diagnose-empty", page(lang, Mode::PlanOnly, Data::default())),
        ("diagnose-refused", page(lang, Mode::Demo, problem)),
        ("diagnosis", report(lang)),
        ("rules", of_rules(lang)),
        ("policy", of_policy(lang, Vec::new())),
        ("policy-refused", of_policy(lang, vec!["wrong".to_owned()])),
        ("change", question(lang, None)),
        ("change-refused", question(lang, Some(t::LAST_ENTRY))),
        ("change-waiting", progress(lang, Stage::Waiting)),
        ("change-failed", progress(lang, Stage::Failed)),
        ("change-done", progress(lang, Stage::Done)),
    ];
    pages.into_iter().map(|(name, html)| (format!("{name} {}", lang.tag()), html)).collect()
}

#[test]
fn the_worst_leads_and_what_holds_is_folded() {
    let html = report(Lang::En);
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(at("The pull will fail, because this does not hold: the tag exists") < at("What the events say"));
    assert!(at("id=\"diagnosis-fail\"") < at("id=\"diagnosis-info\""));
    assert!(at("id=\"diagnosis-info\"") < at("id=\"diagnosis-warn\""));
    assert!(at("id=\"diagnosis-warn\"") < at("id=\"diagnosis-pass\""));
    assert!(html.contains("Fails · Pull diagnosis"), "{html}");
}

#[test]
fn a_finding_shows_its_evidence_and_every_form_of_its_remedy() {
    let html = report(Lang::ZhCn);
    for text in ["cr GetRepoTag", "TAG_NOT_EXIST", "cn-beijing · R-1", "Container.1.Image", "https://example.com/page"]
    {
        assert!(html.contains(text), "{text}");
    }
    let all = tags(&html);
    assert!(all.iter().any(|tag| tag.get("href") == Some("/en/diagnose/change?what=open")));
    let copied: Vec<_> = all.iter().filter_map(|tag| tag.get("data-copy")).collect();
    assert_eq!(copied, ["cli-1", "terraform-1", "cli-2", "terraform-2"]);
    assert!(html.contains("because &lt;b") && html.contains("不影响拉取"));
}

#[test]
fn a_strip_names_the_leading_finding_or_the_address_that_waits() {
    let html = |strip: Strip| {
        let frame = frame(Lang::En, "strip".to_owned());
        document(frame, move || diagnose::strip(Lang::En, &strip, "/en/diagnose?plan=x".to_owned()))
    };
    let made = html(Strip::of(Lang::En, &findings()));
    assert!(made.contains("The tag exists because") && made.contains("notice-fail") && !made.contains("data-awaited"));
    let awaited = html(Strip::Awaited("/en/plans/x/review?check".to_owned()));
    assert!(awaited.contains("data-awaited=\"/en/plans/x/review?check\""));
    assert!(awaited.contains("href=\"/en/plans/x/review?check#pull-verdict\""), "it works without scripts too");
    assert!(!html(Strip::Late("/x".to_owned())).contains("data-awaited"), "nobody waits for ever");
}

#[test]
fn a_change_is_confirmed_only_where_it_can_be_made_and_says_how_to_undo_it() {
    let possible = question(Lang::En, None);
    assert!(possible.contains("Confirm and do it") && possible.contains("aliyun cr Delete"));
    assert!(possible.contains("<li class=\"changed\">+ <code>203.0.113.7/32</code></li>"), "{possible}");
    let refused = question(Lang::En, Some(t::LAST_ENTRY));
    assert!(!refused.contains("Confirm and do it") && !refused.contains("class=\"changed\""));
}

#[test]
fn a_change_under_way_is_followed_with_and_without_scripts() {
    let moving = progress(Lang::En, Stage::Waiting);
    assert!(moving.contains("http-equiv=\"refresh\"") && moving.contains("/en/diagnose/changes/c1/events"));
    let done = progress(Lang::En, Stage::Done);
    assert!(!done.contains("http-equiv") && done.contains("/en/diagnose/change?what=expel"));
}
