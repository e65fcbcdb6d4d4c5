//! Choice cards: radio buttons large enough to carry a drawing or a sentence.

use leptos::prelude::*;

use super::{
    form::{Form, id},
    markup::{IntoMarkup, Markup},
};

/// One card of a choice.
pub struct Card {
    /// The value it posts.
    pub value: &'static str,
    /// Its name.
    pub title: String,
    /// What it means.
    pub text: String,
    /// What else stands on it, such as a drawing.
    pub more: Option<Markup>,
}

/// A group of cards of which one is chosen. Without a value in the draft, `otherwise` is.
pub fn choice(form: Form<'_>, wire: &str, legend: &str, otherwise: &str, cards: Vec<Card>) -> Markup {
    form.see(wire);
    let value = form.value(wire);
    let value = if value.is_empty() { otherwise } else { value }.to_owned();
    let problem = form.problem(wire);
    let (name, legend, described) = (wire.to_owned(), legend.to_owned(), format!("p-{wire}"));
    let cards: Vec<_> = cards
        .into_iter()
        .enumerate()
        .map(|(at, card)| {
            // The first card carries the field's own id, which error summaries link to.
            let id = if at == 0 { id(&name) } else { format!("{}-{at}", id(&name)) };
            let (checked, text) = (card.value == value, format!("{id}-text"));
            view! {
                <div class="choice">
                    <input type="radio" id=id.clone() name=name.clone() value=card.value checked=checked aria-describedby=text.clone() />
                    <label for=id>{card.title}</label>
                    {card.more}
                    <p id=text>{card.text}</p>
                </div>
            }
        })
        .collect();
    let said = super::form::said(wire, problem);
    view! {
        <fieldset class="choices" aria-describedby=described><legend>{legend}</legend><div class="choice-row">{cards}</div>{said}</fieldset>
    }
    .markup()
}
