//! Checking a version 3 signature: HMAC-SHA256 over verb, path, query, headers and the hash of the body.

use super::Incoming;
use super::authenticate::{Signed, mismatch, same};
use crate::refusal::Refusal;

/// Headers that must be signed, or the signature would be worth nothing.
const MUST_SIGN: [&str; 6] =
    ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"];

/// What a version 3 request says about who signed it, when and with which nonce.
pub(crate) fn signed(incoming: &Incoming) -> Result<Signed, Refusal> {
    let authorization = Authorization::read(incoming).ok_or_else(incomplete)?;
    for header in MUST_SIGN {
        if header != "host" && incoming.header(header).is_none() {
            return Err(Refusal::missing(header));
        }
        if !authorization.signed_headers().any(|name| name == header) {
            return Err(incomplete());
        }
    }
    let text = |name| incoming.header(name).unwrap_or_default().to_owned();
    Ok(Signed {
        access_key_id: authorization.credential.to_owned(),
        timestamp: text("x-acs-date"),
        nonce: text("x-acs-signature-nonce"),
        security_token: incoming.header("x-acs-security-token").map(str::to_owned),
    })
}

/// Hashes the body, signs the request again and compares. The path that was signed may be `/`, as these products have it, or the
/// one that was really asked for.
pub(crate) fn verify(incoming: &Incoming, secret: &str) -> Result<(), Refusal> {
    let authorization = Authorization::read(incoming).ok_or_else(incomplete)?;
    let hash = incoming.header("x-acs-content-sha256").unwrap_or_default();
    if !same(&sign::v3::content_sha256(&incoming.body), hash) {
        return Err(Refusal::new(
            400,
            "InvalidContentSha256",
            "The header x-acs-content-sha256 is not the hash of the request body.",
        ));
    }
    let headers: Vec<(&str, &str)> =
        authorization.signed_headers().map(|name| (name, incoming.header(name).unwrap_or_default())).collect();
    let query = sign::v3::canonical_query(incoming.query.iter().map(|(name, value)| (&**name, &**value)));
    let string_for = |path: &str| {
        let request = sign::v3::canonical_request(
            incoming.method.as_str(),
            path,
            &query,
            &sign::v3::canonical_headers(headers.iter().copied()),
            authorization.headers,
            hash,
        );
        sign::v3::string_to_sign(&request)
    };
    let matches = |string: &str| same(&sign::v3::signature(secret, string), authorization.signature);
    let string = string_for("/");
    if matches(&string) || incoming.path != "/" && matches(&string_for(&incoming.path)) {
        Ok(())
    } else {
        Err(mismatch(&string))
    }
}

/// The parts of the `Authorization` header.
struct Authorization<'a> {
    credential: &'a str,
    headers: &'a str,
    signature: &'a str,
}

impl<'a> Authorization<'a> {
    fn read(incoming: &'a Incoming) -> Option<Self> {
        let fields = incoming.header("authorization")?.strip_prefix(sign::v3::ALGORITHM)?;
        let field = |name: &str| {
            fields
                .split(',')
                .find_map(|field| field.trim().strip_prefix(name)?.strip_prefix('='))
                .filter(|value| !value.is_empty())
        };
        Some(Self {
            credential: field("Credential")?,
            headers: field("SignedHeaders")?,
            signature: field("Signature")?,
        })
    }

    fn signed_headers(&self) -> impl Iterator<Item = &'a str> {
        self.headers.split(';')
    }
}

fn incomplete() -> Refusal {
    Refusal::new(400, "IncompleteSignature", "The request signature does not conform to Aliyun standards.")
}
