//! Headers that every answer carries.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use http::{HeaderName, HeaderValue, header};

use super::{csp, language, page::remember};

/// Whether people reach this server over https, which decides on HSTS and on the session cookie's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Https(pub bool);

const FIXED: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("x-frame-options", "DENY"),
];

const OPENER: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// Whether a browser takes the address that was asked for as one of its own machine.
fn is_loopback(request: &Request) -> bool {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    let name = name.map_or(host, |(name, _)| name).trim_matches(['[', ']']);
    name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Adds the headers; a page's own policy and an asset's own caching stay.
pub async fn add(State(https): State<Https>, request: Request, next: Next) -> Response {
    let trusted = https.0 || is_loopback(&request);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    // Elsewhere browsers ignore it, and complain about it on every page.
    if trusted {
        headers.insert(OPENER, HeaderValue::from_static("same-origin"));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(csp::nothing);
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    // A page says its language; the next visit without one in its address begins there.
    let spoken = headers.get(header::CONTENT_LANGUAGE).and_then(|value| value.to_str().ok());
    if let Some(cookie) = spoken.and_then(|tag| remember(language::COOKIE, tag, https.0)) {
        headers.append(header::SET_COOKIE, cookie);
    }
    if https.0 {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}
