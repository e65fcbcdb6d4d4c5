//! The launch's page, live: the server's stream, or questions every few seconds where the stream does not hold.

#![expect(missing_docs, reason = "the macro makes a struct for the props and does not document it")]

use leptos::prelude::*;
use plan::Lang;

#[cfg(feature = "hydrate")]
mod watch;

/// Keeps the part of the launch's page that stands inside it up to date, until the launch comes to rest.
#[island]
pub fn LaunchLive(
    /// The page's language.
    lang: Lang,
    /// The launch's id.
    id: String,
    /// What was known when the page was made.
    children: Children,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    watch::start(lang, id);
    #[cfg(not(feature = "hydrate"))]
    let _ = (lang, id);
    children()
}
