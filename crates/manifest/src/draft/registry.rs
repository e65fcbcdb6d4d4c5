//! The annotations that name registries and roles, as rows of `AcrRegistryInfo`.

use super::left::Why;
use super::work::{At, Work};
use crate::request::{INSTANCE_ID, INSTANCE_IDS, SERVICE_ARNS, USER_ARNS};

/// One row for each instance. Where there are as many roles as instances, each goes to its own; a single one serves them all.
pub(super) fn read(work: &mut Work<'_, '_>, annotations: &At) {
    let list = |work: &Work<'_, '_>, key: &str| {
        let at = work.get(annotations, key)?;
        let text = work.text_of(&at)?;
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        Some((parts.map(str::to_owned).collect::<Vec<_>>(), at))
    };
    let (one, several) = (list(work, INSTANCE_ID), list(work, INSTANCE_IDS));
    if several.is_some() {
        work.draft.set("Berth.Annotation", "Plural");
    }
    let ids = several.as_ref().or(one.as_ref()).map(|(ids, _)| ids.clone()).unwrap_or_default();
    for (_, at) in one.iter().chain(&several) {
        work.mark(at);
    }
    if let (Some((first, at)), Some((all, _))) = (&one, &several)
        && first.iter().any(|id| !all.contains(id))
    {
        work.leave(at, Why::Value);
    }
    for (row, id) in ids.iter().enumerate() {
        let (region, id) = id.split_once(':').map_or((None, id.as_str()), |(region, id)| (Some(region), id));
        let row = row + 1;
        if let Some(region) = region {
            work.draft.set(&format!("AcrRegistryInfo.{row}.RegionId"), region);
        }
        work.draft.set(&format!("AcrRegistryInfo.{row}.InstanceId"), id);
    }
    for (key, name) in [(SERVICE_ARNS, "ArnService"), (USER_ARNS, "ArnUser")] {
        let Some((arns, at)) = list(work, key) else { continue };
        if ids.is_empty() || (arns.len() > 1 && arns.len() != ids.len()) {
            work.leave(&at, Why::Value);
            continue;
        }
        for row in 0..ids.len() {
            if let Some(arn) = arns.get(row).or_else(|| arns.first()) {
                work.put(&at, &format!("AcrRegistryInfo.{}.{name}", row + 1), arn);
                work.draft.set("Berth.Account", "Other");
            }
        }
    }
}
