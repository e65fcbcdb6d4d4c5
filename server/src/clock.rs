//! The one place of the server that reads the clock.

#[cfg(feature = "otlp")]
use std::time::Duration;
use std::time::{SystemTime, UNIX_EPOCH};

/// So long ago, as whoever traces reads it.
#[cfg(feature = "otlp")]
pub fn ago(time: Duration) -> SystemTime {
    let now = SystemTime::now();
    now.checked_sub(time).unwrap_or(now)
}

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

impl Moment {
    /// Now, by the machine's clock; 0 where the clock stands before 1970.
    pub fn now() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}
