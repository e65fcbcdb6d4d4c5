//! Rules about lists: how many rows, and which of them must differ.

use super::below;
use crate::order::order;
use crate::problem::{Problem, ProblemKind};
use crate::schema;
use crate::sheet::{Container, Port, Sheet};

pub(super) fn check(sheet: &Sheet, problems: &mut Vec<Problem>) {
    counts(sheet, problems);
    differ(sheet, &["InitContainer", "Container"], "Name", problems);
    differ(sheet, &["Volume"], "Name", problems);
    differ(sheet, &["Tag"], "Key", problems);
    differ(sheet, &["AcrRegistryInfo"], "InstanceId", problems);
    differ(sheet, &["ImageRegistryCredential"], "Server", problems);
    for container in sheet.all_containers() {
        differ(sheet, &[&below(&container.path, "EnvironmentVar")], "Key", problems);
        differ(sheet, &[&below(&container.path, "VolumeMount")], "MountPath", problems);
        ports(container, problems);
    }
}

/// A problem for every value that an earlier row of these lists has already.
fn differ(sheet: &Sheet, lists: &[&str], name: &str, problems: &mut Vec<Problem>) {
    let mut rows: Vec<(String, &str)> = Vec::new();
    for list in lists {
        for index in 1..=sheet.count(list) {
            let wire = below(&below(list, &index.to_string()), name);
            if let Some(value) = sheet.value(&wire) {
                rows.push((wire, value));
            }
        }
    }
    let mut first: Option<usize> = None;
    for at in order(rows.len(), &|one, other| rows[one].1.cmp(rows[other].1)) {
        match first {
            Some(before) if rows[before].1 == rows[at].1 => {
                let same = sheet.typed_as(&rows[before].0).to_owned();
                problems.push(Problem::new(sheet.typed_as(&rows[at].0), ProblemKind::SameAs(same)));
            }
            _ => first = Some(at),
        }
    }
}

/// Two ports may have one number, if their protocols differ.
fn ports(container: &Container, problems: &mut Vec<Problem>) {
    let key = |port: &Port| (port.number, port.protocol.as_deref() == Some("UDP"));
    for (at, port) in container.ports.iter().enumerate().filter(|(_, port)| port.number.is_some()) {
        if let Some(before) = container.ports.iter().take(at).find(|before| key(before) == key(port)) {
            let same = ProblemKind::SameAs(below(&before.at, "Port"));
            problems.push(Problem::new(below(&port.at, "Port"), same));
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
