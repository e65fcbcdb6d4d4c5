//! What lives in the browser: four small islands around markup that the server made. Every journey works without them.

#[cfg(feature = "hydrate")]
mod ask;
#[cfg(feature = "hydrate")]
mod awaited;
pub mod copier;
#[cfg(feature = "hydrate")]
mod draw;
pub mod launch_live;
pub mod live_form;
pub mod live_plan;

pub use copier::Copier;
pub use launch_live::LaunchLive;
pub use live_form::LiveForm;
pub use live_plan::LivePlan;

/// Calls `then` on every such event, as long as the page lives.
#[cfg(feature = "hydrate")]
fn listen(target: &web_sys::EventTarget, event: &str, then: impl FnMut(web_sys::Event) + 'static) {
    use wasm_bindgen::{JsCast, closure::Closure};

    let then = Closure::<dyn FnMut(web_sys::Event)>::new(then);
    let _ = target.add_event_listener_with_callback(event, then.as_ref().unchecked_ref());
    then.forget();
}

/// Calls one of two functions once a promise is settled.
#[cfg(feature = "hydrate")]
fn settle(promise: &wasm_bindgen::JsValue, kept: &wasm_bindgen::JsValue, broken: &wasm_bindgen::JsValue) {
    use wasm_bindgen::JsCast;

    let then =
        js_sys::Reflect::get(promise, &"then".into()).ok().and_then(|then| then.dyn_into::<js_sys::Function>().ok());
    if let Some(then) = then {
        let _ = then.call2(promise, kept, broken);
    }
}
