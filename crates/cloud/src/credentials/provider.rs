//! One source of keys: how to ask it, and what it needs for asking.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use serde_json::Value;

use super::assume_role::AssumeRole;
use super::cloud_sso::CloudSso;
use super::external::External;
use super::key_pair::KeyPair;
use super::metadata::Metadata;
use super::oauth::OAuth;
use super::oidc::Oidc;
use super::said::{Said, said};
use super::uri::CredentialsUri;
use super::{AccessKey, CredentialsError, Environment, Session};
use crate::ambient::Ambient;
use crate::endpoints::Endpoints;
use crate::retry::Limits;
use crate::transport::Transport;

/// A source that can be asked again and again.
#[derive(Clone, Debug)]
pub(crate) enum Provider {
    Fixed(AccessKey),
    AssumeRole(Box<AssumeRole>),
    Oidc(Oidc),
    Metadata(Metadata),
    Uri(CredentialsUri),
    CloudSso(CloudSso),
    OAuth(OAuth),
    External(External),
    KeyPair(KeyPair),
}

/// A question on its way.
pub(crate) type Asking<'a> = Pin<Box<dyn Future<Output = Result<Session, CredentialsError>> + Send + 'a>>;

/// What sources need for asking.
#[derive(Clone)]
pub(crate) struct Tools {
    pub(crate) environment: Environment,
    pub(crate) endpoints: Endpoints,
    pub(crate) ambient: Ambient,
    pub(crate) transport: Arc<Transport>,
}

impl Tools {
    pub(crate) fn new(environment: Environment, endpoints: Endpoints, ambient: Ambient) -> Self {
        Self { environment, endpoints, ambient, transport: Arc::new(Transport::new(limits())) }
    }
}

/// Sources answer at once or not at all.
pub(crate) fn limits() -> Limits {
    Limits {
        total: Duration::from_secs(20),
        one_try: Duration::from_secs(8),
        answer_bytes: 1 << 20,
        ..Limits::default()
    }
}

impl Provider {
    /// Asks the source. Boxed, because a role is assumed by a client, which asks a source for its key.
    pub(crate) fn session<'a>(&'a self, tools: &'a Tools) -> Asking<'a> {
        Box::pin(async move {
            match self {
                Self::Fixed(key) => Ok(Session::permanent(key.clone())),
                Self::AssumeRole(role) => role.session(tools).await,
                Self::Oidc(oidc) => oidc.session(tools).await,
                Self::Metadata(metadata) => metadata.session(tools).await,
                Self::Uri(uri) => uri.session(tools).await,
                Self::CloudSso(sso) => sso.session(tools).await,
                Self::OAuth(oauth) => oauth.session(tools).await,
                Self::External(external) => external.session(tools).await,
                Self::KeyPair(pair) => pair.session(tools).await,
            }
        })
    }
}

/// The session in a body with `AccessKeyId`, `AccessKeySecret`, `SecurityToken` and `Expiration`. `source` is named when it is not.
pub(super) fn read_session(body: &Value, tools: &Tools, source: &Said) -> Result<Session, CredentialsError> {
    let text = |name: &str| body[name].as_str().filter(|text| !text.is_empty());
    let all = (text("AccessKeyId"), text("AccessKeySecret"), text("SecurityToken"), text("Expiration"));
    let (Some(id), Some(secret), Some(token), Some(expires)) = all else { return Err(incomplete(source)) };
    session_until(AccessKey::session(id, SecretString::from(secret), SecretString::from(token)), expires, tools, source)
}

/// A key that `source` handed out until `expires`, if that is still to come.
pub(super) fn session_until(
    key: AccessKey,
    expires: &str,
    tools: &Tools,
    source: &Said,
) -> Result<Session, CredentialsError> {
    let Said { zh, en } = source;
    let expires = expires.parse().map_err(|_| {
        CredentialsError::NoAnswer(said!("{zh} 给的 Expiration 读不懂", "{en} answered with an unreadable Expiration"))
    })?;
    let session = Session::temporary(key, tools.ambient.now(), expires);
    if session.is_expired(tools.ambient.now()) {
        return Err(CredentialsError::NoAnswer(said!(
            "{zh} 给的凭证已经过期；本机时钟准吗？",
            "{en} answered with a credential that has expired; is this machine's clock right?"
        )));
    }
    Ok(session)
}

pub(super) fn incomplete(source: &Said) -> CredentialsError {
    let Said { zh, en } = source;
    CredentialsError::NoAnswer(said!(
        "{zh} 的应答里没有完整的临时凭证",
        "{en} answered without a complete temporary credential"
    ))
}
