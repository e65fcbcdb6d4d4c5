//! The frame around the form of a step: steps above, form left, preview right, bottom bar below.

use leptos::prelude::*;
use plan::{Draft, Lang, Step, notice::NoticeKind};

use super::{Wizard, bottom};
use crate::{
    form::{CSRF, VERSION},
    frame::Frame,
    path,
    text::{Text, common as t, images, network, registry, workload},
    ui::{
        form::{Form, id},
        markup::{IntoMarkup, Markup},
        part::{Tone, notice},
        preview::{Place, preview},
        steps,
        summary::summary,
    },
};

pub(super) use crate::ui::steps::FORM;

/// The id of the preview, which narrow screens link to.
pub(super) const PREVIEW: &str = "preview";

/// A step's page. `body` makes the cards; whatever the draft holds that no card shows is added below them.
pub fn page(frame: &Frame, wizard: &Wizard, step: Step, body: impl FnOnce(Form<'_>) -> Markup) -> Markup {
    let lang = frame.lang;
    let (title, lead) = heading(step);
    let seen = std::cell::RefCell::default();
    let form = Form { lang, draft: &wizard.draft, problems: &wizard.problems, seen: &seen };
    let body = body(form);
    let others = super::others::card(form, step);
    let preview = preview(
        lang,
        path::Files::Plan(&wizard.plan_id),
        &wizard.draft,
        wizard.tab,
        Place::Step { form: FORM.to_owned() },
    );
    view! {
        {steps::steps(lang, &wizard.plan_id, &wizard.draft, Some(step))}
        <div class="wizard">
            <form id=FORM class="wizard-form" method="post" action=path::step(lang, &wizard.plan_id, step) novalidate=true>
                <input type="hidden" name=CSRF value=frame.csrf.clone() />
                <input type="hidden" name=VERSION value=wizard.version.to_string() />
                <header class="page-head">
                    <h1>{title.get(lang)}</h1>
                    <p>{lead.get(lang)}</p>
                </header>
                {summary(lang, &wizard.problems)}
                {super::left_out(lang, wizard.left_out.as_ref())}
                {notices(lang, wizard, step)}
                {body}
                {others}
            </form>
            <aside class="wizard-preview" aria-label=t::PREVIEW.get(lang)>{preview}</aside>
        </div>
        {bottom::bar(lang, wizard, step)}
    }
    .markup()
}

/// What is no problem and yet worth saying of this step. The rounded size is said beside its fields.
fn notices(lang: Lang, wizard: &Wizard, step: Step) -> Option<Markup> {
    let (sheet, _) = plan::normalise(&wizard.draft);
    let found = plan::notices(&sheet).into_iter();
    let refused = |path: &str| wizard.problems.iter().any(|problem| problem.path == path);
    let found =
        found.filter(|found| Step::of(&found.path) == step && !matches!(found.kind, NoticeKind::SizeRoundsUp(_)));
    // A field that was refused says what is wrong with it already.
    let found = found.filter(|found| !refused(&found.path));
    let items: Vec<_> =
        found.map(|found| view! { <li><a href=format!("#{}", id(&found.path))>{found.text(lang)}</a></li> }).collect();
    (!items.is_empty()).then(|| notice(Tone::Info, view! { <ul>{items}</ul> }.markup()).markup())
}

/// Title and opening sentence of a step.
fn heading(step: Step) -> (Text, Text) {
    match step {
        Step::Registry => (registry::TITLE, registry::LEAD),
        Step::Network => (network::TITLE, network::LEAD),
        Step::Images => (images::TITLE, images::LEAD),
        Step::Workload => (workload::TITLE, workload::LEAD),
    }
}

/// The title of a step, for the document; a refused form says so first.
pub fn title(lang: Lang, step: Step, wizard: &Wizard) -> String {
    let prefix = if wizard.problems.is_empty() { "" } else { t::ERROR_PREFIX.get(lang) };
    format!("{prefix}{}", heading(step).0.get(lang))
}

/// The rows of a list, from 1; a list that is shown has at least `least` of them.
pub fn rows(draft: &Draft, list: &str, least: usize) -> std::ops::RangeInclusive<usize> {
    1..=draft.count(list).max(least)
}
