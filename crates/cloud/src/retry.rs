//! Whether and when a call is sent again.

use std::time::Duration;

use crate::error::{ApiError, ErrorKind};

/// The times and sizes that a call keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For a connection to come about.
    pub connect: Duration,
    /// For one try, answer included.
    pub one_try: Duration,
    /// For the whole call, all tries and waits included.
    pub total: Duration,
    /// The longest answer that is read, in bytes.
    pub answer_bytes: usize,
    /// The wait before the second try, at most; each further one is at most twice as long.
    pub first_wait: Duration,
    /// The longest wait between two tries, unless the cloud asks for more.
    pub longest_wait: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            one_try: Duration::from_secs(10),
            total: Duration::from_secs(90),
            answer_bytes: 8 << 20,
            first_wait: Duration::from_millis(400),
            longest_wait: Duration::from_secs(10),
        }
    }
}

impl Limits {
    /// The wait after the `tries`-th try: exponential, half of it random, and never shorter than the answer asked for.
    pub(crate) fn wait(&self, tries: u32, jitter: f64, asked: Option<Duration>) -> Duration {
        let doubled = self.first_wait.saturating_mul(1 << tries.saturating_sub(1).min(16));
        let wait = doubled.min(self.longest_wait).mul_f64(0.5 + jitter / 2.0);
        wait.max(asked.unwrap_or_default())
    }
}

/// Whether the very same call may be sent again after a wait: no answer, 500 and 503, throttling, a used nonce.
///
/// Source: Alibaba Cloud documentation, "Retry mechanism" of the V2.0 SDKs.
pub(crate) fn may_repeat(error: &ApiError) -> bool {
    match error.kind {
        ErrorKind::Unreachable | ErrorKind::Wait => true,
        ErrorKind::Retry => {
            let transient = ["SignatureNonceUsed", "SystemError", "InternalError", "ServiceUnavailable"];
            error.status.is_some_and(|status| status >= 500)
                || error.code.as_deref().is_some_and(|code| transient.contains(&code))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Limits, may_repeat};
    use crate::{ApiError, Call, ErrorKind, Product};

    #[test]
    fn waits_double_up_to_the_longest_and_half_of_each_is_random() {
        let limits = Limits {
            first_wait: Duration::from_millis(400),
            longest_wait: Duration::from_secs(2),
            ..Limits::default()
        };
        let waits = |jitter| [1, 2, 3, 4, 40].map(|tries| limits.wait(tries, jitter, None).as_millis());
        assert_eq!(waits(1.0), [400, 800, 1600, 2000, 2000]);
        assert_eq!(waits(0.0), [200, 400, 800, 1000, 1000]);
    }

    #[test]
    fn a_wait_that_the_cloud_asks_for_is_kept() {
        let asked = Some(Duration::from_secs(30));
        assert_eq!(Limits::default().wait(1, 0.5, asked), Duration::from_secs(30));
    }

    #[test]
    fn a_refusal_is_not_repeated() {
        let call = Call::read(Product::Eci, "cn-beijing", "DescribeRegions");
        let error = |kind| ApiError::new(&call, kind, "");
        assert!(may_repeat(&error(ErrorKind::Wait)));
        assert!(may_repeat(&error(ErrorKind::Unreachable)));
        for kind in
            [ErrorKind::FixKey, ErrorKind::Quota, ErrorKind::OtherZone, ErrorKind::WrongEndpoint, ErrorKind::Retry]
        {
            assert!(!may_repeat(&error(kind.clone())), "{kind:?}");
        }
    }
}
