//! Drafts: plans that are being worked on, the same that the pages show.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::Timestamp;
use plan::Step;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    body::{Document, Path},
    owner,
    plans::tree,
    problem::{Finding, NOT_FOUND, OUTDATED, Problem, VERSION_MISSING, findings},
};
use crate::{
    clock::Moment,
    drafts::OpenDraft,
    handler::{App, Shared},
    plan_file,
    store::SaveOutcome,
};

/// Drafts listed, at most.
const MOST: i64 = 200;

/// A draft. Its secrets are kept and shown masked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Draft {
    id: String,
    #[schema(minimum = 1)]
    version: i64,
    #[schema(value_type = Object)]
    plan: serde_json::Value,
    problems: Vec<Finding>,
}

/// A draft as lists show it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DraftEntry {
    id: String,
    name: String,
    region: String,
    updated_at: String,
}

/// The drafts that were last worked on, the newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DraftList {
    items: Vec<DraftEntry>,
}

impl Draft {
    fn of(open: &OpenDraft) -> Result<Self, Problem> {
        Ok(Self {
            id: open.row.id.clone(),
            version: open.row.version,
            plan: tree(&open.draft)?,
            problems: findings(&plan_file::findings(&open.draft)),
        })
    }
}

/// Lists drafts.
#[utoipa::path(get, path = "/drafts", tag = "drafts", operation_id = "listDrafts", responses((status = 200, body = DraftList)))]
pub async fn list(State(app): State<Shared>) -> Result<Json<DraftList>, Problem> {
    let rows = app.store.recent_drafts(&owner(), MOST).await?;
    let one = |row: &crate::store::DraftSummary| {
        let draft: plan::Draft = serde_json::from_str(&row.typed).unwrap_or_default();
        DraftEntry {
            id: row.id.clone(),
            name: draft.get("ContainerGroupName").to_owned(),
            region: draft.get("RegionId").to_owned(),
            updated_at: Timestamp::from_millisecond(row.updated_at.0).map(|at| at.to_string()).unwrap_or_default(),
        }
    };
    Ok(Json(DraftList { items: rows.iter().map(one).collect() }))
}

/// Begins a draft.
#[utoipa::path(post, path = "/drafts", tag = "drafts", operation_id = "createDraft", request_body(content(("application/json"), ("application/yaml"))), responses((status = 201, body = Draft)))]
pub async fn create(State(app): State<Shared>, document: Document) -> Result<Response, Problem> {
    let id = app.drafts.create(&owner(), document.draft()?, Moment::now()).await?;
    let mut response = answer(StatusCode::CREATED, &open(&app, &id).await?)?;
    if let Ok(at) = HeaderValue::from_str(&format!("/api/v1/drafts/{id}")) {
        response.headers_mut().insert(header::LOCATION, at);
    }
    Ok(response)
}

/// Reads a draft.
#[utoipa::path(get, path = "/drafts/{id}", tag = "drafts", operation_id = "readDraft", params(("id" = String, Path)), responses((status = 200, body = Draft)))]
pub async fn read(State(app): State<Shared>, id: Path<String>) -> Result<Response, Problem> {
    answer(StatusCode::OK, &open(&app, &id.0).await?)
}

/// Replaces what a draft says.
#[utoipa::path(put, path = "/drafts/{id}", tag = "drafts", operation_id = "replaceDraft", params(("id" = String, Path), ("If-Match" = String, Header)), request_body(content(("application/json"), ("application/yaml"))), responses((status = 200, body = Draft)))]
pub async fn replace(
    State(app): State<Shared>,
    id: Path<String>,
    headers: HeaderMap,
    document: Document,
) -> Result<Response, Problem> {
    let before = open(&app, &id.0).await?;
    expects(&headers, before.row.version)?;
    match app.drafts.save(&owner(), &before.row, document.draft()?, Step::Workload, Moment::now()).await? {
        SaveOutcome::Saved(_) => answer(StatusCode::OK, &open(&app, &id.0).await?),
        SaveOutcome::Outdated => Err(Problem::of(OUTDATED)),
    }
}

/// Throws a draft away.
#[utoipa::path(delete, path = "/drafts/{id}", tag = "drafts", operation_id = "deleteDraft", params(("id" = String, Path)), responses((status = 204)))]
pub async fn delete(State(app): State<Shared>, id: Path<String>) -> Result<StatusCode, Problem> {
    if app.store.delete_draft(&owner(), &id.0).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Problem::of(NOT_FOUND))
    }
}

async fn open(app: &App, id: &str) -> Result<OpenDraft, Problem> {
    app.drafts.open(&owner(), id).await?.ok_or_else(|| Problem::of(NOT_FOUND))
}

fn answer(status: StatusCode, open: &OpenDraft) -> Result<Response, Problem> {
    let mut response = (status, Json(Draft::of(open)?)).into_response();
    if let Ok(tag) = HeaderValue::from_str(&tag(open.row.version)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}

fn tag(version: i64) -> String {
    format!("\"{version}\"")
}

/// Whether the change was made from the version that stands there.
fn expects(headers: &HeaderMap, version: i64) -> Result<(), Problem> {
    match headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok()) {
        None => Err(Problem::of(VERSION_MISSING)),
        Some(expected) if expected.trim() == "*" || expected.split(',').any(|one| one.trim() == tag(version)) => Ok(()),
        Some(_) => Err(Problem::of(OUTDATED)),
    }
}
