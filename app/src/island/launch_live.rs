//! The launch's page, live: at each word of the server's stream it takes the newer page's live part over, and asks
//! every few seconds where the stream does not hold.

#[cfg(feature = "hydrate")]
mod watch;

use leptos::prelude::*;

/// Keeps the live part of the launch's page up to date, until the launch comes to rest.
///
/// What is shown is always what the server drew: the island fetches the page again and puts those sections in place
/// that differ. The browser's module then needs to know nothing of launches.
#[island]
pub fn LaunchLive() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    watch::start();
}
