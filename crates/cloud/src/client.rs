//! The client: credentials, signature, tries.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::{Instrument, Span};
use url::Url;

use crate::ambient::Ambient;
use crate::answer::judge;
use crate::call::{Call, Intent};
use crate::credentials::{AccessKey, Credentials, CredentialsError, Said, said};
use crate::endpoints::Endpoints;
use crate::error::{ApiError, Cause, ErrorKind};
use crate::request::{Prepared, Signature, prepare};
use crate::retry::{Limits, may_repeat};
use crate::seen::Seen;
use crate::span;
use crate::transport::{ClearText, NoAnswer, Transport};
use crate::wire::without_nulls;

/// What a [`Client`] is made from.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the products answer.
    pub endpoints: Endpoints,
    /// Who calls.
    pub credentials: Credentials,
    /// How requests are signed.
    pub signature: Signature,
    /// Times and sizes.
    pub limits: Limits,
    /// Clock, nonces, jitter.
    pub ambient: Ambient,
}

impl Settings {
    /// The usual: signature version 1, the default limits, the real clock.
    pub fn new(endpoints: Endpoints, credentials: Credentials) -> Self {
        Self {
            endpoints,
            credentials,
            signature: Signature::default(),
            limits: Limits::default(),
            ambient: Ambient::real(),
        }
    }
}

/// Calls the API. Cheap to clone; clones share connections, credentials and what was learnt about the clock.
#[derive(Clone)]
pub struct Client {
    settings: Settings,
    transport: Arc<Transport>,
    /// How many seconds the cloud's clock is ahead of ours, once that mattered.
    ahead: Arc<AtomicI64>,
    /// Who is told of each try that failed and is followed by another.
    tell: Option<Arc<Tell>>,
    /// Who counts tries.
    watch: Option<Arc<Watch>>,
}

/// Hears of every try, when it is over.
type Watch = dyn Fn(&Seen) + Send + Sync;

/// Hears of a try that failed, its count in `tries`, while the call goes on.
type Tell = dyn Fn(&ApiError) + Send + Sync;

/// What the tries of one call taught so far.
#[derive(Debug, Default)]
pub struct Course {
    tries: u32,
    resynchronised: bool,
    renewed: bool,
}

impl Client {
    /// A client; nothing is sent and nothing is read yet.
    pub fn new(settings: Settings) -> Self {
        let transport = Arc::new(Transport::new(settings.limits));
        Self { settings, transport, ahead: Arc::default(), tell: None, watch: None }
    }

    /// The same client with another deadline for a whole call: short for a page that waits, long for a launch.
    #[must_use]
    pub fn with_deadline(&self, total: Duration) -> Self {
        let mut client = self.clone();
        client.settings.limits.total = total;
        client
    }

    /// The same client, which tells `tell` of each try that failed and is followed by another: for whoever waits and
    /// wants to know why.
    #[must_use]
    pub fn telling(&self, tell: impl Fn(&ApiError) + Send + Sync + 'static) -> Self {
        let mut client = self.clone();
        client.tell = Some(Arc::new(tell));
        client
    }

    /// The same client, which tells `watch` of every try: for whoever counts.
    #[must_use]
    pub fn watched(&self, watch: impl Fn(&Seen) + Send + Sync + 'static) -> Self {
        let mut client = self.clone();
        client.watch = Some(Arc::new(watch));
        client
    }

    /// The credentials it calls with.
    pub fn credentials(&self) -> &Credentials {
        &self.settings.credentials
    }

    /// A new text for `ClientToken`.
    pub fn token(&self) -> String {
        self.settings.ambient.nonce()
    }

    /// How far the cloud's clock is ahead of this machine's, if a call was refused for it and the answer's date told.
    pub fn clock_offset(&self) -> Option<SignedDuration> {
        let seconds = self.ahead.load(Ordering::Relaxed);
        (seconds != 0).then(|| SignedDuration::from_secs(seconds))
    }

    /// Sends `call`, again where that is safe and sensible, and answers the body.
    ///
    /// # Errors
    /// When there is no address or credential, no answer, or the answer is not a success; the kind says what to do.
    pub async fn call(&self, call: &Call) -> Result<Value, ApiError> {
        let limits = &self.settings.limits;
        let until = Instant::now() + limits.total;
        let (mut course, mut lost) = (Course::default(), false);
        // A change cut off while still connecting could not be told from one that was sent, so there must be time to connect.
        let room = match call.intent {
            Intent::Change => limits.connect.min(limits.one_try),
            Intent::Read => Duration::ZERO,
        };
        loop {
            let error = match self.one(call, &mut course, until).await {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            lost |= error.ambiguous;
            match error.again {
                Some(wait) if Instant::now() + wait + room < until => {
                    if let Some(tell) = &self.tell {
                        tell(&error);
                    }
                    sleep(wait).await;
                }
                _ => return Err(error.conclude(call, lost, course.tries)),
            }
        }
    }

    /// Sends `call` once and reads the body as `T`, for whoever writes down every single try. `course` holds what the
    /// earlier tries taught; [`ApiError::again`] says whether and when another one makes sense.
    ///
    /// # Errors
    /// As [`Client::fetch`], of this try alone.
    pub async fn attempt<T: DeserializeOwned>(&self, call: &Call, course: &mut Course) -> Result<T, ApiError> {
        let until = Instant::now() + self.settings.limits.total;
        let value = self.one(call, course, until).await.map_err(|error| error.conclude(call, false, course.tries))?;
        read_as(call, value)
    }

    /// One try: address, credential, signature, answer.
    async fn one(&self, call: &Call, course: &mut Course, until: Instant) -> Result<Value, ApiError> {
        let url = self.settings.endpoints.url(call.product, &call.region).map_err(|why| {
            let kind = ErrorKind::ChangeParameter { field: Some("RegionId".to_owned()) };
            ApiError::told(call, kind, Said::of(|lang| why.text(lang))).caused(Cause::Endpoint(why))
        })?;
        let key = self.key(call, until).await?;
        course.tries += 1;
        let span = span::of(call, &url, course.tries);
        let mut error = match self.once(call, &url, key.as_ref(), until, &span).instrument(span.clone()).await {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        error.parts().tries = course.tries;
        let again = self.again(&error, key.as_ref(), course).await;
        error.parts().again = again;
        Err(error)
    }

    /// Sends `call` and reads the body as `T`.
    ///
    /// # Errors
    /// As [`Client::call`], and when the body is not shaped as the API promises.
    pub async fn fetch<T: DeserializeOwned>(&self, call: &Call) -> Result<T, ApiError> {
        read_as(call, self.call(call).await?)
    }

    async fn key(&self, call: &Call, until: Instant) -> Result<Option<AccessKey>, ApiError> {
        if call.anonymous {
            return Ok(None);
        }
        let late = || CredentialsError::slow(self.settings.credentials.source());
        let answer = timeout_at(until, self.settings.credentials.get()).await.unwrap_or_else(|_| Err(late()));
        let key = answer.map_err(|why| {
            let words = Said::of(|lang| why.text(lang));
            ApiError::told(call, ErrorKind::NoCredentials, words).caused(Cause::Credentials(why))
        });
        key.map(Some)
    }

    async fn once(
        &self,
        call: &Call,
        url: &Url,
        key: Option<&AccessKey>,
        until: Instant,
        span: &Span,
    ) -> Result<Value, ApiError> {
        let Prepared { outgoing, string_to_sign } =
            prepare(call, url, key, self.settings.signature, self.now(), &self.settings.ambient.nonce());
        let time = self.settings.limits.one_try.min(until - Instant::now());
        let begun = Instant::now();
        let sent = self.transport.send(outgoing, time, ClearText::Loopback).await;
        let judged = match &sent {
            Ok(incoming) => judge(call, incoming, &string_to_sign),
            Err(none) => Err(unanswered(call, none)),
        };
        let judged = judged.map_err(|mut error| {
            let parts = error.parts();
            parts.host = url.host_str().map(str::to_owned);
            parts.access_key_id = key.map(AccessKey::short_id);
            error
        });
        if let (Err(error), Ok(incoming)) = (&judged, &sent)
            && error.kind == ErrorKind::FixClock
        {
            self.learn_time(incoming.date.as_deref());
        }
        span::end(span, sent.as_ref().ok().map(|incoming| incoming.status), &judged);
        if let Some(watch) = &self.watch {
            watch(&Seen::of(call, &judged, begun.elapsed()));
        }
        match &judged {
            Ok(_) => tracing::debug!(product = %call.product, action = call.action, region = call.region, "answered"),
            Err(error) => tracing::info!(
                product = %call.product, action = call.action, region = call.region,
                status = error.status, code = error.code, request_id = error.request_id, "not answered as hoped"
            ),
        }
        judged
    }

    /// Whether to try again, and after which wait.
    async fn again(&self, error: &ApiError, key: Option<&AccessKey>, course: &mut Course) -> Option<Duration> {
        let limits = &self.settings.limits;
        if may_repeat(error) {
            return Some(limits.wait(course.tries, self.settings.ambient.jitter(), error.retry_after));
        }
        if error.kind == ErrorKind::FixClock && !course.resynchronised && self.clock_offset().is_some() {
            course.resynchronised = true;
            return Some(Duration::ZERO);
        }
        let stale = matches!(error.code.as_deref(), Some("InvalidSecurityToken.Expired" | "MissingSecurityToken"));
        if stale && !course.renewed {
            course.renewed = true;
            if self.settings.credentials.renew(key?).await {
                return Some(Duration::ZERO);
            }
        }
        None
    }

    fn now(&self) -> Timestamp {
        let ahead = SignedDuration::from_secs(self.ahead.load(Ordering::Relaxed));
        let now = self.settings.ambient.now();
        now.checked_add(ahead).unwrap_or(now)
    }

    fn learn_time(&self, date: Option<&str>) {
        let parsed = date.and_then(|date| jiff::fmt::rfc2822::parse(date).ok());
        if let Some(theirs) = parsed {
            let ahead = theirs.timestamp().as_second() - self.settings.ambient.now().as_second();
            self.ahead.store(ahead, Ordering::Relaxed);
            tracing::warn!(seconds = ahead, "the cloud's clock differs from this machine's; set the clock (NTP)");
        }
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Client").field("settings", &self.settings).finish_non_exhaustive()
    }
}

fn read_as<T: DeserializeOwned>(call: &Call, value: Value) -> Result<T, ApiError> {
    let request_id = value["RequestId"].as_str().map(str::to_owned);
    // Every action answers a RequestId, so JSON without one comes from somebody else.
    let body = request_id.as_ref().and_then(|_| serde_json::from_value(without_nulls(value)).ok());
    body.ok_or_else(|| {
        let why = said!(
            "应答是 JSON，但不是这个操作应有的结构",
            "the answer is JSON, but not shaped as this action's answers are"
        );
        let mut error = ApiError::told(call, ErrorKind::WrongEndpoint, why);
        error.parts().request_id = request_id;
        error.parts().ambiguous = true;
        error.conclude(call, false, 1)
    })
}

fn unanswered(call: &Call, none: &NoAnswer) -> ApiError {
    let (kind, why, sent) = match none {
        NoAnswer::Refused(why) => (ErrorKind::WrongEndpoint, why.clone(), false),
        NoAnswer::NotSent(why) => (ErrorKind::Unreachable, why.clone(), false),
        NoAnswer::Lost(why) => (ErrorKind::Unreachable, why.clone(), true),
        NoAnswer::TooLong(limit) => {
            let why = said!("应答超过 {limit} 字节", "the answer is longer than {limit} bytes");
            (ErrorKind::WrongEndpoint, why, true)
        }
    };
    let mut error = ApiError::told(call, kind, why);
    error.parts().ambiguous = sent && call.intent == Intent::Change;
    error
}
