//! Security Token Service: who is calling, and roles.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde_json::Value;

use crate::call::Call;
use crate::client::Client;
use crate::error::ApiError;
use crate::product::Product;
use crate::wire::text;

/// Who is calling.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CallerIdentity {
    /// The account's number.
    #[serde(deserialize_with = "text")]
    pub account_id: String,
    /// The caller's resource name.
    pub arn: String,
    /// `Account`, `RAMUser` or `AssumedRoleUser`.
    pub identity_type: String,
    /// The user's or role session's number.
    #[serde(deserialize_with = "text")]
    pub principal_id: String,
    /// The answer's id.
    pub request_id: String,
}

/// Asks who is calling: `GetCallerIdentity`. The cheapest way to see whether a key works.
///
/// # Errors
/// As [`Client::call`].
pub async fn get_caller_identity(client: &Client, region: &str) -> Result<CallerIdentity, ApiError> {
    client.fetch(&Call::read(Product::Sts, region, "GetCallerIdentity")).await
}

/// The arguments of `AssumeRole`.
pub(crate) struct AssumeRole {
    pub(crate) role_arn: String,
    pub(crate) session_name: String,
    pub(crate) seconds: u64,
    pub(crate) policy: Option<String>,
    pub(crate) external_id: Option<String>,
}

/// The arguments of `AssumeRoleWithOIDC`.
pub(crate) struct AssumeRoleWithOidc {
    pub(crate) role_arn: String,
    pub(crate) provider_arn: String,
    pub(crate) token: SecretString,
    pub(crate) session_name: String,
    pub(crate) seconds: u64,
    pub(crate) policy: Option<String>,
}

/// `Credentials` of an answer. Secret: it goes into an `AccessKey` and nowhere else.
pub(crate) struct Secrets(pub(crate) Value);

impl fmt::Debug for Secrets {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Secrets(redacted)")
    }
}

pub(crate) async fn assume_role(client: &Client, region: &str, with: &AssumeRole) -> Result<Secrets, ApiError> {
    let call = Call::read(Product::Sts, region, "AssumeRole")
        .with("RoleArn", &with.role_arn)
        .with("RoleSessionName", &with.session_name)
        .with("DurationSeconds", with.seconds.to_string())
        .with_some("Policy", with.policy.as_deref())
        .with_some("ExternalId", with.external_id.as_deref());
    client.call(&call).await.map(credentials)
}

pub(crate) async fn assume_role_with_oidc(
    client: &Client,
    region: &str,
    with: &AssumeRoleWithOidc,
) -> Result<Secrets, ApiError> {
    let call = Call { anonymous: true, form: true, ..Call::read(Product::Sts, region, "AssumeRoleWithOIDC") }
        .with("RoleArn", &with.role_arn)
        .with("OIDCProviderArn", &with.provider_arn)
        .with("OIDCToken", with.token.expose_secret())
        .with("RoleSessionName", &with.session_name)
        .with("DurationSeconds", with.seconds.to_string())
        .with_some("Policy", with.policy.as_deref());
    client.call(&call).await.map(credentials)
}

fn credentials(mut body: Value) -> Secrets {
    Secrets(body["Credentials"].take())
}
