//! What must be true before the first launch, checked where a credential can tell.

use leptos::prelude::*;
use plan::{Lang, Text};

use super::{Check, Checklist};
use crate::{
    frame::{Frame, Mode},
    text::start as t,
    ui::part::{Tone, badge},
};

/// The list, with how it was checked.
pub(super) fn checklist(frame: &Frame, checklist: &Checklist) -> impl IntoView + use<> {
    let lang = frame.lang;
    let said = match frame.mode {
        Mode::Demo => t::CHECKLIST_DEMO,
        Mode::Live => t::CHECKLIST_LIVE,
        Mode::PlanOnly => t::CHECKLIST_PLAN,
    };
    view! {
        <section class="card" aria-labelledby="checklist-title">
            <h2 id="checklist-title">{t::CHECKLIST.get(lang)}</h2>
            <p class="lead">{said.get(lang)}</p>
            <ul class="checklist">
                {item(lang, &checklist.eci, t::ECI, t::ECI_HOW, (t::TO_ECI, t::ECI_CONSOLE))}
                {item(lang, &checklist.acr, t::ACR, t::ACR_HOW, (t::TO_ACR, t::ACR_CONSOLE))}
                {item(lang, &checklist.instance, t::INSTANCE, t::INSTANCE_HOW, (t::TO_ACR, t::ACR_CONSOLE))}
                {item(lang, &Check::Unchecked, t::CLUSTER, t::CLUSTER_HOW, (t::TO_ACK, t::ACK_CONSOLE))}
            </ul>
        </section>
    }
}

fn item(lang: Lang, check: &Check, title: Text, how: Text, (to, href): (Text, Text)) -> AnyView {
    let (tone, word, seen) = match check {
        Check::Passed(seen) => (Tone::Pass, t::PASSED, seen.clone()),
        Check::Failed(seen) => (Tone::Fail, t::FAILED, seen.clone()),
        Check::Unknown(seen) => (Tone::Warn, t::UNKNOWN, seen.clone()),
        Check::Unchecked => (Tone::Plain, t::UNCHECKED, String::new()),
    };
    let seen = (!seen.is_empty()).then(|| view! { <p class="seen">{seen}</p> });
    let how = (tone != Tone::Pass).then(|| {
        view! { <p class="how">{how.get(lang)} " " <a href=href.get(lang) rel="noreferrer">{to.get(lang)}</a></p> }
    });
    view! { <li><div class="check-head"><h3>{title.get(lang)}</h3>{badge(tone, word.get(lang))}</div>{seen}{how}</li> }
        .into_any()
}
