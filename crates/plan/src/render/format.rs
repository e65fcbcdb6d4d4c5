//! The formats by name.

use crate::Lang;

/// A format that a plan can be rendered to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A Kubernetes Pod.
    Kubernetes,
    /// A Kubernetes Deployment.
    KubernetesDeployment,
    /// A Kubernetes StatefulSet.
    KubernetesStatefulset,
    /// A Kubernetes Job.
    KubernetesJob,
    /// A Kubernetes CronJob.
    KubernetesCronjob,
    /// An ImageCache with the plan's images.
    ImageCache,
    /// The parameters of `CreateContainerGroup`, one quoted line each.
    Openapi,
    /// The same as one flat JSON object, with `Action` and `Version`.
    OpenapiJson,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[
        Self::Kubernetes,
        Self::KubernetesDeployment,
        Self::KubernetesStatefulset,
        Self::KubernetesJob,
        Self::KubernetesCronjob,
        Self::ImageCache,
        Self::Openapi,
        Self::OpenapiJson,
    ];

    /// The format with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// The format whose files end so.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.extension() == extension)
    }

    /// Its name on the command line and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kubernetes => "kubernetes",
            Self::KubernetesDeployment => "kubernetes-deployment",
            Self::KubernetesStatefulset => "kubernetes-statefulset",
            Self::KubernetesJob => "kubernetes-job",
            Self::KubernetesCronjob => "kubernetes-cronjob",
            Self::ImageCache => "image-cache",
            Self::Openapi => "openapi",
            Self::OpenapiJson => "openapi-json",
        }
    }

    /// Its name for people.
    pub fn title(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Kubernetes, _) => "Kubernetes Pod",
            (Self::KubernetesDeployment, _) => "Kubernetes Deployment",
            (Self::KubernetesStatefulset, _) => "Kubernetes StatefulSet",
            (Self::KubernetesJob, _) => "Kubernetes Job",
            (Self::KubernetesCronjob, _) => "Kubernetes CronJob",
            (Self::ImageCache, Lang::ZhCn) => "镜像缓存 ImageCache",
            (Self::ImageCache, Lang::En) => "ImageCache",
            (Self::Openapi, Lang::ZhCn) => "OpenAPI 参数",
            (Self::Openapi, Lang::En) => "OpenAPI parameters",
            (Self::OpenapiJson, _) => "OpenAPI JSON",
        }
    }

    /// The end of a file's name, without the leading dot. No two formats share one.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Kubernetes => "yaml",
            Self::KubernetesDeployment => "deployment.yaml",
            Self::KubernetesStatefulset => "statefulset.yaml",
            Self::KubernetesJob => "job.yaml",
            Self::KubernetesCronjob => "cronjob.yaml",
            Self::ImageCache => "imagecache.yaml",
            Self::Openapi => "txt",
            Self::OpenapiJson => "openapi.json",
        }
    }

    /// The media type of its text, which is UTF-8.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Kubernetes
            | Self::KubernetesDeployment
            | Self::KubernetesStatefulset
            | Self::KubernetesJob
            | Self::KubernetesCronjob
            | Self::ImageCache => "application/yaml",
            Self::Openapi => "text/plain; charset=utf-8",
            Self::OpenapiJson => "application/json",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_format_and_no_two_files_collide() {
        for (index, format) in Format::ALL.iter().enumerate() {
            assert_eq!(Format::parse(format.name()), Some(*format));
            assert_eq!(Format::of_extension(format.extension()), Some(*format));
            assert!(Format::ALL[..index].iter().all(|other| other.extension() != format.extension()));
        }
        assert_eq!(Format::parse("Kubernetes"), None);
    }
}
