//! Version 3 on the wire, and temporary keys in both versions.

use cloud::{AccessKey, Client, Credentials, Settings, Signature, cr, eci};

use crate::harness::{Cloud, SECRET, Seen, accepted, ok};

/// Signs again what arrived, as the cloud would.
fn authorization(request: &Seen, id: &str) -> String {
    let sent = request.header("authorization");
    let (_, signed) = sent.split_once("SignedHeaders=").unwrap();
    let (signed, _) = signed.split_once(',').unwrap();
    let headers: Vec<_> = signed.split(';').map(|name| (name, request.header(name))).collect();
    let pairs: Vec<_> = form_urlencoded::parse(request.query.as_bytes()).into_owned().collect();
    let canonical = sign::v3::canonical_request(
        &request.method,
        "/",
        &sign::v3::canonical_query(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))),
        &sign::v3::canonical_headers(headers.iter().copied()),
        &sign::v3::signed_headers(headers.iter().copied()),
        &sign::v3::content_sha256(request.body.as_bytes()),
    );
    let signature = sign::v3::signature(SECRET, &sign::v3::string_to_sign(&canonical));
    sign::v3::authorization(id, signed, &signature)
}

fn client(cloud: &Cloud, key: AccessKey, signature: Signature) -> Client {
    Client::new(Settings { signature, credentials: Credentials::fixed(key), ..cloud.settings() })
}

#[tokio::test]
async fn version_3_signs_what_arrives() {
    let cloud = Cloud::by(|_, _| accepted()).await;
    let client = client(&cloud, AccessKey::new("LTAI5tTestKey", SECRET), Signature::V3);
    for value in ["环境 a b+c*~/🚀", &"long".repeat(3000)] {
        let parameters = [("Tag.1.Value".to_owned(), value.to_owned())];
        eci::create_container_group(&client, "cn-beijing", &parameters, "t").await.unwrap();
    }
    for request in cloud.seen() {
        assert_eq!(request.header("authorization"), authorization(&request, "LTAI5tTestKey"));
        assert_eq!((request.method.as_str(), request.header("x-acs-action")), ("POST", "CreateContainerGroup"));
        assert_eq!(request.get("Signature"), "");
    }
    assert!(cloud.seen()[1].query.is_empty(), "a long request travels in the body");
}

#[tokio::test]
async fn a_temporary_key_sends_its_token_in_both_versions() {
    let cloud = Cloud::by(|_, _| ok(r#"{"RequestId":"R","IsSuccess":true}"#)).await;
    for signature in [Signature::V1, Signature::V3] {
        let client = client(&cloud, AccessKey::session("STS.x", SECRET, "to/ken+="), signature);
        cr::get_repo_tag(&client, "cn-beijing", "cri-1", "crr-1", "1.0").await.unwrap();
    }
    let [v1, v3] = cloud.seen().try_into().unwrap();
    assert_eq!((v1.method.as_str(), v1.get("SecurityToken")), ("GET", "to/ken+="));
    assert_eq!((v3.method.as_str(), v3.header("x-acs-security-token")), ("GET", "to/ken+="));
    assert_eq!(v3.header("authorization"), authorization(&v3, "STS.x"));
}
