//! The summary of what is wrong, at the top of a page, with a link to each field.

use leptos::prelude::*;
use plan::{Lang, Problem};

use super::{form, icon::icon, part::Tone};
use crate::{
    text::{Fill, common as t},
    ui::markup::{IntoMarkup, Markup},
};

/// The summary; nothing where nothing is wrong. It takes the focus when the page opens.
pub fn summary(lang: Lang, problems: &[Problem]) -> Option<Markup> {
    let title = match problems.len() {
        0 => return None,
        1 => t::SUMMARY_ONE.get(lang).to_owned(),
        more => t::SUMMARY.with(lang, &[&more]),
    };
    let items: Vec<_> = problems.iter().map(|problem| item(lang, problem)).collect();
    let view = view! {
        <div class="notice notice-fail summary" role="alert" aria-labelledby="summary-title" tabindex="-1" autofocus>
            {icon(Tone::Fail.icon())}
            <div><h2 id="summary-title">{title}</h2><ul>{items}</ul></div>
        </div>
    };
    Some(view.markup())
}

fn item(lang: Lang, problem: &Problem) -> Markup {
    let text = crate::text::problem(lang, problem);
    if problem.path.is_empty() {
        return view! { <li>{text}</li> }.markup();
    }
    view! { <li><a href=format!("#{}", form::id(&problem.path))>{text}</a></li> }.markup()
}
