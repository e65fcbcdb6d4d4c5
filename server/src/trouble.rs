//! What a page says of a call that failed.

use app::frame::Trouble;
use cloud::ApiError;
use plan::Lang;
use serde::{Deserialize, Serialize};

/// Our advice, and the cloud's own words apart.
pub fn of(error: &ApiError, lang: Lang) -> Trouble {
    Trouble { advice: error.remedy(lang), raw: error.said() }
}

/// Nothing came, good or bad.
pub fn too_slow(lang: Lang) -> Trouble {
    let advice = match lang {
        Lang::ZhCn => "云端没有及时应答。请稍后刷新本页，或直接填写。已填写的内容不受影响。",
        Lang::En => {
            "The cloud did not answer in time. Reload the page in a moment, or type the value. What you typed is safe."
        }
    };
    Trouble { advice: advice.to_owned(), raw: String::new() }
}

/// A call that failed, as it is kept for whoever looks later, in either language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    advice_zh: String,
    advice_en: String,
    raw: String,
}

impl Kept {
    /// What a failed call says.
    pub fn of(error: &ApiError) -> Self {
        Self { advice_zh: error.remedy(Lang::ZhCn), advice_en: error.remedy(Lang::En), raw: error.said() }
    }

    /// The same for a page.
    pub fn trouble(&self, lang: Lang) -> Trouble {
        let advice = if lang == Lang::ZhCn { &self.advice_zh } else { &self.advice_en };
        Trouble { advice: advice.clone(), raw: self.raw.clone() }
    }
}
