//! A command that prints a key: mode `External` of the CLI's profile.
//!
//! Source: Alibaba Cloud documentation, "Configure credentials" of Alibaba Cloud CLI, External; the official credentials SDKs.

use std::fmt;
use std::process::Stdio;
use std::time::Duration;

use jiff::SignedDuration;
use secrecy::SecretString;
use serde_json::Value;
use tokio::io::AsyncReadExt as _;
use tokio::process::Command;
use tokio::time::timeout;

use super::command_words::{Unfinished, split};
use super::provider::{Tools, session_until};
use super::said::{Said, said};
use super::{AccessKey, CredentialsError, Session};

/// How long the command may take, as in the official SDKs.
const PATIENCE: Duration = Duration::from_mins(1);
/// The longest output that is read, in bytes; a key takes a few thousand.
const LONGEST: u64 = 64 << 10;
/// A key printed without its end is asked for anew after this: sooner than the shortest session that STS grants is over.
const RENEWAL: SignedDuration = SignedDuration::from_mins(10);

/// The command of a profile.
///
/// Berth runs it because its operator wrote it into a file in the home directory of the account that Berth runs under: whoever
/// can write there already decides who Berth is. No part of it comes from a request or from an answer. It is started directly,
/// so no shell expands or chains anything; it gets no input and Berth's own environment, as from the official SDKs. What it prints
/// is read up to a limit and a deadline, at which it is killed; what it says on standard error is thrown away, because a
/// failing program may well print the secret there.
#[derive(Clone)]
pub(crate) struct External {
    profile: String,
    program: String,
    arguments: Vec<String>,
    patience: Duration,
}

impl External {
    /// The command of `profile`, as it is written there.
    pub(super) fn new(profile: &str, command: &str) -> Result<Self, CredentialsError> {
        let words = split(command).map_err(|unfinished| {
            CredentialsError::Wrong(match unfinished {
                Unfinished::Quote => said!(
                    "配置 {profile} 的 process_command 有引号没有配对",
                    "profile {profile}: a quotation mark in process_command is not closed"
                ),
                Unfinished::Backslash => said!(
                    "配置 {profile} 的 process_command 以反斜杠结尾",
                    "profile {profile}: process_command ends in a backslash"
                ),
            })
        })?;
        let mut words = words.into_iter();
        let program = words.next().filter(|program| !program.is_empty()).ok_or_else(|| {
            CredentialsError::Wrong(said!(
                "配置 {profile} 的 process_command 没有写命令",
                "profile {profile}: process_command names no command"
            ))
        })?;
        Ok(Self { profile: profile.to_owned(), program, arguments: words.collect(), patience: PATIENCE })
    }

    pub(super) async fn session(&self, tools: &Tools) -> Result<Session, CredentialsError> {
        let seconds = self.patience.as_secs();
        let output = timeout(self.patience, self.output())
            .await
            .unwrap_or_else(|_| Err(self.failed(&said!("{seconds} 秒内没有结束", "did not end within {seconds} s"))))?;
        self.read(&output, tools)
    }

    async fn output(&self) -> Result<Vec<u8>, CredentialsError> {
        let broken = |why: std::io::Error| self.failed(&said!("运行不了（{why}）", "cannot be run ({why})"));
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.kill_on_drop(true).spawn().map_err(broken)?;
        let mut output = Vec::new();
        if let Some(stdout) = child.stdout.take() {
            stdout.take(LONGEST + 1).read_to_end(&mut output).await.map_err(broken)?;
        }
        if output.len() as u64 > LONGEST {
            return Err(self.failed(&said!("输出超过 {LONGEST} 字节", "printed more than {LONGEST} bytes")));
        }
        let status = child.wait().await.map_err(broken)?;
        match status.code() {
            Some(0) => Ok(output),
            Some(code) => Err(self.failed(&said!("以退出码 {code} 失败", "failed with exit code {code}"))),
            None => Err(self.failed(&said!("被信号终止", "was ended by a signal"))),
        }
    }

    /// The key in what was printed: `access_key_id`, `access_key_secret`, `sts_token` and `expiration`, as in a profile.
    fn read(&self, output: &[u8], tools: &Tools) -> Result<Session, CredentialsError> {
        let printed: Value = serde_json::from_slice(output)
            .map_err(|_| self.failed(&said!("输出的不是 JSON", "printed something that is not JSON")))?;
        let text = |name: &str| printed[name].as_str().filter(|text| !text.is_empty());
        let lacks = |name: &str| self.failed(&said!("输出里没有 {name}", "printed no {name}"));
        let id = text("access_key_id").ok_or_else(|| lacks("access_key_id"))?;
        let secret = SecretString::from(text("access_key_secret").ok_or_else(|| lacks("access_key_secret"))?);
        let key = match text("sts_token") {
            Some(token) => AccessKey::session(id, secret, SecretString::from(token)),
            None if printed["mode"] == "StsToken" => return Err(lacks("sts_token")),
            None => AccessKey::new(id, secret),
        };
        match text("expiration") {
            Some(expires) => session_until(key, expires, tools, &Said::same("process_command")),
            None => Ok(Session::permanent(key).renewed_by(tools.ambient.now() + RENEWAL)),
        }
    }

    fn failed(&self, what: &Said) -> CredentialsError {
        let (name, Said { zh, en }) = (&self.profile, what);
        CredentialsError::NoAnswer(said!(
            "配置 {name} 的 process_command {zh}。请用运行 Berth 的账号手动运行它，看它输出什么",
            "the process_command of profile {name} {en}. Run it by hand, as the account that Berth runs under, to see what it prints"
        ))
    }
}

impl fmt::Debug for External {
    /// Keeps the words to itself: a password may be among them.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "External({}, redacted)", self.profile)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use std::time::{Duration, Instant};

    use super::External;
    use crate::credentials::Environment;
    use crate::credentials::provider::Tools;
    use crate::{Ambient, Endpoints};

    #[tokio::test]
    async fn a_command_that_does_not_end_is_given_up() {
        let external = External { patience: Duration::from_millis(200), ..External::new("p", "sleep 30").unwrap() };
        let tools = Tools::new(Environment::new(|_| None, None), Endpoints::public(), Ambient::real());
        let start = Instant::now();
        let error = external.session(&tools).await.unwrap_err().to_string();
        assert!(error.contains("did not end within"), "{error}");
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_command_is_not_printed() {
        let external = External::new("p", "tool --password canary").unwrap();
        assert_eq!(format!("{external:?}"), "External(p, redacted)");
    }
}
