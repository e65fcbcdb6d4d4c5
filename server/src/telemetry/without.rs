//! A build that exports no spans.

#![expect(clippy::unused_self, clippy::unused_async, reason = "it is used as a build is that exports them")]

use std::time::Duration;

use http::HeaderMap;
use tokio::time::Instant;
use tracing::Span;

use super::{Listener, endpoint};
use crate::store::Engine;

/// Whether somebody expects spans.
pub struct Traces(Option<&'static str>);

impl Traces {
    /// Looks whether the environment names a collector.
    pub fn of(environment: impl Fn(&str) -> Option<String>) -> Self {
        Self(endpoint(environment).map(|(name, _)| name))
    }

    /// Nothing hears of spans here.
    pub fn listener(&self) -> Option<Listener> {
        None
    }

    /// Says once that spans are expected and not exported.
    pub fn announce(&self, _: Engine) {
        if let Some(name) = self.0 {
            tracing::warn!(
                "{name} is set, but this build cannot export spans: build it with  make build FEATURES=otlp"
            );
        }
    }

    /// How much of the time for the last answers is to be left.
    pub fn share(&self, _: Duration) -> Duration {
        Duration::ZERO
    }

    /// Nothing is to be delivered.
    pub async fn end(self, _: Instant) {}
}

/// Makes `span` part of what is being done now; only exported spans tell.
pub fn beside(span: Span) -> Span {
    span
}

/// Takes over whose part of the work a request says it is; only exported spans tell.
pub fn heed(_: &Span, _: &HeaderMap) {}
