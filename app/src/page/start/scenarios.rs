//! The demo's other worlds: something is wrong in each, to be predicted, mended and gone.

use leptos::prelude::*;

use super::{SCENARIO, Scenarios};
use crate::{
    form::CSRF,
    frame::Frame,
    path,
    text::{Fill, start as t},
    ui::{
        markup::{IntoMarkup, Markup},
        part::{Tone, notice},
    },
};

/// The list of worlds, with the one that the demo is in.
pub(super) fn scenarios(frame: &Frame, scenarios: &Scenarios) -> Markup {
    let lang = frame.lang;
    let now = scenarios.now;
    let button = |(name, title): &(&'static str, &'static str)| {
        let current = now == Some(*name);
        view! {
            <li><button class="button" name=SCENARIO value=*name aria-pressed=if current { "true" } else { "false" }>{*title}</button></li>
        }
    };
    let buttons: Vec<_> = scenarios.all.iter().map(button).collect();
    let title = scenarios.all.iter().find(|(name, _)| now == Some(*name)).map(|(_, title)| *title);
    let in_one = title.map(|title| {
        let body = view! {
            <p><strong>{t::SCENARIO_NOW.with(lang, &[&title])}</strong></p>
            <p>{t::SCENARIO_NEXT.get(lang)} " " <a href=path::diagnose(lang)>{t::SCENARIO_DIAGNOSE.get(lang)}</a></p>
            <p><button class="button" name=SCENARIO value="">{t::SCENARIO_BACK.get(lang)}</button></p>
        };
        notice(Tone::Warn, body.markup())
    });
    view! {
        <section class="card" id="scenarios" aria-labelledby="scenarios-title">
            <h2 id="scenarios-title">{t::SCENARIOS.get(lang)}</h2>
            <p class="lead">{t::SCENARIOS_LEAD.get(lang)}</p>
            <form method="post" action=path::scenario(lang) class="stack">
                <input type="hidden" name=CSRF value=frame.csrf.clone() />
                {in_one}
                <ul class="examples">{buttons}</ul>
            </form>
        </section>
    }
    .markup()
}
