//! `berth ps`: launches and what became of them.

use std::fmt::Write;

use plan::launch::State;

use super::{DONE, End, json, print, way::Way};
use crate::{cli, launches::Told};

/// The columns, and what stands in them.
const COLUMNS: [&str; 6] = ["ID", "CONTAINER GROUP", "STATE", "REGION", "LAUNCHED", "NAME"];

/// Lists launches, the newest first.
pub async fn ps(flags: &cli::Ps) -> Result<u8, End> {
    let gone = [State::Refused, State::Deleted];
    let there = State::ALL.into_iter().filter(|state| !gone.contains(state)).map(State::name);
    let states = if flags.all { Vec::new() } else { there.collect() };
    let launches = Way::open(&flags.journal).await?.list(states, flags.limit).await?;
    Ok(print(&if flags.json { json(&launches) } else { table(&launches) }, DONE))
}

fn table(launches: &[Told]) -> String {
    let rows = launches.iter().map(|told| {
        let group = told.container_group_id.as_deref().unwrap_or("-");
        // To the second: what stands after it helps nobody here.
        let at = told.launched_at.split_once('.').map_or_else(|| told.launched_at.clone(), |(at, _)| format!("{at}Z"));
        [told.id.clone(), group.to_owned(), told.status.clone(), told.region.clone(), at, told.name.clone()]
    });
    let rows: Vec<_> = std::iter::once(COLUMNS.map(str::to_owned)).chain(rows).collect();
    let widths: Vec<_> =
        (0..COLUMNS.len()).map(|at| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0)).collect();
    rows.iter().fold(String::new(), |mut text, row| {
        let mut line = String::new();
        for (value, width) in row.iter().zip(&widths) {
            let _ = write!(line, "{value:width$}  ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
        text
    })
}
