//! Registry instances with what a plan needs to know of them.

use app::{
    frame::Lookup,
    page::registry::{Domain, Instance, Internet, LinkedVpc},
};
use cloud::{ApiError, Client, cr, page::walk};
use futures::{StreamExt, stream};
use plan::{Draft, Lang};

use super::{Look, Lookups, cache::Listed, registry_region};

/// Instances listed, at most.
const MOST: usize = 100;
/// Instances asked for their endpoints at the same time.
const AT_ONCE: usize = 8;

impl Lookups {
    /// The instances of the registry's region.
    pub async fn instances(&self, draft: &Draft, look: Look) -> Lookup<Instance> {
        self.instances_in(&registry_region(draft, "AcrRegistryInfo.1"), look).await
    }

    async fn instances_in(&self, region: &str, look: Look) -> Lookup<Instance> {
        let Some(cloud) = self.cloud.clone() else { return Lookup::Unavailable };
        if plan::regions::find(region).is_none() {
            return Lookup::NotAsked;
        }
        let region = region.to_owned();
        let question = region.clone();
        self.instances.ask(question, look, &cloud, |cloud| async move { list(&cloud, &region).await }).await
    }

    /// The instances that a draft names, as the cloud describes them.
    pub async fn named_instances(&self, draft: &Draft, look: Look) -> Lookup<Instance> {
        let mut all = Vec::new();
        let mut youngest = 0;
        for n in 1..=draft.count("AcrRegistryInfo") {
            let entry = format!("AcrRegistryInfo.{n}");
            let id = draft.get(&format!("{entry}.InstanceId")).trim().to_owned();
            if id.is_empty() {
                continue;
            }
            match self.instances_in(&registry_region(draft, &entry), look).await {
                Lookup::Ready { items, age, .. } => {
                    youngest = age.max(youngest);
                    all.extend(items.into_iter().filter(|instance| instance.id == id));
                }
                other => return other,
            }
        }
        if self.cloud.is_none() {
            return Lookup::Unavailable;
        }
        Lookup::Ready { items: all, more: false, age: youngest }
    }

    /// The instance `id`, where the region's list knows it.
    pub async fn known_instance(&self, region: &str, id: &str) -> Option<Instance> {
        let listed = self.instances_in(region, Look::new(Lang::default())).await;
        listed.items().iter().find(|instance| instance.id == id).cloned()
    }
}

async fn list(cloud: &Client, region: &str) -> Result<Listed<Instance>, ApiError> {
    let filter = cr::InstanceFilter::default();
    let walked = walk(MOST, |cursor| cr::list_instance(cloud, region, &filter, cursor)).await?;
    let described = stream::iter(walked.items).map(|instance| describe(cloud, region, instance));
    Ok(Listed { items: described.buffered(AT_ONCE).collect().await, more: walked.more })
}

/// An instance with its endpoints; what cannot be asked is left unknown.
async fn describe(cloud: &Client, region: &str, instance: cr::Instance) -> Instance {
    let id = instance.instance_id;
    let (public, private) =
        tokio::join!(cr::get_instance_endpoint(cloud, region, &id), cr::get_instance_vpc_endpoint(cloud, region, &id));
    let mut domains = Vec::new();
    if let Ok(endpoint) = &public {
        domains.extend(endpoint.domains.iter().map(|domain| of(domain, false)));
    }
    if let Ok(endpoint) = &private {
        domains.extend(endpoint.domains.iter().map(|domain| of(domain, true)));
    }
    Instance {
        id,
        name: instance.instance_name,
        region: region.to_owned(),
        edition: instance.instance_specification,
        status: instance.instance_status,
        domains,
        internet: public.map_or(Internet::Unknown, internet),
        vpcs: private.ok().map(|endpoint| endpoint.linked_vpcs.unwrap_or_default().into_iter().map(linked).collect()),
    }
}

fn of(domain: &cr::Domain, vpc: bool) -> Domain {
    Domain { host: domain.name.clone(), custom: domain.kind == cr::DomainKind::User, vpc }
}

fn internet(endpoint: cr::Endpoint) -> Internet {
    if endpoint.enable != Some(true) {
        Internet::Closed
    } else if endpoint.status != "RUNNING" {
        Internet::Opening
    } else {
        Internet::Open { entries: endpoint.acl_entries.unwrap_or_default().into_iter().map(|acl| acl.entry).collect() }
    }
}

fn linked(vpc: cr::LinkedVpc) -> LinkedVpc {
    LinkedVpc { vpc_id: vpc.vpc_id, status: vpc.status, issue: vpc.issue }
}
