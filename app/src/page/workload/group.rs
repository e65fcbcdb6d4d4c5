//! Name, restart policy, and how the pod gets onto ECI.

use leptos::prelude::*;
use plan::Text;

use crate::{
    text::workload as t,
    ui::{
        choice::{Card, choice},
        form::{Form, choices},
        markup::{IntoMarkup, Markup},
    },
};

/// Name and restart policy.
pub(super) fn group(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let name = form.field("ContainerGroupName", t::NAME.get(lang)).hint(t::NAME_HINT).required().mono();
    let policies = [
        ("Always", t::RESTART_ALWAYS.get(lang)),
        ("OnFailure", t::RESTART_FAILURE.get(lang)),
        ("Never", t::RESTART_NEVER.get(lang)),
    ];
    let restart =
        form.field("RestartPolicy", t::RESTART.get(lang)).select(choices(t::RESTART_DEFAULT.get(lang), &policies));
    view! { <div class="fields">{name.view()}{restart.view()}</div> }.markup()
}

/// The ways onto ECI; they change the YAML only.
pub(super) fn onto(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let card = |value, title: Text, text: Text| Card {
        value,
        title: title.get(lang).to_owned(),
        text: text.get(lang).to_owned(),
        more: None,
    };
    let cards = vec![
        card("Serverless", t::SERVERLESS, t::SERVERLESS_TEXT),
        card("Label", t::LABEL, t::LABEL_TEXT),
        card("Selector", t::SELECTOR, t::SELECTOR_TEXT),
    ];
    choice(form, "Berth.Onto", t::KUBERNETES.get(lang), "Serverless", cards)
}
