//! Rules between the settings of the group itself.

use crate::problem::{Clash, Problem, ProblemKind};
use crate::sheet::Sheet;

/// The most vCPU of the economy category, in thousandths.
const MOST_ECONOMY: u32 = 8_000;

pub(super) fn check(sheet: &Sheet, problems: &mut Vec<Problem>) {
    zone(sheet, problems);
    eip(sheet, problems);
    spot(sheet, problems);
    economy(sheet, problems);
}

fn zone(sheet: &Sheet, problems: &mut Vec<Problem>) {
    let (Some(region), Some(zone)) = (sheet.region(), sheet.value("ZoneId")) else { return };
    if !zone.starts_with(region) {
        problems.push(Problem::new("ZoneId", ProblemKind::ZoneElsewhere(region.to_owned())));
    }
}

/// An EIP is created or brought along; the settings of a new one mean nothing without it.
fn eip(sheet: &Sheet, problems: &mut Vec<Problem>) {
    let created = sheet.is_true("AutoCreateEip");
    if created && sheet.value("EipInstanceId").is_some() {
        problems.push(Problem::new("EipInstanceId", ProblemKind::Clash(Clash::TwoEips, "AutoCreateEip".to_owned())));
    }
    let of_a_new_one = ["EipBandwidth", "EipISP", "EipCommonBandwidthPackage"];
    for wire in of_a_new_one.into_iter().filter(|wire| !created && sheet.value(wire).is_some()) {
        problems.push(Problem::new(wire, ProblemKind::Without("AutoCreateEip".to_owned())));
    }
}

fn spot(sheet: &Sheet, problems: &mut Vec<Problem>) {
    if sheet.value("SpotPriceLimit").is_some() && sheet.value("SpotStrategy") != Some("SpotWithPriceLimit") {
        problems
            .push(Problem::new("SpotPriceLimit", ProblemKind::Clash(Clash::NoPriceLimit, "SpotStrategy".to_owned())));
    }
}

fn economy(sheet: &Sheet, problems: &mut Vec<Problem>) {
    let Some(at) = (1..=sheet.count("ComputeCategory"))
        .map(|n| format!("ComputeCategory.{n}"))
        .find(|wire| sheet.value(wire) == Some("economy"))
    else {
        return;
    };
    let at = sheet.typed_as(&at);
    if sheet.is_spot() {
        problems.push(Problem::new(at, ProblemKind::Clash(Clash::EconomySpot, "SpotStrategy".to_owned())));
    }
    if sheet.value("CpuArchitecture") == Some("ARM64") {
        problems.push(Problem::new(at, ProblemKind::Clash(Clash::EconomyArm, "CpuArchitecture".to_owned())));
    }
    if sheet.size().is_some_and(|size| size.cpu > MOST_ECONOMY) {
        problems.push(Problem::new(at, ProblemKind::Clash(Clash::EconomyLarge, "Cpu".to_owned())));
    }
}
