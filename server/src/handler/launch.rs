//! One launch: its page, its stream, its logs, its end.

use std::time::Duration;

use app::{
    frame::{Place, Trouble},
    page::{
        delete,
        diagnose::Verdict,
        launch::{self, Data, Group, Log, Outcome, Pull, Request, Snapshot},
    },
    path,
};
use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Response, sse::Event},
};
use diagnosis::{Address, after};
use http::{HeaderMap, StatusCode, header};
use plan::{Draft, launch::State as Stage, secret};

use super::{
    App, Fault, Shared,
    diagnose::shown::{causes as shown_causes, findings, linked},
    review::{CHECK, PATIENCE, strip},
    see_other,
    step::{require_session, tab},
};
use crate::{
    clock::Moment,
    diagnoses::Case,
    launches::{self, seconds, state, word},
    store::{Attempt, AttemptOutcome, LaunchRow},
    trouble,
    web::{
        page::{Visit, respond},
        stream,
    },
};

/// The end of a group that may be asked for, in hours from now, at most: a year.
pub const MOST_HOURS: u32 = 8_760;
/// How often the page asks again where there is no script, in seconds.
const REFRESH: u32 = 5;

/// Shows a launch.
pub async fn show(State(app): State<Shared>, Path(id): Path<String>, visit: Visit) -> Response {
    let outcome = page(&app, &visit, &id, Extra::default()).await;
    app.answer(&visit, outcome).await
}

/// Shows a launch with the end of one container's log.
pub async fn logs(State(app): State<Shared>, Path((id, container)): Path<(String, String)>, visit: Visit) -> Response {
    let outcome = async {
        if visit.query("download").is_some() {
            return log_file(&app, &visit, &id, &container).await;
        }
        page(&app, &visit, &id, Extra { container: Some(container), failed: None }).await
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// A container's log as a file; the page that says why, where it cannot be had.
async fn log_file(app: &App, visit: &Visit, id: &str, container: &str) -> Result<Response, Fault> {
    let row = find(app, visit, id).await?;
    let Ok(log) = app.launches.log(&row, container, visit.lang).await? else {
        return page(app, visit, id, Extra { container: Some(container.to_owned()), failed: None }).await;
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let name: String = format!("{}-{container}.log", row.name).chars().filter(|c| plain(*c)).collect();
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, log.text).into_response())
}

async fn find(app: &App, visit: &Visit, id: &str) -> Result<LaunchRow, Fault> {
    app.store.launch(&app.owner(visit), id).await?.ok_or(Fault::NotFound)
}

/// What a launch's page may show besides the launch.
#[derive(Default)]
struct Extra {
    /// The container whose log is shown.
    container: Option<String>,
    /// Why what was asked for was not done.
    failed: Option<Trouble>,
}

async fn page(app: &App, visit: &Visit, id: &str, extra: Extra) -> Result<Response, Fault> {
    let row = find(app, visit, id).await?;
    let log = match extra.container {
        Some(container) => {
            let log = app.launches.log(&row, &container, visit.lang).await?;
            let kept = log.as_ref().ok().and_then(|log| log.kept).map(seconds);
            Some(Log { container, text: log.map(|log| log.text), kept })
        }
        None => None,
    };
    let status = if extra.failed.is_some() { StatusCode::BAD_GATEWAY } else { StatusCode::OK };
    let moving = !state(&row).is_over() && visit.query("refresh").as_deref() != Some("off") && log.is_none();
    let snapshot = app.launches.snapshot(&row, visit.lang).await?;
    let stored = app.launches.draft(&row)?;
    let plan = secret::mask(&stored);
    let mut added = vec![("ClientToken".to_owned(), row.client_token.clone())];
    added.extend(launches::added(&plan::normalise(&plan).0, &row.id, &row.owner));
    let data = Data {
        pull: pull(app, visit, &row, &snapshot, &stored).await,
        snapshot,
        id: row.id.clone(),
        client_token: row.client_token.clone(),
        refresh: moving.then_some(REFRESH),
        plan,
        added,
        tab: tab(visit),
        requests: app.store.attempts(&row.id).await?.into_iter().map(request).collect(),
        failed: extra.failed,
        log,
    };
    let mut frame = app.site.frame(visit, launch::title(visit.lang, &data), Place::Launches).await;
    frame.islands = true;
    let shown = frame.clone();
    Ok(respond(status, frame, move || launch::view(shown, data)))
}

fn request(attempt: Attempt) -> Request {
    Request {
        at: seconds(attempt.started_at),
        action: attempt.action,
        outcome: attempt.outcome.map_or("", AttemptOutcome::name),
        took: attempt.ended_at.map(|end| end.0 - attempt.started_at.0),
        digest: attempt.sent.chars().take(12).collect(),
        code: attempt.code.unwrap_or_default(),
        request_id: attempt.request_id.unwrap_or_default(),
    }
}

/// How long a launch that does not come to run waits for the diagnosis that says why.
const DIAGNOSIS: Duration = Duration::from_millis(2500);

/// Whether the images can be pulled, while they are not: the diagnosis once more, with what is known by now.
async fn pull(app: &App, visit: &Visit, row: &LaunchRow, snapshot: &Snapshot, plan: &Draft) -> Option<Pull> {
    let pulled = matches!(snapshot.status(), "Running" | "Succeeded" | "Restarting" | "Updating");
    let created = !matches!(snapshot.outcome, Outcome::Refused(_) | Outcome::Unsent(_));
    if pulled || !created || snapshot.deleted.is_some() || !app.launches.possible() {
        return None;
    }
    let group = snapshot.group.as_ref();
    let causes = group.map(causes_of).unwrap_or_default();
    let address = group.and_then(|group| group.internet_ip.clone()).filter(|address| !address.is_empty());
    let at = jiff::Timestamp::from_second(snapshot.now).map(|at| at.to_string()).unwrap_or_default();
    let case = Case::of_pull(plan).with_address(address.map(|address| Address { address, at }));
    let waits = visit.query(CHECK).is_some();
    let made = match (waits, causes.is_empty()) {
        (true, _) => app.diagnoses.within(case, PATIENCE).await,
        (false, false) => app.diagnoses.within(case, DIAGNOSIS).await,
        (false, true) => app.diagnoses.peek(case),
    };
    let named: Vec<_> = causes.iter().flat_map(|cause| &cause.rules).map(|rule| rule.id).collect();
    let findings = made.as_ref().map(|made| findings(&made.diagnosis, visit.lang, false)).unwrap_or_default();
    let mut findings: Vec<_> = findings
        .into_iter()
        .filter(|finding| finding.verdict == Verdict::Fail || named.contains(&finding.rule))
        .filter(|finding| finding.verdict != Verdict::Pass && !causes.is_empty())
        .map(|finding| linked(finding, visit))
        .collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.verdict));
    let here = format!("{}?{CHECK}", path::launch(visit.lang, &row.id));
    let whole = match &snapshot.group_id {
        Some(group) => path::diagnose_group(visit.lang, group, &row.region),
        None => here.clone(),
    };
    Some(Pull {
        strip: strip(made.as_deref(), visit.lang, here, waits),
        whole,
        causes: shown_causes(&causes, visit.lang),
        findings,
    })
}

/// What the events and container states of a group name.
fn causes_of(group: &Group) -> Vec<after::Cause> {
    let warnings = group.events.iter().filter(|event| event.kind == "Warning");
    let events = warnings.map(|event| after::Said { reason: &event.reason, message: &event.message });
    let states = group.containers.iter().map(|state| after::Said { reason: &state.reason, message: &state.message });
    after::causes(events.chain(states))
}

/// A launch's state as JSON, for browsers whose stream fails.
pub async fn status(State(app): State<Shared>, Path(id): Path<String>, visit: Visit) -> Response {
    let outcome = async {
        let row = find(&app, &visit, &id).await?;
        Ok::<_, Fault>(Json(app.launches.snapshot(&row, visit.lang).await?).into_response())
    };
    match outcome.await {
        Ok(response) => response,
        Err(Fault::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(fault) => {
            tracing::error!(request_id = visit.request_id, error = %fault, "a status could not be given");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The stream of a launch's states: each with the row's revision as its id, so that a browser that comes back with
/// `Last-Event-ID` is told only what it has not seen.
pub async fn events(State(app): State<Shared>, Path(id): Path<String>, visit: Visit, headers: HeaderMap) -> Response {
    let row = match find(&app, &visit, &id).await {
        Ok(row) => row,
        Err(Fault::NotFound) => return StatusCode::NOT_FOUND.into_response(),
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let Some(view) = app.launches.view(&row).await else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    let (seen, mut first) = (stream::last_event_id(&headers), true);
    stream::follow(view, app.stopping.clone(), move |update| {
        // What is stale changes without a new revision, so only a first look may be skipped.
        let new = !std::mem::replace(&mut first, false) || update.revision > seen;
        new.then(|| Event::default().id(update.revision.to_string()).data(update.text(visit.lang)))
    })
}

/// Starts the containers of a launch's group anew.
pub async fn restart(State(app): State<Shared>, Path(id): Path<String>, visit: Visit, body: Bytes) -> Response {
    let outcome = async {
        let (row, _) = asked(&app, &visit, &id, &body).await?;
        match app.launches.restart(&row).await? {
            Ok(()) => Ok(see_other(&path::launch(visit.lang, &id))),
            Err(why) => {
                let failed = Some(trouble::of(&why, visit.lang));
                page(&app, &visit, &id, Extra { container: None, failed }).await
            }
        }
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// Says when a launch's group is to be deleted by itself; no hours mean never.
pub async fn lifetime(State(app): State<Shared>, Path(id): Path<String>, visit: Visit, body: Bytes) -> Response {
    let outcome = async {
        let (row, pairs) = asked(&app, &visit, &id, &body).await?;
        let hours = crate::web::form::last(&pairs, launch::HOURS).trim();
        let end = match hours.parse::<u32>() {
            Ok(hours) => Some(Moment(Moment::now().0 + i64::from(hours.clamp(1, MOST_HOURS)) * 3_600_000)),
            Err(_) if hours.is_empty() => None,
            // No button of ours sends anything else: nothing is changed.
            Err(_) => row.expires_at,
        };
        app.launches.expire(&row, end).await?;
        Ok(see_other(&path::launch(visit.lang, &id)))
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// The launch and the form of somebody who asks for something to be done to it, from a page of ours.
async fn asked(app: &App, visit: &Visit, id: &str, body: &[u8]) -> Result<(LaunchRow, Vec<(String, String)>), Fault> {
    let pairs = crate::web::form::read(body)?;
    let row = find(app, visit, id).await?;
    let token = crate::web::form::last(&pairs, app::form::CSRF).to_owned();
    require_session(app, visit, &Draft::new(), &pairs, &token).await?;
    Ok((row, pairs))
}

/// Asks whether the container group is to be deleted.
pub async fn ask_delete(State(app): State<Shared>, Path(id): Path<String>, visit: Visit) -> Response {
    let outcome = async {
        let row = find(&app, &visit, &id).await?;
        question(&app, &visit, &row, None).await
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// Deletes the container group.
pub async fn delete(State(app): State<Shared>, Path(id): Path<String>, visit: Visit, body: Bytes) -> Response {
    let outcome = async {
        let (row, _) = asked(&app, &visit, &id, &body).await?;
        match app.launches.end(&row).await? {
            Ok(()) => Ok(see_other(&path::launch(visit.lang, &id))),
            Err(why) => question(&app, &visit, &row, Some(trouble::of(&why, visit.lang))).await,
        }
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

async fn question(app: &App, visit: &Visit, row: &LaunchRow, failed: Option<Trouble>) -> Result<Response, Fault> {
    // Somebody came back to a question that is answered.
    if failed.is_none() && matches!(state(row), Stage::Deleting | Stage::Deleted) {
        return Ok(see_other(&path::launch(visit.lang, &row.id)));
    }
    let group_id = row.container_group_id.clone().ok_or(Fault::NotFound)?;
    let status = if failed.is_some() { StatusCode::BAD_GATEWAY } else { StatusCode::OK };
    let data = delete::Data {
        id: row.id.clone(),
        name: row.name.clone(),
        group_id,
        region: row.region.clone(),
        status: word(row),
        failed,
    };
    let frame = app.site.frame(visit, delete::title(visit.lang, &data), Place::Launches).await;
    let shown = frame.clone();
    Ok(respond(status, frame, move || delete::view(shown, data)))
}
