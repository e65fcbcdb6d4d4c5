//! The part of a page that another page has, which takes longer to make.

use leptos::prelude::*;

use super::{ask, draw::by_id};

/// Fills the part of the page that is still awaited, if there is one, from the page that has it.
pub(super) fn take_awaited() {
    let Some(part) = document().query_selector("[data-awaited]").ok().flatten() else { return };
    let (address, id) = (part.get_attribute("data-awaited").unwrap_or_default(), part.id());
    ask::page(&window().fetch_with_str(&address), move |newer| {
        let newer = newer.and_then(|newer| newer.get_element_by_id(&id));
        // By its name again: what was there may have been replaced meanwhile.
        let (Some(part), Some(newer)) = (by_id(&id), newer) else { return };
        part.set_class_name(&newer.class_name());
        part.set_text_content(None);
        while let Some(child) = newer.first_child() {
            if part.append_child(&child).is_err() {
                break;
            }
        }
    });
}
