//! An error answer: HTTP status, code and message in the API's own words.

use std::borrow::Cow;

use serde_json::Value;

/// An error answer that is still without its request id and host id.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: Cow<'static, str>,
    pub(crate) message: Cow<'static, str>,
    pub(crate) extra: Value,
    pub(crate) retry_after: Option<u64>,
}

impl Refusal {
    pub(crate) fn new(status: u16, code: impl Into<Cow<'static, str>>, message: impl Into<Cow<'static, str>>) -> Self {
        Self { status, code: code.into(), message: message.into(), extra: Value::Null, retry_after: None }
    }

    /// More keys for the answer.
    pub(crate) fn with(mut self, extra: &Value) -> Self {
        self.extra = extra.clone();
        self
    }

    /// A parameter that the action cannot do without: `Missing` and its name.
    pub(crate) fn missing(name: &str) -> Self {
        Self::new(400, format!("Missing{name}"), format!("{name} is mandatory for this action."))
    }

    /// A nested parameter that the product, not the gateway, asks for.
    pub(crate) fn missing_nested(name: &str) -> Self {
        Self::new(
            400,
            "MissingParameter",
            format!("The input parameter \"{name}\" that is mandatory for processing this request is not supplied."),
        )
    }

    /// A parameter whose value is not one of those allowed.
    pub(crate) fn invalid(name: &str, why: &str) -> Self {
        Self::new(400, "InvalidParameter", format!("The specified parameter {name} is invalid. {why}"))
    }

    /// Something an id names is not there.
    pub(crate) fn not_found(code: &'static str, what: &str) -> Self {
        Self::new(404, code, format!("The specified {what} does not exist."))
    }

    /// The request came too soon after others.
    pub(crate) fn throttled(retry_after: Option<u64>) -> Self {
        Self { retry_after, ..Self::new(400, "Throttling.User", "Request was denied due to user flow control.") }
    }
}
