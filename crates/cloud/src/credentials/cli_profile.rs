//! The profile of the `aliyun` command that the chain uses, and which source its mode describes.
//!
//! Source: Alibaba Cloud documentation, "Configure credentials" of Alibaba Cloud CLI.

use serde_json::Value;

use super::assume_role::{AssumeRole, Role, StsPlace};
use super::cli_config::{CliConfig, Profile, some};
use super::cloud_sso::CloudSso;
use super::external::External;
use super::metadata::Metadata;
use super::oauth::OAuth;
use super::oidc::Oidc;
use super::provider::Provider;
use super::said::said;
use super::{AccessKey, CredentialsError, Environment};

/// A profile may name another as its source; a chain longer than this is a circle.
const LONGEST_CHAIN: usize = 8;

/// The source that the chosen profile describes: `ALIBABA_CLOUD_PROFILE`, or the file's current one.
pub(super) async fn provider(environment: &Environment) -> Result<Provider, CredentialsError> {
    if environment.switched_on("ALIBABA_CLOUD_CLI_PROFILE_DISABLED") {
        return Err(CredentialsError::Absent(said!(
            "ALIBABA_CLOUD_CLI_PROFILE_DISABLED 为 true",
            "ALIBABA_CLOUD_CLI_PROFILE_DISABLED is true"
        )));
    }
    let file = CliConfig::of(environment)?;
    let config = file.read().await?;
    let name = environment.variable("ALIBABA_CLOUD_PROFILE").or_else(|| some(&config, "current"));
    let name = name.ok_or_else(|| {
        let path = file.path().display();
        CredentialsError::Wrong(said!("{path} 没有指定当前配置（current）", "{path} names no current profile"))
    })?;
    of_profile(&file, &config, &name, 0)
}

fn of_profile(file: &CliConfig, config: &Value, name: &str, depth: usize) -> Result<Provider, CredentialsError> {
    if depth > LONGEST_CHAIN {
        return Err(CredentialsError::Wrong(said!(
            "配置 {name}：source_profile 绕成了圈",
            "profile {name}: the source_profile entries go round in a circle"
        )));
    }
    let profile = Profile::find(config, name)?;
    let need = |field: &str| profile.need(field);
    let key = || Ok::<_, CredentialsError>(AccessKey::new(need("access_key_id")?, need("access_key_secret")?));
    let mode = profile.some("mode").unwrap_or_else(|| "AK".to_owned());
    Ok(match mode.as_str() {
        "AK" => Provider::Fixed(key()?),
        "StsToken" => {
            Provider::Fixed(AccessKey::session(need("access_key_id")?, need("access_key_secret")?, need("sts_token")?))
        }
        "RamRoleArn" => {
            let source = match profile.some("sts_token") {
                Some(token) => AccessKey::session(need("access_key_id")?, need("access_key_secret")?, token),
                None => key()?,
            };
            assume(Provider::Fixed(source), role(&profile)?)
        }
        "ChainableRamRoleArn" => {
            let source = of_profile(file, config, &need("source_profile")?, depth + 1)?;
            assume(source, role(&profile)?)
        }
        "EcsRamRole" => Provider::Metadata(Metadata { role: profile.some("ram_role_name") }),
        "OIDC" => Provider::Oidc(Oidc {
            role: role(&profile)?,
            provider_arn: need("oidc_provider_arn")?,
            token_file: need("oidc_token_file")?.into(),
        }),
        "CloudSSO" => Provider::CloudSso(CloudSso::new(file.place(name))),
        "OAuth" => Provider::OAuth(OAuth::new(file.place(name))),
        "External" => Provider::External(External::new(name, &need("process_command")?)?),
        other => return Err(unsupported(name, other)),
    })
}

fn assume(source: Provider, role: Role) -> Provider {
    Provider::AssumeRole(Box::new(AssumeRole { source, role }))
}

fn role(profile: &Profile) -> Result<Role, CredentialsError> {
    let seconds = profile.whole("expired_seconds").and_then(|seconds| u64::try_from(seconds).ok());
    Ok(Role {
        arn: profile.need("ram_role_arn")?,
        session_name: profile.some("ram_session_name").or_else(|| profile.some("role_session_name")),
        seconds: seconds.filter(|seconds| *seconds > 0),
        policy: profile.some("policy"),
        external_id: profile.some("external_id"),
        sts: StsPlace { region: profile.some("sts_region"), vpc: profile.switch("enable_vpc") },
    })
}

fn unsupported(name: &str, mode: &str) -> CredentialsError {
    CredentialsError::Unsupported(said!(
        "配置 {name} 的 mode {mode} 不支持。请使用 AK、StsToken、RamRoleArn、ChainableRamRoleArn、EcsRamRole、OIDC、CloudSSO、OAuth 或 External",
        "profile {name}: mode {mode} is not supported. Use AK, StsToken, RamRoleArn, ChainableRamRoleArn, EcsRamRole, OIDC, CloudSSO, OAuth or External"
    ))
}
