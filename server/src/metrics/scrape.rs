//! `/metrics`.

use std::time::Duration;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use plan::launch::State as Stage;
use prometheus_client::encoding::text::encode;
use tokio::time::Instant;

use super::{In, Metrics};
use crate::handler::{App, Shared};

/// The format's media type. Source: the `OpenMetrics` specification, "Text Format".
const MEDIA: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Launches are counted no more often than this, however often somebody asks.
const FRESH: Duration = Duration::from_secs(10);

/// Everything that is counted, as text.
pub async fn show(State(app): State<Shared>) -> Response {
    app.metrics.refresh(&app).await;
    let mut text = String::new();
    match encode(&mut text, &app.metrics.registry) {
        Ok(()) => ([(header::CONTENT_TYPE, MEDIA)], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the metrics could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

impl Metrics {
    /// Counts what is counted when somebody asks.
    async fn refresh(&self, app: &App) {
        self.viewers.set(i64::try_from(app.launches.viewers()).unwrap_or(i64::MAX));
        let mut counted = self.counted.lock().await;
        if counted.is_some_and(|at| at.elapsed() < FRESH) {
            return;
        }
        match app.store.count_launches().await {
            Ok(counts) => {
                for state in Stage::ALL {
                    let here = counts.iter().filter(|(name, _)| name == state.name()).map(|(_, count)| count).sum();
                    self.launches.get_or_create(&In { state: state.name() }).set(here);
                }
                *counted = Some(Instant::now());
            }
            // The database's absence is told by /readyz; what is known otherwise is told all the same.
            Err(error) => tracing::warn!(%error, "launches could not be counted"),
        }
    }
}
