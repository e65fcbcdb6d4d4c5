//! One launch: its page, its stream, its logs, its end.

use std::{convert::Infallible, time::Duration};

use app::{
    frame::{Place, Trouble},
    page::{
        delete,
        launch::{self, Data, Log, Request},
    },
    path,
};
use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use http::{HeaderMap, StatusCode, header};
use plan::secret;
use tokio::sync::broadcast::error::RecvError;

use super::{
    App, Fault, Shared, see_other,
    step::{require_session, tab},
};
use crate::{
    launches::{self, seconds, state, word},
    store::{Attempt, AttemptOutcome, LaunchRow},
    web::page::{Visit, respond},
};

/// How often the page asks again where there is no script, in seconds.
const REFRESH: u32 = 5;

/// Shows a launch.
pub async fn show(State(app): State<Shared>, Path(id): Path<String>, visit: Visit) -> Response {
    let outcome = page(&app, &visit, &id, None).await;
    app.answer(&visit, outcome).await
}

/// Shows a launch with the end of one container's log.
pub async fn logs(State(app): State<Shared>, Path((id, container)): Path<(String, String)>, visit: Visit) -> Response {
    let outcome = async {
        if visit.query("download").is_some() {
            return log_file(&app, &visit, &id, &container).await;
        }
        page(&app, &visit, &id, Some(container)).await
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// A container's log as a file; the page that says why, where it cannot be had.
async fn log_file(app: &App, visit: &Visit, id: &str, container: &str) -> Result<Response, Fault> {
    let row = find(app, visit, id).await?;
    let Ok(text) = app.launches.log(&row, container, visit.lang).await else {
        return page(app, visit, id, Some(container.to_owned())).await;
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let name: String = format!("{}-{container}.log", row.name).chars().filter(|c| plain(*c)).collect();
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

async fn find(app: &App, visit: &Visit, id: &str) -> Result<LaunchRow, Fault> {
    app.store.launch(&app.owner(visit), id).await?.ok_or(Fault::NotFound)
}

async fn page(app: &App, visit: &Visit, id: &str, container: Option<String>) -> Result<Response, Fault> {
    let row = find(app, visit, id).await?;
    let log = match container {
        Some(container) => Some(Log { text: app.launches.log(&row, &container, visit.lang).await, container }),
        None => None,
    };
    let moving = !state(&row).is_over() && visit.query("refresh").as_deref() != Some("off") && log.is_none();
    let plan = secret::mask(&app.launches.draft(&row)?);
    let mut added = vec![("ClientToken".to_owned(), row.client_token.clone())];
    added.extend(launches::added(&plan::normalise(&plan).0, &row.id, &row.owner));
    let data = Data {
        snapshot: app.launches.snapshot(&row, visit.lang).await?,
        id: row.id.clone(),
        client_token: row.client_token.clone(),
        refresh: moving.then_some(REFRESH),
        plan,
        added,
        tab: tab(visit),
        requests: app.store.attempts(&row.id).await?.into_iter().map(request).collect(),
        log,
    };
    let mut frame = app.site.frame(visit, launch::title(visit.lang, &data), Place::Launches).await;
    frame.islands = true;
    let shown = frame.clone();
    Ok(respond(StatusCode::OK, frame, move || launch::view(shown, data)))
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
    let seen = headers.get("last-event-id").and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok());
    match find(&app, &visit, &id).await {
        Ok(_) => {}
        Err(Fault::NotFound) => return StatusCode::NOT_FOUND.into_response(),
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
    let stream = follow(app, visit, id, seen.unwrap_or(0));
    Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)).text("alive")).into_response()
}

fn follow(
    app: Shared,
    visit: Visit,
    id: String,
    mut seen: i64,
) -> impl futures::Stream<Item = Result<Event, Infallible>> {
    async_stream::stream! {
        let mut changes = app.launches.changes();
        let mut stopping = app.stopping.clone();
        yield Ok(Event::default().retry(Duration::from_secs(3)));
        loop {
            let Ok(Some(row)) = app.store.launch(&app.owner(&visit), &id).await else { break };
            // What is stale changes without a new revision, so only a first look may be skipped.
            if row.revision > seen && let Ok(snapshot) = app.launches.snapshot(&row, visit.lang).await
                && let Ok(event) = Event::default().id(row.revision.to_string()).json_data(&snapshot)
            {
                yield Ok(event);
            }
            seen = row.revision - 1;
            if state(&row).is_over() {
                yield Ok(Event::default().event("end").data("{}"));
                break;
            }
            let ours = async {
                loop {
                    match changes.recv().await {
                        Ok(other) if *other == *id => return true,
                        Ok(_) => {}
                        Err(RecvError::Lagged(_)) => return true,
                        Err(RecvError::Closed) => return false,
                    }
                }
            };
            tokio::select! {
                more = ours => if !more { break },
                _ = stopping.wait_for(|stop| *stop) => break,
            }
        }
    }
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
        let pairs = crate::web::form::read(&body)?;
        let row = find(&app, &visit, &id).await?;
        let token = crate::web::form::last(&pairs, app::form::CSRF).to_owned();
        require_session(&app, &visit, &plan::Draft::new(), &pairs, &token).await?;
        match app.launches.delete(&row, visit.lang).await? {
            Ok(()) => Ok(see_other(&path::launch(visit.lang, &id))),
            Err(why) => question(&app, &visit, &row, Some(why)).await,
        }
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

async fn question(app: &App, visit: &Visit, row: &LaunchRow, failed: Option<Trouble>) -> Result<Response, Fault> {
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
