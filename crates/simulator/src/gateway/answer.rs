//! An answer on its way out: JSON or XML, with the request id in body and header.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use serde_json::{Map, Value};

use super::{Incoming, Product, xml};
use crate::refusal::Refusal;

/// How the caller wants to be answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Format {
    Json,
    Xml,
}

impl Format {
    /// Version 1 answers in XML unless told otherwise, version 3 in JSON.
    pub(crate) fn of(incoming: &Incoming) -> Self {
        let json = match incoming.parameter("Format") {
            Some(format) => format.eq_ignore_ascii_case("json"),
            None => incoming.is_v3(),
        };
        if json { Self::Json } else { Self::Xml }
    }
}

/// An answer, ready to be written.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) code: Option<String>,
    root: String,
    body: Map<String, Value>,
    retry_after: Option<u64>,
}

impl Answer {
    /// The answer of an action that went well.
    pub(crate) fn success(action: &str, request_id: &str, fields: Value) -> Self {
        let mut body = Map::new();
        body.insert("RequestId".to_owned(), request_id.into());
        if let Value::Object(fields) = fields {
            body.extend(fields);
        }
        Self { status: 200, code: None, root: format!("{action}Response"), body, retry_after: None }
    }

    /// An error, in the one shape that all these products share.
    pub(crate) fn refused(refusal: Refusal, request_id: &str, host_id: &str) -> Self {
        let code = refusal.code.into_owned();
        let mut body = Map::new();
        body.insert("RequestId".to_owned(), request_id.into());
        body.insert("HostId".to_owned(), host_id.into());
        body.insert("Code".to_owned(), code.clone().into());
        body.insert("Message".to_owned(), refusal.message.into_owned().into());
        body.insert(
            "Recommend".to_owned(),
            format!("https://error-center.aliyun.com/status/search?Keyword={code}&source=PopGw").into(),
        );
        if refusal.status == 200 {
            body.insert("IsSuccess".to_owned(), false.into());
        }
        if let Value::Object(extra) = refusal.extra {
            body.extend(extra);
        }
        Self {
            status: refusal.status,
            code: Some(code),
            root: "Error".to_owned(),
            body,
            retry_after: refusal.retry_after,
        }
    }

    /// Writes it out.
    pub(crate) fn into_response(self, format: Format, request_id: &str) -> Response<Body> {
        let (kind, text) = match format {
            Format::Json => ("application/json;charset=utf-8", Value::Object(self.body).to_string()),
            Format::Xml => ("text/xml;charset=utf-8", xml::write(&self.root, &self.body)),
        };
        let mut response = Response::new(Body::from(text));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        if let Ok(value) = HeaderValue::from_str(request_id) {
            headers.insert("x-acs-request-id", value);
        }
        if let Some(milliseconds) = self.retry_after {
            headers.insert("x-acs-retry-after", HeaderValue::from(milliseconds));
        }
        response
    }
}

/// The name of the host that would have answered.
pub(crate) fn host_id(product: Option<Product>, region: &str) -> String {
    format!("{}.{region}.aliyuncs.com", product.map_or("openapi", Product::label))
}
