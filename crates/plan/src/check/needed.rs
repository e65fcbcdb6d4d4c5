//! What has to be there: for Kubernetes, and then for a launch.

use std::collections::BTreeSet;

use super::below;
use super::workload::PROBES;
use crate::problem::{Problem, ProblemKind};
use crate::schema::MAX_INDEX;
use crate::secret::MASK;
use crate::sheet::{Container, Sheet, Volume};

/// The most tags that a group may have, and how many of them the launch sets by itself.
const TAGS: usize = 20;
/// The tags that the launch sets, by which a launch is found again.
pub const OWN_TAGS: [&str; 2] = ["berth-launch", "berth-owner"];

/// What every plan needs. Rows that were begun have to be ended.
pub(super) fn plan(sheet: &Sheet, problems: &mut Vec<Problem>) {
    let mut needed = Needed::new(sheet, problems);
    needed.here("RegionId");
    needed.here("ContainerGroupName");
    needed.add("Container".to_owned(), ProblemKind::NoContainer, !sheet.containers().is_empty());
    for container in sheet.all_containers() {
        needed.container(container);
    }
    for registry in sheet.registries() {
        needed.row(&registry.at, "InstanceId", registry.instance_id.is_some());
    }
    for credential in sheet.credentials() {
        needed.row(&credential.at, "Server", credential.server.is_some());
        needed.row(&credential.at, "UserName", credential.user_name.is_some());
        needed.row(&credential.at, "Password", credential.has_password);
    }
    for tag in sheet.tags() {
        needed.row(&tag.at, "Key", tag.key.is_some());
    }
    for volume in sheet.volumes() {
        needed.volume(volume);
    }
    needed.host_aliases();
    needed.group();
    problems.extend(needed.missing);
}

/// What a launch needs beyond a plan: a place in the network, room for our tags, and secrets that are really there.
pub(crate) fn launch(sheet: &Sheet) -> Vec<Problem> {
    let mut needed = Needed::new(sheet, &[]);
    needed.here("SecurityGroupId");
    needed.here("VSwitchId");
    let mut problems = needed.missing;
    let (count, most) = (sheet.tags().len(), TAGS - OWN_TAGS.len());
    if count > most {
        problems.push(Problem::new("Tag", ProblemKind::NoRoomForTags { count, most }));
    }
    for tag in sheet.tags().iter().filter(|tag| tag.key.as_deref().is_some_and(|key| OWN_TAGS.contains(&key))) {
        problems.push(Problem::new(below(&tag.at, "Key"), ProblemKind::TagOfTheLaunch));
    }
    for parameter in sheet.parameters().iter().filter(|parameter| parameter.value == MASK) {
        problems.push(Problem::new(sheet.typed_as(&parameter.name), ProblemKind::SecretMissing));
    }
    crate::sheet::sort(&mut problems);
    problems
}

/// Collects what is missing.
struct Needed<'a> {
    sheet: &'a Sheet,
    /// Where there is a problem already: a value that is there and cannot be read is not missing.
    told: BTreeSet<String>,
    missing: Vec<Problem>,
}

impl<'a> Needed<'a> {
    fn new(sheet: &'a Sheet, problems: &[Problem]) -> Self {
        Self { sheet, told: problems.iter().map(|problem| problem.path.clone()).collect(), missing: Vec::new() }
    }

    /// A value by its full name.
    fn here(&mut self, wire: &str) {
        let there = self.sheet.value(wire).is_some();
        self.add(wire.to_owned(), ProblemKind::Required, there);
    }

    fn row(&mut self, at: &str, name: &str, there: bool) {
        self.add(below(at, name), ProblemKind::Required, there);
    }

    fn add(&mut self, path: String, kind: ProblemKind, there: bool) {
        if !there && !self.told.contains(&path) {
            self.missing.push(Problem { path, kind });
        }
    }

    fn container(&mut self, container: &Container) {
        let at = container.at.as_str();
        self.row(at, "Name", container.name.is_some());
        self.row(at, "Image", container.image.is_some());
        for port in &container.ports {
            self.row(&port.at, "Port", port.number.is_some());
        }
        for variable in &container.environment {
            self.row(&variable.at, "Key", variable.key.is_some());
        }
        for mount in &container.mounts {
            self.row(&mount.at, "Name", mount.name.is_some());
            self.row(&mount.at, "MountPath", mount.path.is_some());
        }
        self.ports_asked(container);
    }

    /// The port of each probe and hook that asks over the network. Hooks have no structure inside: their names are one word.
    fn ports_asked(&mut self, container: &Container) {
        let inside = self.sheet.inside(&container.path);
        for (probe, way) in PROBES.iter().flat_map(|probe| ["HttpGet", "TcpSocket"].map(|way| (probe, way))) {
            let begin = [probe, way].concat();
            let port = [begin.as_str(), if probe.ends_with('.') { ".Port" } else { "Port" }].concat();
            let rest = |name: &'a str| name.get(container.path.len() + 1..).unwrap_or_default();
            let mut asked =
                inside.iter().map(|parameter| rest(&parameter.name)).filter(|name| name.starts_with(&begin));
            let there = asked.clone().any(|name| name == port);
            if asked.next().is_some() {
                self.row(&container.at, &port, there);
            }
        }
    }

    /// Names for an address, and an address for names.
    fn host_aliases(&mut self) {
        for index in 1..=self.sheet.count("HostAliase") {
            let row = format!("HostAliase.{index}");
            let at = self.sheet.inside(&row).first().map_or(row.as_str(), |first| self.sheet.typed_as(&first.name));
            let at = at.split('.').take(2).collect::<Vec<_>>().join(".");
            self.row(&at, "Ip", self.sheet.value(&below(&row, "Ip")).is_some());
            self.row(&at, "Hostname.1", self.sheet.value(&below(&row, "Hostname.1")).is_some());
        }
    }

    fn volume(&mut self, volume: &Volume) {
        self.row(&volume.at, "Name", volume.name.is_some());
        self.row(&volume.at, "Type", volume.kind.is_some());
        let names: &[&str] = match volume.kind.as_deref() {
            Some("NFSVolume") => &["NFSVolume.Server", "NFSVolume.Path"],
            Some("DiskVolume") => &["DiskVolume.DiskId"],
            Some("FlexVolume") => &["FlexVolume.Driver"],
            Some("HostPathVolume") => &["HostPathVolume.Path"],
            _ => &[],
        };
        for name in names {
            let there = self.sheet.value(&below(&volume.path, name)).is_some();
            self.row(&volume.at, name, there);
        }
        if volume.kind.as_deref() == Some("ConfigFileVolume") {
            self.files(volume);
        }
    }

    /// The files of a configuration volume: at least one, each with path and content.
    fn files(&mut self, volume: &Volume) {
        let list = below(&volume.path, "ConfigFileVolume.ConfigFileToPath");
        let count = self.sheet.count(&list).clamp(1, MAX_INDEX as usize);
        for index in 1..=count {
            let path = format!("{list}.{index}.Path");
            let content = format!("{list}.{index}.Content");
            let typed = [path.as_str(), content.as_str()]
                .map(|wire| self.sheet.value(wire).map(|_| self.sheet.typed_as(wire).to_owned()));
            let row =
                typed.iter().flatten().next().and_then(|name| name.rsplit_once('.')).map(|(row, _)| row.to_owned());
            let row = row.unwrap_or_else(|| format!("{}.ConfigFileVolume.ConfigFileToPath.{index}", volume.at));
            self.row(&row, "Path", self.sheet.value(&path).is_some());
            self.row(&row, "Content", self.sheet.value(&content).is_some());
        }
    }

    fn group(&mut self) {
        let sheet = self.sheet;
        if sheet.value("SpotStrategy") == Some("SpotWithPriceLimit") {
            self.here("SpotPriceLimit");
        }
        if sheet.value("InstanceType").is_none() {
            let (cpu, memory) = (sheet.value("Cpu").is_some(), sheet.value("Memory").is_some());
            self.add("Memory".to_owned(), ProblemKind::HalfSize, memory || !cpu);
            self.add("Cpu".to_owned(), ProblemKind::HalfSize, cpu || !memory);
        }
    }
}
