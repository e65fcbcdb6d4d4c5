//! The bar at the bottom of a step: what it costs left, where to go right.

use leptos::prelude::*;
use plan::{Lang, Step};

use super::{
    Wizard,
    step::{FORM, PREVIEW},
};
use crate::{
    form::{ACTION, Action},
    text::{Fill, common as t},
    ui::{
        cost::cost,
        icon::{Icon, icon},
        steps,
    },
};

/// The bar. "Skip to review" is there as soon as nothing that is needed is missing.
pub(super) fn bar(lang: Lang, wizard: &Wizard, step: Step) -> impl IntoView + use<> {
    let at = Step::ALL.iter().position(|other| *other == step).unwrap_or_default();
    let next = Step::ALL.get(at + 1).copied();
    let next_name = next.map_or(t::STEP_REVIEW, steps::name).get(lang);
    let skip = next.is_some() && plan::check(&wizard.draft).is_ok();
    view! {
        <div class="bottom" role="group" aria-label=t::STEPS.get(lang)>
            {cost(lang, &plan::normalise(&wizard.draft).0)}
            <a class="button button-quiet lg:hidden" href=format!("#{PREVIEW}")>{t::TO_PREVIEW.get(lang)}</a>
            <div class="bottom-buttons">
                {(at > 0).then(|| button(Action::Back, "button", t::BACK.get(lang)))}
                {skip.then(|| button(Action::Review, "button", t::TO_REVIEW.get(lang)))}
                <button class="button button-primary" form=FORM name=ACTION value=Action::Next.value()>
                    {t::NEXT.with(lang, &[&next_name])} {icon(Icon::Right)}
                </button>
            </div>
        </div>
    }
}

fn button(action: Action, class: &'static str, label: &'static str) -> impl IntoView {
    view! { <button class=class form=FORM name=ACTION value=action.value()>{label}</button> }
}
