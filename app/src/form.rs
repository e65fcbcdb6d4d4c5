//! What a posted form means: its pairs merged into the draft, and the button that was pressed.
//!
//! The server's POST handler and the live preview in the browser call the same [`apply`], so that what a person sees
//! while typing is what will be stored. Names beginning with `_` belong to the form; every other name is a wire name
//! or one of `Berth.*` and belongs to the draft.

mod action;

pub use action::Action;

use plan::{Draft, Network, network, schema, secret};

/// The form's own name for the token that proves the form came from us.
pub const CSRF: &str = "_csrf";
/// The form's own name for the version of the draft that the page was rendered from.
pub const VERSION: &str = "_version";
/// The form's own name for what says that nothing was pressed: the answer follows typing, and no status is an error then.
pub const LIVE: &str = "_live";
/// The form's own name for the pressed button.
pub const ACTION: &str = "_action";
/// The form's own name for a wire name whose row offers the tick "secret".
pub const SECRET_OFFERED: &str = "_secret_offered";
/// The form's own name for a wire name whose tick "secret" is set.
pub const SECRET: &str = "_secret";
/// The form's own name for a wire name whose stored secret is to be removed.
pub const FORGET: &str = "_forget";
/// The draft's own name for the choice between the public and the VPC host.
const NETWORK: &str = "Berth.Network";

/// What a posted form said besides the values it put into the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// The token, empty where none came.
    pub csrf: String,
    /// The version of the draft the page was rendered from, where it is a number.
    pub version: Option<i64>,
    /// The pressed button, where it is one of ours.
    pub action: Option<Action>,
}

/// Merges the pairs of a posted form into the draft and says what else the form said.
///
/// - A name that was not posted keeps its value; of several equal names the last wins.
/// - An empty value means "not given"; the empty value of a stored secret keeps that secret.
/// - A value whose tick "secret" is taken away together with an empty field is forgotten: it was never shown, and must
///   not come back readable.
/// - Another choice of network, and another image under the choice that was made, gives the images of the plan's instances
///   the hosts of that network, last, over everything typed.
pub fn apply(draft: &mut Draft, pairs: &[(String, String)]) -> Posted {
    let network_before = draft.get(NETWORK).to_owned();
    let mut another_image = false;
    let secrets = secret::names(draft);
    let mut posted = Posted::default();
    for (name, value) in pairs {
        if !name.starts_with('_') {
            another_image |= name.ends_with(".Image") && draft.get(name) != value;
            put(draft, &secrets, name, value);
        } else if name == CSRF {
            posted.csrf.clone_from(value);
        } else if name == VERSION {
            posted.version = value.parse().ok();
        } else if name == ACTION {
            posted.action = Action::parse(value);
        } else if name == FORGET && secrets.contains(value) {
            draft.set(value, "");
        }
    }
    mark_secrets(draft, &secrets, pairs);
    let chosen = draft.get(NETWORK).to_owned();
    if (another_image || chosen != network_before)
        && let Some(choice) = Network::parse(&chosen)
    {
        network::choose(draft, choice);
    }
    posted
}

/// One typed value: kept where it says something, taken out where it says nothing.
fn put(draft: &mut Draft, secrets: &[String], name: &str, value: &str) {
    let value = value.replace("\r\n", "\n");
    if schema::leaf(name).is_none() && !draft.has(name) {
        // No field of ours: a form that was made by hand may say anything.
    } else if !value.is_empty() {
        draft.set(name, value);
    } else if secrets.iter().any(|secret| secret == name) && !draft.get(name).is_empty() {
        // A stored secret is not sent to the page: its empty field is no answer.
    } else if in_a_row(name) {
        draft.set(name, "");
    } else {
        draft.forget(name);
    }
}

/// Whether the name belongs to a row of a list, which stays there while it is empty.
fn in_a_row(name: &str) -> bool {
    name.split('.').any(|part| part.parse::<usize>().is_ok())
}

/// Brings the draft's list of secret names to what the ticks say.
fn mark_secrets(draft: &mut Draft, secrets: &[String], pairs: &[(String, String)]) {
    let named = |key: &str, name: &str| pairs.iter().any(|(k, v)| k == key && v == name);
    for (_, name) in pairs.iter().filter(|(key, _)| key == SECRET_OFFERED) {
        let (ticked, was) = (named(SECRET, name), secrets.iter().any(|secret| secret == name));
        if ticked && !was {
            let row = draft.push("Berth.Secret");
            draft.set(&format!("Berth.Secret.{row}"), name.as_str());
        } else if was && !ticked {
            if named(name, "") {
                draft.set(name, "");
            }
            unmark(draft, name);
        }
    }
}

/// Takes one name out of the draft's list of secret names.
fn unmark(draft: &mut Draft, name: &str) {
    let rows = draft.count("Berth.Secret");
    for row in (1..=rows).rev() {
        if draft.get(&format!("Berth.Secret.{row}")) == name {
            draft.remove("Berth.Secret", row);
        }
    }
}

#[cfg(test)]
mod tests;
