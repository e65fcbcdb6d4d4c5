//! All drafts, newest first, and the question before one is thrown away.

use leptos::prelude::*;
use plan::Lang;

use super::start::{DraftRow, draft_name, draft_table};
use crate::{
    form::CSRF,
    frame::Frame,
    path,
    text::{Fill, start as t},
    ui::markup::{IntoMarkup, Markup},
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The drafts, newest first.
    pub drafts: Vec<DraftRow>,
    /// Now, in seconds since 1970 in UTC.
    pub now: i64,
    /// The draft that is to be thrown away, if the person is asked about one.
    pub discard: Option<DraftRow>,
}

/// The page's title.
pub fn title(lang: Lang, data: &Data) -> String {
    match &data.discard {
        Some(draft) => t::DISCARD_TITLE.with(lang, &[&draft_name(lang, draft)]),
        None => t::DRAFTS.get(lang).to_owned(),
    }
}

/// The page.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    if let Some(draft) = &data.discard {
        return question(&frame, draft);
    }
    let list = draft_table(lang, &data.drafts, data.now).unwrap_or_else(|| {
        let start = path::start(lang);
        view! {
            <div class="card empty">
                <p>{t::NO_DRAFTS.get(lang)}</p>
                <p><a class="button button-primary" href=start>{t::GUIDE_GO.get(lang)}</a></p>
            </div>
        }
        .markup()
    });
    view! { <h1>{t::DRAFTS.get(lang)}</h1><p class="lead">{t::DRAFTS_KEPT.get(lang)}</p>{list} }.markup()
}

fn question(frame: &Frame, draft: &DraftRow) -> Markup {
    let lang = frame.lang;
    let name = draft_name(lang, draft);
    view! {
        <h1>{t::DISCARD_TITLE.with(lang, &[&name])}</h1>
        <div class="card">
            <p>{t::DISCARD_WHAT.get(lang)}</p>
            <form method="post" action=path::discard_plan(lang, &draft.id) class="actions">
                <input type="hidden" name=CSRF value=frame.csrf.clone() />
                <button class="button button-danger">{t::DISCARD_GO.get(lang)}</button>
                <a class="button" href=path::drafts(lang)>{t::DISCARD_KEEP.get(lang)}</a>
            </form>
        </div>
    }
    .markup()
}
