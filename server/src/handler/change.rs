//! A change to a registry instance: the question, the confirmation, and what becomes of it.

use std::{convert::Infallible, time::Duration};

use app::{
    form::CSRF,
    frame::Place,
    page::diagnose::change::{self as page, BACK, Data, Stage},
    path,
    text::{Fill, change as t},
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use diagnosis::{Change, What};
use http::StatusCode;
use plan::{Draft, Lang, Text};
use tokio::time;

use super::{App, Fault, Shared, diagnose::shown, see_other, step::require_session};
use crate::{
    changes::{self, Judged, Progress, Standing, after, judge},
    trouble,
    web::{
        form,
        page::{Visit, respond},
    },
};

/// Between two looks at the row of a change that somebody looks at.
const LOOK: Duration = Duration::from_millis(500);

/// Asks whether the change of the query is to be made.
pub async fn ask(State(app): State<Shared>, visit: Visit) -> Response {
    let outcome = async {
        let query = visit.path.split_once('?').map_or("", |(_, query)| query);
        let pairs = form::read(query.as_bytes())?;
        let change = Change::parse(|name| form::last(&pairs, name)).ok_or(Fault::NotFound)?;
        question(&app, &visit, &change, form::last(&pairs, BACK), StatusCode::OK).await
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// Makes it.
pub async fn confirm(State(app): State<Shared>, visit: Visit, body: Bytes) -> Response {
    let outcome = async {
        let pairs = form::read(&body)?;
        require_session(&app, &visit, &Draft::new(), &pairs, form::last(&pairs, CSRF)).await?;
        let change = Change::parse(|name| form::last(&pairs, name)).ok_or(Fault::NotFound)?;
        let back = form::last(&pairs, BACK);
        let now = match app.changes.look(&change).await {
            None => return Err(Fault::PlanOnly),
            Some(Ok(now)) if matches!(judge(&change, &now), Judged::Ready | Judged::Wait) => now,
            // What is in the way stands on the question itself.
            Some(_) => return question(&app, &visit, &change, back, StatusCode::CONFLICT).await,
        };
        let back = ours(back, visit.lang);
        let id = app.changes.begin(&app.owner(&visit), &change, &now, back).await?.ok_or(Fault::PlanOnly)?;
        Ok(see_other(&path::diagnose_changed(visit.lang, &id)))
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// An address of ours to go back to; the diagnosis where it is none.
fn ours(back: &str, lang: Lang) -> String {
    let inside = back.strip_prefix(&path::start(lang)).is_some_and(|rest| rest.starts_with('/'));
    if inside && !back.contains(['\\', '\n', '\r']) { back.to_owned() } else { path::diagnose(lang) }
}

async fn question(
    app: &App,
    visit: &Visit,
    change: &Change,
    back: &str,
    status: StatusCode,
) -> Result<Response, Fault> {
    let lang = visit.lang;
    let Some(looked) = app.changes.look(change).await else { return Err(Fault::PlanOnly) };
    let (standing, refused, unseen) = match looked {
        Ok(now) => {
            let refused = match judge(change, &now) {
                Judged::Ready | Judged::Wait => None,
                Judged::Already => Some(t::ALREADY),
                Judged::Closed => Some(t::CLOSED),
                Judged::Last => Some(t::LAST_ENTRY),
            };
            (Some((rows(&now, lang), rows(&after(change, &now), lang))), refused, None)
        }
        Err(error) => (None, None, Some(trouble::of(&error, lang))),
    };
    let data = Data {
        what: what(change, lang),
        cost: match change.what {
            What::Open => t::COST,
            What::Admit(_) => t::COST_ENTRY,
            What::Link { .. } => t::COST_LINK,
            What::Close | What::Expel(_) | What::Unlink { .. } => t::COST_BACK,
        },
        standing,
        refused,
        unseen,
        lines: (change.cli(), change.undo().cli()),
        fields: change.pairs().into_iter().map(|(name, value)| (name, value.to_owned())).collect(),
        back: ours(back, lang),
    };
    let mut frame = app.site.frame(visit, page::title(&data), Place::Diagnose).await;
    frame.islands = true;
    let shown = frame.clone();
    Ok(respond(status, frame, move || page::view(shown, data)))
}

fn what(change: &Change, lang: Lang) -> String {
    let instance = &change.instance;
    match &change.what {
        What::Open => t::OPEN.with(lang, &[instance]),
        What::Close => t::CLOSE.with(lang, &[instance]),
        What::Admit(entry) => t::ADMIT.with(lang, &[&entry.as_str(), instance]),
        What::Expel(entry) => t::EXPEL.with(lang, &[&entry.as_str(), instance]),
        What::Link { vpc, .. } => t::LINK.with(lang, &[vpc, instance]),
        What::Unlink { vpc, .. } => t::UNLINK.with(lang, &[vpc, instance]),
    }
}

fn rows(standing: &Standing, lang: Lang) -> page::Standing {
    let or = |lines: Vec<String>, none: Text| if lines.is_empty() { vec![none.get(lang).to_owned()] } else { lines };
    match standing {
        Standing::Public { enabled, status, entries } => {
            let state = if *enabled { t::ENABLED.with(lang, &[status]) } else { t::DISABLED.get(lang).to_owned() };
            let mut rows = vec![(t::ENDPOINT, vec![state])];
            rows.extend(entries.clone().filter(|_| *enabled).map(|entries| (t::WHITELIST, or(entries, t::EVERYBODY))));
            rows
        }
        Standing::Private(links) => {
            let shown = links.iter().map(|(vpc, status)| format!("{vpc} {status}").trim().to_owned()).collect();
            vec![(t::LINKS, or(shown, t::NOBODY))]
        }
    }
}

/// Shows what became of a change.
pub async fn show(State(app): State<Shared>, Path(id): Path<String>, visit: Visit) -> Response {
    let outcome = async {
        let progress = app.changes.progress(&app.owner(&visit), &id).await?.ok_or(Fault::NotFound)?;
        Ok(progress_page(&app, &visit, id, &progress).await)
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

async fn progress_page(app: &App, visit: &Visit, id: String, progress: &Progress) -> Response {
    let lang = visit.lang;
    let stage = match progress.stage {
        changes::Stage::Waiting => Stage::Waiting,
        changes::Stage::Sending => Stage::Sending,
        changes::Stage::Doubt => Stage::Doubt,
        changes::Stage::Settling => Stage::Settling,
        changes::Stage::Done => Stage::Done,
        changes::Stage::Failed => Stage::Failed,
        changes::Stage::Late => Stage::Late,
    };
    let data = page::Progress {
        id,
        what: what(&progress.change, lang),
        stage,
        now: progress.now.as_ref().map(|now| rows(now, lang)).unwrap_or_default(),
        trouble: progress.failure.as_ref().map(|kept| kept.trouble(lang)),
        undo: shown::question(&progress.change.undo(), lang, Some(&progress.back)),
        back: progress.back.clone(),
    };
    let mut frame = app.site.frame(visit, page::progress_title(lang, &data), Place::Diagnose).await;
    frame.islands = !stage.is_over();
    let shown = frame.clone();
    respond(StatusCode::OK, frame, move || page::progress(shown, data))
}

/// The stream that says when there is something new, whichever server takes the change further.
pub async fn events(State(app): State<Shared>, Path(id): Path<String>, visit: Visit) -> Response {
    let owner = app.owner(&visit);
    match app.changes.progress(&owner, &id).await {
        Ok(Some(_)) => {}
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
    let mut stopping = app.stopping.clone();
    let stream = async_stream::stream! {
        let mut told = None;
        loop {
            // Where the database does not answer, the next look says all that this one would have.
            if let Ok(Some(progress)) = app.changes.progress(&owner, &id).await
                && told.replace(progress.revision) != Some(progress.revision)
            {
                yield Ok::<_, Infallible>(Event::default().data("{}"));
                if progress.is_over() {
                    app.changes.forget();
                    break;
                }
            }
            tokio::select! {
                () = time::sleep(LOOK) => {}
                _ = stopping.wait_for(|stop| *stop) => break,
            }
        }
    };
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}
