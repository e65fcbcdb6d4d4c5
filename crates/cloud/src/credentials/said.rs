//! A sentence with values in it, said in both languages.

use plan::Lang;

/// One sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The Chinese sentence.
    pub zh: String,
    /// The English sentence.
    pub en: String,
}

impl Said {
    /// The sentence in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::ZhCn => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Formats a sentence in both languages from the same values.
macro_rules! said {
    ($zh:literal, $en:literal) => {
        $crate::credentials::Said { zh: format!($zh), en: format!($en) }
    };
}
pub(super) use said;
