//! Asking the server for a page.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, DomParser, Response, SupportedType};

use super::settle;

/// Waits for what `fetch` promised, and hands the page over, whatever its status; `None` where no answer came.
///
/// The text is parsed into a document of its own, in which no script runs and nothing is loaded.
pub(super) fn page(asked: &JsValue, then: impl FnOnce(Option<Document>) + 'static) {
    let told = Closure::once_into_js(move |text: JsValue| then(text.as_string().and_then(|text| parsed(&text))));
    let failed = told.clone();
    let answered = Closure::once_into_js(move |response: JsValue| {
        let text = response.unchecked_into::<Response>().text();
        settle(&text.unwrap_or_else(|_| js_sys::Promise::resolve(&JsValue::NULL).unchecked_into()), &told, &told);
    });
    settle(asked, &answered, &failed);
}

fn parsed(text: &str) -> Option<Document> {
    DomParser::new().and_then(|parser| parser.parse_from_string(text, SupportedType::TextHtml)).ok()
}
