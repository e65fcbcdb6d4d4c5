//! What must be true before the first launch, checked where a credential can tell.

use leptos::prelude::*;
use plan::{Lang, Text};

use super::{Check, Checklist};
use crate::{
    frame::{Frame, Mode},
    text::start as t,
    ui::{
        markup::{IntoMarkup, Markup},
        part::{Tone, badge, notice},
    },
};

/// The list, with how it was checked.
pub(super) fn checklist(frame: &Frame, checklist: &Checklist) -> impl IntoView + use<> {
    let lang = frame.lang;
    let said = match frame.mode {
        Mode::Demo => t::CHECKLIST_DEMO,
        Mode::Live => t::CHECKLIST_LIVE,
        Mode::PlanOnly => t::CHECKLIST_PLAN,
    };
    // What kept every question from being answered is said once, above them.
    let unknown: Vec<_> = [&checklist.eci, &checklist.acr, &checklist.instance]
        .into_iter()
        .filter_map(|check| if let Check::Unknown(why) = check { Some(why) } else { None })
        .collect();
    let common = unknown.first().filter(|first| unknown.len() > 1 && unknown.iter().all(|why| why == *first));
    let common = common.map(|why| (*why).clone());
    let item = |check: &Check, title, how, to| item(lang, check, common.as_deref(), title, how, to);
    let why = common.clone().map(|why| notice(Tone::Warn, view! { <p>{why}</p> }.markup()));
    view! {
        <section class="card" aria-labelledby="checklist-title">
            <h2 id="checklist-title">{t::CHECKLIST.get(lang)}</h2>
            <p class="lead">{said.get(lang)}</p>
            {why}
            <ul class="checklist">
                {item(&checklist.eci, t::ECI, t::ECI_HOW, (t::TO_ECI, t::ECI_CONSOLE))}
                {item(&Check::Unchecked, t::ROLE, t::ROLE_HOW, (t::TO_ECI, t::ECI_CONSOLE))}
                {item(&checklist.acr, t::ACR, t::ACR_HOW, (t::TO_ACR, t::ACR_CONSOLE))}
                {item(&checklist.instance, t::INSTANCE, t::INSTANCE_HOW, (t::TO_ACR, t::ACR_CONSOLE))}
                {item(&Check::Unchecked, t::CLUSTER, t::CLUSTER_HOW, (t::TO_ACK, t::ACK_CONSOLE))}
            </ul>
        </section>
    }
}

/// One line. What it has in `common` with the others is not said again.
fn item(lang: Lang, check: &Check, common: Option<&str>, title: Text, how: Text, (to, href): (Text, Text)) -> Markup {
    let (tone, word, seen) = match check {
        Check::Passed(seen) => (Tone::Pass, t::PASSED, seen.clone()),
        Check::Failed(seen) => (Tone::Fail, t::FAILED, seen.clone()),
        Check::Unknown(seen) => (Tone::Warn, t::UNKNOWN, seen.clone()),
        Check::Unchecked => (Tone::Plain, t::UNCHECKED, String::new()),
    };
    let seen = (!seen.is_empty() && common != Some(seen.as_str())).then(|| view! { <p class="seen">{seen}</p> });
    let how = (tone != Tone::Pass).then(|| {
        view! { <p class="how">{how.get(lang)} " " <a href=href.get(lang) rel="noreferrer">{to.get(lang)}</a></p> }
    });
    view! { <li><div class="check-head"><h3>{title.get(lang)}</h3>{badge(tone, word.get(lang))}</div>{seen}{how}</li> }
        .markup()
}
