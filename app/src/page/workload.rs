//! Fourth step: the group itself: name, size, what its containers run.

mod containers;
mod group;
mod more;
mod size;

use leptos::prelude::*;
use plan::Step;

use super::wizard::{self, Wizard};
use crate::{
    frame::Frame,
    text::workload as t,
    ui::markup::{IntoMarkup, Markup},
    ui::part::card,
};

/// What the step shows; everything is in the draft.
#[derive(Clone, Debug)]
pub struct Data {
    /// The draft.
    pub wizard: Wizard,
}

/// The page.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    wizard::page(&frame, &data.wizard, Step::Workload, |form| {
        view! {
            {card("group", t::GROUP.get(lang), None, group::group(form))}
            {card("size", t::SIZE.get(lang), Some(t::SIZE_LEAD.get(lang)), size::size(form))}
            {containers::cards(form)}
            {card("kubernetes", t::KUBERNETES.get(lang), None, group::onto(form))}
            {more::spot(form)}
            {more::tags(form)}
            {more::more(form)}
        }
        .markup()
    })
}
