//! The order of the sources, and the simple ones.

use std::fs;

use cloud::credentials::{Environment, chain};
use cloud::{Credentials, CredentialsError, Endpoints};
use plan::Lang;
use tempfile::TempDir;

use crate::harness::{Cloud, NOW, Reply, ambient, environment, ok, session_body};

const ID: (&str, &str) = ("ALIBABA_CLOUD_ACCESS_KEY_ID", "env-id");
const KEY: (&str, &str) = ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "env-secret");

async fn find(environment: Environment, endpoints: &Endpoints) -> Result<Credentials, CredentialsError> {
    chain(environment, endpoints, &ambient(NOW)).await
}

/// A home with a CLI profile and an ini file.
fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join(".aliyun")).unwrap();
    fs::create_dir(home.path().join(".alibabacloud")).unwrap();
    let profile =
        r#"{"current":"p","profiles":[{"name":"p","mode":"AK","access_key_id":"cli-id","access_key_secret":"s"}]}"#;
    fs::write(home.path().join(".aliyun/config.json"), profile).unwrap();
    let ini = "[default]\ntype = access_key\naccess_key_id = ini-id\naccess_key_secret = s\n";
    fs::write(home.path().join(".alibabacloud/credentials.ini"), ini).unwrap();
    home
}

/// One server for STS, metadata and credential URI: each hands out a key named after itself.
async fn sources() -> Cloud {
    Cloud::by(|request, _| match request.path.as_str() {
        "/latest/api/token" => ok("metadata-token"),
        "/latest/meta-data/ram/security-credentials/" => ok("the-role"),
        "/latest/meta-data/ram/security-credentials/the-role" => {
            ok(&session_body("ecs-id", "2026-01-05T09:04:05Z").to_string())
        }
        "/uri" => ok(&session_body("uri-id", "2026-01-05T09:04:05Z").to_string()),
        _ => {
            let credentials = session_body("oidc-id", "2026-01-05T04:04:05Z");
            ok(&serde_json::json!({"RequestId": "R", "Credentials": credentials}).to_string())
        }
    })
    .await
}

#[tokio::test]
async fn each_source_is_asked_only_when_those_before_have_nothing() {
    let (cloud, home, empty) = (sources().await, home(), tempfile::tempdir().unwrap());
    let token = home.path().join("token");
    fs::write(&token, "oidc-token").unwrap();
    let uri = format!("{}/uri", cloud.address);
    let oidc = [
        ("ALIBABA_CLOUD_ROLE_ARN", "acs:ram::1:role/r"),
        ("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "acs:ram::1:oidc-provider/p"),
        ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", token.to_str().unwrap()),
    ];
    let on = ("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "false");
    let no_cli = ("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "True");
    let last = [on, ("ALIBABA_CLOUD_CREDENTIALS_URI", uri.as_str())];
    let metadata = || cloud.address.parse().unwrap();
    let with =
        |home: &TempDir, variables: Vec<(&str, &str)>| environment(home.path(), &variables).with_metadata(metadata());
    let cases = [
        (with(&home, [vec![ID, KEY], oidc.to_vec(), last.to_vec()].concat()), "environment", "env-id"),
        (with(&home, [oidc.to_vec(), last.to_vec()].concat()), "oidc-role", "oidc-id"),
        (with(&home, last.to_vec()), "cli-profile", "cli-id"),
        (with(&home, [vec![no_cli], last.to_vec()].concat()), "ini-file", "ini-id"),
        (with(&empty, last.to_vec()), "ecs-role", "ecs-id"),
        (with(&empty, vec![("ALIBABA_CLOUD_CREDENTIALS_URI", uri.as_str())]), "credentials-uri", "uri-id"),
    ];
    for (environment, source, id) in cases {
        let found = find(environment, &cloud.endpoints()).await.unwrap();
        assert_eq!((found.source(), found.get().await.unwrap().id()), (source, id));
    }
}

#[tokio::test]
async fn a_token_in_the_environment_makes_the_key_temporary() {
    let empty = tempfile::tempdir().unwrap();
    let found =
        find(environment(empty.path(), &[ID, KEY, ("ALIBABA_CLOUD_SECURITY_TOKEN", "t")]), &Endpoints::public()).await;
    assert!(found.unwrap().get().await.unwrap().is_session());
    let found =
        find(environment(empty.path(), &[ID, KEY, ("ALIBABA_CLOUD_SECURITY_TOKEN", "")]), &Endpoints::public()).await;
    assert!(!found.unwrap().get().await.unwrap().is_session());
}

#[tokio::test]
async fn when_nobody_has_a_key_every_source_says_why_in_order() {
    let empty = tempfile::tempdir().unwrap();
    let error = find(environment(empty.path(), &[ID]), &Endpoints::public()).await.unwrap_err();
    let CredentialsError::Nowhere(reasons) = &error else { panic!("{error}") };
    let order: Vec<_> = reasons.iter().map(|(source, _)| *source).collect();
    assert_eq!(order, ["environment", "oidc-role", "cli-profile", "ini-file", "ecs-role", "credentials-uri"]);
    assert!(
        error.text(Lang::En).contains("ALIBABA_CLOUD_ACCESS_KEY_ID is set, but ALIBABA_CLOUD_ACCESS_KEY_SECRET is not")
    );
    let (zh, en) = (error.text(Lang::ZhCn), error.text(Lang::En));
    assert!(
        zh.contains("没有找到凭证")
            && zh.contains("oidc-role：ALIBABA_CLOUD_ROLE_ARN、ALIBABA_CLOUD_OIDC_PROVIDER_ARN 和"),
        "{zh}"
    );
    assert!(en.is_ascii() && en.contains("ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN and"), "{en}");
    assert!(!error.to_string().contains("env-id"));
}

#[tokio::test]
async fn the_profile_and_the_file_can_be_chosen() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("elsewhere.ini");
    let ini = "[default]\ntype=access_key\naccess_key_id=a\naccess_key_secret=s\n[other]\ntype = access_key # with a comment\naccess_key_id = b\naccess_key_secret = a\\b\"c\n";
    fs::write(&file, ini).unwrap();
    let variables = [("ALIBABA_CLOUD_CREDENTIALS_FILE", file.to_str().unwrap()), ("ALIBABA_CLOUD_PROFILE", "other")];
    let found = find(environment(home.path(), &variables), &Endpoints::public()).await.unwrap();
    assert_eq!(found.get().await.unwrap().id(), "b");
}

#[tokio::test]
async fn metadata_falls_back_to_version_1_where_that_is_allowed() {
    let cloud = Cloud::by(|request, _| match (request.method.as_str(), request.path.as_str()) {
        ("PUT", _) => Reply::Answer(404, Vec::new(), String::new()),
        (_, path) if path.ends_with("/my-role") => ok(&session_body("ecs-id", "2026-01-05T09:04:05Z").to_string()),
        _ => Reply::Answer(404, Vec::new(), String::new()),
    })
    .await;
    let empty = tempfile::tempdir().unwrap();
    let on = [("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "false"), ("ALIBABA_CLOUD_ECS_METADATA", "my-role")];
    let with = |more: &[(&str, &str)]| {
        environment(empty.path(), &[&on[..], more].concat()).with_metadata(cloud.address.parse().unwrap())
    };
    assert_eq!(find(with(&[]), &Endpoints::public()).await.unwrap().source(), "ecs-role");
    assert!(cloud.seen().iter().all(|request| request.header("X-aliyun-ecs-metadata-token").is_empty()));
    assert!(find(with(&[("ALIBABA_CLOUD_IMDSV1_DISABLED", "true")]), &Endpoints::public()).await.is_err());
}

#[tokio::test]
async fn metadata_of_version_2_carries_its_token() {
    let (cloud, empty) = (sources().await, tempfile::tempdir().unwrap());
    let on = environment(empty.path(), &[("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "no")]);
    find(on.with_metadata(cloud.address.parse().unwrap()), &Endpoints::public()).await.unwrap();
    let seen = cloud.seen();
    assert_eq!((seen[0].method.as_str(), seen[0].header("X-aliyun-ecs-metadata-token-ttl-seconds")), ("PUT", "21600"));
    assert!(seen[1..].iter().all(|request| request.header("X-aliyun-ecs-metadata-token") == "metadata-token"));
}

#[tokio::test]
async fn a_credentials_uri_in_clear_text_over_a_network_is_refused() {
    let empty = tempfile::tempdir().unwrap();
    let uri = environment(empty.path(), &[("ALIBABA_CLOUD_CREDENTIALS_URI", "http://192.0.2.1/key")]);
    let error = find(uri, &Endpoints::public()).await.unwrap_err().to_string();
    assert!(error.contains("only https is accepted, or http to this machine"), "{error}");
}

#[tokio::test]
async fn an_incomplete_or_expired_key_is_not_taken() {
    let expired = session_body("uri-id", "2026-01-05T03:00:00Z").to_string();
    for body in [r#"{"Code":"Failed"}"#, r#"{"Code":"Success","AccessKeyId":"x"}"#, &expired, "no json"] {
        let body = body.to_owned();
        let cloud = Cloud::by(move |_, _| ok(&body)).await;
        let empty = tempfile::tempdir().unwrap();
        let uri = environment(empty.path(), &[("ALIBABA_CLOUD_CREDENTIALS_URI", cloud.address.as_str())]);
        assert!(find(uri, &Endpoints::public()).await.is_err());
    }
}
