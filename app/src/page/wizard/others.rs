//! What the draft holds and no field of the page shows, such as probes that came with a document: one plain field each,
//! so that nothing is hidden and every problem has a field to be mended in.

use leptos::prelude::*;
use plan::Step;

use crate::{
    text::common as t,
    ui::{
        form::Form,
        markup::{IntoMarkup, Markup},
        part,
    },
};

/// The card; nothing where every value has its field already.
pub(super) fn card(form: Form<'_>, step: Step) -> Option<Markup> {
    let mut names: Vec<String> =
        form.draft.iter().filter(|(_, value)| !value.is_empty()).map(|(wire, _)| wire.to_owned()).collect();
    names.extend(form.problems.iter().map(|problem| problem.path.clone()).filter(|path| !path.is_empty()));
    names.retain(|wire| {
        Step::of(wire) == step && !wire.starts_with("Berth.Secret.") && !form.seen.borrow().contains(wire)
    });
    names.dedup();
    if names.is_empty() {
        return None;
    }
    let field = |wire: String| {
        let field = form.field(wire.clone(), wire.clone()).mono();
        if form.stored(&wire) { field.password().view() } else { field.view() }
    };
    let fields: Vec<_> = names.into_iter().map(field).collect();
    let lang = form.lang;
    let body = view! { <div class="fields">{fields}</div> }.markup();
    Some(part::card("others", t::OTHERS.get(lang), Some(t::OTHERS_LEAD.get(lang)), body).markup())
}
