//! A local service that hands out keys: `ALIBABA_CLOUD_CREDENTIALS_URI`.

use reqwest::Method;
use url::Url;

use super::provider::{Tools, read_session};
use super::said::{Said, said};
use super::service::{ask, object};
use super::{CredentialsError, Environment, Session};
use crate::transport::Outgoing;

const NAME: &str = "ALIBABA_CLOUD_CREDENTIALS_URI";

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
        let name = Said::same(NAME);
        let answer = ask(tools, outgoing, &name).await?;
        let body = object(&answer).filter(|body| body["Code"] == "Success");
        let status = answer.status;
        let body = body.ok_or_else(|| {
            CredentialsError::NoAnswer(said!(
                "{NAME} 应答 HTTP {status}，没有 Code Success",
                "{NAME} answered HTTP {status} without Code Success"
            ))
        })?;
        read_session(&body, tools, &name)
    }
}
