//! What an operator watches, as Prometheus reads it. No label holds what people typed: routes, actions, states and
//! outcomes are closed lists.
//!
//! Source: Prometheus documentation, "Exposition formats" (the text of `OpenMetrics`).

mod scrape;
mod statements;

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use cloud::Seen;
use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};
use tokio::time::Instant;

pub use scrape::show;
pub use statements::{Statements, TARGET};

/// Upper bounds of the buckets, in seconds: from a page out of memory to a call that takes as long as it may.
const BOUNDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Called {
    product: &'static str,
    action: &'static str,
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct In {
    state: &'static str,
}

type Times<L> = Family<L, Histogram, fn() -> Histogram>;

/// Everything that is counted.
pub struct Metrics {
    registry: Registry,
    requests: Times<Answered>,
    calls: Times<Called>,
    throttled: Counter,
    statements: Histogram,
    launches: Family<In, Gauge>,
    viewers: Gauge,
    counted: tokio::sync::Mutex<Option<Instant>>,
}

fn histogram() -> Histogram {
    Histogram::new(BOUNDS)
}

impl Metrics {
    /// Nothing was counted yet.
    pub fn new() -> Arc<Self> {
        let mut registry = Registry::with_prefix("berth");
        let requests = Times::new_with_constructor(histogram as fn() -> Histogram);
        let calls = Times::new_with_constructor(histogram as fn() -> Histogram);
        let (throttled, statements, viewers) = (Counter::default(), histogram(), Gauge::default());
        let launches = Family::default();
        let seconds = Unit::Seconds;
        let help = "Time until an answer began, by route, method and status";
        registry.register_with_unit("http_request", help, seconds.clone(), requests.clone());
        let help = "Time of each try of a call to the cloud, by product, action and outcome";
        registry.register_with_unit("cloud_call", help, seconds.clone(), calls.clone());
        registry.register_with_unit(
            "store_statement",
            "Time of each statement of the database",
            seconds,
            statements.clone(),
        );
        registry.register("cloud_throttled", "Tries that the cloud answered with throttling", throttled.clone());
        registry.register("launches", "Launches in each state", launches.clone());
        registry.register("viewers", "Streams of launches that somebody follows", viewers.clone());
        Arc::new(Self {
            registry,
            requests,
            calls,
            throttled,
            statements,
            launches,
            viewers,
            counted: tokio::sync::Mutex::new(None),
        })
    }

    /// Counts a try of a call to the cloud.
    pub fn called(&self, seen: &Seen) {
        let labels = Called { product: seen.product, action: seen.action, outcome: seen.outcome };
        self.calls.get_or_create(&labels).observe(seen.took.as_secs_f64());
        if seen.outcome == "throttled" {
            self.throttled.inc();
        }
    }

    fn answered(&self, labels: &Answered, took: Duration) {
        self.requests.get_or_create(labels).observe(took.as_secs_f64());
    }
}

/// Counts a request and how long its answer took to begin.
pub async fn count(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = match request.method().as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        _ => "other",
    };
    // What no route knows may be anything, and is one.
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "other".to_owned(), |path| path.as_str().to_owned());
    let response = next.run(request).await;
    metrics.answered(&Answered { method, route, status: response.status().as_u16() }, begun.elapsed());
    response
}
