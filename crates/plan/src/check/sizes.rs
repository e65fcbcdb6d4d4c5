//! Rules about vCPU and memory. A pair that does not exist is no problem, because ECI rounds it up (see [`crate::notice`]),
//! but for preemptible groups, which must name one that exists.
//!
//! Source: Alibaba Cloud documentation, ECI: "Specify vCPU and memory to create an instance".

use crate::problem::{Problem, ProblemKind};
use crate::sheet::{Container, Sheet};
use crate::size::{self, Size};

pub(super) fn check(sheet: &Sheet, problems: &mut Vec<Problem>) {
    if sheet.value("InstanceType").is_some() {
        return;
    }
    let group = |wire: &str| sheet.value(wire).and_then(size::thousandths);
    let (cpu, memory) = (group("Cpu"), group("Memory"));
    let nothing: Vec<_> = [("Cpu", cpu), ("Memory", memory)].into_iter().filter(|(_, size)| *size == Some(0)).collect();
    if !nothing.is_empty() {
        problems.extend(nothing.iter().map(|(wire, _)| Problem::new(*wire, ProblemKind::NotNumber)));
        return;
    }
    exceeds(sheet, "Cpu", cpu, "vCPU", |container| container.cpu, problems);
    exceeds(sheet, "Memory", memory, "GiB", |container| container.memory, problems);
    too_large(sheet, cpu.zip(memory), problems);
}

/// Containers run side by side and add up; init containers run one by one.
fn exceeds(
    sheet: &Sheet,
    wire: &str,
    group: Option<u32>,
    unit: &str,
    of: impl Fn(&Container) -> Option<u32>,
    problems: &mut Vec<Problem>,
) {
    let Some(group) = group else { return };
    let sum = sheet.containers().iter().filter_map(&of).fold(0_u32, u32::saturating_add);
    let largest = sheet.init_containers().iter().filter_map(&of).max().unwrap_or_default();
    let needed = sum.max(largest);
    if needed > group {
        let text = |thousandths: u32| format!("{} {unit}", size::decimal(thousandths));
        problems.push(Problem::new(wire, ProblemKind::ContainersExceed(text(needed), text(group))));
    }
}

/// Nothing holds the group's pair, or the containers' sum where the group names none.
fn too_large(sheet: &Sheet, pair: Option<(u32, u32)>, problems: &mut Vec<Problem>) {
    let sum =
        |of: fn(&Container) -> Option<u32>| sheet.containers().iter().filter_map(of).fold(0_u32, u32::saturating_add);
    let (cpu, memory) = pair.unwrap_or_else(|| (sum(|container| container.cpu), sum(|container| container.memory)));
    let asked = Size::new(cpu, memory);
    let region = sheet.region().unwrap_or_default();
    if size::round_up(region, sheet.is_spot(), asked).is_none() {
        problems.push(Problem::new("Cpu", ProblemKind::SizeTooLarge(asked.to_string())));
    } else if pair.is_some() && sheet.is_spot() && !size::exists(region, true, asked) {
        problems.push(Problem::new("Cpu", ProblemKind::NotForSpot(asked.to_string())));
    }
}
