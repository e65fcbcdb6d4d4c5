//! A launch as its page shows it, put together from the row, its steps and what the cloud last said.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use app::{
    frame::Trouble,
    page::launch::{Group, Outcome, Refusal, Snapshot, Trying},
};
use plan::{Lang, launch::State};

use super::{Launches, failure::Failure};
use crate::{
    clock::Moment,
    store::{LaunchRow, LaunchStep, StoreError},
    trouble::Kept,
};

/// The state of a row; a word this program does not know counts as an unknown outcome.
pub fn state(row: &LaunchRow) -> State {
    State::parse(&row.state).unwrap_or(State::Unknown)
}

impl Launches {
    /// What is known of a launch now, in `lang`.
    pub async fn snapshot(&self, row: &LaunchRow, lang: Lang) -> Result<Snapshot, StoreError> {
        let steps = self.store.launch_steps(&row.id).await?;
        let when = |state: State| {
            steps.iter().find(|step| step.state == state.name()).map(|step: &LaunchStep| seconds(step.at))
        };
        let watched = state(row).has_group() && !state(row).is_over();
        Ok(Snapshot {
            now: seconds(Moment::now()),
            name: row.name.clone(),
            region: row.region.clone(),
            recorded: seconds(row.created_at),
            sent: when(State::Sent),
            accepted: when(State::Accepted),
            outcome: outcome(row, lang),
            group_id: row.container_group_id.clone(),
            request_id: row.request_id.clone(),
            group: group(row),
            stale: self.stale(&row.region, lang).filter(|_| watched),
            trying: held_up(row, lang),
            deleted: when(State::Deleted),
            expires: row.expires_at.map(seconds).filter(|_| state(row) != State::Deleted),
            kept: self.store.kept_logs(&row.id).await?,
        })
    }

    /// Why the last look at a region failed, where it did.
    pub fn stale(&self, region: &str, lang: Lang) -> Option<Trouble> {
        let of = |all: &Mutex<HashMap<String, Kept>>| {
            all.lock().unwrap_or_else(PoisonError::into_inner).get(region).map(|kept| kept.trouble(lang))
        };
        of(&self.stale).or_else(|| of(&self.heard))
    }
}

/// Why a launch that is still to be sent has not come further: what its last try met, as it was recorded.
fn held_up(row: &LaunchRow, lang: Lang) -> Option<Trying> {
    let open = matches!(state(row), State::Recorded | State::Sent | State::Resent | State::Unknown);
    let failure = row.failure.as_deref().filter(|_| open)?;
    let failure: Failure = serde_json::from_str(failure).ok()?;
    let advice = if lang == Lang::ZhCn { failure.advice_zh } else { failure.advice_en };
    let raw = if failure.code.is_empty() { failure.message } else { format!("{}: {}", failure.code, failure.message) };
    Some(Trying { tries: failure.tries, why: Trouble { advice, raw } })
}

/// What the cloud last said of the group; unreadable text counts as nothing said.
pub fn group(row: &LaunchRow) -> Option<Group> {
    serde_json::from_str(row.snapshot.as_deref()?).ok()
}

/// The word for a launch's state that lists show: ECI's own where it has one.
pub fn word(row: &LaunchRow) -> String {
    let snapshot = Snapshot {
        outcome: outcome(row, Lang::En),
        sent: (state(row) != State::Recorded).then_some(0),
        group: group(row),
        deleted: (state(row) == State::Deleted).then_some(0),
        ..Snapshot::default()
    };
    snapshot.status().to_owned()
}

fn outcome(row: &LaunchRow, lang: Lang) -> Outcome {
    match state(row) {
        State::Recorded | State::Sent | State::Resent => Outcome::Open,
        State::Unknown => Outcome::Unknown,
        State::Refused => refusal(row, lang),
        _ => Outcome::Accepted,
    }
}

fn refusal(row: &LaunchRow, lang: Lang) -> Outcome {
    let failure: Failure = row.failure.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let advice = match lang {
        Lang::ZhCn => failure.advice_zh,
        Lang::En => failure.advice_en,
    };
    let refusal = Refusal { code: failure.code, message: failure.message, advice, recommend: failure.recommend };
    if failure.unsent { Outcome::Unsent(refusal) } else { Outcome::Refused(refusal) }
}

/// Whole seconds since 1970.
pub fn seconds(at: Moment) -> i64 {
    at.0.div_euclid(1000)
}
