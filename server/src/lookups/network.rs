//! vSwitches and security groups.

use std::collections::HashMap;

use app::{
    frame::Lookup,
    page::network::{SecurityGroup, VSwitch},
};
use cloud::{ApiError, Client, ecs, page::walk, vpc};
use plan::Draft;

use super::{Look, Lookups, cache::Listed};

/// vSwitches, VPCs or security groups listed, at most.
const MOST: usize = 200;

impl Lookups {
    /// The vSwitches of the group's region.
    pub async fn vswitches(&self, draft: &Draft, look: Look) -> Lookup<VSwitch> {
        let Some(cloud) = self.cloud.clone() else { return Lookup::Unavailable };
        let region = draft.get("RegionId").trim().to_owned();
        if plan::regions::find(&region).is_none() {
            return Lookup::NotAsked;
        }
        let question = region.clone();
        self.vswitches.ask(question, look, &cloud, |cloud| async move { vswitches(&cloud, &region).await }).await
    }

    /// The security groups of the chosen vSwitch's VPC, or of the region while none is chosen.
    pub async fn security_groups(&self, draft: &Draft, look: Look) -> Lookup<SecurityGroup> {
        let Some(cloud) = self.cloud.clone() else { return Lookup::Unavailable };
        let region = draft.get("RegionId").trim().to_owned();
        if plan::regions::find(&region).is_none() {
            return Lookup::NotAsked;
        }
        let first = draft.get("VSwitchId").split(',').next().unwrap_or_default().trim().to_owned();
        // Without a vSwitch its VPC need not be looked up first.
        let known = if first.is_empty() { Lookup::NotAsked } else { self.vswitches(draft, look).await };
        let vpc_id = known.items().iter().find(|vswitch| vswitch.id == first).map(|vswitch| vswitch.vpc_id.clone());
        let question = format!("{region} {}", vpc_id.as_deref().unwrap_or_default());
        let ask = |cloud| async move { security_groups(&cloud, &region, vpc_id).await };
        self.security_groups.ask(question, look, &cloud, ask).await
    }
}

async fn vswitches(cloud: &Client, region: &str) -> Result<Listed<VSwitch>, ApiError> {
    let (every, none) = (vpc::VSwitchFilter::default(), vpc::VpcFilter::default());
    let (listed, vpcs) = tokio::join!(
        walk(MOST, |cursor| vpc::describe_vswitches(cloud, region, &every, cursor)),
        walk(MOST, |cursor| vpc::describe_vpcs(cloud, region, &none, cursor))
    );
    // A VPC's name is a convenience: without it the id stands alone.
    let names: HashMap<_, _> =
        vpcs.map(|vpcs| vpcs.items.into_iter().map(|vpc| (vpc.vpc_id, vpc.name)).collect()).unwrap_or_default();
    let listed = listed?;
    let items = listed.items.into_iter().map(|vswitch| VSwitch {
        vpc_name: names.get(&vswitch.vpc_id).cloned().unwrap_or_default(),
        id: vswitch.vswitch_id,
        name: vswitch.name,
        vpc_id: vswitch.vpc_id,
        zone: vswitch.zone_id,
        cidr: vswitch.cidr_block,
        free: vswitch.available_ip_address_count.and_then(|count| u64::try_from(count).ok()).unwrap_or_default(),
    });
    Ok(Listed { items: items.collect(), more: listed.more })
}

async fn security_groups(
    cloud: &Client,
    region: &str,
    vpc_id: Option<String>,
) -> Result<Listed<SecurityGroup>, ApiError> {
    let filter = ecs::SecurityGroupFilter { vpc_id, ..ecs::SecurityGroupFilter::default() };
    let listed = walk(MOST, |cursor| ecs::describe_security_groups(cloud, region, &filter, cursor)).await?;
    let items = listed.items.into_iter().map(|group| SecurityGroup {
        id: group.security_group_id,
        name: group.name,
        vpc_id: group.vpc_id,
        description: group.description,
    });
    Ok(Listed { items: items.collect(), more: listed.more })
}
