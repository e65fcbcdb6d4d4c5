//! Probes and lifecycle hooks.

use plan::render::kubernetes::PROBE_COUNTS;
use plan::schema;

use super::container::Ports;
use super::left::Why;
use super::pod::pair;
use super::work::{At, Work};

/// How a probe or a hook names its parts: the request, the socket and the command.
struct Names {
    get: String,
    socket: String,
    command: String,
}

pub(super) fn read(work: &mut Work<'_, '_>, container: &At, wire: &str, ports: &Ports) {
    for (key, name) in [("livenessProbe", "LivenessProbe"), ("readinessProbe", "ReadinessProbe")] {
        let Some(probe) = work.get(container, key) else { continue };
        let wire = format!("{wire}{name}.");
        let names = Names {
            get: format!("{wire}HttpGet."),
            socket: format!("{wire}TcpSocket."),
            command: format!("{wire}Exec.Command"),
        };
        ask(work, &probe, &names, ports);
        work.put_fields(&probe, &wire, PROBE_COUNTS);
    }
    for (key, name) in [("postStart", "LifecyclePostStartHandler"), ("preStop", "LifecyclePreStopHandler")] {
        let Some(hook) = work.path(container, &["lifecycle", key]) else { continue };
        let wire = format!("{wire}{name}");
        let names =
            Names { get: format!("{wire}HttpGet"), socket: format!("{wire}TcpSocket"), command: format!("{wire}Exec") };
        ask(work, &hook, &names, ports);
    }
}

fn ask(work: &mut Work<'_, '_>, at: &At, names: &Names, ports: &Ports) {
    if let Some(get) = work.get(at, "httpGet") {
        work.put_fields(&get, &names.get, &[("path", "Path"), ("scheme", "Scheme"), ("host", "Host")]);
        port(work, &get, &names.get, ports);
        for (place, header) in work.rows(&get, "httpHeaders").into_iter().enumerate() {
            pair(work, &header, &format!("{}HttpHeader.{}.", names.get, place + 1));
        }
    }
    if let Some(socket) = work.get(at, "tcpSocket") {
        work.put_fields(&socket, &names.socket, &[("host", "Host")]);
        port(work, &socket, &names.socket, ports);
    }
    if let Some(exec) = work.get(at, "exec") {
        work.put_list(&exec, "command", &names.command);
    }
}

/// A port by its number, or by the name that the container's list of ports gives it.
fn port(work: &mut Work<'_, '_>, at: &At, before: &str, ports: &Ports) {
    let Some(found) = work.get(at, "port") else { return };
    let wire = format!("{before}Port");
    // Init containers have no probes.
    if schema::leaf(&wire).is_none() {
        return;
    }
    let text = work.text_of(&found).unwrap_or_default();
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        work.put(&found, &wire, &text);
    } else if let Some(number) = ports.get(&text) {
        work.put(&found, &wire, number);
    } else {
        work.leave(&found, Why::NoPort);
    }
}
