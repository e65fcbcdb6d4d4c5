//! The three doors: be guided, bring a plan, start from an example.

use leptos::prelude::*;
use plan::Text;

use super::{DOCUMENT, Data, EXAMPLE, EXAMPLES};
use crate::{
    form::CSRF,
    frame::Frame,
    path,
    text::{annotate, import, start as t},
    ui::{
        area,
        icon::{Icon, icon},
        markup::{IntoMarkup, Markup},
        part::{Tone, notice},
    },
};

/// All three.
pub(super) fn doors(frame: &Frame, data: &Data) -> impl IntoView + use<> {
    let lang = frame.lang;
    let go =
        |label: Text| view! { <button class="button button-primary">{label.get(lang)} {icon(Icon::Right)}</button> };
    view! {
        <div class="doors">
            {door(frame, "door-guide", Icon::Compass, t::GUIDE, t::GUIDE_TEXT, go(t::GUIDE_GO).markup())}
            {door(frame, "door-have", Icon::File, t::HAVE, t::HAVE_TEXT, document(frame, data))}
            {door(frame, "door-example", Icon::Container, t::EXAMPLE, t::EXAMPLE_TEXT, examples(frame))}
        </div>
    }
}

fn door(frame: &Frame, id: &'static str, shape: Icon, title: Text, text: Text, body: Markup) -> Markup {
    let lang = frame.lang;
    view! {
        <section class="card door" aria-labelledby=id>
            <h2 id=id>{icon(shape)} {title.get(lang)}</h2>
            <p>{text.get(lang)}</p>
            <form method="post" action=path::plans(lang)>
                <input type="hidden" name=CSRF value=frame.csrf.clone() />
                {body}
            </form>
        </section>
    }
    .markup()
}

/// The place to paste a plan into, with what was wrong with the last one.
fn document(frame: &Frame, data: &Data) -> Markup {
    let lang = frame.lang;
    let bad = !data.problems.is_empty();
    let problems: Vec<_> = data
        .problems
        .iter()
        .map(|problem| {
            let path = (!problem.path.is_empty()).then(|| view! { <code>{problem.path.clone()}</code> " " });
            view! { <li>{path}{problem.text(lang)}</li> }
        })
        .collect();
    let said = bad.then(|| {
        let body =
            view! { <p><strong>{t::UNREADABLE.get(lang)}</strong></p><ul id="document-problems">{problems}</ul> };
        view! { <div role="alert">{notice(Tone::Fail, body.markup())}</div> }
    });
    view! {
        {said}
        <label class="sr-only" for="document">{t::DOCUMENT.get(lang)}</label>
        <textarea class="input mono" id="document" name=DOCUMENT rows="3" spellcheck="false" autocomplete="off" required=true
            aria-invalid=bad.then_some("true") aria-describedby=bad.then_some("document-problems") placeholder="{ \"RegionId\": … }">
            {area::content(&data.document)}
        </textarea>
        <button class="button">{t::HAVE_GO.get(lang)}</button>
        <a href=path::import(lang)>{import::DOOR.get(lang)} {icon(Icon::Right)}</a>
        <a href=path::annotate(lang)>{annotate::DOOR.get(lang)} {icon(Icon::Right)}</a>
    }
    .markup()
}

fn examples(frame: &Frame) -> Markup {
    let lang = frame.lang;
    let labels = [t::EXAMPLE_VPC, t::EXAMPLE_PUBLIC, t::EXAMPLE_TWO];
    let example = |(name, label): (&'static str, Text)| {
        view! { <li><button class="button" name=EXAMPLE value=name>{label.get(lang)}</button></li> }
    };
    let examples: Vec<_> = EXAMPLES.into_iter().zip(labels).map(example).collect();
    view! { <ul class="examples">{examples}</ul> }.markup()
}
