//! A server whose answers a test writes down, and which remembers what it was asked.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response};
use cloud::credentials::Environment;
use cloud::{AccessKey, Ambient, Client, Credentials, Endpoints, Limits, Settings};
use jiff::Timestamp;
use serde_json::Value;

/// The moment at which tests take place.
pub(crate) const NOW: &str = "2026-01-05T03:04:05Z";
pub(crate) const SECRET: &str = "canary-access-key-secret";

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Seen {
    pub(crate) fn get(&self, name: &str) -> &str {
        self.parameters.get(name).map_or("", String::as_str)
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// What to answer.
pub(crate) enum Reply {
    /// Status, headers, body.
    Answer(u16, Vec<(&'static str, String)>, String),
    /// Nothing, ever.
    Silence,
    /// A body that breaks off.
    Broken,
    /// This many bytes, without saying so beforehand.
    Long(usize),
}

pub(crate) fn ok(body: &str) -> Reply {
    Reply::Answer(200, Vec::new(), body.to_owned())
}

pub(crate) fn refused(status: u16, code: &str) -> Reply {
    let body = serde_json::json!({"Code": code, "Message": "the reason", "RequestId": "R-1", "HostId": "h"});
    Reply::Answer(status, Vec::new(), body.to_string())
}

pub(crate) fn accepted() -> Reply {
    ok(r#"{"RequestId":"R-9","ContainerGroupId":"eci-1"}"#)
}

type Script = Arc<dyn Fn(&Seen, usize) -> Reply + Send + Sync>;

/// The server, and what it has seen.
#[derive(Clone)]
pub(crate) struct Cloud {
    pub(crate) address: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    script: Script,
}

impl Cloud {
    /// A server that answers by this script: the request and its number, from 0.
    pub(crate) async fn by(script: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let cloud = Self { address, seen: Arc::default(), script: Arc::new(script) };
        let router = Router::new().fallback(answer).with_state(cloud.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        cloud
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub(crate) fn endpoints(&self) -> Endpoints {
        Endpoints::template(&format!("{}/{{product}}/{{region}}", self.address)).unwrap()
    }

    /// Settings that wait next to nothing between tries.
    pub(crate) fn settings(&self) -> Settings {
        let limits = Limits {
            first_wait: Duration::from_millis(1),
            longest_wait: Duration::from_millis(2),
            one_try: Duration::from_secs(5),
            total: Duration::from_secs(20),
            ..Limits::default()
        };
        let credentials = Credentials::fixed(AccessKey::new("LTAI5tTestKey", SECRET));
        Settings { limits, ambient: ambient(NOW), ..Settings::new(self.endpoints(), credentials) }
    }

    pub(crate) fn client(&self) -> Client {
        Client::new(self.settings())
    }

    /// A client that sends a change once: there is no time for a second try.
    pub(crate) fn once(&self) -> Client {
        let mut settings = self.settings();
        settings.limits.connect = settings.limits.total;
        settings.limits.one_try = settings.limits.total;
        Client::new(settings)
    }

    /// A client that gives up on a try after a moment, and on the call a moment later.
    pub(crate) fn impatient(&self) -> Client {
        let mut settings = self.settings();
        settings.limits.one_try = Duration::from_millis(150);
        settings.limits.total = Duration::from_secs(2);
        Client::new(settings)
    }
}

/// A clock that stands still, nonces that count, no randomness.
pub(crate) fn ambient(time: &str) -> Ambient {
    let time: Timestamp = time.parse().unwrap();
    let count = AtomicU64::new(0);
    Ambient::new(move || time, move || format!("nonce-{}", count.fetch_add(1, Ordering::Relaxed)), || 0.5)
}

/// An environment of these variables, with a home and without a metadata service.
pub(crate) fn environment(home: &std::path::Path, variables: &[(&str, &str)]) -> Environment {
    let disabled = [("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")];
    let all = variables.iter().chain(&disabled).rev();
    let variables: BTreeMap<String, String> =
        all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Environment::new(move |name| variables.get(name).cloned(), Some(home.to_owned()))
}

/// `Credentials` of an answer, with this id, until this moment.
pub(crate) fn session_body(id: &str, expires: &str) -> Value {
    serde_json::json!({
        "Code": "Success", "AccessKeyId": id, "AccessKeySecret": "session-secret", "SecurityToken": "session-token",
        "Expiration": expires,
    })
}

async fn answer(State(cloud): State<Cloud>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    let body = String::from_utf8(body.to_vec()).unwrap();
    let query = parts.uri.query().unwrap_or_default().to_owned();
    let pairs = form_urlencoded::parse(query.as_bytes()).chain(form_urlencoded::parse(body.as_bytes()));
    let seen = Seen {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        parameters: pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect(),
        headers: parts.headers,
        query,
        body,
    };
    let number = {
        let mut all = cloud.seen.lock().unwrap();
        all.push(seen.clone());
        all.len() - 1
    };
    let broken = || Err::<Bytes, _>(std::io::Error::other("broken off"));
    match (cloud.script)(&seen, number) {
        Reply::Answer(status, headers, body) => {
            let response = Response::builder().status(status).header("content-type", "application/json;charset=utf-8");
            headers
                .into_iter()
                .fold(response, |response, (name, value)| response.header(name, value))
                .body(body.into())
                .unwrap()
        }
        Reply::Silence => std::future::pending().await,
        Reply::Broken => Response::new(Body::from_stream(futures::stream::iter([Ok(Bytes::from("{")), broken()]))),
        Reply::Long(length) => {
            let chunks = (0..length / 1024).map(|_| Ok::<_, std::io::Error>(Bytes::from(vec![b' '; 1024])));
            Response::new(Body::from_stream(futures::stream::iter(chunks)))
        }
    }
}
