//! The start page, and the beginning of a plan.

use std::collections::HashMap;

use app::{
    form::CSRF,
    frame::{Mode, Place},
    page::launch::FROM,
    page::start::{self, Checklist, DOCUMENT, Data, EXAMPLE, Scenarios},
    path,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use plan::{Draft, Lang, Problem, Step, secret};
use simulator::Named;

use super::{App, Fault, Shared, drafts, launches::row, see_other, step::require_session};
use crate::{
    clock::Moment,
    demo::Demo,
    examples,
    launches::seconds,
    web::{
        form,
        page::{Visit, respond},
    },
};

/// Drafts and launches on the start page.
const RECENT: i64 = 5;

/// Shows the start page.
pub async fn show(State(app): State<Shared>, visit: Visit) -> Response {
    let outcome = page(&app, &visit, StatusCode::OK, String::new(), Vec::new()).await;
    app.answer(&visit, outcome).await
}

/// Begins a plan: empty, from an example, from a launch that was made, from a document that was pasted, or with fields that a
/// registry's page gives it.
pub async fn post(State(app): State<Shared>, visit: Visit, body: Bytes) -> Response {
    let outcome = begin(&app, &visit, &body).await;
    app.answer(&visit, outcome).await
}

async fn begin(app: &App, visit: &Visit, body: &[u8]) -> Result<Response, Fault> {
    let pairs = form::read(body)?;
    require_session(app, visit, &Draft::new(), &pairs, form::last(&pairs, CSRF)).await?;
    let (document, launch) = (form::last(&pairs, DOCUMENT), form::last(&pairs, FROM));
    let mut fields = Draft::new();
    app::form::apply(&mut fields, &pairs);
    let begun = !fields.is_empty();
    let draft = if begun {
        plan::propose::container_names(&mut fields);
        fields
    } else if !launch.is_empty() {
        let row = app.store.launch(&app.owner(visit), launch).await?.ok_or(Fault::NotFound)?;
        app.launches.draft(&row)?
    } else if document.trim().is_empty() {
        examples::find(form::last(&pairs, EXAMPLE)).unwrap_or_default()
    } else {
        match plan::document::read(document) {
            Ok(draft) => draft,
            Err(problems) => {
                return page(app, visit, StatusCode::UNPROCESSABLE_ENTITY, secret::hide_passwords(document), problems)
                    .await;
            }
        }
    };
    // What a link elsewhere has begun goes through the steps; what is whole is looked at.
    let to = if draft.is_empty() || begun { path::step as fn(_, &_, _) -> _ } else { review };
    let id = app.drafts.create(&app.owner(visit), draft, Moment::now()).await?;
    Ok(see_other(&to(visit.lang, &id, Step::Registry)))
}

fn review(lang: Lang, id: &str, _: Step) -> String {
    path::review(lang, id)
}

/// Throws a draft away.
pub async fn discard(State(app): State<Shared>, Path(id): Path<String>, visit: Visit, body: Bytes) -> Response {
    let outcome = async {
        let pairs = form::read(&body)?;
        require_session(&app, &visit, &Draft::new(), &pairs, form::last(&pairs, CSRF)).await?;
        app.store.delete_draft(&app.owner(&visit), &id).await?;
        Ok(see_other(&path::start(visit.lang)))
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

fn title(named: &'static Named, lang: Lang) -> &'static str {
    if lang == Lang::ZhCn { named.zh } else { named.en }
}

async fn page(
    app: &App,
    visit: &Visit,
    status: StatusCode,
    document: String,
    problems: Vec<Problem>,
) -> Result<Response, Fault> {
    let owner = app.owner(visit);
    let recent = app.store.recent_drafts(&owner, RECENT).await?;
    let launches = app.store.recent_launches(&owner, None, RECENT).await?;
    let now = Moment::now();
    let data = Data {
        checklist: if app.site.mode == Mode::PlanOnly {
            Checklist::default()
        } else {
            app.lookups.checklist(visit.lang).await
        },
        drafts: recent.into_iter().map(drafts::row).collect(),
        launches: launches.iter().map(|launch| row(launch, &HashMap::new(), now)).collect(),
        scenarios: app.demo.as_ref().map(|demo| Scenarios {
            all: Demo::all().iter().map(|named| (named.name, title(named, visit.lang))).collect(),
            now: demo.now().map(|named| named.name),
        }),
        now: seconds(now),
        document,
        problems,
    };
    let frame = app.site.frame(visit, start::title(visit.lang, &data), Place::Launch).await;
    let shown = frame.clone();
    Ok(respond(status, frame, move || start::view(shown, data)))
}
