//! The demo's other worlds: a form of the start page puts the simulator into one, and back.

use app::{form::CSRF, page::start::SCENARIO, path};
use axum::{body::Bytes, extract::State, response::Response};
use plan::Draft;
use simulator::Named;

use super::{App, Fault, Shared, see_other, step::require_session};
use crate::web::{form, page::Visit};

/// Puts the demo into the scenario that was chosen; no name is the ordinary world.
pub async fn post(State(app): State<Shared>, visit: Visit, body: Bytes) -> Response {
    let outcome = enter(&app, &visit, &body).await;
    app.answer(&visit, outcome).await
}

async fn enter(app: &App, visit: &Visit, body: &[u8]) -> Result<Response, Fault> {
    let pairs = form::read(body)?;
    require_session(app, visit, &Draft::new(), &pairs, form::last(&pairs, CSRF)).await?;
    let demo = app.demo.as_ref().ok_or(Fault::NotFound)?;
    let name = form::last(&pairs, SCENARIO);
    let named = if name.is_empty() { None } else { Some(Named::find(name).ok_or(Fault::NotFound)?) };
    if let Err(error) = demo.enter(named) {
        tracing::error!(scenario = name, %error, "a scenario of the library cannot be entered");
        return Err(Fault::NotFound);
    }
    // Whatever was asked before was asked in another world.
    app.lookups.renew_all();
    app.diagnoses.forget();
    Ok(see_other(&format!("{}#scenarios", path::start(visit.lang))))
}
