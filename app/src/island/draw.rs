//! The few ways in which the islands touch the page. Texts go in as text, never as markup.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// The element with this `id`.
pub(super) fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// The first element that a selector finds.
pub(super) fn by_query(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Does something with each element that a selector finds.
pub(super) fn each(selector: &str, mut work: impl FnMut(&Element)) {
    let Ok(list) = document().query_selector_all(selector) else { return };
    for at in 0..list.length() {
        if let Some(node) = list.item(at) {
            work(node.unchecked_ref());
        }
    }
}

/// A new element with a class, an empty one for none.
pub(super) fn element(tag: &str, class: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Some(element)
}

/// A new element with a text in it.
pub(super) fn with_text(tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = element(tag, class)?;
    element.set_text_content(Some(text));
    Some(element)
}

/// Adds a child.
pub(super) fn add(parent: &Element, child: Option<Element>) {
    if let Some(child) = child {
        let _ = parent.append_child(&child);
    }
}

/// Adds a text.
pub(super) fn add_text(parent: &Element, text: &str) {
    let _ = parent.append_child(&document().create_text_node(text));
}

/// Gives an element this text, where it has another.
pub(super) fn say(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Gives the element with this `id` this text.
pub(super) fn say_at(id: &str, text: &str) {
    if let Some(element) = by_id(id) {
        say(&element, text);
    }
}

/// Shows the element with this `id`, or hides it.
pub(super) fn show(id: &str, shown: bool) {
    if let Some(element) = by_id(id) {
        let _ = element.toggle_attribute_with_force("hidden", !shown);
    }
}

/// Brings the children of `parent` to `count`: those from `keep` on are made anew, except the last `tail`, which stay.
pub(super) fn splice(
    parent: &Element,
    keep: usize,
    tail: usize,
    count: usize,
    make: impl Fn(usize) -> Option<Element>,
) {
    let children = parent.children();
    let after = children.length().saturating_sub(index(tail));
    for _ in index(keep)..after {
        if let Some(child) = children.item(index(keep)) {
            child.remove();
        }
    }
    let before: Option<Node> = children.item(index(keep)).map(JsCast::unchecked_into);
    for at in keep..count.saturating_sub(tail) {
        if let Some(child) = make(at) {
            let _ = parent.insert_before(&child, before.as_ref());
        }
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Gives the focus to an element.
pub(super) fn focus(element: Element) {
    let _ = element.unchecked_into::<HtmlElement>().focus();
}
