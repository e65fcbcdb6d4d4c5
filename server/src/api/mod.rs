//! The JSON API: what pages and commands can do, for programs.
//!
//! Until sign-in exists it stands behind what guards the pages, and no browser can be led to it from another site
//! ([`guard`]). Whoever asks is the operator of this installation, as on the pages.

mod body;
mod diagnose;
pub mod document;
mod drafts;
mod guard;
mod launches;
mod lists;
mod manifests;
mod plans;
pub mod problem;
mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post, put},
};

use crate::{
    handler::Shared,
    router::compression,
    store::Owner,
    web::host::{self, Hosts},
};

/// Bytes of a request's body, at most: as many as a pasted manifest may have, written as a JSON text.
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Whose rows programs see: the operator's, who is also everybody who comes over the pages until sign-in exists. A launch
/// made by a command is on the page, and the other way round.
pub fn owner() -> Owner {
    Owner::local()
}

/// Every route below `/api/v1`.
pub fn routes(app: &Shared, hosts: Hosts) -> Router<Shared> {
    let routes = Router::new()
        .route("/openapi.json", get(document::show))
        .route("/formats", get(plans::formats))
        .route("/plans/check", post(plans::check))
        .route("/plans/render", post(plans::render))
        .route("/plans/import", post(plans::import))
        .route("/plans/dry-run", post(plans::dry_run))
        .route("/drafts", get(drafts::list).post(drafts::create))
        .route("/drafts/{id}", get(drafts::read).put(drafts::replace).delete(drafts::delete))
        .route("/annotate", post(manifests::annotate))
        .route("/lint", post(manifests::lint))
        .route("/diagnose", post(diagnose::diagnose))
        .route("/registries", get(lists::registries))
        .route("/registries/{region}/{instance}/namespaces", get(lists::namespaces))
        .route("/registries/{region}/{instance}/repositories", get(lists::repositories))
        .route("/registries/{region}/{instance}/tags", get(lists::tags))
        .route("/vpcs", get(lists::vpcs))
        .route("/vswitches", get(lists::vswitches))
        .route("/security-groups", get(lists::security_groups))
        .route("/launches", get(launches::list).post(launches::create))
        .route("/launches/{id}", get(launches::read).delete(launches::delete))
        .route("/launches/{id}/restart", post(launches::restart))
        .route("/launches/{id}/expiry", put(launches::expire))
        .route("/launches/{id}/logs/{container}", get(launches::logs))
        .fallback(guard::nowhere)
        .method_not_allowed_fallback(guard::wrong_method)
        .layer((middleware::from_fn(guard::in_time), compression()));
    // A stream has no deadline.
    let streams = Router::new().route("/launches/{id}/events", get(launches::events));
    let streams = streams.method_not_allowed_fallback(guard::wrong_method);
    routes
        .merge(streams)
        .layer(DefaultBodyLimit::max(MAX_BYTES))
        .layer(middleware::from_fn(guard::from_here))
        .layer(middleware::from_fn_with_state(hosts, host::known))
        .with_state(app.clone())
}
