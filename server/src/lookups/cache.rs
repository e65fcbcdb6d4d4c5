//! Answers kept for a while, and questions that a page does not wait for too long.

use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use app::frame::Lookup;
use cloud::{ApiError, Client, SPANS};
use futures::{FutureExt, future::BoxFuture, future::Shared};
use tokio::{
    task::AbortHandle,
    time::{Instant, timeout_at},
};
use tracing::Instrument;

use super::look::{GRACE, Look, PATIENCE};
use crate::{telemetry::beside, trouble};

/// For one call of a question, tries included: long enough for a slow cloud, short enough to ask anew soon.
const CALL: Duration = Duration::from_secs(15);
/// Questions kept, at most.
const KEPT: usize = 500;

/// A list that the cloud gave.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    /// What it listed.
    pub items: Vec<T>,
    /// Whether there is more.
    pub more: bool,
}

/// How one question stands, whether it was answered or not.
#[derive(Clone, Debug)]
pub struct Standing<T> {
    /// The last answer, and how many seconds old it is.
    pub answer: Option<(Listed<T>, u64)>,
    /// Why the last try brought none; of a question under way, what its last try met.
    pub failure: Option<ApiError>,
    /// For how long it is being asked by now.
    pub asked: Option<Duration>,
}

/// What came of a question; `None` where its task broke.
type Outcome<T> = Option<Result<Listed<T>, ApiError>>;

/// A question that is being asked.
struct UnderWay<T: Clone> {
    outcome: Shared<BoxFuture<'static, Outcome<T>>>,
    /// What its last try met, while more are made.
    met: Arc<Mutex<Option<ApiError>>>,
    since: Instant,
    task: AbortHandle,
}

impl<T: Clone> Clone for UnderWay<T> {
    fn clone(&self) -> Self {
        let (outcome, met, task) = (self.outcome.clone(), Arc::clone(&self.met), self.task.clone());
        Self { outcome, met, since: self.since, task }
    }
}

/// All that is known of one question.
struct Known<T: Clone> {
    answer: Option<(Listed<T>, Instant)>,
    failure: Option<(ApiError, Instant)>,
    under_way: Option<UnderWay<T>>,
    /// Somebody wants a newer answer, however young this one is.
    due: bool,
    touched: Instant,
}

impl<T: Clone> Known<T> {
    fn new() -> Self {
        Self { answer: None, failure: None, under_way: None, due: false, touched: Instant::now() }
    }

    /// The answer, whatever its age.
    fn old(&self) -> Option<Lookup<T>> {
        let (listed, at) = self.answer.as_ref()?;
        Some(Lookup::Ready { items: listed.items.clone(), more: listed.more, age: at.elapsed().as_secs() })
    }

    fn is_fresh(&self, look: Look) -> bool {
        !self.due && self.answer.as_ref().is_some_and(|(_, at)| at.elapsed() < look.fresh)
    }

    /// The failure that is too young to ask again.
    fn recent_failure(&self, look: Look) -> Option<&ApiError> {
        self.failure.as_ref().filter(|(_, at)| at.elapsed() < look.failed).map(|(error, _)| error)
    }

    fn is_asked(&self) -> bool {
        self.under_way.as_ref().is_some_and(|under_way| !under_way.task.is_finished())
    }
}

/// What is known by question.
pub struct Cache<T: Clone>(Arc<Mutex<HashMap<String, Known<T>>>>);

impl<T: Clone> Default for Cache<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T: Clone + Send + Sync + 'static> Cache<T> {
    /// The answer to `question`: the kept one while it is fresh, else a new one; the old one where the new one fails
    /// or does not come in time. Whoever asks the same meanwhile waits for the same answer, and a failure is not asked
    /// for again at once. `ask` gets the client to ask with.
    pub async fn ask<F>(&self, question: String, look: Look, cloud: &Client, ask: impl FnOnce(Client) -> F) -> Lookup<T>
    where
        F: Future<Output = Result<Listed<T>, ApiError>> + Send + 'static,
    {
        let under_way = match self.begin(&question, look, cloud, ask) {
            Ok(under_way) => under_way,
            Err(known) => return known,
        };
        let until = look.until.min(under_way.since + PATIENCE).max(Instant::now() + GRACE);
        let failed = match timeout_at(until, under_way.outcome).await {
            Ok(Some(Ok(Listed { items, more }))) => return Lookup::Ready { items, more, age: 0 },
            Ok(Some(Err(error))) => trouble::of(&error, look.lang),
            Ok(None) | Err(_) => {
                let met = under_way.met.lock().unwrap_or_else(PoisonError::into_inner);
                met.as_ref().map_or_else(|| trouble::too_slow(look.lang), |error| trouble::of(error, look.lang))
            }
        };
        self.all().get(&question).and_then(Known::old).unwrap_or(Lookup::Failed(failed))
    }

    /// Begins a question unless what is kept will do; what to wait for while it is asked.
    pub fn start<F>(
        &self,
        question: &str,
        look: Look,
        cloud: &Client,
        ask: impl FnOnce(Client) -> F,
    ) -> Option<BoxFuture<'static, ()>>
    where
        F: Future<Output = Result<Listed<T>, ApiError>> + Send + 'static,
    {
        self.begin(question, look, cloud, ask).ok().map(|under_way| under_way.outcome.map(drop).boxed())
    }

    /// How a question stands.
    pub fn standing(&self, question: &str) -> Standing<T> {
        let all = self.all();
        let Some(known) = all.get(question) else { return Standing { answer: None, failure: None, asked: None } };
        let answer = known.answer.as_ref().map(|(listed, at)| (listed.clone(), at.elapsed().as_secs()));
        let under_way = known.under_way.as_ref().filter(|_| known.is_asked());
        let met = under_way.and_then(|asked| asked.met.lock().unwrap_or_else(PoisonError::into_inner).clone());
        let failure = met.or_else(|| known.failure.as_ref().map(|(error, _)| error.clone()));
        Standing { answer, failure, asked: under_way.map(|asked| asked.since.elapsed()) }
    }

    /// Whether somebody wants a newer answer than the one that is kept.
    pub fn is_due(&self, question: &str) -> bool {
        self.all().get(question).is_some_and(|known| known.due)
    }

    /// Lets the next look at these questions ask anew, however young what is kept.
    pub fn renew(&self, which: impl Fn(&str) -> bool) {
        for (question, known) in self.all().iter_mut() {
            if which(question) {
                known.due = true;
                known.failure = None;
            }
        }
    }

    /// The question under way, which begins now where it was not; what is known already where that will do.
    fn begin<F>(
        &self,
        question: &str,
        look: Look,
        cloud: &Client,
        ask: impl FnOnce(Client) -> F,
    ) -> Result<UnderWay<T>, Lookup<T>>
    where
        F: Future<Output = Result<Listed<T>, ApiError>> + Send + 'static,
    {
        let mut all = self.all();
        make_room(&mut all, question);
        let known = all.entry(question.to_owned()).or_insert_with(Known::new);
        known.touched = Instant::now();
        if known.is_fresh(look)
            && let Some(answer) = known.old()
        {
            return Err(answer);
        }
        if let Some(under_way) = known.under_way.clone().filter(|_| known.is_asked()) {
            return Ok(under_way);
        }
        if let Some(error) = known.recent_failure(look) {
            let failed = trouble::of(error, look.lang);
            return Err(known.old().unwrap_or(Lookup::Failed(failed)));
        }
        let met = Arc::new(Mutex::new(None));
        let last = Arc::clone(&met);
        let cloud = cloud.with_deadline(CALL).telling(move |error| {
            *last.lock().unwrap_or_else(PoisonError::into_inner) = Some(error.clone());
        });
        let (answer, cache, name) = (ask(cloud), Self(Arc::clone(&self.0)), question.to_owned());
        let asked = async move {
            let outcome = answer.await;
            cache.settle(&name, &outcome);
            outcome
        };
        let span = tracing::debug_span!(target: SPANS, parent: None, "lookup");
        let task = tokio::spawn(asked.instrument(beside(span)));
        let handle = task.abort_handle();
        let outcome = task.map(Result::ok).boxed().shared();
        let under_way = UnderWay { outcome, met, since: Instant::now(), task: handle };
        known.under_way = Some(under_way.clone());
        Ok(under_way)
    }

    fn settle(&self, question: &str, outcome: &Result<Listed<T>, ApiError>) {
        let mut all = self.all();
        let known = all.entry(question.to_owned()).or_insert_with(Known::new);
        known.under_way = None;
        match outcome {
            Ok(listed) => {
                known.answer = Some((listed.clone(), Instant::now()));
                known.failure = None;
                known.due = false;
            }
            Err(error) => {
                tracing::warn!(%error, "a list could not be had");
                known.failure = Some((error.clone(), Instant::now()));
            }
        }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Known<T>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Forgets the question that nobody looked at for the longest time, where there are too many.
fn make_room<T: Clone>(all: &mut HashMap<String, Known<T>>, question: &str) {
    if all.len() < KEPT || all.contains_key(question) {
        return;
    }
    let idle = all.iter().filter(|(_, known)| !known.is_asked());
    if let Some(oldest) = idle.min_by_key(|(_, known)| known.touched).map(|(question, _)| question.clone()) {
        all.remove(&oldest);
    }
}

#[cfg(test)]
mod tests;
