//! A key with the times that matter for renewing it.

use jiff::{SignedDuration, Timestamp};

use super::AccessKey;

/// A session counts as stale this long before it expires.
pub(super) const MARGIN: SignedDuration = SignedDuration::from_mins(15);

/// A key as a source handed it out.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) key: AccessKey,
    /// From when on a new one should be asked for.
    stale: Option<Timestamp>,
    /// From when on it is refused.
    expires: Option<Timestamp>,
}

impl Session {
    /// A key that does not expire.
    pub(crate) fn permanent(key: AccessKey) -> Self {
        Self { key, stale: None, expires: None }
    }

    /// A key that expires: stale 15 minutes before, or at half its remaining life if that is later.
    pub(crate) fn temporary(key: AccessKey, now: Timestamp, expires: Timestamp) -> Self {
        let half = now + now.duration_until(expires).max(SignedDuration::ZERO) / 2;
        let stale = expires.checked_sub(MARGIN).unwrap_or(expires).max(half);
        Self { key, stale: Some(stale), expires: Some(expires) }
    }

    /// The same session, but asked for anew at `when` at the latest.
    pub(crate) fn renewed_by(mut self, when: Timestamp) -> Self {
        self.stale = Some(self.stale.map_or(when, |stale| stale.min(when)));
        self
    }

    pub(crate) fn expires(&self) -> Option<Timestamp> {
        self.expires
    }

    pub(crate) fn is_stale(&self, now: Timestamp) -> bool {
        self.stale.is_some_and(|stale| now >= stale)
    }

    pub(crate) fn is_expired(&self, now: Timestamp) -> bool {
        self.expires.is_some_and(|expires| now >= expires)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use jiff::{Timestamp, ToSpan as _};

    use super::Session;
    use crate::AccessKey;

    #[test]
    fn an_hour_is_stale_after_three_quarters_and_expired_at_its_end() {
        let now = Timestamp::UNIX_EPOCH;
        let session = Session::temporary(AccessKey::new("a", "b"), now, now + 60.minutes());
        let at = |minutes: i64| now + minutes.minutes();
        assert_eq!([44, 45, 59, 60].map(|minute| session.is_stale(at(minute))), [false, true, true, true]);
        assert_eq!([45, 59, 60].map(|minute| session.is_expired(at(minute))), [false, false, true]);
    }

    #[test]
    fn a_short_session_is_not_stale_from_its_first_moment() {
        let now = Timestamp::UNIX_EPOCH;
        let session = Session::temporary(AccessKey::new("a", "b"), now, now + 15.minutes());
        assert!(!session.is_stale(now + 7.minutes()));
        assert!(session.is_stale(now + 8.minutes()));
    }
}
