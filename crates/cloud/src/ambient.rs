//! What a request needs from the world besides its content: the time, a nonce, a little randomness.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

/// Clock, nonces and jitter, passed in rather than reached for, so that tests can hold them still.
#[derive(Clone)]
pub struct Ambient {
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    nonce: Arc<dyn Fn() -> String + Send + Sync>,
    jitter: Arc<dyn Fn() -> f64 + Send + Sync>,
}

impl Ambient {
    /// The real ones: the system's clock, random nonces, random jitter.
    pub fn real() -> Self {
        Self::new(
            Timestamp::now,
            || Uuid::new_v4().simple().to_string(),
            || f64::from(Uuid::new_v4().as_fields().0) / f64::from(u32::MAX),
        )
    }

    /// Chosen ones. `jitter` answers a fraction from 0 to 1; every `nonce` must differ from the ones before.
    pub fn new(
        clock: impl Fn() -> Timestamp + Send + Sync + 'static,
        nonce: impl Fn() -> String + Send + Sync + 'static,
        jitter: impl Fn() -> f64 + Send + Sync + 'static,
    ) -> Self {
        Self { clock: Arc::new(clock), nonce: Arc::new(nonce), jitter: Arc::new(jitter) }
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// A text that was not used before.
    pub fn nonce(&self) -> String {
        (self.nonce)()
    }

    /// A fraction from 0 to 1.
    pub fn jitter(&self) -> f64 {
        (self.jitter)().clamp(0.0, 1.0)
    }
}

impl fmt::Debug for Ambient {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Ambient")
    }
}

/// The time as signatures want it: `2026-01-05T03:04:05Z`.
pub(crate) fn stamp(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{Ambient, stamp};

    #[test]
    fn a_stamp_has_whole_seconds_in_utc() {
        assert_eq!(stamp(Timestamp::from_millisecond(1_714_550_950_123).unwrap_or_default()), "2024-05-01T08:09:10Z");
    }

    #[test]
    fn real_nonces_differ_and_real_jitter_is_a_fraction() {
        let ambient = Ambient::real();
        assert_ne!(ambient.nonce(), ambient.nonce());
        assert!((0.0..=1.0).contains(&ambient.jitter()));
    }
}
