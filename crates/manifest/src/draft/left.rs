//! What a plan cannot hold.

use plan::{Lang, Text};

/// Something in a manifest that did not come into the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The keys that lead to it from its object, or kind and name of a whole object.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// Why it was left out.
    pub why: Why,
}

/// Why something was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The request has no parameter for it.
    NoPlace,
    /// The parameter takes other values than this.
    Value,
    /// A plan makes one container group.
    Replicas,
    /// The value lies in a Secret.
    Secret,
    /// The login lies in a Secret.
    PullSecret,
    /// The value lies in a `ConfigMap` that is not in the text.
    ConfigMap,
    /// The volume that it mounts was left out.
    NoVolume,
    /// It names a port that the container does not list.
    NoPort,
    /// Another object that describes pods.
    OtherPods,
    /// An object that describes none.
    NoPods,
}

impl LeftOut {
    /// What was left out, where it stands and why.
    pub fn text(&self, lang: Lang) -> String {
        let (path, line, why) = (&self.path, self.line, self.why.text().get(lang));
        match lang {
            Lang::ZhCn => format!("{path}（第 {line} 行）：{why}"),
            Lang::En => format!("{path} (line {line}): {why}"),
        }
    }
}

impl Why {
    /// The reason, and what to do where there is something to do.
    pub fn text(self) -> Text {
        match self {
            Self::NoPlace => Text::new("方案中没有对应的参数", "a plan has no parameter for it"),
            Self::Value => Text::new("方案不支持这个值", "a plan does not take this value"),
            Self::Replicas => Text::new("一个方案只创建一个容器组", "a plan makes one container group"),
            Self::Secret => {
                Text::new("值在 Secret 中，请在方案中填写", "its value lies in a Secret: type it into the plan")
            }
            Self::PullSecret => Text::new(
                "登录信息在 Secret 中，请在方案中填写域名、用户名和密码",
                "the login lies in a Secret: type server, user name and password into the plan",
            ),
            Self::ConfigMap => Text::new(
                "值在另一个 ConfigMap 中，粘贴的内容不含它，请在方案中填写",
                "its value lies in a ConfigMap that is not in this text: type it into the plan",
            ),
            Self::NoVolume => Text::new("所挂载的数据卷未带入方案", "the volume that it mounts was left out"),
            Self::NoPort => Text::new(
                "容器没有列出这个名称的端口，请在方案中填写端口号",
                "the container lists no port of this name: type its number into the plan",
            ),
            Self::OtherPods => {
                Text::new("只取第一个 Pod 模板，其余请另建方案", "only the first pod template became the plan")
            }
            Self::NoPods => Text::new("不描述 Pod，不属于方案", "it describes no pods and is no part of a plan"),
        }
    }
}
