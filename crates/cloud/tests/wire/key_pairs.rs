//! An ini section with an RSA key pair.

use std::fs;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use cloud::credentials::chain;
use cloud::{Credentials, CredentialsError};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaKeyPair, UnparsedPublicKey};
use serde_json::json;

use crate::harness::{Cloud, NOW, ambient, environment, ok, refused};

async fn with_key(cloud: &Cloud, pem: &str, variables: &[(&str, &str)]) -> Result<Credentials, String> {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join(".alibabacloud")).unwrap();
    let file = home.path().join("key.pem");
    if !pem.is_empty() {
        fs::write(&file, pem).unwrap();
    }
    let ini =
        format!("[default]\ntype = rsa_key_pair\npublic_key_id = TMP.public\nprivate_key_file = {}\n", file.display());
    fs::write(home.path().join(".alibabacloud/credentials.ini"), ini).unwrap();
    match chain(environment(home.path(), variables), &cloud.endpoints(), &ambient(NOW)).await {
        Ok(found) => Ok(found),
        Err(CredentialsError::Nowhere(reasons)) => {
            Err(reasons.iter().find(|(name, _)| *name == "ini-file").unwrap().1.to_string())
        }
        Err(other) => panic!("{other}"),
    }
}

/// A key that was made for these tests and is known to nobody else, in PKCS#8.
const KEY: &str = include_str!("../../testdata/rsa.txt");

fn pem() -> String {
    format!("-----BEGIN PRIVATE KEY-----\n{KEY}-----END PRIVATE KEY-----\n")
}

async fn sts() -> Cloud {
    Cloud::by(|_, _| {
        let key = json!({"SessionAccessKeyId": "session-id", "SessionAccessKeySecret": "s", "Expiration": "2026-01-05T04:04:05Z"});
        ok(&json!({"RequestId": "R", "SessionAccessKey": key}).to_string())
    })
    .await
}

#[tokio::test]
async fn a_key_pair_signs_for_a_session_key_that_needs_no_token() {
    let cloud = sts().await;
    let found = with_key(&cloud, &pem(), &[]).await.unwrap();
    let session = found.get().await.unwrap();
    assert_eq!((found.source(), session.id(), session.is_session()), ("ini-file", "session-id", false));
    let asked = &cloud.seen()[0];
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("GET", "/sts/ap-northeast-1"));
    let parameters = ["Action", "Version", "DurationSeconds", "AccessKeyId", "Timestamp"].map(|name| asked.get(name));
    assert_eq!(parameters, ["GenerateSessionAccessKey", "2015-04-01", "3600", "TMP.public", NOW]);
    let signature =
        ["SignatureMethod", "SignatureType", "SignatureVersion", "SignatureNonce"].map(|name| asked.get(name));
    assert_eq!(signature, ["SHA256withRSA", "PRIVATEKEY", "1.0", "nonce-0"]);
    let signed = asked.parameters.iter().filter(|(name, _)| *name != "Signature");
    let canonical = sign::v1::canonical(signed.map(|(name, value)| (name.as_str(), value.as_str())));
    let text = sign::v1::string_to_sign("GET", &canonical);
    let signature = BASE64_STANDARD.decode(asked.get("Signature")).unwrap();
    let key = RsaKeyPair::from_pkcs8(&BASE64_STANDARD.decode(KEY.replace('\n', "")).unwrap()).unwrap();
    let public = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key.public());
    public.verify(text.as_bytes(), &signature).unwrap();
}

#[tokio::test]
async fn the_variable_chooses_where_a_key_pair_is_used() {
    let cloud = sts().await;
    with_key(&cloud, &pem(), &[("ALIBABA_CLOUD_STS_REGION", "ap-southeast-1")]).await.unwrap();
    assert_eq!(cloud.seen()[0].path, "/sts/ap-southeast-1");
}

#[tokio::test]
async fn a_key_that_does_not_fit_is_told() {
    let cloud = Cloud::by(|_, _| refused(400, "SignatureDoesNotMatch")).await;
    let error = with_key(&cloud, &pem(), &[]).await.unwrap_err();
    assert!(error.contains("does not belong to public_key_id TMP.public"), "{error}");
    let error = with_key(&cloud, "canary", &[]).await.unwrap_err();
    assert!(error.contains("key.pem is not a usable RSA private key") && !error.contains("canary"), "{error}");
    let error = with_key(&cloud, "", &[]).await.unwrap_err();
    assert!(error.contains("key.pem does not exist"), "{error}");
    assert_eq!(cloud.seen().len(), 1);
}

#[tokio::test]
async fn a_refusal_by_sts_and_an_answer_without_a_key_are_told() {
    let key = pem();
    let cloud = Cloud::by(|_, _| refused(403, "NoPermission")).await;
    assert!(with_key(&cloud, &key, &[]).await.unwrap_err().contains("sts:GenerateSessionAccessKey"));
    let cloud = Cloud::by(|_, _| ok(r#"{"RequestId":"R","SessionAccessKey":{"SessionAccessKeyId":"x"}}"#)).await;
    assert!(with_key(&cloud, &key, &[]).await.unwrap_err().contains("without a complete temporary credential"));
}
