//! A plan begun from a manifest: the first pod template of a stream as a draft, and a list of what a plan cannot hold.
//!
//! It is the way back from [`plan::render::kubernetes`]: what that writes of a plan is read here as the same parameters. What a
//! request has no place for is never lost in silence; every key of the object that was not read is named with its line.
//!
//! Sources: Alibaba Cloud documentation, ECI: "Annotations for Elastic Container Instance-based pods" and "Create a
//! container group"; the Kubernetes API (core/v1, apps/v1, batch/v1).

mod config;
mod container;
mod group;
mod left;
mod pod;
mod probe;
mod registry;
mod volume;
mod work;

use std::collections::BTreeSet;

use plan::Draft;

use self::config::ConfigMaps;
pub use self::left::{LeftOut, Why};
use self::work::Work;
use crate::find::{self, Site};
use crate::kind::Form;
use crate::lines::Lines;
use crate::yaml::{Document, Fault, Reader};

/// A plan begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// What the pod template says, in the plan's names.
    pub draft: Draft,
    /// Kind and name of the object that it was taken from.
    pub object: String,
    /// What did not come into the draft, by line.
    pub left_out: Vec<LeftOut>,
}

/// Makes a draft of the first pod template of a stream; `None` where there is none. `region` is the cluster's, where it is known.
///
/// # Errors
/// A text that cannot be read, or is over a guard.
pub fn draft(text: &str, region: Option<&str>) -> Result<Option<Begun>, Fault> {
    let lines = Lines::new(text);
    let config_maps = config::maps(text)?;
    let mut begun: Option<Begun> = None;
    let (mut used, mut others) = (BTreeSet::new(), Vec::new());
    let mut reader = Reader::new(text)?;
    while let Some(document) = reader.next_document() {
        let document = document?;
        let sites = find::sites(&document.tree, document.root);
        let first = if begun.is_none() { sites.iter().find(|site| site.form == Form::Pod) } else { None };
        if let Some(site) = first {
            let (of_site, names) = begin(&document, &lines, &config_maps, site, region);
            (begun, used) = (Some(of_site), names);
        }
        leave_others(&document, &lines, &sites, first, &mut others);
    }
    let Some(mut begun) = begun else { return Ok(None) };
    let is_used = |left: &LeftOut| left.path.strip_prefix("ConfigMap ").is_some_and(|name| used.contains(name));
    others.retain(|left| !is_used(left));
    begun.left_out.extend(others);
    begun.left_out.sort_by_key(|left| left.line);
    Ok(Some(begun))
}

fn begin(
    document: &Document<'_>,
    lines: &Lines<'_>,
    config_maps: &ConfigMaps,
    site: &Site,
    region: Option<&str>,
) -> (Begun, BTreeSet<String>) {
    let mut work = Work::new(&document.tree, lines, config_maps);
    let object = Work::root(site.owner.node);
    if let Some(region) = region {
        work.draft.set("RegionId", region);
    }
    let template = work.find(&object, site.base).unwrap_or_else(|| object.clone());
    group::read(&mut work, &object, &template);
    pod::read(&mut work, &template);
    work.leave_the_rest(&object);
    (Begun { draft: work.draft, object: site.owner.title(), left_out: work.left }, work.used)
}

/// The objects of a document beside the one that became the draft.
fn leave_others(
    document: &Document<'_>,
    lines: &Lines<'_>,
    sites: &[Site],
    first: Option<&Site>,
    others: &mut Vec<LeftOut>,
) {
    let tree = &document.tree;
    for owner in find::objects(tree, document.root) {
        let is = |site: &&Site| site.owner.node == owner.node && site.form == Form::Pod;
        let pods = sites.iter().filter(is).count();
        let taken = usize::from(first.is_some_and(|first| first.owner.node == owner.node));
        let why = if pods > taken { Why::OtherPods } else { Why::NoPods };
        if tree.is_null(owner.node) || owner.title().is_empty() || (pods == taken && taken == 1) {
            continue;
        }
        let line = lines.line(tree.outer_start(owner.node));
        others.push(LeftOut { path: owner.title(), line, why });
    }
}
