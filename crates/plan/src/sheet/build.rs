//! Builds the typed parts of a sheet from its parameters.

use std::ops::Range;

use super::{AcrRegistry, Container, Credential, Mount, Port, Sheet, Tag, Variable, Volume};
use crate::image::ImageReference;
use crate::size;

/// Fills in every typed part.
pub(super) fn parts(sheet: &mut Sheet) {
    sheet.secrets = secrets(sheet);
    let all = Row { sheet, range: 0..sheet.ours, skip: 0 };
    let containers = all.rows("Container").iter().map(container).collect();
    let init_containers = all.rows("InitContainer").iter().map(container).collect();
    let registries = all.rows("AcrRegistryInfo").iter().map(registry).collect();
    let credentials = all.rows("ImageRegistryCredential").iter().map(credential).collect();
    let volumes = all.rows("Volume").iter().map(volume).collect();
    let tags = all.rows("Tag").iter().map(tag).collect();
    *sheet = Sheet { containers, init_containers, registries, credentials, volumes, tags, ..std::mem::take(sheet) };
}

/// One row of a list, or the whole sheet: a range of parameters, and how much of their names is the way to it.
struct Row<'a> {
    sheet: &'a Sheet,
    range: Range<usize>,
    skip: usize,
}

impl<'a> Row<'a> {
    /// The parameters, each with what its name says beyond the row's own.
    fn parameters(&self) -> impl Iterator<Item = (usize, &'a str, &'a str)> {
        let all = self.sheet.parameters.iter().enumerate().take(self.range.end).skip(self.range.start);
        all.map(|(at, parameter)| (at, parameter.name.get(self.skip..).unwrap_or_default(), parameter.value.as_str()))
    }

    /// The row's wire name.
    fn path(&self) -> String {
        let first = self.sheet.parameters.get(self.range.start);
        first.and_then(|first| first.name.get(..self.skip.saturating_sub(1))).unwrap_or_default().to_owned()
    }

    /// The row's name in the draft: that of its first value, cut to the row's own length.
    fn at(&self) -> String {
        let path = self.path();
        let dots = path.matches('.').count();
        let typed = self.sheet.typed_as.get(self.range.start).map_or(path.as_str(), String::as_str);
        let end = typed.match_indices('.').nth(dots).map_or(typed.len(), |(at, _)| at);
        typed.get(..end).unwrap_or_default().to_owned()
    }

    fn text(&self, name: &str) -> Option<String> {
        self.parameters().find(|(_, rest, _)| *rest == name).map(|(_, _, value)| value.to_owned())
    }

    fn thousandths(&self, name: &str) -> Option<u32> {
        self.text(name).as_deref().and_then(size::thousandths)
    }

    /// The values of a plain list.
    fn list(&self, name: &str) -> Vec<String> {
        let items = self.parameters().filter(|(_, rest, _)| item(rest, name).is_some());
        items.map(|(_, _, value)| value.to_owned()).collect()
    }

    /// Every row of a list. A row's parameters stand together.
    fn rows(&self, name: &str) -> Vec<Row<'a>> {
        let mut rows: Vec<Row> = Vec::new();
        let mut current = "";
        for (at, rest, _) in self.parameters() {
            let Some((number, _)) = item(rest, name).and_then(|rest| rest.split_once('.')) else { continue };
            match rows.last_mut() {
                Some(row) if current == number => row.range.end = at + 1,
                _ => {
                    current = number;
                    let skip = self.skip + name.len() + number.len() + 2;
                    rows.push(Row { sheet: self.sheet, range: at..at + 1, skip });
                }
            }
        }
        rows
    }
}

/// What a name says beyond a list's own name.
fn item<'a>(rest: &'a str, list: &str) -> Option<&'a str> {
    rest.strip_prefix(list)?.strip_prefix('.')
}

fn container(row: &Row) -> Container {
    let image = row.text("Image");
    Container {
        path: row.path(),
        at: row.at(),
        name: row.text("Name"),
        reference: image.as_deref().and_then(|image| ImageReference::parse(image).ok()),
        image,
        cpu: row.thousandths("Cpu"),
        memory: row.thousandths("Memory"),
        gpu: row.text("Gpu").and_then(|text| text.parse().ok()),
        pull_policy: row.text("ImagePullPolicy"),
        command: row.list("Command"),
        arguments: row.list("Arg"),
        working_directory: row.text("WorkingDir"),
        ports: row.rows("Port").iter().map(port).collect(),
        environment: row.rows("EnvironmentVar").iter().map(variable).collect(),
        mounts: row.rows("VolumeMount").iter().map(mount).collect(),
    }
}

fn port(row: &Row) -> Port {
    let number = row.text("Port").and_then(|text| text.parse().ok());
    Port { at: row.at(), number, protocol: row.text("Protocol") }
}

fn mount(row: &Row) -> Mount {
    Mount {
        at: row.at(),
        name: row.text("Name"),
        path: row.text("MountPath"),
        sub_path: row.text("SubPath"),
        read_only: row.text("ReadOnly").as_deref() == Some("true"),
        propagation: row.text("MountPropagation"),
    }
}

fn volume(row: &Row) -> Volume {
    Volume { path: row.path(), at: row.at(), name: row.text("Name"), kind: row.text("Type") }
}

fn tag(row: &Row) -> Tag {
    Tag { at: row.at(), key: row.text("Key"), value: row.text("Value") }
}

fn variable(row: &Row) -> Variable {
    let secrets = &row.sheet.secrets;
    Variable {
        path: row.path(),
        at: row.at(),
        key: row.text("Key"),
        value: row.text("Value"),
        field_path: row.text("FieldRef.FieldPath"),
        secret: !secrets.is_empty() && secrets.contains(&(row.path() + ".Value")),
    }
}

fn registry(row: &Row) -> AcrRegistry {
    AcrRegistry {
        path: row.path(),
        at: row.at(),
        region: row.text("RegionId"),
        instance_id: row.text("InstanceId"),
        instance_name: row.text("InstanceName"),
        domains: row.list("Domain"),
        service_role: row.text("ArnService"),
        user_role: row.text("ArnUser"),
    }
}

fn credential(row: &Row) -> Credential {
    Credential {
        path: row.path(),
        at: row.at(),
        server: row.text("Server"),
        user_name: row.text("UserName"),
        has_password: row.text("Password").is_some(),
    }
}

/// The wire names of secret values, translated from the draft's rows to the sheet's.
fn secrets(sheet: &Sheet) -> Vec<String> {
    let named = sheet.values("Berth.Secret");
    let all = sheet.parameters().iter().zip(&sheet.typed_as);
    let secret = all.filter(|(parameter, typed)| crate::secret::is_password(&parameter.name) || named.contains(typed));
    secret.map(|(parameter, _)| parameter.name.clone()).collect()
}
