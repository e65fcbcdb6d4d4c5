//! What a draft could not hold of the manifest that it was begun from.

use leptos::prelude::*;
use plan::Lang;

use super::LeftOut;
use crate::{
    text::{Fill, annotate as t, import},
    ui::{
        icon::{Icon, icon},
        markup::{IntoMarkup, Markup},
        part::{Tone, notice},
    },
};

/// The list, folded once it was seen; nothing where nothing was left out.
pub fn left_out(lang: Lang, left: Option<&LeftOut>) -> Option<Markup> {
    let left = left?;
    let count = left.rows.len() + left.more;
    let said = match left.object.as_str() {
        "" => import::NOTES.with(lang, &[&count]),
        object => t::LEFT_OUT.with(lang, &[&object, &count]),
    };
    let rows = left.rows.iter().map(|row| view! { <li class="wrap-anywhere">{row.clone()}</li> }).collect_view();
    let more = (left.more > 0).then(|| view! { <p>{t::LEFT_MORE.with(lang, &[&left.rows.len(), &left.more])}</p> });
    let body = view! {
        <details class="fold" id="left-out" open=left.open>
            <summary>{icon(Icon::Fold)}<span>{said}</span></summary>
            <ul class="list">{rows}</ul>
            {more}
        </details>
    };
    Some(notice(Tone::Warn, body.markup()).markup())
}
