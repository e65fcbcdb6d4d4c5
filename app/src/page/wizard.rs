//! What the steps of the wizard share: their data, the frame around each form, the bar of steps and the bottom bar.

mod bottom;
mod left_out;
mod others;
mod step;

pub use left_out::left_out;
pub use step::{page, rows, title};

use plan::{Draft, Problem};

use crate::ui::preview::Tab;

/// A draft as a step shows it.
#[derive(Clone, Debug)]
pub struct Wizard {
    /// The draft's id, as in the URL.
    pub plan_id: String,
    /// The draft's version, for the form's `_version`.
    pub version: i64,
    /// The draft with its secrets masked (`plan::secret::mask`).
    pub draft: Draft,
    /// The chosen tab of the preview (`?format=…`).
    pub tab: Tab,
    /// What is wrong and was asked about: this step's problems after a refused "next", else nothing.
    pub problems: Vec<Problem>,
    /// What the draft could not hold of the manifest that it was begun from.
    pub left_out: Option<LeftOut>,
}

/// What a draft could not hold of the manifest that it was begun from, in the page's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Kind and name of the object that it was begun from; empty where it was imported from something else.
    pub object: String,
    /// What was left out, each with its line and the reason.
    pub rows: Vec<String>,
    /// How many more there were.
    pub more: usize,
    /// Whether the list is unfolded.
    pub open: bool,
}
