//! The preview: what the draft would become, in the chosen format.
//!
//! [`Preview::of`] is a pure function of the draft. The server draws it once, with [`pane`]; in the browser the island
//! `LivePlan` calls it after every keystroke and writes what differs into the same elements, so the two show the same.

mod group;
mod model;
mod pane;
mod tab;

pub use group::Group;
pub use model::{Body, Preview, Row};
pub use pane::{ID, copier, copy_button};
pub use tab::Tab;

use leptos::{either::Either, prelude::*};
use plan::{Draft, Lang};

use crate::{island::LivePlan, path::Files, text::preview as t, ui::code::Mark};

/// Where the preview stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Beside a step's form, following it.
    Step {
        /// The `id` of the form that is followed.
        form: String,
    },
    /// On the review, where nothing is typed and, without JavaScript, the formats follow one another.
    Review {
        /// The draft as it was before the last step, whose changes are marked; `None` where there was none.
        before: Option<Draft>,
        /// What the launch will add to what is sent; an empty value is made only then.
        added: Vec<(String, String)>,
    },
    /// On a launch's page: the plan it was made of, which nothing changes any more.
    Launch {
        /// What the launch added to what was sent.
        added: Vec<(String, String)>,
    },
}

/// The preview of a draft whose secrets are masked, with its files to download.
///
/// The island finds in the section's attributes what it starts from: the draft as it is stored, and the form to follow.
pub fn preview(lang: Lang, files: Files<'_>, draft: &Draft, tab: Tab, place: Place) -> impl IntoView + use<> {
    let title = match place {
        Place::Step { .. } => t::TITLE,
        Place::Review { .. } => t::TITLE_REVIEW,
        Place::Launch { .. } => t::TITLE_LAUNCH,
    };
    // Beside a form there are only tabs that follow it: to leave for another would lose what was typed.
    let step = matches!(place, Place::Step { .. });
    let tab = if step && !tab.is_live() { Tab::default() } else { tab };
    let mut shown = Preview::of(lang, draft, tab);
    let (form, added, without_script) = match place {
        Place::Step { form } => (form.clone(), Vec::new(), Either::Left(save_to_see(lang, form))),
        Place::Launch { added } => {
            let all = one_after_another(lang, draft, tab, &added);
            (String::new(), added, Either::Right(all))
        }
        Place::Review { before, added } => {
            if let Some(before) = before {
                shown.mark_changes(&Preview::of(lang, &before, tab), Mark::Step);
            }
            let all = one_after_another(lang, draft, tab, &added);
            (String::new(), added, Either::Right(all))
        }
    };
    let legend = shown.marked().then(|| view! { <p class="preview-legend">{t::STEP_MARKED.get(lang)}</p> });
    let pane = pane::pane(&shown, step, files, &file_name(draft), &added);
    let base = serde_json::to_string(draft).unwrap_or_default();
    view! {
        <section id=ID class="preview" aria-labelledby="preview-title" data-base=base data-form=form>
            <h2 id="preview-title">{title.get(lang)}</h2>
            {legend}
            {pane}
            <p class="preview-count" role="status" data-problem-count=""></p>
            <LivePlan />
            {copier(lang)}
            <noscript>{without_script}</noscript>
        </section>
    }
}

/// The name of a downloaded file, without its ending: the group's, as far as the server lets it into a header.
fn file_name(draft: &Draft) -> String {
    let name = draft.get("ContainerGroupName").trim();
    let name = if name.is_empty() { "plan" } else { name };
    name.chars().filter(|c| c.is_ascii_alphanumeric() || ".-_".contains(*c)).collect()
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

/// Without JavaScript, where nothing is typed: the formats that the tab does not show, group by group.
fn one_after_another(lang: Lang, draft: &Draft, shown: Tab, added: &[(String, String)]) -> impl IntoView + use<> {
    let (sheet, _) = plan::normalise(draft);
    let one = |tab: Tab| {
        let title = tab.whole_title(lang);
        let alone = pane::alone(lang, tab, &sheet, added);
        view! {
            <h3>{title}</h3>
            {alone}
        }
    };
    Tab::all().filter(|tab| *tab != shown).map(one).collect::<Vec<_>>()
}
