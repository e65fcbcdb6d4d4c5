//! The live preview: follows a step's form and repaints the pane after every keystroke, without asking the server.

#[cfg(feature = "hydrate")]
mod follow;
#[cfg(feature = "hydrate")]
mod hints;
#[cfg(feature = "hydrate")]
mod paint;

use leptos::prelude::*;

/// Brings the preview of this page to life.
///
/// It stands in the preview that the server drew and reads there, in attributes, what it starts from: props would have
/// to be serialised as JSON, whose reader is larger than this island. What the server drew stays as it is until
/// something is typed or another tab is chosen.
#[island]
pub fn LivePlan() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    follow::start();
}
