//! Structured logs on standard error.

use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logging: JSON lines where standard error is not a terminal, plain text where it is.
/// `RUST_LOG` filters (default `info`, the simulator only from `warn`); a second start in one process changes nothing.
pub fn start(filter: Option<&str>, terminal: bool) {
    let filter =
        filter.and_then(|text| EnvFilter::try_new(text).ok()).unwrap_or_else(|| EnvFilter::new("info,simulator=warn"));
    let registry = tracing_subscriber::registry().with(filter);
    let started = if terminal {
        registry.with(fmt::layer().with_writer(std::io::stderr).with_target(false)).try_init()
    } else {
        registry
            .with(fmt::layer().json().flatten_event(true).with_span_list(false).with_writer(std::io::stderr))
            .try_init()
    };
    drop(started);
}
