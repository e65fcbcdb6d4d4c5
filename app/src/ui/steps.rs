//! The bar of steps: where one is, what is done, what is left.

use leptos::prelude::*;
use plan::{Draft, Lang, Problem, Step};

use super::icon::{Icon, icon};
use crate::{
    form::{ACTION, Action},
    path,
    text::{Fill, Text, common as t},
    ui::markup::{IntoMarkup, Markup},
};

/// What is said of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Here,
    Done,
    Todo,
    Bad,
}

/// The name of a step.
pub fn name(step: Step) -> Text {
    match step {
        Step::Registry => t::STEP_REGISTRY,
        Step::Network => t::STEP_NETWORK,
        Step::Images => t::STEP_IMAGES,
        Step::Workload => t::STEP_WORKLOAD,
    }
}

/// The id of a step's form, which the bar's buttons belong to.
pub const FORM: &str = "plan";

/// The bar above a step, or above the review where `here` is `None`.
///
/// Steps can be taken in any order. Above a form they are its buttons, so that nothing typed is lost on the way; above the
/// review they are links.
pub fn steps(lang: Lang, plan: &str, draft: &Draft, here: Option<Step>) -> Markup {
    let problems = plan::check(draft).err().unwrap_or_default();
    let count = Step::ALL.len() + 1;
    let place = here.and_then(|here| Step::ALL.iter().position(|step| *step == here)).map_or(count, |at| at + 1);
    let current = here.map_or(t::STEP_REVIEW, name).get(lang);
    let items = |problems: &[Problem]| -> Vec<Markup> {
        let steps = Step::ALL.iter().enumerate().map(|(at, step)| {
            let state = if here == Some(*step) { State::Here } else { state(draft, problems, *step) };
            let to = if here.is_some() {
                To::Press(Action::Go { step: *step })
            } else {
                To::Follow(path::step(lang, plan, *step))
            };
            item(lang, at + 1, name(*step), to, state)
        });
        let last = if here.is_none() { State::Here } else { State::Todo };
        let to = if here.is_some() { To::Press(Action::Review) } else { To::Follow(path::review(lang, plan)) };
        steps.chain([item(lang, count, t::STEP_REVIEW, to, last)]).collect()
    };
    view! {
        <nav class="steps max-md:hidden" aria-label=t::STEPS.get(lang)><ol>{items(&problems)}</ol></nav>
        <details class="steps-fold md:hidden">
            <summary>
                <span class="sr-only">{t::OF.with(lang, &[&place, &count, &current])}</span>
                <span class="steps-place" aria-hidden="true">{format!("{place} / {count}")}</span>
                <strong aria-hidden="true">{current}</strong>{icon(Icon::Fold)}
            </summary>
            <nav class="steps" aria-label=t::STEPS.get(lang)><ol>{items(&problems)}</ol></nav>
        </details>
    }
    .markup()
}

/// A step nobody has touched is to do, whatever it lacks.
fn state(draft: &Draft, problems: &[Problem], step: Step) -> State {
    let touched = draft.iter().any(|(wire, value)| !value.is_empty() && Step::of(wire) == step);
    match (touched, problems.iter().any(|problem| problem.step() == step)) {
        (false, _) => State::Todo,
        (true, true) => State::Bad,
        (true, false) => State::Done,
    }
}

/// How a step is reached.
enum To {
    /// By a button of the form, which saves what was typed.
    Press(Action),
    /// By a link.
    Follow(String),
}

fn item(lang: Lang, number: usize, name: Text, to: To, state: State) -> Markup {
    let (class, sign, said) = match state {
        State::Here => ("step step-here", None, None),
        State::Done => ("step step-done", Some(Icon::Check), Some(t::STATE_DONE)),
        State::Todo => ("step", None, Some(t::STATE_TODO)),
        State::Bad => ("step step-bad", Some(Icon::Warn), Some(t::STATE_BAD)),
    };
    let sign = sign.map_or_else(|| number.to_string().markup(), |sign| icon(sign).markup());
    let current = (state == State::Here).then_some("step");
    let said = said.map(|said| view! { <span class="sr-only">{said.get(lang)}</span> });
    let inside = view! { <span class="step-sign" aria-hidden="true">{sign}</span><span>{name.get(lang)}</span>{said} };
    let way = match to {
        To::Press(action) => view! {
            <button class="step-way" form=FORM name=ACTION value=action.value() aria-current=current>{inside}</button>
        }
        .markup(),
        To::Follow(href) => view! { <a class="step-way" href=href aria-current=current>{inside}</a> }.markup(),
    };
    view! { <li class=class>{way}</li> }.markup()
}
