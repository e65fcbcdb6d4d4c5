//! Probes and lifecycle hooks: the places where Kubernetes asks a container something.

use super::super::source::At;
use super::super::yaml::Map;

/// The counts and times of a probe, in Kubernetes' names and in ECI's.
pub const PROBE_COUNTS: &[(&str, &str)] = &[
    ("initialDelaySeconds", "InitialDelaySeconds"),
    ("periodSeconds", "PeriodSeconds"),
    ("timeoutSeconds", "TimeoutSeconds"),
    ("successThreshold", "SuccessThreshold"),
    ("failureThreshold", "FailureThreshold"),
];

/// A liveness or readiness probe; empty as long as it does not say what to ask.
///
/// Kubernetes takes one way of asking. Of several, the first of HTTP, command and TCP is kept; the others stay unread.
pub(super) fn probe<'a>(at: &At<'_, 'a>) -> Map<'a> {
    let mut map = Map::default();
    if at.has("HttpGet.") {
        let get = at.part("HttpGet");
        let mut request = Map::default();
        request.put_if("path", get.text("Path"));
        request.put_if("port", get.integer("Port"));
        request.put_if("scheme", get.text("Scheme"));
        map.put_filled("httpGet", request);
    } else if at.has("Exec.") {
        map.put_filled("exec", command(at.part("Exec").texts("Command")));
    } else if at.has("TcpSocket.") {
        let mut socket = Map::default();
        socket.put_if("port", at.part("TcpSocket").integer("Port"));
        map.put_filled("tcpSocket", socket);
    }
    if !map.is_empty() {
        for (key, name) in PROBE_COUNTS {
            map.put_if(key, at.integer(name));
        }
    }
    map
}

/// What a container does after its start and before its end.
pub(super) fn lifecycle<'a>(at: &At<'_, 'a>) -> Map<'a> {
    let mut map = Map::default();
    map.put_filled("postStart", hook(at, "LifecyclePostStartHandler"));
    map.put_filled("preStop", hook(at, "LifecyclePreStopHandler"));
    map
}

/// One hook. ECI writes its fields with a common beginning instead of nesting them.
fn hook<'a>(at: &At<'_, 'a>, name: &str) -> Map<'a> {
    let field = |rest: &str| format!("{name}{rest}");
    let mut map = Map::default();
    if !at.has(name) {
        return map;
    }
    if at.has(&field("HttpGet")) {
        let mut request = Map::default();
        request.put_if("host", at.text(&field("HttpGetHost")));
        request.put_if("path", at.text(&field("HttpGetPath")));
        request.put_if("port", at.integer(&field("HttpGetPort")));
        request.put_if("scheme", at.text(&field("HttpGetScheme")));
        let headers: Vec<Map<'a>> = at.rows(&field("HttpGetHttpHeader")).iter().filter_map(header).collect();
        request.put_filled("httpHeaders", headers);
        map.put_filled("httpGet", request);
    } else if at.has(&field("Exec.")) {
        map.put_filled("exec", command(at.texts(&field("Exec"))));
    } else if at.has(&field("TcpSocket")) {
        let mut socket = Map::default();
        socket.put_if("host", at.text(&field("TcpSocketHost")));
        socket.put_if("port", at.integer(&field("TcpSocketPort")));
        map.put_filled("tcpSocket", socket);
    }
    map
}

fn header<'a>(row: &At<'_, 'a>) -> Option<Map<'a>> {
    let mut map = Map::default();
    map.put("name", row.text("Name")?);
    map.put("value", row.text("Value").unwrap_or_default());
    Some(map)
}

fn command(words: Vec<&str>) -> Map<'_> {
    let mut map = Map::default();
    map.put_filled("command", words);
    map
}
