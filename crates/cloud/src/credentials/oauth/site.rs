//! The sign-in service of a site: a refresh token brings the next tokens, an access token brings a key.

use reqwest::Method;
use serde_json::Value;
use url::Url;

use super::login::Login;
use super::{name, over};
use crate::ambient::stamp;
use crate::credentials::cli_config::Profile;
use crate::credentials::provider::Tools;
use crate::credentials::said::said;
use crate::credentials::service::{ask, object};
use crate::credentials::{CredentialsError, Environment};
use crate::transport::Outgoing;

/// Where a site's service answers, and as which application the `aliyun` command signs in there (public: it is in the command).
pub(super) struct Site {
    address: Url,
    client_id: &'static str,
}

impl Site {
    /// As the profile chooses it: `CN` unless it says `INTL`.
    pub(super) fn of(profile: &Profile, environment: &Environment) -> Result<Self, CredentialsError> {
        let site = profile.some("oauth_site_type").unwrap_or_else(|| "CN".to_owned());
        let known = match site.to_ascii_uppercase().as_str() {
            "CN" => Some(("https://oauth.aliyun.com/", "4038181954557748008")),
            "INTL" => Some(("https://oauth.alibabacloud.com/", "4103531455503354461")),
            _ => None,
        };
        let found = known.and_then(|(address, client_id)| {
            let address = environment.sign_in().cloned().or_else(|| Url::parse(address).ok())?;
            Some(Self { address, client_id })
        });
        found.ok_or_else(|| {
            let name = profile.name();
            CredentialsError::Wrong(said!(
                "配置 {name} 的 oauth_site_type {site} 不认识，应为 CN 或 INTL",
                "profile {name}: oauth_site_type {site} is not known; it is CN or INTL"
            ))
        })
    }

    /// The next tokens.
    pub(super) async fn refresh(&self, tools: &Tools, token: &str, profile: &str) -> Result<Login, CredentialsError> {
        let now = tools.ambient.now();
        let time = stamp(now);
        let fields = [
            ("grant_type", "refresh_token"),
            ("refresh_token", token),
            ("client_id", self.client_id),
            ("Timestamp", &time),
        ];
        let form = fields.map(|(name, value)| format!("{name}={}", sign::percent_encode(value))).join("&");
        let headers = vec![("content-type", "application/x-www-form-urlencoded".to_owned())];
        let body = self.post(tools, "v1/token", headers, Some(form), profile).await?;
        Login::answered(&body, now).ok_or_else(|| {
            CredentialsError::NoAnswer(said!(
                "OAuth 登录服务的应答里没有新的令牌",
                "the OAuth sign-in service answered without new tokens"
            ))
        })
    }

    /// A key for `token`.
    pub(super) async fn exchange(&self, tools: &Tools, token: &str, profile: &str) -> Result<Value, CredentialsError> {
        let headers =
            vec![("content-type", "application/json".to_owned()), ("authorization", format!("Bearer {token}"))];
        self.post(tools, "v1/exchange", headers, None, profile).await
    }

    async fn post(
        &self,
        tools: &Tools,
        path: &str,
        headers: Vec<(&'static str, String)>,
        body: Option<String>,
        profile: &str,
    ) -> Result<Value, CredentialsError> {
        let url = self.address.join(path).map_err(|_| over(profile))?;
        let outgoing = Outgoing { method: Method::POST, url, headers, body };
        let answer = ask(tools, outgoing, &name()).await?;
        let status = answer.status;
        object(&answer).filter(|body| body.get("error").is_none()).ok_or_else(|| match status {
            // A token that is not taken any more is answered so.
            200 | 400 | 401 => over(profile),
            _ => CredentialsError::NoAnswer(said!(
                "OAuth 登录服务应答 HTTP {status}",
                "the OAuth sign-in service answered HTTP {status}"
            )),
        })
    }
}
