//! Every mode of the CLI's profile and every type of the ini file.

use std::fs;

use cloud::credentials::chain;
use cloud::{CredentialsError, Endpoints};
use serde_json::{Value, json};

use crate::harness::{NOW, ambient, environment};

/// What the chain finds with this CLI configuration alone.
async fn cli(config: &str, chosen: &[(&str, &str)]) -> Result<String, String> {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join(".aliyun")).unwrap();
    fs::write(home.path().join(".aliyun/config.json"), config).unwrap();
    found(&home, chosen, "cli-profile").await
}

/// What the chain finds with this ini file alone.
async fn ini(text: &str) -> Result<String, String> {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join(".alibabacloud")).unwrap();
    fs::write(home.path().join(".alibabacloud/credentials.ini"), text).unwrap();
    found(&home, &[], "ini-file").await
}

async fn found(home: &tempfile::TempDir, variables: &[(&str, &str)], source: &str) -> Result<String, String> {
    match chain(environment(home.path(), variables), &Endpoints::public(), &ambient(NOW)).await {
        Ok(found) => Ok(found.get().await.unwrap().id().to_owned()),
        Err(CredentialsError::Nowhere(reasons)) => {
            Err(reasons.iter().find(|(name, _)| *name == source).unwrap().1.to_string())
        }
        Err(other) => panic!("{other}"),
    }
}

fn profile(fields: Value) -> String {
    let mut profile = json!({"name": "p", "access_key_id": "id", "access_key_secret": "canary"});
    profile.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    json!({"current": "p", "profiles": [profile]}).to_string()
}

#[tokio::test]
async fn permanent_and_temporary_keys_are_taken_from_a_profile() {
    assert_eq!(cli(&profile(json!({"mode": "AK"})), &[]).await.unwrap(), "id");
    assert_eq!(cli(&profile(json!({"mode": "StsToken", "sts_token": "t"})), &[]).await.unwrap(), "id");
}

#[tokio::test]
async fn the_variable_chooses_the_profile() {
    let config = json!({"current": "a", "profiles": [
        {"name": "a", "mode": "AK", "access_key_id": "id-a", "access_key_secret": "s"},
        {"name": "b", "mode": "AK", "access_key_id": "id-b", "access_key_secret": "s"}]});
    let config = config.to_string();
    assert_eq!(cli(&config, &[]).await.unwrap(), "id-a");
    assert_eq!(cli(&config, &[("ALIBABA_CLOUD_PROFILE", "b")]).await.unwrap(), "id-b");
    assert_eq!(cli(&config, &[("ALIBABA_CLOUD_PROFILE", "c")]).await.unwrap_err(), "there is no profile c");
}

#[tokio::test]
async fn what_a_profile_lacks_is_named() {
    let error = cli(&profile(json!({"mode": "StsToken"})), &[]).await.unwrap_err();
    assert_eq!(error, "profile p lacks sts_token");
    let error = cli(&profile(json!({"mode": "OIDC", "ram_role_arn": "r"})), &[]).await.unwrap_err();
    assert_eq!(error, "profile p lacks oidc_provider_arn");
    let error = cli(&profile(json!({"mode": "CloudSSO"})), &[]).await.unwrap_err();
    assert_eq!(error, "profile p lacks cloud_sso_sign_in_url");
}

#[tokio::test]
async fn a_mode_that_is_not_known_says_which_are() {
    let error = cli(&profile(json!({"mode": "Nonsense"})), &[]).await.unwrap_err();
    assert!(
        error.contains("mode Nonsense is not supported. Use AK") && error.contains("CloudSSO, OAuth or External"),
        "{error}"
    );
}

#[tokio::test]
async fn profiles_that_lead_to_each_other_are_a_circle() {
    let chained = |name, source| json!({"name": name, "mode": "ChainableRamRoleArn", "ram_role_arn": "r", "source_profile": source});
    let config = json!({"current": "a", "profiles": [chained("a", "b"), chained("b", "a")]}).to_string();
    assert!(cli(&config, &[]).await.unwrap_err().contains("circle"));
}

#[tokio::test]
async fn a_broken_file_is_told_by_place_and_never_quoted() {
    let error = cli("{\"current\": \"p\",\n \"profiles\": canary", &[]).await.unwrap_err();
    assert!(error.contains("is not JSON (line 2, column") && !error.contains("canary"), "{error}");
    let error = ini("[default\ncanary").await.unwrap_err();
    assert!(error.contains("is not an ini file (line") && !error.contains("canary"), "{error}");
}

#[tokio::test]
async fn an_ini_section_says_what_it_lacks_or_what_is_not_supported() {
    assert_eq!(
        ini("[default]\ntype=access_key\naccess_key_id=x\n").await.unwrap_err(),
        "section [default] lacks access_key_secret"
    );
    assert_eq!(ini("[default]\naccess_key_id=x\n").await.unwrap_err(), "section [default] lacks type");
    assert_eq!(ini("[default]\ntype=rsa_key_pair\n").await.unwrap_err(), "section [default] lacks public_key_id");
    let error = ini("[default]\ntype=nonsense\n").await.unwrap_err();
    assert!(
        error.contains("type nonsense is not supported. Use access_key") && error.contains("or rsa_key_pair"),
        "{error}"
    );
    assert!(ini("[other]\n").await.unwrap_err().contains("has no section [default]"));
    assert!(ini("[default]\nenable=false\n").await.unwrap_err().contains("switched off"));
}
