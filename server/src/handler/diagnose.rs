//! The pull diagnosis: its page, the list of its rules, and the policies that it takes.

mod policy;
pub mod shown;
mod subject;

use app::{
    frame::Place,
    page::{
        diagnose::{self as page, Data, Report},
        start::DraftRow,
    },
};
use axum::{extract::State, response::Response};
use http::StatusCode;
use plan::Draft;

pub use policy::show as policy;

use super::{App, Fault, Shared};
use crate::{
    clock::Moment,
    launches::seconds,
    store::LaunchFilter,
    web::page::{Visit, respond},
};

/// Drafts and groups to choose from.
const CHOICES: i64 = 50;

/// Shows the page: what can be diagnosed, and the diagnosis of what the query names. That one is always made anew.
pub async fn show(State(app): State<Shared>, visit: Visit) -> Response {
    let outcome = page(&app, &visit).await;
    app.answer(&visit, outcome).await
}

async fn page(app: &App, visit: &Visit) -> Result<Response, Fault> {
    let names =
        [page::PLAN, page::GROUP, page::REGION, page::IMAGE, page::VSWITCH, page::SECURITY_GROUP, page::INSTANCE];
    let asked = names.map(|name| (name, visit.query(name).unwrap_or_default().trim().to_owned()));
    let mut data = Data {
        asked: asked.into(),
        drafts: drafts(app, visit).await?,
        groups: groups(app, visit).await?,
        ..Data::default()
    };
    let mut status = StatusCode::OK;
    if data.asked.iter().any(|(_, value)| !value.is_empty()) {
        match subject::find(app, visit, &data).await? {
            Ok(found) => data.report = report(app, visit, found).await,
            Err(problem) => {
                status = StatusCode::UNPROCESSABLE_ENTITY;
                data.problem = Some(problem);
            }
        }
    }
    let mut frame = app.site.frame(visit, page::title(visit.lang, &data), Place::Diagnose).await;
    frame.islands = data.report.is_some();
    let shown = frame.clone();
    let now = seconds(Moment::now());
    Ok(respond(status, frame, move || page::view(shown, data, now)))
}

async fn report(app: &App, visit: &Visit, found: subject::Found) -> Option<Report> {
    let made = app.diagnoses.anew(found.case).await?;
    let findings = shown::findings(&made.diagnosis, visit.lang, found.whole);
    let findings = findings.into_iter().map(|finding| shown::linked(finding, visit)).collect();
    Some(Report {
        subject: found.subject,
        causes: shown::causes(&found.causes, visit.lang),
        findings,
        questions: made.asked,
        at: seconds(made.at),
    })
}

async fn drafts(app: &App, visit: &Visit) -> Result<Vec<DraftRow>, Fault> {
    let drafts = app.store.recent_drafts(&app.owner(visit), CHOICES).await?;
    let row = |draft: crate::store::DraftSummary| {
        let typed: Draft = serde_json::from_str(&draft.typed).unwrap_or_default();
        DraftRow {
            id: draft.id,
            name: typed.get("ContainerGroupName").to_owned(),
            region: typed.get("RegionId").to_owned(),
            image: typed.get("Container.1.Image").to_owned(),
            updated: seconds(draft.updated_at),
        }
    };
    Ok(drafts.into_iter().map(row).collect())
}

async fn groups(app: &App, visit: &Visit) -> Result<Vec<(String, String)>, Fault> {
    let launches = app.store.launches_like(&app.owner(visit), &LaunchFilter::default(), None, CHOICES).await?;
    Ok(launches.into_iter().filter_map(|launch| Some((launch.container_group_id?, launch.name))).collect())
}

/// Shows every rule.
pub async fn rules(State(app): State<Shared>, visit: Visit) -> Response {
    let lang = visit.lang;
    let rules = diagnosis::rules::ALL.iter().map(|rule| page::rules::Rule {
        id: rule.id,
        title: rule.title.get(lang),
        decides: rule.decides,
        reads: rule.reads,
        document: rule.doc,
        read: rule.read,
    });
    let rules = rules.collect();
    let frame = app.site.frame(&visit, page::rules::title(lang), Place::Diagnose).await;
    let shown = frame.clone();
    respond(StatusCode::OK, frame, move || page::rules::view(shown, rules))
}
