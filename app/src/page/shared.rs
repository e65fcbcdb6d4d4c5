//! A plan that somebody shared: what it is, until when, and the button that makes a draft of it.

use leptos::prelude::*;
use plan::{Draft, Lang};

use crate::{
    form::CSRF,
    frame::Frame,
    path,
    text::{Fill, shared as t},
    ui::clock,
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The shared plan's id, as in the URL.
    pub id: String,
    /// The plan, without its secrets.
    pub draft: Draft,
    /// When it was shared, in seconds since 1970 in UTC.
    pub created: i64,
    /// When the link ends, in seconds since 1970 in UTC.
    pub expires: i64,
}

/// The page's title.
pub fn title(lang: Lang, data: &Data) -> String {
    match data.draft.get("ContainerGroupName") {
        "" => t::TITLE.get(lang).to_owned(),
        name => t::TITLE_OF.with(lang, &[&name]),
    }
}

/// The page.
pub fn view(frame: Frame, data: Data) -> impl IntoView {
    let lang = frame.lang;
    let row = |label: &'static str, value: &str| {
        let value = value.to_owned();
        (!value.is_empty()).then(|| view! { <dt>{label}</dt> <dd class="wrap-anywhere"><code>{value}</code></dd> })
    };
    let images = ["InitContainer", "Container"]
        .into_iter()
        .flat_map(|list| (1..=data.draft.count(list)).map(move |index| format!("{list}.{index}.Image")));
    let images = images.map(|wire| row(t::IMAGE.get(lang), data.draft.get(&wire))).collect_view();
    let time = |at: i64| view! { <time datetime=clock::machine(at)>{format!("{} UTC+8", clock::exact(at))}</time> };
    view! {
        <header class="page-head">
            <h1>{title(lang, &data)}</h1>
            <p>{t::LEAD.get(lang)}</p>
        </header>
        <div class="card stack">
            <dl class="details">
                {row(t::NAME.get(lang), data.draft.get("ContainerGroupName"))}
                {row(t::REGION.get(lang), data.draft.get("RegionId"))}
                {images}
                <dt>{t::CREATED.get(lang)}</dt>
                <dd>{time(data.created)}</dd>
                <dt>{t::EXPIRES.get(lang)}</dt>
                <dd>{time(data.expires)}</dd>
            </dl>
            <p>{t::ADDRESS.get(lang)}</p>
            <p class="meta">{t::SECRETS.get(lang)}</p>
            <form method="post" action=path::shared(lang, &data.id) class="actions">
                <input type="hidden" name=CSRF value=frame.csrf />
                <button class="button button-primary">{t::OPEN.get(lang)}</button>
                <a class="button" href=path::start(lang)>{t::BACK.get(lang)}</a>
            </form>
        </div>
    }
}

/// The title of the page that stands in the place of a plan that is not there.
pub fn gone_title(lang: Lang) -> String {
    t::GONE.get(lang).to_owned()
}

/// The page in the place of a plan that is not there any more, or never was.
pub fn gone(frame: Frame) -> impl IntoView {
    let lang = frame.lang;
    view! {
        <h1>{t::GONE.get(lang)}</h1>
        <div class="card">
            <p>{t::GONE_WHAT.get(lang)}</p>
            <p class="actions"><a class="button button-primary" href=path::start(lang)>{t::BACK.get(lang)}</a></p>
        </div>
    }
}
