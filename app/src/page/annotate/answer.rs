//! What came of it: the changes, the report, and what ECI will not run.

use leptos::prelude::*;
use plan::Lang;

use super::{Answer, Done, Sign, diff::diff};
use crate::{
    text::{Fill, annotate as t},
    ui::{
        markup::{IntoMarkup, Markup},
        part::{Tone, badge, card, fold, notice},
        preview::copy_button,
    },
};

pub(super) fn view(lang: Lang, answer: Option<&Answer>) -> Markup {
    match answer {
        None => view! { <p class="annotate-empty" id="answer-summary">{t::EMPTY.get(lang)}</p> }.markup(),
        Some(Answer::Refused { problems, snippet }) => refused(lang, problems, snippet.as_deref()),
        Some(Answer::Done(done)) => view! {
            <p class="annotate-summary" id="answer-summary">{summary(lang, done)}</p>
            {card("changes", t::CHANGES.get(lang), None, changes(lang, done))}
            {card("findings", t::FINDINGS.get(lang), None, findings(lang, done))}
        }
        .markup(),
    }
}

/// What came of it, in one sentence: it is said aloud when the answer follows typing.
fn summary(lang: Lang, done: &Done) -> String {
    let written = done.rows.iter().filter(|row| row.sign == Sign::New).count();
    let found = done.findings.len() + done.more_findings;
    let changes = match (done.edited, done.notes.is_empty()) {
        (true, _) => t::LINES.with(lang, &[&written]),
        (false, true) => t::NO_TEMPLATE.get(lang).to_owned(),
        (false, false) => t::UNCHANGED.get(lang).to_owned(),
    };
    let found = if found == 0 { t::NO_FINDINGS.get(lang).to_owned() } else { t::FOUND.with(lang, &[&found]) };
    t::SUMMARY.with(lang, &[&changes, &found])
}

fn refused(lang: Lang, problems: &[String], snippet: Option<&str>) -> Markup {
    let problems = problems.iter().map(|problem| view! { <li>{problem.clone()}</li> }).collect_view();
    let snippet = snippet.map(|snippet| {
        view! {
            <p>{t::BY_HAND.get(lang)}</p>
            <pre class="code" id="by-hand" tabindex="0"><code>{snippet.to_owned()}</code></pre>
        }
    });
    let body = view! {
        <p id="answer-summary"><strong>{t::REFUSED.get(lang)}</strong></p>
        <ul id="annotate-problems">{problems}</ul>
        {snippet}
    };
    view! { <div role="alert">{notice(Tone::Fail, body.markup())}</div> }.markup()
}

fn changes(lang: Lang, done: &Done) -> Markup {
    let notes = done.notes.iter().map(|(line, text)| {
        view! { <li class="wrap-anywhere"><strong>{t::LINE.with(lang, &[line])}</strong> " " {text.clone()}</li> }
    });
    let notes = notes.collect_view();
    let more = (done.more_notes > 0)
        .then(|| view! { <p>{t::MORE_NOTES.with(lang, &[&done.notes.len(), &done.more_notes])}</p> });
    let report =
        (!done.notes.is_empty()).then(|| view! { <h3>{t::REPORT.get(lang)}</h3> <ul class="list">{notes}</ul> {more} });
    let result = done.result.as_ref().map(|result| {
        let whole = view! {
            <pre class="code" id="annotated" role="region" tabindex="0" aria-label=t::RESULT.get(lang)>{result.clone()}</pre>
        };
        view! {
            <p class="actions">{copy_button("annotated".to_owned(), t::COPY.get(lang).to_owned())}</p>
            {fold(lang, t::RESULT.get(lang), 0, false, whole.markup())}
        }
    });
    let result = result.map_or_else(|| view! { <p>{t::TOO_LONG.get(lang)}</p> }.markup(), IntoMarkup::markup);
    view! {
        <div class="stack">
            {(!done.rows.is_empty()).then(|| diff(lang, done))}
            {report}
            {done.changed.then(|| view! { <p class="meta">{t::RESTART.get(lang)}</p> })}
            {result}
        </div>
    }
    .markup()
}

fn findings(lang: Lang, done: &Done) -> Markup {
    let findings = &done.findings;
    if findings.is_empty() {
        return view! { <p>{t::NO_FINDINGS.get(lang)}</p> }.markup();
    }
    let rows = findings.iter().enumerate().map(|(place, finding)| {
        let level = match finding.tone {
            Tone::Fail => t::LEVEL_ERROR,
            Tone::Warn => t::LEVEL_WARNING,
            _ => t::LEVEL_NOTE,
        };
        view! {
            <li class="wrap-anywhere" id=format!("finding-{place}") tabindex="-1">
                {badge(finding.tone, level.get(lang))} " "
                <strong>{t::LINE.with(lang, &[&finding.line])}</strong> " " {finding.text.clone()} " "
                <code>{finding.rule}</code> " "
                <a href=finding.url rel="noreferrer">{t::READ.with(lang, &[&finding.read])}</a>
            </li>
        }
    });
    let more = (done.more_findings > 0)
        .then(|| view! { <p>{t::MORE_FINDINGS.with(lang, &[&findings.len(), &done.more_findings])}</p> });
    view! { <ul class="list findings">{rows.collect_view()}</ul> {more} }.markup()
}
