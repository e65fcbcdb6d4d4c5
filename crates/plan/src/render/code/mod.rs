//! The plan as a program for one of the official SDKs, which reads its credentials from the environment and holds no secret.
//!
//! One walk of the parameters' tree serves them all; what differs between languages stands in a [`Dialect`], a table of texts.

mod dialect;
mod go;
mod java;
mod name;
mod node;
mod python;
mod python_legacy;
mod tree;

use self::dialect::Dialect;
use super::{CannotExpress, Note};
use crate::{Sheet, regions};

pub(super) use self::go::go;
pub(super) use self::java::java;
pub(super) use self::node::node;
pub(super) use self::python::python;
pub(super) use self::python_legacy::python_legacy;
pub(super) use self::tree::{Content, Field, Leaf, Tree, variable};

/// The host that answers for ECI in the plan's region; the central one where the region is not known (yet).
///
/// Source: the endpoint list of Elastic Container Instance, API reference: "Endpoints".
pub(super) fn host(sheet: &Sheet) -> String {
    match sheet.region().filter(|region| regions::find(region).is_some()) {
        None => "eci.aliyuncs.com".to_owned(),
        // These two regions of Finance Cloud are older than the numbers.
        Some(region @ ("cn-shanghai-finance-1" | "cn-shenzhen-finance-1")) => {
            format!("eci.{}.aliyuncs.com", region.trim_end_matches("-1"))
        }
        Some(region) => format!("eci.{region}.aliyuncs.com"),
    }
}

/// What a reader of a program has to know: which variables hold its secrets, and what the SDK has no name for.
pub(super) fn notes(sheet: &Sheet, tree: &Tree, sdk: &str) -> Vec<Note> {
    let mut notes = secrets(sheet);
    if !tree.left_out.is_empty() {
        notes.push(Note::new(
            format!("{sdk} 没有以下参数，已略去：{}。", tree.left_out.join("、")),
            format!("{sdk} has no name for these parameters, so they are left out: {}.", tree.left_out.join(", ")),
        ));
    }
    notes
}

/// Which environment variables hold the plan's secrets.
pub(super) fn secrets(sheet: &Sheet) -> Vec<Note> {
    let names: Vec<String> = sheet.secrets().iter().map(|wire| variable(wire)).collect();
    if names.is_empty() {
        return Vec::new();
    }
    vec![Note::new(
        format!("敏感内容不写入代码，运行前请设置环境变量：{}。", names.join("、")),
        format!(
            "Secrets are not written into it. Set these environment variables before you run it: {}.",
            names.join(", ")
        ),
    )]
}

/// Writes the tree of a sheet as one expression in a dialect, for example `models.CreateContainerGroupRequest(…)`.
fn request(out: &mut String, dialect: &Dialect, tree: &Tree, depth: usize) {
    dialect.group(out, "CreateContainerGroupRequest", &tree.fields, depth);
}

#[cfg(test)]
mod tests;
