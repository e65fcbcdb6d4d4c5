//! The groups of tabs: one for each thing that people paste into.

use super::Tab;
use crate::text::{Text, preview as t};

/// What the tabs of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The table of what will be sent.
    Sent,
    /// Manifests.
    Kubernetes,
    /// Parameters.
    Openapi,
}

impl Group {
    /// All groups, in the order of their tabs.
    pub const ALL: [Self; 3] = [Self::Sent, Self::Kubernetes, Self::Openapi];

    /// The group's name in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Kubernetes => "kubernetes",
            Self::Openapi => "openapi",
        }
    }

    /// What stands on the group's tab.
    pub const fn title(self) -> Text {
        match self {
            Self::Sent => t::SENT,
            Self::Kubernetes => t::KUBERNETES,
            Self::Openapi => t::OPENAPI,
        }
    }

    /// Its tabs, in their order; never none.
    pub fn tabs(self) -> impl Iterator<Item = Tab> {
        Tab::all().filter(move |tab| tab.group() == self)
    }
}
