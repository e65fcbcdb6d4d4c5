//! Rules about lists: how many rows, and which of them must differ.

use super::below;
use crate::order::order;
use crate::problem::{Problem, ProblemKind};
use crate::schema;
use crate::sheet::{Container, Port, Sheet};

pub(super) fn check(sheet: &Sheet, problems: &mut Vec<Problem>) {
    counts(sheet, problems);
    let names = sheet.all_containers().map(|container| (container.at.as_str(), container.name.as_deref()));
    differ("Name", names.collect(), problems);
    let names = sheet.volumes().iter().map(|volume| (volume.at.as_str(), volume.name.as_deref()));
    differ("Name", names.collect(), problems);
    let keys = sheet.tags().iter().map(|tag| (tag.at.as_str(), tag.key.as_deref()));
    differ("Key", keys.collect(), problems);
    let ids = sheet.registries().iter().map(|registry| (registry.at.as_str(), registry.instance_id.as_deref()));
    differ("InstanceId", ids.collect(), problems);
    let servers = sheet.credentials().iter().map(|credential| (credential.at.as_str(), credential.server.as_deref()));
    differ("Server", servers.collect(), problems);
    for container in sheet.all_containers() {
        inside(container, problems);
    }
}

/// The rows of one container.
fn inside(container: &Container, problems: &mut Vec<Problem>) {
    let port = |port: &Port| port.number.map(|number| number.to_string() + port.protocol.as_deref().unwrap_or("TCP"));
    let ports: Vec<Option<String>> = container.ports.iter().map(port).collect();
    let ports = container.ports.iter().zip(&ports).map(|(row, port)| (row.at.as_str(), port.as_deref()));
    differ("Port", ports.collect(), problems);
    let keys = container.environment.iter().map(|row| (row.at.as_str(), row.key.as_deref()));
    differ("Key", keys.collect(), problems);
    let paths = container.mounts.iter().map(|row| (row.at.as_str(), row.path.as_deref()));
    differ("MountPath", paths.collect(), problems);
}

/// A problem for every row whose value an earlier one has already.
fn differ(name: &str, rows: Vec<(&str, Option<&str>)>, problems: &mut Vec<Problem>) {
    let mut first: Option<(&str, &str)> = None;
    for position in order(rows.len(), &|one, other| rows[one].1.cmp(&rows[other].1)) {
        let (at, Some(value)) = rows[position] else { continue };
        match first {
            Some((before, same)) if same == value => {
                problems.push(Problem::new(below(at, name), ProblemKind::SameAs(below(before, name))));
            }
            _ => first = Some((at, value)),
        }
    }
}

/// A problem for every list that is too long. Rows have consecutive numbers here: the first one too many tells.
fn counts(sheet: &Sheet, problems: &mut Vec<Problem>) {
    let mut told: Vec<String> = Vec::new();
    for parameter in sheet.parameters() {
        for (start, part) in numbers(&parameter.name) {
            let list = parameter.name.get(..start.saturating_sub(1)).unwrap_or_default();
            let Some(row) = schema::row(list) else { continue };
            if part <= row.most() || told.iter().any(|other| other == list) {
                continue;
            }
            told.push(list.to_owned());
            let depth = list.split('.').count();
            let typed = sheet.typed_as(&parameter.name).split('.').take(depth).collect::<Vec<_>>().join(".");
            problems.push(Problem::new(typed, ProblemKind::TooMany { count: sheet.count(list), most: row.most() }));
        }
    }
}

/// The indices of two digits and more in a wire name, with where they begin. No list is bounded below ten.
fn numbers(name: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut start = 0;
    name.split('.').filter_map(move |part| {
        let at = start;
        start += part.len() + 1;
        (part.len() > 1).then(|| schema::index(part)).flatten().map(|index| (at, index as usize))
    })
}
