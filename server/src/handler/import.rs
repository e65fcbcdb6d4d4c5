//! Starting from what somebody has.

use app::{
    form::CSRF,
    frame::Place,
    page::import::{self, Data, TEXT},
    path,
};
use axum::{body::Bytes, extract::State, response::Response};
use http::StatusCode;
use plan::{Draft, Step, secret};

use super::{App, Fault, Shared, see_other, step::require_session};
use crate::{
    clock::Moment,
    left_out::Kept,
    plan_file::findings,
    web::{
        form,
        page::{Visit, respond},
    },
};

/// Shows the page.
pub async fn show(State(app): State<Shared>, visit: Visit) -> Response {
    page(&app, &visit, StatusCode::OK, Data::default()).await
}

/// Makes a draft of what was pasted, and leads to the first step where something is to mend, else to the review.
pub async fn post(State(app): State<Shared>, visit: Visit, body: Bytes) -> Response {
    let outcome = take(&app, &visit, &body).await;
    app.answer(&visit, outcome).await
}

async fn take(app: &App, visit: &Visit, body: &[u8]) -> Result<Response, Fault> {
    let pairs = form::read(body)?;
    require_session(app, visit, &Draft::new(), &pairs, form::last(&pairs, CSRF)).await?;
    // Browsers post a text area's line ends as two characters each.
    let text = form::last(&pairs, TEXT).replace("\r\n", "\n");
    let imported = match plan::import::import(&text) {
        Ok(imported) => imported,
        Err(unreadable) => {
            let data = Data { text: secret::hide_passwords(&text), unreadable };
            return Ok(page(app, visit, StatusCode::UNPROCESSABLE_ENTITY, data).await);
        }
    };
    let step = first_to_mend(&imported.draft);
    let notes = Kept::notes(&imported.notes);
    let id = app.drafts.begin(&app.owner(visit), imported.draft, notes.as_ref(), Moment::now()).await?;
    Ok(lead_to(visit, &id, step))
}

/// The first step where something of a draft is to mend.
pub fn first_to_mend(draft: &Draft) -> Option<Step> {
    findings(draft).iter().map(plan::Problem::step).min()
}

/// Leads to a step of a new draft, or to its review.
pub fn lead_to(visit: &Visit, id: &str, step: Option<Step>) -> Response {
    see_other(&step.map_or_else(|| path::review(visit.lang, id), |step| path::step(visit.lang, id, step)))
}

async fn page(app: &App, visit: &Visit, status: StatusCode, data: Data) -> Response {
    let frame = app.site.frame(visit, import::title(visit.lang, &data), Place::Launch).await;
    let shown = frame.clone();
    respond(status, frame, move || import::view(shown, data))
}
