//! What is said on standard error while a launch is under way: a line for each thing that is new.

use std::io::Write;

use plan::launch::State;

use crate::launches::Told;

/// What was said last.
#[derive(Debug, Default)]
pub struct Progress(String);

impl Progress {
    /// Says what is new of a launch.
    pub fn tell(&mut self, told: &Told) {
        let line = line(told);
        if line != self.0 {
            say(&line);
            self.0 = line;
        }
    }
}

/// A line on standard error. Nobody reading it is no failure.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "berth: {line}");
}

fn line(told: &Told) -> String {
    let group = told.container_group_id.as_ref().map(|group| format!(", container group {group}"));
    let open = matches!(told.how_far(), State::Recorded | State::Sent | State::Resent | State::Unknown);
    let failure = told.failure.as_ref().filter(|_| open);
    let failure = failure.map(|failure| format!(", try {}: {} {}", told.tries, failure.code, failure.message));
    let waits = told.group.iter().flat_map(|group| &group.containers).find(|one| !one.reason.is_empty());
    let waits = waits.filter(|_| told.how_far() == State::Pending);
    let waits = waits.map(|one| format!(", {}: {} {}", one.name, one.reason, one.message).trim_end().to_owned());
    let more: String = [group, failure, waits].into_iter().flatten().collect();
    format!("launch {}: {}{more}", told.id, told.status)
}
