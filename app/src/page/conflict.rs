//! Two tabs on one draft: what differs, and which to keep.

use std::collections::BTreeSet;

use leptos::{either::Either, prelude::*};
use plan::{Draft, Lang, Step};

use super::expired::{carried, retype};
use crate::{
    form::{CSRF, VERSION},
    frame::Frame,
    path,
    text::errors as t,
};

/// What the page shows (status 409).
#[derive(Clone, Debug)]
pub struct Data {
    /// The draft's id.
    pub plan_id: String,
    /// The step whose form was posted.
    pub step: Step,
    /// The version that is stored now: the form that keeps "mine" carries it.
    pub version: i64,
    /// What is stored now, secrets masked.
    pub stored: Draft,
    /// What would be stored had the version been right (`form::apply` over the stored draft), secrets masked.
    pub mine: Draft,
    /// The posted pairs without `_csrf`, `_version` and secrets: they are posted again to keep "mine".
    pub posted: Vec<(String, String)>,
    /// Wire names of secrets that were typed and cannot be carried along: they must be typed again.
    pub retype: Vec<String>,
}

/// The page's title.
pub fn title(lang: Lang, _: &Data) -> String {
    t::CONFLICT.get(lang).to_owned()
}

/// The page.
pub fn view(frame: Frame, data: Data) -> impl IntoView {
    let lang = frame.lang;
    let here = path::step(lang, &data.plan_id, data.step);
    let differing = differing(&data.stored, &data.mine);
    let table = if differing.is_empty() {
        Either::Left(view! { <p>{t::SAME.get(lang)}</p> })
    } else {
        Either::Right(table(lang, &data, &differing))
    };
    let action = here.clone();
    view! {
        <h1>{t::CONFLICT.get(lang)}</h1>
        <div class="card">
            <p>{t::CONFLICT_WHAT.get(lang)}</p>
            {table}
            {retype(lang, &data.retype)}
            <form method="post" action=action class="actions">
                <input type="hidden" name=CSRF value=frame.csrf />
                <input type="hidden" name=VERSION value=data.version.to_string() />
                {carried(&data.posted)}
                <button class="button button-primary">{t::KEEP_MINE.get(lang)}</button>
                <a class="button" href=here>{t::TAKE_OTHER.get(lang)}</a>
            </form>
        </div>
    }
}

/// The names whose values differ, in wire order as far as both drafts tell it.
fn differing(stored: &Draft, mine: &Draft) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let names = stored.iter().chain(mine.iter()).map(|(name, _)| name);
    names.filter(|name| stored.get(name) != mine.get(name) && seen.insert(*name)).map(str::to_owned).collect()
}

fn table(lang: Lang, data: &Data, names: &[String]) -> impl IntoView + use<> {
    let value = |draft: &Draft, name: &str| match draft.get(name) {
        "" => t::NOTHING.get(lang).to_owned(),
        value => value.to_owned(),
    };
    let row = |name: &String| {
        view! {
            <tr>
                <th scope="row" data-label=t::FIELD.get(lang)><code class="wrap-anywhere">{name.clone()}</code></th>
                <td data-label=t::STORED.get(lang) class="wrap-anywhere">{value(&data.stored, name)}</td>
                <td data-label=t::MINE.get(lang) class="wrap-anywhere">{value(&data.mine, name)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=t::CONFLICT.get(lang)>
            <table class="table table-cards">
                <thead>
                    <tr>
                        <th scope="col">{t::FIELD.get(lang)}</th>
                        <th scope="col">{t::STORED.get(lang)}</th>
                        <th scope="col">{t::MINE.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{names.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
