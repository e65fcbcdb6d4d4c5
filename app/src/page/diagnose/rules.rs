//! Every rule of the diagnosis: its name, what it decides, what it reads, and where the documentation says so.

use leptos::prelude::*;
use plan::Lang;

use crate::{
    frame::Frame,
    path,
    text::{Fill, diagnose as t},
    ui::{
        markup::{IntoMarkup, Markup},
        table::{Column, table},
    },
};

/// A rule as the list shows it.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub id: &'static str,
    /// What has to hold, in the page's language.
    pub title: &'static str,
    /// Whether it decides the pull.
    pub decides: bool,
    /// The calls that it reads; none where it looks at the plan alone.
    pub reads: &'static [&'static str],
    /// The documentation page.
    pub document: &'static str,
    /// The month in which that was read.
    pub read: &'static str,
}

/// The page's title.
pub fn title(lang: Lang) -> String {
    t::RULES_TITLE.get(lang).to_owned()
}

/// The page.
pub fn view(frame: Frame, rules: Vec<Rule>) -> Markup {
    let lang = frame.lang;
    let columns = [
        Column::text(t::RULE),
        Column::text(t::WEIGHT),
        Column::text(t::READS),
        Column::text(t::DOCUMENT),
        Column::text(t::READ_ON),
    ];
    let rows = rules.iter().map(|rule| row(lang, rule)).collect();
    view! {
        <header class="page-head">
            <h1>{t::RULES_TITLE.get(lang)}</h1>
            <p>{t::RULES_LEAD.with(lang, &[&rules.len()])}</p>
            <p><a href=path::diagnose(lang)>{t::TO_DIAGNOSE.get(lang)}</a></p>
        </header>
        <div class="card">{table(lang, t::RULES_TITLE, &columns, rows)}</div>
    }
    .markup()
}

fn row(lang: Lang, rule: &Rule) -> Vec<Markup> {
    let weight = if rule.decides {
        view! { <strong>{t::DECIDES.get(lang)}</strong> }.markup()
    } else {
        t::WARNS.get(lang).markup()
    };
    let calls: Vec<_> = rule.reads.iter().map(|call| view! { <li><code>{*call}</code></li> }).collect();
    let reads = if calls.is_empty() {
        view! { <span class="meta">{t::READS_NOTHING.get(lang)}</span> }.markup()
    } else {
        view! { <ul class="calls">{calls}</ul> }.markup()
    };
    let label = t::DOCUMENT_OF.with(lang, &[&rule.title]);
    vec![
        view! { <span class="named" id=rule.id><span>{rule.title}</span><code>{rule.id}</code></span> }.markup(),
        weight,
        reads,
        view! { <a href=rule.document rel="noreferrer" aria-label=label>{t::DOCUMENT.get(lang)}</a> }.markup(),
        view! { <time datetime=rule.read>{rule.read}</time> }.markup(),
    ]
}
