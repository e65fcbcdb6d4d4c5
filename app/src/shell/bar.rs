//! The top bar: mark, menu, mode, language, theme.

use leptos::prelude::*;

use crate::{
    form::CSRF,
    frame::{Frame, Mode, Place, RETURN, THEME, Theme},
    path,
    text::{Text, frame as t},
    ui::icon::{Icon, icon, mark},
};

/// The bar at the top of every page. On narrow screens the menu is a `details`, which needs no script.
pub(super) fn top(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    view! {
        <header class="bar">
            <a class="brand" href=path::start(lang)>{mark()} <span>{t::NAME.get(lang)}</span></a>
            <nav class="menu max-md:hidden" aria-label=t::MAIN_MENU.get(lang)>{entries(frame)}</nav>
            <div class="bar-right">
                {mode(frame)}
                <div class="switches max-md:hidden">{switches(frame)}</div>
                <details class="drawer md:hidden">
                    <summary><span class="sr-only">{t::MENU.get(lang)}</span>{icon(Icon::Menu)}</summary>
                    <div class="drawer-body">
                        <nav class="menu" aria-label=t::MENU.get(lang)>{entries(frame)}</nav>
                        <div class="switches">{switches(frame)}</div>
                    </div>
                </details>
            </div>
        </header>
    }
}

fn entries(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    let entry = |place: Place, href: String, label: Text| {
        let current = (frame.place == place).then_some("true");
        view! { <li><a href=href aria-current=current>{label.get(lang)}</a></li> }
    };
    view! {
        <ul>
            {entry(Place::Launch, path::start(lang), t::LAUNCH)}
            {entry(Place::Launches, path::launches(lang), t::LAUNCHES)}
        </ul>
    }
}

/// Which cloud stands behind the server, in one word; the sentence is a `details`, so that it can be read by touch.
fn mode(frame: &Frame) -> impl IntoView + use<> {
    let (class, word, why) = match frame.mode {
        Mode::Demo => ("mode mode-demo", t::DEMO, t::DEMO_WHY),
        Mode::Live => ("mode mode-live", t::LIVE, t::LIVE_WHY),
        Mode::PlanOnly => ("mode mode-plan", t::PLAN_ONLY, t::PLAN_ONLY_WHY),
    };
    let lang = frame.lang;
    view! {
        <details class=class>
            <summary><span class="sr-only">{t::MODE.get(lang)} ": "</span>{word.get(lang)}</summary>
            <p>{why.get(lang)}</p>
        </details>
    }
}

fn switches(frame: &Frame) -> impl IntoView + use<> {
    let other = frame.lang.other();
    view! {
        <a class="language" href=frame.path_in_other_language() lang=other.tag() hreflang=other.tag()>
            {t::OTHER_LANGUAGE.get(frame.lang)}
        </a>
        {themes(frame)}
    }
}

fn themes(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    let button = |theme: Theme| {
        let (shape, label) = match theme {
            Theme::System => (Icon::Screen, t::THEME_SYSTEM),
            Theme::Light => (Icon::Sun, t::THEME_LIGHT),
            Theme::Dark => (Icon::Moon, t::THEME_DARK),
        };
        let pressed = if frame.theme == theme { "true" } else { "false" };
        view! {
            <button name=THEME value=theme.name() aria-pressed=pressed title=label.get(lang)>
                {icon(shape)} <span class="sr-only">{label.get(lang)}</span>
            </button>
        }
    };
    view! {
        <form class="themes" method="post" action=path::THEME>
            <input type="hidden" name=CSRF value=frame.csrf.clone() />
            <input type="hidden" name=RETURN value=frame.path.clone() />
            <fieldset>
                <legend class="sr-only">{t::THEME.get(lang)}</legend>
                {Theme::ALL.map(button)}
            </fieldset>
        </form>
    }
}
