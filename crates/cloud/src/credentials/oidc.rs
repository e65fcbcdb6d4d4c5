//! A role assumed with an OIDC token (RRSA in a cluster): `AssumeRoleWithOIDC`, which goes out unsigned.

use std::path::PathBuf;

use secrecy::SecretString;

use super::assume_role::{Role, StsPlace};
use super::file::read_named;
use super::provider::{Tools, read_session};
use super::said::{Said, said};
use super::{AccessKey, Credentials, CredentialsError, Environment, Session};
use crate::sts;

/// A role, its identity provider and the file with the token. The file is read anew each time: clusters rotate it.
#[derive(Clone, Debug)]
pub(crate) struct Oidc {
    pub(super) role: Role,
    pub(super) provider_arn: String,
    pub(super) token_file: PathBuf,
}

impl Oidc {
    /// As the environment configures it.
    pub(super) fn from_environment(environment: &Environment) -> Result<Self, CredentialsError> {
        let names = ["ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "ALIBABA_CLOUD_OIDC_TOKEN_FILE"];
        let [Some(arn), Some(provider_arn), Some(token_file)] = names.map(|name| environment.variable(name)) else {
            let [first, second, third] = names;
            return Err(CredentialsError::Absent(said!(
                "{first}、{second} 和 {third} 没有全部设置",
                "{first}, {second} and {third} are not all set"
            )));
        };
        let session_name = environment.variable("ALIBABA_CLOUD_ROLE_SESSION_NAME");
        let role = Role { arn, session_name, sts: StsPlace::default(), ..Role::default() };
        Ok(Self { role, provider_arn, token_file: token_file.into() })
    }

    pub(super) async fn session(&self, tools: &Tools) -> Result<Session, CredentialsError> {
        let token = read_named(&self.token_file).await?;
        let token = SecretString::from(token.trim());
        // The call is anonymous; the client needs some key to be made and never uses it.
        let client = self.role.sts.client(tools, Credentials::fixed(AccessKey::new("", "")));
        let request = sts::AssumeRoleWithOidc {
            role_arn: self.role.arn.clone(),
            provider_arn: self.provider_arn.clone(),
            token,
            session_name: self.role.session_name().to_owned(),
            seconds: self.role.seconds()?,
            policy: self.role.policy.clone(),
        };
        let body = sts::assume_role_with_oidc(&client, &self.role.sts.region(tools), &request).await?;
        read_session(&body.0, tools, &Said::same("AssumeRoleWithOIDC"))
    }
}
