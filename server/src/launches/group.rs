//! A container group as the cloud describes it, in the form that is kept and shown.

use app::page::launch::{ContainerState, Event, Group};
use cloud::eci;

/// What is kept of the cloud's description.
pub fn of(group: &eci::ContainerGroup) -> Group {
    let text = |value: &str| (!value.is_empty()).then(|| value.to_owned());
    let init = group.init_containers.iter().map(|container| state(container, true));
    let mut events: Vec<_> = group.events.iter().map(event).collect();
    events.sort_by_key(|event| event.at);
    Group {
        status: group.status.clone(),
        intranet_ip: text(&group.intranet_ip),
        internet_ip: text(&group.internet_ip),
        containers: init.chain(group.containers.iter().map(|container| state(container, false))).collect(),
        events,
    }
}

fn state(container: &eci::Container, init: bool) -> ContainerState {
    let now = &container.current_state;
    ContainerState {
        name: container.name.clone(),
        image: container.image.clone(),
        init,
        state: now.state.clone(),
        reason: now.reason.clone(),
        message: now.message.clone(),
        exit_code: now.exit_code.and_then(|code| i32::try_from(code).ok()),
        restarts: container.restart_count.and_then(|count| u32::try_from(count).ok()).unwrap_or_default(),
        started: seconds(&now.start_time),
        finished: seconds(&now.finish_time),
    }
}

fn event(event: &eci::Event) -> Event {
    Event {
        at: seconds(&event.last_timestamp).or_else(|| seconds(&event.first_timestamp)).unwrap_or_default(),
        count: event.count.and_then(|count| u32::try_from(count).ok()).unwrap_or(1),
        kind: event.kind.clone(),
        reason: event.reason.clone(),
        object: event.object.name.clone(),
        message: event.message.clone(),
    }
}

/// Seconds since 1970 of an RFC 3339 time; `None` for anything else.
fn seconds(text: &str) -> Option<i64> {
    text.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_second)
}
