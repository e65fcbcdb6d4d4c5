//! The launch's page around what follows the launch.

use leptos::{either::Either, prelude::*};
use plan::Lang;

use super::{Data, FROM, HOURS, Log, Request, live_part, parts};
use crate::{
    form::CSRF,
    frame::Frame,
    island::LaunchLive,
    path,
    text::{Fill, Text, launch as t, preview as copy},
    ui::{
        clock, code,
        markup::IntoMarkup,
        part::{Tone, notice},
        preview::{Place, copy_button, preview},
        trouble::trouble,
    },
};

/// A group that is deleted within this many seconds is warned of.
const WARNED: i64 = 3_600;
/// The ends that are offered, in hours from now.
const ENDS: [(u32, Text); 5] = [(1, t::HOURS_1), (8, t::HOURS_8), (24, t::DAYS_1), (168, t::DAYS_7), (720, t::DAYS_30)];

/// The `id` of the element that holds a log, which is copied from there.
const LOG_ID: &str = "log";

/// The page's title.
pub fn title(lang: Lang, data: &Data) -> String {
    format!("{} · {}", data.snapshot.name, parts::status_text(lang, data.snapshot.status()))
}

/// The page.
pub fn view(frame: Frame, data: Data) -> impl IntoView + use<> {
    let lang = frame.lang;
    let live = live_part(lang, &data.id, &data.snapshot, data.pull.as_ref());
    let island = (!data.snapshot.at_rest()).then(|| view! { <LaunchLive /> });
    let head = head(lang, &data);
    let log = data.log.as_ref().map(|part| log(lang, &data.id, part));
    let side = (actions(&frame, &data), details(lang, &data), lifetime(&frame, &data), requests(lang, &data.requests));
    let plan =
        preview(lang, path::Files::Launch(&data.id), &data.plan, data.tab, Place::Launch { added: data.added.clone() });
    let failed = data.failed.as_ref().map(|why| {
        let body = view! { <p><strong>{t::NOT_DONE.get(lang)}</strong></p>{trouble(why)} };
        view! { <div role="alert">{notice(Tone::Fail, body.markup())}</div> }
    });
    let (page, events) = (path::launch(lang, &data.id), path::launch_events(lang, &data.id));
    view! {
        <div class="launch">
            {head}
            <div class="launch-main">
                {failed}
                {log}
                <div id=parts::LIVE_ID class="launch-live" data-page=page data-events=events>{live}</div>
                {plan}
            </div>
            <aside class="launch-side">{side}</aside>
        </div>
        {island}
    }
}

fn head(lang: Lang, data: &Data) -> impl IntoView + use<> {
    let snapshot = &data.snapshot;
    let moving = !snapshot.at_rest();
    let word = snapshot.status();
    view! {
        <header class="launch-head">
            <nav aria-label=t::LIST.get(lang)><a href=path::launches(lang)>{t::LIST.get(lang)}</a></nav>
            <h1>{snapshot.name.clone()}</h1>
            <p class="launch-state"><strong id=parts::STATUS_ID role="status">{parts::status_text(lang, word)}</strong></p>
            {moving.then(|| view! {
                <button type="button" class="button invisible" id=parts::PAUSE_ID data-other=t::RESUME.get(lang)>{t::PAUSE.get(lang)}</button>
            })}
        </header>
        {moving.then(|| reload(lang, data))}
    }
}

/// Without JavaScript the page reloads itself, unless it was asked not to, and says so.
fn reload(lang: Lang, data: &Data) -> impl IntoView + use<> {
    let here = path::launch(lang, &data.id);
    let by_itself = match data.refresh {
        Some(seconds) => Either::Left(view! {
            <meta http-equiv="refresh" content=seconds.to_string() />
            <p>
                {t::REFRESHES.with(lang, &[&seconds])} " " <a href=format!("{here}?refresh=off")>{t::STOP.get(lang)}</a>
            </p>
        }),
        None => Either::Right(view! {
            <p>
                <a href=format!("{here}?refresh=off")>{t::REFRESH.get(lang)}</a> " · " <a href=here.clone()>{t::START.get(lang)}</a>
            </p>
        }),
    };
    view! { <noscript>{by_itself}</noscript> }
}

fn actions(frame: &Frame, data: &Data) -> impl IntoView + use<> {
    let lang = frame.lang;
    let deletable = data.snapshot.deletable();
    // With a log on the page, that is what is to be read anew.
    let here = data
        .log
        .as_ref()
        .map_or_else(|| path::launch(lang, &data.id), |log| path::launch_logs(lang, &data.id, &log.container));
    let delete = deletable.then(|| {
        view! { <li><a class="button button-danger" href=path::launch_delete(lang, &data.id)>{t::DELETE.get(lang)}</a></li> }
    });
    let again = view! {
        <li>
            <form method="post" action=path::plans(lang)>
                <input type="hidden" name=CSRF value=frame.csrf.clone() />
                <input type="hidden" name=FROM value=data.id.clone() />
                <button class="button">{t::AGAIN.get(lang)}</button>
            </form>
        </li>
    };
    let restart = data.snapshot.restartable().then(|| {
        view! {
            <li>
                <form method="post" action=path::launch_restart(lang, &data.id)>
                    <input type="hidden" name=CSRF value=frame.csrf.clone() />
                    <button class="button">{t::RESTART.get(lang)}</button>
                </form>
            </li>
        }
    });
    view! {
        <section class="card" aria-labelledby="actions-title">
            <h2 id="actions-title">{t::ACTIONS.get(lang)}</h2>
            <ul class="actions">
                <li><a class="button" href=here>{t::REFRESH.get(lang)}</a></li>
                {again}
                {restart}
                {delete}
            </ul>
        </section>
    }
}

/// When the group is deleted by itself, and how to change that; nothing where there is no group.
fn lifetime(frame: &Frame, data: &Data) -> impl IntoView + use<> {
    let (lang, snapshot) = (frame.lang, &data.snapshot);
    let soon = |end: i64| end - snapshot.now <= WARNED;
    let said = match snapshot.expires {
        Some(end) => {
            let text = t::EXPIRES.with(lang, &[&format!("{} UTC+8", clock::exact(end))]);
            let tone = if soon(end) { Tone::Warn } else { Tone::Plain };
            Either::Left(notice(tone, view! { <p><strong>{text}</strong></p> }.markup()))
        }
        None => Either::Right(view! { <p>{t::EXPIRES_NEVER.get(lang)}</p> }),
    };
    let ends = ENDS.map(|(hours, label)| view! { <option value=hours.to_string()>{label.get(lang)}</option> });
    let never = snapshot.expires.map(|_| view! { <option value="">{t::NEVER_DELETE.get(lang)}</option> });
    snapshot.deletable().then(|| {
        view! {
            <section class="card" aria-labelledby="lifetime-title">
                <h2 id="lifetime-title">{t::LIFETIME.get(lang)}</h2>
                {said}
                <form method="post" action=path::launch_lifetime(lang, &data.id) class="stack">
                    <input type="hidden" name=CSRF value=frame.csrf.clone() />
                    <label for="lifetime-hours">{t::DELETE_AFTER.get(lang)}</label>
                    <select class="input" id="lifetime-hours" name=HOURS>{ends} {never}</select>
                    <button class="button">{if snapshot.expires.is_some() { t::EXTEND } else { t::SET_END }.get(lang)}</button>
                </form>
            </section>
        }
    })
}

/// One line of the details: an id in mono with a button that copies it.
fn identifier(lang: Lang, id: &'static str, label: Text, value: Option<&String>) -> impl IntoView + use<> {
    let value = match value.filter(|value| !value.is_empty()) {
        Some(value) => Either::Left(view! {
            <code id=id class="wrap-anywhere">{value.clone()}</code>
            " "
            {copy_button(id.to_owned(), copy::COPY_ID.with(lang, &[&of(lang, label)]))}
        }),
        None => Either::Right(t::NONE.get(lang)),
    };
    view! { <dt>{label.get(lang)}</dt> <dd>{value}</dd> }
}

/// A label inside a sentence: in lower case in English where it is no name, apart from Chinese where it is Latin.
fn of(lang: Lang, label: Text) -> String {
    let text = label.get(lang);
    let mut letters = text.chars();
    match (lang, letters.next()) {
        (Lang::En, Some(first)) if text.contains(' ') => format!("{}{}", first.to_ascii_lowercase(), letters.as_str()),
        (Lang::ZhCn, Some(first)) if first.is_ascii() => format!(" {text}"),
        _ => text.to_owned(),
    }
}

fn details(lang: Lang, data: &Data) -> impl IntoView + use<> {
    let snapshot = &data.snapshot;
    let address =
        |pick: fn(&super::Group) -> &Option<String>| snapshot.group.as_ref().and_then(|group| pick(group).as_ref());
    view! {
        <section class="card" aria-labelledby="details-title">
            <h2 id="details-title">{t::DETAILS.get(lang)}</h2>
            <dl class="details">
                <dt>{t::REGION.get(lang)}</dt>
                <dd><code>{snapshot.region.clone()}</code></dd>
                <dt>{t::CREATED.get(lang)}</dt>
                <dd>{clock::when(lang, snapshot.now, snapshot.recorded)}</dd>
                {identifier(lang, "group-id", t::GROUP_ID, snapshot.group_id.as_ref())}
                {identifier(lang, "intranet-ip", t::INTRANET, address(|group| &group.intranet_ip))}
                {identifier(lang, "internet-ip", t::INTERNET, address(|group| &group.internet_ip))}
                {identifier(lang, "request-id", t::REQUEST_ID, snapshot.request_id.as_ref())}
                {identifier(lang, "client-token", t::TOKEN, Some(&data.client_token))}
                {identifier(lang, "launch-id", t::LAUNCH_ID, Some(&data.id))}
            </dl>
        </section>
    }
}

/// Every request that was sent, with what came back: what the record holds, whatever the page says elsewhere.
fn requests(lang: Lang, requests: &[Request]) -> impl IntoView + use<> {
    let one = |request: &Request| {
        let (action, code, id) = (request.action.clone(), request.code.clone(), request.request_id.clone());
        let outcome = t::outcome(request.outcome).get(lang);
        let took = request.took.map(|took| t::TOOK.with(lang, &[&took]));
        let digest = t::REQUEST_DIGEST.with(lang, &[&request.digest]);
        view! {
            <li>
                <code>{action}</code> " " {clock::moment(request.at)} " · " <strong>{outcome}</strong> " " {took} " "
                <code class="wrap-anywhere">{code}</code> " " <code class="meta wrap-anywhere">{id}</code> " "
                <span class="meta">{digest}</span>
            </li>
        }
    };
    let items = requests.iter().map(one).collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="requests-title">
                <h2 id="requests-title">{t::REQUESTS.get(lang)}</h2>
                <ol class="list">{items}</ol>
            </section>
        }
    })
}

fn log(lang: Lang, id: &str, log: &Log) -> impl IntoView + use<> {
    let title = t::LOG.with(lang, &[&log.container]);
    let text = match &log.text {
        Ok(text) if text.is_empty() => Either::Left(view! { <p class="empty">{t::LOG_EMPTY.get(lang)}</p> }),
        Ok(text) => Either::Right(Either::Left(code::plain(LOG_ID.to_owned(), title.clone(), text.clone()))),
        Err(why) => Either::Right(Either::Right(notice(Tone::Warn, trouble(why)))),
    };
    let here = path::launch_logs(lang, id, &log.container);
    let there = log.text.as_ref().is_ok_and(|text| !text.is_empty());
    let take = there.then(|| {
        view! {
            {copy_button(LOG_ID.to_owned(), t::LOG_COPY.get(lang).to_owned())}
            <a class="button button-small" href=format!("{here}?download") download="">{t::LOG_DOWNLOAD.get(lang)}</a>
        }
    });
    let kept = log.kept.map(|at| {
        view! { <p class="meta">{t::LOG_KEPT.with(lang, &[&format!("{} UTC+8", clock::exact(at))])}</p> }
    });
    view! {
        <div class="card log">
            <h2 id="log-title">{title}</h2>
            {kept}
            {text}
            <div class="actions">
                <a class="button button-small" href=here.clone()>{t::REFRESH.get(lang)}</a>
                {take}
                <a href=path::launch(lang, id)>{t::LOG_CLOSE.get(lang)}</a>
            </div>
        </div>
    }
}
