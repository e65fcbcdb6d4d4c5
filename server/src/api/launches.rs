//! Launches: made once for each Idempotency-Key, listed, followed, ended.

#![expect(unused_qualifications, reason = "the macro that describes an operation writes its paths in full")]

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response, sse::Event},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::Timestamp;
use plan::{Lang, launch::State as Stage};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    body::{Document, Path, Query},
    owner,
    problem::{
        ENDED, KEY_MISSING, KEY_USED, MALFORMED, NO_CLOUD, NOT_FOUND, Problem, UNAVAILABLE, UNSETTLED, UPSTREAM,
    },
};
use crate::{
    clock::Moment,
    handler::{App, Shared, launch::MOST_HOURS},
    launches::{Named, Told, id_of, state},
    store::{LaunchFilter, LaunchRow},
    web::stream,
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
    let (row, status) = match app.launches.confirm_as(&owner(), &id_of(&owner(), key), &draft, true).await? {
        Named::New(row) => (row, StatusCode::CREATED),
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
    let row = settled(&app, &id.0).await?;
    if state(&row).has_group()
        && state(&row) != Stage::Deleting
        && let Err(error) = app.launches.end(&row).await?
    {
        return Err(Problem::cloud(&error));
    }
    Ok(Json(Told::of(&find(&app, &id.0).await?, Moment::now())))
}

/// A launch of which it is known what became of it, on a server that can do something about it.
async fn settled(app: &App, id: &str) -> Result<LaunchRow, Problem> {
    let row = find(app, id).await?;
    if !app.launches.possible() {
        return Err(Problem::of(NO_CLOUD));
    }
    if matches!(state(&row), Stage::Recorded | Stage::Sent | Stage::Resent | Stage::Unknown) {
        return Err(Problem::of(UNSETTLED));
    }
    Ok(row)
}

/// Starts the containers of a launch's group anew.
#[utoipa::path(post, path = "/launches/{id}/restart", tag = "launches", operation_id = "restartLaunch", params(("id" = String, Path)), responses((status = 200, body = Told)))]
pub async fn restart(State(app): State<Shared>, id: Path<String>) -> Result<Json<Told>, Problem> {
    let row = settled(&app, &id.0).await?;
    if state(&row).is_over() || state(&row) == Stage::Deleting {
        return Err(Problem::of(ENDED));
    }
    if let Err(error) = app.launches.restart(&row).await? {
        return Err(Problem::cloud(&error));
    }
    Ok(Json(Told::of(&find(&app, &id.0).await?, Moment::now())))
}

/// When a launch's group is to be deleted by itself.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Expiry {
    #[schema(format = "date-time")]
    expires_at: Option<String>,
}

/// Says when a launch's group is to be deleted by itself; null for never.
#[utoipa::path(put, path = "/launches/{id}/expiry", tag = "launches", operation_id = "expireLaunch", params(("id" = String, Path)), request_body = Expiry, responses((status = 200, body = Told)))]
pub async fn expire(
    State(app): State<Shared>,
    id: Path<String>,
    expiry: super::body::Json<Expiry>,
) -> Result<Json<Told>, Problem> {
    let row = find(&app, &id.0).await?;
    let now = Moment::now();
    let end = expiry.0.expires_at.as_deref().map(|text| end(text, now)).transpose()?;
    if matches!(state(&row), Stage::Refused | Stage::Deleting | Stage::Deleted) {
        return Err(Problem::of(ENDED));
    }
    app.launches.expire(&row, end).await?;
    Ok(Json(Told::of(&find(&app, &id.0).await?, now)))
}

/// A moment to come, as far away as a page may say.
fn end(text: &str, now: Moment) -> Result<Moment, Problem> {
    let end = text.parse::<Timestamp>().ok().map(|at| Moment(at.as_millisecond()));
    let last = now.0 + i64::from(MOST_HOURS) * 3_600_000;
    end.filter(|end| (now.0..=last).contains(&end.0)).ok_or_else(|| {
        let zh = format!("从现在起 {MOST_HOURS} 小时之内的时间，写法如 2026-11-27T18:00:00Z；null 表示不自动删除");
        let en = format!("a time in the next {MOST_HOURS} hours, such as 2026-11-27T18:00:00Z, or null for never");
        wrong("expires_at", &zh, &en)
    })
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
    let row = find(&app, &id.0).await?;
    let view = app.launches.view(&row).await.ok_or_else(|| Problem::of(UNAVAILABLE))?;
    let mut seen = stream::last_event_id(&headers);
    Ok(stream::follow(view, app.stopping.clone(), move |update| {
        // Its revision is the event's id, so that whoever comes back is told only what is new.
        (update.revision > seen).then(|| {
            seen = update.revision;
            Event::default().event("launch").id(seen.to_string()).data(&update.told)
        })
    }))
}
