//! Cards, folds, notices and badges.

use leptos::prelude::*;
use plan::Lang;

use super::icon::{Icon, icon};
use crate::{
    text::{Fill, common as t},
    ui::markup::Markup,
};

/// How something stands: decides colour and icon, never alone, always beside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good.
    Pass,
    /// Works, with a catch.
    Warn,
    /// Does not work.
    Fail,
    /// To know.
    Info,
    /// Neither.
    Plain,
}

impl Tone {
    /// The class suffix.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Info => "info",
            Self::Plain => "plain",
        }
    }

    /// The icon.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Pass => Icon::Check,
            Self::Warn => Icon::Warn,
            Self::Fail => Icon::Cross,
            Self::Info => Icon::Info,
            Self::Plain => Icon::Question,
        }
    }
}

/// A group of related fields with a heading.
pub fn card(id: &str, title: &str, lead: Option<&str>, body: Markup) -> impl IntoView + use<> {
    let (id, title, lead) = (id.to_owned(), title.to_owned(), lead.map(str::to_owned));
    let heading = format!("{id}-title");
    view! {
        <section class="card" id=id aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{title}</h2>
            {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
            {body}
        </section>
    }
}

/// Settings that most people never need, folded, with a count of those that are set.
pub fn fold(lang: Lang, title: &str, set: usize, open: bool, body: Markup) -> impl IntoView + use<> {
    let title = title.to_owned();
    let count = (set > 0).then(|| view! { <span class="count">{t::SET_COUNT.with(lang, &[&set])}</span> });
    view! {
        <details class="fold" open=open>
            <summary>{icon(Icon::Fold)}<span>{title}</span>{count}</summary>
            <div class="fold-body">{body}</div>
        </details>
    }
}

/// A sentence that stands out, with what can be done.
pub fn notice(tone: Tone, body: Markup) -> impl IntoView {
    view! { <div class=format!("notice notice-{}", tone.name())>{icon(tone.icon())}<div>{body}</div></div> }
}

/// A state in one word.
pub fn badge(tone: Tone, word: &str) -> impl IntoView + use<> {
    let sign = (tone != Tone::Plain).then(|| icon(tone.icon()));
    let word = word.to_owned();
    view! { <span class=format!("badge badge-{}", tone.name())>{sign}{word}</span> }
}
