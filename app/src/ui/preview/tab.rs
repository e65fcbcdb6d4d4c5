//! The tabs of the preview, as the address names them, and the groups in which they stand.

use plan::{Lang, render::Format};

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
            Self::Text(format) => match format {
                Format::Kubernetes
                | Format::KubernetesDeployment
                | Format::KubernetesStatefulset
                | Format::KubernetesJob
                | Format::KubernetesCronjob
                | Format::ImageCache => Group::Kubernetes,
                Format::Openapi | Format::OpenapiJson | Format::SignedPreview => Group::Openapi,
                Format::Cli | Format::CliFolded => Group::Cli,
                Format::Terraform => Group::Terraform,
                Format::Python | Format::PythonLegacy => Group::Python,
                Format::Node => Group::Node,
                Format::Go => Group::Go,
                Format::Java => Group::Java,
            },
        }
    }

    /// What stands on the tab beside the others of its group.
    pub const fn title(self) -> Text {
        match self {
            Self::Sent => t::SENT,
            Self::Text(format) => match format {
                Format::Kubernetes => t::POD,
                Format::KubernetesDeployment => t::DEPLOYMENT,
                Format::KubernetesStatefulset => t::STATEFULSET,
                Format::KubernetesJob => t::JOB,
                Format::KubernetesCronjob => t::CRONJOB,
                Format::ImageCache => t::IMAGE_CACHE,
                Format::Openapi => t::LINES,
                Format::OpenapiJson => t::JSON,
                Format::SignedPreview => t::SIGNED,
                Format::Cli => t::ONE_LINE,
                Format::CliFolded => t::FOLDED,
                Format::Terraform => t::TERRAFORM,
                Format::Python => t::SDK,
                Format::PythonLegacy => t::OLD_SDK,
                Format::Node => t::NODE,
                Format::Go => t::GO,
                Format::Java => t::JAVA,
            },
        }
    }

    /// The tab's title with its group's, where there is more to say than that.
    pub fn whole_title(self, lang: Lang) -> String {
        let (group, own) = (self.group().title(), self.title());
        if group == own { own.get(lang).to_owned() } else { format!("{} · {}", group.get(lang), own.get(lang)) }
    }

    /// Whether the tab follows the keystrokes. The others are drawn by the server, each as a page of its own.
    pub fn is_live(self) -> bool {
        self.format().is_none_or(Format::is_live)
    }

    /// What stands on the button that copies.
    pub fn copy(self) -> Text {
        match self.group() {
            _ if matches!(self, Self::Text(Format::OpenapiJson)) => t::COPY_JSON,
            _ if matches!(self, Self::Text(Format::SignedPreview)) => t::COPY_REQUEST,
            Group::Sent | Group::Openapi => t::COPY_PARAMETERS,
            Group::Kubernetes => t::COPY_YAML,
            Group::Cli => t::COPY_COMMAND,
            Group::Terraform => t::COPY_HCL,
            Group::Python | Group::Node | Group::Go | Group::Java => t::COPY_CODE,
        }
    }

    /// How the tab's text is coloured.
    pub fn notation(self) -> Notation {
        match self.group() {
            _ if matches!(self, Self::Text(Format::OpenapiJson)) => Notation::Json,
            _ if matches!(self, Self::Text(Format::SignedPreview)) => Notation::Shell,
            Group::Sent => Notation::Plain,
            Group::Openapi => Notation::Quoted,
            Group::Kubernetes => Notation::Yaml,
            Group::Cli => Notation::Shell,
            Group::Terraform | Group::Python => Notation::Hash,
            Group::Node | Group::Go | Group::Java => Notation::Slash,
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
