//! The remembered instances.

use leptos::prelude::*;

use super::{Data, Remembered, begin, region};
use crate::{
    frame::{Frame, Mode},
    path,
    text::{Fill, registries as t},
    ui::{
        clock::when,
        icon::{Icon, icon},
        markup::{IntoMarkup, Markup},
        part::{Tone, notice},
        table::{Column, table},
    },
};

/// The section; where nothing is remembered, what could be.
pub(super) fn section(frame: &Frame, data: &Data) -> Markup {
    let lang = frame.lang;
    let plan_only =
        (frame.mode == Mode::PlanOnly).then(|| notice(Tone::Info, view! { <p>{t::PLAN_ONLY.get(lang)}</p> }.markup()));
    let rows = data.remembered.iter().map(|entry| row(frame, entry, data.now)).collect();
    let columns = [
        Column::text(t::LABEL),
        Column::text(t::COLUMN_INSTANCE),
        Column::text(t::COLUMN_REGION),
        Column::text(t::COLUMN_DOMAINS),
        Column::text(t::COLUMN_WRITTEN),
        Column::action(t::COLUMN_ACTION),
    ];
    let none = if frame.mode == Mode::PlanOnly { t::REMEMBERED_NONE_PLAN_ONLY } else { t::REMEMBERED_NONE };
    let list = table(lang, t::REMEMBERED, &columns, rows)
        .unwrap_or_else(|| view! { <p class="card empty">{none.get(lang)}</p> }.markup());
    view! {
        {plan_only}
        <section id="remembered">
            <div class="section-head"><h2>{t::REMEMBERED.get(lang)}</h2><p class="meta">{t::REMEMBERED_LEAD.get(lang)}</p></div>
            {list}
        </section>
    }
    .markup()
}

fn row(frame: &Frame, entry: &Remembered, now: i64) -> Vec<Markup> {
    let lang = frame.lang;
    let label = if frame.mode == Mode::PlanOnly {
        view! { <strong>{entry.label.clone()}</strong> }.markup()
    } else {
        let address = path::registry(lang, &entry.region, &entry.instance_id);
        view! { <a href=address>{entry.label.clone()}</a> }.markup()
    };
    let domains: Vec<_> = entry.domains.iter().map(|host| view! { <li><code>{host.clone()}</code></li> }).collect();
    let domains = if domains.is_empty() {
        view! { <span class="meta">{t::NO_DOMAINS.get(lang)}</span> }.markup()
    } else {
        view! { <ul class="domains">{domains}</ul> }.markup()
    };
    vec![
        label,
        crate::ui::table::named(&entry.name, &entry.instance_id),
        region(lang, &entry.region),
        domains,
        when(lang, now, entry.written).markup(),
        actions(frame, entry),
    ]
}

fn actions(frame: &Frame, entry: &Remembered) -> Markup {
    let lang = frame.lang;
    let (begin, edit, forget) = (
        t::BEGIN_WITH.with(lang, &[&entry.label]),
        t::EDIT_WHICH.with(lang, &[&entry.label]),
        t::FORGET_WHICH.with(lang, &[&entry.label]),
    );
    view! {
        <div class="actions">
            <form method="post" action=path::plans(lang)>
                {begin::hidden(frame, begin::remembered(entry))}
                <button class="button button-small" aria-label=begin>{t::BEGIN.get(lang)}</button>
            </form>
            <a class="button button-small" href=path::remembered(lang, &entry.id) aria-label=edit>{t::EDIT.get(lang)}</a>
            <a class="icon-button" href=path::forget(lang, &entry.id) title=forget.clone()>{icon(Icon::Trash)} <span class="sr-only">{forget.clone()}</span></a>
        </div>
    }
    .markup()
}
