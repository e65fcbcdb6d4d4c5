//! Plans behind short links.

use app::{form::CSRF, frame::Place, page::shared, path};
use axum::{
    body::Bytes,
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use plan::{Draft, secret};

use super::{App, Fault, Shared, see_other, step::require_session};
use crate::{
    clock::Moment,
    launches::seconds,
    random,
    store::SharedPlan,
    web::{
        form,
        page::{Visit, respond},
    },
};

/// For how long a link is kept, in milliseconds: 30 days, as the pages say.
const KEPT: i64 = 30 * 24 * 60 * 60 * 1000;

/// Makes a link to a plan as it is now, and leads there.
pub async fn share(State(app): State<Shared>, Path(id): Path<String>, visit: Visit, body: Bytes) -> Response {
    let outcome = make(&app, &visit, &id, &body).await;
    app.answer(&visit, outcome).await
}

async fn make(app: &App, visit: &Visit, id: &str, body: &[u8]) -> Result<Response, Fault> {
    let pairs = form::read(body)?;
    let open = app.open(visit, id).await?;
    require_session(app, visit, &open.draft, &pairs, form::last(&pairs, CSRF)).await?;
    let link = random::token()?;
    let now = Moment::now();
    let plan = serde_json::to_string(&without_secrets(open.draft)).map_err(crate::drafts::DraftError::from)?;
    app.store.share_plan(&app.owner(visit), &link, &plan, now, Moment(now.0 + KEPT)).await?;
    Ok(see_other(&path::shared(visit.lang, &link)))
}

/// The rows of secrets stay, empty, so that the next person sees what has to be typed.
fn without_secrets(mut draft: Draft) -> Draft {
    for name in secret::names(&draft) {
        draft.set(&name, "");
    }
    draft
}

/// Shows what a link leads to.
pub async fn show(State(app): State<Shared>, Path(id): Path<String>, visit: Visit) -> Response {
    let outcome = async {
        let plan = find(&app, &visit, &id).await?;
        let data = shared::Data {
            id,
            draft: draft(&plan)?,
            created: seconds(plan.created_at),
            expires: seconds(plan.expires_at),
        };
        let frame = app.site.frame(&visit, shared::title(visit.lang, &data), Place::Launch).await;
        let shown = frame.clone();
        Ok(respond(StatusCode::OK, frame, move || shared::view(shown, data)))
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// Makes a draft of what a link leads to.
pub async fn open(State(app): State<Shared>, Path(id): Path<String>, visit: Visit, body: Bytes) -> Response {
    let outcome = async {
        let pairs = form::read(&body)?;
        require_session(&app, &visit, &Draft::new(), &pairs, form::last(&pairs, CSRF)).await?;
        let plan = find(&app, &visit, &id).await?;
        let id = app.drafts.create(&app.owner(&visit), draft(&plan)?, Moment::now()).await?;
        Ok(see_other(&path::review(visit.lang, &id)))
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

async fn find(app: &App, visit: &Visit, id: &str) -> Result<SharedPlan, Fault> {
    if let Some(plan) = app.store.shared_plan(id, Moment::now()).await? {
        return Ok(plan);
    }
    let frame = app.site.frame(visit, shared::gone_title(visit.lang), Place::Launch).await;
    let shown = frame.clone();
    Err(Fault::Instead(Box::new(respond(StatusCode::NOT_FOUND, frame, move || shared::gone(shown)))))
}

fn draft(plan: &SharedPlan) -> Result<Draft, Fault> {
    Ok(serde_json::from_str(&plan.plan).map_err(crate::drafts::DraftError::from)?)
}
