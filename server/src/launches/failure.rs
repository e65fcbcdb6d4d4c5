//! Why a launch has no group, or not yet, as kept in its row: in both languages, for whoever looks later.

use cloud::ApiError;
use plan::Lang;
use serde::{Deserialize, Serialize};

/// Why a create call did not succeed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Failure {
    pub code: String,
    pub message: String,
    pub advice_zh: String,
    pub advice_en: String,
    pub recommend: Option<String>,
    /// Whether no request ever reached the cloud.
    pub unsent: bool,
    /// How often it was sent.
    #[serde(default)]
    pub tries: u32,
}

impl Failure {
    /// The launch was not sent while it was fresh, and is not sent now.
    pub fn too_old() -> Self {
        Self {
            message: "Not sent within an hour of its confirmation.".to_owned(),
            advice_zh: "确认后一小时内未能发送，已放弃，未创建任何资源。如仍需要，请再次创建。".to_owned(),
            advice_en: "It could not be sent within an hour of its confirmation and was given up; nothing was created. Launch again if you still want it.".to_owned(),
            unsent: true,
            ..Self::default()
        }
    }

    /// Nobody could be asked while somebody waited for it, and it is not sent any more.
    pub fn too_late() -> Self {
        Self {
            message: "Not sent while it was waited for.".to_owned(),
            advice_zh: "等待期间一直未能发送，已放弃，未创建任何资源。请稍后再次创建。".to_owned(),
            advice_en: "It could not be sent while it was waited for and was given up; nothing was created. Launch again later.".to_owned(),
            unsent: true,
            ..Self::default()
        }
    }

    /// It was sent, no answer ever came, and an hour after its confirmation no group carries its tag.
    pub fn never_found(tries: u32) -> Self {
        Self {
            message: "No answer came within an hour of its confirmation, and no container group carries its tag.".to_owned(),
            advice_zh: "请求已发出但始终没有答复；现在云端没有带此标签的容器组。如果它曾经创建过，也已经结束或被删除。如仍需要，请再次创建。".to_owned(),
            advice_en: "The request was sent and never answered; no container group carries its tag now. If one was created, it has ended or was deleted since. Launch again if you still want it.".to_owned(),
            tries,
            ..Self::default()
        }
    }

    /// What a try met; `tries` counts all that this launch made.
    pub fn of(error: &ApiError, tries: i64) -> Self {
        Self {
            code: error.code.clone().unwrap_or_default(),
            message: error.message.clone(),
            advice_zh: error.remedy(Lang::ZhCn),
            advice_en: error.remedy(Lang::En),
            recommend: error.recommend.clone(),
            unsent: error.status.is_none() && !error.outcome_unknown(),
            tries: u32::try_from(tries).unwrap_or(u32::MAX),
        }
    }
}
