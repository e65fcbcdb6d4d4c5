//! The profile of the `aliyun` command: `~/.aliyun/config.json`.

use serde_json::Value;

use super::assume_role::{AssumeRole, Role, StsPlace};
use super::file::read;
use super::metadata::Metadata;
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
    let home = environment
        .home()
        .ok_or_else(|| CredentialsError::Absent(said!("没有主目录", "there is no home directory")))?;
    let path = home.join(".aliyun").join("config.json");
    let text = read(&path).await?;
    // The parser's own words could quote the file, so only the place is told.
    let config: Value = serde_json::from_str(&text).map_err(|error| {
        let (path, line, column) = (path.display(), error.line(), error.column());
        CredentialsError::Wrong(said!(
            "{path} 不是 JSON（第 {line} 行第 {column} 列）",
            "{path} is not JSON (line {line}, column {column})"
        ))
    })?;
    let name = environment.variable("ALIBABA_CLOUD_PROFILE").or_else(|| some(&config, "current"));
    let name = name.ok_or_else(|| {
        let path = path.display();
        CredentialsError::Wrong(said!("{path} 没有指定当前配置（current）", "{path} names no current profile"))
    })?;
    profile(&config, &name, 0)
}

fn profile(config: &Value, name: &str, depth: usize) -> Result<Provider, CredentialsError> {
    if depth > LONGEST_CHAIN {
        return Err(CredentialsError::Wrong(said!(
            "配置 {name}：source_profile 绕成了圈",
            "profile {name}: the source_profile entries go round in a circle"
        )));
    }
    let profiles = config["profiles"].as_array().map(Vec::as_slice).unwrap_or_default();
    let found = profiles.iter().find(|profile| profile["name"] == name);
    let found =
        found.ok_or_else(|| CredentialsError::Wrong(said!("没有名为 {name} 的配置", "there is no profile {name}")))?;
    let need = |field: &str| {
        some(found, field)
            .ok_or_else(|| CredentialsError::Wrong(said!("配置 {name} 缺少 {field}", "profile {name} lacks {field}")))
    };
    let key = || Ok::<_, CredentialsError>(AccessKey::new(need("access_key_id")?, need("access_key_secret")?));
    let mode = some(found, "mode").unwrap_or_else(|| "AK".to_owned());
    Ok(match mode.as_str() {
        "AK" => Provider::Fixed(key()?),
        "StsToken" => {
            Provider::Fixed(AccessKey::session(need("access_key_id")?, need("access_key_secret")?, need("sts_token")?))
        }
        "RamRoleArn" => {
            let source = match some(found, "sts_token") {
                Some(token) => AccessKey::session(need("access_key_id")?, need("access_key_secret")?, token),
                None => key()?,
            };
            assume(Provider::Fixed(source), role(found, need("ram_role_arn")?))
        }
        "ChainableRamRoleArn" => {
            let source = profile(config, &need("source_profile")?, depth + 1)?;
            assume(source, role(found, need("ram_role_arn")?))
        }
        "EcsRamRole" => Provider::Metadata(Metadata { role: some(found, "ram_role_name") }),
        "OIDC" => Provider::Oidc(Oidc {
            role: role(found, need("ram_role_arn")?),
            provider_arn: need("oidc_provider_arn")?,
            token_file: need("oidc_token_file")?.into(),
        }),
        other => return Err(unsupported(name, other)),
    })
}

fn assume(source: Provider, role: Role) -> Provider {
    Provider::AssumeRole(Box::new(AssumeRole { source, role }))
}

fn role(profile: &Value, arn: String) -> Role {
    let seconds = profile["expired_seconds"].as_u64().or_else(|| some(profile, "expired_seconds")?.parse().ok());
    Role {
        arn,
        session_name: some(profile, "ram_session_name").or_else(|| some(profile, "role_session_name")),
        seconds: seconds.filter(|seconds| *seconds > 0),
        policy: some(profile, "policy"),
        external_id: some(profile, "external_id"),
        sts: StsPlace { region: some(profile, "sts_region"), vpc: profile["enable_vpc"].as_bool() },
    }
}

fn unsupported(name: &str, mode: &str) -> CredentialsError {
    CredentialsError::Unsupported(match mode {
        "CloudSSO" | "OAuth" => said!(
            "配置 {name} 的 mode {mode} 暂不支持。请用 aliyun 命令登录后，把临时凭证导出为 ALIBABA_CLOUD_ACCESS_KEY_ID、ALIBABA_CLOUD_ACCESS_KEY_SECRET 和 ALIBABA_CLOUD_SECURITY_TOKEN，或改用 mode 为 RamRoleArn 的配置",
            "profile {name}: mode {mode} is not supported. Sign in with the aliyun command and export the temporary key as ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and ALIBABA_CLOUD_SECURITY_TOKEN, or use a profile of mode RamRoleArn"
        ),
        "External" => said!(
            "配置 {name} 的 mode {mode} 不支持：Berth 不启动外部程序。请自己运行那条命令，把得到的凭证放进环境变量，或用 ALIBABA_CLOUD_CREDENTIALS_URI 提供",
            "profile {name}: mode {mode} is not supported, because Berth starts no other programs. Run the command yourself and put its key into the environment, or serve it and set ALIBABA_CLOUD_CREDENTIALS_URI"
        ),
        _ => said!(
            "配置 {name} 的 mode {mode} 不支持。请使用 AK、StsToken、RamRoleArn、ChainableRamRoleArn、EcsRamRole 或 OIDC",
            "profile {name}: mode {mode} is not supported. Use AK, StsToken, RamRoleArn, ChainableRamRoleArn, EcsRamRole or OIDC"
        ),
    })
}

fn some(value: &Value, field: &str) -> Option<String> {
    value[field].as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}
