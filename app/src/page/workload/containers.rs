//! What each container runs: command, arguments, variables, ports, directory, its own size.

use leptos::prelude::*;
use plan::{Text, secret};

use crate::{
    form::{SECRET, SECRET_OFFERED},
    text::{Fill, workload as t},
    ui::{
        form::{Form, add, choices, listed, row_head},
        markup::{IntoMarkup, Markup},
        part::{card, fold},
    },
};

/// A card per container and init container.
pub(super) fn cards(form: Form<'_>) -> Markup {
    let of = |list: &'static str, least: usize, bare: Text, named: Text| {
        let count = form.draft.count(list).max(least);
        (1..=count).map(move |n| one(form, &format!("{list}.{n}"), n, bare, named)).collect::<Vec<_>>()
    };
    view! { {of("Container", 1, t::CONTAINER, t::CONTAINER_NAMED)}{of("InitContainer", 0, t::INIT, t::INIT_NAMED)} }
        .markup()
}

fn one(form: Form<'_>, prefix: &str, n: usize, bare: Text, named: Text) -> Markup {
    let lang = form.lang;
    let name = form.value(&format!("{prefix}.Name"));
    let title = if name.is_empty() { bare.with(lang, &[&n]) } else { named.with(lang, &[&n, &name]) };
    let words = |list: &str, title: Text, hint: Text, label: Text, more: Text, limit| {
        words(form, &format!("{prefix}.{list}"), title, hint, label, more, limit)
    };
    let body = view! {
        {variables(form, &format!("{prefix}.EnvironmentVar"))}
        {ports(form, &format!("{prefix}.Port"))}
        {words("Command", t::COMMAND, t::COMMAND_HINT, t::COMMAND_N, t::ADD_COMMAND, 20)}
        {words("Arg", t::ARGUMENTS, t::ARGUMENTS_HINT, t::ARGUMENT_N, t::ADD_ARGUMENT, 10)}
        {own(form, prefix)}
    };
    card(&format!("c-{prefix}"), &title, None, body.markup()).markup()
}

/// A list of words, one field each.
fn words(form: Form<'_>, list: &str, title: Text, hint: Text, label: Text, more: Text, limit: usize) -> Markup {
    let lang = form.lang;
    let count = form.draft.count(list);
    let fields = (1..=count).map(|n| {
        let label = label.with(lang, &[&n]);
        let field = form.field(format!("{list}.{n}"), label.clone()).mono().view();
        view! { <div class="row-line">{field}{row_head(lang, list, n, count, &label)}</div> }
    });
    let fields: Vec<_> = fields.collect();
    let body = view! { <p class="hint">{hint.get(lang)}</p>{fields}{add(lang, list, more, count, limit)} }.markup();
    fold(lang, title.get(lang), form.filled(list), form.unfolded(list), listed(form, list, body)).markup()
}

/// Environment variables, each with the tick that makes its value a secret.
fn variables(form: Form<'_>, list: &str) -> Markup {
    let lang = form.lang;
    let count = form.draft.count(list);
    let secrets = secret::names(form.draft);
    let rows = (1..=count).map(|n| {
        let (key, value) = (format!("{list}.{n}.Key"), format!("{list}.{n}.Value"));
        let secret = secrets.contains(&value);
        let title = t::VARIABLE_N.with(lang, &[&n]);
        let tick = secret_tick(form, &value, secret);
        let value = form.field(value, t::VALUE.get(lang)).mono();
        let value = if secret { value.password() } else { value };
        view! {
            <fieldset class="row row-tight">
                <legend class="sr-only">{title.clone()}</legend>
                <div class="row-line">
                    <div class="fields two">{form.field(key, t::KEY.get(lang)).mono().view()}{value.view()}</div>
                    {row_head(lang, list, n, count, &title)}
                </div>
                {tick}
            </fieldset>
        }
    });
    let rows: Vec<_> = rows.collect();
    let body = view! { {rows}{add(lang, list, t::ADD_VARIABLE, count, 100)} }.markup();
    fold(lang, t::VARIABLES.get(lang), form.filled(list), form.unfolded(list), listed(form, list, body)).markup()
}

fn secret_tick(form: Form<'_>, value: &str, secret: bool) -> impl IntoView + use<> {
    let (id, value, label) = (format!("secret-{value}"), value.to_owned(), t::SECRET.get(form.lang));
    view! {
        <input type="hidden" name=SECRET_OFFERED value=value.clone() />
        <div class="tick">
            <input type="checkbox" id=id.clone() name=SECRET value=value checked=secret />
            <label for=id>{label}</label>
        </div>
    }
}

fn ports(form: Form<'_>, list: &str) -> Markup {
    let lang = form.lang;
    let count = form.draft.count(list);
    let rows = (1..=count).map(|n| {
        let title = t::PORT_N.with(lang, &[&n]);
        let port = form.field(format!("{list}.{n}.Port"), t::PORT.get(lang)).number();
        let protocols = choices(t::PROTOCOL_DEFAULT.get(lang), &[("TCP", "TCP"), ("UDP", "UDP")]);
        let protocol = form.field(format!("{list}.{n}.Protocol"), t::PROTOCOL.get(lang)).select(protocols);
        view! {
            <fieldset class="row row-tight">
                <legend class="sr-only">{title.clone()}</legend>
                <div class="row-line"><div class="fields two">{port.view()}{protocol.view()}</div>{row_head(lang, list, n, count, &title)}</div>
            </fieldset>
        }
    });
    let rows: Vec<_> = rows.collect();
    let body = view! { {rows}{add(lang, list, t::ADD_PORT, count, 100)} }.markup();
    fold(lang, t::PORTS.get(lang), form.filled(list), form.unfolded(list), listed(form, list, body)).markup()
}

/// The container's own size and directory.
fn own(form: Form<'_>, prefix: &str) -> Markup {
    let lang = form.lang;
    let names = ["Cpu", "Memory", "WorkingDir"].map(|name| format!("{prefix}.{name}"));
    let names = names.each_ref().map(String::as_str);
    let cpu = form.field(names[0], t::CPU.get(lang)).number();
    let memory = form.field(names[1], t::MEMORY.get(lang)).unit("GiB");
    let directory = form.field(names[2], t::DIRECTORY.get(lang)).mono().example("/");
    let body = view! { <div class="fields three">{cpu.view()}{memory.view()}{directory.view()}</div> }.markup();
    fold(lang, t::OWN_SIZE.get(lang), form.set(&names), form.troubled(&names), body).markup()
}
