//! A form's answer, live: it follows what is typed into the form, and nothing is pressed.

#[cfg(feature = "hydrate")]
mod follow;

use leptos::prelude::*;

/// Keeps the answer of this page's form up to date while somebody types.
///
/// What is shown is always what the server answers: the island posts the form as a button would and takes the element
/// over that holds the answer. The browser's module then needs to know nothing of what is answered.
#[island]
pub fn LiveForm() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    follow::start();
}
