//! Which names this server answers to. A page elsewhere that rebinds its own name to the loopback address
//! must not be able to read Berth, so a request for a name that is not ours is refused.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};

/// The host names that are ours, without port.
#[derive(Clone, Debug)]
pub struct Hosts(std::sync::Arc<[String]>);

impl Hosts {
    /// Loopback's names, and `more` (the address listened on, the public address).
    pub fn new(more: impl IntoIterator<Item = String>) -> Self {
        let loopback = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned);
        Self(loopback.into_iter().chain(more).collect())
    }

    fn know(&self, authority: &str) -> bool {
        let host = match authority.rsplit_once(':') {
            Some((host, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => host,
            _ => authority,
        };
        self.0.iter().any(|known| known.eq_ignore_ascii_case(host))
    }
}

/// The same for what programs of a cluster read, who know this server by its number alone: a number cannot be rebound.
pub async fn numbered(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    let asked = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let number = asked.parse::<std::net::SocketAddr>().is_ok() || asked.parse::<std::net::IpAddr>().is_ok();
    if number { next.run(request).await } else { known(State(hosts), request, next).await }
}

/// Answers 421 to requests for a name that is not ours.
pub async fn known(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    let authority = request.uri().authority().map(http::uri::Authority::as_str);
    let asked = authority.or_else(|| request.headers().get(header::HOST)?.to_str().ok());
    match asked {
        Some(asked) if hosts.know(asked) => next.run(request).await,
        _ => (StatusCode::MISDIRECTED_REQUEST, "This server does not answer to that host name.\n").into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_known() {
        let hosts = Hosts::new(["berth.example.com".to_owned()]);
        assert!(hosts.know("127.0.0.1:3000"));
        assert!(hosts.know("LOCALHOST"));
        assert!(hosts.know("[::1]:80"));
        assert!(hosts.know("berth.example.com"));
        assert!(!hosts.know("evil.example:3000"));
        assert!(!hosts.know("127.0.0.1.evil.example"));
        assert!(!hosts.know(""));
    }
}
