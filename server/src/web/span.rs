//! One span for each request: method, route, status and id. Never the address as it was asked for, which may be anything.
//!
//! Source: OpenTelemetry semantic conventions, "HTTP server" spans.

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use cloud::SPANS;
use http::Method;
use tracing::{Instrument, Span, field};

use super::page::REQUEST_ID;
use crate::telemetry;

/// Answers within a span that ends when the answer begins.
pub async fn trace(request: Request, next: Next) -> Response {
    let span = of(&request);
    if span.is_disabled() {
        return next.run(request).await;
    }
    telemetry::heed(&span, request.headers());
    let response = next.run(request).instrument(span.clone()).await;
    let status = response.status();
    span.record("http.response.status_code", i64::from(status.as_u16()));
    if status.is_server_error() {
        span.record("error.type", status.as_str());
        span.record("otel.status_code", "error");
    }
    response
}

fn of(request: &Request) -> Span {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let method = known(request.method());
    let id = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok());
    tracing::debug_span!(
        target: SPANS,
        "answer",
        otel.name = format!("{}{}", method.unwrap_or("HTTP"), route.map(|route| format!(" {route}")).unwrap_or_default()),
        otel.kind = "server",
        otel.status_code = field::Empty,
        http.request.method = method.unwrap_or("_OTHER"),
        http.route = route,
        http.response.status_code = field::Empty,
        "error.type" = field::Empty,
        berth.request_id = id,
    )
}

/// A method that is one; others may be anything.
fn known(method: &Method) -> Option<&'static str> {
    let all = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE"];
    all.into_iter().find(|known| method.as_str() == *known)
}
