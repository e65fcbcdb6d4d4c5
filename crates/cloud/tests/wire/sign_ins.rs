//! Somebody signed in with the `aliyun` command: `CloudSSO` and OAuth.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use cloud::credentials::{Environment, chain};
use cloud::{Ambient, Credentials, CredentialsError, Endpoints};
use jiff::{SignedDuration, Timestamp};
use plan::Lang;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Cloud, NOW, Reply, ambient, environment, ok, refused, session_body};

/// [`NOW`] in seconds.
const SECONDS: i64 = 1_767_582_245;
const EXPIRES: &str = "2026-01-05T04:04:05Z";

/// A home whose current profile, `p`, has these fields; another profile stands beside it.
fn home(fields: Value) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join(".aliyun")).unwrap();
    let mut profile = json!({"name": "p"});
    profile.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let other = json!({"name": "other", "mode": "AK", "access_key_id": "x", "language": "zh"});
    let config = json!({"current": "p", "profiles": [other, profile], "meta_path": "m"});
    fs::write(home.path().join(".aliyun/config.json"), config.to_string()).unwrap();
    home
}

fn config(home: &TempDir) -> Value {
    serde_json::from_str(&fs::read_to_string(home.path().join(".aliyun/config.json")).unwrap()).unwrap()
}

async fn find(environment: Environment) -> Result<Credentials, CredentialsError> {
    chain(environment, &Endpoints::public(), &ambient(NOW)).await
}

/// What the profile's source says in both languages when it has no key.
async fn why(environment: Environment) -> (String, String) {
    let CredentialsError::Nowhere(reasons) = find(environment).await.unwrap_err() else { panic!("one reason") };
    let (_, why) = reasons.into_iter().find(|(source, _)| *source == "cli-profile").unwrap();
    (why.text(Lang::ZhCn), why.text(Lang::En))
}

fn sso(cloud: &Cloud, until: i64) -> Value {
    json!({
        "mode": "CloudSSO", "cloud_sso_sign_in_url": format!("{}/start/login?x=1", cloud.address), "cloud_sso_account_id": "17",
        "cloud_sso_access_config": "ac-1", "access_token": "canary-sso", "cloud_sso_access_token_expire": until,
    })
}

#[tokio::test]
async fn a_cloud_sso_sign_in_is_exchanged_for_a_key() {
    let cloud = Cloud::by(|_, _| ok(&json!({"CloudCredential": session_body("sso-id", EXPIRES)}).to_string())).await;
    let home = home(sso(&cloud, SECONDS + 60));
    let found = find(environment(home.path(), &[])).await.unwrap();
    let key = found.get().await.unwrap();
    assert_eq!((found.source(), key.id(), key.is_session()), ("cli-profile", "sso-id", true));
    let asked = &cloud.seen()[0];
    assert_eq!((asked.method.as_str(), asked.path.as_str(), asked.query.as_str()), ("POST", "/cloud-credentials", ""));
    assert_eq!(
        (asked.header("authorization"), asked.header("content-type"), asked.header("accept")),
        ("Bearer canary-sso", "application/json", "application/json")
    );
    let body: Value = serde_json::from_str(&asked.body).unwrap();
    assert_eq!(body, json!({"AccountId": "17", "AccessConfigurationId": "ac-1"}));
}

#[tokio::test]
async fn a_cloud_sso_sign_in_that_is_over_says_how_to_sign_in_again() {
    let cloud = Cloud::by(|_, _| refused(401, "InvalidAccessToken")).await;
    for (until, asked) in [(SECONDS, 0), (0, 0), (SECONDS + 60, 1)] {
        let home = home(sso(&cloud, until));
        let (zh, en) = why(environment(home.path(), &[])).await;
        assert!(en.contains("sign-in is over") && en.contains("aliyun configure --mode CloudSSO --profile p"), "{en}");
        assert!(zh.contains("登录已过期") && !zh.contains("canary") && !en.contains("canary"), "{zh}");
        assert_eq!(cloud.seen().len(), asked);
    }
}

#[tokio::test]
async fn a_cloud_sso_token_never_travels_in_clear_text() {
    let cloud = Cloud::by(|_, _| ok("{}")).await;
    let mut fields = sso(&cloud, SECONDS + 60);
    fields["cloud_sso_sign_in_url"] = json!("http://192.0.2.1/start");
    let home = home(fields);
    let (zh, en) = why(environment(home.path(), &[])).await;
    assert_eq!(en, "CloudSSO uses http to another machine; only https is accepted, or http to this machine");
    assert_eq!(zh, "CloudSSO 用了 http 指向另一台机器；只接受 https，或本机的 http");
}

#[tokio::test]
async fn what_cloud_sso_answers_without_a_key_is_told() {
    for (answer, told) in [(refused(403, "NoPermission"), "answered HTTP 403"), (ok("{}"), "without a complete")] {
        let Reply::Answer(status, _, body) = answer else { panic!("an answer") };
        let cloud = Cloud::by(move |_, _| Reply::Answer(status, Vec::new(), body.clone())).await;
        let home = home(sso(&cloud, SECONDS + 60));
        let (_, en) = why(environment(home.path(), &[])).await;
        assert!(en.contains(told) && !en.contains("the reason"), "{en}");
    }
}

/// A sign-in service whose tokens and keys are numbered by request.
async fn service() -> Cloud {
    Cloud::by(|request, number| match request.path.as_str() {
        "/v1/token" => ok(&json!({
            "access_token": format!("access-{number}"), "refresh_token": format!("refresh-{number}"), "expires_in": 7200,
        })
        .to_string()),
        "/v1/exchange" => ok(&session_body(&format!("oauth-{number}"), EXPIRES).to_string()),
        _ => refused(404, "NotFound"),
    })
    .await
}

fn oauth(until: i64) -> Value {
    json!({
        "mode": "OAuth", "oauth_site_type": "INTL", "oauth_access_token": "canary-access", "oauth_refresh_token": "canary/refresh",
        "oauth_access_token_expire": until, "region_id": "cn-hangzhou",
    })
}

fn signed_in(cloud: &Cloud, home: &TempDir) -> Environment {
    environment(home.path(), &[]).with_sign_in(cloud.address.parse().unwrap())
}

#[tokio::test]
async fn an_oauth_token_that_lasts_is_exchanged_for_a_key_that_the_file_keeps() {
    let (cloud, home) = (service().await, home(oauth(SECONDS + 1201)));
    let found = find(signed_in(&cloud, &home)).await.unwrap();
    assert_eq!((found.source(), found.get().await.unwrap().id()), ("cli-profile", "oauth-0"));
    let seen = cloud.seen();
    assert_eq!((seen.len(), seen[0].method.as_str(), seen[0].path.as_str()), (1, "POST", "/v1/exchange"));
    assert_eq!(seen[0].header("authorization"), "Bearer canary-access");
    let written = config(&home);
    let profile = &written["profiles"][1];
    assert_eq!(
        (&profile["access_key_id"], &profile["access_key_secret"], &profile["sts_token"], &profile["sts_expiration"]),
        (&json!("oauth-0"), &json!("session-secret"), &json!("session-token"), &json!(SECONDS + 3600))
    );
    assert_eq!(
        (&profile["region_id"], &profile["oauth_access_token"]),
        (&json!("cn-hangzhou"), &json!("canary-access"))
    );
    assert_eq!((&written["meta_path"], &written["profiles"][0]["language"]), (&json!("m"), &json!("zh")));
    assert_eq!(find(signed_in(&cloud, &home)).await.unwrap().get().await.unwrap().id(), "oauth-0");
    assert_eq!(cloud.seen().len(), 1, "the key in the file is used while it lasts");
}

#[tokio::test]
async fn an_oauth_token_that_ends_soon_is_renewed_and_the_file_has_the_new_ones() {
    for until in [SECONDS + 1200, SECONDS - 60, 0] {
        let (cloud, home) = (service().await, home(oauth(until)));
        assert_eq!(find(signed_in(&cloud, &home)).await.unwrap().get().await.unwrap().id(), "oauth-1");
        let seen = cloud.seen();
        assert_eq!((seen[0].path.as_str(), seen[1].path.as_str()), ("/v1/token", "/v1/exchange"));
        assert_eq!(
            (
                seen[0].get("grant_type"),
                seen[0].get("refresh_token"),
                seen[0].get("client_id"),
                seen[0].get("Timestamp")
            ),
            ("refresh_token", "canary/refresh", "4103531455503354461", NOW)
        );
        assert_eq!((seen[0].query.as_str(), seen[1].header("authorization")), ("", "Bearer access-0"));
        let profile = &config(&home)["profiles"][1];
        assert_eq!(
            (&profile["oauth_access_token"], &profile["oauth_refresh_token"], &profile["oauth_access_token_expire"]),
            (&json!("access-0"), &json!("refresh-0"), &json!(SECONDS + 7200))
        );
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_rewritten_file_keeps_its_permissions_and_nothing_is_left_beside_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let (cloud, home) = (service().await, home(oauth(0)));
    let folder = home.path().join(".aliyun");
    fs::set_permissions(folder.join("config.json"), fs::Permissions::from_mode(0o640)).unwrap();
    find(signed_in(&cloud, &home)).await.unwrap();
    assert_eq!(fs::metadata(folder.join("config.json")).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
}

#[tokio::test]
async fn tokens_that_cannot_be_written_back_are_kept_in_memory() {
    let (cloud, home) = (service().await, home(oauth(0)));
    let minutes = Arc::new(AtomicI64::new(0));
    let (turned, start) = (Arc::clone(&minutes), NOW.parse::<Timestamp>().unwrap());
    let clock = move || start + SignedDuration::from_mins(turned.load(Ordering::Relaxed));
    let ambient = Ambient::new(clock, || "nonce".to_owned(), || 0.5);
    let before = config(&home);
    let held = fs::File::open(home.path().join(".aliyun/config.json")).unwrap();
    held.lock().unwrap();
    let found = chain(signed_in(&cloud, &home), &Endpoints::public(), &ambient).await.unwrap();
    assert_eq!((found.get().await.unwrap().id(), config(&home)), ("oauth-1", before));
    minutes.store(50, Ordering::Relaxed);
    assert_eq!(found.get().await.unwrap().id(), "oauth-2");
    let seen = cloud.seen();
    assert_eq!((seen.len(), seen[2].header("authorization")), (3, "Bearer access-0"));
}

#[tokio::test]
async fn an_oauth_sign_in_that_is_over_says_how_to_sign_in_again() {
    let cloud = Cloud::by(|_, _| Reply::Answer(400, Vec::new(), r#"{"error":"invalid_grant"}"#.to_owned())).await;
    let nothing = json!({"mode": "OAuth"});
    let ended = json!({"mode": "OAuth", "oauth_access_token": "canary", "oauth_access_token_expire": SECONDS});
    for (fields, asked) in [(nothing, 0), (ended, 0), (oauth(0), 1)] {
        let home = home(fields);
        let (zh, en) = why(signed_in(&cloud, &home)).await;
        assert!(en.contains("sign-in is over") && en.contains("aliyun configure --mode OAuth --profile p"), "{en}");
        assert!(zh.contains("登录已失效") && !zh.contains("canary") && !en.contains("canary"), "{zh}");
        assert_eq!(cloud.seen().len(), asked);
    }
}

#[tokio::test]
async fn an_oauth_site_is_cn_or_intl() {
    let cloud = service().await;
    let with = |site: &str| {
        let mut fields = oauth(0);
        fields["oauth_site_type"] = json!(site);
        home(fields)
    };
    let home = with("cn");
    find(signed_in(&cloud, &home)).await.unwrap();
    assert_eq!(cloud.seen()[0].get("client_id"), "4038181954557748008");
    let home = with("MOON");
    let (_, en) = why(signed_in(&cloud, &home)).await;
    assert_eq!(en, "profile p: oauth_site_type MOON is not known; it is CN or INTL");
}

#[tokio::test]
async fn a_role_can_be_assumed_with_a_sign_in() {
    let cloud = Cloud::by(|request, _| match request.path.as_str() {
        "/v1/exchange" => ok(&session_body("oauth-id", EXPIRES).to_string()),
        _ => ok(&json!({"RequestId": "R", "Credentials": session_body("role-id", EXPIRES)}).to_string()),
    })
    .await;
    let home = home(oauth(SECONDS + 7200));
    let mut all = config(&home);
    let outer = json!({"name": "outer", "mode": "ChainableRamRoleArn", "source_profile": "p", "ram_role_arn": "acs:ram::1:role/r"});
    all["profiles"].as_array_mut().unwrap().push(outer);
    all["current"] = json!("outer");
    fs::write(home.path().join(".aliyun/config.json"), all.to_string()).unwrap();
    let found = chain(signed_in(&cloud, &home), &cloud.endpoints(), &ambient(NOW)).await.unwrap();
    assert_eq!(found.get().await.unwrap().id(), "role-id");
    assert_eq!(cloud.seen()[1].get("AccessKeyId"), "oauth-id");
    assert_eq!(
        config(&home)["profiles"][1]["access_key_id"],
        "oauth-id",
        "the profile signed in has the key, not the outer one"
    );
}
