//! What opens a way to an instance, and what closes it again. Each is one try, which
//! [`ApiError::again`] may ask to repeat, and answers the `RequestId`. Whoever lost an answer looks before repeating it.

use serde_json::Value;

use crate::call::Call;
use crate::client::{Client, Course};
use crate::error::ApiError;
use crate::product::Product;

fn change(region: &str, action: &'static str, instance_id: &str) -> Call {
    Call::change(Product::Cr, region, action).with("InstanceId", instance_id).with("ModuleName", "Registry")
}

async fn perform(client: &Client, call: Call) -> Result<String, ApiError> {
    let answer: Value = client.attempt(&call, &mut Course::default()).await?;
    Ok(answer["RequestId"].as_str().unwrap_or_default().to_owned())
}

/// Enables or disables the public endpoint: `UpdateInstanceEndpointStatus`.
///
/// # Errors
/// As [`Client::call`].
pub async fn update_instance_endpoint_status(
    client: &Client,
    region: &str,
    instance_id: &str,
    enable: bool,
) -> Result<String, ApiError> {
    let call = change(region, "UpdateInstanceEndpointStatus", instance_id).with("EndpointType", "internet");
    perform(client, call.with("Enable", enable.to_string())).await
}

/// Adds one block of addresses to the public endpoint's whitelist: `CreateInstanceEndpointAclPolicy`. An entry made while the
/// endpoint is CREATING is lost.
///
/// # Errors
/// As [`Client::call`].
pub async fn create_instance_endpoint_acl_policy(
    client: &Client,
    region: &str,
    instance_id: &str,
    entry: &str,
    comment: &str,
) -> Result<String, ApiError> {
    let call = change(region, "CreateInstanceEndpointAclPolicy", instance_id).with("EndpointType", "internet");
    perform(client, call.with("Entry", entry).with("Comment", comment)).await
}

/// Takes one block of addresses out of it: `DeleteInstanceEndpointAclPolicy`. A whitelist without entries admits everybody.
///
/// # Errors
/// As [`Client::call`].
pub async fn delete_instance_endpoint_acl_policy(
    client: &Client,
    region: &str,
    instance_id: &str,
    entry: &str,
) -> Result<String, ApiError> {
    let call = change(region, "DeleteInstanceEndpointAclPolicy", instance_id).with("EndpointType", "internet");
    perform(client, call.with("Entry", entry)).await
}

/// Links a VPC, with the records by which the VPC domain resolves in it: `CreateInstanceVpcEndpointLinkedVpc`.
///
/// # Errors
/// As [`Client::call`].
pub async fn create_instance_vpc_endpoint_linked_vpc(
    client: &Client,
    region: &str,
    instance_id: &str,
    vpc_id: &str,
    vswitch_id: &str,
) -> Result<String, ApiError> {
    let call = change(region, "CreateInstanceVpcEndpointLinkedVpc", instance_id);
    let call = call.with("VpcId", vpc_id).with("VswitchId", vswitch_id).with("EnableCreateDNSRecordInPvzt", "true");
    perform(client, call).await
}

/// Unlinks a VPC: `DeleteInstanceVpcEndpointLinkedVpc`.
///
/// # Errors
/// As [`Client::call`].
pub async fn delete_instance_vpc_endpoint_linked_vpc(
    client: &Client,
    region: &str,
    instance_id: &str,
    vpc_id: &str,
    vswitch_id: &str,
) -> Result<String, ApiError> {
    let call = change(region, "DeleteInstanceVpcEndpointLinkedVpc", instance_id);
    perform(client, call.with("VpcId", vpc_id).with("VswitchId", vswitch_id)).await
}
