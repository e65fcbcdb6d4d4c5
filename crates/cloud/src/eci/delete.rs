//! `DeleteContainerGroup` and `RestartContainerGroup`.

use crate::call::Call;
use crate::client::Client;
use crate::error::ApiError;
use crate::product::Product;

/// Deletes a container group and answers the `RequestId`. Repeating it is harmless.
///
/// # Errors
/// As [`Client::call`]; [`NotFound`](crate::ErrorKind::NotFound) when it is not there (any more).
pub async fn delete_container_group(client: &Client, region: &str, id: &str) -> Result<String, ApiError> {
    change(client, region, "DeleteContainerGroup", id).await
}

/// Starts all containers of a group anew and answers the `RequestId`.
///
/// # Errors
/// As [`Client::call`]; the cloud refuses it for a group that has ended.
pub async fn restart_container_group(client: &Client, region: &str, id: &str) -> Result<String, ApiError> {
    change(client, region, "RestartContainerGroup", id).await
}

async fn change(client: &Client, region: &str, action: &'static str, id: &str) -> Result<String, ApiError> {
    let call = Call::change(Product::Eci, region, action)
        .with("RegionId", region)
        .with("ContainerGroupId", id)
        .with("ClientToken", client.token());
    let answer = client.call(&call).await?;
    Ok(answer["RequestId"].as_str().unwrap_or_default().to_owned())
}
