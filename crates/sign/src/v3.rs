//! Signature version 3 (`ACS3-HMAC-SHA256`): HMAC-SHA256 over verb, path, query, headers and the hash of the body.
//!
//! Source: Alibaba Cloud documentation, "Request syntax and signature method V3".

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

use crate::encode::sorted_query;

/// The algorithm's name, as it opens the string to sign and the `Authorization` header.
pub const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// The query string, sorted by key bytes and encoded; also the text to put into the URL.
pub fn canonical_query<'a>(parameters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    sorted_query(parameters)
}

/// One `name:value` line per header, names in lower case and sorted, values trimmed. Every header passed is signed: pass `host`,
/// `content-type` and the `x-acs-` ones.
pub fn canonical_headers<'a>(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    sorted_headers(headers).into_iter().fold(String::new(), |mut lines, (name, value)| {
        lines.push_str(&name);
        lines.push(':');
        lines.push_str(value);
        lines.push('\n');
        lines
    })
}

/// The names of the same headers, in lower case, sorted and joined with `;`.
pub fn signed_headers<'a>(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let names: Vec<_> = sorted_headers(headers).into_iter().map(|(name, _)| name).collect();
    names.join(";")
}

/// The value of `x-acs-content-sha256`: the body's SHA-256 in lower-case hex.
pub fn content_sha256(body: &[u8]) -> String {
    hex(&Sha256::digest(body))
}

/// First step: the request as one text. `path` is `/` for every RPC product; `content_sha256` is the header's value.
pub fn canonical_request(
    method: &str,
    path: &str,
    canonical_query: &str,
    canonical_headers: &str,
    signed_headers: &str,
    content_sha256: &str,
) -> String {
    [method, path, canonical_query, canonical_headers, signed_headers, content_sha256].join("\n")
}

/// Second step: the algorithm and the hash of the canonical request.
pub fn string_to_sign(canonical_request: &str) -> String {
    format!("{ALGORITHM}\n{}", content_sha256(canonical_request.as_bytes()))
}

/// Third step: HMAC-SHA256 keyed with the secret, in lower-case hex.
///
/// # Panics
/// Never: HMAC takes a key of any length.
pub fn signature(access_key_secret: &str, string_to_sign: &str) -> String {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length; the Result belongs to other MACs")]
    let mut mac = Hmac::<Sha256>::new_from_slice(access_key_secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(string_to_sign.as_bytes());
    hex(&mac.finalize().into_bytes())
}

/// The `Authorization` header's value.
pub fn authorization(access_key_id: &str, signed_headers: &str, signature: &str) -> String {
    format!("{ALGORITHM} Credential={access_key_id},SignedHeaders={signed_headers},Signature={signature}")
}

fn sorted_headers<'a>(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<(String, &'a str)> {
    let mut headers: Vec<_> =
        headers.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value.trim())).collect();
    headers.sort_unstable();
    headers
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::{canonical_headers, content_sha256, signed_headers};

    #[test]
    fn the_empty_body_has_the_well_known_hash() {
        assert_eq!(content_sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn headers_are_lowered_trimmed_and_sorted() {
        let headers = [("X-Acs-Date", " 2023 "), ("Host", "h")];
        assert_eq!(canonical_headers(headers), "host:h\nx-acs-date:2023\n");
        assert_eq!(signed_headers(headers), "host;x-acs-date");
    }
}
