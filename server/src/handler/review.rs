//! The review, and the button that creates.

use std::time::Duration;

use app::{
    frame::Place,
    page::{diagnose::Strip, review},
    path,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use plan::{Draft, Lang, Problem, ProblemKind, secret};

use super::{
    App, Fault, Shared,
    diagnose::shown::findings,
    see_other,
    step::{require_session, tab},
};
use crate::{
    diagnoses::{Case, Made},
    drafts::OpenDraft,
    launches::{self, Confirmed},
    lookups::Look,
    web::page::{Visit, respond},
};

/// The query under which the page waits for the diagnosis.
pub const CHECK: &str = "check";
/// How long it waits: longer than a diagnosis takes.
pub const PATIENCE: Duration = Duration::from_secs(6);

/// Shows the review.
pub async fn show(State(app): State<Shared>, Path(id): Path<String>, visit: Visit) -> Response {
    let outcome = async {
        let open = app.open(&visit, &id).await?;
        Ok(page(&app, &visit, StatusCode::OK, &open, None).await)
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// Launches what the review shows. Pressed twice, or replayed, it leads to the one launch that was made.
pub async fn launch(State(app): State<Shared>, Path(id): Path<String>, visit: Visit, body: Bytes) -> Response {
    let outcome = confirm(&app, &visit, &id, &body).await;
    app.answer(&visit, outcome).await
}

async fn confirm(app: &App, visit: &Visit, id: &str, body: &[u8]) -> Result<Response, Fault> {
    let pairs = crate::web::form::read(body)?;
    let open = app.open(visit, id).await?;
    let mut unchanged = open.draft.clone();
    let posted = app::form::apply(&mut unchanged, &pairs);
    require_session(app, visit, &open.draft, &pairs, &posted.csrf).await?;
    if !app.launches.possible() {
        return Err(Fault::PlanOnly);
    }
    if posted.version != Some(open.row.version) {
        let refused = match visit.lang {
            Lang::ZhCn => "此方案已在别处更改。请核对下面的当前内容，再确认创建。尚未创建任何资源。",
            Lang::En => {
                "This plan was changed elsewhere since you opened the review. Check what it says now and confirm again. Nothing has been created."
            }
        };
        return Ok(page(app, visit, StatusCode::CONFLICT, &open, Some(refused.to_owned())).await);
    }
    match app.launches.confirm(&app.owner(visit), &open).await? {
        Confirmed::As(launch) => Ok(see_other(&path::launch(visit.lang, &launch))),
        // The page itself lists every problem.
        Confirmed::Not => Ok(page(app, visit, StatusCode::UNPROCESSABLE_ENTITY, &open, None).await),
    }
}

async fn page(app: &App, visit: &Visit, status: StatusCode, open: &OpenDraft, refused: Option<String>) -> Response {
    let draft = secret::mask(&open.draft);
    let (sheet, _) = plan::normalise(&draft);
    let mut added = vec![("ClientToken".to_owned(), String::new())];
    added.extend(launches::added(&sheet, "", &app.owner(visit)));
    let case = Case::of_pull(&open.draft);
    let waits = visit.query(CHECK).is_some();
    // It begins before the lists are asked for, which take as long; for the diagnosis itself nobody waits unasked.
    let begun = if waits { None } else { app.diagnoses.peek(case.clone()) };
    // Both are looked up at once and have one deadline; without an answer the page only says less.
    let look = Look::new(visit.lang);
    let (instances, vswitches) =
        tokio::join!(app.lookups.named_instances(&open.draft, look), app.lookups.vswitches(&open.draft, look));
    let made = match begun {
        None if waits => app.diagnoses.within(case, PATIENCE).await,
        None => app.diagnoses.peek(case),
        begun => begun,
    };
    let here = format!("{}?{CHECK}", path::review(visit.lang, &open.row.id));
    let pull = app.launches.possible().then(|| strip(made.as_deref(), visit.lang, here, waits));
    let data = review::Data {
        pull,
        instances,
        vswitches,
        plan_id: open.row.id.clone(),
        version: open.row.version,
        draft,
        before: open.before(),
        left_out: open.left_out(visit.lang),
        tab: tab(visit),
        added,
        // A look that fails only costs the hint: confirming is judged again.
        launched: app.launches.made_of(open).await.unwrap_or_default(),
        missing_secrets: missing_secrets(&open.draft),
        refused,
    };
    let mut frame = app.site.frame(visit, review::title(visit.lang, &data), Place::Launch).await;
    frame.islands = true;
    let shown = frame.clone();
    respond(status, frame, move || review::view(shown, data))
}

/// The strip of a diagnosis; `here` is the address of the page that waits for one, and `waited` whether this page did.
pub fn strip(made: Option<&Made>, lang: Lang, here: String, waited: bool) -> Strip {
    match made {
        Some(made) => Strip::of(lang, &findings(&made.diagnosis, lang, false)),
        None if waited => Strip::Late(here),
        None => Strip::Awaited(here),
    }
}

/// What only the draft with its secrets can tell: a masked one looks as if all of them were there, and right. A problem
/// whose words would show a part of a secret is told as a missing one.
fn missing_secrets(draft: &Draft) -> Vec<Problem> {
    let mut problems = plan::check_for_launch(draft).err().unwrap_or_default();
    problems.retain(|problem| problem.kind == ProblemKind::SecretMissing || secret::is_secret(draft, &problem.path));
    for problem in &mut problems {
        if !matches!(problem.code(), "masked" | "required" | "too-long") {
            problem.kind = ProblemKind::SecretMissing;
        }
    }
    problems
}
