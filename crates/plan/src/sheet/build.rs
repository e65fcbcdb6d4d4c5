//! Builds the typed parts of a sheet from its parameters.

use std::collections::BTreeSet;

use super::{AcrRegistry, Container, Credential, Mount, Port, Sheet, Tag, Variable, Volume};
use crate::image::ImageReference;
use crate::schema;
use crate::size;

/// Fills in every typed part.
pub(super) fn parts(sheet: &mut Sheet) {
    sheet.secrets = secrets(sheet);
    sheet.containers = rows(sheet, "Container", container);
    sheet.init_containers = rows(sheet, "InitContainer", container);
    sheet.registries = rows(sheet, "AcrRegistryInfo", registry);
    sheet.credentials = rows(sheet, "ImageRegistryCredential", credential);
    sheet.volumes = rows(sheet, "Volume", |row| Volume {
        path: row.path(),
        at: row.at(),
        name: row.text("Name"),
        kind: row.text("Type"),
    });
    sheet.tags = rows(sheet, "Tag", |row| Tag { at: row.at(), key: row.text("Key"), value: row.text("Value") });
}

/// Every row of a list, understood by `part`.
fn rows<T>(sheet: &Sheet, list: &str, part: impl Fn(&Row) -> T) -> Vec<T> {
    (1..=sheet.count(list)).map(|index| part(&Row { sheet, path: format!("{list}.{index}") })).collect()
}

/// One row of a list, and the way to its values.
struct Row<'a> {
    sheet: &'a Sheet,
    path: String,
}

impl Row<'_> {
    fn path(&self) -> String {
        self.path.clone()
    }

    /// The row's name in the draft: that of its first value, cut to the row's own length.
    fn at(&self) -> String {
        let parts = self.path.split('.').count();
        let Some((list, index)) = self.path.rsplit_once('.') else { return self.path() };
        let Some(row) = schema::row(list) else { return self.path() };
        let mut first = row.place;
        if let Some(number) = first.get_mut(row.depth) {
            *number = index.parse().unwrap_or_default();
        }
        let at = self.sheet.places.partition_point(|place| *place < first);
        self.sheet
            .typed_as
            .get(at)
            .map_or_else(|| self.path(), |name| name.split('.').take(parts).collect::<Vec<_>>().join("."))
    }

    fn text(&self, name: &str) -> Option<String> {
        self.sheet.value(&format!("{}.{name}", self.path)).map(str::to_owned)
    }

    fn thousandths(&self, name: &str) -> Option<u32> {
        self.text(name).as_deref().and_then(size::thousandths)
    }

    fn list(&self, name: &str) -> Vec<String> {
        self.sheet.values(&format!("{}.{name}", self.path))
    }

    fn rows<T>(&self, list: &str, part: impl Fn(&Row) -> T) -> Vec<T> {
        rows(self.sheet, &format!("{}.{list}", self.path), part)
    }
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
        ports: row.rows("Port", |port| Port {
            at: port.at(),
            number: port.text("Port").and_then(|text| text.parse().ok()),
            protocol: port.text("Protocol"),
        }),
        environment: row.rows("EnvironmentVar", variable),
        mounts: row.rows("VolumeMount", |mount| Mount {
            at: mount.at(),
            name: mount.text("Name"),
            path: mount.text("MountPath"),
            sub_path: mount.text("SubPath"),
            read_only: mount.text("ReadOnly").as_deref() == Some("true"),
            propagation: mount.text("MountPropagation"),
        }),
    }
}

fn variable(row: &Row) -> Variable {
    let wire = format!("{}.Value", row.path);
    Variable {
        path: row.path(),
        at: row.at(),
        key: row.text("Key"),
        value: row.text("Value"),
        field_path: row.text("FieldRef.FieldPath"),
        secret: row.sheet.secrets.contains(&wire),
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
    let named: BTreeSet<String> = sheet.values("Berth.Secret").into_iter().collect();
    let all = sheet.parameters().iter().zip(&sheet.typed_as);
    let secret = all.filter(|(parameter, typed)| crate::secret::is_password(&parameter.name) || named.contains(*typed));
    secret.map(|(parameter, _)| parameter.name.clone()).collect()
}
