//! Every text a person can see, in both languages, checked when the program is compiled: a [`Text`] cannot be made
//! with one language missing, and a text that is used but not written does not compile.
//!
//! One module per page; a text that two pages share stands in [`common`].

#![expect(missing_docs, reason = "a text says itself what it is")]

pub mod annotate;
pub mod api;
pub mod cause;
pub mod change;
pub mod common;
pub mod diagnose;
pub mod errors;
pub mod frame;
pub mod images;
pub mod import;
pub mod label;
pub mod launch;
pub mod network;
pub mod passwordless;
pub mod policy;
pub mod preview;
pub mod registries;
pub mod registry;
pub mod review;
pub mod shared;
pub mod start;
pub mod workload;

pub use plan::Text;

use plan::Lang;

/// A text from its Chinese and its English wording.
pub const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// What is wrong with a field, in the words that stand beside it.
pub fn problem(lang: Lang, problem: &plan::Problem) -> String {
    problem.text_labelled(lang, &|wire| label::label(lang, wire))
}

/// Texts with places for values.
pub trait Fill {
    /// The text in `lang` with each `{}` replaced, in order, by one of `values`.
    fn with(self, lang: Lang, values: &[&dyn std::fmt::Display]) -> String;
}

impl Fill for Text {
    fn with(self, lang: Lang, values: &[&dyn std::fmt::Display]) -> String {
        let mut rest = self.get(lang);
        let mut out = String::with_capacity(rest.len() + 16);
        for value in values {
            let Some((before, after)) = rest.split_once("{}") else { break };
            out.push_str(before);
            out.push_str(&value.to_string());
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_in_where_the_braces_are() {
        let counted = text("共 {} 项，第 {} 项", "item {} of {}");
        assert_eq!(counted.with(Lang::ZhCn, &[&3, &1]), "共 3 项，第 1 项");
        assert_eq!(counted.with(Lang::En, &[&1]), "item 1 of {}");
        assert_eq!(counted.with(Lang::En, &[&1, &2, &3]), "item 1 of 2");
    }
}
