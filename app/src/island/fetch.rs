//! Fetching one of our own pages, to take a part of it over.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, DomParser, Response, SupportedType};

use super::{draw::by_id, settle};

/// Fetches the page at `address` and gives it as a document of its own, in which no script runs and nothing is loaded; nothing where
/// it cannot be had.
pub(super) fn fetch(address: &str, then: impl FnOnce(Option<Document>) + 'static) {
    let then = Rc::new(Cell::new(Some(then)));
    let done = Closure::once_into_js(move |text: JsValue| {
        let parse = |text: String| DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok();
        if let Some(then) = then.take() {
            then(text.as_string().and_then(parse));
        }
    });
    let after = done.clone();
    let answered = Closure::once_into_js(move |response: JsValue| {
        let text = response.dyn_into::<Response>().ok().filter(Response::ok).and_then(|response| response.text().ok());
        let text = text.unwrap_or_else(|| js_sys::Promise::resolve(&JsValue::NULL).unchecked_into());
        settle(&text, &after, &after);
    });
    settle(&window().fetch_with_str(address), &answered, &done);
}

/// Fills the part of the page that is still awaited, if there is one, from the page that has it.
pub(super) fn take_awaited() {
    let Some(part) = document().query_selector("[data-awaited]").ok().flatten() else { return };
    let (address, id) = (part.get_attribute("data-awaited").unwrap_or_default(), part.id());
    fetch(&address, move |newer| {
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
