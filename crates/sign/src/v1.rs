//! RPC signature version 1.0: HMAC-SHA1 over every parameter but `Signature`, wherever it travels (query or form body).
//!
//! Source: Alibaba Cloud documentation, "Request syntax and signature method V2 for Alibaba Cloud API operations of the RPC style".

use base64::prelude::{BASE64_STANDARD, Engine as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

pub use crate::encode::percent_encode;
use crate::encode::{push_encoded, sorted_query};

/// The value of the parameter `SignatureMethod`.
pub const METHOD: &str = "HMAC-SHA1";
/// The value of the parameter `SignatureVersion`.
pub const VERSION: &str = "1.0";

/// First step: all parameters, sorted by key bytes, encoded and joined. Pass query and form body together, without `Signature`.
pub fn canonical<'a>(parameters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    sorted_query(parameters)
}

/// Second step: the verb (`GET`, `POST`), the path (always `/`) and the canonical text, encoded once more.
pub fn string_to_sign(method: &str, canonical: &str) -> String {
    let mut text = String::with_capacity(method.len() + 5 + canonical.len() * 3 / 2);
    text.push_str(method);
    text.push_str("&%2F&");
    push_encoded(&mut text, canonical);
    text
}

/// Third step: Base64 of HMAC-SHA1, keyed with the secret and `&`. Encode it once more where it goes into a URL or a form.
///
/// # Panics
/// Never: HMAC takes a key of any length.
pub fn signature(access_key_secret: &str, string_to_sign: &str) -> String {
    let key = [access_key_secret.as_bytes(), b"&"].concat();
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length; the Result belongs to other MACs")]
    let mut mac = Hmac::<Sha1>::new_from_slice(&key).expect("HMAC takes a key of any length");
    mac.update(string_to_sign.as_bytes());
    BASE64_STANDARD.encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::{canonical, signature, string_to_sign};

    #[test]
    fn a_request_without_parameters_still_has_its_three_parts() {
        assert_eq!(string_to_sign("GET", &canonical([])), "GET&%2F&");
    }

    #[test]
    fn a_secret_longer_than_the_hash_block_signs_too() {
        assert_eq!(signature(&"s".repeat(200), "GET&%2F&").len(), 28);
    }
}
