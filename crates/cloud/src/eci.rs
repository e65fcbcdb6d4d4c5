//! Elastic Container Instance: container groups.

mod available;
mod caches;
mod create;
mod delete;
mod events;
mod group;
mod groups;
mod log;
mod price;
mod regions;
mod status;
mod usage;

pub use available::{SizeAsked, describe_available_resource};
pub use caches::{ImageCache, describe_image_caches};
pub use create::{Accepted, Passed, create_container_group, dry_run_container_group, try_create_container_group};
pub use delete::{delete_container_group, restart_container_group};
pub use events::{GroupEvents, describe_container_group_events};
pub use group::{Container, ContainerGroup, ContainerState, Event, Object, Source, Tag};
pub use groups::{GroupFilter, describe_container_groups, list_container_groups};
pub use log::{ContainerLog, describe_container_log};
pub use price::{Price, describe_container_group_price};
pub use regions::{Region, describe_regions};
pub use status::{
    Condition, ContainerStatus, GroupStatus, PodStatus, StateDetail, States, describe_container_group_status,
};
pub use usage::{Usage, list_usage};

use crate::call::Call;
use crate::product::Product;

/// As many ids as one question may name.
const MOST_IDS: usize = 20;
/// As many groups as are ever walked through for one question about ids.
const MOST_GROUPS: usize = 1000;

fn read(region: &str, action: &'static str) -> Call {
    Call::read(Product::Eci, region, action).with("RegionId", region)
}

/// Ids as the API wants them: a JSON array in a string.
fn id_list(ids: &[String]) -> String {
    serde_json::json!(ids).to_string()
}
