//! Reading a request: query and form body joined, both bounded.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, header};

use crate::refusal::Refusal;

/// The largest body that is read.
const BODY_BYTES: usize = 2 * 1024 * 1024;
/// The most parameters that are read.
const PARAMETERS: usize = 8_000;

/// A request as it came.
pub(crate) struct Incoming {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) form: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Incoming {
    /// Every parameter, wherever it travelled.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.iter().chain(&self.form).map(|(name, value)| (&**name, &**value))
    }

    /// The first parameter of this name that is not empty.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters().find(|(candidate, value)| *candidate == name && !value.is_empty()).map(|(_, value)| value)
    }

    /// A header that is readable text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok().map(str::trim)
    }

    /// Whether it is signed with version 3: the signature travels in a header.
    pub(crate) fn is_v3(&self) -> bool {
        self.header("authorization").is_some_and(|value| value.starts_with(sign::v3::ALGORITHM))
            || self.headers.contains_key("x-acs-action") && self.parameter("Action").is_none()
    }
}

/// Reads a request to its end.
pub(crate) async fn read(request: axum::http::Request<Body>) -> Result<Incoming, Refusal> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_BYTES)
        .await
        .map_err(|_| Refusal::new(413, "EntityTooLarge", "The request body exceeds the maximum size."))?;
    let query = pairs(parts.uri.query().unwrap_or_default().as_bytes());
    let is_form = parts
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded"));
    let form = if is_form { pairs(&body) } else { Vec::new() };
    if query.len() + form.len() > PARAMETERS {
        return Err(Refusal::new(413, "EntityTooLarge", "The request carries too many parameters."));
    }
    Ok(Incoming {
        method: parts.method,
        path: parts.uri.path().to_owned(),
        headers: parts.headers,
        query,
        form,
        body: body.to_vec(),
    })
}

fn pairs(text: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(text)
        .take(PARAMETERS + 1)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}
