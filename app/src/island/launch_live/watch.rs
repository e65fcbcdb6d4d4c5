//! Watching a launch from the browser.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::prelude::*;
use plan::Lang;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, EventSource, MessageEvent, Response};

use crate::{
    island::{listen, painter::Painter, settle},
    page::launch::{LIVE_ID, PAUSE_ID, STATUS_ID, Snapshot, live_part, status_text},
    path,
    text::launch as t,
};

/// How long to wait before asking again where the stream does not hold.
const PAUSE: Duration = Duration::from_secs(5);
/// How often the stream may break before it is given up for questions.
const PATIENCE: u32 = 3;

/// The page and its road to the server.
struct Watcher<V: Render> {
    lang: Lang,
    id: String,
    painter: Painter<V>,
    view: fn(Lang, &str, &Snapshot) -> V,
    stream: Option<EventSource>,
    broken: u32,
    paused: bool,
    over: bool,
}

type Shared<V> = Rc<RefCell<Watcher<V>>>;

/// Starts to watch; does nothing where the page does not show a launch that still moves.
pub(super) fn start(lang: Lang, id: String) {
    let Some(host) = document().get_element_by_id(LIVE_ID) else { return };
    let Some(button) = document().get_element_by_id(PAUSE_ID) else { return };
    let watcher = Watcher {
        lang,
        id,
        painter: Painter::new(host),
        view: live_part,
        stream: None,
        broken: 0,
        paused: false,
        over: false,
    };
    let watcher = Rc::new(RefCell::new(watcher));
    open(&watcher);
    let _ = button.remove_attribute("hidden");
    let of_button = button.clone();
    listen(&button, "click", move |_| toggle(&watcher, &of_button));
}

/// Opens the stream. Its messages carry a snapshot each; while the browser mends a broken one, its errors are counted.
fn open<V: Render + 'static>(watcher: &Shared<V>) {
    let address = {
        let watcher = watcher.borrow();
        path::launch_events(watcher.lang, &watcher.id)
    };
    let Ok(stream) = EventSource::new(&address) else { return ask_later(watcher) };
    let shared = Rc::clone(watcher);
    listen(&stream, "message", move |event| {
        if let Some(text) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()) {
            shared.borrow_mut().told(&text);
        }
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

/// Asks once, a while from now, and then again.
fn ask_later<V: Render + 'static>(watcher: &Shared<V>) {
    watcher.borrow_mut().stream = None;
    let watcher = Rc::clone(watcher);
    set_timeout(move || ask(&watcher), PAUSE);
}

fn ask<V: Render + 'static>(watcher: &Shared<V>) {
    let address = {
        let watcher = watcher.borrow();
        if watcher.paused || watcher.over {
            return;
        }
        path::launch_status(watcher.lang, &watcher.id)
    };
    let failed = || {
        let shared = Rc::clone(watcher);
        Closure::once_into_js(move |_: JsValue| ask_later(&shared))
    };
    let (shared, lost) = (Rc::clone(watcher), failed());
    let told = Closure::once_into_js(move |text: JsValue| {
        if let Some(text) = text.as_string() {
            shared.borrow_mut().told(&text);
        }
        ask_later(&shared);
    });
    let answered = Closure::once_into_js(move |response: JsValue| {
        let text = response.dyn_into::<Response>().ok().filter(Response::ok).and_then(|response| response.text().ok());
        match text {
            Some(text) => settle(&text, &told, &lost),
            None => settle(&js_sys::Promise::resolve(&JsValue::NULL), &told, &lost),
        }
    });
    settle(&window().fetch_with_str(&address), &answered, &failed());
}

/// Stops or goes on.
fn toggle<V: Render + 'static>(watcher: &Shared<V>, button: &Element) {
    let (paused, lang) = {
        let mut watcher = watcher.borrow_mut();
        watcher.paused = !watcher.paused;
        watcher.broken = 0;
        if let Some(stream) = watcher.stream.take() {
            stream.close();
        }
        (watcher.paused, watcher.lang)
    };
    button.set_text_content(Some((if paused { t::RESUME } else { t::PAUSE }).get(lang)));
    if !paused {
        open(watcher);
    }
}

impl<V: Render> Watcher<V> {
    /// Paints what the server told, and says aloud what the state has become.
    fn told(&mut self, text: &str) {
        let Ok(snapshot) = serde_json::from_str::<Snapshot>(text) else { return };
        self.broken = 0;
        self.painter.paint((self.view)(self.lang, &self.id, &snapshot));
        let status = status_text(self.lang, snapshot.status());
        if let Some(place) = document().get_element_by_id(STATUS_ID)
            && place.text_content().as_deref() != Some(&status)
        {
            place.set_text_content(Some(&status));
        }
        if snapshot.at_rest() {
            self.over = true;
            if let Some(stream) = self.stream.take() {
                stream.close();
            }
        }
    }
}
