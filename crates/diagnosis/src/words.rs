//! A text made at run time, in both languages.

use plan::Lang;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The Chinese text.
    pub zh: String,
    /// The English text.
    pub en: String,
}

impl Words {
    /// A text from its two forms.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::ZhCn => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// This text and another one after it.
    #[must_use]
    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.zh.push_str(&other.zh);
        self.en.push(' ');
        self.en.push_str(&other.en);
        self
    }
}

/// A text made from the same arguments in both languages: `words!("中文 {}", "English {}", argument)`.
macro_rules! words {
    ($zh:literal, $en:literal $(, $argument:expr)* $(,)?) => {
        $crate::words::Words::new(format!($zh $(, $argument)*), format!($en $(, $argument)*))
    };
}

pub(crate) use words;
