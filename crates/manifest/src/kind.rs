//! Which kinds hold pods, and where in them.
//!
//! Sources: Kubernetes API reference, "Workload Resources"; Argo Workflows, "Field Reference"; Alibaba Cloud documentation, ECI:
//! "Use an image cache to accelerate the creation of pods" (the CRD takes its annotations in its own metadata).

/// A kind, and where its pods are described.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Home {
    /// The API groups that have it.
    groups: &'static [&'static str],
    kinds: &'static [&'static str],
    /// Whether it is Kubernetes' own.
    pub(crate) built_in: bool,
    /// Keys from the object to the mapping that holds the metadata.
    pub(crate) path: &'static [&'static str],
    pub(crate) form: Form,
}

/// How a place describes its pods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `metadata` and `spec`.
    Pod,
    /// Argo's `podMetadata` beside the workflow's other fields.
    Argo,
    /// Only `metadata`: an image cache.
    Cache,
}

impl Form {
    /// The key under which labels and annotations stand.
    pub(crate) fn metadata(self) -> &'static str {
        if self == Self::Argo { "podMetadata" } else { "metadata" }
    }
}

/// Kubernetes' own groups. An object that names none is taken by its kind.
const CORE: &[&str] = &["", "apps", "extensions", "batch"];

const HOMES: &[Home] = &[
    Home { groups: CORE, kinds: &["Pod"], built_in: true, path: &[], form: Form::Pod },
    Home { groups: CORE, kinds: &["PodTemplate"], built_in: true, path: &["template"], form: Form::Pod },
    Home {
        groups: CORE,
        kinds: &["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job"],
        built_in: true,
        path: &["spec", "template"],
        form: Form::Pod,
    },
    Home {
        groups: CORE,
        kinds: &["CronJob"],
        built_in: true,
        path: &["spec", "jobTemplate", "spec", "template"],
        form: Form::Pod,
    },
    Home {
        groups: &["argoproj.io"],
        kinds: &["Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate"],
        built_in: false,
        path: &["spec"],
        form: Form::Argo,
    },
    Home {
        groups: &["argoproj.io"],
        kinds: &["CronWorkflow"],
        built_in: false,
        path: &["spec", "workflowSpec"],
        form: Form::Argo,
    },
    Home { groups: &["eci.alibabacloud.com"], kinds: &["ImageCache"], built_in: false, path: &[], form: Form::Cache },
];

/// Where the pods of an object are, if its kind is a known one.
pub(crate) fn home(api_version: &str, kind: &str) -> Option<&'static Home> {
    let group = api_version.split_once('/').map_or("", |(group, _)| group);
    HOMES.iter().find(|home| home.groups.contains(&group) && home.kinds.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_counts_only_in_its_own_group() {
        assert!(home("batch/v1", "Job").is_some_and(|home| home.built_in));
        assert!(home("batch.volcano.sh/v1alpha1", "Job").is_none());
        assert!(home("apps.kruise.io/v1beta1", "StatefulSet").is_none());
        assert!(home("serving.knative.dev/v1", "Service").is_none());
    }

    #[test]
    fn argo_has_its_metadata_in_two_places() {
        assert_eq!(home("argoproj.io/v1alpha1", "Workflow").map(|home| home.path), Some(&["spec"][..]));
        assert_eq!(
            home("argoproj.io/v1alpha1", "CronWorkflow").map(|home| home.path),
            Some(&["spec", "workflowSpec"][..])
        );
    }
}
