//! The whole document around a page: head, top bar, footer. It is rendered inside a Leptos owner by the server.

mod bar;

use leptos::{config::LeptosOptions, hydration::HydrationScripts, prelude::*};

use crate::{
    frame::{Frame, Theme},
    path,
    text::{Fill, frame as t},
    ui::icon::{Icon, icon},
};

/// The complete document of a page: `body` is what stands inside `main`.
pub fn shell(frame: Frame, body: impl IntoView) -> impl IntoView {
    let lang = frame.lang;
    let theme = (frame.theme != Theme::System).then(|| frame.theme.name());
    view! {
        <!DOCTYPE html>
        <html lang=lang.tag() data-theme=theme>
            <head>{head(&frame)}</head>
            <body>
                {frame.form.map(|form| bar::default_button(lang, form))}
                <a class="skip" href="#main">{t::SKIP.get(lang)}</a>
                {bar::top(&frame)}
                {frame.exposed.then(|| view! { <p class="exposed" role="note">{icon(Icon::Warn)} <span>{t::EXPOSED.get(lang)}</span></p> })}
                <main id="main" tabindex="-1">{body}</main>
                {footer(&frame)}
            </body>
        </html>
    }
}

fn head(frame: &Frame) -> impl IntoView + use<> {
    let other = frame.lang.other();
    view! {
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{format!("{} · {}", frame.title, t::NAME.get(frame.lang))}</title>
        <link rel="stylesheet" href=path::asset(&frame.assets.css) />
        <link rel="icon" href=path::FAVICON_SVG type="image/svg+xml" />
        <link rel="alternate icon" href=path::FAVICON_ICO sizes="32x32" />
        <link rel="alternate" hreflang=other.tag() href=frame.path_in_other_language() />
        {frame.islands.then(|| view! { <HydrationScripts options=options(frame) islands=true /> })}
    }
}

/// Where the browser's module lies; the files are `/pkg/NAME.js` and `/pkg/NAME_bg.wasm`.
fn options(frame: &Frame) -> LeptosOptions {
    LeptosOptions::builder().output_name(frame.assets.output_name.clone()).site_pkg_dir("pkg").hash_files(false).build()
}

fn footer(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    view! {
        <footer class="foot">
            <p>{t::NAME.get(lang)} " " {t::VERSION.with(lang, &[&env!("CARGO_PKG_VERSION")])}</p>
            <p><a href=t::DOCUMENTATION_URL.get(lang) rel="noreferrer">{t::DOCUMENTATION.get(lang)}</a></p>
            <p><a href=path::api(lang)>{t::API.get(lang)}</a></p>
            <p>{t::RULES_CHECKED.get(lang)}</p>
        </footer>
    }
}
