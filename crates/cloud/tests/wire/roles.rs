//! Roles that are assumed: with a key, with another role, with a token.

use std::fs;

use cloud::credentials::chain;
use cloud::{Client, Credentials, Settings, eci};
use serde_json::json;
use tempfile::TempDir;

use crate::harness::{Cloud, NOW, Seen, ambient, environment, ok, session_body};

/// STS that hands out a session named after the role, and a product that answers.
async fn sts() -> Cloud {
    Cloud::by(|request, _| {
        let id = request.get("RoleArn").rsplit('/').next().unwrap().to_owned();
        ok(&json!({"RequestId": "R", "Credentials": session_body(&id, "2026-01-05T04:04:05Z"), "Regions": []})
            .to_string())
    })
    .await
}

async fn with_profile(cloud: &Cloud, config: serde_json::Value) -> Credentials {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join(".aliyun")).unwrap();
    fs::write(home.path().join(".aliyun/config.json"), config.to_string()).unwrap();
    chain(environment(home.path(), &[]), &cloud.endpoints(), &ambient(NOW)).await.unwrap()
}

#[tokio::test]
async fn a_profile_with_a_role_assumes_it_at_the_endpoint_given() {
    let cloud = sts().await;
    let found = with_profile(&cloud, json!({"current": "p", "profiles": [{
        "name": "p", "mode": "RamRoleArn", "access_key_id": "base", "access_key_secret": "s", "ram_role_arn": "acs:ram::1:role/target",
        "ram_session_name": "me", "expired_seconds": 900, "external_id": "x-1", "sts_region": "cn-beijing"}]}))
    .await;
    assert_eq!(found.get().await.unwrap().id(), "target");
    let asked = &cloud.seen()[0];
    assert_eq!(
        (asked.path.as_str(), asked.get("Action"), asked.get("AccessKeyId")),
        ("/sts/cn-beijing", "AssumeRole", "base")
    );
    assert_eq!(
        (asked.get("RoleSessionName"), asked.get("DurationSeconds"), asked.get("ExternalId")),
        ("me", "900", "x-1")
    );
    let client = Client::new(Settings { credentials: found, ..cloud.settings() });
    eci::describe_regions(&client, "cn-beijing").await.unwrap();
    assert_eq!((cloud.seen()[1].get("AccessKeyId"), cloud.seen()[1].get("SecurityToken")), ("target", "session-token"));
}

#[tokio::test]
async fn a_chained_profile_assumes_one_role_with_the_other() {
    let cloud = sts().await;
    let found = with_profile(&cloud, json!({"current": "outer", "profiles": [
        {"name": "outer", "mode": "ChainableRamRoleArn", "source_profile": "inner", "ram_role_arn": "acs:ram::1:role/outer"},
        {"name": "inner", "mode": "RamRoleArn", "access_key_id": "base", "access_key_secret": "s", "ram_role_arn": "acs:ram::1:role/inner"}]}))
    .await;
    assert_eq!(found.get().await.unwrap().id(), "outer");
    let callers: Vec<_> = cloud.seen().iter().map(|asked| asked.get("AccessKeyId").to_owned()).collect();
    assert_eq!(callers, ["base", "inner"]);
    assert!(cloud.seen().iter().all(|asked| asked.path == "/sts/cn-hangzhou"));
}

#[tokio::test]
async fn an_ini_section_with_a_role_assumes_it() {
    let cloud = sts().await;
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join(".alibabacloud")).unwrap();
    let ini = "[default]\ntype=ram_role_arn\naccess_key_id=base\naccess_key_secret=s\nrole_arn=acs:ram::1:role/target\nrole_session_name=me\n";
    fs::write(home.path().join(".alibabacloud/credentials.ini"), ini).unwrap();
    let found = chain(environment(home.path(), &[]), &cloud.endpoints(), &ambient(NOW)).await.unwrap();
    assert_eq!((found.source(), found.get().await.unwrap().id()), ("ini-file", "target"));
}

/// Sources of an OIDC role: the environment, a CLI profile, an ini section.
async fn with_token(cloud: &Cloud, home: &TempDir, token: &str) -> Vec<Seen> {
    let file = home.path().join("token");
    fs::write(&file, token).unwrap();
    let variables = [
        ("ALIBABA_CLOUD_ROLE_ARN", "acs:ram::1:role/target"),
        ("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "acs:ram::1:oidc-provider/p"),
        ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", file.to_str().unwrap()),
        ("ALIBABA_CLOUD_ROLE_SESSION_NAME", "me"),
    ];
    chain(environment(home.path(), &variables), &cloud.endpoints(), &ambient(NOW)).await.unwrap();
    cloud.seen()
}

#[tokio::test]
async fn an_oidc_role_is_assumed_unsigned_with_the_files_token_of_the_moment() {
    let (cloud, home) = (sts().await, tempfile::tempdir().unwrap());
    with_token(&cloud, &home, "first\n").await;
    let seen = with_token(&cloud, &home, "second").await;
    assert_eq!((seen[0].get("OIDCToken"), seen[1].get("OIDCToken")), ("first", "second"));
    let asked = &seen[0];
    assert_eq!(
        (asked.method.as_str(), asked.get("Action"), asked.get("RoleSessionName")),
        ("POST", "AssumeRoleWithOIDC", "me")
    );
    for absent in ["AccessKeyId", "Signature", "SignatureMethod", "SecurityToken"] {
        assert!(!asked.parameters.contains_key(absent), "{absent}");
    }
    assert!(!asked.query.contains("first"), "the token is not in the address");
}

#[tokio::test]
async fn a_role_that_sts_refuses_is_told_in_its_words() {
    let cloud = Cloud::by(|_, _| crate::harness::refused(403, "NoPermission")).await;
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join(".aliyun")).unwrap();
    let config = json!({"current": "p", "profiles": [{
        "name": "p", "mode": "RamRoleArn", "access_key_id": "base", "access_key_secret": "s", "ram_role_arn": "acs:ram::1:role/target"}]});
    fs::write(home.path().join(".aliyun/config.json"), config.to_string()).unwrap();
    let error = chain(environment(home.path(), &[]), &cloud.endpoints(), &ambient(NOW)).await.unwrap_err().to_string();
    assert!(error.contains("sts:AssumeRole"), "{error}");
}
