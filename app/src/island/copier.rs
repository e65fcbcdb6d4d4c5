//! Copying: one listener for every button that names, in `data-copy`, the element whose text it copies.

use leptos::prelude::*;

/// Makes the copy buttons of the page work, and says aloud what they did. It stands on every page that has something to take away,
/// and so also fills what such a page still awaits.
///
/// Until it is there the buttons are not seen, so that none is dead. What is copied is the text content of the named
/// element, byte for byte, over https by the Clipboard API and over plain http by way of a text area. The words it says
/// stand on the element that says them aloud.
#[island]
pub fn Copier() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    {
        browser::start();
        super::awaited::take_awaited();
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{Element, HtmlDocument, HtmlTextAreaElement};

    use crate::island::{
        draw::{by_id, focus},
        listen, settle,
    };

    /// How long the button says what it did.
    const SAID: std::time::Duration = std::time::Duration::from_secs(2);

    pub(super) fn start() {
        let Some(aloud) = by_id("copied") else { return };
        let word = |name| aloud.get_attribute(name).unwrap_or_default();
        let (done, failed) = (word("data-done"), word("data-failed"));
        listen(&document(), "click", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let Some(button) = target.and_then(|target| target.closest("[data-copy]").ok().flatten()) else { return };
            let named = button.get_attribute("data-copy").and_then(|id| by_id(&id));
            let Some(text) = named.and_then(|named| named.text_content()) else { return };
            copy(&text, button, done.clone(), failed.clone());
        });
        if let Some(root) = document().document_element() {
            let _ = root.class_list().add_1("can-copy");
        }
    }

    /// Copies by the Clipboard API where the page may use it, else, and where it refuses, by way of a text area.
    fn copy(text: &str, button: Element, done: String, failed: String) {
        let clipboard = window().navigator().clipboard();
        // Missing over plain http, in old browsers, and where a policy says so.
        if clipboard.is_undefined() {
            return say(&button, if by_text_area(text, &button) { done } else { failed });
        }
        let (of_text, of_button, said) = (text.to_owned(), button.clone(), done.clone());
        let refused = Closure::once_into_js(move |_: JsValue| {
            say(&of_button, if by_text_area(&of_text, &of_button) { said } else { failed });
        });
        let copied = Closure::once_into_js(move |_: JsValue| say(&button, done));
        settle(&clipboard.write_text(text), &copied, &refused);
    }

    /// The way that works over plain http. The text area stands beside the button, so that it also works in a dialog.
    fn by_text_area(text: &str, button: &Element) -> bool {
        let area =
            document().create_element("textarea").ok().and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
        let (Some(area), Some(parent)) = (area, button.parent_element()) else { return false };
        area.set_value(text);
        area.set_read_only(true);
        // Not the class that hides texts from eyes: it folds white space, and what is folded is copied so.
        area.set_class_name("copy-source");
        if parent.append_child(&area).is_err() {
            return false;
        }
        area.select();
        let document = document().unchecked_into::<HtmlDocument>();
        let copied = document.exec_command("copy").unwrap_or(false);
        area.remove();
        focus(button.clone());
        copied
    }

    /// Says it on the button and aloud, and takes it back after a while.
    fn say(button: &Element, text: String) {
        let label = button.get_attribute("data-label").or_else(|| button.text_content()).unwrap_or_default();
        let _ = button.set_attribute("data-label", &label);
        button.set_text_content(Some(&text));
        let aloud = by_id("copied");
        if let Some(aloud) = &aloud {
            aloud.set_text_content(Some(&text));
        }
        let button = button.clone();
        set_timeout(
            move || {
                button.set_text_content(Some(&label));
                let _ = button.remove_attribute("data-label");
                if let Some(aloud) = &aloud {
                    aloud.set_text_content(None);
                }
            },
            SAID,
        );
    }
}
