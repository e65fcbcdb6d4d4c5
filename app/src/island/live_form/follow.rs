//! Posting a form while somebody types into it.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FormData, HtmlFormElement, RequestInit};

use crate::{
    form::LIVE,
    island::{
        ask::page,
        draw::{by_id, say_at},
        listen,
    },
};

/// The element that holds the answer. Its attributes name the form and hold the words.
const ANSWER: &str = "answer";
/// What says the answer's summary aloud.
const SAID: &str = "answer-said";
/// How long nothing is typed before the answer is asked for.
const WAIT: Duration = Duration::from_millis(350);

/// Starts to follow; does nothing where there is no such form.
pub(super) fn start() {
    let form = by_id(ANSWER).and_then(|answer| by_id(&answer.get_attribute("data-form")?));
    let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return };
    let latest = Rc::new(Cell::new(0_u32));
    listen(&form.clone(), "input", move |_| {
        let own = latest.get().wrapping_add(1);
        latest.set(own);
        if let Some(answer) = by_id(ANSWER) {
            let _ = answer.set_attribute("data-stale", "");
        }
        let (form, latest) = (form.clone(), Rc::clone(&latest));
        set_timeout(
            move || {
                if latest.get() == own {
                    ask(&form, &latest, own);
                }
            },
            WAIT,
        );
    });
}

/// Asks for the answer, unless something is still missing. One that comes after something else was typed is left.
fn ask(form: &HtmlFormElement, latest: &Rc<Cell<u32>>, own: u32) {
    let (Some(answer), Ok(data)) = (by_id(ANSWER), FormData::new_with_form(form)) else { return };
    let size: f64 = ["_text", "_file"].into_iter().map(|name| size(&data, name)).sum();
    // Not read as a number with a fraction: the reader of those is larger than this island.
    let most = word(&answer, "data-most").parse().map_or(f64::MAX, |most: u32| most.into());
    if size == 0.0 || !form.check_validity() {
        return;
    }
    if size > most {
        return say(&word(&answer, "data-long"), "annotate-note");
    }
    let _ = data.append_with_str(LIVE, "1");
    let post = RequestInit::new();
    post.set_method("POST");
    post.set_body(&data);
    let latest = Rc::clone(latest);
    let address = form.get_attribute("action").unwrap_or_default();
    page(&window().fetch_with_str_and_init(&address, &post), move |newer| {
        if latest.get() != own {
            return;
        }
        let Some(part) = newer.as_ref().and_then(|newer| newer.get_element_by_id(ANSWER)) else {
            return say(&word(&answer, "data-failed"), "annotate-note");
        };
        let _ = answer.replace_with_with_node_1(&part);
        say(&by_id("answer-summary").and_then(|summary| summary.text_content()).unwrap_or_default(), "sr-only");
        document().set_title(&newer.map(|newer| newer.title()).unwrap_or_default());
    });
}

/// Characters of a text, bytes of a file; nothing for what was left out.
fn size(data: &FormData, name: &str) -> f64 {
    let value = data.get(name);
    if let Some(text) = value.dyn_ref::<js_sys::JsString>() {
        return text.length().into();
    }
    js_sys::Reflect::get(&value, &"size".into()).ok().and_then(|size| size.as_f64()).unwrap_or(0.0)
}

fn word(answer: &Element, name: &str) -> String {
    answer.get_attribute(name).unwrap_or_default()
}

/// Says it aloud; the class decides whether it is seen too.
fn say(text: &str, class: &str) {
    if let Some(said) = by_id(SAID) {
        said.set_class_name(class);
    }
    say_at(SAID, text);
}
