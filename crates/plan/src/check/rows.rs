//! Rules about lists: how many rows, and which of them must differ.

use std::collections::BTreeMap;

use crate::problem::{Problem, ProblemKind};
use crate::schema;
use crate::sheet::{Container, Sheet};

pub(super) fn check(sheet: &Sheet, problems: &mut Vec<Problem>) {
    counts(sheet, problems);
    let names = sheet.all_containers().map(|container| (format!("{}.Name", container.at), container.name.clone()));
    differ(names, problems);
    differ(sheet.volumes().iter().map(|volume| (format!("{}.Name", volume.at), volume.name.clone())), problems);
    differ(sheet.tags().iter().map(|tag| (format!("{}.Key", tag.at), tag.key.clone())), problems);
    differ(
        sheet.registries().iter().map(|registry| (format!("{}.InstanceId", registry.at), registry.instance_id.clone())),
        problems,
    );
    differ(
        sheet.credentials().iter().map(|credential| (format!("{}.Server", credential.at), credential.server.clone())),
        problems,
    );
    for container in sheet.all_containers() {
        inside(container, problems);
    }
}

/// The rows of one container.
fn inside(container: &Container, problems: &mut Vec<Problem>) {
    let port = |port: &crate::sheet::Port| {
        port.number.map(|number| format!("{number}/{}", port.protocol.as_deref().unwrap_or("TCP")))
    };
    differ(container.ports.iter().map(|row| (format!("{}.Port", row.at), port(row))), problems);
    differ(container.environment.iter().map(|row| (format!("{}.Key", row.at), row.key.clone())), problems);
    differ(container.mounts.iter().map(|row| (format!("{}.MountPath", row.at), row.path.clone())), problems);
}

/// A problem for every value that was there before.
fn differ(rows: impl Iterator<Item = (String, Option<String>)>, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (at, value) in rows {
        let Some(value) = value else { continue };
        match seen.get(&value) {
            Some(first) => problems.push(Problem::new(at, ProblemKind::SameAs(first.clone()))),
            None => {
                seen.insert(value, at);
            }
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
