//! A look at the cloud by one page: in which language, and until when it waits.

use std::time::Duration;

use plan::Lang;
use tokio::time::Instant;

/// A page waits for answers no longer than this.
pub(super) const PATIENCE: Duration = Duration::from_millis(2500);
/// Whatever has passed, a question gets this much: a refusal comes at once, and tells more than that time is up.
pub(super) const GRACE: Duration = Duration::from_millis(300);

/// One deadline for everything that a page asks, whichever question comes first.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The page's language.
    pub lang: Lang,
    pub(super) until: Instant,
    /// An answer younger than this will do.
    pub(super) fresh: Duration,
    /// A failure younger than this is shown again instead of asking again.
    pub(super) failed: Duration,
}

impl Look {
    /// Begins now.
    pub fn new(lang: Lang) -> Self {
        Self { lang, until: Instant::now() + PATIENCE, fresh: Duration::from_mins(1), failed: Duration::from_secs(5) }
    }

    /// Begins now, for a page that shows how old its answers are and asks anew by a button.
    pub fn lasting(lang: Lang) -> Self {
        Self { fresh: Duration::from_mins(5), failed: Duration::from_mins(1), ..Self::new(lang) }
    }
}
