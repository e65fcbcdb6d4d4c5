//! The browser's half of Berth: nothing but the islands of `app`.

use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Readies the islands; the page's script then hydrates each one it finds.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
