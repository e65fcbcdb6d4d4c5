//! Problems beside the fields, while typing: only where somebody has been already.

use std::collections::BTreeSet;

use leptos::prelude::*;
use plan::{Lang, Problem};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement};

use crate::{
    text::{Fill, preview as t},
    ui::form::id,
};

/// The fields that were touched, and where their problems are shown.
pub(super) struct Hints {
    lang: Lang,
    form: Option<HtmlFormElement>,
    touched: BTreeSet<String>,
    told: usize,
}

impl Hints {
    /// A field whose problem the server shows was touched before.
    pub(super) fn new(lang: Lang, form: Option<HtmlFormElement>) -> Self {
        let mut hints = Self { lang, form, touched: BTreeSet::new(), told: 0 };
        for (name, place) in hints.places() {
            if place.text_content().is_some_and(|text| !text.trim().is_empty()) {
                hints.touched.insert(name);
            }
        }
        hints.told = hints.touched.len();
        hints
    }

    /// From now on this field's problems are shown.
    pub(super) fn touch(&mut self, name: String) {
        self.touched.insert(name);
    }

    /// Shows the problems of touched fields, takes mended ones away, and says how many there are.
    pub(super) fn show(&mut self, problems: &[Problem]) {
        let mut count = 0;
        for (name, place) in self.places() {
            let texts = problems.iter().filter(|problem| problem.path == name && self.touched.contains(&name));
            let text = texts.map(|problem| crate::text::problem(self.lang, problem)).collect::<Vec<_>>().join(" ");
            count += usize::from(!text.is_empty());
            if place.text_content().as_deref() != Some(&text) {
                place.set_text_content(Some(&text));
                let _ = place.toggle_attribute_with_force("hidden", text.is_empty());
                Self::describe(&name, &place, text.is_empty());
            }
        }
        if count != self.told {
            self.told = count;
            self.tell(count);
        }
    }

    /// The elements that hold a field's problem, with the field's name.
    fn places(&self) -> Vec<(String, Element)> {
        let list = self.form.as_ref().and_then(|form| form.query_selector_all("[data-problem-for]").ok());
        let Some(list) = list else { return Vec::new() };
        let element = |at| list.item(at).map(JsCast::unchecked_into::<Element>);
        let named = |element: Element| Some((element.get_attribute("data-problem-for")?, element));
        (0..list.length()).filter_map(element).filter_map(named).collect()
    }

    /// Tells eyes and assistive technology whether the field is wrong.
    fn describe(name: &str, place: &Element, right: bool) {
        if let Some(around) = place.parent_element() {
            let _ = around.class_list().toggle_with_force("field-bad", !right);
        }
        let Some(field) = document().get_element_by_id(&id(name)) else { return };
        let _ =
            if right { field.remove_attribute("aria-invalid") } else { field.set_attribute("aria-invalid", "true") };
    }

    fn tell(&self, count: usize) {
        let Ok(Some(place)) = document().query_selector("[data-problem-count]") else { return };
        let text =
            if count == 0 { t::MENDED.get(self.lang).to_owned() } else { t::PROBLEMS.with(self.lang, &[&count]) };
        place.set_text_content(Some(&text));
    }
}
