//! What keeps a text from being imported, in people's words.

use crate::lang::{Lang, Text};
use crate::problem::{Problem, ProblemKind};

/// Something that cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The line, from 1; 0 where the whole text is meant.
    pub line: usize,
    /// What is wrong there.
    pub reason: Reason,
}

/// Why something cannot be read. Every reason says what to do about it, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// No parameter anywhere.
    Nothing,
    /// More parameters than anything sensible has: the most that are read.
    TooMuch(usize),
    /// A line that is no name with a value.
    NotAPair,
    /// A quote that does not end.
    OpenQuote(char),
    /// Something between a value in quotes and the end of its line.
    BehindTheValue(String),
    /// A name that occurs a second time.
    Twice(String),
    /// What a shell would replace by something that is not known here.
    Expansion(String),
    /// A flag without its value.
    NoValue(String),
    /// A word that belongs to no flag.
    Stray(String),
    /// Another command of the command line tool.
    OtherCommand(String),
    /// Another action of the API.
    OtherAction(String),
    /// A Kubernetes manifest.
    Manifest,
    /// What the reader of documents says.
    Document(Problem),
}

impl From<Problem> for Unreadable {
    fn from(problem: Problem) -> Self {
        let line = if let ProblemKind::Syntax { line, .. } = problem.kind { line } else { 0 };
        Self::new(line, Reason::Document(problem))
    }
}

impl Unreadable {
    /// Something that cannot be read in this line.
    pub(super) fn new(line: usize, reason: Reason) -> Self {
        Self { line, reason }
    }

    /// The wire name in question, or nothing.
    pub fn path(&self) -> &str {
        match &self.reason {
            Reason::Document(problem) => &problem.path,
            Reason::Twice(name) | Reason::NoValue(name) => name,
            _ => "",
        }
    }

    /// A short, stable name for scripts.
    pub fn code(&self) -> &'static str {
        match &self.reason {
            Reason::Nothing => "nothing",
            Reason::TooMuch(_) => "too-much",
            Reason::NotAPair => "not-a-pair",
            Reason::OpenQuote(_) => "open-quote",
            Reason::BehindTheValue(_) => "behind-the-value",
            Reason::Twice(_) => "name-twice",
            Reason::Expansion(_) => "expansion",
            Reason::NoValue(_) => "no-value",
            Reason::Stray(_) => "stray-word",
            Reason::OtherCommand(_) => "other-command",
            Reason::OtherAction(_) => "other-action",
            Reason::Manifest => "kubernetes-manifest",
            Reason::Document(problem) => problem.code(),
        }
    }

    /// What is wrong and how to mend it, with the line where there is one.
    pub fn text(&self, lang: Lang) -> String {
        if let Reason::Document(problem) = &self.reason {
            return problem.text(lang);
        }
        let words = self.reason.words().get(lang).replace("{}", &self.reason.part());
        match (self.line, lang) {
            (0, _) => words,
            (line, Lang::ZhCn) => format!("第 {line} 行：{words}"),
            (line, Lang::En) => format!("Line {line}: {words}"),
        }
    }
}

impl Reason {
    fn part(&self) -> String {
        match self {
            Self::OpenQuote(quote) => quote.to_string(),
            Self::TooMuch(most) => most.to_string(),
            Self::BehindTheValue(text)
            | Self::Twice(text)
            | Self::Expansion(text)
            | Self::NoValue(text)
            | Self::Stray(text)
            | Self::OtherCommand(text)
            | Self::OtherAction(text) => text.chars().take(80).collect(),
            _ => String::new(),
        }
    }

    fn words(&self) -> Text {
        match self {
            Self::Nothing => Text::new(
                "没有找到任何参数。粘贴参数行、JSON、方案文档或 aliyun eci CreateContainerGroup 命令。",
                "No parameter was found. Paste quoted lines, JSON, a plan document, or an aliyun eci CreateContainerGroup command.",
            ),
            Self::TooMuch(_) => Text::new(
                "参数超过 {} 个。CreateContainerGroup 的请求远没有这么多，检查是否粘贴了其他内容。",
                "There are more than {} parameters. No CreateContainerGroup request has as many; see whether something else was pasted.",
            ),
            Self::NotAPair => Text::new(
                "不是「名称: 值」的形式。每行写一个参数，例如 'Container.1.Name': 'nginx'。",
                "This is no name with a value. Write one parameter a line, such as 'Container.1.Name': 'nginx'.",
            ),
            Self::OpenQuote(_) => {
                Text::new("引号 {} 没有结束。补上另一个引号。", "The quote {} does not end. Add the other one.")
            }
            Self::BehindTheValue(_) => Text::new(
                "值后面还有「{}」。值之后只能是逗号或注释。",
                "After the value stands {}. Only a comma or a comment may stand there.",
            ),
            Self::Twice(_) => Text::new("{} 出现了两次，只保留一个。", "{} occurs twice. Keep one of the two."),
            Self::Expansion(_) => Text::new(
                "{} 由 Shell 替换，此处无法得知其内容。改为实际的值；需要原样保留时放进单引号。",
                "A shell would put something in the place of {}, and what is not known here. Write the value itself, or put it in single quotes if it is meant as it stands.",
            ),
            Self::NoValue(_) => Text::new("{} 后面没有值。补上值。", "{} has no value. Add it."),
            Self::Stray(_) => Text::new(
                "「{}」不属于任何参数。值中含有空格时，放进引号。",
                "{} belongs to no flag. If it is part of a value with spaces, put the value in quotes.",
            ),
            Self::OtherCommand(_) => Text::new(
                "「{}」不是创建容器组的命令。只能导入 aliyun eci CreateContainerGroup。",
                "{} does not create a container group. Only aliyun eci CreateContainerGroup can be imported.",
            ),
            Self::OtherAction(_) => Text::new(
                "Action 为 {}。只能导入 CreateContainerGroup 的请求。",
                "The Action is {}. Only a request of CreateContainerGroup can be imported.",
            ),
            Self::Manifest | Self::Document(_) => Text::new(
                "这是 Kubernetes 的 YAML，不是 CreateContainerGroup 的参数，无法导入。在方案中填写其中的镜像和容器。",
                "This is a Kubernetes manifest, not the parameters of CreateContainerGroup, and cannot be imported. Fill its images and containers in as a plan.",
            ),
        }
    }
}
