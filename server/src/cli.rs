//! The command line of `berth`. Flags beat the environment; what they mean is part of the contract with scripts.

mod argument;
mod launches;

use std::path::PathBuf;

pub use argument::warn_of_password;
pub use launches::{Journal, Launch, Logs, Ps, Rm};

use clap::{Args, Parser, Subcommand, ValueEnum};
use secrecy::{ExposeSecret, SecretString};

/// Runs images from an ACR Enterprise Edition instance on Elastic Container Instance without a registry password.
#[derive(Debug, Parser)]
#[command(name = "berth", version, about = "Runs images from an ACR Enterprise Edition instance on Elastic Container Instance without a registry password", long_about = None, args_conflicts_with_subcommands = true, after_help = "Example:\n  berth --listen 127.0.0.1:3000")]
pub struct Cli {
    /// What to do; `serve` where nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Flags of `serve`, also without the word.
    #[command(flatten)]
    pub serve: Serve,
}

/// What `berth` can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the dashboard (demo mode unless told otherwise)
    Serve(Serve),
    /// Answer Alibaba Cloud's wire locally
    Simulator(Simulate),
    /// Write a plan document in another format
    Render(Render),
    /// Check a plan document
    CheckPlan(CheckPlan),
    /// Make a plan document of quoted parameter lines, a request as JSON, or an aliyun command line
    Import(Import),
    /// Write the registry's annotation into Kubernetes manifests, and change nothing else
    Annotate(Annotate),
    /// Say what in Kubernetes manifests ECI does not run
    Lint(Lint),
    /// Say whether a plan's images can be pulled, and why not
    Diagnose(Diagnose),
    /// Bring the database's schema up to date, as the server does when it starts
    Migrate(Migrate),
    /// Copy the SQLite database to a file, also while a server is at work
    Backup(Backup),
    /// Put a backup in the place of the SQLite database, and keep what stood there
    Restore(Restore),
    /// Create the container group of a plan
    Launch(Launch),
    /// List launches and what became of them
    Ps(Ps),
    /// Print what a container wrote
    Logs(Logs),
    /// Delete the container group of a launch
    Rm(Rm),
}

/// How to serve.
#[derive(Args, Clone, Debug)]
#[command(after_help = "Examples:\n  berth serve\n  berth serve --live --database /var/lib/berth/berth.db")]
pub struct Serve {
    // A text, because clap reads the variable for every command, and only `serve` may refuse it.
    /// Address and port; port 0 takes a free one
    #[arg(long, env = "BERTH_LISTEN", default_value = "127.0.0.1:3000", value_name = "ADDR")]
    pub listen: String,
    /// The SQLite file, or `postgres://USER:PASSWORD@HOST/DATABASE` (better in the variable: others see arguments); `DATABASE_URL`
    /// is read where nothing else names one
    #[arg(long, env = "BERTH_DATABASE", hide_env_values = true, value_name = "PATH")]
    pub database: Option<Named>,
    /// The file with the key that seals secrets; made beside an SQLite file where there is none, needed with PostgreSQL
    #[arg(long, env = "BERTH_SEAL_KEY_FILE", value_name = "PATH")]
    pub seal_key_file: Option<PathBuf>,
    /// Use the real cloud, with the credentials of the official chain
    #[arg(long, conflicts_with = "plan_only")]
    pub live: bool,
    /// Load no credential and start no simulator: plan, preview and download only
    #[arg(long)]
    pub plan_only: bool,
    /// Signature of requests to the cloud
    #[arg(long, value_enum, default_value_t = Signature::V1)]
    pub signature: Signature,
    /// Container groups created or deleted in a second, at most: the account's allowance; 0 for no limit
    #[arg(long, env = "BERTH_CREATES_PER_SECOND", default_value_t = 20, value_name = "N")]
    pub creates_per_second: u32,
    /// The address that people type, where a proxy stands before Berth; https makes cookies secure
    #[arg(long, env = "BERTH_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Listen beyond loopback although there is no sign-in: EVERYBODY who reaches the address can spend your money
    #[arg(long)]
    pub i_know_that_everybody_who_reaches_this_address_can_launch: bool,
}

/// A database as it was named. It may hold a password, so it is never printed, and no text is refused here: the refusal
/// would repeat it.
#[derive(Clone)]
pub struct Named(SecretString);

impl Named {
    /// What was said.
    pub fn text(&self) -> &str {
        self.0.expose_secret()
    }
}

impl From<&str> for Named {
    fn from(text: &str) -> Self {
        Self(text.to_owned().into())
    }
}

impl std::fmt::Debug for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Named")
    }
}

/// Signature scheme of requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Signature {
    /// RPC signature 1.0, HMAC-SHA1
    V1,
    /// ACS3-HMAC-SHA256
    V3,
}

/// How to simulate.
#[derive(Args, Clone, Debug)]
#[command(
    after_help = "Example:\n  berth simulator --listen 127.0.0.1:9700 --access-key-id ID --access-key-secret SECRET"
)]
pub struct Simulate {
    /// Address and port; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:9700", value_name = "ADDR")]
    pub listen: String,
    /// The AccessKey ID it knows
    #[arg(long, value_name = "ID")]
    pub access_key_id: String,
    /// Its secret: a throw-away, the one secret that may stand in an argument
    #[arg(long, value_name = "SECRET")]
    pub access_key_secret: String,
    /// Region of requests that name none
    #[arg(long, default_value = "cn-hangzhou", value_name = "REGION")]
    pub default_region: String,
    /// A file that says what differs from the built-in world, or the name of a built-in scenario (closed-endpoint, closed-whitelist,
    /// vpc-not-linked, vpc-linking, no-private-zone, tag-gone, no-egress, instance-stopped, no-permission, throttled)
    #[arg(long, value_name = "FILE")]
    pub scenario: Option<PathBuf>,
}

/// What to render.
#[derive(Args, Clone, Debug)]
#[command(after_help = "Example:\n  berth render plan.yaml --format openapi")]
pub struct Render {
    /// The plan document, JSON or YAML; `-` is standard input
    #[arg(value_name = "PLAN", required_unless_present = "list_formats")]
    pub plan: Option<PathBuf>,
    /// The format, see --list-formats
    #[arg(long, default_value = "kubernetes", value_name = "FORMAT")]
    pub format: String,
    /// List the formats
    #[arg(long)]
    pub list_formats: bool,
}

/// What to check.
#[derive(Args, Clone, Debug)]
#[command(after_help = "Example:\n  berth check-plan plan.json --json")]
pub struct CheckPlan {
    /// The plan document, JSON or YAML; `-` is standard input
    #[arg(value_name = "PLAN")]
    pub plan: PathBuf,
    /// Print the findings as JSON
    #[arg(long)]
    pub json: bool,
}

/// What to import.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Standard output holds the plan document, which is JSON and so also YAML; notes and findings go to standard error.
With --json, standard output holds the findings instead: [{\"path\", \"code\", \"zh-CN\", \"en\"}, …].
With --output, the document goes to that file in either case.
Exit 0: clean. 1: imported, and check-plan finds something. 2: unreadable, and nothing is written.

Examples:
  berth import request.txt > plan.json
  pbpaste | berth import - --output plan.yaml --json")]
pub struct Import {
    /// What to read; `-`, or nothing, is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub file: PathBuf,
    /// Write the document to this file: YAML where its name ends in .yaml or .yml, else JSON
    #[arg(long, short, value_name = "PLAN")]
    pub output: Option<PathBuf>,
    /// Write YAML
    #[arg(long)]
    pub yaml: bool,
    /// Print the findings as JSON instead of the document
    #[arg(long)]
    pub json: bool,
}

/// What to diagnose.
#[derive(Args, Clone, Debug)]
#[command(
    after_help = "Example:\n  berth diagnose plan.yaml --json\n\nCredentials come from the official chain, BERTH_ENDPOINT replaces the public endpoints. Exit code: 0 nothing stands in\nthe way of the pull, 1 something does, 4 something that decides cannot be known, 2 the plan cannot be read."
)]
pub struct Diagnose {
    /// The plan document, JSON or YAML, complete or not; `-` is standard input
    #[arg(value_name = "PLAN")]
    pub plan: PathBuf,
    /// Print the diagnosis as JSON
    #[arg(long)]
    pub json: bool,
}

/// Which schema to look at.
#[derive(Args, Clone, Debug)]
#[command(
    after_help = "Exit code: 0 up to date, 1 (with --check) something is pending, 2 the database cannot be used, or is newer than this program.\n\nExample:\n  berth migrate --check"
)]
pub struct Migrate {
    /// Change nothing; list what is pending, and exit 1 where something is
    #[arg(long)]
    pub check: bool,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
    /// The database, as for `serve`
    #[arg(long, env = "BERTH_DATABASE", hide_env_values = true, value_name = "PATH")]
    pub database: Option<Named>,
}

/// What to copy, and where to.
#[derive(Args, Clone, Debug)]
#[command(
    after_help = "The key that seals secrets is not in the backup: keep its file in another safe place, or passwords in drafts are lost.\nFor PostgreSQL, it names the pg_dump line that does the same.\n\nExample:\n  berth backup /backups/berth-monday.db"
)]
pub struct Backup {
    /// The file to write, mode 0600
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Replace the file where there is one
    #[arg(long)]
    pub force: bool,
    /// The database, as for `serve`
    #[arg(long, env = "BERTH_DATABASE", hide_env_values = true, value_name = "PATH")]
    pub database: Option<Named>,
}

/// What to bring back, and where to.
#[derive(Args, Clone, Debug)]
#[command(
    after_help = "Stop the server first. Launches made after the backup are not in it: their container groups go on running, and the\ntag berth-launch tells them apart in the console.\n\nExample:\n  berth restore /backups/berth-monday.db"
)]
pub struct Restore {
    /// A file that `berth backup` wrote
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The database, as for `serve`
    #[arg(long, env = "BERTH_DATABASE", hide_env_values = true, value_name = "PATH")]
    pub database: Option<Named>,
}

/// What to annotate, and with what.
#[derive(Args, Clone, Debug)]
#[command(
    after_help = "Examples:\n  kustomize build . | berth annotate --instance-id cri-nwj395hgf6f00000 | kubectl apply -f -\n  berth annotate deploy/*.yaml --instance-id cri-nwj395hgf6f00000 --network vpc --in-place"
)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct Annotate {
    /// Manifests; `-` or none is standard input. Several need --in-place, --diff or --check
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The registry's instance; repeat it for several, which takes the plural annotation
    #[arg(long, value_name = "ID", required = true, value_delimiter = ',')]
    pub instance_id: Vec<String>,
    /// Custom kinds that hold pod templates too
    #[arg(long)]
    pub all_kinds: bool,
    /// The cluster's region
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
    /// The registry's region; written before the ID where it differs from the cluster's
    #[arg(long, value_name = "REGION")]
    pub instance_region: Option<String>,
    /// The instance's name, the first part of its hosts
    #[arg(long, value_name = "NAME")]
    pub instance_name: Option<String>,
    /// Write acr-instance-ids instead of acr-instance-id
    #[arg(long)]
    pub plural: bool,
    /// A RAM role of the account that runs the pods
    #[arg(long, value_name = "ARN")]
    pub service_arn: Option<String>,
    /// A RAM role of the account that owns the registry
    #[arg(long, value_name = "ARN", requires = "service_arn")]
    pub user_arn: Option<String>,
    /// Give the instance's images the hosts of this network
    #[arg(long, value_enum)]
    pub network: Option<Road>,
    /// Add what leads the pods onto ECI
    #[arg(long, value_enum)]
    pub onto: Option<Way>,
    /// Move annotations that stand where they do nothing
    #[arg(long)]
    pub move_misplaced: bool,
    /// Write each file back, at once, with its mode and owner
    #[arg(long, conflicts_with_all = ["diff", "check"])]
    pub in_place: bool,
    /// Print a unified diff instead
    #[arg(long, conflicts_with = "check")]
    pub diff: bool,
    /// Print nothing; exit 1 when something would change
    #[arg(long)]
    pub check: bool,
}

/// What to look through.
#[derive(Args, Clone, Debug)]
#[command(
    after_help = "Examples:\n  helm template . | berth lint\n  berth lint deploy/*.yaml --format sarif > eci.sarif"
)]
pub struct Lint {
    /// Manifests; `-` or none is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Findings::Text)]
    pub format: Findings,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
    /// The cluster's region, which tells a VPC host of another one
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Findings {
    /// Lines for people
    Text,
    /// One list
    Json,
    /// SARIF 2.1.0, for code hosts
    Sarif,
}

/// The network by which images are pulled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Road {
    /// Inside a VPC
    Vpc,
    /// Over the internet
    Public,
}

/// What leads a pod onto ECI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Way {
    /// The label alibabacloud.com/eci
    Label,
    /// A node selector and a toleration for virtual nodes
    Selector,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn serve_is_what_happens_without_a_word() {
        let cli = Cli::try_parse_from(["berth", "--listen", "127.0.0.1:0"]).unwrap();
        assert!(cli.command.is_none());
        assert_eq!(cli.serve.listen, "127.0.0.1:0");
    }

    #[test]
    fn live_and_plan_only_exclude_each_other() {
        assert!(Cli::try_parse_from(["berth", "serve", "--live", "--plan-only"]).is_err());
    }
}
