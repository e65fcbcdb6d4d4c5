//! Annotating manifests that somebody pastes or uploads. Nothing of them is stored, unless a plan is begun from them.

mod asked;
mod begin;
mod judged;

use app::{
    form::{ACTION, Action, CSRF, LIVE},
    frame::Place,
    page::annotate::{self as page, Answer, DOWNLOAD, Data, FORM, Listed, NAME, PLAN, TEXT},
    path,
};
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use plan::{Draft, Lang};
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::{App, Fault, Shared, download::file_answer, registries, see_other, step::require_session};
use crate::{
    lookups::Look,
    web::{
        form::{self, Pairs, Posted, Unreadable},
        page::{THEME_COOKIE, Visit, remember, respond},
    },
};

use asked::Asked;
use judged::Judged;

/// Bytes of a posted form: a text of the size that is read, of which the form's encoding makes up to three times as much.
pub const MAX_BYTES: usize = 3 * manifest::guard::MAX_BYTES + 64 * 1024;
/// Texts that are judged at the same time.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Shows the page.
pub async fn show(State(app): State<Shared>, visit: Visit) -> Response {
    answer(&app, &visit, StatusCode::OK, Data::default()).await
}

/// Annotates what was pasted or uploaded; shows it, hands it out, or begins a plan from it.
pub async fn post(State(app): State<Shared>, visit: Visit, request: Request) -> Response {
    let posted = match form::read_with_file(request).await {
        Ok(posted) => posted,
        // The page that says so is made where every refused body gets one.
        Err(Unreadable::Body(status)) => return status.into_response(),
        Err(Unreadable::TooMany(error)) => return app.answer(&visit, Err(error.into())).await,
    };
    let outcome = take(&app, visit.clone(), posted).await;
    app.answer(&visit, outcome).await
}

async fn take(app: &App, mut visit: Visit, posted: Posted) -> Result<Response, Fault> {
    let (pairs, readable) = with_file(posted);
    require_session(app, &visit, &Draft::new(), &pairs, form::last(&pairs, CSRF)).await?;
    let action = form::last(&pairs, ACTION);
    let switch = Action::parse(action);
    if let Some(Action::Language { lang }) = &switch
        && *lang != visit.lang
    {
        return Ok(posted_again(*lang));
    }
    let mut cookie = None;
    if let Some(Action::Theme { theme }) = &switch {
        visit.theme = *theme;
        cookie = remember(THEME_COOKIE, theme.name(), app.site.https);
    }
    let asked = Asked::new(&pairs, visit.lang);
    let (begins, is_live) = (action == PLAN, !form::last(&pairs, LIVE).is_empty());
    let answered = if switch.is_some() && !asked.is_whole() {
        // Nobody asked for an answer yet.
        None
    } else if !readable {
        Some(Err(asked.not_utf8()))
    } else {
        Some(judge(asked.clone(), begins).await)
    };
    let (status, answered) = match answered {
        None => (StatusCode::OK, None),
        Some(Err(refused)) if is_live => (StatusCode::OK, Some(refused)),
        Some(Err(refused)) => (StatusCode::UNPROCESSABLE_ENTITY, Some(refused)),
        Some(Ok(Judged { begun: Some(begun), .. })) if begins => return begin::begin(app, &visit, begun).await,
        Some(Ok(judged)) if action == DOWNLOAD => {
            return Ok(file_answer(judged.text, "application/yaml", &asked.file_name()));
        }
        Some(Ok(judged)) => (StatusCode::OK, Some(Answer::Done(Box::new(judged.done)))),
    };
    let data = Data { text: asked.text, name: asked.name, asked: asked.fields, answer: answered, ..Data::default() };
    let mut response = answer(app, &visit, status, data).await;
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The pairs, with the file's text in the place of the one that was pasted; and whether it is text at all.
fn with_file(posted: Posted) -> (Pairs, bool) {
    let mut pairs = posted.pairs;
    let Some((name, bytes)) = posted.file else {
        // Browsers send every line break of a text as CR LF, whatever was pasted.
        for (_, text) in pairs.iter_mut().filter(|(name, _)| name == TEXT) {
            *text = text.replace("\r\n", "\n");
        }
        return (pairs, true);
    };
    let text = String::from_utf8(bytes);
    let readable = text.is_ok();
    pairs.push((NAME.to_owned(), name));
    pairs.push((TEXT.to_owned(), text.unwrap_or_default()));
    (pairs, readable)
}

/// 307: the browser posts the same form to the page in the other language.
fn posted_again(lang: Lang) -> Response {
    let mut response = see_other(&path::annotate(lang));
    *response.status_mut() = StatusCode::TEMPORARY_REDIRECT;
    response
}

/// Does the work on a thread of its own, when it is its turn.
async fn judge(asked: Asked, begins: bool) -> Result<Judged, Answer> {
    let turn = TURNS.acquire().await;
    // The turn is over when the work is, whoever has gone away meanwhile.
    let work = move || {
        let _turn = turn;
        judged::judge(&asked, begins)
    };
    let judged = spawn_blocking(work).await;
    judged.unwrap_or_else(|_| Err(Answer::Refused { problems: Vec::new(), snippet: None }))
}

/// The instances to choose from: those that are remembered, by label, then those that the cloud lists.
async fn instances(app: &App, visit: &Visit, asked: &Pairs) -> Vec<Listed> {
    // What is remembered is a convenience: without it the page is whole.
    let remembered = registries::listed(app, visit).await.unwrap_or_default().into_iter();
    let mut all: Vec<_> =
        remembered.map(|kept| Listed { id: kept.instance_id, name: kept.label, region: kept.region }).collect();
    for listed in found(app, asked, visit.lang).await {
        if all.iter().all(|known| known.id != listed.id) {
            all.push(listed);
        }
    }
    all
}

/// The instances of the registry's region, or of every region where none is given.
async fn found(app: &App, asked: &Pairs, lang: Lang) -> Vec<Listed> {
    let region = ["InstanceRegion", "Region"].map(|name| form::last(asked, name).trim());
    let draft: Draft = [("RegionId", region[1]), ("AcrRegistryInfo.1.RegionId", region[0])].into_iter().collect();
    let lookup = app.lookups.instances(&draft, Look::new(lang)).await;
    if let [_, ..] = lookup.items() {
        let listed = |item: &app::page::registry::Instance| Listed {
            id: item.id.clone(),
            name: item.name.clone(),
            region: item.region.clone(),
        };
        return lookup.items().iter().map(listed).collect();
    }
    let named = app.lookups.named_everywhere(lang).await.into_iter();
    named.map(|named| Listed { id: named.id, name: named.name, region: named.region.to_owned() }).collect()
}

async fn answer(app: &App, visit: &Visit, status: StatusCode, mut data: Data) -> Response {
    data.instances = instances(app, visit, &data.asked).await;
    let mut frame = app.site.frame(visit, page::title(visit.lang, &data), Place::Annotate).await;
    frame.islands = true;
    frame.form = Some(FORM);
    let shown = frame.clone();
    respond(status, frame, move || page::view(shown, data))
}
