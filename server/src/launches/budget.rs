//! The account's allowance: how many calls may leave in a second, and how long nobody may send after the cloud said "later".
//!
//! Throttling is waited out, never multiplied: after it, everybody waits, then one call goes ahead, and the others follow
//! only when that one was not throttled again.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::Notify,
    time::{self, Instant},
};

/// The pause after the first throttling where the cloud names none; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
/// The longest pause that is not the cloud's own wish.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);
/// How long a call that waits for another one's answer waits before it looks again.
const PATIENCE: Duration = Duration::from_millis(250);

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

/// The state of an allowance at a moment.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    rate: Rate,
    left: f64,
    at: Instant,
    /// Nobody sends before.
    closed_until: Option<Instant>,
    /// Throttlings in a row.
    throttled: u32,
    /// Whether one call has gone ahead since the last throttling and is not answered yet.
    ahead: bool,
}

/// Whether a call may leave.
#[derive(Clone, Copy, Debug, PartialEq)]
enum May {
    /// Now.
    Go,
    /// Perhaps after this.
    Wait(Duration),
}

impl Bucket {
    fn new(rate: Rate, now: Instant) -> Self {
        Self { rate, left: rate.burst, at: now, closed_until: None, throttled: 0, ahead: false }
    }

    fn take(&mut self, now: Instant) -> May {
        let passed = now.saturating_duration_since(self.at).as_secs_f64();
        self.left = (self.left + passed * self.rate.second).min(self.rate.burst);
        self.at = now;
        if let Some(until) = self.closed_until {
            if until > now {
                return May::Wait(until - now);
            }
            if self.ahead {
                return May::Wait(PATIENCE);
            }
        }
        if self.rate.second > 0.0 && self.left < 1.0 {
            return May::Wait(Duration::from_secs_f64((1.0 - self.left) / self.rate.second));
        }
        self.left -= 1.0;
        self.ahead = self.closed_until.is_some();
        May::Go
    }

    /// A call was answered with anything but throttling, or never will be.
    fn pass(&mut self, answered: bool) {
        if !self.ahead {
            return;
        }
        self.ahead = false;
        if answered {
            self.closed_until = None;
            self.throttled = 0;
        }
    }

    /// The cloud said "later". Of calls that were on their way at the same time, the first alone makes the pause longer.
    fn throttle(&mut self, asked: Option<Duration>, now: Instant) {
        let first = self.ahead || self.closed_until.is_none_or(|until| until <= now);
        self.ahead = false;
        if first {
            self.throttled += 1;
        }
        let doubled = FIRST_PAUSE.saturating_mul(1 << self.throttled.saturating_sub(1).min(10)).min(LONGEST_PAUSE);
        let until = now + asked.unwrap_or(doubled);
        self.closed_until = Some(self.closed_until.map_or(until, |other| other.max(until)));
    }
}

/// An allowance that all launches share.
#[derive(Debug)]
pub struct Budget {
    bucket: Mutex<Bucket>,
    opened: Notify,
}

impl Budget {
    /// Full at the start.
    pub fn new(rate: Rate) -> Self {
        Self { bucket: Mutex::new(Bucket::new(rate, Instant::now())), opened: Notify::new() }
    }

    /// Waits until one call may leave.
    pub async fn take(&self) -> Permit<'_> {
        loop {
            let opened = self.opened.notified();
            match self.with(Bucket::take) {
                May::Go => return Permit { budget: self, open: true },
                May::Wait(wait) => {
                    tokio::select! {
                        () = time::sleep(wait) => {}
                        () = opened => {}
                    }
                }
            }
        }
    }

    fn with<T>(&self, change: impl FnOnce(&mut Bucket, Instant) -> T) -> T {
        change(&mut self.bucket.lock().unwrap_or_else(PoisonError::into_inner), Instant::now())
    }
}

/// The right to send one call; says how it went.
#[derive(Debug)]
pub struct Permit<'a> {
    budget: &'a Budget,
    open: bool,
}

impl Permit<'_> {
    /// The cloud answered, and not with throttling.
    pub fn answered(mut self) {
        self.open = false;
        self.budget.with(|bucket, _| bucket.pass(true));
        self.budget.opened.notify_waiters();
    }

    /// The cloud said "later", perhaps how much later.
    pub fn throttled(mut self, asked: Option<Duration>) {
        self.open = false;
        self.budget.with(|bucket, now| bucket.throttle(asked, now));
    }
}

impl Drop for Permit<'_> {
    /// No answer came, which says nothing of throttling: the next one goes ahead instead.
    fn drop(&mut self) {
        if self.open {
            self.budget.with(|bucket, _| bucket.pass(false));
            self.budget.opened.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn gone(bucket: &mut Bucket, now: Instant) -> usize {
        std::iter::from_fn(|| (bucket.take(now) == May::Go).then_some(())).take(1000).count()
    }

    #[test]
    fn a_hundred_leave_at_once_and_then_twenty_a_second() {
        let start = Instant::now();
        let mut bucket = Bucket::new(Rate::changes(20), start);
        assert_eq!(gone(&mut bucket, start), 100);
        assert_eq!(bucket.take(start), May::Wait(SECOND / 20));
        assert_eq!(gone(&mut bucket, start + SECOND), 20);
        assert_eq!(gone(&mut bucket, start + 60 * SECOND), 100, "it never holds more than at the start");
    }

    #[test]
    fn without_a_limit_everything_leaves() {
        let mut bucket = Bucket::new(Rate::changes(0), Instant::now());
        assert_eq!(gone(&mut bucket, Instant::now()), 1000);
    }

    #[test]
    fn after_throttling_one_goes_ahead_and_the_others_follow_its_answer() {
        let start = Instant::now();
        let mut bucket = Bucket::new(Rate::changes(20), start);
        assert_eq!(bucket.take(start), May::Go);
        bucket.throttle(Some(3 * SECOND), start);
        assert_eq!(bucket.take(start + SECOND), May::Wait(2 * SECOND));
        assert_eq!(gone(&mut bucket, start + 3 * SECOND), 1);
        assert_eq!(bucket.take(start + 4 * SECOND), May::Wait(PATIENCE));
        bucket.pass(true);
        assert!(gone(&mut bucket, start + 4 * SECOND) > 50);
    }

    #[test]
    fn one_whose_answer_is_lost_lets_another_one_go_ahead() {
        let start = Instant::now();
        let mut bucket = Bucket::new(Rate::changes(20), start);
        bucket.throttle(Some(SECOND), start);
        assert_eq!(gone(&mut bucket, start + SECOND), 1);
        bucket.pass(false);
        assert_eq!(gone(&mut bucket, start + SECOND), 1);
    }

    #[test]
    fn pauses_double_for_throttlings_in_a_row_but_not_for_those_of_the_same_moment() {
        let start = Instant::now();
        let mut bucket = Bucket::new(Rate::changes(20), start);
        for _ in 0..5 {
            bucket.throttle(None, start);
        }
        assert_eq!(bucket.take(start), May::Wait(FIRST_PAUSE), "five calls, one moment, one pause");
        let later = start + FIRST_PAUSE;
        assert_eq!(bucket.take(later), May::Go);
        bucket.throttle(None, later);
        assert_eq!(bucket.take(later), May::Wait(2 * FIRST_PAUSE));
    }

    #[tokio::test(start_paused = true)]
    async fn of_many_that_wait_one_call_is_spent_on_finding_out_that_it_is_still_too_early() {
        let budget = std::sync::Arc::new(Budget::new(Rate::changes(20)));
        budget.take().await.throttled(Some(SECOND));
        let sent = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
        for _ in 0..50 {
            let (budget, sent) = (std::sync::Arc::clone(&budget), std::sync::Arc::clone(&sent));
            tokio::spawn(async move {
                let permit = budget.take().await;
                sent.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                time::sleep(SECOND / 10).await;
                permit.throttled(Some(30 * SECOND));
            });
        }
        time::sleep(20 * SECOND).await;
        assert_eq!(sent.load(std::sync::atomic::Ordering::SeqCst), 1);
    }
}
