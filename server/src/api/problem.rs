//! What went wrong, as problem details.
//!
//! Source: RFC 9457, "Problem Details for HTTP APIs".

use axum::{
    Json,
    extract::rejection::{BytesRejection, PathRejection, QueryRejection},
    response::{IntoResponse, Response},
};
use cloud::{ApiError, ErrorKind};
use http::{HeaderName, HeaderValue, StatusCode, header};
use plan::{Lang, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{drafts::DraftError, launches::LaunchError, random::NoRandomness, store::StoreError};

/// What is wrong at one place, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    pub path: String,
    pub code: String,
    #[serde(rename = "zh-CN")]
    pub zh: String,
    pub en: String,
}

impl From<&plan::Problem> for Finding {
    fn from(problem: &plan::Problem) -> Self {
        Self {
            path: problem.path.clone(),
            code: problem.code().to_owned(),
            zh: problem.text(Lang::ZhCn),
            en: problem.text(Lang::En),
        }
    }
}

/// Findings of a plan's problems.
pub fn findings(problems: &[plan::Problem]) -> Vec<Finding> {
    problems.iter().map(Finding::from).collect()
}

/// Why a request was not answered with what it asked for. `problems` says it in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: &'static str,
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    pub detail: String,
    pub code: &'static str,
    pub problems: Vec<Finding>,
}

/// Every kind of problem, for the document and its page.
pub const ALL: &[(Kind, StatusCode)] = &[
    (MALFORMED, StatusCode::BAD_REQUEST),
    (KEY_MISSING, StatusCode::BAD_REQUEST),
    (FOREIGN, StatusCode::FORBIDDEN),
    (NOT_FOUND, StatusCode::NOT_FOUND),
    (METHOD, StatusCode::METHOD_NOT_ALLOWED),
    (KEY_USED, StatusCode::CONFLICT),
    (NO_CLOUD, StatusCode::CONFLICT),
    (UNSETTLED, StatusCode::CONFLICT),
    (ENDED, StatusCode::CONFLICT),
    (OUTDATED, StatusCode::PRECONDITION_FAILED),
    (TOO_LARGE, StatusCode::PAYLOAD_TOO_LARGE),
    (MEDIA_TYPE, StatusCode::UNSUPPORTED_MEDIA_TYPE),
    (PLAN, StatusCode::UNPROCESSABLE_ENTITY),
    (INPUT, StatusCode::UNPROCESSABLE_ENTITY),
    (CANNOT_EXPRESS, StatusCode::UNPROCESSABLE_ENTITY),
    (VERSION_MISSING, StatusCode::PRECONDITION_REQUIRED),
    (INTERNAL, StatusCode::INTERNAL_SERVER_ERROR),
    (UPSTREAM, StatusCode::BAD_GATEWAY),
    (UNAVAILABLE, StatusCode::SERVICE_UNAVAILABLE),
    (LATE, StatusCode::GATEWAY_TIMEOUT),
];

/// A kind of problem: its code and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// A short, stable word.
    pub code: &'static str,
    /// What it means.
    pub text: Text,
}

const fn kind(code: &'static str, zh: &'static str, en: &'static str) -> Kind {
    Kind { code, text: Text { zh, en } }
}

pub const MALFORMED: Kind = kind(
    "malformed",
    "请求写法有误。请对照接口文档检查参数和请求体",
    "The request is not written as it should be. Compare its parameters and its body with the document",
);
pub const KEY_MISSING: Kind = kind(
    "key-missing",
    "创建容器组需要 Idempotency-Key 请求头：自拟一个 1–255 个可见字符的值，重试时沿用同一个",
    "Launching needs an Idempotency-Key header: 1 to 255 visible characters of your own, the same for every try",
);
pub const FOREIGN: Kind = kind("cross-site", "不接受其他网站发来的请求", "Requests from other sites are not taken");
pub const NOT_FOUND: Kind =
    kind("not-found", "没有此对象，或此地址不存在", "There is no such thing, or no such address");
pub const METHOD: Kind = kind("method", "此地址不支持该方法", "This address knows other methods");
pub const KEY_USED: Kind = kind(
    "key-used",
    "此 Idempotency-Key 已用于另一份方案。换一个键可创建新的容器组",
    "This Idempotency-Key was used for another plan. Take another key to launch this one",
);
pub const NO_CLOUD: Kind = kind(
    "no-cloud",
    "此服务以仅规划模式运行，未加载凭证，不能创建。请以 berth serve --live 启动",
    "This server only plans: it has loaded no credential and cannot launch. Start it as  berth serve --live",
);
pub const UNSETTLED: Kind = kind(
    "unsettled",
    "是否已创建容器组尚无定论，Berth 仍在查找。请稍后再试",
    "Whether there is a container group is not known yet; Berth is looking for it. Try again in a moment",
);
pub const ENDED: Kind = kind(
    "ended",
    "容器组没有创建、已经结束或已被删除，不能再这样操作",
    "There is no container group, or it has ended or was deleted, so this cannot be done to it",
);
pub const OUTDATED: Kind = kind(
    "outdated",
    "此草稿已在别处更改。请重新读取后再修改",
    "This draft was changed elsewhere. Read it again, then change it",
);
pub const TOO_LARGE: Kind = kind("too-large", "请求体过大", "The body is too large");
pub const MEDIA_TYPE: Kind = kind(
    "media-type",
    "请用 Content-Type 说明请求体：方案为 application/json 或 application/yaml，其余为 application/json",
    "Say what the body is with Content-Type: application/json or application/yaml for a plan, application/json for everything else",
);
pub const PLAN: Kind =
    kind("plan", "方案有需要修改之处，逐项见 problems", "The plan has to be mended; problems says where and how");
pub const INPUT: Kind =
    kind("input", "内容无法处理，原因见 problems", "The content cannot be worked with; problems says why");
pub const CANNOT_EXPRESS: Kind = kind(
    "cannot-express",
    "该格式无法表达此方案，原因见 problems",
    "The format cannot express this plan; problems says why",
);
pub const VERSION_MISSING: Kind = kind(
    "version-missing",
    "修改草稿需要 If-Match 请求头，值为读取时得到的 ETag",
    "Changing a draft needs an If-Match header with the ETag that it was read with",
);
pub const INTERNAL: Kind = kind(
    "internal",
    "Berth 内部出错，详情见服务日志中同一 X-Request-Id 的记录",
    "Berth failed. The server's log tells more under the same X-Request-Id",
);
pub const UPSTREAM: Kind =
    kind("upstream", "阿里云未按预期应答，原因见 problems", "Alibaba Cloud did not answer as hoped; problems says why");
pub const UNAVAILABLE: Kind = kind(
    "unavailable",
    "数据库暂时没有应答，请稍后重试",
    "The database does not answer at the moment. Try again shortly",
);
pub const LATE: Kind = kind("late", "未能及时应答，请稍后重试", "There was no answer in time. Try again shortly");

/// Seconds after which whoever was told "later" may ask again.
const LATER: HeaderValue = HeaderValue::from_static("2");

impl Problem {
    /// A problem that its kind says all of.
    pub fn of(kind: Kind) -> Self {
        let own = Finding {
            path: String::new(),
            code: kind.code.to_owned(),
            zh: format!("{}。", kind.text.zh),
            en: format!("{}.", kind.text.en),
        };
        Self::with(kind, vec![own])
    }

    /// A problem with what is wrong in detail.
    pub fn with(kind: Kind, problems: Vec<Finding>) -> Self {
        let status = ALL.iter().find(|(known, _)| known.code == kind.code).map_or(500, |(_, status)| status.as_u16());
        let detail = problems.first().map(|first| first.en.clone()).unwrap_or_default();
        Self { kind: format!("/en/api#{}", kind.code), title: kind.text.en, status, detail, code: kind.code, problems }
    }

    /// A problem at one place, in words of its own.
    pub fn at(kind: Kind, path: &str, code: &str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::with(kind, vec![Finding { path: path.to_owned(), code: code.to_owned(), zh: zh.into(), en: en.into() }])
    }

    /// What the cloud said no to.
    pub fn cloud(error: &ApiError) -> Self {
        let words = |lang| format!("{} {}", error.said(), error.remedy(lang)).trim().to_owned();
        let kind = match error.kind {
            ErrorKind::NotFound => NOT_FOUND,
            ErrorKind::ChangeParameter { .. } => INPUT,
            _ => UPSTREAM,
        };
        let code = error.code.as_deref().unwrap_or(kind.code);
        Self::at(kind, "", code, words(Lang::ZhCn), words(Lang::En))
    }

    /// A plan's problems.
    pub fn plan(problems: &[plan::Problem]) -> Self {
        Self::with(PLAN, findings(problems))
    }

    fn malformed(words: String) -> Self {
        let zh = format!("{}：{words}", MALFORMED.text.zh);
        Self::at(MALFORMED, "", MALFORMED.code, zh, format!("{}: {words}", MALFORMED.text.en))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT) {
            headers.insert(HeaderName::from_static("retry-after"), LATER);
        }
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the database failed");
        Self::of(UNAVAILABLE)
    }
}

impl From<NoRandomness> for Problem {
    fn from(error: NoRandomness) -> Self {
        tracing::error!(%error, "a request failed");
        Self::of(INTERNAL)
    }
}

impl From<DraftError> for Problem {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::Store(error) => error.into(),
            DraftError::TooLarge => Self::of(TOO_LARGE),
            other => {
                tracing::error!(error = %other, "a request failed");
                Self::of(INTERNAL)
            }
        }
    }
}

impl From<LaunchError> for Problem {
    fn from(error: LaunchError) -> Self {
        match error {
            LaunchError::Store(error) => error.into(),
            LaunchError::Draft(error) => error.into(),
            other => {
                tracing::error!(error = %other, "a request failed");
                Self::of(INTERNAL)
            }
        }
    }
}

impl From<QueryRejection> for Problem {
    fn from(why: QueryRejection) -> Self {
        Self::malformed(why.body_text())
    }
}

impl From<PathRejection> for Problem {
    fn from(_: PathRejection) -> Self {
        Self::of(NOT_FOUND)
    }
}

impl From<BytesRejection> for Problem {
    fn from(why: BytesRejection) -> Self {
        if why.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Self::of(TOO_LARGE)
        } else {
            Self::malformed(why.body_text())
        }
    }
}

impl From<serde_json::Error> for Problem {
    fn from(why: serde_json::Error) -> Self {
        Self::malformed(why.to_string())
    }
}
