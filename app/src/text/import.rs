//! Texts of the page that starts from what somebody has.

use super::{Text, text};

pub const TITLE: Text = text("从已有内容开始", "Start from what you have");
pub const LEAD: Text = text(
    "粘贴已有的请求或命令，得到一份可以继续修改的方案。不会创建任何资源。",
    "Paste a request or a command that you have, and go on with it as a plan. Nothing is created.",
);
pub const TEXT: Text = text("粘贴以下任意一种", "Paste any one of these");
pub const LINES: Text = text(
    "文档中的参数行：'Container.1.Name': 'nginx',",
    "Parameter lines as in the documentation: 'Container.1.Name': 'nginx',",
);
pub const JSON: Text =
    text("CreateContainerGroup 请求的 JSON，平铺或嵌套均可", "A CreateContainerGroup request as JSON, flat or nested");
pub const DOCUMENT: Text = text("方案文档，JSON 或 YAML", "A plan document, JSON or YAML");
pub const COMMAND: Text =
    text("命令：aliyun eci CreateContainerGroup …", "A command: aliyun eci CreateContainerGroup …");
pub const NOTES: Text = text("导入时的说明：{} 条", "Notes on the import: {}");
pub const LEFT_OUT: Text = text(
    "只读取创建什么；Action、签名、凭证以及命令行工具自身的选项会略去。被遮盖的 **** 会在对应步骤中提示。",
    "Only what to create is read: Action, signature, credentials and the tool's own flags are left out. A **** that hides a part is named on its step.",
);
pub const GO: Text = text("导入", "Import");
pub const BACK: Text = text("返回开始页", "Back to the start");
pub const UNREADABLE: Text = text("没能读懂，尚未导入任何内容", "It could not be read, and nothing was imported");
pub const DOOR: Text = text("参数行、JSON 或 aliyun 命令", "Parameter lines, JSON or an aliyun command");
