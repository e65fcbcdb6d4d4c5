//! A try as whoever traces sees it: who was asked for which action, and how it went; never what was asked or answered.
//!
//! Source: OpenTelemetry semantic conventions, "RPC" and "HTTP" spans.

use serde_json::Value;
use tracing::{Span, field};
use url::Url;

use crate::call::Call;
use crate::error::{ApiError, ErrorKind};

/// The target of every span that may be exported, and of nothing else. Spans are of the level `debug`, so that they cost
/// nothing where nobody wants them; `RUST_LOG=info,berth::span=debug` shows them in the log.
pub const SPANS: &str = "berth::span";

/// The span of the `tries`th try.
pub(crate) fn of(call: &Call, url: &Url, tries: u32) -> Span {
    tracing::debug_span!(
        target: SPANS,
        "call",
        otel.name = format!("{}/{}", call.product.id(), call.action),
        otel.kind = "client",
        otel.status_code = field::Empty,
        rpc.system.name = "alibaba_cloud",
        rpc.method = format!("{}/{}", call.product.id(), call.action),
        rpc.response.status_code = field::Empty,
        cloud.region = call.region,
        server.address = url.host_str(),
        server.port = url.port_or_known_default().map(i64::from),
        http.request.resend_count = (tries > 1).then(|| i64::from(tries) - 1),
        http.response.status_code = field::Empty,
        "error.type" = field::Empty,
        alibaba_cloud.request_id = field::Empty,
    )
}

/// Writes down how the try went: the status of the answer, if one came, and what was made of it.
pub(crate) fn end(span: &Span, status: Option<u16>, answer: &Result<Value, ApiError>) {
    if span.is_disabled() {
        return;
    }
    span.record("http.response.status_code", status.map(i64::from));
    let error = match answer {
        Ok(value) => {
            span.record("alibaba_cloud.request_id", value["RequestId"].as_str());
            return;
        }
        Err(error) => error,
    };
    span.record("rpc.response.status_code", error.code.as_deref());
    span.record("alibaba_cloud.request_id", error.request_id.as_deref());
    if error.kind != ErrorKind::DryRunPassed {
        let without_code = if error.status.is_some() { "failed" } else { "unanswered" };
        span.record("error.type", error.code.as_deref().unwrap_or(without_code));
        span.record("otel.status_code", "error");
    }
}
