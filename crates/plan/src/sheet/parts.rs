//! The typed parts of a sheet.
//!
//! Each has a `path`, its wire name on the sheet (`Container.2`), and `at`, the name under which the draft has it. They differ
//! where empty rows were closed up; problems speak of `at`, since that is where the form shows them.

use std::fmt;

use crate::image::ImageReference;

/// A container or an init container.
#[derive(Clone, PartialEq, Eq)]
pub struct Container {
    /// Its wire name.
    pub path: String,
    /// Its name in the draft.
    pub at: String,
    /// What it is called.
    pub name: Option<String>,
    /// The image as typed.
    pub image: Option<String>,
    /// The image, where it could be read.
    pub reference: Option<ImageReference>,
    /// vCPU in thousandths.
    pub cpu: Option<u32>,
    /// Memory in thousandths of a GiB.
    pub memory: Option<u32>,
    /// How many GPUs.
    pub gpu: Option<u32>,
    /// `Always`, `IfNotPresent` or `Never`.
    pub pull_policy: Option<String>,
    /// The command, one item each.
    pub command: Vec<String>,
    /// The arguments, one item each.
    pub arguments: Vec<String>,
    /// The working directory.
    pub working_directory: Option<String>,
    /// The ports.
    pub ports: Vec<Port>,
    /// The environment variables.
    pub environment: Vec<Variable>,
    /// The mounted volumes.
    pub mounts: Vec<Mount>,
}

/// A port of a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Port {
    /// Its name in the draft.
    pub at: String,
    /// The number.
    pub number: Option<u16>,
    /// `TCP` or `UDP`.
    pub protocol: Option<String>,
}

/// An environment variable.
#[derive(Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its wire name.
    pub path: String,
    /// Its name in the draft.
    pub at: String,
    /// What it is called.
    pub key: Option<String>,
    /// Its value.
    pub value: Option<String>,
    /// The field of the pod that it takes its value from.
    pub field_path: Option<String>,
    /// Whether the value is secret.
    pub secret: bool,
}

/// A volume where a container sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// Its name in the draft.
    pub at: String,
    /// The volume's name.
    pub name: Option<String>,
    /// The directory in the container.
    pub path: Option<String>,
    /// The directory in the volume.
    pub sub_path: Option<String>,
    /// Whether it can only be read.
    pub read_only: bool,
    /// How mounts inside it spread.
    pub propagation: Option<String>,
}

/// A registry that is opened without a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrRegistry {
    /// Its wire name.
    pub path: String,
    /// Its name in the draft.
    pub at: String,
    /// The instance's region.
    pub region: Option<String>,
    /// The instance's id.
    pub instance_id: Option<String>,
    /// The instance's name.
    pub instance_name: Option<String>,
    /// The domains for which it holds; empty means all of the instance's.
    pub domains: Vec<String>,
    /// The role in the account that runs the group.
    pub service_role: Option<String>,
    /// The role in the account that owns the registry.
    pub user_role: Option<String>,
}

/// A registry that is opened with a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Its wire name.
    pub path: String,
    /// Its name in the draft.
    pub at: String,
    /// The registry's host.
    pub server: Option<String>,
    /// The user.
    pub user_name: Option<String>,
    /// Whether a password was given. The password itself stands in the parameters only.
    pub has_password: bool,
}

/// A volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// Its wire name.
    pub path: String,
    /// Its name in the draft.
    pub at: String,
    /// What it is called.
    pub name: Option<String>,
    /// Its kind, for example `NFSVolume`.
    pub kind: Option<String>,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name in the draft.
    pub at: String,
    /// The key.
    pub key: Option<String>,
    /// The value.
    pub value: Option<String>,
}

/// Without the value, which may be secret.
impl fmt::Debug for Variable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Variable").field("path", &self.path).field("key", &self.key).finish_non_exhaustive()
    }
}

/// Without command, arguments and variables, which may hold secrets.
impl fmt::Debug for Container {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Container")
            .field("path", &self.path)
            .field("name", &self.name)
            .field("image", &self.image)
            .finish_non_exhaustive()
    }
}
