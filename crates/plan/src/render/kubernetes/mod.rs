//! Kubernetes manifests: the Pod, workloads around its template, and the image cache.
//!
//! Sources: Alibaba Cloud documentation, "Annotations for Elastic Container Instance-based pods", "Pull images from a Container
//! Registry Enterprise Edition instance without using a secret", "Schedule pods to a virtual node", "Manage ImageCaches",
//! "Image cache annotations"; the Kubernetes API (core/v1, apps/v1, batch/v1).

mod annotations;
mod container;
mod image_cache;
mod kind;
mod left_out;
mod probe;
mod pull_secrets;
mod registries;
mod schedule;
mod spec;
mod template;
mod volume;
mod workload;

pub use self::annotations::{ANNOTATIONS, EIP_ANNOTATIONS};
pub use self::image_cache::image_cache;
pub use self::kind::Kind;
pub use self::probe::PROBE_COUNTS;
pub use self::workload::{pod, workload};
use super::{CannotExpress, Note};
