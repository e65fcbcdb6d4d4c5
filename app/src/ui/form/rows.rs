//! Lists whose rows can be added, removed and moved, with buttons that work without script.

use leptos::prelude::*;
use plan::Lang;

use super::{Form, id, said};
use crate::{
    form::{ACTION, Action},
    text::{Fill, Text, common as t},
    ui::{
        icon::{Icon, icon},
        markup::{IntoMarkup, Markup},
    },
};

/// A small button that posts `action`; its label is said but not shown.
fn small(action: Action, shape: Icon, label: String, disabled: bool) -> impl IntoView {
    view! {
        <button class="icon-button" name=ACTION value=action.value() title=label.clone() disabled=disabled>
            {icon(shape)} <span class="sr-only">{label.clone()}</span>
        </button>
    }
}

/// The buttons at the head of row `index` of `count` in `list`: up, down, remove. `name` says which row, for the ear.
pub fn row_head(lang: Lang, list: &str, index: usize, count: usize, name: &str) -> Markup {
    let list = list.to_owned();
    let moves = (count > 1).then(|| {
        let up = Action::Up { list: list.clone(), index };
        let down = Action::Down { list: list.clone(), index };
        view! {
            {small(up, Icon::Up, t::MOVE_UP.with(lang, &[&name]), index == 1)}
            {small(down, Icon::Down, t::MOVE_DOWN.with(lang, &[&name]), index == count)}
        }
    });
    let remove = Action::Remove { list, index };
    view! { <div class="row-buttons">{moves}{small(remove, Icon::Trash, t::REMOVE.with(lang, &[&name]), false)}</div> }
        .markup()
}

/// The button that adds an empty row to `list`; at `limit` rows it gives way to a sentence.
pub fn add(lang: Lang, list: &str, label: Text, count: usize, limit: usize) -> Markup {
    if count >= limit {
        return view! { <p class="hint">{t::LIMIT.with(lang, &[&limit])}</p> }.markup();
    }
    let action = Action::Add { list: list.to_owned() };
    view! { <button class="button button-quiet" name=ACTION value=action.value()>{icon(Icon::Plus)} {label.get(lang)}</button> }.markup()
}

/// The place of a list as a whole, which error summaries can link to and problems of the list are said in.
pub fn listed(form: Form<'_>, list: &str, body: Markup) -> Markup {
    form.see(list);
    let problem = form.problem(list);
    view! { <div class="rows" id=id(list) tabindex="-1">{body}{said(list, problem)}</div> }.markup()
}
