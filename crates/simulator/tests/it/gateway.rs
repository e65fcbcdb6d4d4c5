//! What the gateway checks, in its order, and how it answers.

use axum::body::Body;
use axum::http::Request;

use crate::harness::{Cloud, HANGZHOU, code, encoded, get, read, signed, text};

const ECI: &str = "2018-08-08";

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[tokio::test]
async fn a_signed_request_is_answered_with_its_request_id_in_body_and_header() {
    let cloud = Cloud::new();
    let pairs = signed("GET", cloud.common(ECI, "DescribeRegions", &[]), "test-secret");
    let response = cloud.send(get("/", &pairs)).await;
    let id = response.headers()["x-acs-request-id"].to_str().unwrap().to_owned();
    let (status, body) = read(response).await;
    assert_eq!((status, body["RequestId"].as_str().unwrap()), (200, id.as_str()));
    assert_eq!(body["Regions"][1]["RegionEndpoint"], "eci.cn-beijing.aliyuncs.com");
    assert_eq!(body["Regions"][1]["RecommendZones"][0], "cn-beijing-h");
}

#[tokio::test]
async fn an_error_has_the_shape_that_all_products_share() {
    let cloud = Cloud::new();
    let (status, body) = cloud.call(ECI, "cn-beijing", "Nonsense", &[]).await;
    assert_eq!(status, 404);
    assert_eq!(body["Code"], "InvalidAction.NotFound");
    assert_eq!(body["HostId"], "openapi.cn-beijing.aliyuncs.com");
    assert!(body["Recommend"].as_str().unwrap().ends_with("Keyword=InvalidAction.NotFound&source=PopGw"));
    assert!(body["Message"].is_string() && body["RequestId"].is_string());
}

#[tokio::test]
async fn each_thing_that_is_missing_has_its_code() {
    let cloud = Cloud::new();
    for (missing, wanted) in [
        ("Action", "MissingAction"),
        ("Version", "MissingVersion"),
        ("AccessKeyId", "MissingAccessKeyId"),
        ("Timestamp", "MissingTimestamp"),
        ("SignatureNonce", "MissingSignatureNonce"),
        ("SignatureMethod", "IncompleteSignature"),
        ("SignatureVersion", "IncompleteSignature"),
        ("Signature", "IncompleteSignature"),
    ] {
        let mut pairs = signed("GET", cloud.common(ECI, "DescribeRegions", &[]), "test-secret");
        pairs.retain(|(name, _)| name != missing);
        assert_eq!(code(&read(cloud.send(get("/", &pairs)).await).await), (400, wanted), "{missing}");
    }
    let answer = cloud.call(ECI, HANGZHOU, "DescribeContainerGroups", &[]).await;
    assert_eq!(code(&answer), (400, "MissingRegionId"));
    let answer = cloud.call("2018-12-01", HANGZHOU, "GetRepoTag", &[("InstanceId", "cri-a")]).await;
    assert_eq!(code(&answer), (400, "MissingRepoId"));
}

#[tokio::test]
async fn an_unknown_version_key_or_region_is_told() {
    let cloud = Cloud::new();
    assert_eq!(code(&cloud.call("2017-01-01", HANGZHOU, "DescribeRegions", &[]).await), (400, "InvalidVersion"));
    let elsewhere = cloud.call(ECI, "cr/cn-hangzhou", "DescribeRegions", &[]).await;
    assert_eq!(code(&elsewhere), (400, "InvalidVersion"));
    let moon = cloud.call(ECI, HANGZHOU, "DescribeContainerGroups", &[("RegionId", "moon")]).await;
    assert_eq!(code(&moon), (404, "InvalidRegionId.NotFound"));
    // Images may lie where no container group can run.
    let mexico = cloud.call(ECI, HANGZHOU, "DescribeContainerGroups", &[("RegionId", "na-south-1")]).await;
    assert_eq!(code(&mexico), (404, "InvalidRegionId.NotFound"));
    let listed = cloud.call("2018-12-01", "na-south-1", "ListInstance", &[]).await;
    assert_eq!(listed.0, 200, "{listed:?}");
    let regions = cloud.call(ECI, HANGZHOU, "DescribeRegions", &[]).await;
    assert!(!format!("{regions:?}").contains("na-south-1"));
    let mut other = Cloud::new();
    other.key.0 = "LTAI5tNobody".to_owned();
    assert_eq!(code(&other.call(ECI, HANGZHOU, "DescribeRegions", &[]).await), (404, "InvalidAccessKeyId.NotFound"));
}

#[tokio::test]
async fn a_wrong_secret_is_told_together_with_the_string_that_the_gateway_signed() {
    let cloud = Cloud::new();
    let pairs = cloud.common(ECI, "DescribeRegions", &[]);
    let canonical = sign::v1::canonical(pairs.iter().map(|(n, v)| (&**n, &**v)));
    let string = sign::v1::string_to_sign("GET", &canonical);
    let (status, body) = read(cloud.send(get("/", &signed("GET", pairs, "wrong"))).await).await;
    assert_eq!((status, body["Code"].as_str().unwrap()), (400, "SignatureDoesNotMatch"));
    let told = format!("Specified signature is not matched with our calculation. server string to sign is:{string}");
    assert_eq!(body["Message"], told);
}

#[tokio::test]
async fn a_parameter_changed_after_signing_is_noticed() {
    let cloud = Cloud::new();
    let mut pairs =
        signed("GET", cloud.common(ECI, "DescribeContainerGroups", &[("RegionId", HANGZHOU)]), "test-secret");
    pairs[0].1 = "cn-beijing".to_owned();
    assert_eq!(code(&read(cloud.send(get("/", &pairs)).await).await), (400, "SignatureDoesNotMatch"));
}

#[tokio::test]
async fn a_clock_may_be_off_by_fifteen_minutes_and_no_more() {
    let cloud = Cloud::new();
    for (stamp, wanted) in [
        ("2026-11-23T07:45:00Z", (200, "")),
        ("2026-11-23T08:15:00Z", (200, "")),
        ("2026-11-23T07:44:59Z", (400, "InvalidTimeStamp.Expired")),
        ("2026-11-23T08:15:01Z", (400, "InvalidTimeStamp.Expired")),
        ("2026-11-23 08:00:00", (400, "InvalidTimeStamp.Format")),
        ("2026-11-23T08:00:00+00:00", (400, "InvalidTimeStamp.Format")),
        ("1763884800", (400, "InvalidTimeStamp.Format")),
    ] {
        let mut pairs = cloud.common(ECI, "DescribeRegions", &[]);
        pairs.retain(|(name, _)| name != "Timestamp");
        pairs.push(pair("Timestamp", stamp));
        assert_eq!(code(&cloud.get("/", pairs).await), wanted, "{stamp}");
    }
}

#[tokio::test]
async fn a_nonce_is_good_once() {
    let cloud = Cloud::new();
    let pairs = cloud.common(ECI, "DescribeRegions", &[]);
    assert_eq!(cloud.get("/", pairs.clone()).await.0, 200);
    assert_eq!(code(&cloud.get("/", pairs).await), (400, "SignatureNonceUsed"));
}

#[tokio::test]
async fn a_nonce_of_a_badly_signed_request_is_not_used_up() {
    let cloud = Cloud::new();
    let pairs = cloud.common(ECI, "DescribeRegions", &[]);
    let forged = signed("GET", pairs.clone(), "guess");
    assert_eq!(read(cloud.send(get("/", &forged)).await).await.0, 400);
    assert_eq!(cloud.get("/", pairs).await.0, 200);
}

#[tokio::test]
async fn post_takes_the_parameters_from_query_and_form_together() {
    let cloud = Cloud::new();
    let pairs = signed("POST", cloud.common(ECI, "DescribeContainerGroups", &[("RegionId", HANGZHOU)]), "test-secret");
    let (query, form) = pairs.split_at(4);
    let request = Request::post(format!("/?{}", encoded(query)))
        .header("content-type", "application/x-www-form-urlencoded; charset=UTF-8")
        .body(Body::from(encoded(form)))
        .unwrap();
    assert_eq!(read(cloud.send(request).await).await.0, 200);
}

#[tokio::test]
async fn an_empty_signature_type_is_signed_like_any_other_parameter() {
    let cloud = Cloud::new();
    let pairs = cloud.common(ECI, "DescribeRegions", &[("SignatureType", "")]);
    assert_eq!(cloud.get("/", pairs).await.0, 200);
}

#[tokio::test]
async fn without_format_json_the_answer_is_xml() {
    let cloud = Cloud::new();
    for (action, status, start) in
        [("DescribeRegions", 200, "<DescribeRegionsResponse><RequestId>"), ("Nonsense", 404, "<Error><RequestId>")]
    {
        let mut pairs = cloud.common(ECI, action, &[]);
        pairs.retain(|(name, _)| name != "Format");
        let (answered, body) = text(cloud.send(get("/", &signed("GET", pairs, "test-secret"))).await).await;
        assert_eq!(answered, status);
        assert!(body.starts_with("<?xml version=") && body.contains(start), "{body}");
    }
    let mut pairs = cloud.common(ECI, "DescribeRegions", &[]);
    pairs.retain(|(name, _)| name != "Format");
    pairs.push(pair("Format", "json"));
    assert_eq!(cloud.get("/", pairs).await.0, 200);
}

#[tokio::test]
async fn unknown_parameters_are_dropped_and_listed_and_secrets_are_not_kept() {
    let cloud = Cloud::new();
    let more = [
        ("AcrRegistryInfo.1Domain.1", "host"),
        ("ImageRegistryCredential.1.Server", "harbor.example.org"),
        ("ImageRegistryCredential.1.UserName", "robot"),
        ("ImageRegistryCredential.1.Password", "hidden-password"),
    ];
    assert_eq!(cloud.create("harbor.example.org/team/app:1.0", &more).await.0, 200);
    let seen = cloud.simulator.requests().pop().unwrap();
    assert_eq!(seen.dropped, ["AcrRegistryInfo.1Domain.1"]);
    assert!(seen.parameters.contains(&pair("ImageRegistryCredential.1.Password", "***")));
    assert!(seen.parameters.contains(&pair("ContainerGroupName", "web")));
    assert!(!format!("{seen:?}").contains("hidden-password"));
    assert_eq!(cloud.simulator.counters().dropped["AcrRegistryInfo.1Domain.1"], 1);
}

#[tokio::test]
async fn other_methods_and_bodies_beyond_measure_are_refused() {
    let cloud = Cloud::new();
    let put = Request::put("/").body(Body::empty()).unwrap();
    assert_eq!(code(&read(cloud.send(put).await).await), (405, "UnsupportedHTTPMethod"));
    let big = Request::post("/").body(Body::from(vec![b'a'; 3 * 1024 * 1024])).unwrap();
    assert_eq!(code(&read(cloud.send(big).await).await), (413, "EntityTooLarge"));
    let many = Request::post("/")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("a=1&".repeat(20_000)))
        .unwrap();
    assert_eq!(code(&read(cloud.send(many).await).await), (413, "EntityTooLarge"));
}

#[tokio::test]
async fn every_action_of_the_catalogue_is_there() {
    let cloud = Cloud::new();
    let actions: serde_json::Value = serde_json::from_str(include_str!("../../data/actions.json")).unwrap();
    for action in actions.as_array().unwrap() {
        let required: Vec<(&str, &str)> = action["required"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| (name.as_str().unwrap(), if name == "RegionId" { "cn-beijing" } else { "x" }))
            .collect();
        let (version, name) = (action["version"].as_str().unwrap(), action["name"].as_str().unwrap());
        let answer = cloud.call(version, "cn-beijing", name, &required).await;
        assert_ne!(code(&answer).1, "InvalidAction.NotFound", "{name}");
        assert!(answer.0 < 500, "{name}");
    }
}
