//! Defence against forged forms: where a request comes from, and a token that only our pages hold.

use axum::{extract::Request, middleware::Next, response::Response};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
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

/// Whether a request comes from a page of ours, or from no page at all.
pub fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(http::HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match text(header::ORIGIN) {
        Some(origin) => origin.split_once("://").map(|(_, host)| host) == text(header::HOST),
        None => true,
    }
}

/// Random bytes of a token.
const BYTES: usize = 16;

/// The session's token for one page, made on first use. `None` where the session store does not answer.
///
/// It is masked with a fresh pad, so that it reads differently in every page: nothing can be learnt of it from the
/// lengths of compressed pages.
pub async fn token(session: &Session) -> Option<String> {
    let token = if let Ok(Some(token)) = session.get::<[u8; BYTES]>(KEY).await {
        token
    } else {
        let token = random::bytes::<BYTES>().ok()?;
        session.insert(KEY, token).await.ok()?;
        token
    };
    Some(mask(token, random::bytes().ok()?))
}

/// Whether `posted` is this session's token, masked with whatever pad. A session without one, or one that cannot be read
/// now, has none to match.
pub async fn holds(session: &Session, posted: &str) -> bool {
    match (session.get::<[u8; BYTES]>(KEY).await, unmask(posted)) {
        (Ok(Some(token)), Some(posted)) => token.ct_eq(&posted).into(),
        _ => false,
    }
}

fn mask(token: [u8; BYTES], pad: [u8; BYTES]) -> String {
    let masked = pad.into_iter().chain(token.into_iter().zip(pad).map(|(token, pad)| token ^ pad));
    BASE64_URL_SAFE_NO_PAD.encode(masked.collect::<Vec<_>>())
}

fn unmask(posted: &str) -> Option<[u8; BYTES]> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(posted).ok()?;
    let (pad, masked) = bytes.split_at_checked(BYTES)?;
    let mut token: [u8; BYTES] = masked.try_into().ok()?;
    token.iter_mut().zip(pad).for_each(|(byte, pad)| *byte ^= pad);
    Some(token)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (http::HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    #[test]
    fn a_token_reads_differently_in_every_page_and_means_the_same() {
        let (one, two) = (mask([7; BYTES], [1; BYTES]), mask([7; BYTES], [2; BYTES]));
        assert_ne!(one, two);
        assert_eq!((unmask(&one), unmask(&two)), (Some([7; BYTES]), Some([7; BYTES])));
        for broken in ["", "x", "AAAA", &one[..40], &format!("{one}AAAA")] {
            assert_eq!(unmask(broken), None, "{broken}");
        }
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
