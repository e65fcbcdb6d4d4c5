//! The key in use: handed out while fresh, renewed by one caller at a time.

use std::fmt;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Mutex;

use super::provider::{Provider, Tools};
use super::{AccessKey, CredentialsError, Session};

/// After a renewal that failed, the old key is used this long before the next attempt.
const PAUSE: SignedDuration = SignedDuration::from_mins(1);

/// A key that is renewed in time. Cheap to clone; clones share it.
#[derive(Clone)]
pub struct Credentials(Arc<Inner>);

struct Inner {
    source: &'static str,
    renewal: Option<(Provider, Tools)>,
    state: Mutex<State>,
}

struct State {
    session: Session,
    not_before: Option<Timestamp>,
}

impl Credentials {
    /// One key that never changes; for the simulator and for tests.
    pub fn fixed(key: AccessKey) -> Self {
        let state = Mutex::new(State { session: Session::permanent(key), not_before: None });
        Self(Arc::new(Inner { source: "fixed", renewal: None, state }))
    }

    pub(super) fn new(source: &'static str, provider: Provider, tools: Tools, session: Session) -> Self {
        let state = Mutex::new(State { session, not_before: None });
        Self(Arc::new(Inner { source, renewal: Some((provider, tools)), state }))
    }

    /// Which source of the chain the key comes from: `environment`, `oidc-role`, `cli-profile`, `ini-file`, `ecs-role`,
    /// `credentials-uri`, or `fixed`.
    pub fn source(&self) -> &'static str {
        self.0.source
    }

    /// The key to sign with now. A stale one is renewed first, by one caller while the others wait; if that fails and the
    /// old one has not expired, the old one.
    ///
    /// # Errors
    /// When the key has expired and its source does not hand out another.
    pub async fn get(&self) -> Result<AccessKey, CredentialsError> {
        let mut state = self.0.state.lock().await;
        let Some((provider, tools)) = &self.0.renewal else { return Ok(state.session.key.clone()) };
        let now = tools.ambient.now();
        let expired = state.session.is_expired(now);
        let paused = state.not_before.is_some_and(|time| now < time);
        if expired || (state.session.is_stale(now) && !paused) {
            match provider.session(tools).await {
                Ok(session) => *state = State { session, not_before: None },
                Err(why) if expired => return Err(why),
                Err(why) => {
                    tracing::warn!(source = self.0.source, %why, "the credential could not be renewed; the present one is used on");
                    state.not_before = Some(now.checked_add(PAUSE).unwrap_or(now));
                }
            }
        }
        Ok(state.session.key.clone())
    }

    /// Replaces `old`, which the cloud calls expired. Answers whether there is another key now.
    pub(crate) async fn renew(&self, old: &AccessKey) -> bool {
        let mut state = self.0.state.lock().await;
        if state.session.key != *old {
            return true;
        }
        let Some((provider, tools)) = &self.0.renewal else { return false };
        match provider.session(tools).await {
            Ok(session) if session.key != *old => {
                *state = State { session, not_before: None };
                true
            }
            _ => false,
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Credentials({}, redacted)", self.0.source)
    }
}
