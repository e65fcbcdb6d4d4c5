//! The tabs of the preview, as the address names them.

use plan::render::Format;
use serde::{Deserialize, Serialize};

use crate::{
    text::{Text, preview as t},
    ui::code_tokens::Notation,
};

/// A tab of the preview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tab {
    /// What will be sent, as a table.
    #[default]
    Sent,
    /// The Pod.
    Pod,
    /// The Deployment.
    Deployment,
    /// The quoted parameter lines.
    Openapi,
    /// The parameters as one object.
    Json,
}

impl Tab {
    /// All tabs, in their order.
    pub const ALL: [Self; 5] = [Self::Sent, Self::Pod, Self::Deployment, Self::Openapi, Self::Json];

    /// The tab's name in `?format=`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sent => "parameters",
            Self::Pod => "kubernetes",
            Self::Deployment => "kubernetes-deployment",
            Self::Openapi => "openapi",
            Self::Json => "openapi-json",
        }
    }

    /// Reads [`Tab::name`]; `None` for anything else.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }

    /// What stands on the tab.
    pub const fn title(self) -> Text {
        match self {
            Self::Sent => t::SENT,
            Self::Pod => t::POD,
            Self::Deployment => t::DEPLOYMENT,
            Self::Openapi => t::OPENAPI,
            Self::Json => t::JSON,
        }
    }

    /// What stands on the button that copies.
    pub const fn copy(self) -> Text {
        match self {
            Self::Pod | Self::Deployment => t::COPY_YAML,
            Self::Openapi | Self::Sent => t::COPY_PARAMETERS,
            Self::Json => t::COPY_JSON,
        }
    }

    /// How the tab's text is coloured.
    pub const fn notation(self) -> Notation {
        match self {
            Self::Pod | Self::Deployment => Notation::Yaml,
            Self::Openapi => Notation::Quoted,
            Self::Json => Notation::Json,
            Self::Sent => Notation::Plain,
        }
    }

    /// The ending of the file that holds the same; the table has none.
    pub fn ending(self) -> Option<&'static str> {
        self.format().map(Format::extension)
    }

    /// The renderer behind the tab; the table is drawn from the parameters themselves.
    pub const fn format(self) -> Option<Format> {
        match self {
            Self::Sent => None,
            Self::Pod => Some(Format::Kubernetes),
            Self::Deployment => Some(Format::KubernetesDeployment),
            Self::Openapi => Some(Format::Openapi),
            Self::Json => Some(Format::OpenapiJson),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_read_back_from_its_name() {
        for tab in Tab::ALL {
            assert_eq!(Tab::parse(tab.name()), Some(tab));
        }
        assert_eq!(Tab::parse("terraform"), None);
    }
}
