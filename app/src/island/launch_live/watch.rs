//! Watching a launch from the browser.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, EventSource};

use crate::{
    island::{
        draw::{by_id, focus, say_at},
        fetch::fetch,
        listen,
    },
    page::launch::{LIVE_ID, PAUSE_ID, STATUS_ID},
};

/// How long to wait before asking again where the stream does not hold.
const PAUSE: Duration = Duration::from_secs(5);
/// How often the stream may break in a row before it is given up for questions.
const PATIENCE: u32 = 3;

/// The road to the server.
struct Watcher {
    /// The address of the page, whose markup is taken over.
    page: String,
    /// The address of the stream.
    events: String,
    stream: Option<EventSource>,
    broken: u32,
    paused: bool,
    over: bool,
}

type Shared = Rc<RefCell<Watcher>>;

/// Starts to watch; does nothing where the page shows a launch that is at rest.
pub(super) fn start() {
    let (Some(host), Some(button)) = (by_id(LIVE_ID), by_id(PAUSE_ID)) else { return };
    let address = |name| host.get_attribute(name).unwrap_or_default();
    let (page, events) = (address("data-page"), address("data-events"));
    let watcher = Watcher { page, events, stream: None, broken: 0, paused: false, over: false };
    let watcher = Rc::new(RefCell::new(watcher));
    open(&watcher);
    let _ = button.class_list().remove_1("invisible");
    let of_button = button.clone();
    listen(&button, "click", move |_| toggle(&watcher, &of_button));
}

/// Opens the stream. While the browser mends a broken one, its errors are counted.
fn open(watcher: &Shared) {
    let Ok(stream) = EventSource::new(&watcher.borrow().events) else { return ask_later(watcher) };
    let shared = Rc::clone(watcher);
    listen(&stream, "message", move |_| {
        shared.borrow_mut().broken = 0;
        ask(&shared, false);
    });
    let shared = Rc::clone(watcher);
    let of_stream = stream.clone();
    listen(&stream, "error", move |_| {
        let given_up = {
            let mut watcher = shared.borrow_mut();
            watcher.broken += 1;
            let closed = of_stream.ready_state() == EventSource::CLOSED;
            !watcher.over && !watcher.paused && (closed || watcher.broken >= PATIENCE)
        };
        if given_up {
            of_stream.close();
            ask_later(&shared);
        }
    });
    watcher.borrow_mut().stream = Some(stream);
}

/// Asks a while from now, and then again and again.
fn ask_later(watcher: &Shared) {
    watcher.borrow_mut().stream = None;
    let watcher = Rc::clone(watcher);
    set_timeout(move || ask(&watcher, true), PAUSE);
}

/// Fetches the page and takes over what is newer in it.
fn ask(watcher: &Shared, again: bool) {
    let page = {
        let watcher = watcher.borrow();
        if watcher.paused || watcher.over {
            return;
        }
        watcher.page.clone()
    };
    let shared = Rc::clone(watcher);
    fetch(&page, move |newer| {
        if let Some(newer) = newer {
            take_over(&shared, &newer);
        }
        if again {
            ask_later(&shared);
        }
    });
}

/// Puts those sections of the live part in place that differ, and says the state aloud.
fn take_over(watcher: &Shared, newer: &Document) {
    let (Some(host), Some(part)) = (by_id(LIVE_ID), newer.get_element_by_id(LIVE_ID)) else { return };
    replace_children(&host, &part);
    let side = |document: &Document| document.query_selector(".launch-side").ok().flatten();
    if let (Some(side), Some(newer)) = (side(&document()), side(newer)) {
        replace_children(&side, &newer);
    }
    if let Some(state) = newer.get_element_by_id(STATUS_ID).and_then(|state| state.text_content()) {
        say_at(STATUS_ID, &state);
    }
    let title = newer.title();
    if document().title() != title {
        document().set_title(&title);
    }
    if newer.get_element_by_id(PAUSE_ID).is_none() {
        rest(watcher);
    }
}

/// The launch has come to rest: nothing is asked any more.
fn rest(watcher: &Shared) {
    let mut watcher = watcher.borrow_mut();
    watcher.over = true;
    if let Some(stream) = watcher.stream.take() {
        stream.close();
    }
    if let Some(button) = by_id(PAUSE_ID) {
        let _ = button.class_list().add_1("invisible");
    }
}

/// Replaces each child that differs, and leaves those that do not, with whatever holds the focus in them. Folds stay as
/// the person left them: what is in them does not change.
fn replace_children(host: &Element, newer: &Element) {
    let (old, new) = (host.children(), newer.children());
    let focused = document().active_element().map(|element| element.get_attribute("href").unwrap_or_default());
    for at in 0..old.length().max(new.length()) {
        match (old.item(at), new.item(at)) {
            (Some(old), Some(new)) if old.tag_name() == "DETAILS" || old.outer_html() == new.outer_html() => {}
            (Some(old), Some(new)) => {
                let _ = old.replace_with_with_node_1(&new.clone_node_with_deep(true).unwrap_or_else(|_| new.into()));
            }
            (None, Some(new)) => {
                let _ = host.append_child(&new.clone_node_with_deep(true).unwrap_or_else(|_| new.into()));
            }
            (Some(_) | None, None) => break,
        }
    }
    while let Some(left) = host.children().item(new.length()) {
        left.remove();
    }
    if document().active_element().is_some_and(|element| element.tag_name() == "BODY") {
        refocus(host, &focused.unwrap_or_default());
    }
}

/// Gives the focus back to the link that held it, where its section was replaced.
fn refocus(host: &Element, href: &str) {
    if let Ok(links) = host.query_selector_all("a[href]") {
        let mut links = (0..links.length()).filter_map(|at| links.item(at)).map(JsCast::unchecked_into::<Element>);
        if let Some(link) = links.find(|link| link.get_attribute("href").as_deref() == Some(href)) {
            focus(link);
        }
    }
}

/// Stops or goes on. The button carries its other label.
fn toggle(watcher: &Shared, button: &Element) {
    let paused = {
        let mut watcher = watcher.borrow_mut();
        watcher.paused = !watcher.paused;
        watcher.broken = 0;
        if let Some(stream) = watcher.stream.take() {
            stream.close();
        }
        watcher.paused
    };
    let (label, other) =
        (button.text_content().unwrap_or_default(), button.get_attribute("data-other").unwrap_or_default());
    button.set_text_content(Some(&other));
    let _ = button.set_attribute("data-other", &label);
    if !paused {
        open(watcher);
    }
}
