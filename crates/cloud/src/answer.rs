//! From what came back to a value or an error. Pure: the shape of every answer is judged here.

use std::time::Duration;

use serde_json::Value;

use crate::call::{Call, Intent};
use crate::credentials::said;
use crate::error::{ApiError, ErrorKind, classify};
use crate::mismatch::{Mismatch, compare};
use crate::redact;
use crate::transport::Incoming;

/// A cloud that asks for more patience than this is not waited for within one call.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// The answer's value, or what is wrong with it. `string_to_sign` is what was signed for this try.
pub(crate) fn judge(call: &Call, incoming: &Incoming, string_to_sign: &str) -> Result<Value, ApiError> {
    let success = (200..300).contains(&incoming.status);
    let parsed = serde_json::from_slice::<Value>(&incoming.body).ok().filter(Value::is_object);
    let mut error = match parsed {
        Some(value) if success && !says_failure(&value) => return Ok(value),
        Some(value) => refusal(call, incoming.status, &value, string_to_sign),
        None => match xml(&incoming.body) {
            Some(value) if !success => refusal(call, incoming.status, &value, string_to_sign),
            _ => not_json(call, incoming),
        },
    };
    let parts = error.parts();
    parts.status = Some(incoming.status);
    parts.retry_after = incoming.retry_after.map(|wait| wait.min(LONGEST_WAIT));
    Err(error)
}

/// Container Registry answers 200 and says inside that it failed.
fn says_failure(value: &Value) -> bool {
    match &value["IsSuccess"] {
        Value::Bool(success) => !success,
        Value::String(text) => text.eq_ignore_ascii_case("false"),
        _ => false,
    }
}

fn refusal(call: &Call, status: u16, value: &Value, string_to_sign: &str) -> ApiError {
    let text = |name: &str| value[name].as_str().map(str::trim).filter(|text| !text.is_empty());
    let code = text("Code").or_else(|| text("code")).or_else(|| text("ErrorCode"));
    let message = text("Message").or_else(|| text("message")).or_else(|| text("ErrorMessage")).unwrap_or_default();
    let mut kind = classify(call, code.unwrap_or_default(), message, status);
    let mut mismatch = None;
    if code == Some("SignatureDoesNotMatch") {
        let found = compare(message, string_to_sign);
        if matches!(found, Mismatch::Differs { .. }) {
            kind = ErrorKind::RequestAltered;
        }
        mismatch = Some(found);
    }
    if let (ErrorKind::GrantPermission { action }, Some(named)) =
        (&mut kind, value["AccessDeniedDetail"]["AuthAction"].as_str())
    {
        named.clone_into(action);
    }
    let mut error = ApiError::new(call, kind, redact::message(call, message));
    let parts = error.parts();
    parts.code = code.map(str::to_owned);
    parts.request_id = text("RequestId").or_else(|| text("requestId")).map(str::to_owned);
    parts.recommend = text("Recommend").filter(|address| address.starts_with("https://")).map(str::to_owned);
    parts.mismatch = mismatch;
    // A failure inside the cloud tells nothing about how far it came; only the gateway's own "unavailable", which names the
    // request, was turned away at the door. Anybody on the way can answer 503.
    let at_the_door = status == 503 && parts.request_id.is_some();
    parts.ambiguous = call.intent == Intent::Change && status >= 500 && !at_the_door;
    error
}

fn not_json(call: &Call, incoming: &Incoming) -> ApiError {
    let kind = if incoming.status >= 500 { ErrorKind::Retry } else { ErrorKind::WrongEndpoint };
    let (status, bytes) = (incoming.status, incoming.body.len());
    let why = if (300..400).contains(&status) {
        said!(
            "应答是重定向（HTTP {status}），不跟随重定向",
            "the answer is a redirect (HTTP {status}); redirects are not followed"
        )
    } else {
        let zh = incoming.content_type.as_deref().unwrap_or("没有 Content-Type");
        let en = incoming.content_type.as_deref().unwrap_or("no content type");
        said!(
            "应答不是 JSON（HTTP {status}，{zh}，{bytes} 字节）",
            "the answer is not JSON (HTTP {status}, {en}, {bytes} bytes)"
        )
    };
    let mut error = ApiError::told(call, kind, why);
    error.parts().ambiguous = call.intent == Intent::Change && (incoming.status < 300 || incoming.status >= 500);
    error
}

/// The few fields of an XML error body, as if it had been JSON.
fn xml(body: &[u8]) -> Option<Value> {
    let text = std::str::from_utf8(body).ok()?.trim_start();
    if !text.starts_with('<') {
        return None;
    }
    let field = |name: &str| {
        let (_, after) = text.split_once(&format!("<{name}>"))?;
        let (inner, _) = after.split_once(&format!("</{name}>"))?;
        let plain = inner.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
        Some(Value::String(plain.replace("&amp;", "&")))
    };
    field("Code")?;
    let fields = ["Code", "Message", "RequestId", "Recommend"];
    Some(
        fields
            .into_iter()
            .filter_map(|name| Some((name.to_owned(), field(name)?)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::judge;
    use crate::transport::Incoming;
    use crate::{ApiError, Call, ErrorKind, Product};

    fn answer(status: u16, body: &str) -> Incoming {
        Incoming {
            status,
            date: None,
            retry_after: None,
            content_type: Some("text/html".to_owned()),
            body: body.as_bytes().to_vec(),
        }
    }

    fn refused(status: u16, body: &str) -> ApiError {
        let call = Call::change(Product::Cr, "cn-beijing", "ListInstance");
        judge(&call, &answer(status, body), "GET&%2F&a%3Db").unwrap_err()
    }

    #[test]
    fn a_registry_answer_of_200_that_says_failure_is_an_error() {
        let error = refused(200, r#"{"IsSuccess":false,"Code":"INSTANCE_NOT_EXIST","Message":"no","RequestId":"R"}"#);
        assert_eq!(
            (error.kind.clone(), error.code.as_deref(), error.status),
            (ErrorKind::NotFound, Some("INSTANCE_NOT_EXIST"), Some(200))
        );
        assert_eq!(error.request_id.as_deref(), Some("R"));
        assert_eq!(refused(200, r#"{"IsSuccess":"false","Code":"SystemError"}"#).kind, ErrorKind::Retry);
    }

    #[test]
    fn a_body_that_is_not_json_says_so() {
        let error = refused(200, "<html>Welcome to the hotel</html>");
        assert_eq!(error.kind, ErrorKind::WrongEndpoint);
        assert_eq!(error.message, "the answer is not JSON (HTTP 200, text/html, 33 bytes)");
        assert!(error.ambiguous, "it may have been forwarded");
        assert_eq!(refused(200, "[]").kind, ErrorKind::WrongEndpoint);
        assert_eq!(refused(502, "").kind, ErrorKind::Retry);
        assert!(refused(302, "").message.contains("redirects are not followed"));
    }

    #[test]
    fn an_xml_error_is_understood() {
        let body = "<?xml version='1.0'?><Error><RequestId>R</RequestId><Code>Throttling</Code><Message>a &amp; b</Message></Error>";
        let error = refused(400, body);
        assert_eq!((error.kind.clone(), error.message.as_str()), (ErrorKind::Wait, "a & b"));
        assert_eq!(refused(400, "<Error><Code>").kind, ErrorKind::WrongEndpoint);
    }

    #[test]
    fn a_denial_names_the_action_that_was_denied() {
        let error = refused(403, r#"{"Code":"NoPermission","AccessDeniedDetail":{"AuthAction":"cr:ListInstances"}}"#);
        assert_eq!(error.kind, ErrorKind::GrantPermission { action: "cr:ListInstances".to_owned() });
    }

    #[test]
    fn an_advice_link_that_is_no_https_address_is_dropped() {
        let error = refused(400, r#"{"Code":"X","Recommend":"javascript:alert(1)"}"#);
        assert_eq!(error.recommend, None);
    }

    #[test]
    fn nothing_that_can_come_back_makes_it_fall_over() {
        for body in ["", "null", "\u{feff}{}", "{\"Code\":1}", "<", "<Code></Code>", "\u{0}"] {
            for status in [200, 204, 301, 400, 404, 500, 599] {
                let call = Call::read(Product::Eci, "x", "y");
                let _ = judge(&call, &answer(status, body), "");
            }
        }
    }
}
