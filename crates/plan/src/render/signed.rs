//! The request as it would be signed, for people who look for the mistake in a signer of their own.

use sign::v1;

use super::code::host;
use super::openapi::{ACTION, VERSION};
use super::{Note, Rendered};
use crate::{Sheet, secret};

/// What a real request draws anew, fixed here so that somebody can set the same three.
const ACCESS_KEY_ID: &str = "LTAI5tExampleAccessKeyId";
const TIMESTAMP: &str = "2026-01-01T00:00:00Z";
const NONCE: &str = "00000000-0000-4000-8000-000000000000";

/// The request, its canonicalized query string and the string to sign of signature version 1.0. Secrets are masked.
///
/// Source: Alibaba Cloud documentation, "Request syntax and signature method V2 for Alibaba Cloud API operations of the RPC style".
pub(super) fn preview(sheet: &Sheet) -> Rendered {
    let mut parameters = vec![
        ("AccessKeyId", ACCESS_KEY_ID),
        ("Action", ACTION),
        ("Format", "JSON"),
        ("SignatureMethod", v1::METHOD),
        ("SignatureNonce", NONCE),
        ("SignatureVersion", v1::VERSION),
        ("Timestamp", TIMESTAMP),
        ("Version", VERSION),
    ];
    for parameter in sheet.parameters() {
        let secret = sheet.secrets().contains(&parameter.name);
        parameters.push((&parameter.name, if secret { secret::MASK } else { &parameter.value }));
    }
    let canonical = v1::canonical(parameters);
    let host = host(sheet);
    let to_sign = v1::string_to_sign("POST", &canonical);
    let text = format!(
        "# Example values: AccessKeyId={ACCESS_KEY_ID}
#                 Timestamp={TIMESTAMP}
#                 SignatureNonce={NONCE}

# 1. CanonicalizedQueryString
{canonical}

# 2. StringToSign = POST & encode(/) & encode(1)
{to_sign}

# 3. Signature = Base64(HMAC-SHA1(AccessKeySecret + \"&\", 2)), percent-encoded once more where it goes into the address
POST https://{host}/?{canonical}&Signature=<Signature>
"
    );
    Rendered { text, notes: notes(sheet) }
}

fn notes(sheet: &Sheet) -> Vec<Note> {
    let mut notes = vec![Note::new(
        "AccessKeyId、Timestamp、SignatureNonce 为固定的示例值：在您自己的签名程序中填入相同的三个值，即可逐字比较规范化请求字符串和待签名字符串。",
        "AccessKeyId, Timestamp and SignatureNonce are fixed example values. Set the same three in your own signer, and its \
         canonicalized query string and string to sign must be equal to these, letter for letter.",
    )];
    if !sheet.secrets().is_empty() {
        let mask = secret::MASK;
        notes.push(Note::new(
            format!("敏感内容以 {mask} 代替；比较时请在您的程序中也填入 {mask}：{}。", sheet.secrets().join("、")),
            format!(
                "{mask} stands for what is secret. To compare, send {mask} from your signer as well: {}.",
                sheet.secrets().join(", ")
            ),
        ));
    }
    notes
}
