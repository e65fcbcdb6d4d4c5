//! The top bar: mark, menu, mode, language, theme.

use leptos::{either::Either, prelude::*};
use plan::Lang;

use crate::{
    form::{ACTION, Action, CSRF},
    frame::{Frame, Mode, Place, RETURN, THEME, Theme},
    path,
    text::{Text, common, frame as t},
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

/// The button that Enter presses: the first of the form in the document, so that neither a switch nor a picker stands
/// before it.
pub(super) fn default_button(lang: Lang, form: &'static str) -> impl IntoView {
    view! {
        <button class="default-button" form=form name=ACTION value=Action::Next.value() tabindex="-1" aria-hidden="true">{common::SAVE.get(lang)}</button>
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
            {entry(Place::Annotate, path::annotate(lang), t::ANNOTATE)}
            {entry(Place::Diagnose, path::diagnose(lang), t::DIAGNOSE)}
            {entry(Place::Registries, path::registries(lang), t::REGISTRIES)}
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
    let label = t::OTHER_LANGUAGE.get(frame.lang);
    let language = match frame.form {
        Some(form) => {
            let action = Action::Language { lang: other }.value();
            Either::Left(
                view! { <button class="language" form=form name=ACTION value=action lang=other.tag()>{label}</button> },
            )
        }
        None => Either::Right(view! {
            <a class="language" href=frame.path_in_other_language() lang=other.tag() hreflang=other.tag()>{label}</a>
        }),
    };
    view! { {language} {themes(frame)} }
}

fn themes(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    let (form, chosen) = (frame.form, frame.theme);
    let button = move |theme: Theme| {
        let (shape, label) = match theme {
            Theme::System => (Icon::Screen, t::THEME_SYSTEM),
            Theme::Light => (Icon::Sun, t::THEME_LIGHT),
            Theme::Dark => (Icon::Moon, t::THEME_DARK),
        };
        let (name, value) = match form {
            Some(_) => (ACTION, Action::Theme { theme }.value()),
            None => (THEME, theme.name().to_owned()),
        };
        let pressed = if chosen == theme { "true" } else { "false" };
        view! {
            <button form=form name=name value=value aria-pressed=pressed title=label.get(lang)>
                {icon(shape)} <span class="sr-only">{label.get(lang)}</span>
            </button>
        }
    };
    let buttons = view! {
        <fieldset>
            <legend class="sr-only">{t::THEME.get(lang)}</legend>
            {Theme::ALL.map(button)}
        </fieldset>
    };
    if form.is_some() {
        return Either::Left(view! { <div class="themes">{buttons}</div> });
    }
    Either::Right(view! {
        <form class="themes" method="post" action=path::THEME>
            <input type="hidden" name=CSRF value=frame.csrf.clone() />
            <input type="hidden" name=RETURN value=frame.path.clone() />
            {buttons}
        </form>
    })
}
