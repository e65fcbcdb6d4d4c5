//! What sends to the collector: the same HTTP client and TLS as to the cloud. Redirects are not followed, because the
//! request may carry a key.

use std::{
    error::Error,
    fmt,
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use http::{Request, Response};
use opentelemetry_http::{Bytes, HttpClient, HttpError};
use reqwest::redirect::Policy;
use tokio::runtime::Handle;

/// Bytes of an answer that are read, at most: there is not much to say.
const ANSWER: usize = 64 * 1024;

/// Why the last delivery failed, in the system's words.
pub type Why = Arc<Mutex<Option<String>>>;

/// Sends from whatever thread asks for it, on the runtime of the server.
pub struct Collector {
    runtime: Handle,
    patience: Duration,
    client: OnceLock<Result<reqwest::Client, String>>,
    why: Why,
}

impl Collector {
    /// Sends on `runtime`; each request may take as long as `patience`, and `why` is told when one fails.
    pub fn new(runtime: Handle, patience: Duration, why: Why) -> Self {
        Self { runtime, patience, client: OnceLock::new(), why }
    }

    /// The client, made when it is first needed; for plain http no certificates are looked for.
    fn client(&self, plain: bool) -> Result<reqwest::Client, String> {
        let made = self.client.get_or_init(|| {
            // Whoever was first installed the same one.
            let _ = rustls::crypto::ring::default_provider().install_default();
            let builder = reqwest::Client::builder()
                .redirect(Policy::none())
                .connect_timeout(self.patience.min(Duration::from_secs(3)))
                .timeout(self.patience)
                .referer(false);
            let builder = if plain { builder.tls_certs_only([]) } else { builder };
            builder.build().map_err(reason)
        });
        made.clone()
    }
}

impl fmt::Debug for Collector {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Collector").finish_non_exhaustive()
    }
}

#[async_trait]
impl HttpClient for Collector {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let plain = request.uri().scheme_str() == Some("http");
        let sent = match self.client(plain) {
            Ok(client) => {
                let task = self.runtime.spawn(async move { send(&client, request).await.map_err(reason) });
                task.await.unwrap_or_else(|_| Err("the server ends".to_owned()))
            }
            Err(why) => Err(why),
        };
        *self.why.lock().unwrap_or_else(PoisonError::into_inner) = sent.as_ref().err().cloned();
        sent.map_err(Into::into)
    }
}

async fn send(client: &reqwest::Client, request: Request<Bytes>) -> reqwest::Result<Response<Bytes>> {
    let mut answer = client.execute(request.try_into()?).await?;
    let (status, headers) = (answer.status(), std::mem::take(answer.headers_mut()));
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if body.len() + chunk.len() > ANSWER {
            break;
        }
        body.extend_from_slice(&chunk);
    }
    let mut response = Response::new(Bytes::from(body));
    (*response.status_mut(), *response.headers_mut()) = (status, headers);
    Ok(response)
}

/// The innermost cause, without the address.
fn reason(error: reqwest::Error) -> String {
    if error.is_timeout() {
        return "no answer in time".to_owned();
    }
    let error = error.without_url();
    let mut cause = error.source();
    let mut text = error.to_string();
    while let Some(inner) = cause {
        text = inner.to_string();
        cause = inner.source();
    }
    text
}
