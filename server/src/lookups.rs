//! Lists from the cloud for the pickers: kept for a minute, and never waited for longer than a page may take.
//!
//! A cloud that is slow goes on answering in the background, so that the next look finds the answer; a cloud that
//! fails leaves the page usable, with the reason in the list's place.

mod cache;
mod checklist;
mod contents;
mod everywhere;
mod images;
mod instances;
mod look;
mod network;
mod ways_out;

use std::{sync::Arc, time::Duration};

use app::page::{
    images::{Repository, Tag},
    network::{FreeEip, SecurityGroup, VSwitch},
};
use cloud::{Client, DEFAULT_REGION, sts};
use plan::Draft;
use tokio::{sync::Semaphore, time::timeout};

use cache::Cache;
pub use contents::SEARCHED;
pub use images::digest;
pub use instances::{Described, instance_page};
pub use look::Look;
use ways_out::Gateway;
pub use ways_out::admitted;

/// Asks the cloud for lists, where there is one.
pub struct Lookups {
    cloud: Option<Client>,
    instances: Cache<Described>,
    /// What a scan of every region may ask at the same time.
    turns: Arc<Semaphore>,
    vswitches: Cache<VSwitch>,
    eips: Cache<FreeEip>,
    gateways: Cache<Gateway>,
    security_groups: Cache<SecurityGroup>,
    namespaces: Cache<String>,
    repositories: Cache<Repository>,
    tags: Cache<Tag>,
    regions: Cache<checklist::Region>,
}

impl Lookups {
    /// Asks this cloud; without one every list is unavailable.
    pub fn new(cloud: Option<Client>) -> Self {
        Self {
            cloud,
            instances: Cache::default(),
            turns: Arc::new(Semaphore::new(everywhere::AT_ONCE)),
            vswitches: Cache::default(),
            eips: Cache::default(),
            gateways: Cache::default(),
            security_groups: Cache::default(),
            namespaces: Cache::default(),
            repositories: Cache::default(),
            tags: Cache::default(),
            regions: Cache::default(),
        }
    }

    /// What asks for lists that are not kept here, a page at a time; each call may take this long.
    pub fn client(&self, patience: Duration) -> Option<Client> {
        Some(self.cloud.as_ref()?.with_deadline(patience))
    }

    /// The number of the account whose credential this is, if that comes within `patience`.
    pub async fn account(&self, patience: Duration) -> Option<String> {
        let cloud = self.cloud.as_ref()?.with_deadline(patience);
        let asked = sts::get_caller_identity(&cloud, DEFAULT_REGION);
        timeout(patience, asked).await.ok()?.ok().map(|caller| caller.account_id)
    }

    /// Lets the next look at anything ask the cloud anew: the world has changed.
    pub fn renew_all(&self) {
        self.instances.renew(|_| true);
        self.vswitches.renew(|_| true);
        self.eips.renew(|_| true);
        self.gateways.renew(|_| true);
        self.security_groups.renew(|_| true);
        self.namespaces.renew(|_| true);
        self.repositories.renew(|_| true);
        self.tags.renew(|_| true);
        self.regions.renew(|_| true);
    }

    /// Lets the next look at anything that a draft's lists show ask the cloud anew.
    pub fn renew(&self, draft: &Draft) {
        let entries = (1..=draft.count("AcrRegistryInfo").max(1)).map(|n| format!("AcrRegistryInfo.{n}"));
        let mut names = vec![draft.get("RegionId").trim().to_owned()];
        for entry in entries {
            names.push(registry_region(draft, &entry));
            names.push(draft.get(&format!("{entry}.InstanceId")).trim().to_owned());
        }
        names.retain(|name| !name.is_empty());
        let which = |question: &str| names.iter().any(|name| question.starts_with(name.as_str()));
        self.instances.renew(which);
        self.vswitches.renew(which);
        self.eips.renew(which);
        self.gateways.renew(which);
        self.security_groups.renew(which);
        self.namespaces.renew(which);
        self.repositories.renew(which);
        self.tags.renew(which);
    }
}

/// The region of a registry entry such as `AcrRegistryInfo.1`: its own, else the group's.
pub fn registry_region(draft: &Draft, entry: &str) -> String {
    let own = draft.get(&format!("{entry}.RegionId")).trim();
    let region = if own.is_empty() { draft.get("RegionId").trim() } else { own };
    region.to_owned()
}
