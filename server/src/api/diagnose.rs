//! Diagnoses.

use axum::{Json, extract::State};
use plan::document;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    body::Document,
    problem::{LATE, Problem},
};
use crate::{diagnoses::Case, handler::Shared};

/// Whether a plan's images can be pulled, as `berth diagnose --json` prints it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Diagnosis {
    #[schema(pattern = "^(pass|warn|fail|unknown)$")]
    verdict: String,
    #[schema(value_type = Vec<Object>)]
    findings: Vec<serde_json::Value>,
}

/// Diagnoses a plan, complete or not.
#[utoipa::path(post, path = "/diagnose", tag = "cloud", operation_id = "diagnosePlan", request_body(content(("application/json"), ("application/yaml"))), responses((status = 200, body = Diagnosis)))]
pub async fn diagnose(State(app): State<Shared>, document: Document) -> Result<Json<Diagnosis>, Problem> {
    let (draft, _) = document::read_what_there_is(document.text()).map_err(|problems| Problem::plan(&problems))?;
    let made = app.diagnoses.anew(Case::of(&draft)).await.ok_or_else(|| Problem::of(LATE))?;
    Ok(Json(serde_json::from_value(made.diagnosis.json())?))
}
