//! The database's statements as spans, beneath whatever asked for them: its driver tells of each when it has ended.
//!
//! The text of a statement holds placeholders where values stand.
//!
//! Source: OpenTelemetry semantic conventions, "Database" spans.

use std::{
    fmt::Debug,
    sync::{Arc, OnceLock},
    time::Duration,
};

use opentelemetry::{
    Context, KeyValue,
    trace::{Span, SpanKind, TraceContextExt, Tracer},
};
use opentelemetry_sdk::trace::SdkTracer;
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::layer::{self, Layer};

use crate::{clock, store::Engine};

/// Listens to the driver.
pub struct Statements {
    /// What makes spans.
    pub tracer: SdkTracer,
    /// Which database it is, once that is known.
    pub engine: Arc<OnceLock<Engine>>,
}

impl<S: Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &Event<'_>, _: layer::Context<'_, S>) {
        let parent = Context::current();
        // What nobody asked for, the server's own housekeeping, is no trace of its own.
        if !parent.span().is_recording() {
            return;
        }
        let mut said = Said::default();
        event.record(&mut said);
        let Some(seconds) = said.seconds else { return };
        let text = if said.statement.is_empty() { said.summary } else { said.statement };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let operation = text.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        let engine = match self.engine.get() {
            Some(Engine::Sqlite) => "sqlite",
            Some(Engine::Postgres) => "postgresql",
            None => "other_sql",
        };
        let attributes = vec![
            KeyValue::new("db.system.name", engine),
            KeyValue::new("db.operation.name", operation.clone()),
            KeyValue::new("db.query.text", text),
        ];
        let begun = clock::ago(Duration::try_from_secs_f64(seconds).unwrap_or_default());
        self.tracer
            .span_builder(operation)
            .with_kind(SpanKind::Client)
            .with_start_time(begun)
            .with_attributes(attributes)
            .start_with_context(&self.tracer, &parent)
            .end();
    }
}

#[derive(Default)]
struct Said {
    /// The first words.
    summary: String,
    /// The whole text, where that is more.
    statement: String,
    seconds: Option<f64>,
}

impl Visit for Said {
    fn record_f64(&mut self, field: &Field, value: f64) {
        if field.name() == "elapsed_secs" {
            self.seconds = Some(value);
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "summary" => value.clone_into(&mut self.summary),
            "db.statement" => value.clone_into(&mut self.statement),
            _ => {}
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}
