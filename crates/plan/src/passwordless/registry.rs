//! Which hosts an `AcrRegistryInfo` entry stands for.

use crate::image::{self, HostKind};
use crate::sheet::AcrRegistry;

/// Whether an entry stands for a host. Later answers are better ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Serves {
    /// It does not.
    No,
    /// It may: the host could be a custom domain of the instance.
    Perhaps,
    /// It is the instance, but its list of domains leaves this host out.
    LeftOut,
    /// It does.
    Yes,
}

/// Whether the entry stands for the host.
pub(super) fn serves(registry: &AcrRegistry, host: &str, kind: &HostKind) -> Serves {
    if registry.domains.iter().any(|domain| domain == host) {
        return Serves::Yes;
    }
    match kind {
        HostKind::EePublic { instance_name, region } | HostKind::EeVpc { instance_name, region } => {
            match (is(registry, instance_name, region), registry.domains.is_empty()) {
                (false, _) => Serves::No,
                (true, true) => Serves::Yes,
                (true, false) => Serves::LeftOut,
            }
        }
        // Personal Edition has no instance to name: an entry stands for it by its roles.
        HostKind::Personal { .. } if registry.service_role.is_some() || registry.user_role.is_some() => Serves::Yes,
        HostKind::Other if registry.domains.is_empty() && registry.instance_id.is_some() => Serves::Perhaps,
        HostKind::Personal { .. } | HostKind::Custom | HostKind::Other => Serves::No,
    }
}

/// Whether it is the instance with this name. An entry without a name is known by the default domains in its list, and may be
/// any instance of its region if there are none.
fn is(registry: &AcrRegistry, instance_name: &str, region: &str) -> bool {
    if registry.region.as_deref().is_some_and(|own| own != region) {
        return false;
    }
    if let Some(name) = &registry.instance_name {
        return name == instance_name;
    }
    let known: Vec<HostKind> = registry.domains.iter().map(|domain| image::classify::<&str>(domain, &[])).collect();
    let mut defaults = known.iter().filter_map(HostKind::instance_name).peekable();
    defaults.peek().is_none() || defaults.any(|name| name == instance_name)
}
