//! From a draft to a plan: every rule, and every problem at once.
//!
//! Rules about one value stand in `value`, `letters` and `shape`; rules between values in the other modules, one for each
//! part of a plan; what has to be there at all in `needed`.

mod group;
mod letters;
mod needed;
mod registry;
mod rows;
mod schedule;
mod shape;
mod sizes;
mod value;
mod workload;

pub use self::needed::OWN_TAGS;
pub(crate) use self::needed::launch;
pub(crate) use self::value::{canonical, keeps_every_character, value};
use crate::draft::Draft;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::sheet::{Sheet, normalise, sort};

/// Makes a plan of a draft: everything that Kubernetes needs is there, and nothing is wrong.
///
/// # Errors
/// Every problem of the draft, in wire order.
pub fn check(draft: &Draft) -> Result<Plan, Vec<Problem>> {
    let (sheet, mut problems) = normalise(draft);
    needed::plan(&sheet, &mut problems);
    if problems.is_empty() {
        return Ok(Plan::new(sheet));
    }
    sort(&mut problems);
    Err(problems)
}

/// As [`check`], with what a launch needs beyond a plan.
///
/// # Errors
/// Every problem of the draft, in wire order.
pub fn check_for_launch(draft: &Draft) -> Result<Plan, Vec<Problem>> {
    let (sheet, mut problems) = normalise(draft);
    needed::plan(&sheet, &mut problems);
    let told = problems.len();
    for other in launch(&sheet) {
        if !problems.iter().take(told).any(|problem| problem.path == other.path) {
            problems.push(other);
        }
    }
    if problems.is_empty() {
        return Ok(Plan::new(sheet));
    }
    sort(&mut problems);
    Err(problems)
}

/// The rules between the values that are there.
pub(crate) fn relations(sheet: &Sheet, problems: &mut Vec<Problem>) {
    rows::check(sheet, problems);
    workload::check(sheet, problems);
    registry::check(sheet, problems);
    group::check(sheet, problems);
    sizes::check(sheet, problems);
}

/// The wire name of a value inside a row.
fn below(row: &str, name: &str) -> String {
    let mut wire = String::with_capacity(row.len() + 1 + name.len());
    wire.push_str(row);
    wire.push('.');
    wire.push_str(name);
    wire
}

#[cfg(test)]
mod tests;
