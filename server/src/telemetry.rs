//! Structured logs on standard error.

use std::io::IsTerminal;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::{EnvFilter, Layer, filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use crate::metrics::{Statements, TARGET};

/// Starts logging: plain text, or JSON lines where nobody looks (`plain` is false).
/// `RUST_LOG` filters (default `info`, the simulator only from `warn`); a second start in one process changes nothing.
/// `statements` hears of the database, whatever is logged.
pub fn start(filter: Option<&str>, plain: bool, statements: Option<Statements>) {
    let filter =
        filter.and_then(|text| EnvFilter::try_new(text).ok()).unwrap_or_else(|| EnvFilter::new("info,simulator=warn"));
    let of_database = Targets::new().with_target(TARGET, LevelFilter::DEBUG);
    let registry = tracing_subscriber::registry().with(statements.map(|layer| layer.with_filter(of_database)));
    let started = if plain {
        let layer = fmt::layer().with_writer(std::io::stderr).with_target(false);
        // Colour only where somebody looks; else the library's own choice, which heeds NO_COLOR.
        let layer = if std::io::stderr().is_terminal() { layer } else { layer.with_ansi(false) };
        registry.with(layer.with_filter(filter)).try_init()
    } else {
        registry
            .with(
                fmt::layer()
                    .json()
                    .flatten_event(true)
                    .with_span_list(false)
                    .with_writer(std::io::stderr)
                    .with_filter(filter),
            )
            .try_init()
    };
    drop(started);
}
