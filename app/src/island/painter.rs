//! A part of the page that the server rendered and the browser keeps up to date.

use leptos::{prelude::*, tachys::view::{Mountable, Render}};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

/// The children of `host`, painted by a view.
///
/// The server's markup stays untouched until the first change; then it is replaced once, and from there on each view
/// is compared with the one before, so that only what differs is written and the focus stays where it is.
pub(super) struct Painter<V: Render> {
    host: Element,
    state: Option<V::State>,
}

impl<V: Render> Painter<V> {
    pub(super) fn new(host: Element) -> Self {
        Self { host, state: None }
    }

    /// Paints the view.
    pub(super) fn paint(&mut self, view: V) {
        if let Some(state) = &mut self.state {
            return view.rebuild(state);
        }
        let focused = document().active_element().filter(|element| self.host.contains(Some(element)));
        let place = focused.and_then(|element| self.place(&element));
        self.host.set_text_content(None);
        let mut state = view.build();
        state.mount(&self.host, None);
        self.state = Some(state);
        if let Some(element) = place.and_then(|place| self.focusable().item(place)) {
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    }

    /// Everything in the part that can hold the focus, in order.
    fn focusable(&self) -> NodeList {
        self.host.query_selector_all("a[href],button,summary,[tabindex]").unwrap_or_else(|_| self.host.child_nodes())
    }

    /// Which of them an element is.
    fn place(&self, element: &Element) -> Option<u32> {
        let list = self.focusable();
        (0..list.length()).find(|at| list.item(*at).is_some_and(|node| node.is_same_node(Some(element))))
    }
}
