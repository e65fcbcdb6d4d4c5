//! The only place that sends: https, or http to this machine; no redirects; bounded in time and size.

use std::error::Error as _;
use std::sync::OnceLock;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, ClientBuilder, Method, redirect};
use url::Url;

use crate::credentials::{Said, said};
use crate::endpoints::is_loopback;
use crate::retry::Limits;

/// A request as it goes out.
pub(crate) struct Outgoing {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Option<String>,
}

/// An answer as it came back, complete.
#[derive(Debug)]
pub(crate) struct Incoming {
    pub(crate) status: u16,
    pub(crate) date: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) content_type: Option<String>,
    pub(crate) body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoAnswer {
    /// Never sent, and never will be: the address is not one that may be called.
    Refused(Said),
    /// Not sent: no connection came about.
    NotSent(Said),
    /// Sent; the answer did not come, or not whole.
    Lost(Said),
    /// Sent; the answer is longer than what is read.
    TooLong(usize),
}

/// To which addresses plain http may go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClearText {
    /// This machine only.
    Loopback,
    /// Wherever it is; for the metadata service, whose address is fixed and never leaves the host.
    Metadata,
}

/// The connections. One pool for https, one for plain http, each made when first needed.
pub(crate) struct Transport {
    limits: Limits,
    tls: OnceLock<Result<Client, Said>>,
    plain: OnceLock<Result<Client, Said>>,
}

impl Transport {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, tls: OnceLock::new(), plain: OnceLock::new() }
    }

    /// Sends once and reads the whole answer within `time`.
    pub(crate) async fn send(
        &self,
        outgoing: Outgoing,
        time: Duration,
        clear: ClearText,
    ) -> Result<Incoming, NoAnswer> {
        let client = self.client(&outgoing.url, clear)?;
        let mut request =
            client.request(outgoing.method, outgoing.url).headers(headers(outgoing.headers)?).timeout(time);
        if let Some(body) = outgoing.body {
            request = request.body(body);
        }
        let mut response = request.send().await.map_err(no_answer)?;
        let text = |name: HeaderName| response.headers().get(name)?.to_str().ok().map(str::to_owned);
        let mut incoming = Incoming {
            status: response.status().as_u16(),
            date: text(DATE),
            retry_after: text(HeaderName::from_static("x-acs-retry-after"))
                .and_then(|ms| ms.trim().parse().ok())
                .map(Duration::from_millis),
            content_type: text(CONTENT_TYPE),
            body: Vec::new(),
        };
        while let Some(chunk) = response.chunk().await.map_err(|error| NoAnswer::Lost(reason(error)))? {
            if incoming.body.len() + chunk.len() > self.limits.answer_bytes {
                return Err(NoAnswer::TooLong(self.limits.answer_bytes));
            }
            incoming.body.extend_from_slice(&chunk);
        }
        Ok(incoming)
    }

    fn client(&self, url: &Url, clear: ClearText) -> Result<&Client, NoAnswer> {
        let made = match url.scheme() {
            "https" => self.tls.get_or_init(|| build(self.builder())),
            "http" if clear == ClearText::Metadata || is_loopback(url) => {
                // No certificates and no proxy are needed to reach this machine, and a proxy could not.
                self.plain.get_or_init(|| build(self.builder().no_proxy().tls_certs_only([])))
            }
            scheme => {
                let host = url.host_str().unwrap_or_default();
                return Err(NoAnswer::Refused(said!(
                    "不用 {scheme} 连接 {host}：除本机外只用 https",
                    "{scheme} to {host} is refused: https only, except to this machine"
                )));
            }
        };
        made.as_ref().map_err(|why| NoAnswer::NotSent(why.clone()))
    }

    fn builder(&self) -> ClientBuilder {
        Client::builder()
            .user_agent(concat!("Berth/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            .connect_timeout(self.limits.connect)
            .pool_idle_timeout(Duration::from_secs(30))
            .pool_max_idle_per_host(64)
            .tcp_nodelay(true)
            .referer(false)
    }
}

fn build(builder: ClientBuilder) -> Result<Client, Said> {
    // Whoever was first installed the same one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    builder.build().map_err(|error| {
        let Said { zh, en } = reason(error);
        said!("HTTP 客户端启动不了：{zh}", "the HTTP client cannot start: {en}")
    })
}

fn headers(list: Vec<(&'static str, String)>) -> Result<HeaderMap, NoAnswer> {
    let mut headers = HeaderMap::with_capacity(list.len());
    for (name, value) in list {
        let mut value = HeaderValue::try_from(value).map_err(|_| {
            NoAnswer::Refused(said!(
                "请求头 {name} 里会有控制字符",
                "the header {name} would contain a control character"
            ))
        })?;
        value.set_sensitive(matches!(name, "authorization" | "x-acs-security-token" | "X-aliyun-ecs-metadata-token"));
        let name = HeaderName::try_from(name)
            .map_err(|_| NoAnswer::Refused(said!("{name} 不能作请求头的名字", "{name} is no header name")))?;
        headers.insert(name, value);
    }
    Ok(headers)
}

fn no_answer(error: reqwest::Error) -> NoAnswer {
    if error.is_connect() || error.is_builder() {
        NoAnswer::NotSent(reason(error))
    } else {
        NoAnswer::Lost(reason(error))
    }
}

/// The innermost cause in the system's words, without the URL: it carries the signature.
fn reason(error: reqwest::Error) -> Said {
    if error.is_timeout() {
        return said!("没有及时应答", "no answer in time");
    }
    let error = error.without_url();
    let mut cause = error.source();
    let mut text = error.to_string();
    while let Some(inner) = cause {
        text = inner.to_string();
        cause = inner.source();
    }
    Said::same(text)
}
