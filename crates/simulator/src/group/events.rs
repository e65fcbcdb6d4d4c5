//! Events: what happened to a group, in the words of the kubelet and of ECI; equal ones are counted, not repeated.

use jiff::Timestamp;

/// Who noticed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Source {
    EciService,
    Kubelet,
}

impl Source {
    pub(crate) fn component(self) -> &'static str {
        match self {
            Self::EciService => "EciService",
            Self::Kubelet => "kubelet",
        }
    }
}

/// One event.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) warning: bool,
    pub(crate) source: Source,
    pub(crate) reason: &'static str,
    pub(crate) message: String,
    pub(crate) count: u32,
    pub(crate) first: Timestamp,
    pub(crate) last: Timestamp,
}

/// The most that a group keeps.
const MOST: usize = 50;

/// Adds an event, or counts it where the same stands there already.
pub(crate) fn record(events: &mut Vec<Event>, event: Event) {
    let same = events.iter_mut().find(|old| old.reason == event.reason && old.message == event.message);
    if let Some(old) = same {
        old.count += 1;
        old.last = event.last;
        return;
    }
    if events.len() >= MOST {
        events.remove(0);
    }
    events.push(event);
}
