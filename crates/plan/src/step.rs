//! The steps of the journey that set values, and which one sets which.

use serde::{Deserialize, Serialize};

/// A step of the journey from the registry to the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Which region, which registry instances, and how they are reached without a password.
    Registry,
    /// Where the group stands in the network, and by which road it reaches the registry.
    Network,
    /// Which images it pulls.
    Images,
    /// What it runs: name, size, commands, variables, volumes and everything else.
    Workload,
}

/// Names at the top of the request that belong to [`Step::Registry`].
const REGISTRY: &[&str] = &["RegionId", "AcrRegistryInfo"];

/// Names at the top of the request that belong to [`Step::Network`].
const NETWORK: &[&str] = &[
    "SecurityGroupId",
    "VSwitchId",
    "ZoneId",
    "ScheduleStrategy",
    "AutoCreateEip",
    "EipInstanceId",
    "EipBandwidth",
    "EipISP",
    "EipCommonBandwidthPackage",
    "PrivateIpAddress",
    "FixedIp",
    "FixedIpRetainHour",
    "Ipv6AddressCount",
    "Ipv6GatewayBandwidth",
    "Ipv6GatewayBandwidthEnable",
    "IngressBandwidth",
    "EgressBandwidth",
    "DnsPolicy",
    "DnsConfig",
    "HostAliase",
    "NtpServer",
];

/// Names at the top of the request that belong to [`Step::Images`].
const IMAGES: &[&str] = &[
    "Container",
    "InitContainer",
    "ImageRegistryCredential",
    "ImageSnapshotId",
    "AutoMatchImageCache",
    "ImageAccelerateMode",
    "PlainHttpRegistry",
    "InsecureRegistry",
];

/// What [`Step::Images`] asks of a container. The rest of it belongs to [`Step::Workload`].
const OF_A_CONTAINER: &[&str] = &["", "Name", "Image", "ImagePullPolicy"];

impl Step {
    /// All steps, in the order in which they are taken.
    pub const ALL: [Self; 4] = [Self::Registry, Self::Network, Self::Images, Self::Workload];

    /// The step's name in addresses.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Registry => "registry",
            Self::Network => "network",
            Self::Images => "images",
            Self::Workload => "workload",
        }
    }

    /// The step with this name in addresses.
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.slug() == slug)
    }

    /// The step that sets a wire name. A list's own name counts too: `Container` is asked for with the images.
    pub fn of(wire: &str) -> Self {
        let mut parts = wire.split('.');
        let first = parts.next().unwrap_or_default();
        match first {
            "Berth" => Self::of_ours(parts.next().unwrap_or_default()),
            "Container" | "InitContainer" if !OF_A_CONTAINER.contains(&parts.nth(1).unwrap_or_default()) => {
                Self::Workload
            }
            _ if REGISTRY.contains(&first) => Self::Registry,
            _ if NETWORK.contains(&first) => Self::Network,
            _ if IMAGES.contains(&first) => Self::Images,
            _ => Self::Workload,
        }
    }

    fn of_ours(name: &str) -> Self {
        match name {
            "Account" | "Annotation" => Self::Registry,
            "Network" => Self::Network,
            _ => Self::Workload,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slug_leads_back_to_its_step() {
        for step in Step::ALL {
            assert_eq!(Step::parse(step.slug()), Some(step));
        }
        assert_eq!(Step::parse("review"), None);
    }

    #[test]
    fn a_wire_name_belongs_to_the_step_that_asks_for_it() {
        assert_eq!(Step::of("RegionId"), Step::Registry);
        assert_eq!(Step::of("AcrRegistryInfo.1.Domain.2"), Step::Registry);
        assert_eq!(Step::of("Berth.Network"), Step::Network);
        assert_eq!(Step::of("VSwitchId"), Step::Network);
        assert_eq!(Step::of("Container"), Step::Images);
        assert_eq!(Step::of("Container.2"), Step::Images);
        assert_eq!(Step::of("Container.2.Image"), Step::Images);
        assert_eq!(Step::of("Container.2.Cpu"), Step::Workload);
        assert_eq!(Step::of("ImageRegistryCredential.1.Password"), Step::Images);
        assert_eq!(Step::of("ContainerGroupName"), Step::Workload);
        assert_eq!(Step::of("anything else"), Step::Workload);
    }
}
