//! Spans to a collector, by OTLP over HTTP. The standard variables say where, how many and under which name; the SDK reads
//! them, but for `OTEL_SDK_DISABLED` and `OTEL_TRACES_EXPORTER`, which are read here.
//!
//! Only spans with the target [`SPANS`] and the database's statements beneath them are exported: what else is logged never
//! gets here, and what those spans may hold is written where they are made.
//!
//! Source: OpenTelemetry specification, "Environment variables" and "OTLP exporter configuration".

mod collector;
mod exporter;
mod statements;

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use cloud::SPANS;
use http::{HeaderMap, Uri};
use opentelemetry::{
    Context, Key, KeyValue,
    propagation::{Extractor, TextMapPropagator},
    trace::TracerProvider,
};
use opentelemetry_otlp::{SpanExporter, WithHttpConfig};
use opentelemetry_sdk::{
    Resource,
    propagation::TraceContextPropagator,
    trace::{BatchSpanProcessor, SdkTracerProvider},
};
use tokio::{runtime::Handle, time::Instant};
use tracing::{Span, level_filters::LevelFilter};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::{Layer, filter::Targets};

use self::{collector::Collector, exporter::Watched, statements::Statements};
use super::{Listener, endpoint};
use crate::{metrics::TARGET, store::Engine};

/// Who makes these spans, in the exported data.
const NAME: &str = "berth";

/// Spans on their way to a collector.
pub struct Traces(State);

enum State {
    /// Nobody wants them.
    Off,
    /// The variables cannot be understood; why.
    Wrong(String),
    On(Pipeline),
}

struct Pipeline {
    provider: SdkTracerProvider,
    /// The collector's address, without what is not to be logged.
    host: String,
    engine: Arc<OnceLock<Engine>>,
    /// What of the variables is not heeded.
    unheeded: Option<String>,
}

impl Traces {
    /// Spans for the collector that the environment names, if it names one. Called where a runtime is entered: that one
    /// sends them.
    pub fn of(environment: impl Fn(&str) -> Option<String>) -> Self {
        let says = |name: &str, value: &str| environment(name).is_some_and(|said| said.eq_ignore_ascii_case(value));
        let off = says("OTEL_SDK_DISABLED", "true") || says("OTEL_TRACES_EXPORTER", "none");
        let Some((name, address)) = endpoint(&environment).filter(|_| !off) else { return Self(State::Off) };
        Self(Pipeline::to(name, &address, &environment).map_or_else(State::Wrong, State::On))
    }

    /// What hears of spans.
    pub fn listener(&self) -> Option<Listener> {
        let State::On(pipeline) = &self.0 else { return None };
        let tracer = pipeline.provider.tracer(NAME);
        let spans = tracing_opentelemetry::layer()
            .with_tracer(tracer.clone())
            .with_location(false)
            .with_threads(false)
            .with_target(false)
            .with_tracked_inactivity(false)
            .with_filter(Targets::new().with_target(SPANS, LevelFilter::DEBUG));
        let statements = Statements { tracer, engine: Arc::clone(&pipeline.engine) }
            .with_filter(Targets::new().with_target(TARGET, LevelFilter::DEBUG));
        Some(Box::new(spans.and_then(statements)))
    }

    /// Says where spans go, or why they do not. `engine` is where statements go.
    pub fn announce(&self, engine: Engine) {
        match &self.0 {
            State::Off => {}
            State::Wrong(why) => tracing::error!(why, "no spans are exported"),
            State::On(pipeline) => {
                // It is told once.
                let _ = pipeline.engine.set(engine);
                tracing::info!(collector = pipeline.host, "spans are exported by OTLP (http/protobuf)");
                if let Some(what) = &pipeline.unheeded {
                    tracing::warn!("{what}");
                }
            }
        }
    }

    /// How much of the time for the last answers is to be left for the last spans.
    pub fn share(&self, time: Duration) -> Duration {
        if matches!(self.0, State::On(_)) { time / 2 } else { Duration::ZERO }
    }

    /// Delivers what is still here, in the time that is left.
    pub async fn end(self, until: Instant) {
        let State::On(pipeline) = self.0 else { return };
        let left = until.saturating_duration_since(Instant::now());
        let ended = tokio::task::spawn_blocking(move || pipeline.provider.shutdown_with_timeout(left)).await;
        if !matches!(ended, Ok(Ok(()))) {
            tracing::warn!("the last spans could not be delivered in time");
        }
    }
}

impl Pipeline {
    fn to(name: &str, address: &str, environment: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let uri: Option<Uri> = address.parse().ok();
        let scheme = uri.as_ref().and_then(|uri| uri.scheme_str().map(str::to_ascii_lowercase));
        // The address is not repeated: it may hold a password.
        let host = uri.filter(|_| matches!(scheme.as_deref(), Some("http" | "https")));
        let host = host.and_then(|uri| uri.host().map(str::to_owned));
        let host = host.ok_or_else(|| format!("{name} is not an address such as http://127.0.0.1:4318"))?;
        let why = Arc::default();
        let collector = Collector::new(Handle::current(), patience(&environment), Arc::clone(&why));
        let exporter = SpanExporter::builder().with_http().with_http_client(collector).build();
        let exporter = Watched::new(exporter.map_err(|error| error.to_string())?, why);
        let processor = BatchSpanProcessor::builder(exporter).build();
        let provider = SdkTracerProvider::builder().with_resource(resource()).with_span_processor(processor).build();
        Ok(Self { provider, host, engine: Arc::default(), unheeded: unheeded(environment) })
    }
}

/// How long one delivery may take.
fn patience(environment: impl Fn(&str) -> Option<String>) -> Duration {
    let set = ["OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "OTEL_EXPORTER_OTLP_TIMEOUT"]
        .into_iter()
        .find_map(|name| environment(name)?.parse().ok());
    set.map_or(opentelemetry_otlp::OTEL_EXPORTER_OTLP_TIMEOUT_DEFAULT, Duration::from_millis)
}

/// A protocol that is asked for and not spoken here.
fn unheeded(environment: impl Fn(&str) -> Option<String>) -> Option<String> {
    let names = ["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"];
    let (name, said) = names.into_iter().find_map(|name| Some((name, environment(name)?)))?;
    let spoken = said.is_empty() || said.eq_ignore_ascii_case("http/protobuf");
    (!spoken).then(|| format!("{name} is not heeded: http/protobuf is spoken, usually at port 4318"))
}

/// Who sends spans: what the environment says, else the program's name; and its version.
fn resource() -> Resource {
    let said = Resource::builder().build();
    let named = said.get_ref(&Key::from_static_str("service.name"));
    let nameless = named.is_none_or(|name| name.as_str().starts_with("unknown_service"));
    let mut own = Vec::new();
    if nameless {
        own.push(KeyValue::new("service.name", NAME));
    }
    if said.get_ref(&Key::from_static_str("service.version")).is_none() {
        own.push(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")));
    }
    Resource::builder().with_attributes(own).build()
}

/// Makes `span`, which has no parent yet, part of what is being done now, in the same trace, without keeping that from
/// ending: for work that goes on after its request was answered.
pub fn beside(span: Span) -> Span {
    adopt(&span, Context::current());
    span
}

/// Takes over whose part of the work a request says it is (W3C Trace Context).
pub fn heed(span: &Span, headers: &HeaderMap) {
    adopt(span, TraceContextPropagator::new().extract(&Said(headers)));
}

fn adopt(span: &Span, parent: Context) {
    // It cannot be where nothing is exported, and then it need not be.
    drop(span.set_parent(parent));
}

struct Said<'a>(&'a HeaderMap);

impl Extractor for Said<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(http::HeaderName::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> Traces {
        let find = |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Traces::of(find)
    }

    #[tokio::test]
    async fn nothing_is_exported_unless_somebody_names_a_collector() {
        let named = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
        for pairs in [
            &[][..],
            &[("OTEL_SERVICE_NAME", "a")],
            &[("OTEL_EXPORTER_OTLP_ENDPOINT", "")],
            &[named, ("OTEL_SDK_DISABLED", "True")],
            &[named, ("OTEL_TRACES_EXPORTER", "none")],
        ] {
            assert!(matches!(of(pairs).0, State::Off), "{pairs:?}");
        }
        assert!(matches!(of(&[named]).0, State::On(_)));
    }

    #[tokio::test]
    async fn an_address_that_is_none_is_named_and_not_repeated() {
        for address in ["ftp://u:hunter2@a", "hunter2", "http://"] {
            let State::Wrong(why) = of(&[("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", address)]).0 else {
                panic!("{address} was taken")
            };
            assert!(why.contains("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") && !why.contains("hunter2"), "{why}");
        }
    }

    #[test]
    fn another_protocol_is_warned_of() {
        let says = |what: &'static str| unheeded(move |name| name.contains("TRACES").then(|| what.to_owned()));
        assert!(says("grpc").is_some_and(|text| text.contains("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL")));
        assert_eq!(says("http/protobuf"), None);
        assert_eq!(patience(|_| Some("250".to_owned())), Duration::from_millis(250));
    }
}
