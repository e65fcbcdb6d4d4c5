//! A command line of the Alibaba Cloud CLI: `aliyun eci CreateContainerGroup --RegionId cn-beijing …`.
//!
//! Source: Alibaba Cloud documentation, "Alibaba Cloud CLI", pages on calling RPC APIs and on command line options.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::parameters::Parameters;
use super::shell::{self, Command, Word};
use super::{Imported, Reason, Unreadable};
use crate::render::{Note, openapi};

/// The tool's own flags with one value.
const WITH_VALUE: &[&str] = &[
    "--access-key-id",
    "--access-key-secret",
    "--accept",
    "--body",
    "--body-file",
    "--cli-query",
    "--config-path",
    "--connect-timeout",
    "--credentials-uri",
    "--endpoint",
    "--endpoint-type",
    "--expired-seconds",
    "--external-id",
    "--header",
    "--key-pair-name",
    "--language",
    "--method",
    "--mode",
    "--oidc-provider-arn",
    "--oidc-token-file",
    "--private-key",
    "--process-command",
    "--profile",
    "--ram-role-arn",
    "--ram-role-name",
    "--read-timeout",
    "--region",
    "--retry-count",
    "--roa",
    "--role-session-name",
    "--source-profile",
    "--sts-region",
    "--sts-token",
    "--user-agent",
    "--version",
    "-p",
];

/// The tool's own flags with as many values as follow.
const WITH_VALUES: &[&str] = &["--output", "--pager", "--waiter", "-o"];

/// The tool's own flags without a value.
const ALONE: &[&str] = &[
    "--cli-dry-run",
    "--dryrun",
    "--force",
    "--help",
    "--insecure",
    "--quiet",
    "--secure",
    "--skip-secure-verify",
    "--verbose",
    "--yes",
    "-h",
    "-q",
    "-y",
];

/// Where the first command of the tool begins, and in which line.
pub(super) fn find(text: &str) -> Option<(usize, usize)> {
    let mut start = 0;
    for (at, line) in text.split('\n').enumerate() {
        if is_call(line) {
            return Some((start, at + 1));
        }
        start += line.len() + 1;
    }
    None
}

/// Whether a line calls the tool, perhaps after a prompt or with variables set for it.
fn is_call(line: &str) -> bool {
    line.split_whitespace().find(|word| !is_before(word)).is_some_and(is_tool)
}

fn is_before(word: &str) -> bool {
    matches!(word, "$" | "%" | ">" | "sudo") || word.split_once('=').is_some_and(|(name, _)| is_variable(name))
}

/// Variables are written in capitals by custom; parameters are not.
fn is_variable(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

fn is_tool(word: &str) -> bool {
    matches!(word.rsplit(['/', '\\']).next(), Some("aliyun" | "aliyun.exe"))
}

/// Whether a flag is the tool's own.
fn is_own(flag: &str) -> bool {
    [WITH_VALUE, WITH_VALUES, ALONE].iter().any(|flags| flags.contains(&flag))
}

/// Whether a word looks like a flag. The tool itself takes no value with a hyphen before it except behind `=`.
fn is_flag(word: &str) -> bool {
    let name = word.strip_prefix("--").map(|rest| rest.split('=').next().unwrap_or_default());
    name.is_some_and(|name| name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic()))
}

/// Reads the command with which a text begins.
pub(super) fn read(text: &str, line: usize) -> Result<Imported, Vec<Unreadable>> {
    // A prompt of a shell, which the shell itself would take for something else.
    let command = text.trim_start().trim_start_matches(['$', '%', '>']);
    match shell::split(command, line) {
        Ok(command) => Call::new(command).read(),
        Err((line, reason)) => Err(vec![Unreadable::new(line, reason)]),
    }
}

/// A call while it is read.
struct Call {
    words: Peekable<IntoIter<Word>>,
    goes_on: bool,
    parameters: Parameters,
    /// Words that are no flags and no values: the product and the action, first of all.
    others: Vec<Word>,
    own: Vec<String>,
    region: Option<Word>,
}

impl Call {
    fn new(command: Command) -> Self {
        let mut words = command.words.into_iter().peekable();
        while words.next_if(|word| !is_tool(&word.text)).is_some() {}
        words.next();
        let parameters = Parameters::default();
        Self { words, goes_on: command.goes_on, parameters, others: Vec::new(), own: Vec::new(), region: None }
    }

    fn read(mut self) -> Result<Imported, Vec<Unreadable>> {
        while let Some(word) = self.words.next() {
            let (flag, value) = match word.text.split_once('=') {
                Some((flag, value)) if flag.starts_with('-') => (flag.to_owned(), Some(value.to_owned())),
                _ => (word.text.clone(), None),
            };
            if is_own(&flag) {
                self.own(flag, word.line, value);
            } else if let Some(name) = flag.strip_prefix("--").filter(|name| !name.is_empty()) {
                self.parameter(name, word.line, value);
            } else {
                self.others.push(word);
            }
        }
        self.names();
        self.remarks();
        self.parameters.end()
    }

    fn own(&mut self, flag: String, line: usize, value: Option<String>) {
        let mut taken = value;
        let most = match flag.as_str() {
            flag if WITH_VALUES.contains(&flag) => usize::MAX,
            flag => usize::from(taken.is_none() && !ALONE.contains(&flag)),
        };
        let mut count = 0;
        while count < most
            && let Some(word) = self.words.next_if(|word| !word.text.starts_with('-'))
        {
            count += 1;
            taken = taken.or(Some(word.text));
        }
        if flag == "--region"
            && let Some(text) = taken
        {
            self.region = Some(Word { text, line });
        }
        if !self.own.contains(&flag) {
            self.own.push(flag);
        }
    }

    fn parameter(&mut self, name: &str, line: usize, value: Option<String>) {
        match value.or_else(|| self.words.next_if(|word| !is_flag(&word.text)).map(|word| word.text)) {
            Some(value) => self.parameters.put(line, name, value),
            None => self.parameters.fail(line, Reason::NoValue(format!("--{name}"))),
        }
    }

    /// The product and the action come first; any other word is one too many.
    fn names(&mut self) {
        let mut words = std::mem::take(&mut self.others).into_iter();
        let (product, action) = (words.next(), words.next());
        let is =
            |word: &Option<Word>, name: &str| word.as_ref().is_some_and(|word| word.text.eq_ignore_ascii_case(name));
        if !is(&product, "eci") || !is(&action, openapi::ACTION) {
            let line = product.as_ref().map_or(0, |word| word.line);
            let called: Vec<String> = [product, action].into_iter().flatten().map(|word| word.text).collect();
            return self.parameters.fail(line, Reason::OtherCommand(format!("aliyun {}", called.join(" "))));
        }
        for word in words {
            self.parameters.fail(word.line, Reason::Stray(word.text));
        }
    }

    fn remarks(&mut self) {
        if let Some(region) = self.region.take().filter(|_| !self.parameters.has("RegionId")) {
            self.own.retain(|flag| flag != "--region");
            self.parameters.notes.push(Note::new(
                format!("命令没有 --RegionId，地域取自 --region：{}。", region.text),
                format!("The command has no --RegionId; the region is that of --region: {}.", region.text),
            ));
            self.parameters.put(region.line, "RegionId", region.text);
        }
        if !self.own.is_empty() {
            self.parameters.notes.push(Note::new(
                format!("以下选项属于命令行工具本身，不影响容器组，已略去：{}。", self.own.join("、")),
                format!("These flags say how the tool calls, not what is created. Left out: {}.", self.own.join(", ")),
            ));
        }
        if self.goes_on {
            self.parameters.notes.push(Note::new(
                "只导入第一条命令，其后的内容已略去。",
                "Only the first command is imported; what comes after it is left out.",
            ));
        }
    }
}
