//! What an operator may know of a try: never what was asked or answered.

use std::time::Duration;

use crate::call::Call;
use crate::error::{ApiError, ErrorKind};

/// A try of a call, and how it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// `eci`, `cr`, `vpc`, `ecs`, `sts`.
    pub product: &'static str,
    /// The action.
    pub action: &'static str,
    /// `done`, `throttled`, `refused`, `failed` (5xx), `lost` (no answer), or `unsent`.
    pub outcome: &'static str,
    /// From the first byte to the last.
    pub took: Duration,
}

impl Seen {
    pub(crate) fn of<T>(call: &Call, answer: &Result<T, ApiError>, took: Duration) -> Self {
        let outcome = match answer {
            Ok(_) => "done",
            Err(error) => match (&error.kind, error.status) {
                (ErrorKind::DryRunPassed, _) => "done",
                (ErrorKind::Wait, _) => "throttled",
                (_, Some(status)) if status >= 500 => "failed",
                (_, Some(_)) => "refused",
                (_, None) if error.ambiguous => "lost",
                (_, None) => "unsent",
            },
        };
        Self { product: call.product.id(), action: call.action, outcome, took }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Product;

    #[test]
    fn an_outcome_is_one_of_few_words() {
        let call = Call::read(Product::Eci, "cn-beijing", "DescribeRegions");
        let outcome = |kind| Seen::of::<()>(&call, &Err(ApiError::new(&call, kind, "")), Duration::ZERO).outcome;
        assert_eq!(outcome(ErrorKind::Wait), "throttled");
        assert_eq!(outcome(ErrorKind::Unreachable), "unsent");
        assert_eq!(outcome(ErrorKind::DryRunPassed), "done");
        assert_eq!(Seen::of(&call, &Ok(()), Duration::ZERO).outcome, "done");
    }
}
