//! What stands in a request: a plan document, a JSON value, a query, a path.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
};
use http::{HeaderMap, header};
use plan::{Draft, Plan, document};
use serde::de::DeserializeOwned;

use super::problem::{MEDIA_TYPE, Problem};

/// A plan document, JSON or YAML.
pub struct Document(String);

impl Document {
    /// What it says, complete or not.
    pub fn draft(&self) -> Result<Draft, Problem> {
        document::read(&self.0).map_err(|problems| Problem::plan(&problems))
    }

    /// The document itself.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl<S: Send + Sync> FromRequest<S> for Document {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        const MEDIA: [&str; 4] = ["application/json", "application/yaml", "application/x-yaml", "text/yaml"];
        text(request, state, &MEDIA).await.map(Self)
    }
}

/// A plan that can be launched.
pub fn launchable(draft: &Draft) -> Result<Plan, Problem> {
    plan::check_for_launch(draft).map_err(|problems| Problem::plan(&problems))
}

/// A JSON value.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let text = text(request, state, &["application/json"]).await?;
        Ok(Self(serde_json::from_str(&text)?))
    }
}

/// A body of one of these media types, as text.
async fn text<S: Send + Sync>(request: Request, state: &S, media: &[&str]) -> Result<String, Problem> {
    if !media.contains(&essence(request.headers()).as_str()) {
        return Err(Problem::of(MEDIA_TYPE));
    }
    let body = Bytes::from_request(request, state).await?;
    String::from_utf8(body.into()).map_err(|_| {
        Problem::at(
            super::problem::MALFORMED,
            "",
            "not-utf-8",
            "请求体不是 UTF-8 文本。",
            "The body is not UTF-8 text.",
        )
    })
}

/// The media type without its parameters.
fn essence(headers: &HeaderMap) -> String {
    let text = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The address's query.
#[derive(FromRequestParts)]
#[from_request(via(axum::extract::Query), rejection(Problem))]
pub struct Query<T>(pub T);

/// The parts of the address.
#[derive(FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(Problem))]
pub struct Path<T>(pub T);
