//! `berth launch`: one run, one confirmation, one container group.

use std::{path::Path, time::Duration};

use diagnosis::after;
use plan::{Lang, document, launch::State};
use tokio::time::{self, Instant};

use super::{
    DONE, End, FAILED, UNKNOWN, UNREADABLE, here, json, print,
    progress::{Progress, say},
    way::{self, Document, Way},
};
use crate::{cli, launches::Told, plan_file, random, stop};

/// Between two looks at a group that is waited for.
const LOOK_AGAIN: Duration = Duration::from_secs(2);
/// An image that cannot be pulled is tried again by the cloud; after so long nobody waits for it.
const HOPELESS: Duration = Duration::from_secs(20);

/// Launches a plan, or takes up what is in doubt.
pub async fn launch(flags: &cli::Launch) -> Result<u8, End> {
    let document = flags.plan.as_deref().map(read).transpose()?;
    if let Some(document) = document.as_ref().filter(|_| flags.dry_run) {
        return dry_run(flags, document).await;
    }
    let way = Way::open(&flags.journal).await?;
    let mut progress = Progress::default();
    let told = match (&flags.resume, &document) {
        (Some(id), document) => way.resume(document.as_ref(), id, &mut progress).await?,
        (None, Some(document)) => {
            let id = random::hex().map_err(|error| End::new(FAILED, error.to_string()))?;
            way.begin(document, &id, &mut progress).await?
        }
        (None, None) => return Err(End::new(UNREADABLE, "no plan was named")),
    };
    progress.tell(&told);
    let (told, code) = match verdict(&told) {
        DONE if flags.wait => wait(&way, told, &mut progress).await?,
        code => (told, code),
    };
    for line in remarks(&told, code) {
        say(&line);
    }
    let group = told.container_group_id.as_deref().unwrap_or("-");
    let text = if flags.json { json(&told) } else { format!("{} {group} {}\n", told.id, told.status) };
    Ok(print(&text, code))
}

fn read(path: &Path) -> Result<Document, End> {
    let text = plan_file::text(path).map_err(|line| End::new(UNREADABLE, line))?;
    let understood = document::read(&text).and_then(|draft| Ok((plan::check_for_launch(&draft)?, draft)));
    match understood {
        Ok((plan, draft)) => Ok(Document { text, draft, plan }),
        Err(problems) => Err(End { code: UNREADABLE, lines: plan_file::lines(&problems) }),
    }
}

async fn dry_run(flags: &cli::Launch, document: &Document) -> Result<u8, End> {
    let request_id = way::dry_run(&flags.journal, document).await?;
    say("the dry run passed: parameters, permissions and balance are accepted. Nothing was created");
    let told = serde_json::json!({"passed": true, "request_id": request_id});
    Ok(print(&if flags.json { json(&told) } else { "passed\n".to_owned() }, DONE))
}

/// The exit code of a launch that is not waited for.
fn verdict(told: &Told) -> u8 {
    match told.how_far() {
        State::Recorded | State::Sent | State::Resent | State::Unknown => UNKNOWN,
        State::Refused | State::Deleted => FAILED,
        _ => DONE,
    }
}

/// Follows a container group until it runs or has ended.
async fn wait(way: &Way, mut told: Told, progress: &mut Progress) -> Result<(Told, u8), End> {
    let stopped = stop::asked();
    tokio::pin!(stopped);
    let mut failing: Option<Instant> = None;
    loop {
        match told.how_far() {
            State::Running | State::Succeeded => return Ok((told, DONE)),
            State::Failed | State::Refused | State::Deleting | State::Deleted => return Ok((told, FAILED)),
            _ if causes(&told).is_empty() => {}
            _ if failing.get_or_insert_with(Instant::now).elapsed() > HOPELESS => return Ok((told, FAILED)),
            _ => {}
        }
        tokio::select! {
            () = time::sleep(LOOK_AGAIN) => {}
            () = &mut stopped => {
                say("interrupted; the container group exists");
                return Ok((told, UNKNOWN));
            }
        }
        told = way.find(&told.id).await?.ok_or_else(|| here::unknown(&told.id))?;
        progress.tell(&told);
    }
}

/// Why containers do not start, by what their states and the group's events say.
fn causes(told: &Told) -> Vec<after::Cause> {
    let Some(group) = &told.group else { return Vec::new() };
    let warnings = group.events.iter().filter(|event| event.kind == "Warning");
    let events = warnings.map(|event| after::Said { reason: &event.reason, message: &event.message });
    let states = group.containers.iter().map(|one| after::Said { reason: &one.reason, message: &one.message });
    after::causes(events.chain(states))
}

/// What to say beside the result.
fn remarks(told: &Told, code: u8) -> Vec<String> {
    let failure = told.failure.as_ref().map(|failure| format!("{} {}\n{}", failure.code, failure.message, failure.en));
    match code {
        DONE => Vec::new(),
        UNKNOWN if told.container_group_id.is_some() => Vec::new(),
        UNKNOWN => failure.into_iter().chain([here::resume(&told.id)]).collect(),
        _ => {
            let causes = causes(told).into_iter().map(|cause| cause.explanation.get(Lang::En).to_owned());
            failure.into_iter().chain(causes).collect()
        }
    }
}
