//! A cloud that answers what a test wants to see handled, and keeps what it was asked.

use std::sync::{Arc, Mutex};

use axum::{Router, body::Bytes, http::StatusCode, http::Uri, response::IntoResponse};
use serde_json::Value;

/// An answer: status and body. `None` never answers.
pub type Answer = Option<(u16, Value)>;

/// A running cloud.
pub struct Upstream {
    /// Where it listens.
    pub origin: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Upstream {
    /// Answers each request by its action (`CreateContainerGroup`).
    pub async fn start(answer: impl Fn(&str) -> Answer + Clone + Send + Sync + 'static) -> Self {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let book = Arc::clone(&asked);
        let handle = move |uri: Uri, headers: axum::http::HeaderMap, body: Bytes| {
            let action = action(&uri, &headers, &body);
            book.lock().expect("the book").push(action.clone());
            let answer = answer(&action);
            async move {
                match answer {
                    Some((status, body)) => {
                        (StatusCode::from_u16(status).expect("a status"), axum::Json(body)).into_response()
                    }
                    None => std::future::pending().await,
                }
            }
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("its address"));
        tokio::spawn(async move { axum::serve(listener, Router::new().fallback(handle)).await });
        Self { origin, asked }
    }

    /// How often an action was asked for.
    pub fn count(&self, action: &str) -> usize {
        self.asked.lock().expect("the book").iter().filter(|asked| *asked == action).count()
    }
}

/// The action of a request: in the query, the form, or V3's header.
fn action(uri: &Uri, headers: &axum::http::HeaderMap, body: &Bytes) -> String {
    let header = headers.get("x-acs-action").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let find = |bytes: &[u8]| {
        form_urlencoded::parse(bytes).find(|(name, _)| name == "Action").map(|(_, value)| value.into_owned())
    };
    header.or_else(|| find(uri.query().unwrap_or_default().as_bytes())).or_else(|| find(body)).unwrap_or_default()
}
