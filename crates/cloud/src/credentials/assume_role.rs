//! A role assumed with another key: `AssumeRole`.

use super::provider::{Provider, Tools, limits, read_session};
use super::said::{Said, said};
use super::{Credentials, CredentialsError, Session};
use crate::client::{Client, Settings};
use crate::endpoints::Endpoints;
use crate::request::Signature;
use crate::sts;

/// How long a session lasts unless said otherwise.
pub(super) const DEFAULT_SECONDS: u64 = 3600;
/// The shortest session that STS grants.
pub(super) const LEAST_SECONDS: u64 = 900;

/// A role to assume, and where the key for that comes from.
#[derive(Clone, Debug)]
pub(crate) struct AssumeRole {
    pub(super) source: Provider,
    pub(super) role: Role,
}

/// A role, as every way of assuming it describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Role {
    pub(super) arn: String,
    pub(super) session_name: Option<String>,
    pub(super) seconds: Option<u64>,
    pub(super) policy: Option<String>,
    pub(super) external_id: Option<String>,
    pub(super) sts: StsPlace,
}

/// Which STS host to ask; a `BERTH_ENDPOINT` template overrides it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StsPlace {
    pub(super) region: Option<String>,
    pub(super) vpc: Option<bool>,
}

impl StsPlace {
    /// A client that asks STS there.
    pub(super) fn client(&self, tools: &Tools, credentials: Credentials) -> Client {
        Client::new(Settings {
            endpoints: self.endpoints(tools),
            credentials,
            signature: Signature::V1,
            limits: limits(),
            ambient: tools.ambient.clone(),
        })
    }

    /// The endpoints, with STS there.
    pub(super) fn endpoints(&self, tools: &Tools) -> Endpoints {
        let environment = &tools.environment;
        let region = self.region.clone().or_else(|| environment.variable("ALIBABA_CLOUD_STS_REGION"));
        let vpc = self.vpc.unwrap_or_else(|| environment.switched_on("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED"));
        tools.endpoints.with_sts_host(match region {
            Some(region) => format!("{}.{region}.aliyuncs.com", if vpc { "sts-vpc" } else { "sts" }),
            None => "sts.aliyuncs.com".to_owned(),
        })
    }

    /// The region to name in the call.
    pub(super) fn region(&self, tools: &Tools) -> String {
        let named = self.region.clone().or_else(|| tools.environment.variable("ALIBABA_CLOUD_STS_REGION"));
        named.unwrap_or_else(|| crate::endpoints::DEFAULT_REGION.to_owned())
    }
}

impl Role {
    /// What the session is called in the audit log.
    pub(super) fn session_name(&self) -> &str {
        self.session_name.as_deref().unwrap_or("berth")
    }

    /// How long the session shall last.
    pub(super) fn seconds(&self) -> Result<u64, CredentialsError> {
        match self.seconds.unwrap_or(DEFAULT_SECONDS) {
            seconds if seconds < LEAST_SECONDS => Err(CredentialsError::Wrong(said!(
                "角色会话 {seconds} 秒太短，至少 {LEAST_SECONDS} 秒",
                "a role session of {seconds} s is too short; at least {LEAST_SECONDS}"
            ))),
            seconds => Ok(seconds),
        }
    }
}

impl AssumeRole {
    pub(super) async fn session(&self, tools: &Tools) -> Result<Session, CredentialsError> {
        let source = self.source.session(tools).await?;
        let client = self.role.sts.client(tools, Credentials::fixed(source.key));
        let request = sts::AssumeRole {
            role_arn: self.role.arn.clone(),
            session_name: self.role.session_name().to_owned(),
            seconds: self.role.seconds()?,
            policy: self.role.policy.clone(),
            external_id: self.role.external_id.clone(),
        };
        let body = sts::assume_role(&client, &self.role.sts.region(tools), &request).await?;
        read_session(&body.0, tools, &Said::same("AssumeRole"))
    }
}
