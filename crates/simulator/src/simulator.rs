//! The simulator itself: one shared state, an axum router over it, and the view that tests have of it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::{Method, Response, StatusCode};
use axum::routing::any;
use serde::Serialize;

use crate::fault::{Fault, FaultKind};
use crate::gateway::{Answer, Catalogue, Format, host_id, read};
use crate::refusal::Refusal;
use crate::scenario::Scenario;
use crate::seen::{Counters, Seen};
use crate::serve::Scissors;
use crate::settings::{Clock, Settings};
use crate::state::State;
use crate::world::{World, WorldError};

/// A simulated Alibaba Cloud. Cheap to clone; all clones share one world.
#[derive(Clone)]
pub struct Simulator {
    inner: Arc<Inner>,
}

struct Inner {
    catalogue: Catalogue,
    default_region: String,
    clock: Clock,
    control: bool,
    state: Mutex<State>,
}

/// A container group as tests see it.
#[derive(Clone, Debug, Serialize)]
pub struct GroupView {
    /// `eci-…`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Region id.
    pub region: String,
    /// Its status at this moment.
    pub status: &'static str,
    /// The client token it was created with; empty where there was none.
    pub client_token: String,
}

impl Simulator {
    /// A simulator in the world of its settings.
    pub fn new(settings: Settings) -> Self {
        Self {
            inner: Arc::new(Inner {
                catalogue: Catalogue::new(),
                default_region: settings.default_region.clone(),
                clock: settings.clock.clone(),
                control: settings.control,
                state: Mutex::new(State::new(settings)),
            }),
        }
    }

    /// Answers GET and POST on any path.
    pub fn router(&self) -> Router {
        let simulator = self.clone();
        let router = Router::new().fallback(any(move |request| {
            let simulator = simulator.clone();
            // A task of its own: what was asked for happens even when the caller does not wait for the answer.
            let answered = tokio::spawn(async move { simulator.answer(request).await });
            async move { answered.await.unwrap_or_else(|_| html(500)) }
        }));
        if self.inner.control { router.merge(crate::control::router(self.clone())) } else { router }
    }

    /// The last two thousand requests, the newest last.
    pub fn requests(&self) -> Vec<Seen> {
        self.lock().log.requests.iter().cloned().collect()
    }

    /// How many requests there were, by action, error code and dropped parameter.
    pub fn counters(&self) -> Counters {
        self.lock().log.counters.clone()
    }

    /// Every container group that is still listed, in every region, the oldest first.
    pub fn groups(&self) -> Vec<GroupView> {
        let mut state = self.lock();
        state.advance(self.inner.clock.now());
        let groups = state.groups.all().map(|group| GroupView {
            id: group.id.clone(),
            name: group.name.clone(),
            region: group.region.clone(),
            status: group.life.status.name(),
            client_token: group.parameters.text("ClientToken").unwrap_or_default().to_owned(),
        });
        groups.collect()
    }

    /// Lets something go wrong.
    pub fn fault(&self, fault: Fault) {
        self.lock().fault(fault);
    }

    /// Lets nothing go wrong any more.
    pub fn clear_faults(&self) {
        self.lock().faults.clear();
    }

    /// Changes the world, as somebody at the console would, or reads it. What was due before happens first, in the old world.
    pub fn world<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        let mut state = self.lock();
        state.advance(self.inner.clock.now());
        change(&mut state.world)
    }

    /// Lays a scenario over the world as it is now and adds its faults.
    ///
    /// # Errors
    /// When the world that would come of it cannot be; nothing has changed then.
    pub fn apply(&self, scenario: &Scenario) -> Result<(), WorldError> {
        let mut state = self.lock();
        state.advance(self.inner.clock.now());
        state.world = scenario.onto(&state.world)?;
        for fault in &scenario.faults {
            state.fault(fault.clone());
        }
        Ok(())
    }

    /// Puts another world in the place of the one that is, with its faults and no others. Container groups stay, and whatever was
    /// under way in the old world is forgotten.
    ///
    /// # Errors
    /// When the scenario's world cannot be; nothing has changed then.
    pub fn restart_in(&self, scenario: &Scenario) -> Result<(), WorldError> {
        let world = scenario.world()?;
        let mut state = self.lock();
        state.advance(self.inner.clock.now());
        state.replace(world, &scenario.faults);
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn answer(&self, request: Request) -> Response<Body> {
        let scissors =
            request.extensions().get::<ConnectInfo<Scissors>>().map(|ConnectInfo(scissors)| scissors.clone());
        let early = |refusal| {
            let host = host_id(None, &self.inner.default_region);
            let id = "00000000-0000-0000-0000-000000000000";
            Answer::refused(refusal, id, &host).into_response(Format::Json, id)
        };
        if request.method() != Method::GET && request.method() != Method::POST {
            return early(Refusal::new(405, "UnsupportedHTTPMethod", "This http method is not supported."));
        }
        let incoming = match read(request).await {
            Ok(incoming) => incoming,
            Err(refusal) => return early(refusal),
        };
        let inner = &self.inner;
        let ticket = self.lock().admit(&inner.catalogue, &incoming, &inner.default_region, inner.clock.now());
        drop(incoming);
        if let Some(delay) = ticket.fault.as_ref().and_then(FaultKind::delay) {
            tokio::time::sleep(delay).await;
        }
        let fault = ticket.fault.clone();
        if fault == Some(FaultKind::DropBefore) {
            self.lock().abandon(ticket);
            return lost(scissors);
        }
        let (format, request_id) = (ticket.format, ticket.request_id.clone());
        let answer = self.lock().perform(ticket, inner.clock.now());
        let response = answer.into_response(format, &request_id);
        if let Some(delay) = fault.as_ref().and_then(FaultKind::delay_after) {
            tokio::time::sleep(delay).await;
        }
        match fault {
            Some(FaultKind::DropAfter) => lost(scissors),
            Some(FaultKind::Truncate) => truncated(response).await,
            Some(FaultKind::Html { status }) => html(status),
            _ => response,
        }
    }
}

/// An answer that never comes: the connection is cut, or where it cannot be, the body breaks before its first byte.
fn lost(scissors: Option<Scissors>) -> Response<Body> {
    if let Some(scissors) = scissors {
        scissors.cut();
    }
    broken(Vec::new())
}

/// The first half of the answer, and then nothing.
async fn truncated(response: Response<Body>) -> Response<Body> {
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let mut half = broken(bytes[..bytes.len() / 2].to_vec());
    *half.headers_mut() = parts.headers;
    half
}

fn broken(bytes: Vec<u8>) -> Response<Body> {
    let parts = [Ok(bytes), Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))];
    Response::new(Body::from_stream(futures::stream::iter(parts)))
}

fn html(status: u16) -> Response<Body> {
    let mut response =
        Response::new(Body::from("<html><head><title>Bad Gateway</title></head><body>Bad Gateway</body></html>"));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
    response
}
