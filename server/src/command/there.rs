//! Through a Berth server: its API, from the command line.

use std::time::Duration;

use plan::launch::State;
use reqwest::{Client, Method, RequestBuilder, StatusCode, header, redirect};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::time::{self, Instant};
use url::{Host, Url};

use super::{
    End, FAILED, UNKNOWN, UNREADABLE,
    here::{PATIENCE, resume, unknown},
    progress::{Progress, say},
};
use crate::launches::Told;

/// How long one answer may take.
const ANSWER: Duration = Duration::from_secs(35);
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long a server that cannot be reached at all is tried.
const UNREACHED: Duration = Duration::from_secs(10);
/// Between two questions.
const ASK_AGAIN: Duration = Duration::from_millis(500);

/// A server.
pub struct There {
    http: Client,
    base: Url,
}

/// What kept an answer from being one.
enum Trouble {
    /// The request never left.
    Unreached(String),
    /// It may have been done.
    Lost(String),
    /// The server said no.
    No(StatusCode, Value),
}

impl There {
    /// The server at `url`: over https, or http to this machine.
    pub fn open(url: &str) -> Result<Self, End> {
        let bad = || {
            End::new(
                UNREADABLE,
                format!(
                    "{url} is no address of a server: write it as https://berth.example.com, or http://127.0.0.1:3000 on this machine"
                ),
            )
        };
        let base = Url::parse(&format!("{}/", url.trim_end_matches('/'))).map_err(|_| bad())?;
        if base.cannot_be_a_base() || !(base.scheme() == "https" || base.scheme() == "http" && is_loopback(&base)) {
            return Err(bad());
        }
        // Whoever was first installed the same one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = Client::builder()
            .user_agent(concat!("berth/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT)
            .timeout(ANSWER);
        if base.scheme() == "http" {
            builder = builder.no_proxy().tls_certs_only([]);
        }
        let http = builder.build().map_err(|error| End::new(FAILED, error.to_string()))?;
        Ok(Self { http, base })
    }

    fn request(&self, method: Method, parts: &[&str]) -> RequestBuilder {
        let mut url = self.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(["api", "v1"]).extend(parts);
        }
        self.http.request(method, url).header(header::ACCEPT, "application/json")
    }

    /// Makes the launch `id` of a plan, asking again with the same key until there is an answer, and follows it.
    pub async fn begin(&self, document: &str, id: &str, progress: &mut Progress) -> Result<Told, End> {
        let (since, mut lost) = (Instant::now(), false);
        loop {
            let request = self.request(Method::POST, &["launches"]).header("idempotency-key", id);
            let trouble = match fetch::<Told>(plan(request, document)).await {
                Ok(told) => {
                    progress.tell(&told);
                    return self.follow_from(told, since, progress).await;
                }
                Err(trouble) => trouble,
            };
            let (line, again) = match trouble {
                Trouble::Unreached(why) => (why, lost || since.elapsed() < UNREACHED),
                Trouble::Lost(why) => {
                    lost = true;
                    (why, true)
                }
                Trouble::No(status, body) if is_later(status) => (words(status, &body).join(" "), true),
                Trouble::No(status, body) => return Err(refused(status, &body)),
            };
            if !again || since.elapsed() + ASK_AGAIN > PATIENCE {
                let (code, more) =
                    if lost { (UNKNOWN, resume(id)) } else { (FAILED, "nothing was launched".to_owned()) };
                return Err(End { code, lines: vec![line, more] });
            }
            say(&line);
            time::sleep(ASK_AGAIN).await;
        }
    }

    /// Follows a launch until it is known what became of it, or time is over.
    pub async fn follow(&self, id: &str, progress: &mut Progress) -> Result<Told, End> {
        let told = self.find(id).await?.ok_or_else(|| unknown(id))?;
        self.follow_from(told, Instant::now(), progress).await
    }

    async fn follow_from(&self, mut told: Told, since: Instant, progress: &mut Progress) -> Result<Told, End> {
        let open =
            |told: &Told| matches!(told.how_far(), State::Recorded | State::Sent | State::Resent | State::Unknown);
        while open(&told) && since.elapsed() < PATIENCE {
            time::sleep(ASK_AGAIN).await;
            match fetch(self.request(Method::GET, &["launches", &told.id])).await {
                Ok(newer) => told = newer,
                Err(Trouble::No(status, body)) if !is_later(status) => return Err(refused(status, &body)),
                // The next question may be answered; what was last known stays true.
                Err(_) => {}
            }
            progress.tell(&told);
        }
        Ok(told)
    }

    /// A launch by its id or its container group's; `None` where there is none.
    pub async fn find(&self, id: &str) -> Result<Option<Told>, End> {
        match fetch(self.request(Method::GET, &["launches", id])).await {
            Ok(told) => return Ok(Some(told)),
            Err(Trouble::No(StatusCode::NOT_FOUND, _)) => {}
            Err(trouble) => return Err(ended(trouble)),
        }
        let request = self.request(Method::GET, &["launches"]).query(&[("text", id)]);
        let page: Page = fetch(request).await.map_err(ended)?;
        Ok(page.items.into_iter().find(|told| told.container_group_id.as_deref() == Some(id)))
    }

    /// The newest launches in these states.
    pub async fn list(&self, states: &[&'static str], limit: u16) -> Result<Vec<Told>, End> {
        let (mut all, wanted) = (Vec::new(), usize::from(limit));
        let mut after: Option<String> = None;
        loop {
            let mut request =
                self.request(Method::GET, &["launches"]).query(&[("limit", (wanted - all.len()).min(100))]);
            if !states.is_empty() {
                request = request.query(&[("state", states.join(","))]);
            }
            if let Some(after) = &after {
                request = request.query(&[("after", after)]);
            }
            let page: Page = fetch(request).await.map_err(ended)?;
            all.extend(page.items);
            after = page.next;
            if after.is_none() || all.len() >= wanted {
                return Ok(all);
            }
        }
    }

    /// The end of a container's log.
    pub async fn log(&self, id: &str, container: &str) -> Result<String, End> {
        let log: Value = fetch(self.request(Method::GET, &["launches", id, "logs", container])).await.map_err(ended)?;
        Ok(log["text"].as_str().unwrap_or_default().to_owned())
    }

    /// Deletes the container group of a launch.
    pub async fn remove(&self, id: &str) -> Result<Told, End> {
        let told = self.find(id).await?.ok_or_else(|| unknown(id))?;
        fetch(self.request(Method::DELETE, &["launches", &told.id])).await.map_err(ended)
    }

    /// Whether the cloud would create the container group of a plan.
    pub async fn dry_run(&self, document: &str) -> Result<Option<String>, End> {
        let answer: Value =
            fetch(plan(self.request(Method::POST, &["plans", "dry-run"]), document)).await.map_err(ended)?;
        if answer["passed"] == true {
            return Ok(answer["request_id"].as_str().map(str::to_owned));
        }
        Err(End { code: FAILED, lines: words(StatusCode::OK, &answer) })
    }
}

/// A page of launches, as the API gives it.
#[derive(serde::Deserialize)]
struct Page {
    items: Vec<Told>,
    next: Option<String>,
}

/// A request with a plan document in it.
fn plan(request: RequestBuilder, document: &str) -> RequestBuilder {
    let json = document.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    let media = if json { "application/json" } else { "application/yaml" };
    request.header(header::CONTENT_TYPE, media).body(document.to_owned())
}

async fn fetch<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Trouble> {
    let response = match request.send().await {
        Ok(response) => response,
        Err(error) if error.is_connect() || error.is_builder() => return Err(Trouble::Unreached(reason(&error))),
        Err(error) => return Err(Trouble::Lost(reason(&error))),
    };
    let status = response.status();
    let body: Value = match response.json().await {
        Ok(body) => body,
        Err(_) if !status.is_success() => Value::Null,
        Err(error) => return Err(Trouble::Lost(reason(&error))),
    };
    if !status.is_success() {
        return Err(Trouble::No(status, body));
    }
    serde_json::from_value(body).map_err(|error| Trouble::Lost(format!("this is no answer of Berth: {error}")))
}

/// Whether the same request makes sense a moment later.
fn is_later(status: StatusCode) -> bool {
    status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS
}

fn ended(trouble: Trouble) -> End {
    match trouble {
        Trouble::Unreached(why) | Trouble::Lost(why) => End::new(FAILED, why),
        Trouble::No(status, body) => refused(status, &body),
    }
}

/// What the server's problem details say; a plan that it does not take is a bad plan here too.
fn refused(status: StatusCode, body: &Value) -> End {
    let bad = status == StatusCode::UNPROCESSABLE_ENTITY || body["code"] == "key-used";
    End { code: if bad { UNREADABLE } else { FAILED }, lines: words(status, body) }
}

fn words(status: StatusCode, body: &Value) -> Vec<String> {
    let problems = body["problems"].as_array().into_iter().flatten().map(|problem| {
        let text = |name: &str| problem[name].as_str().unwrap_or_default();
        let place = if text("path").is_empty() { String::new() } else { format!("{}: ", text("path")) };
        format!("{place}{} [{}]", text("en"), text("code"))
    });
    let problems: Vec<_> = problems.collect();
    let said = ["title", "detail"].map(|name| body[name].as_str().unwrap_or_default());
    match (problems.is_empty(), said) {
        (false, _) => problems,
        (true, ["", ""]) => vec![format!("the server answered {status}")],
        (true, [title, detail]) => vec![format!("{title}. {detail}").trim_end_matches([' ', '.']).to_owned()],
    }
}

/// An error with what lies behind it.
fn reason(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(behind) = source {
        text = format!("{text}: {behind}");
        source = behind.source();
    }
    text
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
