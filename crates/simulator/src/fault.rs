//! Faults: what goes wrong with the next requests of an action, for tests and scenarios.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::refusal::Refusal;

/// What goes wrong with which requests.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(try_from = "Written")]
pub struct Fault {
    /// The action it concerns; `*` means every action.
    pub action: String,
    /// Only requests to this region; absent means all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Only requests that carry these parameters with these values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<(String, String)>,
    /// How many of those requests pass unharmed first.
    pub skip: u32,
    /// How many are harmed; absent means all that follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// What happens to them.
    #[serde(flatten)]
    pub kind: FaultKind,
}

/// What happens to a request.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum FaultKind {
    /// It is dealt with as usual, after a while.
    Delay {
        /// How long.
        milliseconds: u64,
    },
    /// It is dealt with at once, and the answer comes after a while.
    DelayAfter {
        /// How long.
        milliseconds: u64,
    },
    /// The connection ends without an answer, and nothing has happened.
    DropBefore,
    /// The connection ends without an answer, although everything has happened.
    DropAfter,
    /// `Throttling.User`, with the time to wait in `x-acs-retry-after` where one is given.
    Throttle {
        /// The header's value, in milliseconds.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after: Option<u64>,
    },
    /// An error of any code.
    Error {
        /// HTTP status; Container Registry also knows 200 with `IsSuccess: false`.
        status: u16,
        /// The code.
        code: String,
        /// The message.
        message: String,
        /// More keys of the answer, for example `AccessDeniedDetail`.
        #[serde(skip_serializing_if = "Value::is_null")]
        extra: Value,
    },
    /// The answer is cut in the middle.
    Truncate,
    /// An answer that is not the API's at all, as a gateway or a proxy on the way may give.
    Html {
        /// HTTP status.
        status: u16,
    },
}

/// A fault as it stands in a file: flat, and no key may be misspelt.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    action: Option<String>,
    region: Option<String>,
    parameters: Vec<(String, String)>,
    skip: u32,
    times: Option<u32>,
    kind: String,
    milliseconds: u64,
    retry_after: Option<u64>,
    status: Option<u16>,
    code: String,
    message: String,
    extra: Value,
}

impl TryFrom<Written> for Fault {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let kind = match written.kind.as_str() {
            "delay" => FaultKind::Delay { milliseconds: written.milliseconds },
            "delay-after" => FaultKind::DelayAfter { milliseconds: written.milliseconds },
            "drop-before" => FaultKind::DropBefore,
            "drop-after" => FaultKind::DropAfter,
            "throttle" => FaultKind::Throttle { retry_after: written.retry_after },
            "error" => FaultKind::Error {
                status: written.status.unwrap_or(400),
                code: written.code,
                message: written.message,
                extra: written.extra,
            },
            "truncate" => FaultKind::Truncate,
            "html" => FaultKind::Html { status: written.status.unwrap_or(502) },
            other => return Err(format!("there is no fault of the kind \"{other}\"")),
        };
        Ok(Self {
            action: written.action.unwrap_or_else(|| "*".to_owned()),
            region: written.region,
            parameters: written.parameters,
            skip: written.skip,
            times: written.times,
            kind,
        })
    }
}

impl Fault {
    /// The next request of an action, once.
    pub fn once(action: impl Into<String>, kind: FaultKind) -> Self {
        Self { times: Some(1), ..Self::always(action, kind) }
    }

    /// Every request of an action from now on.
    pub fn always(action: impl Into<String>, kind: FaultKind) -> Self {
        Self { action: action.into(), region: None, parameters: Vec::new(), skip: 0, times: None, kind }
    }

    /// What RAM answers when a policy lacks an action.
    pub fn forbidden(action: impl Into<String>) -> Self {
        Self::always(
            action,
            FaultKind::Error {
                status: 403,
                code: "NoPermission".to_owned(),
                message: "You are not authorized to do this action. You should be authorized by RAM.".to_owned(),
                extra: Value::Null,
            },
        )
    }
}

/// The faults still to come.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// Takes the next fault for a request, counting it off; `parameter` reads the request.
    pub(crate) fn take<'a>(
        &mut self,
        action: &str,
        region: &str,
        parameter: impl Fn(&str) -> Option<&'a str>,
    ) -> Option<FaultKind> {
        let concerns = |fault: &Fault| {
            (fault.action == "*" || fault.action == action)
                && fault.region.as_deref().is_none_or(|wanted| wanted == region)
                && fault.parameters.iter().all(|(name, value)| parameter(name) == Some(value.as_str()))
                && fault.times != Some(0)
        };
        for fault in self.0.iter_mut().filter(|fault| concerns(fault)) {
            if fault.skip > 0 {
                fault.skip -= 1;
                continue;
            }
            if let Some(times) = &mut fault.times {
                *times -= 1;
            }
            let kind = fault.kind.clone();
            self.0.retain(|fault| fault.times != Some(0));
            return Some(kind);
        }
        None
    }
}

impl FaultKind {
    /// How long the request has to wait first.
    pub(crate) fn delay(&self) -> Option<Duration> {
        match self {
            Self::Delay { milliseconds } => Some(Duration::from_millis(*milliseconds)),
            _ => None,
        }
    }

    /// How long the answer has to wait that is ready.
    pub(crate) fn delay_after(&self) -> Option<Duration> {
        match self {
            Self::DelayAfter { milliseconds } => Some(Duration::from_millis(*milliseconds)),
            _ => None,
        }
    }

    /// The refusal that stands in for the answer.
    pub(crate) fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Throttle { retry_after } => Some(Refusal::throttled(*retry_after)),
            Self::Error { status, code, message, extra } => {
                Some(Refusal::new(*status, code.clone(), message.clone()).with(extra))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Fault, FaultKind, Faults};

    #[test]
    fn a_fault_lets_some_pass_harms_some_and_is_gone() {
        let mut faults = Faults::default();
        faults.add(Fault { skip: 1, times: Some(2), ..Fault::always("ListInstance", FaultKind::DropBefore) });
        let mut next = |action| faults.take(action, "cn-beijing", |_| None).is_some();
        assert!(!next("GetInstance"));
        assert_eq!(
            [next("ListInstance"), next("ListInstance"), next("ListInstance"), next("ListInstance")],
            [false, true, true, false]
        );
    }

    #[test]
    fn a_fault_can_wait_for_a_region_and_a_parameter() {
        let fault: Fault = serde_json::from_str(
            r#"{"action":"*","region":"cn-shanghai","parameters":[["PageNo","2"]],"kind":"throttle","retry_after":200}"#,
        )
        .unwrap();
        let mut faults = Faults::default();
        faults.add(fault);
        assert!(faults.take("A", "cn-beijing", |_| Some("2")).is_none());
        assert!(faults.take("A", "cn-shanghai", |_| Some("1")).is_none());
        assert!(faults.take("A", "cn-shanghai", |_| Some("2")).is_some());
    }

    #[test]
    fn a_fault_is_written_as_it_is_read_and_a_misspelt_one_is_refused() {
        let text = r#"{"action":"ListInstance","kind":"error","status":503,"code":"ServiceUnavailable","message":"","times":2}"#;
        let fault: Fault = serde_json::from_str(text).unwrap();
        let again: Fault = serde_json::from_value(serde_json::to_value(&fault).unwrap()).unwrap();
        assert_eq!((again.times, again.kind), (Some(2), fault.kind));
        for wrong in [r#"{"kind":"explode"}"#, r#"{"kind":"truncate","time":1}"#, r"{}"] {
            assert!(serde_json::from_str::<Fault>(wrong).is_err(), "{wrong}");
        }
    }
}
