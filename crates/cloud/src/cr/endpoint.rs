//! How an instance can be reached: `ListInstanceEndpoint`, `GetInstanceEndpoint`, `GetInstanceVpcEndpoint`.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::call;
use crate::client::Client;
use crate::error::{ApiError, ErrorKind};
use crate::wire::{flag, said};

/// An endpoint as the list shows it, or the public one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Endpoint {
    /// `internet` or `vpc`, as the list says; empty for a single one.
    pub endpoint_type: String,
    /// Whether it is open, where the answer says.
    #[serde(deserialize_with = "said")]
    pub enable: Option<bool>,
    /// Whether the white list is kept to, where the answer says. Open without it means open to the whole Internet.
    #[serde(deserialize_with = "said")]
    pub acl_enable: Option<bool>,
    /// `CREATING` or `RUNNING`; empty while it is closed.
    pub status: String,
    /// The domains that lead to it.
    pub domains: Vec<Domain>,
    /// The white list, where the answer has one.
    pub acl_entries: Option<Vec<AclEntry>>,
    /// The VPCs linked to it.
    pub linked_vpcs: Vec<LinkedVpc>,
    /// The answer's id; empty in a list.
    pub request_id: String,
}

/// The endpoint inside VPCs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct VpcEndpoint {
    /// Whether it is open, where the answer says.
    #[serde(deserialize_with = "said")]
    pub enable: Option<bool>,
    /// The domains that lead to it.
    pub domains: Vec<Domain>,
    /// The VPCs linked to it, where the answer has a list of them.
    pub linked_vpcs: Option<Vec<LinkedVpc>>,
    /// The answer's id.
    pub request_id: String,
}

/// A domain of an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// The host.
    pub name: String,
    /// Whose it is.
    pub kind: DomainKind,
}

/// Whose a domain is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainKind {
    /// The instance's own.
    System,
    /// Bound by the user: a custom domain.
    User,
    /// The answer does not say.
    Unsaid,
}

impl<'de> Deserialize<'de> for Domain {
    /// One action answers objects, another plain strings.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        let name = value.as_str().or_else(|| value["Domain"].as_str()).unwrap_or_default().to_owned();
        let kind = match value["Type"].as_str() {
            Some("SYSTEM") => DomainKind::System,
            Some("USER") => DomainKind::User,
            _ => DomainKind::Unsaid,
        };
        Ok(Self { name, kind })
    }
}

/// An entry of the white list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AclEntry {
    /// Addresses in CIDR notation.
    pub entry: String,
    /// What its owner wrote about it.
    pub comment: String,
}

/// A VPC that is linked to an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LinkedVpc {
    /// `vpc-…`.
    pub vpc_id: String,
    /// The vSwitch whose address the endpoint takes. The API writes it with a small `s`.
    #[serde(rename = "VswitchId", alias = "VSwitchId")]
    pub vswitch_id: String,
    /// The endpoint's address in it.
    pub ip: String,
    /// `CREATING` or `RUNNING`.
    pub status: String,
    /// Whether the default domain resolves to this one.
    #[serde(deserialize_with = "flag")]
    pub default_access: bool,
    /// What is wrong with it, such as `NO_PRIVATE_ZONE_AUTHORIZED`; empty if nothing.
    pub issue: String,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    endpoints: Vec<Endpoint>,
}

/// All endpoints of an instance: `ListInstanceEndpoint`.
///
/// # Errors
/// As [`Client::call`].
pub async fn list_instance_endpoint(
    client: &Client,
    region: &str,
    instance_id: &str,
) -> Result<Vec<Endpoint>, ApiError> {
    let call = call(region, "ListInstanceEndpoint").with("InstanceId", instance_id).with("ModuleName", "Registry");
    let answer: Answer = client.fetch(&call).await?;
    Ok(answer.endpoints)
}

/// The public endpoint: `GetInstanceEndpoint` with `EndpointType` `internet`, which some documents spell `Internet`.
///
/// # Errors
/// As [`Client::call`].
pub async fn get_instance_endpoint(client: &Client, region: &str, instance_id: &str) -> Result<Endpoint, ApiError> {
    let ask = |kind| {
        call(region, "GetInstanceEndpoint")
            .with("InstanceId", instance_id)
            .with("EndpointType", kind)
            .with("ModuleName", "Registry")
    };
    match client.fetch(&ask("internet")).await {
        Err(error) if matches!(error.kind, ErrorKind::ChangeParameter { .. }) => client.fetch(&ask("Internet")).await,
        answer => answer,
    }
}

/// The endpoint inside VPCs: `GetInstanceVpcEndpoint`.
///
/// # Errors
/// As [`Client::call`].
pub async fn get_instance_vpc_endpoint(
    client: &Client,
    region: &str,
    instance_id: &str,
) -> Result<VpcEndpoint, ApiError> {
    let call = call(region, "GetInstanceVpcEndpoint").with("InstanceId", instance_id).with("ModuleName", "Registry");
    client.fetch(&call).await
}
