//! The diagnosis in one line, for pages that lead to it.

use leptos::prelude::*;
use plan::Lang;

use super::{Finding, report};
use crate::{
    text::diagnose as t,
    ui::{
        icon::{Icon, icon},
        markup::{IntoMarkup, Markup},
        part::Tone,
    },
};

/// The `id` of the strip, by which a later one takes its place.
pub const STRIP_ID: &str = "pull-verdict";

/// What is known so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Strip {
    /// A diagnosis.
    Made {
        /// The colours.
        verdict: super::Verdict,
        /// The verdict in one sentence.
        sentence: String,
        /// Why, as the leading finding says it; empty where nothing is wrong.
        why: String,
    },
    /// It is being made; the address waits for it.
    Awaited(String),
    /// It was waited for and did not come; the address waits again.
    Late(String),
}

impl Strip {
    /// The strip of these findings.
    pub fn of(lang: Lang, findings: &[Finding]) -> Self {
        let verdict = report::worst(findings);
        let leading = findings.iter().find(|finding| finding.verdict == verdict && verdict != super::Verdict::Pass);
        let why = leading.map(|finding| finding.explanation.clone()).unwrap_or_default();
        Self::Made { verdict, sentence: report::sentence(lang, findings), why }
    }

    /// The same without its reason, for where the page gives the reason anyway.
    #[must_use]
    pub fn brief(self) -> Self {
        match self {
            Self::Made { verdict, sentence, .. } => Self::Made { verdict, sentence, why: String::new() },
            other => other,
        }
    }
}

/// The line, with the way to the whole diagnosis. What is awaited names, for the browser, the address that has it.
pub fn strip(lang: Lang, strip: &Strip, whole: String) -> Markup {
    let more = view! { <a href=whole>{t::STRIP_MORE.get(lang)}</a> };
    let (tone, sign, body, awaited) = match strip {
        Strip::Made { verdict, sentence, why } => {
            let why = (!why.is_empty()).then(|| view! { <span class="strip-why">{why.clone()}</span> });
            let body = view! { <strong>{sentence.clone()}</strong> {why} " " {more} };
            (verdict.tone(), verdict.icon(), body.markup(), None)
        }
        Strip::Awaited(address) | Strip::Late(address) => {
            let late = matches!(strip, Strip::Late(_));
            let word = if late { t::STRIP_LATE } else { t::STRIP_CHECKING };
            let wait = view! { <a href=format!("{address}#{STRIP_ID}")>{t::STRIP_WAIT.get(lang)}</a> };
            let body = view! { <strong>{word.get(lang)}</strong> " " {wait} " · " {more} };
            (Tone::Plain, Icon::Clock, body.markup(), (!late).then(|| address.clone()))
        }
    };
    view! {
        <div id=STRIP_ID class=format!("notice notice-{} strip", tone.name()) role="status" aria-label=t::STRIP.get(lang) data-awaited=awaited>
            {icon(sign)}<p>{body}</p>
        </div>
    }
    .markup()
}
