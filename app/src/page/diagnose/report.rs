//! What a diagnosis came to: the verdict in one sentence, then the findings, the worst first.

use leptos::prelude::*;
use plan::Lang;

use super::{Cause, Finding, Report, Subject, Verdict, finding};
use crate::{
    path,
    text::{Fill, Text, diagnose as t},
    ui::{
        clock,
        icon::icon,
        markup::{IntoMarkup, Markup},
    },
};

/// What all findings come to.
pub(super) fn worst(findings: &[Finding]) -> Verdict {
    findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Unknown)
}

/// The verdict in one sentence. It never promises: where all is well, nothing *known* stands in the way.
pub(super) fn sentence(lang: Lang, findings: &[Finding]) -> String {
    let worst = worst(findings);
    let of_worst: Vec<_> = findings.iter().filter(|finding| finding.verdict == worst).collect();
    let (first, count) = (of_worst.first().map_or("", |finding| finding.title), of_worst.len());
    // Chinese counts all of them, English those beside the first.
    let number = if lang == Lang::ZhCn { count } else { count.saturating_sub(1) };
    match (worst, count) {
        (Verdict::Pass, _) => t::NOTHING.get(lang).to_owned(),
        (Verdict::Warn, _) => t::NOTHING_BUT.with(lang, &[&count]),
        (Verdict::Fail, 0..=1) => t::FAILS.with(lang, &[&inside(lang, first)]),
        (Verdict::Fail, _) => t::FAILS_MORE.with(lang, &[&inside(lang, first), &number]),
        (Verdict::Unknown, 0..=1) => t::CANNOT.with(lang, &[&inside(lang, first)]),
        (Verdict::Unknown, _) => t::CANNOT_MORE.with(lang, &[&inside(lang, first), &number]),
    }
}

/// A title inside a sentence: in lower case in English.
fn inside(lang: Lang, title: &str) -> String {
    let mut letters = title.chars();
    match letters.next() {
        Some(first) if lang == Lang::En => format!("{}{}", first.to_ascii_lowercase(), letters.as_str()),
        _ => title.to_owned(),
    }
}

/// The verdict with what it is about and when it was made.
pub(super) fn verdict(lang: Lang, report: &Report, now: i64) -> Markup {
    let verdict = worst(&report.findings);
    let (what, again, back) = subject(lang, &report.subject);
    let back = back.map(|(href, label)| view! { <a href=href>{label.get(lang)}</a> });
    let unseen = matches!(report.subject, Subject::Group { launch: None, .. })
        .then(|| view! { <p class="meta">{t::UNSEEN_LOGIN.get(lang)}</p> });
    view! {
        <section class=format!("card diagnosis diagnosis-{}", verdict.tone().name()) aria-labelledby="diagnosis-verdict">
            <h2 id="diagnosis-verdict">{icon(verdict.icon())}<span>{sentence(lang, &report.findings)}</span></h2>
            <p class="diagnosis-what">{what}</p>
            <p class="meta">
                {t::MADE.get(lang)} " " {clock::when(lang, now, report.at)} " · " {t::ASKED.with(lang, &[&report.questions])}
            </p>
            {unseen}
            <p class="actions"><a class="button" href=again>{t::AGAIN.get(lang)}</a>{back}</p>
        </section>
    }
    .markup()
}

/// What was diagnosed, the address that diagnoses it again, and where to go back to.
fn subject(lang: Lang, subject: &Subject) -> (String, String, Option<(String, Text)>) {
    match subject {
        Subject::Plan(id, name) => (
            t::OF_PLAN.with(lang, &[name]),
            path::diagnose_plan(lang, id),
            Some((path::review(lang, id), t::BACK_TO_PLAN)),
        ),
        Subject::Group { id, region, launch } => (
            t::OF_GROUP.with(lang, &[id]),
            path::diagnose_group(lang, id, region),
            launch.as_ref().map(|launch| (path::launch(lang, launch), t::BACK_TO_LAUNCH)),
        ),
        Subject::Image { image, query } => {
            (t::OF_IMAGE.with(lang, &[image]), format!("{}?{query}", path::diagnose(lang)), None)
        }
    }
}

/// The causes that events name, then all findings in groups: what fails, what cannot be known, what is worth a look, and, folded,
/// what holds.
pub(super) fn findings(lang: Lang, report: &Report) -> Markup {
    let causes: Vec<_> = report.causes.iter().map(|cause| self::cause(lang, cause)).collect();
    let causes = (!causes.is_empty()).then(|| {
        view! { <section class="diagnosis-group" aria-labelledby="diagnosis-causes"><h2 id="diagnosis-causes">{t::CAUSES.get(lang)}</h2>{causes}</section> }
    });
    let groups = [
        (Verdict::Fail, t::GROUP_FAIL),
        (Verdict::Unknown, t::GROUP_UNKNOWN),
        (Verdict::Warn, t::GROUP_WARN),
        (Verdict::Pass, t::GROUP_PASS),
    ];
    let mut number = 0;
    let groups: Vec<_> = groups
        .into_iter()
        .filter_map(|(verdict, title)| {
            let of_this = report.findings.iter().filter(|finding| finding.verdict == verdict);
            let shown: Vec<_> = of_this
                .map(|found| {
                    number += 1;
                    finding::view(lang, found, number)
                })
                .collect();
            (!shown.is_empty()).then(|| group(lang, verdict, title, shown))
        })
        .collect();
    view! { {causes} {groups} }.markup()
}

fn group(lang: Lang, verdict: Verdict, title: Text, shown: Vec<Markup>) -> Markup {
    let (id, count) = (format!("diagnosis-{}", verdict.tone().name()), shown.len());
    let head = view! { {title.get(lang)} " " <span class="count">{count}</span> };
    if verdict == Verdict::Pass {
        return view! {
            <details class="fold diagnosis-group" id=id><summary><h2>{head}</h2></summary><div class="fold-body">{shown}</div></details>
        }
        .markup();
    }
    view! { <section class="diagnosis-group" aria-labelledby=id.clone()><h2 id=id.clone()>{head}</h2>{shown}</section> }
        .markup()
}

/// A cause: what it means, the rules it points to, and the event as it is.
pub(in crate::page) fn cause(lang: Lang, cause: &Cause) -> Markup {
    let rules: Vec<_> = cause
        .rules
        .iter()
        .map(|(id, title)| view! { <li>{*title} " " <a href=format!("{}#{id}", path::diagnose_rules(lang))><code>{*id}</code></a></li> })
        .collect();
    view! {
        <article class="finding finding-fail">
            <p class="finding-why">{cause.explanation.clone()}</p>
            <h4>{t::POINTS_TO.get(lang)}</h4>
            <ul class="list">{rules}</ul>
            <h4>{t::QUOTE.get(lang)}</h4>
            <p class="verdict-raw" lang="en"><code>{cause.quote.clone()}</code></p>
        </article>
    }
    .markup()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(verdict: Verdict, title: &'static str) -> Finding {
        Finding {
            rule: "r",
            title,
            decides: true,
            verdict,
            about: Vec::new(),
            explanation: String::new(),
            evidence: Vec::new(),
            remedy: None,
            document: ("", ""),
        }
    }

    #[test]
    fn the_sentence_names_what_decides_and_never_promises() {
        let pass = || finding(Verdict::Pass, "All is well");
        assert_eq!(sentence(Lang::En, &[pass()]), "Nothing stands in the way of the pull");
        assert_eq!(sentence(Lang::En, &[]), "Nothing fails, but this cannot be known: ", "nothing was judged");
        let unknown = finding(Verdict::Unknown, "The tag exists");
        assert_eq!(
            sentence(Lang::En, &[pass(), unknown.clone()]),
            "Nothing fails, but this cannot be known: the tag exists"
        );
        let fail = || finding(Verdict::Fail, "镜像版本存在");
        assert_eq!(sentence(Lang::ZhCn, &[unknown, fail()]), "镜像拉取会失败：「镜像版本存在」不通过");
        assert_eq!(sentence(Lang::ZhCn, &[fail(), fail()]), "镜像拉取会失败：「镜像版本存在」等 2 项不通过");
        assert!(
            sentence(Lang::En, &[finding(Verdict::Fail, "A"), finding(Verdict::Fail, "B")]).ends_with("a, and 1 more")
        );
    }
}
