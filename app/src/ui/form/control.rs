//! The control of a field: input, text area, select, tick box, password.

use leptos::prelude::*;

use super::{Field, Options, field::Control, id};
use crate::{
    form::FORGET,
    text::common as t,
    ui::area,
    ui::markup::{IntoMarkup, Markup},
};

/// The control; `bad` marks it as the cause of a problem.
pub(super) fn view(field: &Field<'_>, bad: bool) -> Markup {
    let (id, name, described) = (id(&field.wire), field.wire.clone(), field.described());
    let value = field.form.value(&field.wire).to_owned();
    let bad = bad.then_some("true");
    let class = format!("input {} {}", if field.mono { "mono" } else { "" }, field.width);
    let required = field.required.then_some("true");
    match &field.control {
        Control::Line { mode, list } => {
            let (mode, list, example) = (*mode, list.clone(), (!field.placeholder.is_empty()).then(|| field.placeholder.clone()));
            let input = view! {
                <input class=class id=id name=name value=value inputmode=mode list=list placeholder=example autocomplete="off"
                    autocapitalize="none" spellcheck="false" aria-describedby=described aria-invalid=bad aria-required=required />
            };
            if field.suffix.is_empty() {
                input.markup()
            } else {
                view! { <div class="with-unit">{input}<span class="unit">{field.suffix}</span></div> }.markup()
            }
        }
        Control::Lines(rows) => view! {
            <textarea class=class id=id name=name rows=rows.to_string() autocomplete="off" spellcheck="false"
                aria-describedby=described aria-invalid=bad>{area::content(&value)}</textarea>
        }
        .markup(),
        Control::Select(options) => {
            let choices = choices(options, &value);
            view! { <select class=class id=id name=name aria-describedby=described aria-invalid=bad aria-required=required>{choices}</select> }.markup()
        }
        Control::Tick => view! {
            <input type="hidden" name=name.clone() value="" />
            <input type="checkbox" id=id name=name value="true" checked=value == "true" aria-describedby=described aria-invalid=bad />
        }
        .markup(),
        Control::Password => password(field, bad),
    }
}

/// The options of a select, the chosen one marked; a value the list lacks is kept as an option of its own.
fn choices(options: &Options, value: &str) -> Vec<Markup> {
    let option = |(key, label): &(String, String)| {
        view! { <option value=key.clone() selected=key == value>{label.clone()}</option> }
    };
    let known = options.iter().flat_map(|(_, group)| group).any(|(key, _)| key == value);
    let stray = (!known && !value.is_empty()).then(|| option(&(value.to_owned(), value.to_owned())).markup());
    let groups = options.iter().map(|(name, group)| {
        let inner: Vec<_> = group.iter().map(option).collect();
        if name.is_empty() {
            inner.markup()
        } else {
            view! { <optgroup label=name.clone()>{inner}</optgroup> }.markup()
        }
    });
    stray.into_iter().chain(groups).collect()
}

/// A secret's input: always empty. Where one is stored, the page says so and offers to forget it.
fn password(field: &Field<'_>, bad: Option<&'static str>) -> Markup {
    let (id, name, described) = (id(&field.wire), field.wire.clone(), field.described());
    let lang = field.form.lang;
    let stored = field.form.stored(&field.wire).then(|| {
        let forget = format!("forget-{}", field.wire);
        view! {
            <div class="after">
                <p class="stored" id=format!("s-{}", field.wire)>{t::STORED.get(lang)}</p>
                <div class="tick">
                    <input type="checkbox" id=forget.clone() name=FORGET value=field.wire.clone() />
                    <label for=forget.clone()>{t::FORGET.get(lang)}</label>
                </div>
            </div>
        }
    });
    let described = if stored.is_some() { format!("{described} s-{}", field.wire) } else { described };
    view! {
        <input class="input mono" type="password" id=id name=name value="" autocomplete="new-password" aria-describedby=described aria-invalid=bad />
        {stored}
    }
    .markup()
}
