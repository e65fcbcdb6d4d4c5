//! The registry instances: every region's, those that are remembered, and what is in one.

mod instance;
mod remembered;

use std::time::Duration;

use app::{
    form::CSRF,
    frame::Place,
    page::registries::{self as page, Data, Remembered, WAIT},
    path,
};
use axum::{body::Bytes, extract::State, response::Response};
use http::StatusCode;
use plan::Draft;

pub use instance::{repository, repository_again, show as instance, show_again as instance_again};
pub use remembered::{ask_forget, edit, forget, keep, new, save};

use super::{App, Fault, Shared, see_other, step::require_session};
use crate::{
    clock::Moment,
    launches::seconds,
    lookups::Look,
    store::RegistryRow,
    web::{
        form,
        page::{Visit, respond},
    },
};

/// The page comes no later than this, with what is known by then.
const AT_ONCE: Duration = Duration::from_millis(600);
/// Remembered instances that are listed.
const MOST: i64 = 200;

/// Shows the page; with `?wait` once every region has answered, or has not in time.
pub async fn show(State(app): State<Shared>, visit: Visit) -> Response {
    let outcome = page(&app, &visit).await;
    app.answer(&visit, outcome).await
}

async fn page(app: &App, visit: &Visit) -> Result<Response, Fault> {
    let waited = visit.query(WAIT).is_some();
    let patience = (!waited).then_some(AT_ONCE);
    let data = Data {
        remembered: listed(app, visit).await?,
        scan: app.lookups.everywhere(Look::lasting(visit.lang), patience).await,
        waited,
        now: seconds(Moment::now()),
    };
    let mut frame = app.site.frame(visit, page::title(visit.lang, &data), Place::Registries).await;
    frame.islands = data.scan.as_ref().is_some_and(|scan| scan.awaited > 0);
    let shown = frame.clone();
    Ok(respond(StatusCode::OK, frame, move || page::view(shown, data)))
}

/// Asks every region anew.
pub async fn look_again(State(app): State<Shared>, visit: Visit, body: Bytes) -> Response {
    let outcome = async {
        let pairs = form::read(&body)?;
        require_session(&app, &visit, &Draft::new(), &pairs, form::last(&pairs, CSRF)).await?;
        app.lookups.renew_regions();
        Ok(see_other(&path::registries(visit.lang)))
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// The remembered instances, as pages show them.
pub async fn listed(app: &App, visit: &Visit) -> Result<Vec<Remembered>, Fault> {
    let rows = app.store.registries(&app.owner(visit), MOST).await?;
    Ok(rows.into_iter().map(shown).collect())
}

fn shown(row: RegistryRow) -> Remembered {
    Remembered {
        id: row.id,
        label: row.registry.label,
        instance_id: row.registry.instance_id,
        name: row.registry.name,
        region: row.registry.region,
        domains: row.registry.domains,
        written: seconds(row.updated_at),
    }
}
