//! `DescribeAvailableResource`: whether a size is to be had.

use serde::Deserialize;

use super::read;
use crate::call::Call;
use crate::client::Client;
use crate::error::ApiError;

/// A size as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SizeAsked {
    /// vCPU and GiB, written as decimals.
    Size {
        /// vCPU.
        cpu: String,
        /// GiB.
        memory: String,
    },
    /// An ECS instance type.
    Type(String),
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    available_zones: Zones,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Zones {
    available_zone: Vec<Zone>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Zone {
    zone_id: String,
    available_resources: Resources,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Resources {
    available_resource: Vec<Resource>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Resource {
    supported_resources: Supported,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Supported {
    supported_resource: Vec<Category>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Category {
    status_category: String,
}

/// What a zone says of a size: `WithStock`, `ClosedWithStock`, `WithoutStock`, `ClosedWithoutStock`, once for each instance type;
/// nothing where it sells none of them. The `RequestId` comes with it.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_available_resource(
    client: &Client,
    region: &str,
    zone_id: &str,
    size: &SizeAsked,
) -> Result<(Vec<String>, String), ApiError> {
    let call = read(region, "DescribeAvailableResource")
        .with("ZoneId", zone_id)
        .with("DestinationResource.Category", "InstanceType");
    let answer: Answer = client.fetch(&sized(call, size)).await?;
    let zones = answer.available_zones.available_zone.into_iter().filter(|zone| zone.zone_id == zone_id);
    let resources = zones.flat_map(|zone| zone.available_resources.available_resource);
    let categories = resources.flat_map(|resource| resource.supported_resources.supported_resource);
    Ok((categories.map(|category| category.status_category).collect(), answer.request_id))
}

fn sized(call: Call, size: &SizeAsked) -> Call {
    match size {
        SizeAsked::Size { cpu, memory } => {
            call.with("DestinationResource.Cores", cpu).with("DestinationResource.Memory", memory)
        }
        SizeAsked::Type(name) => call.with("DestinationResource.Value", name),
    }
}
