//! Composition: configuration, routes, session, store, launches, watcher. The binary `berth` is [`main`].
//!
//! A request's road: [`router`] (who may ask) → [`handler`] (gather) → a page of `app` (draw). A launch's road:
//! [`launches`] records a row, sends through `cloud`, and records what came of it; its watcher follows the group.
//! Programs come in by [`api`] or are [`command`]s; [`metrics`] counts what happens.
//! Time and randomness are read in [`clock`] and [`random`] alone; SQL is spoken in [`store`] alone.

#![expect(unreachable_pub, reason = "nothing outside uses this crate: `pub` is what a module shows its siblings")]

mod annotate;
mod api;
mod changes;
mod cli;
mod clock;
mod command;
mod config;
mod demo;
mod diagnose;
mod diagnoses;
mod drafts;
mod examples;
mod handler;
mod import_file;
mod in_place;
mod launches;
mod left_out;
mod lint;
mod lookups;
mod metrics;
mod plan_file;
mod random;
mod router;
mod run;
mod seal;
mod simulate;
mod stop;
mod store;
mod telemetry;
mod trouble;
mod turn;
mod upkeep;
mod web;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use cli::{Cli, Command, warn_of_password};

/// The whole program: reads the command line, does what it says, and gives the exit code.
pub fn main() -> ExitCode {
    let matches = Cli::command().get_matches();
    warn_of_password(&matches);
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    match cli.command {
        None => run::serve(&cli.serve),
        Some(Command::Serve(serve)) => run::serve(&serve),
        Some(Command::Simulator(simulate)) => simulate::run(&simulate),
        Some(Command::Render(render)) => plan_file::render(&render),
        Some(Command::CheckPlan(check)) => plan_file::check(&check),
        Some(Command::Import(import)) => import_file::import(&import),
        Some(Command::Annotate(flags)) => annotate::annotate(&flags),
        Some(Command::Lint(flags)) => lint::lint(&flags),
        Some(Command::Diagnose(diagnose)) => diagnose::run(&diagnose),
        Some(Command::Migrate(flags)) => upkeep::migrate(&flags),
        Some(Command::Backup(flags)) => upkeep::backup(&flags),
        Some(Command::Restore(flags)) => upkeep::restore(&flags),
        Some(Command::Launch(flags)) => command::launch(&flags),
        Some(Command::Ps(flags)) => command::ps(&flags),
        Some(Command::Logs(flags)) => command::logs(&flags),
        Some(Command::Rm(flags)) => command::rm(&flags),
    }
}
