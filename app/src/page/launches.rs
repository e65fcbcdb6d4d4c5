//! The list of launches, newest first.

use leptos::{either::EitherOf3, prelude::*};
use plan::Lang;

use super::launch::status_badge;
use crate::{frame::Frame, path, text::launch as t, ui::clock};

/// What the list shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The launches on this page, newest first.
    pub rows: Vec<Row>,
    /// When the list was put together, in seconds since 1970 in UTC.
    pub now: i64,
    /// The address of the next page, where there is one.
    pub older: Option<String>,
    /// Whether this is the first page, so that an empty one means that nothing was ever launched.
    pub first: bool,
}

/// One launch in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The launch's own id, as in the URL.
    pub id: String,
    /// The container group's name.
    pub name: String,
    /// The region.
    pub region: String,
    /// The first container's image.
    pub image: String,
    /// The container group's id, once known.
    pub group_id: Option<String>,
    /// The word for its state, as `Snapshot::status` says it.
    pub status: String,
    /// When it was stored here, in seconds since 1970 in UTC.
    pub recorded: i64,
}

/// The page's title.
pub fn title(lang: Lang, _: &Data) -> String {
    t::LIST.get(lang).to_owned()
}

/// The page.
pub fn view(frame: Frame, data: Data) -> impl IntoView {
    let lang = frame.lang;
    let older =
        data.older.clone().map(|address| view! { <p><a class="button" href=address>{t::OLDER.get(lang)}</a></p> });
    let body = match (data.rows.is_empty(), data.first) {
        (true, true) => EitherOf3::A(empty(lang)),
        (true, false) => EitherOf3::B(view! { <p class="empty">{t::LIST_OVER.get(lang)}</p> }),
        (false, _) => EitherOf3::C(table(lang, &data)),
    };
    view! {
        <h1>{t::LIST.get(lang)}</h1>
        {body}
        {older}
    }
}

fn empty(lang: Lang) -> impl IntoView {
    view! {
        <div class="card empty">
            <p>{t::LIST_EMPTY.get(lang)}</p>
            <p><a class="button button-primary" href=path::start(lang)>{t::LIST_START.get(lang)}</a></p>
        </div>
    }
}

fn table(lang: Lang, data: &Data) -> impl IntoView + use<> {
    let rows = data.rows.iter().map(|each| row(lang, data.now, each)).collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=t::LIST.get(lang)>
            <table class="table table-cards">
                <thead>
                    <tr>
                        <th scope="col">{t::NAME.get(lang)}</th>
                        <th scope="col">{t::STATE.get(lang)}</th>
                        <th scope="col">{t::REGION.get(lang)}</th>
                        <th scope="col">{t::IMAGE.get(lang)}</th>
                        <th scope="col">{t::GROUP_ID.get(lang)}</th>
                        <th scope="col">{t::CREATED.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(lang: Lang, now: i64, row: &Row) -> impl IntoView + use<> {
    let group = row.group_id.clone().unwrap_or_else(|| t::NONE.get(lang).to_owned());
    view! {
        <tr>
            <th scope="row" data-label=t::NAME.get(lang)><a href=path::launch(lang, &row.id)>{row.name.clone()}</a></th>
            <td data-label=t::STATE.get(lang)>{status_badge(lang, &row.status)}</td>
            <td data-label=t::REGION.get(lang)><code>{row.region.clone()}</code></td>
            <td data-label=t::IMAGE.get(lang)><code class="wrap-anywhere">{row.image.clone()}</code></td>
            <td data-label=t::GROUP_ID.get(lang)><code>{group}</code></td>
            <td data-label=t::CREATED.get(lang)>{clock::when(lang, now, row.recorded)}</td>
        </tr>
    }
}
