//! All drafts, and the question before one is thrown away.

use app::{
    frame::Place,
    page::{drafts, start::DraftRow},
};
use axum::{extract::State, response::Response};
use http::StatusCode;
use plan::Draft;

use super::{App, Fault, Shared};
use crate::{
    clock::Moment,
    launches::seconds,
    store::DraftSummary,
    web::page::{Visit, respond},
};

/// Drafts on the page, at most.
const MOST: i64 = 500;

/// Shows all drafts; `?discard=ID` asks about one.
pub async fn show(State(app): State<Shared>, visit: Visit) -> Response {
    let outcome = page(&app, &visit).await;
    app.answer(&visit, outcome).await
}

async fn page(app: &App, visit: &Visit) -> Result<Response, Fault> {
    let discard = match visit.query("discard") {
        Some(id) => {
            let draft = app.open(visit, &id).await?.draft;
            Some(named(id, &draft, Moment::now()))
        }
        None => None,
    };
    let drafts = app.store.recent_drafts(&app.owner(visit), MOST).await?;
    let data = drafts::Data { drafts: drafts.into_iter().map(row).collect(), now: seconds(Moment::now()), discard };
    let frame = app.site.frame(visit, drafts::title(visit.lang, &data), Place::Launch).await;
    let shown = frame.clone();
    Ok(respond(StatusCode::OK, frame, move || drafts::view(shown, data)))
}

/// A draft as lists show it.
pub fn row(draft: DraftSummary) -> DraftRow {
    // What cannot be read any more can still be thrown away.
    let typed: Draft = serde_json::from_str(&draft.typed).unwrap_or_default();
    named(draft.id, &typed, draft.updated_at)
}

fn named(id: String, draft: &Draft, updated: Moment) -> DraftRow {
    DraftRow {
        id,
        name: draft.get("ContainerGroupName").to_owned(),
        region: draft.get("RegionId").to_owned(),
        image: draft.get("Container.1.Image").to_owned(),
        updated: seconds(updated),
    }
}
