//! `DescribeContainerLog`.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::named;
use crate::group::{self, State as Life};
use crate::refusal::Refusal;
use crate::state::{Call, State};

/// The most that one answer holds.
const BYTES: u32 = 1_048_576;

pub(super) fn describe(state: &State, call: &Call) -> Result<Value, Refusal> {
    let parameters = &call.parameters;
    let group = named(state, call)?;
    let name = parameters.required("ContainerName")?;
    let (spec, container) = group
        .spec
        .containers
        .iter()
        .zip(&group.life.containers)
        .find(|(spec, _)| spec.name == name)
        .ok_or_else(|| Refusal::not_found("InvalidParameter.NotFound", "ContainerName"))?;
    let tail = parameters.whole("Tail", 1, 2000)?.unwrap_or(500);
    let bytes = parameters.whole("LimitBytes", 1, BYTES)?.unwrap_or(BYTES);
    let timestamps = parameters.boolean("Timestamps")?.unwrap_or(false);
    let from = from(call)?;
    let last = parameters.boolean("LastTime")?.unwrap_or(false);
    let life = match (&container.state, &container.previous) {
        (_, Some(previous)) if last => previous,
        // A container between two runs shows what the last one wrote.
        (Life::Waiting { .. }, Some(previous)) => previous,
        (Life::Waiting { reason, .. }, None) => {
            let message = format!("container \"{name}\" in pod \"{}\" is waiting to start: {reason}", group.name);
            return Err(Refusal::new(400, "IncorrectStatus", message));
        }
        (state, _) => state,
    };
    let lines: Vec<String> = group::lines(spec, life, call.now)
        .into_iter()
        .filter(|(at, _)| from.is_none_or(|from| *at >= from))
        .map(|(at, text)| if timestamps { format!("{at} {text}\n") } else { format!("{text}\n") })
        .collect();
    let skip = lines.len().saturating_sub(usize::try_from(tail).unwrap_or(usize::MAX));
    let mut content = lines[skip..].concat();
    cut(&mut content, usize::try_from(bytes).unwrap_or(usize::MAX));
    Ok(json!({"ContainerName": name, "Content": content}))
}

/// The moment from which on lines are wanted.
fn from(call: &Call) -> Result<Option<Timestamp>, Refusal> {
    if let Some(seconds) = call.parameters.whole("SinceSeconds", 1, u32::MAX)? {
        let ago = SignedDuration::from_secs(i64::from(seconds));
        return Ok(call.now.checked_sub(ago).ok());
    }
    call.parameters
        .text("StartTime")
        .map(|text| text.parse().map_err(|_| Refusal::invalid("StartTime", "It must be a time in RFC 3339.")))
        .transpose()
}

/// Cuts a text to a number of bytes, between characters.
fn cut(text: &mut String, most: usize) {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
}
