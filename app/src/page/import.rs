//! Start from what somebody has: quoted lines, a request, a plan document, or a command line, pasted as it is.

use leptos::prelude::*;
use plan::{Lang, import::Unreadable};

use crate::{
    form::CSRF,
    frame::Frame,
    path,
    text::{common, import as t},
    ui::{
        area,
        markup::IntoMarkup,
        part::{Tone, notice},
    },
};

/// The field that holds what was pasted.
pub const TEXT: &str = "_text";

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// What was pasted and could not be read; empty on a first visit.
    pub text: String,
    /// Why, line by line.
    pub unreadable: Vec<Unreadable>,
}

/// The page's title.
pub fn title(lang: Lang, data: &Data) -> String {
    let prefix = if data.unreadable.is_empty() { "" } else { common::ERROR_PREFIX.get(lang) };
    format!("{prefix}{}", t::TITLE.get(lang))
}

/// The page.
pub fn view(frame: Frame, data: Data) -> impl IntoView {
    let lang = frame.lang;
    let bad = !data.unreadable.is_empty();
    let kinds = [t::LINES, t::JSON, t::DOCUMENT, t::COMMAND].map(|kind| view! { <li>{kind.get(lang)}</li> });
    view! {
        <header class="page-head">
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
        </header>
        {said(lang, &data.unreadable)}
        <form method="post" action=path::import(lang) class="card stack">
            <input type="hidden" name=CSRF value=frame.csrf />
            <label for="import-text"><strong>{t::TEXT.get(lang)}</strong></label>
            <ul class="list" id="import-kinds">{kinds.into_iter().collect_view()}</ul>
            <textarea class="input mono" id="import-text" name=TEXT rows="16" spellcheck="false" autocomplete="off" required=true
                aria-invalid=bad.then_some("true")
                aria-describedby=if bad { "import-problems import-kinds" } else { "import-kinds" }>
                {area::content(&data.text)}
            </textarea>
            <p class="meta">{t::LEFT_OUT.get(lang)}</p>
            <p class="actions">
                <button class="button button-primary">{t::GO.get(lang)}</button>
                <a class="button" href=path::start(lang)>{t::BACK.get(lang)}</a>
            </p>
        </form>
    }
}

/// What cannot be read, with its line and how to mend it.
fn said(lang: Lang, unreadable: &[Unreadable]) -> impl IntoView + use<> {
    let items = unreadable.iter().map(|one| {
        let path = (!one.path().is_empty()).then(|| view! { <code>{one.path().to_owned()}</code> " " });
        view! { <li>{path}{one.text(lang)}</li> }
    });
    let items = items.collect_view();
    (!unreadable.is_empty()).then(|| {
        let body = view! { <p><strong>{t::UNREADABLE.get(lang)}</strong></p><ul id="import-problems">{items}</ul> };
        view! { <div role="alert">{notice(Tone::Fail, body.markup())}</div> }
    })
}
