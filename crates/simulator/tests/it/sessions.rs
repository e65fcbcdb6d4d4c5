//! Credentials for a while.

use serde_json::Value;

use crate::harness::{Cloud, HANGZHOU, code, get, read};

const STS: &str = "2015-04-01";
const ROLE: &str = "acs:ram::1111111111111111:role/berth";

fn with(cloud: &Cloud, answer: &Value, token: bool) -> Cloud {
    let text = |name: &str| answer["Credentials"][name].as_str().unwrap().to_owned();
    let mut other = Cloud::new();
    other.simulator = cloud.simulator.clone();
    other.hands = cloud.hands.clone();
    other.key = (text("AccessKeyId"), text("AccessKeySecret"), token.then(|| text("SecurityToken")));
    other
}

#[tokio::test]
async fn the_key_of_the_settings_is_a_user_s() {
    let (status, body) = Cloud::new().call(STS, HANGZHOU, "GetCallerIdentity", &[]).await;
    assert_eq!((status, body["IdentityType"].as_str().unwrap()), (200, "RAMUser"));
    assert_eq!(body["Arn"], "acs:ram::1111111111111111:user/berth");
    assert_eq!(body["AccountId"], "1111111111111111");
}

#[tokio::test]
async fn an_assumed_role_works_with_its_token_until_it_expires() {
    let cloud = Cloud::new();
    let parameters = [("RoleArn", ROLE), ("RoleSessionName", "alice"), ("DurationSeconds", "900")];
    let (status, answer) = cloud.call(STS, HANGZHOU, "AssumeRole", &parameters).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(answer["Credentials"]["Expiration"], "2026-11-23T08:15:00Z");
    assert_eq!(answer["AssumedRoleUser"]["Arn"], format!("{ROLE}/alice"));

    let role = with(&cloud, &answer, true);
    let (_, identity) = role.call(STS, HANGZHOU, "GetCallerIdentity", &[]).await;
    assert_eq!(identity["IdentityType"], "AssumedRoleUser");
    assert_eq!(identity["Arn"], "acs:ram::1111111111111111:assumed-role/berth/alice");
    let (_, instances) = role.cr("cn-beijing", "ListInstance", &[]).await;
    assert_eq!(instances["TotalCount"], 4);

    let without = with(&cloud, &answer, false);
    let refused = without.call(STS, HANGZHOU, "GetCallerIdentity", &[]).await;
    assert_eq!(code(&refused), (400, "MissingSecurityToken"));
    let mut other = with(&cloud, &answer, true);
    other.key.2 = Some("another".to_owned());
    let refused = other.call(STS, HANGZHOU, "GetCallerIdentity", &[]).await;
    assert_eq!(code(&refused), (400, "InvalidSecurityToken.MismatchWithAccessKey"));
    cloud.wait(901_000);
    let mut late = with(&cloud, &answer, true);
    late.hands = cloud.hands.clone();
    let refused = late.call(STS, HANGZHOU, "GetCallerIdentity", &[("X", "1")]).await;
    assert_eq!(code(&refused), (400, "InvalidSecurityToken.Expired"));
}

#[tokio::test]
async fn a_role_that_is_not_there_or_does_not_trust_us_is_refused() {
    let cloud = Cloud::new();
    for (role, wanted) in [
        ("acs:ram::1111111111111111:role/nobody", (404, "EntityNotExist.Role")),
        ("acs:ram::2222222222222222:role/role-stranger", (403, "NoPermission")),
        ("berth", (400, "InvalidParameter.RoleArn")),
    ] {
        let parameters = [("RoleArn", role), ("RoleSessionName", "alice")];
        assert_eq!(code(&cloud.call(STS, HANGZHOU, "AssumeRole", &parameters).await), wanted, "{role}");
    }
    let short = [("RoleArn", ROLE), ("RoleSessionName", "alice"), ("DurationSeconds", "60")];
    let answer = cloud.call(STS, HANGZHOU, "AssumeRole", &short).await;
    assert_eq!(code(&answer), (400, "InvalidParameter.DurationSeconds"));
}

#[tokio::test]
async fn a_foreign_token_is_exchanged_without_any_signature() {
    let cloud = Cloud::new();
    let pairs: Vec<(String, String)> = [
        ("Action", "AssumeRoleWithOIDC"),
        ("Version", STS),
        ("Format", "JSON"),
        ("Timestamp", "2026-11-23T08:00:00Z"),
        ("SignatureNonce", "x"),
        ("OIDCProviderArn", "acs:ram::1111111111111111:oidc-provider/ack-rrsa"),
        ("RoleArn", "acs:ram::1111111111111111:role/berth-rrsa"),
        ("OIDCToken", "header.payload.signature"),
        ("RoleSessionName", "berth"),
    ]
    .map(|(n, v)| (n.to_owned(), v.to_owned()))
    .to_vec();
    let (status, answer) = read(cloud.send(get("/", &pairs)).await).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(answer["OIDCTokenInfo"]["VerificationInfo"], "Success");
    let role = with(&cloud, &answer, true);
    let (_, identity) = role.call(STS, HANGZHOU, "GetCallerIdentity", &[]).await;
    assert_eq!(identity["Arn"], "acs:ram::1111111111111111:assumed-role/berth-rrsa/berth");
    let log = format!("{:?}", cloud.simulator.requests());
    assert!(!log.contains("header.payload.signature"));
}
