//! The account's allowance: how many calls may leave in a second, and how long nobody may send after the cloud said "later".
//!
//! Throttling is waited out, never multiplied: after it, everybody waits, then one call goes ahead, and the others follow
//! only when that one was not throttled again.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use tokio::{
    sync::{Mutex as Queue, Notify},
    task::JoinHandle,
    time::{self, Instant},
};

use crate::store::{Store, StoreError};

/// The pause after the first throttling where the cloud names none; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
/// The longest pause that is not the cloud's own wish.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);
/// How long a call that waits for another one's answer waits before it looks again.
const PATIENCE: Duration = Duration::from_millis(250);
/// Whoever went ahead and has said nothing for so many milliseconds is gone, and with it the answer.
const GONE: i64 = 30_000;

/// So many calls a second, so many at once after a rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Calls a second in the long run; 0 for no limit.
    pub second: f64,
    /// Calls at once.
    pub burst: f64,
}

impl Rate {
    /// Creations and deletions of container groups: what an account is allowed is 20 a second, and 100 at once.
    ///
    /// Source: Alibaba Cloud documentation, "Limits" of Elastic Container Instance.
    pub fn changes(second: u32) -> Self {
        let second = f64::from(second);
        Self { second, burst: 5.0 * second }
    }

    /// `DescribeContainerGroups`: 2,000 a minute. A tenth is left to people and to other programs.
    ///
    /// Source: Alibaba Cloud documentation, "Limits" of Elastic Container Instance.
    pub const QUESTIONS: Self = Self { second: 30.0, burst: 100.0 };
}

/// The state of an allowance at a moment. Moments are milliseconds of whatever clock all its users share.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Bucket {
    left: f64,
    at: i64,
    /// Nobody sends before.
    closed_until: Option<i64>,
    /// Throttlings in a row.
    throttled: u32,
    /// When the one call left that has gone ahead since the last throttling and is not answered yet.
    ahead: Option<i64>,
}

/// Whether a call may leave.
#[derive(Clone, Copy, Debug, PartialEq)]
enum May {
    /// Now; whether ahead of the others, to find out if that is not too early.
    Go { ahead: bool },
    /// Perhaps after this.
    Wait(Duration),
}

impl Bucket {
    /// Full.
    fn new(rate: Rate, now: i64) -> Self {
        Self { left: rate.burst, at: now, closed_until: None, throttled: 0, ahead: None }
    }

    fn take(&mut self, rate: Rate, now: i64) -> May {
        #[expect(clippy::cast_precision_loss, reason = "what passed between two calls is far below 2^52 milliseconds")]
        let passed = (now - self.at).max(0) as f64 / 1000.0;
        self.left = (self.left + passed * rate.second).min(rate.burst);
        self.at = self.at.max(now);
        if let Some(until) = self.closed_until {
            if until > now {
                return May::Wait(milliseconds(until - now));
            }
            if self.ahead.is_some_and(|since| now - since < GONE) {
                return May::Wait(PATIENCE);
            }
        }
        if rate.second > 0.0 && self.left < 1.0 {
            return May::Wait(Duration::from_secs_f64((1.0 - self.left) / rate.second));
        }
        self.left -= 1.0;
        let ahead = self.closed_until.is_some();
        self.ahead = ahead.then_some(now);
        May::Go { ahead }
    }

    /// The call that went ahead was answered with anything but throttling, or never will be.
    fn pass(&mut self, answered: bool) {
        if self.ahead.take().is_some() && answered {
            self.closed_until = None;
            self.throttled = 0;
        }
    }

    /// The cloud said "later". Of calls that were on their way at the same time, the first alone makes the pause longer.
    fn throttle(&mut self, asked: Option<Duration>, now: i64) {
        let first = self.ahead.take().is_some() || self.closed_until.is_none_or(|until| until <= now);
        if first {
            self.throttled += 1;
        }
        let doubled = FIRST_PAUSE.saturating_mul(1 << self.throttled.saturating_sub(1).min(10)).min(LONGEST_PAUSE);
        let pause = i64::try_from(asked.unwrap_or(doubled).as_millis()).unwrap_or(i64::MAX);
        let until = now.saturating_add(pause);
        self.closed_until = Some(self.closed_until.map_or(until, |other| other.max(until)));
    }
}

fn milliseconds(count: i64) -> Duration {
    Duration::from_millis(u64::try_from(count).unwrap_or_default())
}

/// An allowance that all launches share.
pub struct Budget {
    rate: Rate,
    place: Place,
    opened: Notify,
}

/// Where the state of an allowance is.
enum Place {
    /// In this process, which is the only one; since when it counts.
    Here(Mutex<Bucket>, Instant),
    /// In a row of the database, for all servers. Of this one's calls one asks at a time.
    Shared(Store, &'static str, Queue<()>),
}

impl Budget {
    /// Full at the start. Servers that share `store` share the allowance `name` of their cloud.
    pub fn new(rate: Rate, store: &Store, name: &'static str) -> Self {
        let place = if store.is_shared() {
            Place::Shared(store.clone(), name, Queue::new(()))
        } else {
            Place::Here(Mutex::new(Bucket::new(rate, 0)), Instant::now())
        };
        Self { rate, place, opened: Notify::new() }
    }

    /// Waits until one call may leave.
    pub async fn take(self: &Arc<Self>) -> Result<Permit, StoreError> {
        let _turn = match &self.place {
            Place::Here(..) => None,
            Place::Shared(.., queue) => Some(queue.lock().await),
        };
        loop {
            let opened = self.opened.notified();
            match self.with(|rate, bucket, now| bucket.take(rate, now)).await? {
                May::Go { ahead } => return Ok(Permit { budget: Arc::clone(self), open: true, ahead }),
                May::Wait(wait) => {
                    tokio::select! {
                        () = time::sleep(wait) => {}
                        () = opened => {}
                    }
                }
            }
        }
    }

    async fn with<T>(&self, change: impl FnOnce(Rate, &mut Bucket, i64) -> T + Send) -> Result<T, StoreError> {
        match &self.place {
            Place::Here(bucket, start) => {
                let now = i64::try_from(start.elapsed().as_millis()).unwrap_or(i64::MAX);
                Ok(change(self.rate, &mut bucket.lock().unwrap_or_else(PoisonError::into_inner), now))
            }
            Place::Shared(store, name, _) => {
                let rate = self.rate;
                let changed = store.allowance(name, |state, now| {
                    let known = state.and_then(|text| serde_json::from_str(text).ok());
                    let mut bucket = known.unwrap_or_else(|| Bucket::new(rate, now));
                    let given = change(rate, &mut bucket, now);
                    (serde_json::to_string(&bucket).unwrap_or_default(), given)
                });
                changed.await
            }
        }
    }

    /// Writes down what became of a call, at once where that is possible; else it is written when what is returned has ended,
    /// and also if nobody waits for that.
    fn settle(self: &Arc<Self>, change: impl FnOnce(&mut Bucket, i64) + Send + 'static) -> Option<JoinHandle<()>> {
        let budget = Arc::clone(self);
        let settled = async move {
            if let Err(error) = budget.with(|_, bucket, now| change(bucket, now)).await {
                tracing::warn!(%error, "the allowance could not be written down");
            }
            budget.opened.notify_waiters();
        };
        match self.place {
            // It waits for nothing.
            Place::Here(..) => settled.now_or_never().and(None),
            Place::Shared(..) => Some(tokio::spawn(settled)),
        }
    }
}

/// The right to send one call; says how it went.
pub struct Permit {
    budget: Arc<Budget>,
    open: bool,
    ahead: bool,
}

impl Permit {
    /// The cloud answered, and not with throttling.
    pub fn answered(mut self) {
        self.open = false;
        if self.ahead {
            drop(self.budget.settle(|bucket, _| bucket.pass(true)));
        }
    }

    /// The cloud said "later", perhaps how much later. Ends when every server can know, so that whoever was told so does not
    /// send again before.
    pub async fn throttled(mut self, asked: Option<Duration>) {
        self.open = false;
        if let Some(written) = self.budget.settle(move |bucket, now| bucket.throttle(asked, now)) {
            drop(written.await);
        }
    }
}

impl Drop for Permit {
    /// No answer came, which says nothing of throttling: the next one goes ahead instead.
    fn drop(&mut self) {
        if self.open && self.ahead {
            drop(self.budget.settle(|bucket, _| bucket.pass(false)));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const RATE: Rate = Rate { second: 20.0, burst: 100.0 };

    fn gone(rate: Rate, bucket: &mut Bucket, now: i64) -> usize {
        std::iter::from_fn(|| matches!(bucket.take(rate, now), May::Go { .. }).then_some(())).take(1000).count()
    }

    #[test]
    fn a_hundred_leave_at_once_and_then_twenty_a_second() {
        assert_eq!(Rate::changes(20), RATE);
        let mut bucket = Bucket::new(RATE, 7);
        assert_eq!(gone(RATE, &mut bucket, 7), 100);
        assert_eq!(bucket.take(RATE, 7), May::Wait(SECOND / 20));
        assert_eq!(gone(RATE, &mut bucket, 1_007), 20);
        assert_eq!(gone(RATE, &mut bucket, 60_007), 100, "it never holds more than at the start");
    }

    #[test]
    fn without_a_limit_everything_leaves() {
        let rate = Rate::changes(0);
        assert_eq!(gone(rate, &mut Bucket::new(rate, 0), 0), 1000);
    }

    #[test]
    fn after_throttling_one_goes_ahead_and_the_others_follow_its_answer() {
        let mut bucket = Bucket::new(RATE, 0);
        assert_eq!(bucket.take(RATE, 0), May::Go { ahead: false });
        bucket.throttle(Some(3 * SECOND), 0);
        assert_eq!(bucket.take(RATE, 1_000), May::Wait(2 * SECOND));
        assert_eq!(bucket.take(RATE, 3_000), May::Go { ahead: true });
        assert_eq!(bucket.take(RATE, 3_000), May::Wait(PATIENCE));
        assert_eq!(bucket.take(RATE, 4_000), May::Wait(PATIENCE));
        bucket.pass(true);
        assert!(gone(RATE, &mut bucket, 4_000) > 50);
    }

    #[test]
    fn one_whose_answer_is_lost_or_who_is_gone_lets_another_one_go_ahead() {
        let mut bucket = Bucket::new(RATE, 0);
        bucket.throttle(Some(SECOND), 0);
        assert_eq!(gone(RATE, &mut bucket, 1_000), 1);
        bucket.pass(false);
        assert_eq!(gone(RATE, &mut bucket, 1_000), 1);
        assert_eq!(gone(RATE, &mut bucket, 1_000 + GONE), 1);
    }

    #[test]
    fn pauses_double_for_throttlings_in_a_row_but_not_for_those_of_the_same_moment() {
        let mut bucket = Bucket::new(RATE, 0);
        for _ in 0..5 {
            bucket.throttle(None, 0);
        }
        assert_eq!(bucket.take(RATE, 0), May::Wait(FIRST_PAUSE), "five calls, one moment, one pause");
        assert_eq!(bucket.take(RATE, 500), May::Go { ahead: true });
        bucket.throttle(None, 500);
        assert_eq!(bucket.take(RATE, 500), May::Wait(2 * FIRST_PAUSE));
    }

    #[test]
    fn a_server_whose_clock_runs_behind_fills_nothing_up() {
        let mut bucket = Bucket::new(RATE, 10_000);
        assert_eq!(gone(RATE, &mut bucket, 10_000), 100);
        assert_eq!(gone(RATE, &mut bucket, 5_000), 0);
        assert_eq!(gone(RATE, &mut bucket, 10_000), 0);
    }

    #[tokio::test]
    async fn of_many_that_wait_one_call_is_spent_on_finding_out_that_it_is_still_too_early() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
        time::pause();
        let budget = Arc::new(Budget::new(Rate::changes(20), &store, "changes"));
        budget.take().await.unwrap().throttled(Some(SECOND)).await;
        let sent = Arc::new(std::sync::atomic::AtomicUsize::new(0));
        for _ in 0..50 {
            let (budget, sent) = (Arc::clone(&budget), Arc::clone(&sent));
            tokio::spawn(async move {
                let permit = budget.take().await.unwrap();
                sent.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                time::sleep(SECOND / 10).await;
                permit.throttled(Some(30 * SECOND)).await;
            });
        }
        time::sleep(20 * SECOND).await;
        assert_eq!(sent.load(std::sync::atomic::Ordering::SeqCst), 1);
    }
}
