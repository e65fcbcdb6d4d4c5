//! Choosing the road to the registry: every image host of the plan's instances is rewritten, and back, without a loss.

use crate::image::{self, HostKind, ImageReference};
use crate::{Draft, Network};

/// The lists whose entries have an image.
const LISTS: [&str; 2] = ["Container", "InitContainer"];

/// Sets the network and gives every image that lies at a default domain of one of the plan's Enterprise Edition instances the
/// host of that network. [`Network::Mixed`] leaves the hosts as they are.
///
/// Untouched stay: other registries, ACR Personal Edition, custom domains, default domains of instances that are not the plan's,
/// and what is no image reference (yet). Going there and back gives the draft it began with, if all its hosts were of one network.
/// Lists of domains stay too: they restrict, and what they leave out the passwordless check says.
pub fn choose(draft: &mut Draft, network: Network) {
    draft.set("Berth.Network", network.name());
    let instances = instances(draft);
    for list in LISTS {
        for index in 1..=draft.count(list) {
            let wire = format!("{list}.{index}.Image");
            if let Some(rewritten) = rewrite(draft.get(&wire), network, &instances) {
                draft.set(&wire, rewritten);
            }
        }
    }
}

/// The image at its instance's host in the network, if it is one that changes.
fn rewrite(text: &str, network: Network, instances: &[Instance]) -> Option<String> {
    let image = ImageReference::parse(text.trim()).ok()?;
    let host = image.host()?;
    let kind = image::classify::<&str>(host, &[]);
    if !instances.is_empty() && !instances.iter().any(|instance| instance.is(&kind)) {
        return None;
    }
    Some(image.with_host(&image::counterpart(host, network)?).to_string())
}

/// What a plan says about one of its instances.
struct Instance {
    region: String,
    names: Vec<String>,
}

impl Instance {
    /// Whether a default domain may be this instance's: one whose name is not known may be any in its region.
    fn is(&self, kind: &HostKind) -> bool {
        let region = self.region.is_empty() || kind.region() == Some(&self.region);
        let name =
            kind.instance_name().is_some_and(|name| self.names.is_empty() || self.names.iter().any(|own| own == name));
        region && name
    }
}

/// The plan's instances, by name and by the default domains that they list. None at all means every instance of the account.
fn instances(draft: &Draft) -> Vec<Instance> {
    let instance = |index: usize| {
        let row = format!("AcrRegistryInfo.{index}");
        let field = |name: &str| draft.get(&format!("{row}.{name}")).trim().to_owned();
        let mut names = vec![field("InstanceName")];
        for domain in 1..=draft.count(&format!("{row}.Domain")) {
            let kind = image::classify::<&str>(&field(&format!("Domain.{domain}")), &[]);
            names.extend(kind.instance_name().map(str::to_owned));
        }
        names.retain(|name| !name.is_empty());
        let given = !names.is_empty() || !field("InstanceId").is_empty();
        given.then(|| Instance { region: field("RegionId"), names })
    };
    (1..=draft.count("AcrRegistryInfo")).filter_map(instance).collect()
}

#[cfg(test)]
mod tests;
