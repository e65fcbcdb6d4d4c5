//! The live preview: follows a step's form and repaints the pane after every keystroke, without asking the server.

#![expect(missing_docs, reason = "the macro makes a struct for the props and does not document it")]

use leptos::prelude::*;
use plan::{Draft, Lang};

use crate::ui::preview::Tab;

#[cfg(feature = "hydrate")]
mod follow;
#[cfg(feature = "hydrate")]
mod hints;

/// Follows a form and repaints the preview that stands inside it.
///
/// What the server rendered stays as it is until something is typed or another tab is chosen.
#[island]
pub fn LivePlan(
    /// The draft as it is stored, secrets masked: what the form does not hold comes from here.
    base: Draft,
    /// The page's language.
    lang: Lang,
    /// The tab that the server rendered.
    tab: Tab,
    /// The plan's id, for the links to its files.
    plan: String,
    /// The `id` of the form to follow; empty where there is none.
    form: String,
    /// The pane as the server rendered it.
    children: Children,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    follow::start(follow::Given { base, lang, tab, plan, form });
    #[cfg(not(feature = "hydrate"))]
    let _ = (base, lang, tab, plan, form);
    children()
}
