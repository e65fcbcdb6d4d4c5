//! What is to be written into a manifest.
//!
//! Sources: Alibaba Cloud documentation, ACK: "Pull images from a Container Registry Enterprise Edition instance without using a
//! secret" and "Schedule pods to an x86-based virtual node".

use plan::{Lang, Network, Onto};

/// The annotation that names one instance.
pub const INSTANCE_ID: &str = "k8s.aliyun.com/acr-instance-id";
/// The annotation that names one or more instances.
pub const INSTANCE_IDS: &str = "k8s.aliyun.com/acr-instance-ids";
/// The annotation for RAM roles of the account that runs the pods.
pub const SERVICE_ARNS: &str = "k8s.aliyun.com/acr-service-arns";
/// The annotation for RAM roles of the account that owns the registry.
pub const USER_ARNS: &str = "k8s.aliyun.com/acr-user-arns";
/// All of them.
pub const KEYS: [&str; 4] = [INSTANCE_ID, INSTANCE_IDS, SERVICE_ARNS, USER_ARNS];

/// The pod's label that leads onto a virtual node.
pub(crate) const ONTO_LABEL: (&str, &str) = ("alibabacloud.com/eci", "true");
/// The node selector of virtual nodes.
pub(crate) const ONTO_SELECTOR: (&str, &str) = ("type", "virtual-kubelet");
/// The taint of virtual nodes.
pub(crate) const ONTO_TOLERATION: &str = "virtual-kubelet.io/provider";

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The instances, with their region before a colon where that is needed; not empty.
    pub instances: Vec<InstanceId>,
    /// Whether a new annotation takes the plural form although there is one instance.
    pub plural: bool,
    /// A RAM role of the account that runs the pods.
    pub service_arn: Option<String>,
    /// A RAM role of the account that owns the registry.
    pub user_arn: Option<String>,
    /// Custom kinds too.
    pub all_kinds: bool,
    /// The network whose hosts the instance's images get.
    pub network: Option<Network>,
    /// The instance's name, the first part of its hosts.
    pub instance_name: Option<String>,
    /// The instance's region.
    pub instance_region: Option<String>,
    /// How the pods get onto ECI, where that is to be written.
    pub onto: Option<Onto>,
    /// Annotations that stand where they do nothing are moved.
    pub move_misplaced: bool,
}

/// An instance's ID as the annotation takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstanceId(String);

/// Why a text is no instance ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InstanceIdProblem {
    /// It holds the `****` with which documents hide a part.
    Masked,
    /// It is not `cri-` and lower-case letters and digits.
    Form,
}

impl InstanceId {
    /// Reads `cri-…`, or `REGION:cri-…`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, InstanceIdProblem> {
        let word = |text: &str| {
            !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        if text.contains('*') {
            return Err(InstanceIdProblem::Masked);
        }
        let (region, id) = text.split_once(':').map_or((None, text), |(region, id)| (Some(region), id));
        let right = id.strip_prefix("cri-").is_some_and(word) && region.is_none_or(word);
        if right { Ok(Self(text.to_owned())) } else { Err(InstanceIdProblem::Form) }
    }

    /// The same with the registry's region before it, unless it has one, or the cluster is there too.
    #[must_use]
    pub fn seen_from(self, cluster: Option<&str>, registry: Option<&str>) -> Self {
        match (cluster, registry) {
            (Some(cluster), Some(registry)) if cluster != registry && !self.0.contains(':') => {
                Self(format!("{registry}:{}", self.0))
            }
            _ => self,
        }
    }

    /// As the annotation takes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl InstanceIdProblem {
    /// What is wrong, and how to mend it.
    pub fn text(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Masked, Lang::ZhCn) => "实例 ID 中仍有文档用来遮盖的 ****，请填写完整的实例 ID",
            (Self::Masked, Lang::En) => {
                "the instance ID still holds the **** that documents use to hide a part: give the whole ID"
            }
            (Self::Form, Lang::ZhCn) => "实例 ID 由 cri- 加小写字母和数字组成，例如 cri-nwj395hgf6f00000",
            (Self::Form, Lang::En) => {
                "an instance ID is cri- and lower-case letters and digits, for example cri-nwj395hgf6f00000"
            }
        }
    }
}

impl Request {
    /// The value of the annotation that names the instances.
    pub fn instance_value(&self) -> String {
        self.instances.iter().map(InstanceId::as_str).collect::<Vec<_>>().join(",")
    }

    /// The form that a new annotation takes.
    pub fn instance_key(&self) -> &'static str {
        if self.plural || self.instances.len() > 1 { INSTANCE_IDS } else { INSTANCE_ID }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_id_is_told_from_a_wrong_one() {
        assert_eq!(InstanceId::parse("cri-j36zhodptmyq****"), Err(InstanceIdProblem::Masked));
        for wrong in ["", "cri-", "crn-j36zhodptmyq", "cri-ABC", "cri-a b", ":cri-a", "cri-a,cri-b", "cri-a\n"] {
            assert_eq!(InstanceId::parse(wrong), Err(InstanceIdProblem::Form), "{wrong}");
        }
        assert!(InstanceId::parse("cn-beijing:cri-nwj395hgf6f00000").is_ok());
    }

    #[test]
    fn the_region_stands_before_an_id_only_where_it_differs() {
        let id = || InstanceId::parse("cri-nwj395hgf6f00000").unwrap();
        assert_eq!(id().seen_from(Some("cn-hangzhou"), Some("cn-beijing")).as_str(), "cn-beijing:cri-nwj395hgf6f00000");
        for (cluster, registry) in
            [(Some("cn-beijing"), Some("cn-beijing")), (None, Some("cn-beijing")), (Some("cn-beijing"), None)]
        {
            assert_eq!(id().seen_from(cluster, registry).as_str(), "cri-nwj395hgf6f00000");
        }
    }
}
