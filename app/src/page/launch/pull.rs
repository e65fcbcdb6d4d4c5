//! Why a pull failed, as the rules see it: what the events point to, and what those rules come to now.

use leptos::prelude::*;
use plan::Lang;

use super::{super::diagnose, Pull};
use crate::{
    path,
    text::{diagnose as t, launch},
    ui::markup::{IntoMarkup, Markup},
};

/// What the cause rests on and how to mend it; the rules that the events point to where the diagnosis has nothing on them.
pub(super) fn grounds(lang: Lang, pull: &Pull) -> Markup {
    let findings: Vec<_> =
        pull.findings.iter().enumerate().map(|(at, finding)| diagnose::finding(lang, finding, at + 1)).collect();
    if !findings.is_empty() {
        return view! { <h3>{launch::GROUNDS.get(lang)}</h3>{findings} }.markup();
    }
    let rules = pull.causes.iter().flat_map(|cause| &cause.rules).map(|(id, title)| {
        view! { <li>{*title} " " <a href=format!("{}#{id}", path::diagnose_rules(lang))><code>{*id}</code></a></li> }
    });
    let rules: Vec<_> = rules.collect();
    (!rules.is_empty()).then(|| view! { <h3>{t::POINTS_TO.get(lang)}</h3><ul class="list">{rules}</ul> }).markup()
}
