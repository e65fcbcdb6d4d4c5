//! `/_simulator/…`: the view that tests in another process have. Not signed; off unless [`crate::Settings::control`] is set.
//!
//! | | |
//! |---|---|
//! | `GET /_simulator/requests` | the last requests, as [`crate::Seen`] |
//! | `GET /_simulator/counters` | [`crate::Counters`] |
//! | `GET /_simulator/groups` | every container group that is still listed |
//! | `POST /_simulator/scenario` | lays a scenario over the running world |
//! | `POST /_simulator/faults/clear` | lets nothing go wrong any more |

use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};

use crate::{Scenario, Simulator};

pub(crate) fn router(simulator: Simulator) -> Router {
    let (requests, counters, groups) = (simulator.clone(), simulator.clone(), simulator.clone());
    let clear = simulator.clone();
    Router::new()
        .route("/_simulator/requests", get(async move || Json(requests.requests())))
        .route("/_simulator/counters", get(async move || Json(counters.counters())))
        .route("/_simulator/groups", get(async move || Json(groups.groups())))
        .route("/_simulator/scenario", post(async move |text: String| apply(&simulator, &text)))
        .route(
            "/_simulator/faults/clear",
            post(async move || {
                clear.clear_faults();
                StatusCode::NO_CONTENT
            }),
        )
}

fn apply(simulator: &Simulator, text: &str) -> Result<StatusCode, (StatusCode, String)> {
    let applied = serde_json::from_str::<Scenario>(text)
        .map_err(crate::WorldError::from)
        .and_then(|scenario| simulator.apply(&scenario));
    match applied {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(error) => Err((StatusCode::BAD_REQUEST, error.to_string())),
    }
}
