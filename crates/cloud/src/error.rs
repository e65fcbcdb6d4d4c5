//! What can go wrong with a call, in terms of what the user should do next.

use std::fmt;
use std::ops::Deref;
use std::time::Duration;

use crate::call::{Call, Intent};
use crate::credentials::{CredentialsError, Said};
use crate::endpoints::EndpointError;
use crate::mismatch::Mismatch;
use crate::product::Product;

mod classify;

pub(crate) use classify::classify;

/// The user's next action. Every kind says what to do, not which layer failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// No usable credential could be obtained.
    NoCredentials,
    /// The AccessKey is unknown, disabled, expired, or its secret is wrong.
    FixKey,
    /// Something between here and the cloud changed the request, or one side encodes it differently.
    RequestAltered,
    /// This machine's clock is more than 15 minutes off.
    FixClock,
    /// A RAM policy must allow this action.
    GrantPermission {
        /// The action to allow, as RAM writes it: `eci:CreateContainerGroup`.
        action: String,
    },
    /// The service must be activated, or authorised, once.
    ActivateService,
    /// The account itself is restricted: real-name verification, risk control, invitation.
    VerifyAccount,
    /// The account owes money or lacks balance.
    Pay,
    /// The request must be changed.
    ChangeParameter {
        /// The wire name to change, where the answer tells.
        field: Option<String>,
    },
    /// What the request names does not exist (any more).
    NotFound,
    /// The resource's present state does not allow it.
    NotNow,
    /// No stock here: another zone, vSwitch or size.
    OtherZone,
    /// A quota is used up.
    Quota,
    /// Too many requests: wait.
    Wait,
    /// The cloud failed for the moment: try again.
    Retry,
    /// Nothing answered.
    Unreachable,
    /// Something answered that is not the API.
    WrongEndpoint,
    /// A change was sent and its answer was lost: it may have happened.
    OutcomeUnknown,
    /// Not a failure: the dry run passed.
    DryRunPassed,
    /// None of the above; code and message say the rest.
    Unexpected,
}

/// Why a call never left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// There is no usable credential.
    Credentials(CredentialsError),
    /// There is no address.
    Endpoint(EndpointError),
}

/// A call that failed: what, where, and what to do about it. Cheap to move; the parts are those of [`Failure`].
#[derive(Clone, PartialEq, Eq)]
pub struct ApiError(Box<Failure>);

/// The parts of an [`ApiError`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The user's next action.
    pub kind: ErrorKind,
    /// `Code` of the answer.
    pub code: Option<String>,
    /// `Message` of the answer, or what happened instead of one. Secrets of the request are masked.
    pub message: String,
    /// Where `message` is Berth's own words rather than the cloud's: the same in both languages.
    pub(crate) own: Option<Said>,
    /// `RequestId` of the answer: what Alibaba Cloud's support asks for.
    pub request_id: Option<String>,
    /// `Recommend` of the answer: an address with advice.
    pub recommend: Option<String>,
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// The action called.
    pub action: &'static str,
    /// The product called.
    pub product: Product,
    /// The region called.
    pub region: String,
    /// The host called, if it came to that.
    pub host: Option<String>,
    /// The AccessKey ID used, shortened.
    pub access_key_id: Option<String>,
    /// For a signature that was not accepted: what the comparison of both sides' strings shows.
    pub mismatch: Option<Mismatch>,
    /// For a call that never left: why there is no credential or no address.
    pub cause: Option<Cause>,
    /// How often the call was sent.
    pub tries: u32,
    /// Whether this answer leaves open if the change happened.
    pub(crate) ambiguous: bool,
    /// How long the answer asks to wait.
    pub(crate) retry_after: Option<Duration>,
    /// After which wait the same call may be sent again.
    pub(crate) again: Option<Duration>,
}

impl ApiError {
    pub(crate) fn new(call: &Call, kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Failure {
            kind,
            code: None,
            message: message.into(),
            own: None,
            request_id: None,
            recommend: None,
            status: None,
            action: call.action,
            product: call.product,
            region: call.region.clone(),
            host: None,
            access_key_id: None,
            mismatch: None,
            cause: None,
            tries: 0,
            ambiguous: false,
            retry_after: None,
            again: None,
        }))
    }

    /// An error that Berth tells of in its own words.
    pub(crate) fn told(call: &Call, kind: ErrorKind, words: Said) -> Self {
        let mut error = Self::new(call, kind, words.en.clone());
        error.parts().own = Some(words);
        error
    }

    pub(crate) fn caused(mut self, cause: Cause) -> Self {
        self.0.cause = Some(cause);
        self
    }

    pub(crate) fn parts(&mut self) -> &mut Failure {
        &mut self.0
    }

    /// Whether the same call may succeed later without anybody changing anything.
    pub fn retryable(&self) -> bool {
        matches!(self.kind, ErrorKind::Wait | ErrorKind::Retry | ErrorKind::Unreachable)
    }

    /// After which wait the very same call may be sent again, where that makes sense: for whoever sends single tries.
    pub fn again(&self) -> Option<Duration> {
        self.0.again
    }

    /// Whether a create or delete was sent whose answer was lost: it may have happened. Repeat it with the same `ClientToken`.
    pub fn outcome_unknown(&self) -> bool {
        self.kind == ErrorKind::OutcomeUnknown
    }

    /// The last word on a call: an earlier lost answer makes every refusal that came before the product looked an unknown outcome.
    pub(crate) fn conclude(mut self, call: &Call, lost_before: bool, tries: u32) -> Self {
        let undecided = matches!(
            self.kind,
            ErrorKind::FixKey
                | ErrorKind::RequestAltered
                | ErrorKind::FixClock
                | ErrorKind::NoCredentials
                | ErrorKind::Wait
                | ErrorKind::Retry
                | ErrorKind::Unreachable
                | ErrorKind::WrongEndpoint
        );
        let lost = self.ambiguous || (lost_before && undecided);
        let parts = self.parts();
        parts.tries = tries;
        if call.intent == Intent::Change && lost {
            parts.kind = ErrorKind::OutcomeUnknown;
        }
        self
    }
}

impl Deref for ApiError {
    type Target = Failure;

    fn deref(&self) -> &Failure {
        &self.0
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, to)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} {} in {}: ", self.product, self.action, self.region)?;
        if let Some(code) = &self.code {
            write!(to, "{code}: ")?;
        }
        to.write_str(&self.message)?;
        if let Some(id) = &self.request_id {
            write!(to, " (RequestId {id})")?;
        }
        Ok(())
    }
}

impl std::error::Error for ApiError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self.cause.as_ref()? {
            Cause::Credentials(error) => Some(error),
            Cause::Endpoint(error) => Some(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ApiError, ErrorKind};
    use crate::{Call, Product};

    fn error(kind: ErrorKind) -> ApiError {
        ApiError::new(&create(), kind, "because")
    }

    fn create() -> Call {
        Call::change(Product::Eci, "cn-beijing", "CreateContainerGroup")
    }

    #[test]
    fn after_a_lost_answer_a_refusal_at_the_gate_leaves_the_outcome_unknown() {
        let unknown = error(ErrorKind::Wait).conclude(&create(), true, 2);
        assert!(unknown.outcome_unknown());
        assert_eq!(unknown.tries, 2);
    }

    #[test]
    fn after_a_lost_answer_a_refusal_by_the_product_is_an_answer() {
        let refused = error(ErrorKind::OtherZone).conclude(&create(), true, 2);
        assert_eq!(refused.kind, ErrorKind::OtherZone);
    }

    #[test]
    fn a_lost_answer_to_a_question_is_no_unknown_outcome() {
        let mut lost = error(ErrorKind::Unreachable);
        lost.parts().ambiguous = true;
        let call = Call::read(Product::Eci, "cn-beijing", "DescribeRegions");
        assert_eq!(lost.conclude(&call, false, 1).kind, ErrorKind::Unreachable);
    }

    #[test]
    fn an_error_says_what_was_called_where_and_under_which_id() {
        let mut error = error(ErrorKind::Quota);
        error.parts().code = Some("QuotaExceeded".to_owned());
        error.parts().request_id = Some("R-1".to_owned());
        assert_eq!(error.to_string(), "eci CreateContainerGroup in cn-beijing: QuotaExceeded: because (RequestId R-1)");
    }
}
