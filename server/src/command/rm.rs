//! `berth rm`: deletes the container group of a launch.

use super::{DONE, End, json, print, way::Way};
use crate::cli;

/// Deletes it; whose group is gone already is no failure.
pub async fn rm(flags: &cli::Rm) -> Result<u8, End> {
    let way = Way::open(&flags.journal).await?;
    let told = way.remove(&flags.id).await?;
    let group = told.container_group_id.as_deref().unwrap_or("-");
    Ok(print(&if flags.json { json(&told) } else { format!("{} {group} {}\n", told.id, told.status) }, DONE))
}
