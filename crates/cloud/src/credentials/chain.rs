//! The official order of sources.

use super::cache::Credentials;
use super::metadata::Metadata;
use super::oidc::Oidc;
use super::provider::{Provider, Tools};
use super::said::said;
use super::uri::CredentialsUri;
use super::{AccessKey, CredentialsError, Environment, Session, cli_profile, ini_file};
use crate::ambient::Ambient;
use crate::endpoints::Endpoints;

/// The sources, in the order they are asked, under the names that pages and messages use.
const ORDER: [&str; 6] = ["environment", "oidc-role", "cli-profile", "ini-file", "ecs-role", "credentials-uri"];

/// Asks each source in the official order and keeps the first that hands out a key. From then on only that one is asked:
/// Berth never changes its identity while it runs.
///
/// # Errors
/// [`CredentialsError::Nowhere`] with every source's reason, when none has a key.
pub async fn chain(
    environment: Environment,
    endpoints: &Endpoints,
    ambient: &Ambient,
) -> Result<Credentials, CredentialsError> {
    let tools = Tools::new(environment, endpoints.clone(), ambient.clone());
    let mut reasons = Vec::new();
    for source in ORDER {
        match ask(source, &tools).await {
            Ok((provider, session)) => {
                tracing::info!(source, key = session.key.short_id(), "credential found");
                return Ok(Credentials::new(source, provider, tools, session));
            }
            Err(why) => {
                if !matches!(why, CredentialsError::Absent(_)) {
                    tracing::warn!(source, %why, "a configured credential source cannot be used; asking the next");
                }
                reasons.push((source, why));
            }
        }
    }
    Err(CredentialsError::Nowhere(reasons))
}

async fn ask(source: &str, tools: &Tools) -> Result<(Provider, Session), CredentialsError> {
    let environment = &tools.environment;
    let provider = match source {
        "environment" => Provider::Fixed(key_of(environment)?),
        "oidc-role" => Provider::Oidc(Oidc::from_environment(environment)?),
        "cli-profile" => cli_profile::provider(environment).await?,
        "ini-file" => ini_file::provider(environment).await?,
        "ecs-role" => Provider::Metadata(Metadata::from_environment(environment)?),
        _ => Provider::Uri(CredentialsUri::from_environment(environment)?),
    };
    let session = provider.session(tools).await?;
    Ok((provider, session))
}

fn key_of(environment: &Environment) -> Result<AccessKey, CredentialsError> {
    let [id, secret] = ["ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"];
    match [id, secret].map(|name| environment.variable(name)) {
        [Some(id), Some(secret)] => Ok(match environment.variable("ALIBABA_CLOUD_SECURITY_TOKEN") {
            Some(token) => AccessKey::session(id, secret, token),
            None => AccessKey::new(id, secret),
        }),
        [None, None] => {
            Err(CredentialsError::Absent(said!("{id} 和 {secret} 没有设置", "{id} and {secret} are not set")))
        }
        [Some(_), None] => {
            Err(CredentialsError::Wrong(said!("设置了 {id}，却没有 {secret}", "{id} is set, but {secret} is not")))
        }
        [None, Some(_)] => {
            Err(CredentialsError::Wrong(said!("设置了 {secret}，却没有 {id}", "{secret} is set, but {id} is not")))
        }
    }
}
