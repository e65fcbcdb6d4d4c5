//! The diff, with what ECI will not run beside the lines that it is about.

use leptos::prelude::*;
use plan::Lang;

use super::{Done, Finding, Row, Sign};
use crate::{
    text::{Fill, annotate as t},
    ui::{
        icon::icon,
        markup::{IntoMarkup, Markup},
    },
};

pub(super) fn diff(lang: Lang, done: &Done) -> impl IntoView + use<> {
    let rows = done.rows.iter().map(|row| line(row, &done.findings)).collect_view();
    let more = (done.more > 0).then(|| view! { <p>{t::MORE.with(lang, &[&done.rows.len(), &done.more])}</p> });
    view! {
        <pre class="code diff" id="diff" role="region" tabindex="0" aria-label=t::DIFF.get(lang)><code>{rows}</code></pre>
        {more}
    }
}

/// A line with its numbers, which are no text and so are not copied, and its findings under it.
fn line(row: &Row, findings: &[Finding]) -> Markup {
    let (class, sign) = match row.sign {
        Sign::Same => ("diff-line", " "),
        Sign::Old => ("diff-line diff-old", "-"),
        Sign::New => ("diff-line diff-new", "+"),
        Sign::Gap => {
            return view! { <span class="diff-line diff-gap" data-old="⋯" data-new="">{"\n"}</span> }.markup();
        }
    };
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let about = row.findings.iter().filter_map(|place| Some((*place, findings.get(*place)?)));
    let about = about.map(|(place, finding)| {
        view! {
            <a class=format!("diff-finding diff-finding-{}", finding.tone.name()) href=format!("#finding-{place}")>
                {icon(finding.tone.icon())}<span>{finding.why}</span>
            </a>
        }
    });
    let about = about.collect_view();
    view! {
        <span class=class data-old=number(row.old) data-new=number(row.new)>{format!("{sign}{}\n", row.text)}</span>
        {about}
    }
    .markup()
}
