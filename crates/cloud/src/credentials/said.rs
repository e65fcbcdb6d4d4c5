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
    /// Words that are the same in both languages: names, and what the system says.
    pub(crate) fn same(words: impl Into<String>) -> Self {
        let words = words.into();
        Self { zh: words.clone(), en: words }
    }

    /// What `words` says in each language.
    pub(crate) fn of(words: impl Fn(Lang) -> String) -> Self {
        Self { zh: words(Lang::ZhCn), en: words(Lang::En) }
    }

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
pub(crate) use said;
