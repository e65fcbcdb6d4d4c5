//! The review: everything chosen, what is missing, what it costs, the exact request, and the button that creates.

mod sections;
mod view;

pub use view::{title, view};

use plan::{Draft, Problem};

use super::{diagnose::Strip, network::VSwitch, registry::Instance, wizard::LeftOut};
use crate::{frame::Lookup, ui::preview::Tab};

/// What the review shows. Everything else is computed from the draft.
#[derive(Clone, Debug)]
pub struct Data {
    /// The draft's id, as in the URL.
    pub plan_id: String,
    /// The draft's version, for the forms' `_version`.
    pub version: i64,
    /// The draft with its secrets masked (`plan::secret::mask`).
    pub draft: Draft,
    /// The draft as it was before the last step, masked alike: what the step changed is marked.
    pub before: Option<Draft>,
    /// What the draft could not hold of the manifest that it was begun from.
    pub left_out: Option<LeftOut>,
    /// The chosen tab of the preview (`?format=…`).
    pub tab: Tab,
    /// What the launch will add to the request, name and value (`ClientToken`, two tags); an empty value is made only
    /// when the button is pressed.
    pub added: Vec<(String, String)>,
    /// The launch that was made of exactly this plan, if there is one: confirming again leads there.
    pub launched: Option<String>,
    /// Secrets that are not there: the draft here is masked, so only the server can tell.
    pub missing_secrets: Vec<Problem>,
    /// The instances that the draft names, as the cloud describes them now.
    pub instances: Lookup<Instance>,
    /// The vSwitches of the group's region: they tell the VPC.
    pub vswitches: Lookup<VSwitch>,
    /// Whether the images can be pulled; `None` where there is no cloud to ask.
    pub pull: Option<Strip>,
    /// Why the button was pressed and nothing was sent, in the page's language; `None` on a first visit.
    pub refused: Option<String>,
}
