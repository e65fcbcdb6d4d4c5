//! Nonces that were used: remembered for as long as a replay could still carry a valid timestamp, and never more than so many.

use std::collections::{HashSet, VecDeque};

use jiff::{SignedDuration, Timestamp};

/// A timestamp may be fifteen minutes behind or ahead, so a nonce is worth remembering for thirty.
const REMEMBERED: SignedDuration = SignedDuration::from_mins(30);
/// The most that are remembered; beyond it the oldest is forgotten early.
const MOST: usize = 200_000;

#[derive(Debug, Default)]
pub(crate) struct Nonces {
    seen: HashSet<String>,
    order: VecDeque<(Timestamp, String)>,
}

impl Nonces {
    /// Remembers the nonce of a key; false if it was used already.
    pub(crate) fn take(&mut self, access_key_id: &str, nonce: &str, now: Timestamp) -> bool {
        while let Some((at, _)) = self.order.front() {
            if self.order.len() < MOST && now.duration_since(*at) < REMEMBERED {
                break;
            }
            if let Some((_, old)) = self.order.pop_front() {
                self.seen.remove(&old);
            }
        }
        let name = format!("{access_key_id}\n{nonce}");
        if !self.seen.insert(name.clone()) {
            return false;
        }
        self.order.push_back((now, name));
        true
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::Nonces;

    #[test]
    fn a_nonce_is_good_once_for_each_key_until_it_is_forgotten() {
        let mut nonces = Nonces::default();
        let now = Timestamp::UNIX_EPOCH;
        assert!(nonces.take("key", "a", now));
        assert!(!nonces.take("key", "a", now));
        assert!(nonces.take("other", "a", now));
        assert!(nonces.take("key", "a", now + SignedDuration::from_mins(31)));
    }
}
