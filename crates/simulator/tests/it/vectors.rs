//! Requests that the official client libraries signed, taken through the gateway as they were.

use axum::body::Body;
use axum::http::Request;
use serde_json::Value;
use simulator::{Clock, Settings, Simulator};
use tower::ServiceExt as _;

use crate::harness::{encoded, text as body};

const VECTORS: &str = include_str!("../../../sign/testdata/vectors.json");

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn pairs(value: &Value) -> Vec<(String, String)> {
    let fields = value.as_object().into_iter().flatten();
    fields.map(|(name, value)| (name.clone(), text(value).to_owned())).collect()
}

/// Sends a request to a simulator of its own that knows this key and whose clock shows this moment; tells whether the
/// signature was refused.
async fn refused(key: (&str, &str), at: &str, request: Request<Body>) -> bool {
    let (clock, _) = Clock::manual(at.parse().unwrap());
    let simulator = Simulator::new(Settings { clock, ..Settings::new(key.0, key.1) });
    body(simulator.router().oneshot(request).await.unwrap()).await.1.contains("SignatureDoesNotMatch")
}

/// Whether the gateway, knowing the secret, takes a signature that it refuses when it knows another. `None`: it never came to that.
async fn taken(id: &str, secret: &str, at: &str, request: impl Fn() -> Request<Body>) -> Option<bool> {
    if !refused((id, "another"), at, request()).await {
        return None;
    }
    Some(!refused((id, secret), at, request()).await)
}

#[tokio::test]
async fn version_1_signatures_of_the_official_library_are_taken() {
    let all: Value = serde_json::from_str(VECTORS).unwrap();
    let mut count = 0;
    for vector in all["vectors"].as_array().unwrap() {
        let mut query = pairs(&vector["signed_query_params"]);
        let at = text(&vector["signed_query_params"]["Timestamp"]);
        query.push(("Signature".to_owned(), text(&vector["signature"]).to_owned()));
        let request = || {
            Request::builder()
                .method(text(&vector["method"]))
                .uri(format!("/?{}", encoded(&query)))
                .header("content-type", "application/x-www-form-urlencoded")
                .body(Body::from(encoded(&pairs(&vector["body_params"]))))
                .unwrap()
        };
        let (id, secret) = (text(&vector["access_key_id"]), text(&vector["access_key_secret"]));
        if let Some(taken) = taken(id, secret, at, request).await {
            assert!(taken, "{}", vector["name"]);
            count += 1;
        }
    }
    assert!(count >= 8, "only {count} came to the signature");
}

#[tokio::test]
async fn version_3_signatures_of_the_official_library_are_taken() {
    let all: Value = serde_json::from_str(VECTORS).unwrap();
    let mut count = 0;
    for vector in all["v3_vectors"].as_array().unwrap() {
        let headers = pairs(&vector["headers"]);
        let request = || {
            let mut request = Request::builder()
                .method(text(&vector["method"]))
                .uri(format!("/?{}", encoded(&pairs(&vector["query"]))))
                .header("authorization", text(&vector["authorization"]));
            for (name, value) in &headers {
                request = request.header(name, value);
            }
            request.body(Body::from(text(&vector["body"]).to_owned())).unwrap()
        };
        let (id, secret) = (text(&vector["access_key_id"]), text(&vector["access_key_secret"]));
        let at = text(&vector["headers"]["x-acs-date"]);
        if let Some(taken) = taken(id, secret, at, request).await {
            assert!(taken, "{}", vector["name"]);
            count += 1;
        }
    }
    assert!(count >= 3, "only {count} came to the signature");
}
