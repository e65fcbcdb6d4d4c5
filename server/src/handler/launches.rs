//! The list of launches.

use app::{
    frame::Place,
    page::launches::{self, Show},
    path,
};
use axum::{extract::State, response::Response};
use http::StatusCode;

use super::{App, Fault, Shared};
use crate::{
    clock::Moment,
    launches::{seconds, state, word},
    store::{LaunchFilter, LaunchRow},
    web::page::{Visit, respond},
};

/// Launches on one page.
const PAGE: i64 = 50;

/// Shows the launches, newest first; `?state=` and `?text=` narrow them, `?before=MILLISECONDS.ID` is the next page.
pub async fn show(State(app): State<Shared>, visit: Visit) -> Response {
    let outcome = page(&app, &visit).await;
    app.answer(&visit, outcome).await
}

async fn page(app: &App, visit: &Visit) -> Result<Response, Fault> {
    let before = visit.query("before");
    let before = before
        .as_deref()
        .and_then(|text| text.split_once('.'))
        .and_then(|(at, id)| Some((Moment(at.parse().ok()?), id)));
    let show = Show::parse(&visit.query(launches::STATE).unwrap_or_default());
    let text = visit.query(launches::TEXT).unwrap_or_default().trim().to_owned();
    let filter = LaunchFilter { states: show.states().iter().map(|state| state.name()).collect(), text: &text };
    let mut rows = app.store.launches_like(&app.owner(visit), &filter, before, PAGE + 1).await?;
    let more = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let older = rows.last().filter(|_| more).map(|last| {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair(launches::STATE, show.name())
            .append_pair(launches::TEXT, &text)
            .append_pair("before", &format!("{}.{}", last.created_at.0, last.id))
            .finish();
        format!("{}?{query}", path::launches(visit.lang))
    });
    let data = launches::Data {
        rows: rows.iter().map(row).collect(),
        now: seconds(Moment::now()),
        older,
        first: before.is_none(),
        show,
        text: text.clone(),
    };
    let frame = app.site.frame(visit, launches::title(visit.lang, &data), Place::Launches).await;
    let shown = frame.clone();
    Ok(respond(StatusCode::OK, frame, move || launches::view(shown, data)))
}

/// A launch as lists show it.
pub fn row(launch: &LaunchRow) -> launches::Row {
    let image = plan::document::read(&launch.document).map(|draft| draft.get("Container.1.Image").to_owned());
    launches::Row {
        id: launch.id.clone(),
        name: launch.name.clone(),
        region: launch.region.clone(),
        image: image.unwrap_or_default(),
        group_id: launch.container_group_id.clone(),
        status: word(launch),
        recorded: seconds(launch.created_at),
        deletable: launch.container_group_id.is_some() && state(launch) != plan::launch::State::Deleted,
    }
}
