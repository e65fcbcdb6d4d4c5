//! The surroundings that the chain looks at: variables, home directory, metadata and sign-in service.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use url::Url;

type Lookup = dyn Fn(&str) -> Option<String> + Send + Sync;

/// Variables and home directory, passed in so that nothing below reaches for the real ones.
#[derive(Clone)]
pub struct Environment {
    variables: Arc<Lookup>,
    home: Option<PathBuf>,
    metadata: Option<Url>,
    sign_in: Option<Url>,
}

impl Environment {
    /// The process's own.
    pub fn process() -> Self {
        Self::new(|name| std::env::var(name).ok(), std::env::home_dir())
    }

    /// Chosen ones. An empty variable counts as one that is not set.
    pub fn new(variables: impl Fn(&str) -> Option<String> + Send + Sync + 'static, home: Option<PathBuf>) -> Self {
        Self { variables: Arc::new(variables), home, metadata: None, sign_in: None }
    }

    /// The same, with the metadata service at another address.
    #[must_use]
    pub fn with_metadata(mut self, address: Url) -> Self {
        self.metadata = Some(address);
        self
    }

    /// The same, with the OAuth sign-in service at another address.
    #[must_use]
    pub fn with_sign_in(mut self, address: Url) -> Self {
        self.sign_in = Some(address);
        self
    }

    pub(super) fn variable(&self, name: &str) -> Option<String> {
        (self.variables)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// Whether a switch is on; only `true` is, in any case, as in the official SDKs.
    pub(super) fn switched_on(&self, name: &str) -> bool {
        self.variable(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    pub(super) fn home(&self) -> Option<&Path> {
        self.home.as_deref()
    }

    pub(super) fn metadata(&self) -> Option<&Url> {
        self.metadata.as_ref()
    }

    pub(super) fn sign_in(&self) -> Option<&Url> {
        self.sign_in.as_ref()
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Environment").field("home", &self.home).finish_non_exhaustive()
    }
}
