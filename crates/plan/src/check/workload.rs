//! Rules inside containers and volumes.

use super::below;
use crate::problem::{Clash, Problem, ProblemKind};
use crate::sheet::{Container, Sheet};

/// The kinds of volume, each named as the group of values that describes it.
const VOLUMES: &[&str] =
    &["EmptyDirVolume", "NFSVolume", "ConfigFileVolume", "DiskVolume", "FlexVolume", "HostPathVolume"];

/// Groups of which a container may have one way each: the probes' and the hooks' beginnings, and their ways.
pub(super) const PROBES: &[&str] =
    &["LivenessProbe.", "ReadinessProbe.", "LifecyclePostStartHandler", "LifecyclePreStopHandler"];
const WAYS: &[&str] = &["HttpGet", "TcpSocket", "Exec"];

pub(super) fn check(sheet: &Sheet, problems: &mut Vec<Problem>) {
    let names: Vec<&str> = sheet.volumes().iter().filter_map(|volume| volume.name.as_deref()).collect();
    for container in sheet.all_containers() {
        variables(container, problems);
        mounts(&names, container, problems);
        probes(sheet, container, problems);
    }
    volumes(sheet, problems);
}

fn variables(container: &Container, problems: &mut Vec<Problem>) {
    for variable in
        container.environment.iter().filter(|variable| variable.value.is_some() && variable.field_path.is_some())
    {
        let other = below(&variable.at, "FieldRef.FieldPath");
        problems.push(Problem::new(below(&variable.at, "Value"), ProblemKind::Clash(Clash::TwoSources, other)));
    }
}

fn mounts(volumes: &[&str], container: &Container, problems: &mut Vec<Problem>) {
    for mount in &container.mounts {
        let Some(name) = &mount.name else { continue };
        if !volumes.contains(&name.as_str()) {
            problems.push(Problem::new(below(&mount.at, "Name"), ProblemKind::NoSuchVolume(name.clone())));
        }
    }
}

/// The first value of each way in which a probe or a hook asks; a second way is a problem.
fn probes(sheet: &Sheet, container: &Container, problems: &mut Vec<Problem>) {
    for probe in PROBES {
        let begin = format!("{}.{probe}", container.path);
        let first = |way: &&str| first(sheet, &container.path, &format!("{begin}{way}"));
        let mut ways = WAYS.iter().filter_map(first);
        let Some(kept) = ways.next() else { continue };
        for other in ways {
            problems.push(Problem::new(other, ProblemKind::Clash(Clash::TwoProbes, kept.to_owned())));
        }
    }
}

fn volumes(sheet: &Sheet, problems: &mut Vec<Problem>) {
    for volume in sheet.volumes() {
        let Some(kind) = &volume.kind else { continue };
        let others = VOLUMES.iter().filter(|other| *other != kind);
        for at in others.filter_map(|other| first(sheet, &volume.path, &format!("{}.{other}.", volume.path))) {
            problems.push(Problem::new(at, ProblemKind::Clash(Clash::OtherVolume, below(&volume.at, "Type"))));
        }
    }
}

/// The draft's name of the first value in a row whose wire name begins so.
fn first<'a>(sheet: &'a Sheet, row: &str, begin: &str) -> Option<&'a str> {
    sheet
        .inside(row)
        .iter()
        .find(|parameter| parameter.name.starts_with(begin))
        .map(|parameter| sheet.typed_as(&parameter.name))
}
