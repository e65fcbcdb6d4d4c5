//! Texts of the card that says which passwordless case a plan is in.

use super::{Text, text};

pub const TITLE: Text = text("免密拉取", "Pull without a password");
pub const SATISFIED: Text = text("已满足", "Ready");
pub const NOT_YET: Text = text("还差一步", "Something is missing");
pub const UNKNOWN: Text = text("还不能判断", "Not known yet");
pub const NOT_POSSIBLE: Text = text("需要登录信息", "Takes credentials");
pub const WHY: Text = text("为什么", "Why");
pub const CONSEQUENCE: Text = text("写进 YAML 和参数的内容", "What it puts into YAML and parameters");
pub const NOTHING: Text = text("YAML 和参数里都无需额外配置。", "Nothing is written into YAML or parameters.");
pub const YAML: Text = text("Kubernetes YAML", "Kubernetes YAML");
pub const PARAMETERS: Text = text("OpenAPI 参数", "OpenAPI parameters");
