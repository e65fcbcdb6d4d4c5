//! A container group as the cloud describes it.
//!
//! Environment variables are left out on purpose: their values may be secrets.

use serde::Deserialize;

use crate::wire::{decimal, flag, whole};

/// A container group.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ContainerGroup {
    /// `eci-…`.
    pub container_group_id: String,
    /// Its name.
    pub container_group_name: String,
    /// `Scheduling`, `ScheduleFailed`, `Pending`, `Running`, `Succeeded`, `Failed`, `Restarting`, `Updating`,
    /// `Terminating` or `Expired`.
    pub status: String,
    /// The region.
    pub region_id: String,
    /// The zone it was placed in.
    pub zone_id: String,
    /// The VPC.
    pub vpc_id: String,
    /// The one vSwitch that was used, of those that were offered.
    #[serde(rename = "VSwitchId")]
    pub vswitch_id: String,
    /// The security group.
    pub security_group_id: String,
    /// vCPUs.
    #[serde(deserialize_with = "decimal")]
    pub cpu: f64,
    /// GiB.
    #[serde(deserialize_with = "decimal")]
    pub memory: f64,
    /// The ECS type, if it has one.
    pub instance_type: String,
    /// `Always`, `Never` or `OnFailure`.
    pub restart_policy: String,
    /// Its address in the VPC.
    pub intranet_ip: String,
    /// Its public address, if it has one.
    pub internet_ip: String,
    /// When it was created, as RFC 3339.
    pub creation_time: String,
    /// When all containers had ended well.
    pub succeeded_time: String,
    /// When it failed.
    pub failed_time: String,
    /// When it stopped for want of money.
    pub expired_time: String,
    /// `NoSpot`, `SpotWithPriceLimit` or `SpotAsPriceGo`.
    pub spot_strategy: String,
    /// Its RAM role.
    pub ram_role_name: String,
    /// Its resource group.
    pub resource_group_id: String,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// What happened to it, at most 50.
    pub events: Vec<Event>,
    /// Its init containers.
    pub init_containers: Vec<Container>,
    /// Its containers.
    pub containers: Vec<Container>,
}

/// A tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Tag {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: String,
}

/// Something that happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Event {
    /// `Normal` or `Warning`.
    #[serde(rename = "Type")]
    pub kind: String,
    /// One word for it, such as `Pulling` or `Failed`.
    pub reason: String,
    /// What happened.
    pub message: String,
    /// The event's name; empty where the action leaves it out.
    pub name: String,
    /// How often.
    #[serde(deserialize_with = "whole")]
    pub count: Option<i64>,
    /// First when, as RFC 3339.
    pub first_timestamp: String,
    /// Last when, as RFC 3339.
    pub last_timestamp: String,
    /// What it happened to; only in `DescribeContainerGroupEvents`.
    #[serde(rename = "involvedObject", alias = "InvolvedObject")]
    pub object: Object,
    /// Who reports it; only in `DescribeContainerGroupEvents`.
    pub source: Source,
}

/// What an event happened to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Object {
    /// Such as `Pod`.
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// Who reports an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Source {
    /// Such as `EciService` or `kubelet`.
    pub component: String,
}

/// A container.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Container {
    /// Its name.
    pub name: String,
    /// Its image.
    pub image: String,
    /// When its image is pulled.
    pub image_pull_policy: String,
    /// vCPUs.
    #[serde(deserialize_with = "decimal")]
    pub cpu: f64,
    /// GiB.
    #[serde(deserialize_with = "decimal")]
    pub memory: f64,
    /// What it runs; init containers call the field `Command`.
    #[serde(alias = "Command")]
    pub commands: Vec<String>,
    /// With which arguments.
    pub args: Vec<String>,
    /// Whether it is ready.
    #[serde(deserialize_with = "flag")]
    pub ready: bool,
    /// How often it was restarted.
    #[serde(deserialize_with = "whole")]
    pub restart_count: Option<i64>,
    /// Its state now.
    pub current_state: ContainerState,
    /// Its state before.
    pub previous_state: ContainerState,
}

/// A container's state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ContainerState {
    /// `Waiting`, `Running` or `Terminated`; empty if there is none.
    pub state: String,
    /// One word for why.
    pub reason: String,
    /// Why.
    pub message: String,
    /// More about the state.
    pub detail_status: String,
    /// What it ended with.
    #[serde(deserialize_with = "whole")]
    pub exit_code: Option<i64>,
    /// Which signal ended it.
    #[serde(deserialize_with = "whole")]
    pub signal: Option<i64>,
    /// Since when, as RFC 3339.
    pub start_time: String,
    /// Until when, as RFC 3339.
    pub finish_time: String,
}
