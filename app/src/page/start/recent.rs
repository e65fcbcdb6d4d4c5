//! Drafts and last launches, or an honest empty state.

use leptos::prelude::*;
use plan::Lang;

use super::{super::launches::Row, Data, DraftRow, EXAMPLE, EXAMPLES};
use crate::{
    form::CSRF,
    frame::Frame,
    path,
    text::{Fill, start as t},
    ui::{
        clock::when,
        icon::{Icon, icon},
        markup::{IntoMarkup, Markup},
        table::{Column, table},
    },
};

/// Both lists; the empty state where there is neither.
pub(super) fn recent(frame: &Frame, data: &Data) -> Markup {
    if data.drafts.is_empty() && data.launches.is_empty() {
        return empty(frame);
    }
    let lang = frame.lang;
    let drafts = draft_table(lang, &data.drafts, data.now);
    let launches = data.launches.iter().map(|launch| launch_row(frame, launch, data.now)).collect();
    let launches = table(
        lang,
        t::LAUNCHES,
        &columns(&[Column::text(t::COLUMN_STATUS), Column::text(t::COLUMN_LAUNCHED)]),
        launches,
    );
    let all_drafts = view! { <p class="more"><a href=path::drafts(lang)>{t::ALL_DRAFTS.get(lang)}</a></p> <p class="meta">{t::DRAFTS_KEPT.get(lang)}</p> };
    let all = view! { <p class="more"><a href=path::launches(lang)>{t::ALL_LAUNCHES.get(lang)}</a></p> };
    view! {
        {drafts.map(|table| view! { <section class="card"><h2>{t::DRAFTS.get(lang)}</h2>{table}{all_drafts}</section> })}
        {launches.map(|table| view! { <section class="card"><h2>{t::LAUNCHES.get(lang)}</h2>{table}{all}</section> })}
    }
    .markup()
}

fn columns(last: &[Column; 2]) -> [Column; 4] {
    [Column::text(t::COLUMN_NAME), Column::text(t::COLUMN_IMAGE), last[0], last[1]]
}

/// The table of these drafts; `None` where there are none.
pub(in crate::page) fn draft_table(lang: Lang, drafts: &[DraftRow], now: i64) -> Option<Markup> {
    let columns = columns(&[Column::text(t::COLUMN_CHANGED), Column::action(t::COLUMN_ACTION)]);
    table(lang, t::DRAFTS, &columns, drafts.iter().map(|draft| draft_row(lang, draft, now)).collect())
}

/// What a draft is called: its group's name, where it has one.
pub(in crate::page) fn draft_name(lang: Lang, draft: &DraftRow) -> String {
    if draft.name.is_empty() { t::DRAFT_UNNAMED.get(lang).to_owned() } else { draft.name.clone() }
}

fn draft_row(lang: Lang, draft: &DraftRow, now: i64) -> Vec<Markup> {
    let name = draft_name(lang, draft);
    let discard = t::DRAFT_DISCARD.with(lang, &[&name]);
    let actions = view! {
        <div class="actions">
            <a class="button button-small" href=path::review(lang, &draft.id) aria-label=t::DRAFT_CONTINUE_WHICH.with(lang, &[&name])>{t::DRAFT_CONTINUE.get(lang)}</a>
            <a class="icon-button" href=path::ask_discard(lang, &draft.id) title=discard.clone()>{icon(Icon::Trash)} <span class="sr-only">{discard.clone()}</span></a>
        </div>
    };
    vec![named(&name, &draft.region), image(&draft.image), when(lang, now, draft.updated).markup(), actions.markup()]
}

fn launch_row(frame: &Frame, launch: &Row, now: i64) -> Vec<Markup> {
    let lang = frame.lang;
    let href = path::launch(lang, &launch.id);
    let name =
        view! { <span class="named"><a href=href>{launch.name.clone()}</a><code>{launch.region.clone()}</code></span> };
    let status = crate::page::launch::status_badge(lang, &launch.status).markup();
    vec![name.markup(), image(&launch.image), status, when(lang, now, launch.recorded).markup()]
}

fn named(name: &str, region: &str) -> Markup {
    crate::ui::table::named(name, if region.is_empty() { "--" } else { region })
}

/// The end of an image's reference, which tells it apart; the whole one for whoever points at it.
fn image(image: &str) -> Markup {
    if image.is_empty() {
        return "--".markup();
    }
    let (whole, end) = (image.to_owned(), image.rsplit('/').next().unwrap_or(image).to_owned());
    view! { <code title=whole>{end}</code> }.markup()
}

fn empty(frame: &Frame) -> Markup {
    let lang = frame.lang;
    view! {
        <section class="card empty" aria-labelledby="empty">
            {icon(Icon::Container)}
            <h2 id="empty">{t::EMPTY.get(lang)}</h2>
            <p>{t::EMPTY_TEXT.get(lang)}</p>
            <form method="post" action=path::plans(lang)>
                <input type="hidden" name=CSRF value=frame.csrf.clone() />
                <button class="button" name=EXAMPLE value=EXAMPLES[0]>{t::EMPTY_GO.get(lang)}</button>
            </form>
        </section>
    }
    .markup()
}
