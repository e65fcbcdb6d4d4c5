//! The SDKs' shared file: `~/.alibabacloud/credentials.ini`.

use std::path::PathBuf;

use ini::{Ini, ParseOption};

use super::assume_role::{AssumeRole, Role};
use super::file::read;
use super::key_pair::KeyPair;
use super::metadata::Metadata;
use super::oidc::Oidc;
use super::provider::Provider;
use super::said::said;
use super::{AccessKey, CredentialsError, Environment};

/// The source that the chosen section describes: `ALIBABA_CLOUD_PROFILE`, or `default`.
pub(super) async fn provider(environment: &Environment) -> Result<Provider, CredentialsError> {
    let path = match (environment.variable("ALIBABA_CLOUD_CREDENTIALS_FILE"), environment.home()) {
        (Some(path), _) => PathBuf::from(path),
        (None, Some(home)) => home.join(".alibabacloud").join("credentials.ini"),
        (None, None) => return Err(CredentialsError::Absent(said!("没有主目录", "there is no home directory"))),
    };
    let text = read(&path).await?;
    let plain = ParseOption { enabled_quote: false, enabled_escape: false, ..ParseOption::default() };
    let file = Ini::load_from_str_opt(&text, plain).map_err(|error| {
        let (path, line, column) = (path.display(), error.line, error.col);
        CredentialsError::Wrong(said!(
            "{path} 不是 ini 文件（第 {line} 行第 {column} 列）",
            "{path} is not an ini file (line {line}, column {column})"
        ))
    })?;
    let name = environment.variable("ALIBABA_CLOUD_PROFILE").unwrap_or_else(|| "default".to_owned());
    let section = file.section(Some(name.as_str()));
    let section = section.ok_or_else(|| {
        let path = path.display();
        CredentialsError::Absent(said!("{path} 没有 [{name}] 一节", "{path} has no section [{name}]"))
    })?;
    let some = |field: &str| {
        let value = section.get(field)?;
        let value = value.split('#').next().unwrap_or_default().trim();
        (!value.is_empty()).then(|| value.to_owned())
    };
    if some("enable").is_some_and(|enabled| enabled.eq_ignore_ascii_case("false")) {
        return Err(CredentialsError::Absent(said!(
            "[{name}] 一节被 enable = false 关闭",
            "section [{name}] is switched off by enable = false"
        )));
    }
    of_section(&name, some)
}

fn of_section(name: &str, some: impl Fn(&str) -> Option<String>) -> Result<Provider, CredentialsError> {
    let need = |field: &str| {
        some(field).ok_or_else(|| {
            CredentialsError::Wrong(said!("[{name}] 一节缺少 {field}", "section [{name}] lacks {field}"))
        })
    };
    let role = |arn| Role { arn, session_name: some("role_session_name"), policy: some("policy"), ..Role::default() };
    let kind = need("type")?;
    Ok(match kind.as_str() {
        "access_key" => Provider::Fixed(AccessKey::new(need("access_key_id")?, need("access_key_secret")?)),
        "ram_role_arn" => Provider::AssumeRole(Box::new(AssumeRole {
            source: Provider::Fixed(AccessKey::new(need("access_key_id")?, need("access_key_secret")?)),
            role: role(need("role_arn")?),
        })),
        "oidc_role_arn" => Provider::Oidc(Oidc {
            role: role(need("role_arn")?),
            provider_arn: need("oidc_provider_arn")?,
            token_file: need("oidc_token_file_path")?.into(),
        }),
        "ecs_ram_role" => Provider::Metadata(Metadata { role: some("role_name") }),
        "rsa_key_pair" => Provider::KeyPair(KeyPair {
            public_key_id: need("public_key_id")?,
            private_key_file: need("private_key_file")?.into(),
        }),
        other => {
            return Err(CredentialsError::Unsupported(said!(
                "[{name}] 一节的 type {other} 不支持。请使用 access_key、ram_role_arn、oidc_role_arn、ecs_ram_role 或 rsa_key_pair",
                "section [{name}]: type {other} is not supported. Use access_key, ram_role_arn, oidc_role_arn, ecs_ram_role or rsa_key_pair"
            )));
        }
    })
}
