//! The tabs of the preview, as the address names them, and the groups in which they stand.

use plan::render::Format;

use super::Group;
use crate::{
    text::{Text, preview as t},
    ui::code_tokens::Notation,
};

/// A tab of the preview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The parameters that are sent, as a table.
    #[default]
    Sent,
    /// A text in a format.
    Text(Format),
}

impl Tab {
    /// All tabs, in their order.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Sent).chain(Format::ALL.iter().copied().map(Self::Text))
    }

    /// The tab's name in `?format=`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sent => "parameters",
            Self::Text(format) => format.name(),
        }
    }

    /// Reads [`Tab::name`]; `None` for anything else.
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|tab| tab.name() == name)
    }

    /// The group in which the tab stands.
    pub const fn group(self) -> Group {
        match self {
            Self::Sent => Group::Sent,
            Self::Text(Format::Kubernetes | Format::KubernetesDeployment) => Group::Kubernetes,
            Self::Text(Format::Openapi | Format::OpenapiJson) => Group::Openapi,
        }
    }

    /// What stands on the tab beside the others of its group.
    pub const fn title(self) -> Text {
        match self {
            Self::Sent => t::SENT,
            Self::Text(Format::Kubernetes) => t::POD,
            Self::Text(Format::KubernetesDeployment) => t::DEPLOYMENT,
            Self::Text(Format::Openapi) => t::LINES,
            Self::Text(Format::OpenapiJson) => t::JSON,
        }
    }

    /// What stands on the button that copies.
    pub const fn copy(self) -> Text {
        match self {
            Self::Sent | Self::Text(Format::Openapi) => t::COPY_PARAMETERS,
            Self::Text(Format::OpenapiJson) => t::COPY_JSON,
            Self::Text(Format::Kubernetes | Format::KubernetesDeployment) => t::COPY_YAML,
        }
    }

    /// How the tab's text is coloured.
    pub const fn notation(self) -> Notation {
        match self {
            Self::Sent => Notation::Plain,
            Self::Text(Format::Openapi) => Notation::Quoted,
            Self::Text(Format::OpenapiJson) => Notation::Json,
            Self::Text(Format::Kubernetes | Format::KubernetesDeployment) => Notation::Yaml,
        }
    }

    /// Whether the tab's text is a manifest that `kubectl` applies.
    pub fn is_manifest(self) -> bool {
        self.group() == Group::Kubernetes
    }

    /// The ending of the file that holds the same; the table has none.
    pub fn ending(self) -> Option<&'static str> {
        self.format().map(Format::extension)
    }

    /// The renderer behind the tab; the table is drawn from the parameters themselves.
    pub const fn format(self) -> Option<Format> {
        match self {
            Self::Sent => None,
            Self::Text(format) => Some(format),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_read_back_from_its_name() {
        for tab in Tab::all() {
            assert_eq!(Tab::parse(tab.name()), Some(tab));
        }
        assert_eq!(Tab::parse("pulumi"), None);
    }

    #[test]
    fn tabs_of_one_group_stand_together_and_are_told_apart_by_their_titles() {
        let all: Vec<_> = Tab::all().collect();
        for group in Group::ALL {
            let tabs: Vec<_> = group.tabs().collect();
            let first = all.iter().position(|tab| *tab == tabs[0]).unwrap_or_default();
            assert_eq!(all[first..first + tabs.len()], tabs[..]);
            for (index, tab) in tabs.iter().enumerate() {
                assert!(tabs[..index].iter().all(|other| other.title() != tab.title()));
            }
        }
    }
}
