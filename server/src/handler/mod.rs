//! One handler per address: gather the data, then let a page of `app` draw it.

pub mod annotate;
pub mod api;
pub mod change;
pub mod diagnose;
pub mod download;
pub mod drafts;
pub mod export;
pub mod fault;
pub mod import;
pub mod launch;
pub mod launches;
pub mod outside;
pub mod registries;
pub mod review;
pub mod scenario;
pub mod shared;
pub mod start;
pub mod step;

use std::sync::Arc;

use app::page::start::DOCUMENT;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use plan::{Draft, secret};
use tokio::sync::watch;

use crate::{
    changes::Changes,
    demo::Demo,
    diagnoses::Diagnoses,
    drafts::{Drafts, OpenDraft},
    launches::Launches,
    lookups::Lookups,
    metrics::Metrics,
    store::{Owner, Store},
    web::page::{Site, Visit},
};

pub use fault::Fault;

/// What every handler works with.
pub struct App {
    /// What all pages share.
    pub site: Site,
    /// The database.
    pub store: Store,
    /// Drafts with their secrets.
    pub drafts: Drafts,
    /// The way from a confirmed plan to a container group.
    pub launches: Launches,
    /// Lists from the cloud.
    pub lookups: Arc<Lookups>,
    /// Whether images can be pulled.
    pub diagnoses: Diagnoses,
    /// Changes to registry instances.
    pub changes: Changes,
    /// The built-in cloud, in demo mode.
    pub demo: Option<Demo>,
    /// What an operator watches.
    pub metrics: Arc<Metrics>,
    /// Turns true when the server is asked to stop: streams end then.
    pub stopping: watch::Receiver<bool>,
}

/// What axum hands to handlers.
pub type Shared = Arc<App>;

impl App {
    /// Whose rows this person sees. Everybody is the same person until sign-in exists.
    #[expect(clippy::unused_self, reason = "sign-in will ask the store who this is")]
    pub fn owner(&self, _visit: &Visit) -> Owner {
        Owner::local()
    }

    /// The draft `id`, or the page that says there is none.
    pub async fn open(&self, visit: &Visit, id: &str) -> Result<OpenDraft, Fault> {
        self.drafts.open(&self.owner(visit), id).await?.ok_or(Fault::NotFound)
    }

    /// The answer, or the page that says what went wrong instead.
    pub async fn answer(&self, visit: &Visit, outcome: Result<Response, Fault>) -> Response {
        match outcome {
            Ok(response) => response,
            Err(fault) => fault.respond(&self.site, visit).await,
        }
    }
}

/// 303: the browser asks for `to` next, whatever it sent before.
pub fn see_other(to: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(value) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response
}

/// The pairs of a refused form that may be written into a page, and the names of the secrets that may not.
fn without_secrets(draft: &Draft, pairs: &[(String, String)]) -> (Vec<(String, String)>, Vec<String>) {
    let names = secret::names(draft);
    let ours = [app::form::CSRF, app::form::VERSION];
    let (kept, dropped): (Vec<_>, Vec<_>) = pairs
        .iter()
        .filter(|(name, _)| !ours.contains(&name.as_str()))
        .cloned()
        .partition(|(name, _)| !is_secret(&names, name));
    let kept = kept.into_iter().map(|(name, value)| {
        let value = if name == DOCUMENT { secret::hide_passwords(&value) } else { value };
        (name, value)
    });
    let retype = dropped.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, _)| name).collect();
    (kept.collect(), retype)
}

fn is_secret(known: &[String], name: &str) -> bool {
    known.iter().any(|secret| secret == name)
        || (name.starts_with("ImageRegistryCredential.") && name.ends_with(".Password"))
}
