//! The list of launches.

use std::collections::HashMap;

use app::{
    frame::Place,
    page::launches::{self, Show},
    path,
};
use axum::{extract::State, response::Response};
use http::StatusCode;
use plan::Draft;

use super::{App, Fault, Shared, registries};
use crate::{
    clock::Moment,
    launches::{seconds, state, word},
    lookups::registry_region,
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
        format!("{}?{}&before={}.{}", path::launches(visit.lang), query(show, &text), last.created_at.0, last.id)
    });
    let (now, names) = (Moment::now(), names(app, visit).await?);
    let data = launches::Data {
        rows: rows.iter().map(|launch| row(launch, &names, now)).collect(),
        now: seconds(now),
        older,
        query: query(show, &text),
        first: before.is_none(),
        show,
        text: text.clone(),
    };
    let frame = app.site.frame(visit, launches::title(visit.lang, &data), Place::Launches).await;
    let shown = frame.clone();
    Ok(respond(StatusCode::OK, frame, move || launches::view(shown, data)))
}

/// The filter as it stands in an address.
fn query(show: Show, text: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair(launches::STATE, show.name()).append_pair(launches::TEXT, text).finish()
}

/// What registry instances are remembered as, by their ids.
pub async fn names(app: &App, visit: &Visit) -> Result<HashMap<String, String>, Fault> {
    let remembered = registries::listed(app, visit).await?;
    Ok(remembered.into_iter().map(|entry| (entry.instance_id, entry.label)).collect())
}

/// A launch as lists show it at `now`; `names` is what registry instances are remembered as.
pub fn row(launch: &LaunchRow, names: &HashMap<String, String>, now: Moment) -> launches::Row {
    let draft = plan::document::read(&launch.document).unwrap_or_default();
    launches::Row {
        id: launch.id.clone(),
        name: launch.name.clone(),
        region: launch.region.clone(),
        image: draft.get("Container.1.Image").to_owned(),
        instances: instances(&draft)
            .map(|one| launches::Instance { name: names.get(&one.id).cloned().unwrap_or(one.name), ..one })
            .collect(),
        owner: launch.owner.person().map(str::to_owned),
        group_id: launch.container_group_id.clone(),
        status: word(launch),
        recorded: seconds(launch.created_at),
        cost: cost(launch, &draft, now),
        expires: launch.expires_at.filter(|_| deletable(launch)).map(seconds),
        deletable: deletable(launch),
    }
}

/// The registry instances that a plan names, by the names that it gives them.
pub fn instances(draft: &Draft) -> impl Iterator<Item = launches::Instance> {
    (1..=draft.count("AcrRegistryInfo")).filter_map(|n| {
        let entry = format!("AcrRegistryInfo.{n}");
        let of = |name: &str| draft.get(&format!("{entry}.{name}")).trim().to_owned();
        let (id, name) = (of("InstanceId"), of("InstanceName"));
        (!id.is_empty()).then(|| launches::Instance { id, name, region: registry_region(draft, &entry) })
    })
}

fn deletable(launch: &LaunchRow) -> bool {
    launch.container_group_id.is_some() && state(launch) != plan::launch::State::Deleted
}

/// What a launch's group has cost until `now` by the list price, in CNY; `None` where there is none, or no list price.
pub fn cost(launch: &LaunchRow, draft: &Draft, now: Moment) -> Option<String> {
    let from = launch.started_at?;
    let milliseconds = launch.ended_at.unwrap_or(now).0 - from.0;
    let price = plan::normalise(draft).0.price()?;
    Some(price.over(u64::try_from(milliseconds / 1000).unwrap_or_default()))
}
