//! Every route and everything a request passes on its way, on one screen. Of layers, the outermost stands first.

use std::sync::Arc;

use app::page::error::Kind;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    middleware::{self, Next},
    response::Response,
    routing::{MethodRouter, get, post},
};
use futures::StreamExt;
use http::{HeaderName, HeaderValue, StatusCode, header};
use plan::Lang;
use time::Duration;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    trace::{DefaultOnResponse, TraceLayer},
};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};
use tracing::Level;

use crate::{
    api,
    handler::{
        self, Shared, annotate, change, diagnose, download, drafts, export, fault, import, launch, launches, outside,
        registries, review, scenario, shared, start, step,
    },
    metrics, random,
    store::Sessions,
    web::{
        csrf, form,
        headers::{self, Https},
        host::{self, Hosts},
        page::{REQUEST_ID, Visit},
        span,
    },
};

/// Days after which a session ends. What was typed survives it, and one button goes on.
const SESSION_DAYS: i64 = 7;

/// The pages of one language, below its tag.
fn pages() -> [(&'static str, MethodRouter<Shared>); 33] {
    [
        ("", get(start::show)),
        ("/import", get(import::show).post(import::post)),
        ("/annotate", get(annotate::show).post(annotate::post).layer(DefaultBodyLimit::max(annotate::MAX_BYTES))),
        ("/api", get(handler::api::show)),
        ("/diagnose", get(diagnose::show)),
        ("/diagnose/rules", get(diagnose::rules)),
        ("/diagnose/policy", get(diagnose::policy)),
        ("/diagnose/change", get(change::ask).post(change::confirm)),
        ("/diagnose/changes/{id}", get(change::show)),
        ("/registries", get(registries::show).post(registries::look_again)),
        ("/registries/remember", get(registries::new).post(registries::keep)),
        ("/registries/remembered/{id}", get(registries::edit).post(registries::save)),
        ("/registries/remembered/{id}/forget", get(registries::ask_forget).post(registries::forget)),
        ("/registries/{region}/{instance}", get(registries::instance).post(registries::instance_again)),
        (
            "/registries/{region}/{instance}/{namespace}/{*repository}",
            get(registries::repository).post(registries::repository_again),
        ),
        ("/scenario", post(scenario::post)),
        ("/p/{id}", get(shared::show).post(shared::open)),
        ("/plans", post(start::post)),
        ("/plans/{id}/review", get(review::show)),
        ("/plans/{id}/launch", post(review::launch)),
        ("/plans/{id}/discard", post(start::discard)),
        ("/plans/{id}/share", post(shared::share)),
        ("/plans/{id}/{step}", get(step::show).post(step::post)),
        ("/drafts", get(drafts::show)),
        ("/launches", get(launches::show)),
        ("/launches/{id}", get(launch::show)),
        ("/launches/{id}/status", get(launch::status)),
        ("/launches/{id}/logs/{container}", get(launch::logs)),
        ("/launches/export/{format}", get(export::show)),
        ("/launches/{id}/restart", post(launch::restart)),
        ("/launches/{id}/lifetime", post(launch::lifetime)),
        ("/launches/{id}/delete", get(launch::ask_delete).post(launch::delete)),
        ("/plans/{id}", get(outside::nowhere)),
    ]
}

/// What pages follow, below the tag of a language.
fn followed() -> [(&'static str, MethodRouter<Shared>); 2] {
    [("/diagnose/changes/{id}/events", get(change::events)), ("/launches/{id}/events", get(launch::events))]
}

/// The whole server: pages for people behind a session, files and health beside it.
pub fn router(app: Shared, sessions: Sessions, hosts: Hosts, https: bool) -> Router {
    let (mut people, mut streams) = (Router::new(), Router::new());
    for lang in Lang::ALL {
        for (path, methods) in pages() {
            people = people.route(&format!("/{}{path}", lang.tag()), methods);
        }
        for (path, methods) in followed() {
            streams = streams.route(&format!("/{}{path}", lang.tag()), methods);
        }
    }
    let people = people
        .route("/", get(outside::root))
        .route("/p/{id}", get(outside::shared))
        .route("/theme", post(outside::theme))
        .route("/plans/{file}", get(download::plan))
        .route("/launches/{file}", get(download::launch))
        .fallback(outside::nowhere)
        .method_not_allowed_fallback(wrong_method)
        .layer(compression())
        .merge(streams.method_not_allowed_fallback(wrong_method))
        // Several layers in one: each on its own would be a box more around every route, copied with every request.
        .layer((
            middleware::from_fn_with_state(hosts.clone(), host::known),
            session_layer(sessions, https),
            middleware::from_fn_with_state(Arc::clone(&app), from_here),
            middleware::from_fn_with_state(Arc::clone(&app), refused),
        ));
    Router::new()
        .nest("/api/v1", api::routes(&app, hosts.clone()))
        .route("/healthz", get(outside::healthz))
        .route("/readyz", get(outside::readyz))
        .route(
            "/metrics",
            get(metrics::show).layer((middleware::from_fn_with_state(hosts.clone(), host::numbered), compression())),
        )
        .route("/pkg/{*path}", get(outside::hashed))
        .route("/favicon.svg", get(outside::named))
        .route("/favicon.ico", get(outside::named))
        .route("/robots.txt", get(outside::named))
        .merge(people)
        .layer((
            middleware::from_fn(request_id),
            TraceLayer::new_for_http().make_span_with(of_log).on_response(DefaultOnResponse::new().level(Level::INFO)),
            middleware::from_fn(span::trace),
            middleware::from_fn_with_state(Https(https), headers::add),
            CatchPanicLayer::new(),
            DefaultBodyLimit::max(form::MAX_BYTES),
            middleware::from_fn_with_state(Arc::clone(&app.metrics), metrics::count),
        ))
        .with_state(app)
}

fn session_layer(sessions: Sessions, https: bool) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(sessions)
        .with_name(if https { "__Host-berth" } else { "berth" })
        .with_secure(https)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(Duration::days(SESSION_DAYS)))
}

/// Pages travel compressed, at a level that costs less time than it saves. Files of the build are compressed already; a stream
/// stays without, and without the memory that a compressor keeps for as long as somebody follows.
///
/// A page holds a token and may echo what was typed; what a listener could learn from lengths is spoilt by the token
/// being masked anew in every page.
pub fn compression() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Precise(4))
}

/// Names the request for the log and the person; an id from outside is not believed.
async fn request_id(mut request: Request, next: Next) -> Response {
    let name = HeaderName::from_static(REQUEST_ID);
    let id = random::hex().ok().and_then(|id| HeaderValue::from_str(&id).ok());
    let Some(id) = id else { return next.run(request).await };
    request.headers_mut().insert(name.clone(), id.clone());
    let mut response = next.run(request).await;
    response.headers_mut().insert(name, id);
    response
}

/// What the log says of a request: never its query, which may be anything.
fn of_log(request: &http::Request<axum::body::Body>) -> tracing::Span {
    let id = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}

/// Refuses what other sites send, with a page that says so.
async fn from_here(State(app): State<Shared>, visit: Visit, request: Request, next: Next) -> Response {
    match csrf::same_origin(request, next).await {
        Ok(response) => response,
        Err(_) => fault::show(&app.site, &visit, Kind::Forbidden).await,
    }
}

/// Bytes of a body over the limit that are read and thrown away, at most, and for how long.
const DISCARDED: (usize, std::time::Duration) = (64 * 1024 * 1024, std::time::Duration::from_secs(10));

/// Gives what was refused before a handler saw it a page of its own: a body over the limit, an address that is no text.
async fn refused(State(app): State<Shared>, visit: Visit, request: Request, next: Next) -> Response {
    let most = if request.uri().path().ends_with("/annotate") { annotate::MAX_BYTES } else { form::MAX_BYTES };
    if length(&request).is_some_and(|length| length > most) {
        // A browser that is still sending sees no answer, but a broken connection.
        drop(tokio::time::timeout(DISCARDED.1, discard(request.into_body(), DISCARDED.0)).await);
        return fault::show(&app.site, &visit, Kind::TooLarge { limit: most }).await;
    }
    let response = next.run(request).await;
    let pasted = visit.path.split('?').next().is_some_and(|path| path.ends_with("/annotate"));
    let limit = if pasted { manifest::guard::MAX_BYTES } else { form::MAX_BYTES };
    let kind = match response.status() {
        _ if response.headers().contains_key("content-security-policy") => return response,
        StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge { limit },
        StatusCode::BAD_REQUEST => Kind::NotFound,
        _ => return response,
    };
    fault::show(&app.site, &visit, kind).await
}

fn length(request: &Request) -> Option<usize> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Reads a body to its end, or as much of it as `most` says.
async fn discard(body: axum::body::Body, most: usize) {
    let mut chunks = body.into_data_stream();
    let mut read = 0_usize;
    while let Some(Ok(chunk)) = chunks.next().await {
        read += chunk.len();
        if read > most {
            break;
        }
    }
}

/// The address knows another verb.
async fn wrong_method(State(app): State<Shared>, visit: Visit) -> Response {
    fault::show(&app.site, &visit, Kind::Method).await
}
