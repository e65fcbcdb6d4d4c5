//! How a question to the cloud went: its age, its failure, and the button that asks again.

use leptos::prelude::*;
use plan::Lang;

use super::{
    icon::{Icon, icon},
    part::{Tone, notice},
    trouble::trouble,
};
use crate::{
    form::{ACTION, Action},
    frame::Lookup,
    text::{Fill, Text, common as t},
    ui::markup::{IntoMarkup, Markup},
};

/// The line above a list that came from the cloud. `unasked` says what must be filled in first.
pub fn status<T>(lang: Lang, lookup: &Lookup<T>, unasked: Text, none: Text) -> Markup {
    match lookup {
        Lookup::NotAsked => view! { <div class="lookup"><p>{unasked.get(lang)}</p>{ask(lang, t::ASK)}</div> }.markup(),
        Lookup::Unavailable => notice(Tone::Info, view! { <p>{t::UNAVAILABLE.get(lang)}</p> }.markup()).markup(),
        Lookup::Failed(failed) => {
            let body = view! { {trouble(failed)}{ask(lang, t::ASK_AGAIN)} };
            notice(Tone::Warn, body.markup()).markup()
        }
        Lookup::Ready { items, more, age } => {
            let said = if items.is_empty() { Some(none) } else { more.then_some(t::MORE) };
            let said = said.map(|said| view! { <p>{said.get(lang)}</p> });
            view! { <div class="lookup">{said}<span class="age">{aged(lang, *age)}</span>{ask(lang, t::ASK_AGAIN)}</div> }
                .markup()
        }
    }
}

/// The button that asks the cloud for what the page shows.
pub fn ask(lang: Lang, label: Text) -> impl IntoView {
    view! { <button class="button button-small" name=ACTION value=Action::Lookup.value()>{icon(Icon::Refresh)} {label.get(lang)}</button> }
}

/// How old an answer is.
pub fn aged(lang: Lang, seconds: u64) -> String {
    match seconds {
        0..5 => t::AGE_NOW.get(lang).to_owned(),
        5..60 => t::AGE.with(lang, &[&seconds]),
        _ => t::AGE_MINUTES.with(lang, &[&(seconds / 60)]),
    }
}

/// The button that puts a value from a list into a field, or the word that it is there already.
pub fn pick(lang: Lang, wire: &str, value: &str, name: &str, chosen: bool) -> Markup {
    if chosen {
        return view! { <span class="chosen">{icon(Icon::Check)} {t::CHOSEN.get(lang)}</span> }.markup();
    }
    button(wire, value, t::CHOOSE.get(lang), t::CHOOSE_WHICH.with(lang, &[&name]))
}

/// The button that puts one more value behind those that stand in a field already, separated by commas.
pub fn pick_also(lang: Lang, wire: &str, value: &str, name: &str) -> Markup {
    button(wire, value, t::ADD.get(lang), t::ADD_WHICH.with(lang, &[&name]))
}

fn button(wire: &str, value: &str, label: &'static str, said: String) -> Markup {
    let action = Action::Pick { wire: wire.to_owned(), value: value.to_owned() };
    view! { <button class="button button-small" name=ACTION value=action.value() aria-label=said>{label}</button> }
        .markup()
}
