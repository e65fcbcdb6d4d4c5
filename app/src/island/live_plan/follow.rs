//! Listening to the form and the tabs.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use plan::{Draft, Lang, secret};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FormData, HtmlFormElement, MouseEvent};

use super::hints::Hints;
use crate::{
    form,
    island::{listen, painter::Painter},
    ui::{
        code::Mark,
        preview::{PANE_ID, Preview, Tab, pane},
    },
};

/// The name under which the browser's tools find how long each repaint took.
const MEASURE: &str = "berth-preview";
/// The mark from which a repaint is measured.
const START: &str = "berth-preview-start";

/// What the server gave.
pub(super) struct Given {
    pub(super) base: Draft,
    pub(super) lang: Lang,
    pub(super) tab: Tab,
    pub(super) plan: String,
    pub(super) form: String,
}

/// The preview that is shown, and what it is made from.
struct Follower<V: Render> {
    given: Given,
    form: Option<HtmlFormElement>,
    hints: Hints,
    shown: Preview,
    mark: Mark,
    painter: Painter<V>,
    pane: fn(&Preview, &str) -> V,
}

/// Starts to follow; does nothing where the pane is not there.
pub(super) fn start(given: Given) {
    let Some(host) = document().get_element_by_id(PANE_ID) else { return };
    let form = document().get_element_by_id(&given.form).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let follower = Follower {
        hints: Hints::new(given.lang, form.as_ref()),
        shown: Preview::of(given.lang, &given.base, given.tab),
        form: form.clone(),
        mark: Mark::Even,
        painter: Painter::new(host.clone()),
        pane,
        given,
    };
    let follower = Rc::new(RefCell::new(follower));
    if let Some(form) = form {
        for event in ["input", "change"] {
            let follower = Rc::clone(&follower);
            listen(&form, event, move |event| follower.borrow_mut().typed(&event));
        }
    }
    listen(&host, "click", move |event| follower.borrow_mut().clicked(&event));
}

impl<V: Render> Follower<V> {
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
        self.given.tab = tab;
        let address = link.get_attribute("href").unwrap_or_default();
        let address = address.split('#').next();
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", address);
        }
        self.repaint();
    }

    /// Builds the draft from the form, paints what it would become, and says what is wrong with it.
    fn repaint(&mut self) {
        let clock = window().performance();
        let _ = clock.as_ref().map(|clock| clock.mark(START));
        let mut draft = self.given.base.clone();
        if let Some(form) = &self.form {
            form::apply(&mut draft, &pairs(form));
            draft = secret::mask(&draft);
        }
        let (sheet, problems) = plan::normalise(&draft);
        let mut preview = Preview::of_sheet(self.given.lang, &sheet, self.given.tab);
        let next = if self.mark == Mark::Odd { Mark::Even } else { Mark::Odd };
        preview.mark_changes(&self.shown, next);
        self.painter.paint((self.pane)(&preview, &self.given.plan));
        self.hints.show(&problems);
        tell_case(&preview.passwordless);
        (self.shown, self.mark) = (preview, next);
        if let Some(clock) = clock {
            let _ = clock.measure_with_start_mark(MEASURE, START);
            clock.clear_marks_with_mark_name(START);
        }
    }
}

/// Brings the sentence of the step's passwordless card to what the preview says.
fn tell_case(sentence: &str) {
    if let Ok(Some(place)) = document().query_selector("[data-passwordless] .verdict")
        && place.text_content().as_deref() != Some(sentence)
    {
        place.set_text_content(Some(sentence));
    }
}

/// The pairs that the form would post.
fn pairs(form: &HtmlFormElement) -> Vec<(String, String)> {
    let Ok(data) = FormData::new_with_form(form) else { return Vec::new() };
    let pair = |entry: JsValue| {
        let entry: js_sys::Array = entry.unchecked_into();
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    data.entries().into_iter().flatten().filter_map(pair).collect()
}
