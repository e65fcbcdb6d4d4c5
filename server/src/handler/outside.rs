//! What stands outside the pages: the way in, the theme switch, files, and whether the server is well.

use app::{
    frame::{RETURN, THEME, Theme},
    page::error::Outage,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use plan::Lang;

use super::{App, Fault, Shared, see_other};
use crate::web::{
    assets, csrf, form, language,
    page::{THEME_COOKIE, Visit, remember},
};

/// `/`: the start page in the visitor's language.
pub async fn root(headers: HeaderMap) -> Response {
    preferred(&headers, app::path::start)
}

/// A short link in no language leads to the preferred one.
pub async fn shared(Path(id): Path<String>, headers: HeaderMap) -> Response {
    preferred(&headers, |lang| app::path::shared(lang, &id))
}

fn preferred(headers: &HeaderMap, to: impl Fn(Lang) -> String) -> Response {
    let mut response = see_other(&to(language::preferred(headers)));
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
    let ours =
        path.starts_with('/') && !path.starts_with("//") && !path.contains(|c: char| c == '\\' || c.is_control());
    if ours { path } else { "/" }
}

/// A file of the build.
pub async fn hashed(Path(path): Path<String>, headers: HeaderMap) -> Response {
    assets::hashed(&path, &headers)
}

/// The icons and `robots.txt`.
pub async fn named(uri: Uri, headers: HeaderMap) -> Response {
    assets::named(uri.path().trim_start_matches('/'), &headers)
}

/// The process lives.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// The database answers and takes what is written, so work can be done.
pub async fn readyz(State(app): State<Shared>) -> Response {
    match app.store.ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::error!(%error, "not ready");
            let why = match error.outage() {
                Some(Outage::Full) => "the database's disk is full or failing\n",
                Some(Outage::ReadOnly) => "the database can only be read\n",
                Some(Outage::Locked) => "another program holds the database\n",
                Some(Outage::Damaged) => "the database is damaged\n",
                Some(Outage::Unreachable) | None => "the database does not answer\n",
            };
            (StatusCode::SERVICE_UNAVAILABLE, why).into_response()
        }
    }
}

/// Everything else: the page that was meant, where only the way of writing its address differs, or none.
pub async fn nowhere(State(app): State<Shared>, visit: Visit, method: Method, uri: Uri) -> Response {
    if method == Method::GET
        && let Some(meant) = meant(uri.path())
    {
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        return see_other(&format!("{meant}{query}"));
    }
    app.answer(&visit, Err(Fault::NotFound)).await
}

/// The address as it is written here, where `path` ends in a slash or names the language in another way (`/zh`, `/EN`).
fn meant(path: &str) -> Option<String> {
    let trimmed = path.trim_end_matches('/');
    let (first, rest) = trimmed.strip_prefix('/')?.split_once('/').unwrap_or((trimmed.strip_prefix('/')?, ""));
    let lang = match first.to_ascii_lowercase().as_str() {
        "zh" | "zh-cn" | "zh-hans" | "zh-hans-cn" => Lang::ZhCn,
        "en" | "en-us" | "en-gb" => Lang::En,
        _ => return None,
    };
    let meant = if rest.is_empty() { app::path::start(lang) } else { format!("{}/{rest}", app::path::start(lang)) };
    (meant != path && !rest.contains("//") && !rest.contains(|c: char| c == '\\' || c.is_control())).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_written_in_another_way_leads_to_the_page() {
        assert_eq!(meant("/en/").as_deref(), Some("/en"));
        assert_eq!(meant("/zh").as_deref(), Some("/zh-CN"));
        assert_eq!(meant("/zh-cn/launches/").as_deref(), Some("/zh-CN/launches"));
        for right in ["/en/launches", "/en", "/fr/", "//en/", "/"] {
            assert_eq!(meant(right), None, "{right}");
        }
    }

    #[test]
    fn a_redirect_never_leads_elsewhere() {
        assert_eq!(local("/en/plans/x/images?a=1"), "/en/plans/x/images?a=1");
        for foreign in
            ["//evil.example", "https://evil.example", "", "/\\evil.example", "/a\r\nset-cookie: x", "/\t/evil.example"]
        {
            assert_eq!(local(foreign), "/");
        }
    }
}
