//! Texts of the page that the JSON API is read on.

use super::{Text, text};

pub const TITLE: Text = text("接口", "API");
pub const LEAD: Text = text(
    "方案可用 JSON 或 YAML 提交，由 Content-Type 说明；其余请求体与全部应答均为 JSON。创建容器组需要 Idempotency-Key，重试时沿用同一个键，只会创建一个容器组。",
    "A plan may be sent as JSON or YAML, which Content-Type says; every other body and every answer is JSON. Launching needs an Idempotency-Key: sent again with the same key, it stays one container group.",
);
pub const DOCUMENT: Text = text("OpenAPI 文档（JSON）", "The OpenAPI document, as JSON");
pub const TYPES: Text = text("数据类型", "Types");
pub const PROBLEMS: Text = text("问题代码", "Problems");
pub const PROBLEMS_LEAD: Text = text(
    "未能完成的请求以 application/problem+json（RFC 9457）应答，code 为下列代码之一，problems 以中英文逐项说明。",
    "What was not done is answered as application/problem+json (RFC 9457): code is one of these, and problems says in both languages what is wrong and where.",
);
pub const CODE: Text = text("代码", "Code");
pub const STATUS: Text = text("状态码", "Status");
pub const MEANING: Text = text("说明", "Meaning");
pub const TYPE: Text = text("类型", "Type");
pub const NAME: Text = text("名称", "Name");
pub const REQUIRED: Text = text("必填", "Required");
pub const YES: Text = text("是", "Yes");
pub const NO: Text = text("否", "No");
pub const PARAMETERS: Text = text("参数", "Parameters");
pub const FIELDS: Text = text("字段", "Fields");
pub const ANSWERS: Text = text("应答", "Answers");
pub const BODY: Text = text("请求体：{}", "Body: {}");
