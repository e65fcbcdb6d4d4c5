//! Somebody signed in through `CloudSSO` with the `aliyun` command: the access token of that sign-in buys temporary keys.
//!
//! Source: Alibaba Cloud documentation, "Configure credentials" of Alibaba Cloud CLI, `CloudSSO`; the official credentials SDKs.

use jiff::Timestamp;
use reqwest::Method;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::json;
use url::Url;

use super::cli_config::{Place, Profile};
use super::provider::{Tools, read_session};
use super::said::{Said, said};
use super::service::{ask, object};
use super::{CredentialsError, Session};
use crate::transport::Outgoing;

/// The profile that holds the sign-in, looked at anew each time: a new sign-in is taken up without a restart.
#[derive(Clone, Debug)]
pub(crate) struct CloudSso(Place);

/// A sign-in that lasts, and what it is for.
struct SignIn {
    url: Url,
    account: String,
    access_configuration: String,
    token: SecretString,
}

impl CloudSso {
    pub(super) fn new(place: Place) -> Self {
        Self(place)
    }

    pub(super) async fn session(&self, tools: &Tools) -> Result<Session, CredentialsError> {
        let profile = self.0.read().await?;
        let sign_in = SignIn::of(&profile, tools.ambient.now())?;
        let name = Said::same("CloudSSO");
        let answer = ask(tools, sign_in.request(), &name).await?;
        let status = answer.status;
        let body = object(&answer).ok_or_else(|| match status {
            401 => over(profile.name()),
            _ => CredentialsError::NoAnswer(said!(
                "CloudSSO 应答 HTTP {status}，没有给凭证。请核对配置的 cloud_sso_account_id 和 cloud_sso_access_config，以及登录者是否仍有该访问配置",
                "CloudSSO answered HTTP {status} without a key. Check cloud_sso_account_id and cloud_sso_access_config of the profile, and that whoever signed in still has that access configuration"
            )),
        })?;
        read_session(&body["CloudCredential"], tools, &name)
    }
}

impl SignIn {
    fn of(profile: &Profile, now: Timestamp) -> Result<Self, CredentialsError> {
        let name = profile.name();
        let url = Url::parse(&profile.need("cloud_sso_sign_in_url")?).ok();
        // Only scheme, host and port count; the path is the service's.
        let url =
            url.and_then(|url| Url::parse(&url.origin().ascii_serialization()).ok()?.join("cloud-credentials").ok());
        let url = url.ok_or_else(|| {
            CredentialsError::Wrong(said!(
                "配置 {name} 的 cloud_sso_sign_in_url 不是 URL",
                "profile {name}: cloud_sso_sign_in_url is not a URL"
            ))
        })?;
        let account = profile.need("cloud_sso_account_id")?;
        let access_configuration = profile.need("cloud_sso_access_config")?;
        let lasts = profile.moment("cloud_sso_access_token_expire").is_some_and(|until| now < until);
        let token = profile.some("access_token").filter(|_| lasts).ok_or_else(|| over(name))?;
        Ok(Self { url, account, access_configuration, token: token.into() })
    }

    fn request(&self) -> Outgoing {
        let body = json!({"AccountId": self.account, "AccessConfigurationId": self.access_configuration});
        Outgoing {
            method: Method::POST,
            url: self.url.clone(),
            headers: vec![
                ("accept", "application/json".to_owned()),
                ("content-type", "application/json".to_owned()),
                ("authorization", format!("Bearer {}", self.token.expose_secret())),
            ],
            body: Some(body.to_string()),
        }
    }
}

fn over(name: &str) -> CredentialsError {
    CredentialsError::Wrong(said!(
        "配置 {name} 的 CloudSSO 登录已过期。请重新登录：aliyun configure --mode CloudSSO --profile {name}",
        "profile {name}: the CloudSSO sign-in is over. Sign in again: aliyun configure --mode CloudSSO --profile {name}"
    ))
}
