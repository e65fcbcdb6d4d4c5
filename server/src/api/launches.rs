//! Launches: made once for each Idempotency-Key, listed, followed, ended.

#![expect(unused_qualifications, reason = "the macro that describes an operation writes its paths in full")]

use std::{convert::Infallible, time::Duration};

use axum::{
    Json,
    extract::State,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::Timestamp;
use plan::{Lang, launch::State as Stage};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use utoipa::{IntoParams, ToSchema};

use super::{
    body::{Document, Path, Query},
    owner,
    problem::{
        Finding, KEY_MISSING, KEY_USED, MALFORMED, NO_CLOUD, NOT_FOUND, Problem, UNAVAILABLE, UNSETTLED, UPSTREAM,
    },
};
use crate::{
    clock::Moment,
    handler::{App, Shared},
    launches::{Named, Told, View, id_of, state},
    store::{LaunchFilter, LaunchRow},
};

/// Launches on a page where nothing is said.
const PAGE: i64 = 50;
/// Launches on a page, at most.
const MOST: i64 = 200;
/// Characters of an Idempotency-Key, at most.
const KEY: usize = 255;

/// Which launches.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    state: Option<String>,
    text: Option<String>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    after: Option<String>,
}

/// A page of launches, the newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LaunchPage {
    items: Vec<Told>,
    next: Option<String>,
}

/// The end of a container's log.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Log {
    container: String,
    text: String,
    kept_at: Option<String>,
}

/// Launches a plan.
#[utoipa::path(post, path = "/launches", tag = "launches", operation_id = "createLaunch", params(("Idempotency-Key" = String, Header, min_length = 1, max_length = 255)), request_body(content(("application/json"), ("application/yaml"))), responses((status = 201, body = Told), (status = 200, body = Told)))]
pub async fn create(State(app): State<Shared>, headers: HeaderMap, document: Document) -> Result<Response, Problem> {
    let key = key(&headers)?;
    let draft = document.draft()?;
    if !app.launches.possible() {
        return Err(Problem::of(NO_CLOUD));
    }
    let (row, status) = match app.launches.confirm_as(&owner(), &id_of(&owner(), key), &draft).await? {
        Named::New(row) => {
            app.launches.pursue_later(&row);
            (row, StatusCode::CREATED)
        }
        Named::Before(row) => (row, StatusCode::OK),
        Named::Other => return Err(Problem::of(KEY_USED)),
        Named::Not(problems) => return Err(Problem::plan(&problems)),
    };
    let mut response = (status, Json(Told::of(&row, Moment::now()))).into_response();
    if let Ok(at) = HeaderValue::from_str(&format!("/api/v1/launches/{}", row.id)) {
        response.headers_mut().insert(header::LOCATION, at);
    }
    Ok(response)
}

fn key(headers: &HeaderMap) -> Result<&str, Problem> {
    let text = headers.get("idempotency-key").and_then(|value| value.to_str().ok()).map(str::trim);
    let visible = |text: &&str| {
        (1..=KEY).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
    };
    text.filter(visible).ok_or_else(|| Problem::of(KEY_MISSING))
}

/// Lists launches.
#[utoipa::path(get, path = "/launches", tag = "launches", operation_id = "listLaunches", params(Wanted), responses((status = 200, body = LaunchPage)))]
pub async fn list(State(app): State<Shared>, query: Query<Wanted>) -> Result<Json<LaunchPage>, Problem> {
    let Wanted { state, text, limit, after } = query.0;
    let states = states(state.as_deref().unwrap_or_default())?;
    let limit = i64::from(limit.unwrap_or_else(|| u32::try_from(PAGE).unwrap_or_default()));
    if !(1..=MOST).contains(&limit) {
        return Err(wrong("limit", "1 到 200 之间的整数", "a number from 1 to 200"));
    }
    let place = after.as_deref().map(place).transpose()?;
    let text = text.unwrap_or_default();
    let filter = LaunchFilter { states, text: text.trim() };
    let mut rows = app.store.launches_like(&owner(), &filter, place, limit + 1).await?;
    let whole = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > whole;
    rows.truncate(whole);
    let next = rows.last().filter(|_| more).map(|last| format!("{}.{}", last.created_at.0, last.id));
    let now = Moment::now();
    Ok(Json(LaunchPage { items: rows.iter().map(|row| Told::of(row, now)).collect(), next }))
}

/// The states that a text names, with commas between them; none for any.
fn states(text: &str) -> Result<Vec<&'static str>, Problem> {
    let mut states: Vec<&'static str> = Vec::new();
    for word in text.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        let all = Stage::ALL.map(Stage::name).join(", ");
        let state = Stage::parse(word).ok_or_else(|| {
            wrong(
                "state",
                &format!("以下状态之一或数个，以逗号分隔：{all}"),
                &format!("one or more of these, with commas between them: {all}"),
            )
        })?;
        if !states.contains(&state.name()) {
            states.push(state.name());
        }
    }
    Ok(states)
}

/// Where a page begins.
fn place(text: &str) -> Result<(Moment, &str), Problem> {
    let place = text.split_once('.').and_then(|(at, id)| Some((Moment(at.parse().ok()?), id)));
    place.ok_or_else(|| wrong("after", "上一页给出的 next", "the next of the page before"))
}

fn wrong(path: &str, zh: &str, en: &str) -> Problem {
    Problem::at(MALFORMED, path, "range", format!("{path} 应为{zh}。"), format!("{path} must be {en}."))
}

/// Reads a launch.
#[utoipa::path(get, path = "/launches/{id}", tag = "launches", operation_id = "readLaunch", params(("id" = String, Path)), responses((status = 200, body = Told)))]
pub async fn read(State(app): State<Shared>, id: Path<String>) -> Result<Json<Told>, Problem> {
    Ok(Json(Told::of(&find(&app, &id.0).await?, Moment::now())))
}

async fn find(app: &App, id: &str) -> Result<LaunchRow, Problem> {
    app.store.launch(&owner(), id).await?.ok_or_else(|| Problem::of(NOT_FOUND))
}

/// Deletes the container group of a launch. Whose group is gone already is no failure.
#[utoipa::path(delete, path = "/launches/{id}", tag = "launches", operation_id = "deleteLaunch", params(("id" = String, Path)), responses((status = 200, body = Told)))]
pub async fn delete(State(app): State<Shared>, id: Path<String>) -> Result<Json<Told>, Problem> {
    let row = find(&app, &id.0).await?;
    if !app.launches.possible() {
        return Err(Problem::of(NO_CLOUD));
    }
    if matches!(state(&row), Stage::Recorded | Stage::Sent | Stage::Resent | Stage::Unknown) {
        return Err(Problem::of(UNSETTLED));
    }
    if state(&row).has_group()
        && state(&row) != Stage::Deleting
        && let Err(error) = app.launches.end(&row).await?
    {
        let words = |lang| format!("{} {}", error.said(), error.remedy(lang)).trim().to_owned();
        let code = error.code.clone().unwrap_or_else(|| UPSTREAM.code.to_owned());
        let finding = Finding { path: String::new(), code, zh: words(Lang::ZhCn), en: words(Lang::En) };
        return Err(Problem::with(UPSTREAM, vec![finding]));
    }
    Ok(Json(Told::of(&find(&app, &id.0).await?, Moment::now())))
}

/// Reads the end of a container's log.
#[utoipa::path(get, path = "/launches/{id}/logs/{container}", tag = "launches", operation_id = "readLog", params(("id" = String, Path), ("container" = String, Path)), responses((status = 200, body = Log)))]
pub async fn logs(State(app): State<Shared>, parts: Path<(String, String)>) -> Result<Json<Log>, Problem> {
    let (id, container) = parts.0;
    let row = find(&app, &id).await?;
    let known =
        crate::launches::group(&row).is_none_or(|group| group.containers.iter().any(|one| one.name == container));
    if !known {
        return Err(Problem::of(NOT_FOUND));
    }
    match app.launches.log(&row, &container, Lang::En).await? {
        Ok(lines) => {
            let at = |at: Moment| Timestamp::from_millisecond(at.0).map(|at| at.to_string()).ok();
            Ok(Json(Log { container, text: lines.text, kept_at: lines.kept.and_then(at) }))
        }
        Err(trouble) => {
            let en = format!("{} {}", trouble.raw, trouble.advice);
            Err(Problem::at(UPSTREAM, "", UPSTREAM.code, format!("{}。{}", UPSTREAM.text.zh, trouble.raw), en))
        }
    }
}

/// Follows a launch.
#[utoipa::path(get, path = "/launches/{id}/events", tag = "launches", operation_id = "followLaunch", params(("id" = String, Path), ("Last-Event-ID" = Option<i64>, Header)), responses((status = 200, body = String, content_type = "text/event-stream")))]
pub async fn events(State(app): State<Shared>, id: Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let seen = headers.get("last-event-id").and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok());
    let row = find(&app, &id.0).await?;
    let view = app.launches.view(&row).await.ok_or_else(|| Problem::of(UNAVAILABLE))?;
    let stream = follow(view, app.stopping.clone(), seen.unwrap_or(0));
    Ok(Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)).text("alive")).into_response())
}

/// What is streamed to one program: the launch as JSON whenever it changed, its revision as the event's id.
fn follow(
    mut view: View,
    mut stopping: watch::Receiver<bool>,
    mut seen: i64,
) -> impl futures::Stream<Item = Result<Event, Infallible>> {
    async_stream::stream! {
        yield Ok(Event::default().retry(Duration::from_secs(3)));
        loop {
            let update = view.borrow_and_update().clone();
            if update.revision > seen {
                seen = update.revision;
                yield Ok(Event::default().event("launch").id(seen.to_string()).data(&update.told));
            }
            if update.over {
                yield Ok(Event::default().event("end").data("{}"));
                break;
            }
            tokio::select! {
                changed = view.changed() => if changed.is_err() { break },
                _ = stopping.wait_for(|stop| *stop) => break,
            }
        }
    }
}
