//! Why a text cannot be read.

use plan::Lang;

/// What is wrong, and at which byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The byte, from 0.
    pub at: usize,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// Gives every fault its two texts.
macro_rules! faults {
    ($($(#[doc = $doc:literal])+ $name:ident: $zh:literal, $en:literal;)+) => {
        /// What is wrong with a text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum FaultKind {
            $($(#[doc = $doc])+ $name),+
        }

        impl FaultKind {
            /// What is wrong, and how to mend it.
            pub fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::ZhCn) => $zh, (Self::$name, Lang::En) => $en),+
                }
            }
        }
    };
}

faults! {
    /// A template's action where YAML is expected.
    Template: "这里是模板（{{ … }}），还不是 YAML。先渲染再处理，例如：helm template . | berth annotate …",
        "this is a template ({{ … }}) and no YAML yet. Render it first:  helm template . | berth annotate …";
    /// A tab in the indentation.
    Tab: "缩进用了制表符（Tab），YAML 只允许空格", "a tab indents here; YAML takes spaces only";
    /// A line that is indented unlike its siblings.
    Indentation: "缩进与上下文不一致", "the indentation fits nothing above it";
    /// A key without its colon.
    Colon: "键后面缺少「: 」", "a key without \": \" after it";
    /// A mapping or sequence on a line where none may begin.
    NestedOnLine: "此处不能再开始一个映射或列表：值中含有「: 」时请加引号，或另起一行",
        "a mapping or list cannot begin on this line: quote the value if \": \" belongs to it, or begin a new line";
    /// A character that begins nothing.
    Unexpected: "此处的字符不是 YAML 语法", "nothing in YAML begins with this character here";
    /// Something after a value.
    Trailing: "值已结束，其后还有内容", "the value has ended, and something stands after it";
    /// A quote without its partner.
    Quote: "引号没有闭合", "the quote is never closed";
    /// A backslash and a character that do not go together.
    Escape: "双引号中没有这种转义", "double quotes know no such escape";
    /// A bracket without its partner.
    Bracket: "括号没有闭合，或缺少逗号", "a bracket is not closed, or a comma is missing";
    /// A block scalar whose header or first lines are wrong.
    BlockScalar: "多行文本（| 或 >）的开头有误", "the head of a multi-line text (| or >) is wrong";
    /// Two anchors or two tags, or one without a name.
    Property: "锚点或标签有误", "an anchor or a tag is wrong";
    /// An alias whose anchor is not in the document.
    UnknownAlias: "别名没有对应的锚点", "no anchor above has this alias' name";
    /// An alias inside what it stands for.
    EndlessAlias: "别名包含它自身", "an alias that contains itself";
    /// A directive without a document.
    Directive: "指令（%）之后需要 ---", "a directive (%) needs --- after it";
    /// A control character.
    Control: "含有控制字符", "a control character";
    /// Over the size guard.
    TooLarge: "超过 10 MiB，请拆分后再处理", "more than 10 MiB: split it";
    /// Over the document guard.
    TooManyDocuments: "超过 2,000 个文档，请拆分后再处理", "more than 2,000 documents: split it";
    /// Over the node guard.
    TooManyNodes: "单个文档超过 1,000,000 个节点", "more than 1,000,000 nodes in one document";
    /// Over the depth guard.
    TooDeep: "嵌套超过 100 层", "nested more than 100 levels deep";
    /// Over the alias guards.
    Expansion: "别名展开后过大（疑似 billion laughs），已拒绝", "the aliases expand too far (a billion-laughs file), refused";
}
