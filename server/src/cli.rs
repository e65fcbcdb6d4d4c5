//! The command line of `berth`. Flags beat the environment; what they mean is part of the contract with scripts.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Runs images from an ACR Enterprise Edition instance on Elastic Container Instance without a registry password.
#[derive(Debug, Parser)]
#[command(name = "berth", version, about, long_about = None, args_conflicts_with_subcommands = true, after_help = "Example:\n  berth --listen 127.0.0.1:3000")]
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
    /// Say whether a plan's images can be pulled, and why not
    Diagnose(Diagnose),
}

/// How to serve.
#[derive(Args, Clone, Debug)]
#[command(after_help = "Examples:\n  berth serve\n  berth serve --live --database /var/lib/berth/berth.db")]
pub struct Serve {
    /// Address and port; port 0 takes a free one
    #[arg(long, env = "BERTH_LISTEN", default_value = "127.0.0.1:3000", value_name = "ADDR")]
    pub listen: SocketAddr,
    /// The SQLite file
    #[arg(long, env = "BERTH_DATABASE", value_name = "PATH")]
    pub database: Option<PathBuf>,
    /// The file with the key that seals secrets; made beside the database where there is none
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
    /// The address that people type, where a proxy stands before Berth; https makes cookies secure
    #[arg(long, env = "BERTH_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Listen beyond loopback although there is no sign-in: EVERYBODY who reaches the address can spend your money
    #[arg(long)]
    pub i_know_that_everybody_who_reaches_this_address_can_launch: bool,
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
    pub listen: SocketAddr,
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
        assert_eq!(cli.serve.listen.port(), 0);
    }

    #[test]
    fn live_and_plan_only_exclude_each_other() {
        assert!(Cli::try_parse_from(["berth", "serve", "--live", "--plan-only"]).is_err());
    }
}
