//! Somebody signed in through the browser with the `aliyun` command (mode `OAuth`): tokens that renew each other buy temporary keys.
//!
//! Source: Alibaba Cloud documentation, "Configure credentials" of Alibaba Cloud CLI, OAuth; the official credentials SDKs.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use secrecy::ExposeSecret as _;
use serde_json::{Map, Value, json};
use tokio::sync::Mutex;

use super::cli_config::{Place, Profile};
use super::provider::{Tools, read_session};
use super::said::{Said, said};
use super::session::MARGIN;
use super::{AccessKey, CredentialsError, Session};

mod login;
mod site;

use login::Login;
use site::Site;

/// An access token that ends sooner than this is renewed before it is used, as in the official SDKs.
const TOKEN_MARGIN: SignedDuration = SignedDuration::from_mins(20);

/// The profile that holds the sign-in. The `aliyun` command uses and renews the same tokens, so the file is looked at anew each
/// time and what is renewed here is written back.
#[derive(Clone, Debug)]
pub(crate) struct OAuth {
    place: Place,
    /// What was renewed here last, in case it could not be written back.
    latest: Arc<Mutex<Option<Login>>>,
}

impl OAuth {
    pub(super) fn new(place: Place) -> Self {
        Self { place, latest: Arc::default() }
    }

    /// In a task of its own: a refresh token may be good for one use, so what it brought is kept even when the asker gives up.
    pub(super) async fn session(&self, tools: &Tools) -> Result<Session, CredentialsError> {
        let (oauth, tools) = (self.clone(), tools.clone());
        let task = tokio::spawn(async move { oauth.renewed(&tools).await });
        task.await.unwrap_or_else(|_| {
            Err(CredentialsError::NoAnswer(said!("OAuth 登录的续期中断了", "renewing the OAuth sign-in broke off")))
        })
    }

    async fn renewed(&self, tools: &Tools) -> Result<Session, CredentialsError> {
        let mut latest = self.latest.lock().await;
        let profile = self.place.read().await?;
        let now = tools.ambient.now();
        if let Some(session) = kept(&profile, now) {
            return Ok(session);
        }
        let site = Site::of(&profile, &tools.environment)?;
        let mut login = Login::of(&profile).newer(latest.clone());
        if login.ends_before(now + TOKEN_MARGIN)
            && let Some(refresh) = login.refresh.take()
        {
            login = site.refresh(tools, refresh.expose_secret(), profile.name()).await?;
            *latest = Some(login.clone());
            self.write(tools, login.fields()).await;
        }
        let token = login.access.filter(|_| login.until.is_none_or(|until| now < until));
        let token = token.ok_or_else(|| over(profile.name()))?;
        let body = site.exchange(tools, token.expose_secret(), profile.name()).await?;
        let session = read_session(&body, tools, &name())?;
        self.write(tools, session_fields(&body, &session)).await;
        Ok(session)
    }

    async fn write(&self, tools: &Tools, fields: Map<String, Value>) {
        if let Err(why) = self.place.write(fields, tools.ambient.nonce()).await {
            tracing::warn!(%why, "what was renewed of the OAuth sign-in could not be written to the CLI's file; it is kept in memory, and after a restart a new sign-in may be needed");
        }
    }
}

/// The key that an earlier exchange left in the profile, while it lasts.
fn kept(profile: &Profile, now: Timestamp) -> Option<Session> {
    let until = profile.moment("sts_expiration").filter(|until| now + MARGIN < *until)?;
    let [id, secret, token] = ["access_key_id", "access_key_secret", "sts_token"].map(|field| profile.some(field));
    Some(Session::temporary(AccessKey::session(id?, secret?, token?), now, until))
}

fn session_fields(body: &Value, session: &Session) -> Map<String, Value> {
    let expires = session.expires().map_or(0, Timestamp::as_second);
    let fields = [
        ("access_key_id", body["AccessKeyId"].clone()),
        ("access_key_secret", body["AccessKeySecret"].clone()),
        ("sts_token", body["SecurityToken"].clone()),
        ("sts_expiration", json!(expires)),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn name() -> Said {
    said!("OAuth 登录服务", "the OAuth sign-in service")
}

fn over(name: &str) -> CredentialsError {
    CredentialsError::Wrong(said!(
        "配置 {name} 的 OAuth 登录已失效。请重新登录：aliyun configure --mode OAuth --profile {name}",
        "profile {name}: the OAuth sign-in is over. Sign in again: aliyun configure --mode OAuth --profile {name}"
    ))
}
