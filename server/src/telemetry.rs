//! Structured logs on standard error.

use std::io::IsTerminal;

use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logging: plain text, or JSON lines where nobody looks (`plain` is false).
/// `RUST_LOG` filters (default `info`, the simulator only from `warn`); a second start in one process changes nothing.
pub fn start(filter: Option<&str>, plain: bool) {
    let filter =
        filter.and_then(|text| EnvFilter::try_new(text).ok()).unwrap_or_else(|| EnvFilter::new("info,simulator=warn"));
    let registry = tracing_subscriber::registry().with(filter);
    let started = if plain {
        let layer = fmt::layer().with_writer(std::io::stderr).with_target(false);
        // Colour only where somebody looks; else the library's own choice, which heeds NO_COLOR.
        let layer = if std::io::stderr().is_terminal() { layer } else { layer.with_ansi(false) };
        registry.with(layer).try_init()
    } else {
        registry
            .with(fmt::layer().json().flatten_event(true).with_span_list(false).with_writer(std::io::stderr))
            .try_init()
    };
    drop(started);
}
