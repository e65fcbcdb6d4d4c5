//! The commands about launches: `launch`, `ps`, `logs`, `rm`.

use std::path::PathBuf;

use clap::Args;

/// Where launches are recorded, or who does it.
#[derive(Args, Clone, Debug)]
pub struct Journal {
    /// Through the Berth server at this address, instead of straight to the cloud
    #[arg(long, env = "BERTH_SERVER", value_name = "URL")]
    pub server: Option<String>,
    /// The SQLite file with the journal; `DATABASE_URL` is read where nothing else names one
    #[arg(long, env = "BERTH_DATABASE", value_name = "PATH")]
    pub database: Option<String>,
    /// The file with the key that seals secrets; made beside the database where there is none
    #[arg(long, env = "BERTH_SEAL_KEY_FILE", value_name = "PATH")]
    pub seal_key_file: Option<PathBuf>,
}

/// What to launch.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Each run is one confirmation: one launch, one ClientToken, one container group. A try may take 10 s, and for 90 s it is
tried again. Standard output holds one line: the launch's id, the container group's, and its state.

Exit 0: the container group exists (with --wait: it runs or has succeeded). 1: refused or failed. 2: the plan cannot be
launched. 4: not known; --resume ID finds out, and makes no second one.

Credentials come from the official chain, BERTH_ENDPOINT replaces the public endpoints.

Examples:
  berth launch plan.yaml --wait
  berth launch - --dry-run < plan.json
  berth launch --resume 5f0c2f6d3a1b4c7e9d8f7a6b5c4d3e2f")]
pub struct Launch {
    /// The plan document, JSON or YAML; `-` is standard input
    #[arg(value_name = "PLAN", required_unless_present = "resume")]
    pub plan: Option<PathBuf>,
    /// Wait until the container group runs or has ended
    #[arg(long)]
    pub wait: bool,
    /// Ask the cloud whether it would create the container group, and create nothing
    #[arg(long, conflicts_with_all = ["wait", "resume"])]
    pub dry_run: bool,
    /// Take up a launch whose outcome is not known; a PLAN beside it must be the one that was launched
    #[arg(long, value_name = "ID")]
    pub resume: Option<String>,
    /// Print what is known of the launch as JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub journal: Journal,
}

/// Which launches to list.
#[derive(Args, Clone, Debug)]
#[command(
    after_help = "Launches that were refused, and those whose container group was deleted, are shown with --all.\n\nExamples:\n  berth ps\n  berth ps --all --json --server http://127.0.0.1:3000"
)]
pub struct Ps {
    /// All launches, also those without a container group
    #[arg(long, short)]
    pub all: bool,
    /// So many at most, the newest first
    #[arg(long, default_value_t = 50, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub limit: u16,
    /// Print a list as JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub journal: Journal,
}

/// Whose logs to print.
#[derive(Args, Clone, Debug)]
#[command(
    after_help = "Examples:\n  berth logs 5f0c2f6d3a1b4c7e9d8f7a6b5c4d3e2f --follow\n  berth logs eci-2zelg8vwnlzdhf8hv000 --container web"
)]
pub struct Logs {
    /// The launch's id, or its container group's
    #[arg(value_name = "ID")]
    pub id: String,
    /// The container; the first one where nothing is said
    #[arg(long, short, value_name = "NAME")]
    pub container: Option<String>,
    /// Print what is new until the container group has ended
    #[arg(long, short)]
    pub follow: bool,
    #[command(flatten)]
    pub journal: Journal,
}

/// What to delete.
#[derive(Args, Clone, Debug)]
#[command(
    after_help = "The launch stays in the journal, with its events and the end of its logs.\n\nExample:\n  berth rm 5f0c2f6d3a1b4c7e9d8f7a6b5c4d3e2f"
)]
pub struct Rm {
    /// The launch's id, or its container group's
    #[arg(value_name = "ID")]
    pub id: String,
    /// Print what is known of the launch as JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub journal: Journal,
}
