//! A local service that hands out keys: `ALIBABA_CLOUD_CREDENTIALS_URI`.

use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use url::Url;

use super::provider::{Tools, read_session};
use super::said::said;
use super::{CredentialsError, Environment, Session};
use crate::transport::{ClearText, NoAnswer, Outgoing};

const NAME: &str = "ALIBABA_CLOUD_CREDENTIALS_URI";
const PATIENCE: Duration = Duration::from_secs(10);

/// Where to ask. Only https, or http to this machine: the answer is a key.
#[derive(Clone, Debug)]
pub(crate) struct CredentialsUri(Url);

impl CredentialsUri {
    /// As the environment configures it.
    pub(super) fn from_environment(environment: &Environment) -> Result<Self, CredentialsError> {
        let text = environment
            .variable(NAME)
            .ok_or_else(|| CredentialsError::Absent(said!("{NAME} 没有设置", "{NAME} is not set")))?;
        Url::parse(&text)
            .map(Self)
            .map_err(|_| CredentialsError::Wrong(said!("{NAME} 不是 URL", "{NAME} is not a URL")))
    }

    pub(super) async fn session(&self, tools: &Tools) -> Result<Session, CredentialsError> {
        let outgoing = Outgoing { method: Method::GET, url: self.0.clone(), headers: Vec::new(), body: None };
        let answer = tools.transport.send(outgoing, PATIENCE, ClearText::Loopback).await.map_err(|none| {
            CredentialsError::NoAnswer(match none {
                NoAnswer::Refused(_) => said!(
                    "{NAME} 用了 http 指向另一台机器；只接受 https，或本机的 http",
                    "{NAME} uses http to another machine; only https is accepted, or http to this machine"
                ),
                NoAnswer::NotSent(why) | NoAnswer::Lost(why) => said!("{NAME}：{why}", "{NAME}: {why}"),
                NoAnswer::TooLong(limit) => {
                    said!("{NAME} 的应答超过 {limit} 字节", "{NAME}: the answer is longer than {limit} bytes")
                }
            })
        })?;
        let body = serde_json::from_slice::<Value>(&answer.body)
            .ok()
            .filter(|body| answer.status == 200 && body["Code"] == "Success");
        let status = answer.status;
        let body = body.ok_or_else(|| {
            CredentialsError::NoAnswer(said!(
                "{NAME} 应答 HTTP {status}，没有 Code Success",
                "{NAME} answered HTTP {status} without Code Success"
            ))
        })?;
        read_session(&body, tools, NAME)
    }
}
