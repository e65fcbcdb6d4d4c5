//! Defence against forged forms: where a request comes from, and a token that only our pages hold.

use axum::{extract::Request, middleware::Next, response::Response};
use http::{HeaderMap, Method, StatusCode, header};
use subtle::ConstantTimeEq;
use tower_sessions::Session;

use crate::random;

const KEY: &str = "csrf";

/// Refuses requests that change something and come from another site.
///
/// `Sec-Fetch-Site` decides where the browser sends it; else `Origin` must name this host. A request with
/// neither comes from a program, not a browser; forms still need the token.
pub async fn same_origin(request: Request, next: Next) -> Result<Response, StatusCode> {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_same_origin(request.headers()) { Ok(next.run(request).await) } else { Err(StatusCode::FORBIDDEN) }
}

fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(http::HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match text(header::ORIGIN) {
        Some(origin) => origin.split_once("://").map(|(_, host)| host) == text(header::HOST),
        None => true,
    }
}

/// The session's token, made on first use. `None` where the session store does not answer.
pub async fn token(session: &Session) -> Option<String> {
    if let Ok(Some(token)) = session.get::<String>(KEY).await {
        return Some(token);
    }
    let token = random::token().ok()?;
    session.insert(KEY, &token).await.ok()?;
    Some(token)
}

/// Whether `posted` is this session's token. A session without one has none to match.
pub async fn holds(session: &Session, posted: &str) -> bool {
    match session.get::<String>(KEY).await {
        Ok(Some(token)) => token.as_bytes().ct_eq(posted.as_bytes()).into(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (http::HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    #[test]
    fn another_site_is_refused_and_our_own_is_not() {
        assert!(!is_same_origin(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!is_same_origin(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(is_same_origin(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!is_same_origin(&headers(&[("origin", "http://evil.example"), ("host", "127.0.0.1:3000")])));
        assert!(!is_same_origin(&headers(&[("origin", "null"), ("host", "127.0.0.1:3000")])));
        assert!(is_same_origin(&headers(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")])));
    }
}
