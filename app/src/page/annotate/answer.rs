//! What came of it: the changes, the report, and what ECI will not run.

use leptos::prelude::*;
use plan::Lang;

use super::{Answer, Done, Finding};
use crate::{
    text::{Fill, annotate as t},
    ui::{
        part::{Tone, badge, card, fold, notice},
        preview::copy_button,
    },
};

pub(super) fn view(lang: Lang, answer: &Answer) -> AnyView {
    match answer {
        Answer::Refused { problems, snippet } => refused(lang, problems, snippet.as_deref()),
        Answer::Done(done) => view! {
            {card("changes", t::CHANGES.get(lang), None, changes(lang, done))}
            {card("findings", t::FINDINGS.get(lang), None, findings(lang, &done.findings))}
        }
        .into_any(),
    }
}

fn refused(lang: Lang, problems: &[String], snippet: Option<&str>) -> AnyView {
    let problems = problems.iter().map(|problem| view! { <li>{problem.clone()}</li> }).collect_view();
    let snippet = snippet.map(|snippet| {
        view! {
            <p>{t::BY_HAND.get(lang)}</p>
            <pre class="code" id="by-hand" tabindex="0"><code>{snippet.to_owned()}</code></pre>
        }
    });
    let body = view! {
        <p><strong>{t::REFUSED.get(lang)}</strong></p>
        <ul id="annotate-problems">{problems}</ul>
        {snippet}
    };
    view! { <div role="alert">{notice(Tone::Fail, body.into_any())}</div> }.into_any()
}

fn changes(lang: Lang, done: &Done) -> AnyView {
    let unchanged = if done.notes.is_empty() { t::NO_TEMPLATE } else { t::UNCHANGED };
    let diff = done.diff.iter().map(|line| {
        let class = match line.as_bytes() {
            [b'+', ..] => "diff-line diff-new",
            [b'-', ..] => "diff-line diff-old",
            [b'@', ..] => "diff-line diff-hunk",
            _ => "diff-line",
        };
        view! { <span class=class>{line.clone()}{"\n"}</span> }
    });
    let shown = view! {
        <pre class="code" id="diff" role="region" tabindex="0" aria-label=t::DIFF.get(lang)><code>{diff.collect_view()}</code></pre>
    };
    let more = (done.more > 0).then(|| view! { <p>{t::MORE.with(lang, &[&done.diff.len(), &done.more])}</p> });
    let notes = done.notes.iter().map(|(line, text)| {
        view! { <li class="wrap-anywhere"><strong>{t::LINE.with(lang, &[line])}</strong> " " {text.clone()}</li> }
    });
    let notes = notes.collect_view();
    let report =
        (!done.notes.is_empty()).then(|| view! { <h3>{t::REPORT.get(lang)}</h3> <ul class="list">{notes}</ul> });
    let result = done.result.as_ref().map(|result| {
        let whole = view! {
            <pre class="code" id="annotated" role="region" tabindex="0" aria-label=t::RESULT.get(lang)>{result.clone()}</pre>
        };
        view! {
            <p class="actions">{copy_button("annotated".to_owned(), t::COPY.get(lang).to_owned())}</p>
            {fold(lang, t::RESULT.get(lang), 0, false, whole.into_any())}
        }
    });
    view! {
        <div class="stack">
            {if done.diff.is_empty() { view! { <p>{unchanged.get(lang)}</p> }.into_any() } else { shown.into_any() }}
            {more}
            {report}
            {done.changed.then(|| view! { <p class="meta">{t::RESTART.get(lang)}</p> })}
            {result}
        </div>
    }
    .into_any()
}

fn findings(lang: Lang, findings: &[Finding]) -> AnyView {
    if findings.is_empty() {
        return view! { <p>{t::NO_FINDINGS.get(lang)}</p> }.into_any();
    }
    let rows = findings.iter().map(|finding| {
        let level = match finding.tone {
            Tone::Fail => t::LEVEL_ERROR,
            Tone::Warn => t::LEVEL_WARNING,
            _ => t::LEVEL_NOTE,
        };
        view! {
            <li class="wrap-anywhere">
                {badge(finding.tone, level.get(lang))} " "
                <strong>{t::LINE.with(lang, &[&finding.line])}</strong> " " {finding.text.clone()} " "
                <code>{finding.rule}</code> " "
                <a href=finding.url rel="noreferrer">{t::READ.with(lang, &[&finding.read])}</a>
            </li>
        }
    });
    view! { <ul class="list">{rows.collect_view()}</ul> }.into_any()
}
