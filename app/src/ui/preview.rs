//! The preview: what the draft would become, in the chosen format.
//!
//! [`Preview::of`] is a pure function of the draft. The server renders it once; in the browser `LivePlan` calls it
//! after every keystroke and paints the difference with the same [`pane`], so the two cannot disagree.

mod model;
mod pane;
mod tab;

pub use model::{Body, Preview, Row};
pub use pane::{CODE_ID, PANE_ID, copy_button, pane};
pub use tab::Tab;

use leptos::{either::Either, prelude::*};
use plan::{Draft, Lang};

use crate::{
    island::{Copier, LivePlan},
    path,
    text::preview as t,
};

/// Where the preview stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Beside a step's form, following it. The form's `id`.
    Step {
        /// The `id` of the form that is followed.
        form: String,
    },
    /// On the review, where nothing is typed and, without JavaScript, the formats follow one another.
    Review,
}

/// The preview of a draft whose secrets are masked.
///
/// `plan_id` names the files to download. On a step, `place` names the form whose every keystroke is followed.
pub fn preview(lang: Lang, plan_id: &str, draft: &Draft, tab: Tab, place: Place) -> impl IntoView + use<> {
    let first = pane(&Preview::of(lang, draft, tab), plan_id);
    let (form, without_script) = match place {
        Place::Step { form } => (form.clone(), Either::Left(save_to_see(lang, form))),
        Place::Review => (String::new(), Either::Right(one_after_another(lang, plan_id, draft, tab))),
    };
    let (base, plan) = (draft.clone(), plan_id.to_owned());
    let (done, failed) = (t::COPIED.get(lang).to_owned(), t::NOT_COPIED.get(lang).to_owned());
    view! {
        <section id="preview" class="preview" aria-labelledby="preview-title">
            <h2 id="preview-title">{t::TITLE.get(lang)}</h2>
            <Copier done=done failed=failed>
                <LivePlan base=base lang=lang tab=tab plan=plan form=form>
                    <div id=PANE_ID>{first}</div>
                    <p class="preview-count" role="status" data-problem-count=""></p>
                </LivePlan>
            </Copier>
            <noscript>{without_script}</noscript>
        </section>
    }
}

/// Without JavaScript, on a step: what is shown is what was saved, and a button that saves.
fn save_to_see(lang: Lang, form: String) -> impl IntoView {
    view! {
        <p class="preview-static">
            {t::STATIC.get(lang)} " "
            <button type="submit" form=form name="_action" value="save" class="button">{t::REFRESH.get(lang)}</button>
        </p>
    }
}

/// Without JavaScript, on the review: the formats that the tab does not show.
fn one_after_another(lang: Lang, plan_id: &str, draft: &Draft, shown: Tab) -> impl IntoView + use<> {
    let one = |tab: Tab| {
        let body = pane::body(&Preview::of(lang, draft, tab), &format!("preview-{}", tab.name()), plan_id);
        view! {
            <h3>{tab.title().get(lang)}</h3>
            {body}
        }
    };
    Tab::ALL.into_iter().filter(|tab| *tab != shown).map(one).collect::<Vec<_>>()
}

/// The address of a file of the plan in the tab's format; the parameters as a table have none.
fn file(plan_id: &str, tab: Tab) -> Option<String> {
    tab.ending().map(|ending| path::download(plan_id, ending))
}
