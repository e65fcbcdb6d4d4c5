//! From a page's view to an answer: rendered whole, with a fresh nonce, in one go.

use std::sync::Arc;

use app::frame::{Assets, Frame, Mode, Place, Theme};
use axum::{
    extract::FromRequestParts,
    response::{Html, IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header, request::Parts};
use hydration_context::SsrSharedContext;
use leptos::{nonce::Nonce, prelude::*};
use plan::Lang;
use tower_sessions::Session;

use super::{csp, csrf, language};
use crate::random;

/// Name of the cookie that remembers the theme.
pub const THEME_COOKIE: &str = "berth_theme";
/// The header that carries the request's id, in and out.
pub const REQUEST_ID: &str = "x-request-id";

/// What a handler knows of the person who asks.
#[derive(Clone)]
pub struct Visit {
    /// The language in the address; the preferred one where the address has none.
    pub lang: Lang,
    /// The session; made when something is first put into it.
    pub session: Session,
    /// The address asked for, with its query.
    pub path: String,
    /// The theme chosen.
    pub theme: Theme,
    /// Names this request in the log.
    pub request_id: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let session = Session::from_request_parts(parts, state).await.map_err(|(status, _)| status)?;
        Ok(Self::of(&parts.uri, &parts.headers, session))
    }
}

impl Visit {
    fn of(uri: &Uri, headers: &HeaderMap, session: Session) -> Self {
        let first = uri.path().split('/').nth(1).unwrap_or_default();
        let theme = language::cookie(headers, THEME_COOKIE).and_then(Theme::parse);
        let id = headers.get(REQUEST_ID).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Self {
            lang: Lang::parse(first).unwrap_or_else(|| language::preferred(headers)),
            session,
            path: uri.path_and_query().map_or_else(|| uri.path().to_owned(), ToString::to_string),
            theme: theme.unwrap_or_default(),
            request_id: id.to_owned(),
        }
    }

    /// The value of `name` in the address's query.
    pub fn query(&self, name: &str) -> Option<String> {
        let query = self.path.split_once('?')?.1;
        form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }
}

/// What all pages of this server share.
#[derive(Clone, Debug)]
pub struct Site {
    /// Which cloud stands behind it.
    pub mode: Mode,
    /// The files of the build.
    pub assets: Assets,
    /// Whether people come over https.
    pub https: bool,
    /// Whether it listens to more than this machine.
    pub exposed: bool,
}

impl Site {
    /// The frame around a page.
    pub async fn frame(&self, visit: &Visit, title: String, place: Place) -> Frame {
        Frame {
            lang: visit.lang,
            mode: self.mode,
            exposed: self.exposed,
            theme: visit.theme,
            csrf: csrf::token(&visit.session).await.unwrap_or_default(),
            path: asked_again(&visit.path),
            title,
            place,
            islands: false,
            form: None,
            assets: self.assets.clone(),
        }
    }
}

/// The address under which a page can be asked for that answers a form posted to `path`.
fn asked_again(path: &str) -> String {
    let (path, query) = path.split_once('?').map_or((path, ""), |(path, query)| (path, query));
    let parts: Vec<_> = path.split('/').collect();
    match parts.as_slice() {
        ["", lang, "plans" | "scenario"] | ["", lang, "plans", _, "discard"] => format!("/{lang}"),
        ["", lang, "plans", id, "launch" | "share"] => format!("/{lang}/plans/{id}/review"),
        ["", "theme"] => "/".to_owned(),
        _ if query.is_empty() => path.to_owned(),
        _ => format!("{path}?{query}"),
    }
}

/// A cookie that remembers a choice for a year: no secret, and nothing a script needs.
pub fn remember(name: &str, value: &str, https: bool) -> Option<HeaderValue> {
    let secure = if https { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}")).ok()
}

/// Renders a page and answers with it. `body` is called inside the render's owner, so that islands know where they are.
pub fn respond<V: IntoView + 'static>(status: StatusCode, frame: Frame, body: impl FnOnce() -> V) -> Response {
    let nonce: Arc<str> = random::token().unwrap_or_default().into();
    let lang = frame.lang;
    let html = render(Nonce::from_value(Arc::clone(&nonce)), frame, body);
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, csp::page(&nonce));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    response
}

fn render<V: IntoView + 'static>(nonce: Nonce, frame: Frame, body: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        provide_context(nonce);
        app::shell(frame, body()).to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_answers_a_form_leads_back_to_one_that_can_be_asked_for() {
        assert_eq!(asked_again("/en/plans"), "/en");
        assert_eq!(asked_again("/en/plans/x/launch"), "/en/plans/x/review");
        assert_eq!(asked_again("/zh-CN/plans/x/images?format=openapi"), "/zh-CN/plans/x/images?format=openapi");
        assert_eq!(asked_again("/theme"), "/");
    }
}
