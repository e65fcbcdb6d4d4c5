//! The form of a remembered instance, new or to be changed. Its fields are those of a plan's registry, and so are its rules.

use std::cell::RefCell;

use leptos::prelude::*;
use plan::{Draft, Lang, Problem};

use super::{super::registry::registry_options, begin};
use crate::{
    frame::Frame,
    path,
    text::{Fill, common, registries as t, registry},
    ui::{
        area,
        form::Form,
        markup::{IntoMarkup, Markup},
    },
};

/// The field for what the owner calls the instance.
pub const LABEL: &str = "Label";
/// The field for the domains, one a line.
pub const DOMAINS: &str = "Domains";

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// The entry that is changed: its id and its label; `None` for a new one.
    pub entry: Option<(String, String)>,
    /// The registry as it was typed, as the first of a draft.
    pub draft: Draft,
    /// The label as it was typed.
    pub label: String,
    /// The domains as they were typed.
    pub domains: String,
    /// What is wrong with the fields of the draft.
    pub problems: Vec<Problem>,
    /// What else is wrong, in the page's language: the field's `id` and the words.
    pub others: Vec<(String, String)>,
}

impl Data {
    fn refused(&self) -> usize {
        self.problems.len() + self.others.len()
    }

    fn other(&self, id: &str) -> Option<String> {
        self.others.iter().find(|(field, _)| field == id).map(|(_, words)| words.clone())
    }
}

/// The page's title.
pub fn title(lang: Lang, data: &Data) -> String {
    let prefix = if data.refused() > 0 { common::ERROR_PREFIX.get(lang) } else { "" };
    format!("{prefix}{}", heading(lang, data))
}

fn heading(lang: Lang, data: &Data) -> String {
    match &data.entry {
        Some((_, label)) => t::EDIT_TITLE.with(lang, &[label]),
        None => t::NEW.get(lang).to_owned(),
    }
}

/// The page.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    let action = data.entry.as_ref().map_or_else(|| path::remember(lang), |(id, _)| path::remembered(lang, id));
    let seen = RefCell::default();
    let form = Form { lang, draft: &data.draft, problems: &data.problems, seen: &seen };
    let wire = |name: &str| format!("AcrRegistryInfo.1.{name}");
    let id = form.field(wire("InstanceId"), registry::INSTANCE_ID.get(lang)).hint(registry::INSTANCE_ID_HINT);
    let name = form.field(wire("InstanceName"), registry::INSTANCE_NAME.get(lang)).hint(registry::INSTANCE_NAME_HINT);
    let region = form.field(wire("RegionId"), registry::INSTANCE_REGION.get(lang)).required();
    view! {
        <header class="page-head">
            <nav aria-label=t::TITLE.get(lang)><a href=path::registries(lang)>{t::BACK.get(lang)}</a></nav>
            <h1>{heading(lang, &data)}</h1>
            <p>{t::NEW_LEAD.get(lang)}</p>
        </header>
        {summary(lang, &data)}
        <form method="post" action=action class="card stack registry-form" novalidate=true>
            {begin::hidden(&frame, Vec::new())}
            <div class="fields two">
                {id.required().mono().example("cri-…").view()}
                {name.mono().view()}
                {region.select(registry_options(lang, registry::REGION_NONE)).view()}
            </div>
            {domains(lang, &data)}
            {label(lang, &data)}
            <p class="actions">
                <button class="button button-primary">{t::SAVE.get(lang)}</button>
                <a class="button" href=path::registries(lang)>{t::CANCEL.get(lang)}</a>
            </p>
        </form>
    }
    .markup()
}

/// What is wrong, each with a link to its field.
fn summary(lang: Lang, data: &Data) -> Option<Markup> {
    let of_draft =
        data.problems.iter().map(|problem| (crate::ui::form::id(&problem.path), crate::text::problem(lang, problem)));
    let others = data.others.iter().cloned();
    let items: Vec<_> =
        of_draft.chain(others).map(|(id, words)| view! { <li><a href=format!("#{id}")>{words}</a></li> }).collect();
    let title = match items.len() {
        0 => return None,
        1 => t::PROBLEMS_ONE.get(lang).to_owned(),
        count => t::PROBLEMS.with(lang, &[&count]),
    };
    Some(
        view! {
            <div class="notice notice-fail" role="alert" tabindex="-1" autofocus=true><div><h2>{title}</h2><ul class="list">{items}</ul></div></div>
        }
        .markup(),
    )
}

fn domains(lang: Lang, data: &Data) -> Markup {
    let problem = data.other(DOMAINS);
    let class = if problem.is_some() { "field field-bad" } else { "field" };
    let (bad, hidden) = (problem.is_some().then_some("true"), problem.is_none());
    view! {
        <div class=class>
            <div class="label-row"><label for=DOMAINS>{t::DOMAINS.get(lang)}</label></div>
            <p class="hint" id="h-domains">{t::DOMAINS_HINT.get(lang)}</p>
            <textarea class="input mono" id=DOMAINS name=DOMAINS rows="3" spellcheck="false" autocomplete="off" autocapitalize="none"
                aria-describedby="h-domains p-domains" aria-invalid=bad>{area::content(&data.domains)}</textarea>
            <p class="problem" id="p-domains" hidden=hidden>{problem}</p>
        </div>
    }
    .markup()
}

fn label(lang: Lang, data: &Data) -> Markup {
    let problem = data.other(LABEL);
    let class = if problem.is_some() { "field field-bad" } else { "field" };
    let (bad, hidden) = (problem.is_some().then_some("true"), problem.is_none());
    view! {
        <div class=class>
            <div class="label-row"><label for=LABEL>{t::LABEL.get(lang)}</label></div>
            <p class="hint" id="h-label">{t::LABEL_HINT.get(lang)}</p>
            <input class="input" id=LABEL name=LABEL value=data.label.clone() autocomplete="off" aria-describedby="h-label p-label" aria-invalid=bad />
            <p class="problem" id="p-label" hidden=hidden>{problem}</p>
        </div>
    }
    .markup()
}
