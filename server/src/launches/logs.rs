//! Logs of containers: from the cloud while the group is there, and what was kept of them after.

use std::time::Duration;

use app::frame::Trouble;
use cloud::{Client, eci};
use plan::{Lang, launch::State};

use super::{LaunchError, Launches, snapshot, state};
use crate::{
    clock::Moment,
    drafts::DraftError,
    store::{KeptLog, LaunchRow},
    trouble,
};

/// Lines that are shown.
const SHOWN: u32 = 500;
/// Lines that are kept.
const KEPT: u32 = 200;
/// Bytes that are kept, at most, from the end.
const MOST: usize = 64 * 1024;
/// How long a page waits for a log.
const ANSWER: Duration = Duration::from_secs(15);
/// How long one container's log is waited for before its group is deleted without it.
const PATIENCE: Duration = Duration::from_secs(4);

/// The end of a container's log.
pub struct Lines {
    /// What it says.
    pub text: String,
    /// When it was kept; `None` where the cloud gave it just now.
    pub kept: Option<Moment>,
}

impl Launches {
    /// The end of a container's log, or what happened when it was asked for. What was kept stands in for a group that is
    /// gone.
    pub async fn log(
        &self,
        row: &LaunchRow,
        container: &str,
        lang: Lang,
    ) -> Result<Result<Lines, Trouble>, LaunchError> {
        let (Some(cloud), Some(group)) = (&self.cloud, &row.container_group_id) else {
            return Ok(Ok(Lines { text: String::new(), kept: None }));
        };
        let kept = self.store.kept_log(&row.id, container).await?;
        // Nobody waits long for what is here already.
        let cloud = cloud.with_deadline(if kept.is_some() { PATIENCE } else { ANSWER });
        let asked = match state(row) {
            State::Deleted => None,
            _ => Some(eci::describe_container_log(&cloud, &row.region, group, container, Some(SHOWN)).await),
        };
        if let Some(Ok(log)) = asked {
            return Ok(Ok(Lines { text: log.content, kept: None }));
        }
        match (kept, asked) {
            (Some(log), _) => {
                let text = self.key.open(&row.id, &log.sealed).map_err(DraftError::from)?;
                Ok(Ok(Lines { text: String::from_utf8_lossy(&text).into_owned(), kept: Some(log.at) }))
            }
            (None, Some(Err(error))) => Ok(Err(trouble::of(&error, lang))),
            (None, _) => Ok(Ok(Lines { text: String::new(), kept: None })),
        }
    }

    /// Keeps the end of every container's log that can be had now. Nothing waits for ever for it, and nothing fails.
    pub(super) async fn keep_logs(&self, cloud: &Client, row: &LaunchRow) {
        let (Some(group), Some(known)) = (&row.container_group_id, snapshot::group(row)) else { return };
        let cloud = cloud.with_deadline(PATIENCE);
        let one = async |container: &str| {
            let log = eci::describe_container_log(&cloud, &row.region, group, container, Some(KEPT)).await;
            match log {
                Ok(log) if log.content.is_empty() => Ok(()),
                Ok(log) => self.keep_log(row, container, &log.content).await,
                Err(error) => {
                    tracing::info!(launch = row.id, container, %error, "a log could not be kept");
                    Ok(())
                }
            }
        };
        let all =
            known.containers.iter().filter(|container| !container.state.is_empty()).map(|one_of| one(&one_of.name));
        for kept in futures::future::join_all(all).await {
            if let Err(error) = kept {
                tracing::warn!(launch = row.id, %error, "a log could not be written down");
            }
        }
    }

    async fn keep_log(&self, row: &LaunchRow, container: &str, text: &str) -> Result<(), LaunchError> {
        let sealed = self.key.seal(&row.id, end(text, MOST).as_bytes()).map_err(DraftError::from)?;
        Ok(self.store.keep_log(&row.id, container, &KeptLog { at: Moment::now(), sealed }).await?)
    }
}

/// The end of a text, at most so many bytes, from the beginning of a line where there is one.
fn end(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let from = (text.len() - most..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let tail = &text[from..];
    tail.split_once('\n').map_or(tail, |(_, lines)| if lines.is_empty() { tail } else { lines })
}

#[cfg(test)]
mod tests {
    use super::end;

    #[test]
    fn the_end_of_a_log_begins_with_a_whole_line() {
        assert_eq!(end("one\ntwo\nthree\n", 100), "one\ntwo\nthree\n");
        assert_eq!(end("one\ntwo\nthree\n", 8), "three\n");
        assert_eq!(end("no line ends here", 4), "here");
        assert_eq!(end("镜像镜像", 4), "像");
    }
}
