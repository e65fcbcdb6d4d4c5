//! `DescribeRegions` (lists without a wrapper) and `ListUsage`.

use serde_json::{Value, json};

use crate::state::{Call, State};
use crate::world::{Region, Stock};

/// All regions with container groups. `RegionId` only chooses who is asked: client libraries always send it.
pub(super) fn describe(state: &State) -> Value {
    let regions: Vec<Value> = state.world.regions.iter().filter(|region| region.has_compute()).map(entry).collect();
    json!({"Regions": regions})
}

fn entry(region: &Region) -> Value {
    let zones = |recommended: bool| -> Vec<&str> {
        region
            .zones
            .iter()
            .filter(|zone| zone.stock != Stock::Closed && (!recommended || zone.recommended))
            .map(|zone| zone.id.as_str())
            .collect()
    };
    json!({
        "RegionId": region.id,
        "RegionEndpoint": region.eci_endpoint(),
        "Zones": zones(false),
        "RecommendZones": zones(true),
    })
}

pub(super) fn usage(state: &State, call: &Call) -> Value {
    let used = state.groups.occupied.cpu(&call.caller.account, &call.region);
    let caches = state.world.image_caches.iter().filter(|cache| cache.region == call.region).count();
    json!({"Attributes": {
        "UsedCpu": used,
        "MaxCpu": state.world.quota.vcpu,
        "UsedImageCacheCount": caches,
        "MaxImageCacheCount": 500,
        "UsedAutoImageCacheCount": 0,
        "MaxAutoImageCacheCount": 25,
        "UsedDataCacheCount": 0,
        "MaxDataCacheCount": 100,
    }})
}
