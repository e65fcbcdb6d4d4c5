//! What is asked of the cloud: diagnoses and registry instances.

#![expect(unused_qualifications, reason = "the macro that describes an operation writes its paths in full")]

use app::frame::Lookup;
use axum::{Json, extract::State};
use plan::{Draft, Lang, document};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    body::{Document, Query},
    problem::{Finding, LATE, NO_CLOUD, Problem, UPSTREAM},
};
use crate::{diagnoses::Case, handler::Shared, lookups::Look};

/// Whether a plan's images can be pulled, as `berth diagnose --json` prints it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Diagnosis {
    #[schema(pattern = "^(pass|warn|fail|unknown)$")]
    verdict: String,
    #[schema(value_type = Vec<Object>)]
    findings: Vec<serde_json::Value>,
}

/// Where instances are looked for.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct In {
    region: String,
}

/// A registry instance.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Registry {
    id: String,
    name: String,
    region: String,
    edition: String,
    status: String,
    domains: Vec<Domain>,
}

/// A host of an instance.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Domain {
    host: String,
    vpc: bool,
    custom: bool,
}

/// The instances of a region.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Registries {
    items: Vec<Registry>,
    more: bool,
}

/// Diagnoses a plan, complete or not.
#[utoipa::path(post, path = "/diagnose", tag = "cloud", operation_id = "diagnosePlan", request_body(content(("application/json"), ("application/yaml"))), responses((status = 200, body = Diagnosis)))]
pub async fn diagnose(State(app): State<Shared>, document: Document) -> Result<Json<Diagnosis>, Problem> {
    let (draft, _) = document::read_what_there_is(document.text()).map_err(|problems| Problem::plan(&problems))?;
    let made = app.diagnoses.anew(Case::of(&draft)).await.ok_or_else(|| Problem::of(LATE))?;
    Ok(Json(serde_json::from_value(made.diagnosis.json())?))
}

/// Lists the registry instances of a region.
#[utoipa::path(get, path = "/registries", tag = "cloud", operation_id = "listRegistries", params(In), responses((status = 200, body = Registries)))]
pub async fn registries(State(app): State<Shared>, query: Query<In>) -> Result<Json<Registries>, Problem> {
    let mut draft = Draft::new();
    draft.set("RegionId", &query.0.region);
    let [zh, en] = [Lang::ZhCn, Lang::En].map(Look::new);
    match app.lookups.instances(&draft, en).await {
        Lookup::Ready { items, more, .. } => {
            Ok(Json(Registries { items: items.into_iter().map(registry).collect(), more }))
        }
        Lookup::Unavailable => Err(Problem::of(NO_CLOUD)),
        Lookup::NotAsked => {
            let (zh, en) =
                (format!("没有地域 {}。", query.0.region), format!("There is no region {}.", query.0.region));
            Err(Problem::at(super::problem::MALFORMED, "region", "unknown", zh, en))
        }
        Lookup::Failed(trouble) => {
            let advice = match app.lookups.instances(&draft, zh).await {
                Lookup::Failed(trouble) => trouble.advice,
                _ => trouble.advice.clone(),
            };
            let finding = Finding {
                path: "region".to_owned(),
                code: UPSTREAM.code.to_owned(),
                zh: format!("{} {advice}", trouble.raw),
                en: format!("{} {}", trouble.raw, trouble.advice),
            };
            Err(Problem::with(UPSTREAM, vec![finding]))
        }
    }
}

fn registry(of: app::page::registry::Instance) -> Registry {
    let domain = |of: app::page::registry::Domain| Domain { host: of.host, vpc: of.vpc, custom: of.custom };
    Registry {
        id: of.id,
        name: of.name,
        region: of.region,
        edition: of.edition,
        status: of.status,
        domains: of.domains.into_iter().map(domain).collect(),
    }
}
