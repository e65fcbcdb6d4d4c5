//! `DescribeAvailableResource`: what the zones have left to sell. Every list is wrapped.

use serde_json::{Value, json};

use crate::group::{Size, by_type};
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::Stock;

pub(super) fn describe(state: &State, call: &Call) -> Result<Value, Refusal> {
    let parameters = &call.parameters;
    let name = "DestinationResource.Category";
    let kind = parameters.required(name)?;
    if kind != "InstanceType" && kind != "InstanceTypeFamily" {
        return Err(Refusal::invalid(name, "It must be InstanceTypeFamily or InstanceType."));
    }
    let value = parameters.text("DestinationResource.Value");
    let (cores, memory) =
        (parameters.number("DestinationResource.Cores")?, parameters.number("DestinationResource.Memory")?);
    let sold = match (value, cores, memory) {
        (Some(value), _, _) if kind == "InstanceType" => by_type(value).is_some(),
        (Some(_), _, _) => true,
        (None, Some(cpu), Some(memory)) => Size { cpu, memory }.exists(&call.region, false),
        _ => return Err(Refusal::missing("DestinationResource.Value")),
    };
    let asked = parameters.text("ZoneId");
    let zones: Vec<Value> = state
        .world
        .region(&call.region)
        .into_iter()
        .flat_map(|region| &region.zones)
        .filter(|zone| asked.is_none_or(|asked| zone.id == asked))
        .map(|zone| {
            let status = match zone.stock {
                Stock::Enough => "WithStock",
                Stock::None => "WithoutStock",
                Stock::Closed => "ClosedWithoutStock",
            };
            let resource = json!({"Value": value.unwrap_or("ecs.c6.large"), "StatusCategory": status});
            let supported = if sold { vec![resource] } else { Vec::new() };
            json!({
                "RegionId": call.region,
                "ZoneId": zone.id,
                "AvailableResources": {"AvailableResource": [
                    {"Type": kind, "SupportedResources": {"SupportedResource": supported}},
                ]},
            })
        })
        .collect();
    Ok(json!({"AvailableZones": {"AvailableZone": zones}}))
}
