//! The official SDKs' signatures, step by step: a failure names the case and the step that went wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use serde_json::Value;
use sign::{v1, v3};

fn vectors(key: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../testdata/vectors.json")).unwrap();
    all[key].as_array().unwrap().clone()
}

fn text<'a>(case: &'a Value, key: &str) -> &'a str {
    case[key].as_str().unwrap()
}

fn pairs<'a>(case: &'a Value, key: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    case[key].as_object().unwrap().iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
}

fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'%' {
            decoded.push(u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
            at += 3;
        } else {
            decoded.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(decoded).unwrap()
}

fn v1_canonical(case: &Value) -> String {
    v1::canonical(pairs(case, "signed_query_params").chain(pairs(case, "body_params")))
}

#[test]
fn all_thirteen_v1_and_five_v3_cases_are_here() {
    assert_eq!((vectors("vectors").len(), vectors("v3_vectors").len()), (13, 5));
}

#[test]
fn v1_step_1_canonical_text() {
    for case in vectors("vectors") {
        let expected = percent_decode(text(&case, "string_to_sign").splitn(3, '&').nth(2).unwrap());
        assert_eq!(v1_canonical(&case), expected, "{}", case["name"]);
    }
}

#[test]
fn v1_step_2_string_to_sign() {
    for case in vectors("vectors") {
        let string = v1::string_to_sign(text(&case, "method"), &v1_canonical(&case));
        assert_eq!(string, text(&case, "string_to_sign"), "{}", case["name"]);
    }
}

#[test]
fn v1_step_3_signature() {
    for case in vectors("vectors") {
        let signature = v1::signature(text(&case, "access_key_secret"), text(&case, "string_to_sign"));
        assert_eq!(signature, text(&case, "signature"), "{}", case["name"]);
    }
}

#[test]
fn v1_encodes_values_in_the_url_as_the_official_sdk_does() {
    for case in vectors("vectors") {
        let Some(url) = case["sdk_url"].as_str() else {
            continue;
        };
        let theirs: BTreeMap<_, _> =
            url.trim_start_matches("/?").split('&').filter_map(|pair| pair.split_once('=')).collect();
        for (name, value) in pairs(&case, "signed_query_params") {
            assert_eq!(v1::percent_encode(value), theirs[name], "{} {name}", case["name"]);
        }
        assert_eq!(v1::percent_encode(text(&case, "signature")), theirs["Signature"], "{}", case["name"]);
    }
}

fn v3_canonical(case: &Value) -> String {
    v3::canonical_request(
        text(case, "method"),
        "/",
        &v3::canonical_query(pairs(case, "query")),
        &v3::canonical_headers(pairs(case, "headers")),
        &v3::signed_headers(pairs(case, "headers")),
        &v3::content_sha256(text(case, "body").as_bytes()),
    )
}

#[test]
fn v3_step_1_canonical_request() {
    for case in vectors("v3_vectors") {
        assert_eq!(v3_canonical(&case), text(&case, "canonical_request"), "{}", case["name"]);
    }
}

#[test]
fn v3_step_2_string_to_sign() {
    for case in vectors("v3_vectors") {
        assert_eq!(
            v3::string_to_sign(text(&case, "canonical_request")),
            text(&case, "string_to_sign"),
            "{}",
            case["name"]
        );
    }
}

#[test]
fn v3_step_3_signature_and_authorization() {
    for case in vectors("v3_vectors") {
        let signature = v3::signature(text(&case, "access_key_secret"), text(&case, "string_to_sign"));
        let authorization =
            v3::authorization(text(&case, "access_key_id"), &v3::signed_headers(pairs(&case, "headers")), &signature);
        assert_eq!(authorization, text(&case, "authorization"), "{}", case["name"]);
    }
}
