//! What stands outside the pages: the way in, the theme switch, files, and whether the server is well.

use app::frame::{RETURN, THEME, Theme};
use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::{App, Fault, Shared, see_other};
use crate::web::{
    assets, csrf, form, language,
    page::{THEME_COOKIE, Visit, remember},
};

/// `/`: the start page in the visitor's language.
pub async fn root(headers: HeaderMap) -> Response {
    let mut response = see_other(&app::path::start(language::preferred(&headers)));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    response
}

/// The theme switch: remembers the choice and leads back to the page it was made on.
pub async fn theme(State(app): State<Shared>, visit: Visit, body: Bytes) -> Response {
    let outcome = switch(&app, &visit, &body).await;
    app.answer(&visit, outcome).await
}

async fn switch(app: &App, visit: &Visit, body: &[u8]) -> Result<Response, Fault> {
    let pairs = form::read(body)?;
    let back = local(form::last(&pairs, RETURN));
    // A stale token only means that the switch does nothing; there is nothing to lose.
    let theme = Theme::parse(form::last(&pairs, THEME));
    let mut response = see_other(back);
    if let Some(theme) = theme
        && csrf::holds(&visit.session, form::last(&pairs, app::form::CSRF)).await
        && let Some(cookie) = remember(THEME_COOKIE, theme.name(), app.site.https)
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// `path` where it is one of ours, else `/`: a redirect never leads elsewhere.
fn local(path: &str) -> &str {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    if ours { path } else { "/" }
}

/// A file of the build.
pub async fn hashed(Path(path): Path<String>, headers: HeaderMap) -> Response {
    assets::hashed(&path, &headers)
}

/// The icons and `robots.txt`.
pub async fn named(uri: http::Uri, headers: HeaderMap) -> Response {
    assets::named(uri.path().trim_start_matches('/'), &headers)
}

/// The process lives.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// The database answers, so work can be done.
pub async fn readyz(State(app): State<Shared>) -> Response {
    match app.store.ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}

/// Everything else: there is no such page.
pub async fn nowhere(State(app): State<Shared>, visit: Visit) -> Response {
    app.answer(&visit, Err(Fault::NotFound)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_never_leads_elsewhere() {
        assert_eq!(local("/en/plans/x/images?a=1"), "/en/plans/x/images?a=1");
        for foreign in ["//evil.example", "https://evil.example", "", "/\\evil.example", "/a\r\nset-cookie: x"] {
            assert_eq!(local(foreign), "/");
        }
    }
}
