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
    /// Parameters, and the signed request.
    Openapi,
    /// A command.
    Cli,
    /// A resource.
    Terraform,
    /// A program for either Python SDK.
    Python,
    /// A program.
    Node,
    /// A program.
    Go,
    /// A program.
    Java,
}

impl Group {
    /// All groups, in the order of their tabs.
    pub const ALL: [Self; 9] = [
        Self::Sent,
        Self::Kubernetes,
        Self::Openapi,
        Self::Cli,
        Self::Terraform,
        Self::Python,
        Self::Node,
        Self::Go,
        Self::Java,
    ];

    /// The group's name in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Kubernetes => "kubernetes",
            Self::Openapi => "openapi",
            Self::Cli => "cli",
            Self::Terraform => "terraform",
            Self::Python => "python",
            Self::Node => "node",
            Self::Go => "go",
            Self::Java => "java",
        }
    }

    /// What stands on the group's tab.
    pub const fn title(self) -> Text {
        match self {
            Self::Sent => t::SENT,
            Self::Kubernetes => t::KUBERNETES,
            Self::Openapi => t::OPENAPI,
            Self::Cli => t::CLI,
            Self::Terraform => t::TERRAFORM,
            Self::Python => t::PYTHON,
            Self::Node => t::NODE,
            Self::Go => t::GO,
            Self::Java => t::JAVA,
        }
    }

    /// Its tabs, in their order; never none.
    pub fn tabs(self) -> impl Iterator<Item = Tab> {
        Tab::all().filter(move |tab| tab.group() == self)
    }
}
