//! What stands in the arguments of a process can be read by everybody on the machine.

use std::io::Write;

use clap::{ArgMatches, parser::ValueSource};

use super::Named;
use crate::store::Place;

/// The argument, as clap knows it.
const DATABASE: &str = "database";
/// What is said where it holds a password.
const EXPOSED: &str = "berth: warning: --database holds a password, and other users of this machine can read the arguments of a process. \
Give the address in BERTH_DATABASE or DATABASE_URL instead, or leave the password out of it and set PGPASSWORD or PGPASSFILE";

/// Warns on standard error where a password was given as an argument.
pub fn warn_of_password(matches: &ArgMatches) {
    if exposes_password(matches) {
        // Nobody to warn is no failure.
        let _ = writeln!(std::io::stderr(), "{EXPOSED}");
    }
}

/// Whether `--database`, of this command or the one inside it, was given as an argument and holds a password.
fn exposes_password(matches: &ArgMatches) -> bool {
    let named = matches.try_get_one::<Named>(DATABASE).ok().flatten();
    let argued = named.filter(|_| matches.value_source(DATABASE) == Some(ValueSource::CommandLine));
    argued.and_then(|named| Place::parse(named.text()).ok()).is_some_and(|place| place.holds_password())
        || matches.subcommand().is_some_and(|(_, inside)| exposes_password(inside))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    #[test]
    fn a_password_in_an_argument_is_noticed_wherever_it_stands() {
        let exposed = |words: &[&str]| {
            let matches = Cli::command().try_get_matches_from([&["berth"], words].concat()).unwrap();
            exposes_password(&matches)
        };
        assert!(exposed(&["--database", "postgres://ann:hunter2@db/berth"]));
        assert!(exposed(&["serve", "--database", "postgresql://db/berth?user=ann&password=hunter2"]));
        assert!(exposed(&["ps", "--database", "postgres://ann:hunter2@db/berth"]));
        for words in
            [&[][..], &["serve", "--database", "/x/b.db"], &["migrate", "--database", "postgres://ann@db/berth"]]
        {
            assert!(!exposed(words), "{words:?}");
        }
    }
}
