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
    /// The `aliyun` command line.
    Cli,
    /// The same, continued over several lines.
    CliFolded,
    /// The Terraform resource.
    Terraform,
    /// A program for the Python SDK.
    Python,
    /// A program for the Python SDK of the documentation's older examples.
    PythonLegacy,
    /// A program for the Node.js SDK.
    Node,
    /// A program for the Go SDK.
    Go,
    /// A program for the Java SDK.
    Java,
    /// The request as it would be signed.
    SignedPreview,
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
        Self::SignedPreview,
        Self::Cli,
        Self::CliFolded,
        Self::Terraform,
        Self::Python,
        Self::PythonLegacy,
        Self::Node,
        Self::Go,
        Self::Java,
    ];

    /// The format with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// Whether every build renders it, also the browser's. The others are rendered on demand, by the server.
    pub fn is_live(self) -> bool {
        self.is_manifest() || matches!(self, Self::Openapi | Self::OpenapiJson)
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
            Self::Cli => "cli",
            Self::CliFolded => "cli-folded",
            Self::Terraform => "terraform",
            Self::Python => "python",
            Self::PythonLegacy => "python-legacy",
            Self::Node => "node",
            Self::Go => "go",
            Self::Java => "java",
            Self::SignedPreview => "signed-preview",
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
            (Self::Cli, Lang::ZhCn) => "阿里云 CLI",
            (Self::Cli, Lang::En) => "Alibaba Cloud CLI",
            (Self::CliFolded, Lang::ZhCn) => "阿里云 CLI（多行）",
            (Self::CliFolded, Lang::En) => "Alibaba Cloud CLI, folded",
            (Self::Terraform, _) => "Terraform",
            (Self::Python, _) => "Python",
            (Self::PythonLegacy, Lang::ZhCn) => "Python（旧版 SDK）",
            (Self::PythonLegacy, Lang::En) => "Python, older SDK",
            (Self::Node, _) => "Node.js",
            (Self::Go, _) => "Go",
            (Self::Java, _) => "Java",
            (Self::SignedPreview, Lang::ZhCn) => "签名预览",
            (Self::SignedPreview, Lang::En) => "Signed request",
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
            Self::Cli => "sh",
            Self::CliFolded => "folded.sh",
            Self::Terraform => "tf",
            Self::Python => "py",
            Self::PythonLegacy => "legacy.py",
            Self::Node => "cjs",
            Self::Go => "go",
            Self::Java => "java",
            Self::SignedPreview => "signed.txt",
        }
    }

    /// Whether it stands for the request that is sent, and so needs what a launch needs. A manifest does not: the cluster
    /// knows its own vSwitches and security group.
    pub fn is_request(self) -> bool {
        !self.is_manifest()
    }

    /// Whether it is for a Kubernetes cluster.
    fn is_manifest(self) -> bool {
        matches!(
            self,
            Self::Kubernetes
                | Self::KubernetesDeployment
                | Self::KubernetesStatefulset
                | Self::KubernetesJob
                | Self::KubernetesCronjob
                | Self::ImageCache
        )
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
            Self::Openapi | Self::Terraform | Self::Go | Self::Java | Self::SignedPreview => {
                "text/plain; charset=utf-8"
            }
            Self::OpenapiJson => "application/json",
            Self::Cli | Self::CliFolded => "application/x-sh",
            Self::Python | Self::PythonLegacy => "text/x-python; charset=utf-8",
            Self::Node => "text/javascript; charset=utf-8",
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

    #[test]
    fn no_manifest_asks_for_what_only_the_request_needs() {
        for format in Format::ALL {
            let manifest = format.extension().ends_with("yaml");
            assert_eq!(format.is_request(), !manifest, "{}", format.name());
        }
    }
}
