//! Remarks beside a rendered plan, in both languages.

use crate::Lang;

/// A remark beside a rendered plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    zh: String,
    en: String,
}

/// A format cannot stand for the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannotExpress {
    zh: String,
    en: String,
}

impl Note {
    /// A remark from its two forms.
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The remark in one language.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::ZhCn => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl CannotExpress {
    /// A refusal from the two forms of its reason.
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// Why, what would be lost, and what to do instead.
    pub fn reason(&self, lang: Lang) -> &str {
        match lang {
            Lang::ZhCn => &self.zh,
            Lang::En => &self.en,
        }
    }
}
