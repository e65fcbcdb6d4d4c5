//! An RSA key pair: its private half signs for a session key (`GenerateSessionAccessKey`), its public half is with Alibaba Cloud.
//!
//! Source: Alibaba Cloud documentation, "`GenerateSessionAccessKey`" of Security Token Service; the official credentials SDKs.

use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use reqwest::Method;
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use secrecy::{ExposeSecret as _, SecretSlice, SecretString};
use sign::v1;

use super::assume_role::{DEFAULT_SECONDS, StsPlace};
use super::file::read_named;
use super::provider::{Tools, incomplete, session_until};
use super::said::{Said, said};
use super::service::ask;
use super::{AccessKey, CredentialsError, Session};
use crate::ambient::stamp;
use crate::answer::judge;
use crate::call::Call;
use crate::product::Product;
use crate::transport::Outgoing;

const ACTION: &str = "GenerateSessionAccessKey";
/// The region whose STS is asked unless one is named: key pairs are offered by the site that is at home there.
const REGION: &str = "ap-northeast-1";

/// The id of the public half and the file with the private one. The file is read anew each time.
#[derive(Clone, Debug)]
pub(crate) struct KeyPair {
    pub(super) public_key_id: String,
    pub(super) private_key_file: PathBuf,
}

impl KeyPair {
    pub(super) async fn session(&self, tools: &Tools) -> Result<Session, CredentialsError> {
        let text = SecretString::from(read_named(&self.private_key_file).await?);
        let key = private_key(&text, &self.private_key_file)?;
        let region = tools.environment.variable("ALIBABA_CLOUD_STS_REGION").unwrap_or_else(|| REGION.to_owned());
        let place = StsPlace { region: Some(region.clone()), vpc: None };
        let call = Call::read(Product::Sts, &region, ACTION).with("DurationSeconds", DEFAULT_SECONDS.to_string());
        let url = place.endpoints(tools).url(Product::Sts, &region);
        let mut url = url.map_err(|why| CredentialsError::Wrong(Said::of(|lang| why.text(lang))))?;
        let (query, string_to_sign) = self
            .signed(&call, &key, &stamp(tools.ambient.now()), &tools.ambient.nonce())
            .ok_or_else(|| self.unfit())?;
        url.set_query(Some(&query));
        let outgoing = Outgoing { method: Method::GET, url, headers: Vec::new(), body: None };
        let answer = ask(tools, outgoing, &Said::same("STS")).await?;
        let body = judge(&call, &answer, &string_to_sign).map_err(|error| match error.code.as_deref() {
            Some("SignatureDoesNotMatch") => self.other_half(),
            _ => error.into(),
        })?;
        let text = |name: &str| body["SessionAccessKey"][name].as_str().filter(|text| !text.is_empty());
        let all = (text("SessionAccessKeyId"), text("SessionAccessKeySecret"), text("Expiration"));
        let (Some(id), Some(secret), Some(expires)) = all else { return Err(incomplete(&Said::same(ACTION))) };
        session_until(AccessKey::new(id, SecretString::from(secret)), expires, tools, &Said::same(ACTION))
    }

    /// The signed query of `call`, and what was signed.
    fn signed(&self, call: &Call, key: &RsaKeyPair, time: &str, nonce: &str) -> Option<(String, String)> {
        let own = call.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let mut parameters = vec![
            ("Action", call.action),
            ("Version", call.product.version()),
            ("Format", "JSON"),
            ("Timestamp", time),
            ("SignatureNonce", nonce),
            ("AccessKeyId", &self.public_key_id),
            ("SignatureMethod", "SHA256withRSA"),
            ("SignatureType", "PRIVATEKEY"),
            ("SignatureVersion", v1::VERSION),
        ];
        parameters.extend(own);
        let canonical = v1::canonical(parameters);
        let string_to_sign = v1::string_to_sign("GET", &canonical);
        let mut signature = vec![0; key.public().modulus_len()];
        key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), string_to_sign.as_bytes(), &mut signature).ok()?;
        let signature = sign::percent_encode(&BASE64_STANDARD.encode(signature));
        Some((format!("{canonical}&Signature={signature}"), string_to_sign))
    }

    fn unfit(&self) -> CredentialsError {
        unfit(&self.private_key_file)
    }

    fn other_half(&self) -> CredentialsError {
        let (path, id) = (self.private_key_file.display(), &self.public_key_id);
        CredentialsError::Wrong(said!(
            "STS 不接受签名：{path} 里的私钥与 public_key_id {id} 不是一对",
            "STS did not accept the signature: the private key in {path} does not belong to public_key_id {id}"
        ))
    }
}

/// The key in a PEM file, or in the bare Base64 inside one: PKCS#8 or PKCS#1.
fn private_key(text: &SecretString, path: &Path) -> Result<RsaKeyPair, CredentialsError> {
    let lines = text.expose_secret().lines().map(str::trim).filter(|line| !line.starts_with("---"));
    let inside = SecretString::from(lines.collect::<String>());
    let bytes = BASE64_STANDARD.decode(inside.expose_secret()).map(SecretSlice::from).map_err(|_| unfit(path))?;
    let bytes = bytes.expose_secret();
    RsaKeyPair::from_pkcs8(bytes).or_else(|_| RsaKeyPair::from_der(bytes)).map_err(|_| unfit(path))
}

fn unfit(path: &Path) -> CredentialsError {
    let path = path.display();
    CredentialsError::Wrong(said!(
        "{path} 不是可用的 RSA 私钥：应为没有口令的 PEM 文件（PKCS#8 或 PKCS#1），至少 2048 位",
        "{path} is not a usable RSA private key: a PEM file without a passphrase (PKCS#8 or PKCS#1) of at least 2048 bits is needed"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use std::path::Path;

    use base64::prelude::{BASE64_STANDARD, Engine as _};
    use ring::signature::RsaKeyPair;
    use secrecy::SecretString;

    use super::private_key;

    /// A key that was made for these tests and is known to nobody else, in PKCS#8.
    const KEY: &str = include_str!("../../testdata/rsa.txt");

    fn read(text: &str) -> Result<RsaKeyPair, String> {
        private_key(&SecretString::from(text), Path::new("/key.pem")).map_err(|why| why.to_string())
    }

    #[test]
    fn a_private_key_is_read_from_either_format_with_and_without_its_frame() {
        let pkcs8 = BASE64_STANDARD.decode(KEY.replace('\n', "")).unwrap();
        let key = RsaKeyPair::from_pkcs8(&pkcs8).unwrap();
        // PKCS#8 is PKCS#1 behind 26 bytes that name the algorithm.
        for (bytes, label) in [(&pkcs8[..], "PRIVATE KEY"), (&pkcs8[26..], "RSA PRIVATE KEY")] {
            let text = BASE64_STANDARD.encode(bytes);
            let lines: Vec<_> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
            let framed = format!("-----BEGIN {label}-----\r\n{}\r\n-----END {label}-----\n", lines.join("\r\n"));
            for text in [framed, text.clone()] {
                assert_eq!(read(&text).unwrap().public().as_ref(), key.public().as_ref());
            }
        }
    }

    #[test]
    fn what_is_no_private_key_is_told_without_a_word_of_it() {
        for text in ["", "canary", "-----BEGIN PRIVATE KEY-----\nY2FuYXJ5\n-----END PRIVATE KEY-----"] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with("/key.pem is not a usable RSA private key"), "{error}");
            assert!(!error.contains("canary") && !error.contains("Y2FuYXJ5"), "{error}");
        }
    }
}
