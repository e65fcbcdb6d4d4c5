//! Version 3 of the signature.

use axum::body::Body;
use axum::http::Request;

use crate::harness::{Answered, Cloud, KEY_ID, SECRET, code, encoded, read};

struct V3<'a> {
    path: &'a str,
    signed_path: &'a str,
    secret: &'a str,
    form: Vec<(String, String)>,
    /// Sent in place of the form that was signed.
    sent: Option<&'a str>,
    leave_unsigned: &'a str,
    nonce: &'a str,
}

const USUAL: V3<'static> = V3 {
    path: "/",
    signed_path: "/",
    secret: SECRET,
    form: Vec::new(),
    sent: None,
    leave_unsigned: "",
    nonce: "nonce",
};

async fn send(cloud: &Cloud, request: V3<'_>) -> Answered {
    let query = encoded(&[("RegionId".to_owned(), "cn-beijing".to_owned())]);
    let body = encoded(&request.form);
    let hash = sign::v3::content_sha256(body.as_bytes());
    let date = cloud.hands.now().to_string();
    let mut headers = vec![
        ("host", "127.0.0.1:9700"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("x-acs-action", "DescribeContainerGroups"),
        ("x-acs-content-sha256", &hash),
        ("x-acs-date", &date),
        ("x-acs-signature-nonce", request.nonce),
        ("x-acs-version", "2018-08-08"),
    ];
    let all = headers.clone();
    headers.retain(|(name, _)| *name != request.leave_unsigned);
    let names = sign::v3::signed_headers(headers.iter().copied());
    let canonical = sign::v3::canonical_request(
        "POST",
        request.signed_path,
        &query,
        &sign::v3::canonical_headers(headers.iter().copied()),
        &names,
        &hash,
    );
    let signature = sign::v3::signature(request.secret, &sign::v3::string_to_sign(&canonical));
    let mut http = Request::post(format!("{}?{query}", request.path))
        .header("authorization", sign::v3::authorization(KEY_ID, &names, &signature));
    for (name, value) in all {
        http = http.header(name, value);
    }
    let body = request.sent.map_or(body, str::to_owned);
    read(cloud.send(http.body(Body::from(body)).unwrap()).await).await
}

#[tokio::test]
async fn a_request_signed_over_headers_and_body_is_answered_in_json() {
    let cloud = Cloud::new();
    let form = vec![("Limit".to_owned(), "5".to_owned())];
    let (status, body) = send(&cloud, V3 { form, ..USUAL }).await;
    assert_eq!((status, body["TotalCount"].as_u64()), (200, Some(0)));
    let seen = cloud.simulator.requests().pop().unwrap();
    assert_eq!((seen.signature, seen.parameters.len()), ("v3", 2));
}

#[tokio::test]
async fn the_path_may_be_signed_as_it_is_or_as_the_products_have_it() {
    let cloud = Cloud::new();
    let path = "/eci/cn-beijing";
    assert_eq!(send(&cloud, V3 { path, ..USUAL }).await.0, 200);
    assert_eq!(send(&cloud, V3 { path, signed_path: path, nonce: "b", ..USUAL }).await.0, 200);
    let other = send(&cloud, V3 { path, signed_path: "/other", nonce: "c", ..USUAL }).await;
    assert_eq!(code(&other), (400, "SignatureDoesNotMatch"));
}

#[tokio::test]
async fn a_wrong_secret_a_changed_body_and_a_replay_are_told() {
    let cloud = Cloud::new();
    let wrong = send(&cloud, V3 { secret: "wrong", ..USUAL }).await;
    assert_eq!(code(&wrong), (400, "SignatureDoesNotMatch"));
    assert!(wrong.1["Message"].as_str().unwrap().contains("server string to sign is:ACS3-HMAC-SHA256\n"));
    let changed = send(&cloud, V3 { sent: Some("Limit=1"), ..USUAL }).await;
    assert_eq!(code(&changed), (400, "InvalidContentSha256"));
    assert_eq!(send(&cloud, USUAL).await.0, 200);
    assert_eq!(code(&send(&cloud, USUAL).await), (400, "SignatureNonceUsed"));
}

#[tokio::test]
async fn a_header_that_matters_must_be_signed() {
    let cloud = Cloud::new();
    for name in ["host", "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-content-sha256"] {
        let answer = send(&cloud, V3 { leave_unsigned: name, ..USUAL }).await;
        assert_eq!(code(&answer), (400, "IncompleteSignature"), "{name}");
    }
}
