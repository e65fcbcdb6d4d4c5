//! An exporter that says when the collector does not take spans, and again when it does: rarely, however often it fails.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use opentelemetry_sdk::{
    Resource,
    error::OTelSdkResult,
    trace::{SpanData, SpanExporter},
};
use tokio::time::Instant;

use super::collector::Why;

/// A collector that stays away is told of no more often than this.
const QUIET: Duration = Duration::from_mins(10);

/// Hands spans on and watches what becomes of them.
#[derive(Debug)]
pub struct Watched<E> {
    inner: E,
    why: Why,
    trouble: Mutex<Trouble>,
}

#[derive(Debug, Default)]
struct Trouble {
    /// Spans that nobody took since the last good delivery.
    lost: usize,
    /// When that was last told.
    told: Option<Instant>,
}

impl<E> Watched<E> {
    /// Watches `inner`, whose last failure `why` tells.
    pub fn new(inner: E, why: Why) -> Self {
        Self { inner, why, trouble: Mutex::default() }
    }

    /// Takes notice of a delivery of so many spans.
    fn note(&self, count: usize, result: &OTelSdkResult) {
        let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        match result {
            Ok(()) => {
                if trouble.lost > 0 {
                    tracing::info!(lost = trouble.lost, "the collector takes spans again");
                    trouble.lost = 0;
                }
            }
            Err(error) => {
                trouble.lost += count;
                if trouble.told.is_none_or(|at| at.elapsed() > QUIET) {
                    let why = self.why.lock().unwrap_or_else(PoisonError::into_inner).take();
                    let why = why.unwrap_or_else(|| error.to_string());
                    tracing::warn!(why, lost = trouble.lost, "the collector does not take spans; they are let go");
                    trouble.told = Some(Instant::now());
                }
            }
        }
    }
}

impl<E: SpanExporter> SpanExporter for Watched<E> {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let count = batch.len();
        let result = self.inner.export(batch).await;
        self.note(count, &result);
        result
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.inner.shutdown_with_timeout(timeout)
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.inner.force_flush()
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.inner.set_resource(resource);
    }
}
