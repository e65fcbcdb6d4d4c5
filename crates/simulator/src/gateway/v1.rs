//! Checking a version 1 signature: HMAC-SHA1 over all parameters of query and form body.

use super::Incoming;
use super::authenticate::{Signed, mismatch, same};
use crate::refusal::Refusal;

/// What a version 1 request says about who signed it, when and with which nonce.
pub(crate) fn signed(incoming: &Incoming) -> Result<Signed, Refusal> {
    let required = |name| incoming.parameter(name).map(str::to_owned).ok_or_else(|| Refusal::missing(name));
    let signed = Signed {
        access_key_id: required("AccessKeyId")?,
        timestamp: required("Timestamp")?,
        nonce: required("SignatureNonce")?,
        security_token: incoming.parameter("SecurityToken").map(str::to_owned),
    };
    let conforms = incoming.parameter("Signature").is_some()
        && incoming.parameter("SignatureMethod") == Some(sign::v1::METHOD)
        && incoming.parameter("SignatureVersion") == Some(sign::v1::VERSION);
    if conforms {
        Ok(signed)
    } else {
        Err(Refusal::new(400, "IncompleteSignature", "The request signature does not conform to Aliyun standards."))
    }
}

/// Signs the request again and compares.
pub(crate) fn verify(incoming: &Incoming, secret: &str) -> Result<(), Refusal> {
    let parameters = incoming.parameters().filter(|(name, _)| *name != "Signature");
    let canonical = sign::v1::canonical(parameters);
    let string = sign::v1::string_to_sign(incoming.method.as_str(), &canonical);
    let given = incoming.parameter("Signature").unwrap_or_default();
    if same(&sign::v1::signature(secret, &string), given) { Ok(()) } else { Err(mismatch(&string)) }
}
