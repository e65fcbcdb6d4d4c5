//! The card that says which passwordless case a plan is in, why, and what that puts into YAML and parameters.

use leptos::prelude::*;
use plan::{
    Draft, Lang, Passwordless,
    passwordless::{Case, judge},
};

use super::{
    icon::{Icon, icon},
    part::{Tone, badge},
};
use crate::{
    text::passwordless as t,
    ui::markup::{IntoMarkup, Markup},
};

/// The card, for every step that can change the case.
pub fn passwordless(lang: Lang, draft: &Draft) -> Markup {
    let (sheet, _) = plan::normalise(draft);
    let case = judge(&sheet);
    let (tone, word) = match case.case {
        Case::Unknown => (Tone::Plain, t::UNKNOWN),
        Case::NotPossible => (Tone::Info, t::NOT_POSSIBLE),
        _ if case.satisfied() => (Tone::Pass, t::SATISFIED),
        _ => (Tone::Warn, t::NOT_YET),
    };
    view! {
        <section class="card passwordless" aria-labelledby="passwordless-title" data-passwordless="">
            <div class="card-head">{icon(Icon::Key)}<h2 id="passwordless-title">{t::TITLE.get(lang)}</h2>{badge(tone, word.get(lang))}</div>
            <p class="verdict">{case.sentence(lang)}</p>
            {missing(lang, &case)}
            <details class="fold">
                <summary>{icon(Icon::Fold)}<span>{t::WHY.get(lang)}</span></summary>
                <div class="fold-body"><p>{case.why(lang)}</p>{consequence(lang, &sheet)}</div>
            </details>
        </section>
    }
    .markup()
}

/// What the plan does not say yet, thing by thing.
fn missing(lang: Lang, case: &Passwordless) -> Option<Markup> {
    let items: Vec<_> = case.missing().map(|missing| view! { <li>{missing.text(lang)}</li> }).collect();
    (!items.is_empty()).then(|| view! { <ul class="missing">{items}</ul> }.markup())
}

/// The lines that the case adds, as they will stand in the outputs.
fn consequence(lang: Lang, sheet: &plan::Sheet) -> Markup {
    let yaml = plan::render::kubernetes::pod(sheet).text;
    let annotations: Vec<_> = yaml.lines().map(str::trim).filter(|line| line.contains("k8s.aliyun.com/acr-")).collect();
    let parameters = sheet.parameters().iter().filter(|parameter| parameter.name.starts_with("AcrRegistryInfo."));
    let parameters: Vec<_> = parameters.map(|parameter| format!("{}={}", parameter.name, parameter.value)).collect();
    if annotations.is_empty() && parameters.is_empty() {
        return view! { <p>{t::NOTHING.get(lang)}</p> }.markup();
    }
    let block = |title: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <h3>{title}</h3><pre class="code" tabindex="0">{text}</pre> })
    };
    view! { {block(t::YAML.get(lang), annotations.join("\n"))}{block(t::PARAMETERS.get(lang), parameters.join("\n"))} }
        .markup()
}
