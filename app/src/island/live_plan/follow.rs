//! Listening to the form and the tabs.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use plan::{Draft, Lang, secret};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FormData, HtmlFormElement, MouseEvent};

use super::{hints::Hints, paint::Painter};
use crate::{
    form,
    island::{draw, listen},
    ui::{
        cost,
        preview::{ID, Preview, Tab},
    },
};

/// The name under which the browser's tools find how long each repaint took.
const MEASURE: &str = "berth-preview";
/// The mark from which a repaint is measured.
const START: &str = "berth-preview-start";

/// What is followed, and what is shown.
struct Follower {
    lang: Lang,
    base: Draft,
    form: Option<HtmlFormElement>,
    tab: Tab,
    hints: Hints,
    painter: Painter,
}

/// Starts to follow; does nothing where there is no preview.
pub(super) fn start() {
    let Some(host) = draw::by_id(ID) else { return };
    let Some(follower) = Follower::new(&host) else { return };
    let form = follower.form.clone();
    let follower = Rc::new(RefCell::new(follower));
    if let Some(form) = form {
        for event in ["input", "change"] {
            let follower = Rc::clone(&follower);
            listen(&form, event, move |event| follower.borrow_mut().typed(&event));
        }
    }
    listen(&host, "click", move |event| follower.borrow_mut().clicked(&event));
}

impl Follower {
    fn new(host: &Element) -> Option<Self> {
        let lang = document().document_element()?.get_attribute("lang").and_then(|tag| Lang::parse(&tag))?;
        let base = draft(&host.get_attribute("data-base")?);
        let chosen = host.query_selector("a[aria-current=page]").ok()??;
        let tab = Tab::parse(&chosen.get_attribute("data-tab")?)?;
        let form =
            draw::by_id(&host.get_attribute("data-form")?).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let hints = Hints::new(lang, form.clone());
        let painter = Painter::new(Preview::of(lang, &base, tab));
        Some(Self { lang, base, form, tab, hints, painter })
    }

    /// Something was typed or chosen. A field counts as touched once it was left.
    fn typed(&mut self, event: &Event) {
        let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if event.type_() == "change"
            && let Some(name) = field.and_then(|field| field.get_attribute("name"))
        {
            self.hints.touch(name);
        }
        self.repaint();
    }

    /// A tab was chosen: the address says so, and the page stays. A click that asks for a new tab of the browser is
    /// left to the browser.
    fn clicked(&mut self, event: &Event) {
        let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[data-tab]").ok().flatten());
        let Some(link) = link.filter(|_| !(click.ctrl_key() || click.meta_key() || click.shift_key())) else { return };
        let Some(tab) = link.get_attribute("data-tab").and_then(|name| Tab::parse(&name)) else { return };
        event.prevent_default();
        let address = link.get_attribute("href").unwrap_or_default();
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", address.split('#').next());
        }
        self.tab = tab;
        Painter::choose(&link);
        self.repaint();
    }

    /// Builds the draft from the form, paints what it would become, and says what is wrong with it.
    fn repaint(&mut self) {
        let clock = window().performance();
        let _ = clock.as_ref().map(|clock| clock.mark(START));
        let mut draft = self.base.clone();
        if let Some(form) = &self.form {
            form::apply(&mut draft, &pairs(form));
            draft = secret::mask(&draft);
        }
        let (sheet, problems) = plan::normalise(&draft);
        self.painter.paint(Preview::of_sheet(self.lang, &sheet, self.tab));
        let (amount, why) = cost::words(self.lang, &sheet);
        draw::say_at(cost::AMOUNT_ID, &amount);
        draw::say_at(cost::WHY_ID, &why);
        self.hints.show(&problems);
        if let Some(clock) = clock {
            let _ = clock.measure_with_start_mark(MEASURE, START);
            clock.clear_marks_with_mark_name(START);
        }
    }
}

/// Reads the draft that the server wrote as a JSON object of texts, with the browser's own reader.
fn draft(json: &str) -> Draft {
    let object = js_sys::JSON::parse(json).ok().and_then(|value| value.dyn_into::<js_sys::Object>().ok());
    object.map(|object| js_sys::Object::entries(&object).iter().filter_map(pair).collect()).unwrap_or_default()
}

/// The pairs that the form would post.
fn pairs(form: &HtmlFormElement) -> Vec<(String, String)> {
    let Ok(data) = FormData::new_with_form(form) else { return Vec::new() };
    data.entries().into_iter().flatten().filter_map(pair).collect()
}

/// A name and a text, from a JavaScript array of two.
fn pair(entry: JsValue) -> Option<(String, String)> {
    let entry: js_sys::Array = entry.unchecked_into();
    Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
}
