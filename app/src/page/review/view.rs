//! The review around its sections.

use leptos::{either::Either, prelude::*};
use plan::{
    Lang, Problem, ProblemKind, Sheet, Step,
    render::{self, Format},
};

use super::{
    super::{
        diagnose::strip,
        network::vpc_of,
        obstacle::{Obstacle, obstacles},
        registry::Instance,
        wizard::left_out,
    },
    Data,
    sections::sections,
};
use crate::{
    form::{CSRF, VERSION},
    frame::{Frame, Lookup, Mode},
    path,
    text::{Fill, network as words, review as t, shared},
    ui::{
        form,
        icon::{Icon, icon},
        markup::{IntoMarkup, Markup},
        part::{Tone, notice},
        passwordless::passwordless,
        preview::{Place, preview},
        steps::steps,
        trouble::trouble,
    },
};

/// The page's title.
pub fn title(lang: Lang, _: &Data) -> String {
    t::TITLE.get(lang).to_owned()
}

/// The page.
pub fn view(frame: Frame, data: Data) -> impl IntoView {
    let lang = frame.lang;
    let (sheet, _) = plan::normalise(&data.draft);
    // The page's draft is masked: that a secret is not in it says nothing about the one that is stored.
    let stored = |problem: &Problem| problem.kind == ProblemKind::SecretMissing;
    let (kubernetes, mut problems) = match plan::check(&data.draft) {
        Ok(plan) => (true, plan.launchable().err().unwrap_or_default()),
        Err(problems) => (false, problems),
    };
    problems.retain(|problem| !stored(problem));
    problems.extend(data.missing_secrets.iter().cloned());
    let here = vpc_of(sheet.value("VSwitchId").unwrap_or_default(), data.vswitches.items());
    let obstacles = obstacles(&sheet, data.instances.items(), here);
    let plan_only = frame.mode == Mode::PlanOnly;
    let ready = if plan_only { t::READY_PLAN_ONLY } else { t::READY };
    let ready = obstacles.is_empty().then(|| ready.get(lang));
    let verdict = verdict(lang, &data.plan_id, kubernetes, &problems, ready);
    let closed = closed(lang, &data.plan_id, problems.is_empty(), &obstacles);
    let pull = data.pull.clone().map(|pull| if obstacles.is_empty() { pull } else { pull.brief() });
    let pull = pull.as_ref().map(|pull| strip(lang, pull, path::diagnose_plan(lang, &data.plan_id)));
    let refused = data.refused.clone().map(|why| {
        view! { <div class="notice notice-fail" role="alert"><p><strong>{t::REFUSED.get(lang)}</strong> " " {why}</p></div> }
    });
    view! {
        {steps(lang, &data.plan_id, &data.draft, None)}
        <h1>{if plan_only { t::TITLE_PLAN_ONLY } else { t::TITLE }.get(lang)}</h1>
        {lead(lang, plan_only, data.launched.as_deref())}
        {refused}
        {verdict}
        {pull}
        {closed}
        {unseen(lang, &data.instances)}
        {left_out(lang, data.left_out.as_ref())}
        {notices(lang, &sheet)}
        <div class="review">
            <div class="review-main">
                {passwordless(lang, &data.draft)}
                {sections(lang, &data.plan_id, &sheet)}
                {price(lang, &sheet)}
                {request(lang, &data, &sheet)}
                {last(&frame, &data, &sheet, problems.is_empty())}
            </div>
            <aside class="review-side">{preview(lang, path::Files::Plan(&data.plan_id), &data.draft, data.tab, Place::Review { before: data.before.clone(), added: data.added.clone() })}</aside>
        </div>
    }
}

/// Whether it can be created, and if not, everything that is missing, each with a link to its field.
fn verdict(
    lang: Lang,
    plan_id: &str,
    kubernetes: bool,
    problems: &[Problem],
    ready: Option<&'static str>,
) -> impl IntoView + use<> {
    if problems.is_empty() {
        // What cannot be pulled is not called ready: the notice of the closed ways stands in this one's place.
        return Either::Left(
            ready.map(|ready| view! { <div class="notice notice-pass">{icon(Icon::Check)}<p>{ready}</p></div> }),
        );
    }
    let items = problems.iter().map(|problem| {
        let step = path::step(lang, plan_id, problem.step());
        let address = if problem.path.is_empty() { step } else { format!("{step}#{}", form::id(&problem.path)) };
        view! { <li><a href=address>{crate::text::problem(lang, problem)}</a></li> }
    });
    let items = items.collect_view();
    let also = kubernetes.then(|| view! { <p>{t::READY_KUBERNETES.get(lang)}</p> });
    Either::Right(view! {
        <div class="notice notice-warn">
            {icon(Icon::Warn)}
            <div>
                <h2>{t::PROBLEMS.with(lang, &[&problems.len()])}</h2>
                <ul class="list">{items}</ul>
                {also}
            </div>
        </div>
    })
}

/// The ways that the plan goes and that are closed as things stand; nothing where all are open or nobody knows.
fn closed(lang: Lang, plan_id: &str, complete: bool, obstacles: &[Obstacle]) -> Option<Markup> {
    let items: Vec<_> = obstacles.iter().map(|obstacle| view! { <li>{obstacle.text(lang)}</li> }).collect();
    let title = if complete { t::COMPLETE_BUT_CLOSED } else { words::CLOSED };
    let address = format!("{}#{}", path::step(lang, plan_id, Step::Network), form::id("Berth.Network"));
    let body = view! {
        <h2>{title.get(lang)}</h2>
        <ul class="list">{items}</ul>
        <p><a href=address>{t::CHANGE_WAY.get(lang)}</a></p>
    };
    (!obstacles.is_empty()).then(|| notice(Tone::Warn, body.markup()).markup())
}

/// That the instances' state is not known, and why.
fn unseen(lang: Lang, instances: &Lookup<Instance>) -> Option<Markup> {
    let Lookup::Failed(why) = instances else { return None };
    let body = view! { <p><strong>{t::UNSEEN.get(lang)}</strong></p>{trouble(why)} };
    Some(notice(Tone::Info, body.markup()).markup())
}

/// What is no problem and yet worth knowing; nothing where there is nothing.
fn notices(lang: Lang, sheet: &Sheet) -> impl IntoView + use<> {
    let items: Vec<_> = plan::notices(sheet).iter().map(|notice| view! { <li>{notice.text(lang)}</li> }).collect();
    (!items.is_empty()).then(|| {
        view! {
            <div class="notice notice-info">
                {icon(Icon::Info)}
                <div>
                    <h2>{t::NOTICES.get(lang)}</h2>
                    <ul class="list">{items}</ul>
                </div>
            </div>
        }
    })
}

fn price(lang: Lang, sheet: &Sheet) -> impl IntoView + use<> {
    let (amount, why) = match sheet.price() {
        Some(price) => (t::PER_HOUR.with(lang, &[&price]), t::PRICE_WHY),
        None if sheet.region().is_none() => (String::new(), t::NO_PRICE_REGION),
        None => (String::new(), t::NO_PRICE),
    };
    view! {
        <section class="card" aria-labelledby="review-price">
            <h2 id="review-price">{t::PRICE.get(lang)}</h2>
            <p class="price">{amount}</p>
            <p class="meta">{why.get(lang)}</p>
        </section>
    }
}

/// Every parameter of the request, and what the launch adds to them.
fn request(lang: Lang, data: &Data, sheet: &Sheet) -> impl IntoView + use<> {
    let row = |name: &str, value: &str| {
        let (name, value) = (name.to_owned(), value.to_owned());
        view! { <dt><code class="wrap-anywhere">{name}</code></dt> <dd><code class="wrap-anywhere">{value}</code></dd> }
    };
    let parameters = render::openapi::parameters(sheet);
    let sent = parameters.iter().map(|parameter| row(&parameter.name, &parameter.value)).collect_view();
    let added = data
        .added
        .iter()
        .map(|(name, value)| row(name, if value.is_empty() { t::ADDED_LATER.get(lang) } else { value }));
    let added = added.collect_view();
    view! {
        <details class="fold card" id="request">
            <summary>
                {t::REQUEST.get(lang)} " " <span class="count">{t::REQUEST_COUNT.with(lang, &[&(parameters.len() + data.added.len())])}</span>
            </summary>
            <div class="fold-body">
                <dl class="details">{sent}</dl>
                <h3>{t::ADDED.get(lang)}</h3>
                <p class="meta">{t::ADDED_WHY.get(lang)}</p>
                <dl class="details">{added}</dl>
            </div>
        </details>
    }
}

/// The button, or how to get further without it.
fn last(frame: &Frame, data: &Data, sheet: &Sheet, launchable: bool) -> impl IntoView + use<> {
    let lang = frame.lang;
    let create = launchable && frame.mode != Mode::PlanOnly && data.launched.is_none();
    let without = (frame.mode == Mode::PlanOnly).then(|| {
        view! {
            <section class="card" aria-labelledby="review-plan-only">
                <h2 id="review-plan-only">{t::PLAN_ONLY.get(lang)}</h2>
                <p>{t::PLAN_ONLY_HOW.get(lang)}</p>
            </section>
        }
    });
    view! {
        {without}
        {create.then(|| button(frame, data))}
        {downloads(lang, &data.plan_id, sheet)}
        {share(frame, data)}
    }
}

/// The button that makes a link, with what the link holds and for how long.
fn share(frame: &Frame, data: &Data) -> impl IntoView + use<> {
    let lang = frame.lang;
    view! {
        <form method="post" action=path::share_plan(lang, &data.plan_id) class="card stack" aria-labelledby="review-share">
            <input type="hidden" name=CSRF value=frame.csrf.clone() />
            <h2 id="review-share">{shared::SHARE.get(lang)}</h2>
            <p>{shared::SHARE_WHAT.get(lang)}</p>
            <p><button class="button">{shared::SHARE_GO.get(lang)}</button></p>
        </form>
    }
}

/// That nothing was created yet; or what was, of exactly this plan.
fn lead(lang: Lang, plan_only: bool, launched: Option<&str>) -> Markup {
    let Some(launch) = launched else {
        let nothing = if plan_only { t::NOTHING_PLAN_ONLY } else { t::NOTHING_YET };
        return view! { <p class="lead">{nothing.get(lang)}</p> }.markup();
    };
    view! {
        <p class="notice notice-info" role="status">
            {t::LAUNCHED.get(lang)} " " <a href=path::launch(lang, launch)>{t::LAUNCHED_SEE.get(lang)}</a>
        </p>
    }
    .markup()
}

fn button(frame: &Frame, data: &Data) -> impl IntoView + use<> {
    let lang = frame.lang;
    let said = if frame.mode == Mode::Live { t::LIVE } else { t::DEMO };
    view! {
        <form method="post" action=path::launch_plan(lang, &data.plan_id) class="card launch-form">
            <input type="hidden" name=CSRF value=frame.csrf.clone() />
            <input type="hidden" name=VERSION value=data.version.to_string() />
            <p>{t::NOTHING_YET.get(lang)} " " {said.get(lang)}</p>
            <button class="button button-primary">{t::CREATE.get(lang)}</button>
        </form>
    }
}

/// The plan document, and the plan in every format, as files; what a format cannot stand for is said in its place.
fn downloads(lang: Lang, plan_id: &str, sheet: &Sheet) -> impl IntoView + use<> {
    let link = |title: &'static str, ending: &'static str| {
        let address = path::Files::Plan(plan_id).file(ending);
        view! { <li><a href=address download="">{title}</a> " " <code class="meta">{format!(".{ending}")}</code></li> }
    };
    let file = |format: &Format| match render::render(*format, sheet) {
        Ok(_) => Either::Left(link(format.title(lang), format.extension())),
        Err(cannot) => {
            let reason = cannot.reason(lang).to_owned();
            Either::Right(view! { <li>{format.title(lang)} " " <span class="meta">{reason}</span></li> })
        }
    };
    view! {
        <section class="card" aria-labelledby="review-files">
            <h2 id="review-files">{t::DOWNLOADS.get(lang)}</h2>
            <ul class="list files">{link(t::FILE_PLAN.get(lang), "json")} {Format::ALL.iter().map(file).collect_view()}</ul>
        </section>
    }
}
