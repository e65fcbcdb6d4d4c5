//! Structured logs on standard error, and spans for a collector where one is named.
//!
//! Spans are made by `tracing`, with the target [`cloud::SPANS`] and the level `debug`. What carries them to a collector
//! is the cargo feature `otlp`; without it [`Traces`] only says that it is missing.

#[cfg(feature = "otlp")]
mod otlp;
#[cfg(not(feature = "otlp"))]
mod without;

use std::io::IsTerminal;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::{
    EnvFilter, Layer, Registry, filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt,
};

use crate::metrics::{Statements, TARGET};

#[cfg(feature = "otlp")]
pub use otlp::{Traces, beside, heed};
#[cfg(not(feature = "otlp"))]
pub use without::{Traces, beside, heed};

/// What hears of spans.
pub type Listener = Box<dyn Layer<Registry> + Send + Sync>;

/// The variables that name a collector; where neither does, nothing is exported.
/// Source: OpenTelemetry specification, "OTLP exporter configuration".
const ENDPOINTS: [&str; 2] = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"];

/// The variable that names the collector, and what it says.
fn endpoint(environment: impl Fn(&str) -> Option<String>) -> Option<(&'static str, String)> {
    ENDPOINTS.into_iter().find_map(|name| Some((name, environment(name).filter(|value| !value.is_empty())?)))
}

/// Starts logging: plain text, or JSON lines where nobody looks (`plain` is false).
/// `RUST_LOG` filters (default `info`, the simulator only from `warn`); a second start in one process changes nothing.
/// `statements` hears of the database and `spans` of spans, whatever is logged.
pub fn start(filter: Option<&str>, plain: bool, statements: Option<Statements>, spans: Option<Listener>) {
    let filter =
        filter.and_then(|text| EnvFilter::try_new(text).ok()).unwrap_or_else(|| EnvFilter::new("info,simulator=warn"));
    let of_database = Targets::new().with_target(TARGET, LevelFilter::DEBUG);
    let registry =
        tracing_subscriber::registry().with(spans).with(statements.map(|layer| layer.with_filter(of_database)));
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
