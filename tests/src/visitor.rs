//! A person without JavaScript: follows redirects, keeps cookies, fills forms in.

use std::{collections::BTreeMap, time::Duration};

use reqwest::{Method, Response, StatusCode, header};

use crate::html::{self, Form};

/// A browser's worth of state.
#[derive(Clone)]
pub struct Visitor {
    origin: String,
    http: reqwest::Client,
    cookies: BTreeMap<String, String>,
}

/// What is sent: its media type and its bytes.
type Body = (&'static str, Vec<u8>);

/// A page as it arrived, after redirects.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path and query it came from.
    pub path: String,
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: header::HeaderMap,
    /// Its bytes, as text.
    pub html: String,
}

impl Page {
    /// What a person reads.
    pub fn text(&self) -> String {
        html::text(&self.html)
    }

    /// The form that carries a draft's fields; panics where the page has none.
    pub fn form(&self) -> Form {
        let forms = html::forms(&self.html);
        let found = forms.iter().find(|form| form.value("_version").is_some());
        let found = found.or_else(|| forms.iter().find(|form| form.method == "post" && form.value("_csrf").is_some()));
        found.unwrap_or_else(|| panic!("no form on {}:\n{}", self.path, self.text())).clone()
    }

    /// The form that posts to an address ending in `end`.
    pub fn form_to(&self, end: &str) -> Form {
        let forms = html::forms(&self.html);
        let found = forms.into_iter().find(|form| form.method == "post" && form.action.ends_with(end));
        found.unwrap_or_else(|| panic!("no form to …{end} on {}:\n{}", self.path, self.text()))
    }

    /// A header's text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Fails unless the bytes hold `words`.
    pub fn holds(&self, words: &str) -> &Self {
        assert!(self.html.contains(words), "{} ({}) does not hold {words:?}:\n{}", self.path, self.status, self.html);
        self
    }

    /// Fails unless the page reads `words` somewhere.
    pub fn says(&self, words: &str) -> &Self {
        let text = self.text();
        assert!(text.contains(words), "{} ({}) does not say {words:?}:\n{text}", self.path, self.status);
        self
    }
}

/// A client that stays where it is sent.
pub fn http() -> reqwest::Client {
    // A client wants an implementation of TLS, although nothing here speaks it; another test may have brought it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client")
}

impl Visitor {
    /// Somebody new at `origin`.
    pub fn new(origin: &str) -> Self {
        Self { origin: origin.to_owned(), http: http(), cookies: BTreeMap::new() }
    }

    /// Somebody whose session was lost: the same browser without its cookies.
    pub fn forget(&mut self) {
        self.cookies.clear();
    }

    /// The same browser, where the server has come back at another address.
    #[must_use]
    pub fn at(&self, origin: &str) -> Self {
        Self { origin: origin.to_owned(), ..self.clone() }
    }

    /// Opens an address; `None` where the server does not answer, or not to the end.
    pub async fn try_get(&mut self, path: &str) -> Option<Page> {
        self.try_go(Method::GET, path, None).await.ok()
    }

    /// Sends a form; `None` where the server does not answer, or not to the end.
    pub async fn try_submit(&mut self, form: &Form) -> Option<Page> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
        self.try_go(Method::POST, &form.action, Some(("application/x-www-form-urlencoded", body.into_bytes())))
            .await
            .ok()
    }

    /// Opens an address.
    pub async fn get(&mut self, path: &str) -> Page {
        self.go(Method::GET, path, None).await
    }

    /// Asks again, as the page's own refresh does, until the page says one of `words`.
    pub async fn until(&mut self, path: &str, words: &[&str]) -> Page {
        for _ in 0..120 {
            let page = self.get(path).await;
            if words.iter().any(|word| page.text().contains(word)) {
                return page;
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        panic!("never said {words:?}:\n{}", self.get(path).await.text());
    }

    /// Presses the button `_action` = `action` of a form.
    pub async fn press(&mut self, form: &Form, action: &str) -> Page {
        let mut fields = form.fields.clone();
        fields.push(("_action".to_owned(), action.to_owned()));
        self.post(&form.action, &fields).await
    }

    /// Sends a form without pressing a named button.
    pub async fn submit(&mut self, form: &Form) -> Page {
        self.post(&form.action, &form.fields).await
    }

    /// Posts pairs as a browser on the same origin would.
    pub async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.go(Method::POST, path, Some(("application/x-www-form-urlencoded", body.into_bytes()))).await
    }

    /// Sends a form with a file, as a browser does it (RFC 7578).
    pub async fn upload(&mut self, form: &Form, field: &str, name: &str, bytes: &[u8]) -> Page {
        const EDGE: &str = "edge-of-a-part";
        let mut body = Vec::new();
        for (field, value) in &form.fields {
            let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
            body.extend(head.into_bytes());
        }
        let head = format!(
            "Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: application/yaml"
        );
        body.extend(format!("--{EDGE}\r\n{head}\r\n\r\n").into_bytes());
        body.extend(bytes);
        body.extend(format!("\r\n--{EDGE}--\r\n").into_bytes());
        self.go(Method::POST, &form.action, Some(("multipart/form-data; boundary=edge-of-a-part", body))).await
    }

    async fn go(&mut self, method: Method, path: &str, body: Option<Body>) -> Page {
        self.try_go(method, path, body).await.unwrap_or_else(|error| panic!("{path}: {error:?}"))
    }

    async fn try_go(&mut self, method: Method, path: &str, body: Option<Body>) -> reqwest::Result<Page> {
        let (mut method, mut path, mut body) = (method, path.to_owned(), body);
        for _ in 0..8 {
            let response = self.send(&method, &path, body.clone()).await?;
            self.keep(&response);
            let Some(next) = location(&response) else { return page(path, response).await };
            path = next.strip_prefix(&self.origin).unwrap_or(&next).to_owned();
            // 307 asks for the same once more, elsewhere.
            if response.status() != StatusCode::TEMPORARY_REDIRECT {
                (method, body) = (Method::GET, None);
            }
        }
        panic!("{path}: redirected in circles");
    }

    async fn send(&self, method: &Method, path: &str, body: Option<Body>) -> reqwest::Result<Response> {
        let mut request = self.http.request(method.clone(), format!("{}{path}", self.origin));
        if !self.cookies.is_empty() {
            let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        if let Some((media, body)) = body {
            request = request.header(header::CONTENT_TYPE, media).header(header::ORIGIN, &self.origin).body(body);
        }
        request.send().await
    }

    fn keep(&mut self, response: &Response) {
        for value in response.headers().get_all(header::SET_COOKIE) {
            let pair = value.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

fn location(response: &Response) -> Option<String> {
    let value = response.headers().get(header::LOCATION).filter(|_| response.status().is_redirection())?;
    value.to_str().ok().map(str::to_owned)
}

async fn page(path: String, response: Response) -> reqwest::Result<Page> {
    let (status, headers) = (response.status(), response.headers().clone());
    Ok(Page { path, status, headers, html: response.text().await? })
}
