//! Launches on the command line: straight to the cloud with the journal in the store, or through a server.
//!
//! Results go to standard output, everything else to standard error.

mod here;
mod launch;
mod logs;
mod progress;
mod ps;
mod rm;
mod there;
mod way;

use std::process::ExitCode;

use tokio::runtime;

use crate::{cli, plan_file, telemetry};

/// The container group exists, or what was asked for is done.
const DONE: u8 = 0;
/// Refused or failed.
const FAILED: u8 = 1;
/// Unreadable input or bad arguments; nothing was sent.
const UNREADABLE: u8 = plan_file::UNREADABLE;
/// What became of it is not known.
const UNKNOWN: u8 = 4;

/// How a command ends that has nothing, or nothing more, to print.
#[derive(Debug)]
struct End {
    code: u8,
    lines: Vec<String>,
}

impl End {
    fn new(code: u8, line: impl Into<String>) -> Self {
        Self { code, lines: vec![line.into()] }
    }
}

/// `berth launch`.
pub fn launch(flags: &cli::Launch) -> ExitCode {
    run(launch::launch(flags))
}

/// `berth ps`.
pub fn ps(flags: &cli::Ps) -> ExitCode {
    run(ps::ps(flags))
}

/// `berth logs`.
pub fn logs(flags: &cli::Logs) -> ExitCode {
    run(logs::logs(flags))
}

/// `berth rm`.
pub fn rm(flags: &cli::Rm) -> ExitCode {
    run(rm::rm(flags))
}

/// Runs a command to its end. What it gives was printed already.
fn run(work: impl Future<Output = Result<u8, End>>) -> ExitCode {
    telemetry::start(Some(std::env::var("RUST_LOG").as_deref().unwrap_or("error")), true, None, None);
    let end = match runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(work),
        Err(error) => Err(End::new(FAILED, error.to_string())),
    };
    match end {
        Ok(code) => ExitCode::from(code),
        Err(end) => {
            plan_file::complain(&end.lines);
            ExitCode::from(end.code)
        }
    }
}

/// Prints a result; the exit code of `code` where that worked.
fn print(text: &str, code: u8) -> u8 {
    if plan_file::print(text) == ExitCode::SUCCESS { code } else { UNREADABLE }
}

/// One JSON value, as `--json` prints it.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
