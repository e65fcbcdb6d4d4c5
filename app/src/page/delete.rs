//! The question before a container group is deleted.

use leptos::prelude::*;
use plan::Lang;

use super::launch::status_text;
use crate::{
    form::CSRF,
    frame::{Frame, Trouble},
    path,
    text::{Fill, launch as t},
    ui::{
        markup::IntoMarkup,
        part::{Tone, notice},
        trouble::trouble,
    },
};

/// What the question shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The launch's own id, as in the URL.
    pub id: String,
    /// The container group's name.
    pub name: String,
    /// The container group's id.
    pub group_id: String,
    /// The region.
    pub region: String,
    /// The word for its state, as `Snapshot::status` says it.
    pub status: String,
    /// Why deleting failed when it was tried.
    pub failed: Option<Trouble>,
}

/// The page's title.
pub fn title(lang: Lang, data: &Data) -> String {
    t::DELETE_TITLE.with(lang, &[&data.name])
}

/// The page.
pub fn view(frame: Frame, data: Data) -> impl IntoView {
    let lang = frame.lang;
    let title = title(lang, &data);
    let failed = data.failed.map(|why| {
        let body = view! { <p><strong>{t::DELETE_FAILED.get(lang)}</strong></p>{trouble(&why)} };
        view! { <div role="alert">{notice(Tone::Fail, body.markup())}</div> }
    });
    view! {
        <h1>{title}</h1>
        {failed}
        <div class="card">
            <dl class="details">
                <dt>{t::GROUP_ID.get(lang)}</dt>
                <dd><code class="wrap-anywhere">{data.group_id}</code></dd>
                <dt>{t::REGION.get(lang)}</dt>
                <dd><code>{data.region}</code></dd>
                <dt>{t::STATE.get(lang)}</dt>
                <dd>{status_text(lang, &data.status)}</dd>
            </dl>
            <p>{t::DELETE_WHAT.get(lang)}</p>
            <p>{t::DELETE_KEPT.get(lang)}</p>
            <form method="post" action=path::launch_delete(lang, &data.id) class="actions">
                <input type="hidden" name=CSRF value=frame.csrf />
                <button class="button button-danger">{t::DELETE.get(lang)}</button>
                <a class="button" href=path::launch(lang, &data.id)>{t::KEEP.get(lang)}</a>
            </form>
        </div>
    }
}
