//! A call that failed: our advice first, the cloud's own words last and small.

use leptos::prelude::*;

use crate::{
    frame::Trouble,
    ui::markup::{IntoMarkup, Markup},
};

/// The advice and, under it, the cloud's own words.
pub fn trouble(trouble: &Trouble) -> Markup {
    let Trouble { advice, raw } = trouble.clone();
    let raw = (!raw.is_empty()).then(|| view! { <p class="raw meta" lang="en">{raw}</p> });
    view! { <p>{advice}</p>{raw} }.markup()
}
