//! `berth logs`: what a container wrote, and what it goes on to write.

use std::time::Duration;

use tokio::time;

use super::{DONE, End, FAILED, here, print, progress::say, way::Way};
use crate::{cli, launches::Told, stop};

/// Between two looks at a log.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// Prints the end of a log, and what is new of it while it is followed.
pub async fn logs(flags: &cli::Logs) -> Result<u8, End> {
    let way = Way::open(&flags.journal).await?;
    let mut told = find(&way, &flags.id).await?;
    let container = container(&told, flags.container.as_deref())?;
    // From the first wait on: until then an interrupt ends the process at once.
    let stopped = async { stop::asked().await };
    tokio::pin!(stopped);
    let mut before = String::new();
    loop {
        let over = told.how_far().is_over();
        let log = way.log(&told.id, &container).await;
        let log = match log {
            // Who follows waits for what is not there yet.
            Err(end) if flags.follow && !over => {
                end.lines.iter().for_each(|line| say(line));
                before.clone()
            }
            log => log?,
        };
        let written = print(news(&before, &log), DONE);
        if written != DONE || !flags.follow || over {
            return Ok(written);
        }
        before = log;
        tokio::select! {
            () = time::sleep(LOOK_AGAIN) => {}
            () = &mut stopped => return Ok(DONE),
        }
        told = find(&way, &told.id).await?;
    }
}

async fn find(way: &Way, id: &str) -> Result<Told, End> {
    way.find(id).await?.ok_or_else(|| here::unknown(id))
}

/// The container that is meant.
fn container(told: &Told, wish: Option<&str>) -> Result<String, End> {
    let all: Vec<_> = told.group.iter().flat_map(|group| &group.containers).collect();
    if let Some(name) = wish {
        return if all.is_empty() || all.iter().any(|one| one.name == name) {
            Ok(name.to_owned())
        } else {
            let names: Vec<_> = all.iter().map(|one| one.name.as_str()).collect();
            Err(End::new(FAILED, format!("there is no container {name}: choose one of {}", names.join(", "))))
        };
    }
    let first = all.iter().find(|one| !one.init).map(|one| one.name.clone());
    if all.len() > 1 {
        let names: Vec<_> = all.iter().map(|one| one.name.as_str()).collect();
        say(&format!("the containers are {}; --container names another one", names.join(", ")));
    }
    first.ok_or_else(|| End::new(FAILED, format!("launch {} has no container yet: it is {}", told.id, told.status)))
}

/// What of a log was not there before: it holds only its last lines, so that what was read before may begin in its middle.
fn news<'a>(before: &str, now: &'a str) -> &'a str {
    let starts = std::iter::once(0).chain(before.match_indices('\n').map(|(at, _)| at + 1));
    for start in starts.filter(|start| *start < before.len()) {
        if let Some(rest) = now.strip_prefix(&before[start..]) {
            return rest;
        }
    }
    now
}

#[cfg(test)]
mod tests {
    use super::news;

    #[test]
    fn only_what_is_new_of_a_log_is_printed() {
        assert_eq!(news("", "one\ntwo\n"), "one\ntwo\n");
        assert_eq!(news("one\ntwo\n", "one\ntwo\n"), "");
        assert_eq!(news("one\ntwo\n", "one\ntwo\nthree\n"), "three\n");
        assert_eq!(news("one\ntwo\n", "two\nthree\n"), "three\n", "its beginning is cut off meanwhile");
        assert_eq!(news("one\ntw", "one\ntwo\n"), "o\n");
        assert_eq!(news("one\n", "seven\n"), "seven\n", "nothing of it is left");
    }
}
