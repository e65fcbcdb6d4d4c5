//! How long the database takes, as its driver tells of every statement.

use std::{fmt::Debug, sync::Arc};

use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::layer::{Context, Layer};

use super::Metrics;

/// The driver's own name for what it tells.
pub const TARGET: &str = "sqlx::query";

/// Listens to the driver.
pub struct Statements(pub Arc<Metrics>);

impl<S: Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut took = Took(None);
        event.record(&mut took);
        if let Some(seconds) = took.0 {
            self.0.statements.observe(seconds);
        }
    }
}

struct Took(Option<f64>);

impl Visit for Took {
    fn record_f64(&mut self, field: &Field, value: f64) {
        if field.name() == "elapsed_secs" {
            self.0 = Some(value);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}
