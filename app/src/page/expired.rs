//! The session ended while a form was open: what was typed goes on with one button.

use leptos::prelude::*;
use plan::Lang;

use crate::{form::CSRF, frame::Frame, text::errors as t};

/// What the page shows (status 403, with a fresh session's token in the frame).
#[derive(Clone, Debug)]
pub struct Data {
    /// Where the form was posted to; the button posts there again.
    pub action: String,
    /// The posted pairs without `_csrf` and without secrets.
    pub posted: Vec<(String, String)>,
    /// Wire names of secrets that were typed and are not written into a page: they must be typed again.
    pub retype: Vec<String>,
}

/// The page's title.
pub fn title(lang: Lang, _: &Data) -> String {
    t::EXPIRED.get(lang).to_owned()
}

/// The page.
pub fn view(frame: Frame, data: Data) -> impl IntoView {
    let lang = frame.lang;
    view! {
        <h1>{t::EXPIRED.get(lang)}</h1>
        <div class="card">
            <p>{t::EXPIRED_WHAT.get(lang)}</p>
            {retype(lang, &data.retype)}
            <form method="post" action=data.action class="actions">
                <input type="hidden" name=CSRF value=frame.csrf />
                {carried(&data.posted)}
                <button class="button button-primary">{t::GO_ON.get(lang)}</button>
            </form>
            {typed(lang, &data.posted)}
        </div>
    }
}

/// What was typed, folded, so that nobody has to trust that it is still there.
fn typed(lang: Lang, posted: &[(String, String)]) -> impl IntoView + use<> {
    let said = posted.iter().filter(|(name, value)| !name.starts_with('_') && !value.is_empty());
    let rows = said.map(|(name, value)| {
        view! { <dt><code class="wrap-anywhere">{name.clone()}</code></dt> <dd class="wrap-anywhere">{value.clone()}</dd> }
    });
    let rows = rows.collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary>{t::TYPED.get(lang)}</summary>
                <dl class="details">{rows}</dl>
            </details>
        }
    })
}

/// The posted pairs as hidden inputs, to be posted again.
pub(super) fn carried(posted: &[(String, String)]) -> impl IntoView + use<> {
    let input = |(name, value): &(String, String)| {
        view! { <input type="hidden" name=name.clone() value=value.clone() /> }
    };
    posted.iter().map(input).collect_view()
}

/// The secrets that have to be typed again; nothing where there are none.
pub(super) fn retype(lang: Lang, names: &[String]) -> impl IntoView + use<> {
    let rows = names.iter().map(|name| view! { <li><code>{name.clone()}</code></li> }).collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <div class="notice notice-warn">
                <p>{t::RETYPE.get(lang)}</p>
                <ul class="list">{rows}</ul>
            </div>
        }
    })
}
