//! What a plan looks like to others: Kubernetes manifests, OpenAPI parameters, command line, Terraform, programs. Each renderer is a pure function of the
//! [`Sheet`], so that the live preview, the page, the download and the request that is sent cannot differ.
//!
//! What a format has no place for is left out with a [`Note`], never silently. A format that cannot stand for the plan at all
//! answers [`CannotExpress`].

#[cfg(feature = "code")]
mod cli;
#[cfg(feature = "code")]
mod code;
mod format;
mod json;
pub mod kubernetes;
mod note;
pub mod openapi;
#[cfg(feature = "code")]
mod signed;
pub(crate) mod source;
#[cfg(feature = "code")]
mod terraform;
pub(crate) mod yaml;

pub use self::format::Format;
pub use self::note::{CannotExpress, Note};

use self::kubernetes::Kind;
use crate::Sheet;

/// A rendered plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The text, ending in a line break.
    pub text: String,
    /// What a reader of the text has to know: what was left out, and what is still to be done.
    pub notes: Vec<Note>,
}

/// Renders a plan, or as much of it as there is.
///
/// # Errors
/// [`CannotExpress`] if the format cannot stand for this plan.
pub fn render(format: Format, sheet: &Sheet) -> Result<Rendered, CannotExpress> {
    match format {
        Format::Kubernetes => Ok(kubernetes::pod(sheet)),
        Format::KubernetesDeployment => kubernetes::workload(Kind::Deployment, sheet),
        Format::KubernetesStatefulset => kubernetes::workload(Kind::StatefulSet, sheet),
        Format::KubernetesJob => kubernetes::workload(Kind::Job, sheet),
        Format::KubernetesCronjob => kubernetes::workload(Kind::CronJob, sheet),
        Format::ImageCache => Ok(kubernetes::image_cache(sheet)),
        Format::Openapi => Ok(Rendered { text: openapi::quoted(sheet), notes: openapi::notes(sheet) }),
        Format::OpenapiJson => Ok(Rendered { text: openapi::json(sheet), notes: openapi::notes(sheet) }),
        #[cfg(feature = "code")]
        Format::Cli => cli::line(sheet),
        #[cfg(feature = "code")]
        Format::CliFolded => cli::folded(sheet),
        #[cfg(feature = "code")]
        Format::Terraform => terraform::terraform(sheet),
        #[cfg(feature = "code")]
        Format::Python => Ok(code::python(sheet)),
        #[cfg(feature = "code")]
        Format::PythonLegacy => code::python_legacy(sheet),
        #[cfg(feature = "code")]
        Format::Node => Ok(code::node(sheet)),
        #[cfg(feature = "code")]
        Format::Go => Ok(code::go(sheet)),
        #[cfg(feature = "code")]
        Format::Java => Ok(code::java(sheet)),
        #[cfg(feature = "code")]
        Format::SignedPreview => Ok(signed::preview(sheet)),
        #[cfg(not(feature = "code"))]
        _ => Err(CannotExpress::new("此格式由服务器生成。", "This format is rendered by the server.")),
    }
}
