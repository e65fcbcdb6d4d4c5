//! Which registry a host name is, told from its form alone.
//!
//! Source: Alibaba Cloud documentation, Container Registry: "Access an Enterprise Edition instance" and "Personal Edition".

use crate::{Network, regions};

/// What kind of registry a host is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum HostKind {
    /// The default public domain of an ACR Enterprise Edition instance.
    EePublic {
        /// The instance's name, the first part of its domains.
        instance_name: String,
        /// The instance's region.
        region: String,
    },
    /// The default domain of an ACR Enterprise Edition instance inside a VPC.
    EeVpc {
        /// The instance's name, the first part of its domains.
        instance_name: String,
        /// The instance's region.
        region: String,
    },
    /// ACR Personal Edition, old (`registry.…`) or new (`crpi-….personal.cr…`).
    Personal {
        /// The registry's region.
        region: String,
        /// From where the host is reached.
        reach: Reach,
    },
    /// A domain of their own that a plan names for one of its instances.
    Custom,
    /// Everything else, Docker Hub included.
    Other,
}

/// From where an ACR Personal Edition host is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// The internet.
    Public,
    /// A VPC.
    Vpc,
    /// The classic network.
    Internal,
}

impl HostKind {
    /// The region that the host's name tells.
    pub fn region(&self) -> Option<&str> {
        match self {
            Self::EePublic { region, .. } | Self::EeVpc { region, .. } | Self::Personal { region, .. } => Some(region),
            Self::Custom | Self::Other => None,
        }
    }

    /// The name of the Enterprise Edition instance whose default domain this is.
    pub fn instance_name(&self) -> Option<&str> {
        match self {
            Self::EePublic { instance_name, .. } | Self::EeVpc { instance_name, .. } => Some(instance_name),
            Self::Personal { .. } | Self::Custom | Self::Other => None,
        }
    }

    /// Whether this is a default domain of an Enterprise Edition instance.
    pub fn is_ee_default(&self) -> bool {
        self.instance_name().is_some()
    }
}

/// Tells what kind of registry `host` is. `custom_domains` are the domains that the plan names for its instances.
///
/// A host with a port is never a default domain: those are served on 443 and written without it.
pub fn classify<S: AsRef<str>>(host: &str, custom_domains: &[S]) -> HostKind {
    if let Some(kind) = enterprise(host).or_else(|| personal(host)) {
        return kind;
    }
    if custom_domains.iter().any(|domain| domain.as_ref() == host) { HostKind::Custom } else { HostKind::Other }
}

/// The default host of the same Enterprise Edition instance in the other network, if `host` is one and not there already.
///
/// `Mixed` has no host of its own.
pub fn counterpart(host: &str, network: Network) -> Option<String> {
    match (enterprise(host)?, network) {
        (HostKind::EeVpc { instance_name, region }, Network::Public) => {
            Some(format!("{instance_name}-registry.{region}.cr.aliyuncs.com"))
        }
        (HostKind::EePublic { instance_name, region }, Network::Vpc) => {
            Some(format!("{instance_name}-registry-vpc.{region}.cr.aliyuncs.com"))
        }
        _ => None,
    }
}

/// `<name>-registry[-vpc].<region>.cr.aliyuncs.com`. A name may itself end in `-registry`: only the last one counts.
fn enterprise(host: &str) -> Option<HostKind> {
    let (label, region) = host.strip_suffix(".cr.aliyuncs.com")?.split_once('.')?;
    if !is_word(region) {
        return None;
    }
    let region = region.to_owned();
    let name = |text: &str| is_word(text).then(|| text.to_owned());
    if let Some(text) = label.strip_suffix("-registry-vpc") {
        return Some(HostKind::EeVpc { instance_name: name(text)?, region });
    }
    let instance_name = name(label.strip_suffix("-registry")?)?;
    Some(HostKind::EePublic { instance_name, region })
}

/// Both forms of Personal Edition hosts. The old form counts only for regions that exist: `registry.example.aliyuncs.com` is none.
fn personal(host: &str) -> Option<HostKind> {
    if let Some(rest) = host.strip_suffix(".personal.cr.aliyuncs.com") {
        let (label, region) = rest.split_once('.')?;
        let id = label.strip_prefix("crpi-")?;
        let (id, reach) = id.strip_suffix("-vpc").map_or((id, Reach::Public), |id| (id, Reach::Vpc));
        let right = is_word(region)
            && id.len() == 16
            && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        return right.then(|| HostKind::Personal { region: region.to_owned(), reach });
    }
    let (label, region) = host.strip_suffix(".aliyuncs.com")?.split_once('.')?;
    let reach = match label {
        "registry" => Reach::Public,
        "registry-vpc" => Reach::Vpc,
        "registry-internal" => Reach::Internal,
        _ => return None,
    };
    regions::has_registry(region).then(|| HostKind::Personal { region: region.to_owned(), reach })
}

/// One or more of `a-z`, `0-9` and `-`.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
