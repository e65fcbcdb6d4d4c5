//! Who calls: an AccessKey from the official chain of sources, refreshed before it expires.
//!
//! [`chain`] asks the sources in the official order and keeps the first that answers; [`Credentials`] then hands out its key
//! and renews it. Source: Alibaba Cloud documentation, "Manage access credentials", default credential provider chain.

use std::fmt;
use std::path::PathBuf;

use plan::Lang;

use crate::error::ApiError;

mod assume_role;
mod cache;
mod chain;
mod cli_config;
mod cli_profile;
mod cloud_sso;
mod command_words;
mod environment;
mod external;
mod file;
mod ini_file;
mod key;
mod key_pair;
mod metadata;
mod oauth;
mod oidc;
mod provider;
mod said;
mod service;
mod session;
mod uri;

pub use cache::Credentials;
pub use chain::chain;
pub use environment::Environment;
pub use key::AccessKey;
pub use said::Said;
pub(crate) use said::said;
pub(crate) use session::Session;

/// Why a source has no key. No secret and no content of a file or answer ever gets into the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CredentialsError {
    /// The source is not configured; the next one is asked.
    Absent(Said),
    /// The source is configured wrongly.
    Wrong(Said),
    /// The source is configured in a way that is not supported here; the text says what to do instead.
    Unsupported(Said),
    /// The file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        why: String,
    },
    /// The source did not answer, or refused.
    NoAnswer(Said),
    /// No source of the chain has a key; each with its reason, in the order asked.
    Nowhere(Vec<(&'static str, Self)>),
}

impl CredentialsError {
    pub(crate) fn slow(source: &str) -> Self {
        Self::NoAnswer(said!("凭证来源 {source} 没有及时应答", "the credential source {source} did not answer in time"))
    }

    /// What is wrong and how to mend it.
    pub fn text(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Absent(said) | Self::Wrong(said) | Self::Unsupported(said) | Self::NoAnswer(said), _) => {
                said.get(lang).to_owned()
            }
            (Self::Unreadable { path, why }, Lang::ZhCn) => format!("读不了 {}：{why}", path.display()),
            (Self::Unreadable { path, why }, Lang::En) => format!("cannot read {}: {why}", path.display()),
            (Self::Nowhere(reasons), _) => {
                let (head, colon) = match lang {
                    Lang::ZhCn => ("没有找到凭证。依次查看了：", "："),
                    Lang::En => ("no credential found. Asked, in order:", ": "),
                };
                let lines = reasons.iter().map(|(source, why)| format!("\n  {source}{colon}{}", why.text(lang)));
                std::iter::once(head.to_owned()).chain(lines).collect()
            }
        }
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for CredentialsError {}

impl From<ApiError> for CredentialsError {
    /// A refusal by STS, in the words that say what to do about it.
    fn from(error: ApiError) -> Self {
        Self::NoAnswer(Said::of(|lang| error.advice(lang)))
    }
}
