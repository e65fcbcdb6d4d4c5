//! Registry instances with what a plan needs to know of them.
//!
//! A region is a question of the cache by its id; a single instance is one by `region/id`, for those whom RAM lets look at one
//! instance but not list them.

use app::{
    frame::Lookup,
    page::registry::{Domain, Instance, Internet, LinkedVpc},
};
use cloud::{
    ApiError, Client, ErrorKind, cr,
    page::{Cursor, Page, walk},
};
use futures::{StreamExt, stream};
use plan::{Draft, Lang};
use tokio::sync::Semaphore;

use super::{Look, Lookups, cache::Listed, registry_region};

/// Instances listed, at most.
const MOST: usize = 100;
/// Instances asked for their endpoints at the same time.
const AT_ONCE: usize = 8;

/// An instance, and what of it could not be asked.
#[derive(Clone, Debug)]
pub struct Described {
    /// As pages show it.
    pub instance: Instance,
    /// What its owner wrote about the entries of the whitelist: the entry and the words.
    pub comments: Vec<(String, String)>,
    /// Why the public endpoint is not known.
    pub public: Option<ApiError>,
    /// Why the linked VPCs are not known.
    pub private: Option<ApiError>,
}

impl Lookups {
    /// The instances of the registry's region.
    pub async fn instances(&self, draft: &Draft, look: Look) -> Lookup<Instance> {
        self.instances_in(&registry_region(draft, "AcrRegistryInfo.1"), look).await
    }

    async fn instances_in(&self, region: &str, look: Look) -> Lookup<Instance> {
        let Some(cloud) = self.cloud.clone() else { return Lookup::Unavailable };
        if !plan::regions::has_registry(region) {
            return Lookup::NotAsked;
        }
        let region = region.to_owned();
        let question = region.clone();
        let ask = |cloud| async move { list(&cloud, &region, None).await };
        self.instances.ask(question, look, &cloud, ask).await.map(|described| described.instance)
    }

    /// The instance `id` of a region, alone; no item where the cloud says that there is none.
    pub async fn instance(&self, region: &str, id: &str, look: Look) -> Lookup<Described> {
        let Some(cloud) = self.cloud.clone() else { return Lookup::Unavailable };
        let listed = self.instances.standing(region).answer.filter(|(_, age)| *age < look.fresh.as_secs());
        let found = listed.and_then(|(listed, age)| {
            let described = listed.items.into_iter().find(|described| described.instance.id == id)?;
            Some((described, age))
        });
        if let Some((described, age)) = found
            && !self.instances.is_due(region)
        {
            return Lookup::Ready { items: vec![described], more: false, age };
        }
        let (region, id) = (region.to_owned(), id.to_owned());
        let question = format!("{region}/{id}");
        self.instances.ask(question, look, &cloud, |cloud| async move { one(&cloud, &region, &id).await }).await
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

/// The instances of a region. Where there are `turns`, each instance and each list takes one for as long as it is asked.
pub(super) async fn list(
    cloud: &Client,
    region: &str,
    turns: Option<&Semaphore>,
) -> Result<Listed<Described>, ApiError> {
    let filter = cr::InstanceFilter::default();
    let walked = {
        let _turn = turn(turns).await;
        walk(MOST, |cursor| cr::list_instance(cloud, region, &filter, cursor)).await?
    };
    let described = stream::iter(walked.items).map(|instance| async {
        let _turn = turn(turns).await;
        describe(cloud, region, instance).await
    });
    Ok(Listed { items: described.buffered(AT_ONCE).collect().await, more: walked.more })
}

/// One page of the instances of a region.
pub async fn instance_page(cloud: &Client, region: &str, at: Option<Cursor>) -> Result<Page<Instance>, ApiError> {
    let Page { items, next, total, request_id } =
        cr::list_instance(cloud, region, &cr::InstanceFilter::default(), at).await?;
    let described = stream::iter(items).map(|instance| describe(cloud, region, instance)).buffered(AT_ONCE);
    let items = described.map(|described| described.instance).collect().await;
    Ok(Page { items, next, total, request_id })
}

async fn turn(turns: Option<&Semaphore>) -> Option<tokio::sync::SemaphorePermit<'_>> {
    // It is never closed.
    turns?.acquire().await.ok()
}

async fn one(cloud: &Client, region: &str, id: &str) -> Result<Listed<Described>, ApiError> {
    let items = match cr::get_instance(cloud, region, id).await {
        Ok(instance) => vec![describe(cloud, region, instance).await],
        Err(error) if error.kind == ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
    };
    Ok(Listed { items, more: false })
}

/// An instance with its endpoints; what cannot be asked is left unknown.
async fn describe(cloud: &Client, region: &str, instance: cr::Instance) -> Described {
    let id = instance.instance_id;
    let (public, private) =
        tokio::join!(cr::get_instance_endpoint(cloud, region, &id), cr::get_instance_vpc_endpoint(cloud, region, &id));
    let mut domains = Vec::new();
    let mut comments = Vec::new();
    if let Ok(endpoint) = &public {
        domains.extend(endpoint.domains.iter().map(|domain| of(domain, false)));
        let entries = endpoint.acl_entries.iter().flatten();
        comments.extend(entries.map(|acl| (acl.entry.clone(), acl.comment.clone())));
    }
    if let Ok(endpoint) = &private {
        domains.extend(endpoint.domains.iter().map(|domain| of(domain, true)));
    }
    let failed = (public.as_ref().err().cloned(), private.as_ref().err().cloned());
    let instance = Instance {
        id,
        name: instance.instance_name,
        region: region.to_owned(),
        edition: instance.instance_specification,
        status: instance.instance_status,
        issue: instance.instance_issue,
        domains,
        internet: public.map_or(Internet::Unknown, internet),
        vpcs: private.ok().map(|endpoint| endpoint.linked_vpcs.unwrap_or_default().into_iter().map(linked).collect()),
    };
    Described { instance, comments, public: failed.0, private: failed.1 }
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
    LinkedVpc { vpc_id: vpc.vpc_id, vswitch_id: vpc.vswitch_id, ip: vpc.ip, status: vpc.status, issue: vpc.issue }
}
