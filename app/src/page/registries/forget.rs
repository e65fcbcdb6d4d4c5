//! The question before a remembered instance is forgotten.

use leptos::prelude::*;
use plan::Lang;

use super::{Remembered, begin};
use crate::{
    frame::Frame,
    path,
    text::{Fill, registries as t, registry},
    ui::markup::{IntoMarkup, Markup},
};

/// The page's title.
pub fn title(lang: Lang, entry: &Remembered) -> String {
    t::FORGET_TITLE.with(lang, &[&entry.label])
}

/// The page.
pub fn view(frame: Frame, entry: Remembered) -> Markup {
    let lang = frame.lang;
    view! {
        <h1>{title(lang, &entry)}</h1>
        <div class="card">
            <dl class="details">
                <dt>{registry::INSTANCE_ID.get(lang)}</dt>
                <dd><code class="wrap-anywhere">{entry.instance_id.clone()}</code></dd>
                <dt>{t::COLUMN_REGION.get(lang)}</dt>
                <dd><code>{entry.region.clone()}</code></dd>
            </dl>
            <p>{t::FORGET_WHAT.get(lang)}</p>
            <form method="post" action=path::forget(lang, &entry.id) class="actions">
                {begin::hidden(&frame, Vec::new())}
                <button class="button button-danger">{t::FORGET_GO.get(lang)}</button>
                <a class="button" href=format!("{}#remembered", path::registries(lang))>{t::FORGET_KEEP.get(lang)}</a>
            </form>
        </div>
    }
    .markup()
}
