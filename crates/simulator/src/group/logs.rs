//! What containers write. Made up from the image's name and the command, always the same for the same moment.

use jiff::{SignedDuration, Timestamp};

use super::program::{image_name, printed};
use super::{ContainerSpec, State};
use crate::world::number;

/// One line with its time.
pub(crate) type Line = (Timestamp, String);

/// Everything a container has written in this state until now; nothing while it waits.
pub(crate) fn lines(spec: &ContainerSpec, state: &State, now: Timestamp) -> Vec<Line> {
    let (start, end, code) = match state {
        State::Waiting { .. } => return Vec::new(),
        State::Running { since } => (*since, now, None),
        State::Terminated { started, finished, code, .. } => (*started, *finished, Some(*code)),
    };
    let mut lines: Vec<Line> = first(spec)
        .into_iter()
        .zip(0..)
        .map(|(text, index)| (after(start, 15 * index), text))
        .filter(|(at, _)| *at <= end.max(start))
        .collect();
    if let Some(period) = beat(spec) {
        lines.extend(beats(spec, start, end, period));
    }
    if let Some(code) = code.filter(|code| *code != 0) {
        lines.push((end, format!("process ended with code {code}")));
    }
    lines
}

/// What it writes when it begins.
fn first(spec: &ContainerSpec) -> Vec<String> {
    let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    let said = printed(spec);
    if !said.is_empty() {
        return said;
    }
    match image_name(&spec.image) {
        "nginx" | "web" | "site" | "httpd" => owned(&[
            "/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration",
            "/docker-entrypoint.sh: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh",
            "/docker-entrypoint.sh: Configuration complete; ready for start up",
            "[notice] 1#1: using the \"epoll\" event method",
            "[notice] 1#1: nginx started, 2 worker processes",
        ]),
        "redis" => owned(&[
            "1:C * oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo",
            "1:M * Running mode=standalone, port=6379.",
            "1:M * Ready to accept connections tcp",
        ]),
        "mysql" | "postgres" => owned(&["initialising the data directory", "ready for connections"]),
        "hello-world" | "hello" => owned(&[
            "Hello from Elastic Container Instance.",
            "This message shows that the image was pulled and the container ran.",
        ]),
        "busybox" | "alpine" | "ubuntu" | "debian" => Vec::new(),
        name => vec![
            format!("{name}: reading configuration from the environment"),
            format!("{name}: listening on 0.0.0.0:8080"),
        ],
    }
}

/// How many seconds pass between the lines of a server at work.
fn beat(spec: &ContainerSpec) -> Option<i64> {
    let quiet = ["busybox", "alpine", "ubuntu", "debian", "hello-world", "hello", "mysql", "postgres", "redis"];
    let name = image_name(&spec.image);
    (spec.command.is_empty() && !quiet.contains(&name)).then_some(5)
}

/// The lines of a server at work; of a long life only the last two thousand, which is all that can be asked for.
fn beats(spec: &ContainerSpec, start: Timestamp, end: Timestamp, period: i64) -> impl Iterator<Item = Line> {
    let last = end.duration_since(start).as_secs() / period;
    let first = (last - 2000).max(1);
    let name = image_name(&spec.image).to_owned();
    (first..=last).map(move |beat| {
        let at = after(start, beat * period * 1000);
        let draw = number(&format!("{name}{beat}"), 1000);
        let path = ["/", "/healthz", "/api/orders", "/static/app.css"][usize::try_from(draw % 4).unwrap_or(0)];
        let line = format!("10.0.0.{} - - \"GET {path} HTTP/1.1\" 200 {}", 4 + draw % 200, 180 + draw);
        (at, line)
    })
}

fn after(at: Timestamp, milliseconds: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_millis(milliseconds)).unwrap_or(at)
}
