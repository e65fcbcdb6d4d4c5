//! From a call to the request that goes out: signed, pure, new for every try.

use jiff::Timestamp;
use reqwest::Method;
use secrecy::{ExposeSecret as _, SecretString};
use sign::{v1, v3};
use url::{Position, Url};

use crate::ambient::stamp;
use crate::call::Call;
use crate::credentials::AccessKey;
use crate::product::Product;
use crate::transport::Outgoing;

/// The media type of a form body.
const FORM: &str = "application/x-www-form-urlencoded";
/// Version 3 sends its parameters in the query, as the official SDKs do, up to this length; beyond it in a form body.
const LONGEST_QUERY: usize = 6000;

/// How requests are signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signature {
    /// RPC signature 1.0, HMAC-SHA1: the default.
    #[default]
    V1,
    /// `ACS3-HMAC-SHA256`, which the current official SDKs send.
    V3,
}

/// A request ready to go, with the text that was signed (kept to explain a refusal).
pub(crate) struct Prepared {
    pub(crate) outgoing: Outgoing,
    pub(crate) string_to_sign: String,
}

/// Signs `call` for `url` at `time`. Without a key the request goes out unsigned.
pub(crate) fn prepare(
    call: &Call,
    url: &Url,
    key: Option<&AccessKey>,
    signature: Signature,
    time: Timestamp,
    nonce: &str,
) -> Prepared {
    match (key, signature) {
        (Some(key), Signature::V3) => version_3(call, url, key, time, nonce),
        _ => version_1(call, url, key, time, nonce),
    }
}

fn version_1(call: &Call, url: &Url, key: Option<&AccessKey>, time: Timestamp, nonce: &str) -> Prepared {
    let time = stamp(time);
    let mut common = vec![
        ("Action", call.action),
        ("Version", call.product.version()),
        ("Format", "JSON"),
        ("Timestamp", &time),
        ("SignatureNonce", nonce),
    ];
    if let Some(key) = key {
        common.extend([("AccessKeyId", key.id()), ("SignatureMethod", v1::METHOD), ("SignatureVersion", v1::VERSION)]);
    }
    let token = key.and_then(AccessKey::token).map(SecretString::expose_secret);
    let own = call.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let own: Vec<_> = own.chain(token.map(|token| ("SecurityToken", token))).collect();
    let method = if call.form { Method::POST } else { Method::GET };
    let mut string_to_sign = String::new();
    let signature = key.map(|key| {
        let canonical = v1::canonical(common.iter().chain(&own).copied());
        string_to_sign = v1::string_to_sign(method.as_str(), &canonical);
        v1::signature(key.secret().expose_secret(), &string_to_sign)
    });
    if let Some(signature) = &signature {
        common.push(("Signature", signature));
    }
    let (query, body) = if method == Method::GET {
        (pairs(common.iter().chain(&own)), None)
    } else {
        (pairs(common.iter()), Some(pairs(own.iter())))
    };
    let headers = if body.is_some() { vec![("content-type", FORM.to_owned())] } else { Vec::new() };
    let outgoing = Outgoing { method, url: with_query(url, &query), headers, body };
    Prepared { outgoing, string_to_sign }
}

fn version_3(call: &Call, url: &Url, key: &AccessKey, time: Timestamp, nonce: &str) -> Prepared {
    let method = if (call.product, call.action) == (Product::Cr, "GetRepoTag") { Method::GET } else { Method::POST };
    let own = call.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let text = v3::canonical_query(own.chain([("Format", "JSON")]));
    let in_body = method == Method::POST && text.len() > LONGEST_QUERY;
    let (query, body) = if in_body { (String::new(), text) } else { (text, String::new()) };
    let mut headers = vec![
        ("host", url[Position::BeforeHost..Position::AfterPort].to_owned()),
        ("x-acs-action", call.action.to_owned()),
        ("x-acs-version", call.product.version().to_owned()),
        ("x-acs-date", stamp(time)),
        ("x-acs-signature-nonce", nonce.to_owned()),
        ("x-acs-content-sha256", v3::content_sha256(body.as_bytes())),
    ];
    if in_body {
        headers.push(("content-type", FORM.to_owned()));
    }
    if let Some(token) = key.token() {
        headers.push(("x-acs-accesskey-id", key.id().to_owned()));
        headers.push(("x-acs-security-token", token.expose_secret().to_owned()));
    }
    let listed = || headers.iter().map(|(name, value)| (*name, value.as_str()));
    let signed = v3::signed_headers(listed());
    let canonical = v3::canonical_request(
        method.as_str(),
        "/",
        &query,
        &v3::canonical_headers(listed()),
        &signed,
        &v3::content_sha256(body.as_bytes()),
    );
    let string_to_sign = v3::string_to_sign(&canonical);
    let signature = v3::signature(key.secret().expose_secret(), &string_to_sign);
    let authorization = v3::authorization(key.id(), &signed, &signature);
    headers.retain(|(name, _)| *name != "host");
    headers.push(("accept", "application/json".to_owned()));
    headers.push(("authorization", authorization));
    let body = (method == Method::POST).then_some(body);
    let outgoing = Outgoing { method, url: with_query(url, &query), headers, body };
    Prepared { outgoing, string_to_sign }
}

/// Encoded as signatures encode, in the order given.
fn pairs<'a>(parameters: impl Iterator<Item = &'a (&'a str, &'a str)>) -> String {
    let encoded =
        parameters.map(|(name, value)| format!("{}={}", sign::percent_encode(name), sign::percent_encode(value)));
    encoded.collect::<Vec<_>>().join("&")
}

fn with_query(url: &Url, query: &str) -> Url {
    let mut url = url.clone();
    url.set_query((!query.is_empty()).then_some(query));
    url
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::{Prepared, Signature, prepare};
    use crate::{AccessKey, Call, Product};

    fn create() -> Call {
        Call::change(Product::Eci, "cn-beijing", "CreateContainerGroup")
            .with("RegionId", "cn-beijing")
            .with("Tag.1.Value", "a b+c*~/é")
    }

    fn prepared(call: &Call, key: &AccessKey, signature: Signature) -> Prepared {
        let url = "http://127.0.0.1:9700/eci/cn-beijing".parse().unwrap();
        prepare(call, &url, Some(key), signature, "2024-05-01T08:09:10Z".parse().unwrap(), "n-1")
    }

    fn header<'a>(prepared: &'a Prepared, name: &str) -> Option<&'a str> {
        prepared.outgoing.headers.iter().find(|(header, _)| *header == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn a_change_is_a_post_whose_form_holds_the_parameters() {
        let request = prepared(&create(), &AccessKey::new("id", "secret"), Signature::V1);
        assert_eq!(request.outgoing.method, "POST");
        assert_eq!(request.outgoing.body.as_deref(), Some("RegionId=cn-beijing&Tag.1.Value=a%20b%2Bc%2A~%2F%C3%A9"));
        let url = request.outgoing.url.as_str();
        assert!(url.starts_with(
            "http://127.0.0.1:9700/eci/cn-beijing?Action=CreateContainerGroup&Version=2018-08-08&Format=JSON"
        ));
        assert!(
            url.contains(
                "&SignatureNonce=n-1&AccessKeyId=id&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&Signature="
            )
        );
        assert!(request.string_to_sign.starts_with("POST&%2F&AccessKeyId%3Did%26Action%3D"));
    }

    #[test]
    fn a_question_is_a_get_with_everything_in_the_query() {
        let call = Call::read(Product::Cr, "cn-beijing", "ListInstance").with("PageNo", "1");
        let request = prepared(&call, &AccessKey::session("id", "secret", "token/+"), Signature::V1);
        assert_eq!((request.outgoing.method.as_str(), request.outgoing.body), ("GET", None));
        assert!(request.outgoing.url.query().unwrap().contains("&PageNo=1&SecurityToken=token%2F%2B"));
        assert!(request.string_to_sign.contains("%26SecurityToken%3Dtoken%252F%252B%26"));
    }

    #[test]
    fn without_a_key_nothing_about_signatures_is_sent() {
        let call = Call { anonymous: true, form: true, ..Call::read(Product::Sts, "cn-beijing", "AssumeRoleWithOIDC") }
            .with("OIDCToken", "t");
        let url = "https://sts.aliyuncs.com/".parse().unwrap();
        let request = prepare(&call, &url, None, Signature::V3, "2024-05-01T08:09:10Z".parse().unwrap(), "n");
        assert_eq!(request.outgoing.body.as_deref(), Some("OIDCToken=t"));
        assert!(!request.outgoing.url.as_str().contains("AccessKeyId"));
    }

    #[test]
    fn version_3_signs_headers_and_keeps_the_host_with_its_port() {
        let request = prepared(&create(), &AccessKey::session("STS.x", "secret", "token"), Signature::V3);
        let signed = "SignedHeaders=host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version,";
        assert!(header(&request, "authorization").unwrap().contains(signed));
        assert_eq!(header(&request, "x-acs-date"), Some("2024-05-01T08:09:10Z"));
        assert_eq!(
            request.outgoing.url.query(),
            Some("Format=JSON&RegionId=cn-beijing&Tag.1.Value=a%20b%2Bc%2A~%2F%C3%A9")
        );
        assert_eq!(request.outgoing.body.as_deref(), Some(""));
    }

    #[test]
    fn version_3_moves_a_long_request_into_the_body() {
        let request =
            prepared(&create().with("Long", "x".repeat(7000)), &AccessKey::new("id", "secret"), Signature::V3);
        assert_eq!(request.outgoing.url.query(), None);
        assert!(request.outgoing.body.unwrap().starts_with("Format=JSON&Long=xxx"));
    }
}
