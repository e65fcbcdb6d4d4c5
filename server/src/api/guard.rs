//! Who may ask, and for how long.

use std::time::Duration;

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use tokio::time::timeout;

use super::problem::{FOREIGN, LATE, METHOD, NOT_FOUND, Problem};
use crate::web::csrf;

/// How long an answer may take.
const DEADLINE: Duration = Duration::from_secs(30);

/// Refuses what a browser sends for another site, reading included. Together with the media types that a body must have,
/// which no form can send, no page elsewhere can drive this API.
pub async fn from_here(request: Request, next: Next) -> Response {
    if csrf::is_same_origin(request.headers()) { next.run(request).await } else { Problem::of(FOREIGN).into_response() }
}

/// Gives up on what takes too long.
pub async fn in_time(request: Request, next: Next) -> Response {
    match timeout(DEADLINE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::of(LATE).into_response(),
    }
}

/// No such address.
pub async fn nowhere() -> Problem {
    Problem::of(NOT_FOUND)
}

/// The address knows another method.
pub async fn wrong_method() -> Problem {
    Problem::of(METHOD)
}
