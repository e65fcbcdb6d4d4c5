//! The RAM role of the machine that Berth runs on, from the metadata service of ECS and ECI.

use std::time::Duration;

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::Value;
use url::Url;

use super::provider::{Tools, read_session};
use super::said::{Said, said};
use super::{CredentialsError, Environment, Session};
use crate::transport::{ClearText, Incoming, NoAnswer, Outgoing};

const ADDRESS: &str = "http://100.100.100.200/";
const ROLES: &str = "latest/meta-data/ram/security-credentials/";
const TOKEN: &str = "latest/api/token";
/// Elsewhere nobody answers at that address, so the wait is short.
const PATIENCE: Duration = Duration::from_secs(1);
/// Keys are asked for anew hourly, well before they expire.
const RENEWAL: SignedDuration = SignedDuration::from_hours(1);

/// The role to take: named, or else whichever the machine has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Metadata {
    pub(super) role: Option<String>,
}

impl Metadata {
    /// As the environment configures it.
    pub(super) fn from_environment(environment: &Environment) -> Result<Self, CredentialsError> {
        if environment.switched_on("ALIBABA_CLOUD_ECS_METADATA_DISABLED") {
            return Err(CredentialsError::Absent(said!(
                "ALIBABA_CLOUD_ECS_METADATA_DISABLED 为 true",
                "ALIBABA_CLOUD_ECS_METADATA_DISABLED is true"
            )));
        }
        Ok(Self { role: environment.variable("ALIBABA_CLOUD_ECS_METADATA") })
    }

    pub(super) async fn session(&self, tools: &Tools) -> Result<Session, CredentialsError> {
        let token = token(tools).await?;
        let role = match &self.role {
            Some(role) => role.clone(),
            None => text(get(tools, ROLES, token.as_deref()).await?).trim().to_owned(),
        };
        let name_like = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        if role.is_empty() || !role.bytes().all(name_like) {
            return Err(CredentialsError::Absent(said!("这台机器没有 RAM 角色", "this machine has no RAM role")));
        }
        let answer = get(tools, &format!("{ROLES}{role}"), token.as_deref()).await?;
        let unreadable = |_| {
            CredentialsError::NoAnswer(said!("元数据服务的应答不是 JSON", "the metadata service's answer is not JSON"))
        };
        let body: Value = serde_json::from_slice(&answer.body).map_err(unreadable)?;
        if body["Code"] != "Success" {
            return Err(CredentialsError::NoAnswer(said!(
                "元数据服务没有角色 {role} 的凭证",
                "the metadata service has no key for role {role}"
            )));
        }
        let session = read_session(&body, tools, &said!("元数据服务", "the metadata service"))?;
        Ok(session.renewed_by(tools.ambient.now() + RENEWAL))
    }
}

/// The token of version 2, or none where the service only speaks version 1 and that is allowed.
async fn token(tools: &Tools) -> Result<Option<String>, CredentialsError> {
    let ttl = vec![("X-aliyun-ecs-metadata-token-ttl-seconds", "21600".to_owned())];
    match send(tools, Method::PUT, TOKEN, ttl).await {
        Ok(answer) if answer.status == 200 => Ok(Some(text(answer).trim().to_owned())),
        // Inside a container the token can get lost on its way (it may not travel further than one hop).
        Ok(_) | Err(NoAnswer::Lost(_)) if !only_version_2(tools) => Ok(None),
        Ok(answer) => Err(refused(&answer)),
        Err(none) => Err(silent(none)),
    }
}

fn only_version_2(tools: &Tools) -> bool {
    tools.environment.switched_on("ALIBABA_CLOUD_IMDSV1_DISABLED")
}

/// Gets with the token and, where that is refused and allowed, without.
async fn get(tools: &Tools, path: &str, token: Option<&str>) -> Result<Incoming, CredentialsError> {
    if let Some(token) = token {
        let header = vec![("X-aliyun-ecs-metadata-token", token.to_owned())];
        let answer = send(tools, Method::GET, path, header).await.map_err(silent)?;
        if answer.status == 200 || only_version_2(tools) {
            return if answer.status == 200 { Ok(answer) } else { Err(refused(&answer)) };
        }
    }
    let answer = send(tools, Method::GET, path, Vec::new()).await.map_err(silent)?;
    if answer.status == 200 { Ok(answer) } else { Err(refused(&answer)) }
}

async fn send(
    tools: &Tools,
    method: Method,
    path: &str,
    headers: Vec<(&'static str, String)>,
) -> Result<Incoming, NoAnswer> {
    let base = tools.environment.metadata().cloned().or_else(|| Url::parse(ADDRESS).ok());
    let url = base.and_then(|base| base.join(path).ok());
    let url = url.ok_or_else(|| NoAnswer::Refused(said!("地址不是 URL", "the address is not a URL")))?;
    let outgoing = Outgoing { method, url, headers, body: None };
    tools.transport.send(outgoing, PATIENCE, ClearText::Metadata).await
}

fn silent(none: NoAnswer) -> CredentialsError {
    let (NoAnswer::Refused(why) | NoAnswer::NotSent(why) | NoAnswer::Lost(why)) = none else {
        return CredentialsError::NoAnswer(said!("元数据服务的应答太长", "the metadata service's answer is too long"));
    };
    let Said { zh, en } = why;
    CredentialsError::Absent(said!("这里没有元数据服务应答（{zh}）", "no metadata service answers here ({en})"))
}

fn refused(answer: &Incoming) -> CredentialsError {
    match answer.status {
        404 => CredentialsError::Absent(said!("这台机器没有这个 RAM 角色", "this machine has no such RAM role")),
        status => CredentialsError::NoAnswer(said!(
            "元数据服务应答 HTTP {status}",
            "the metadata service answered HTTP {status}"
        )),
    }
}

fn text(answer: Incoming) -> String {
    String::from_utf8_lossy(&answer.body).into_owned()
}
