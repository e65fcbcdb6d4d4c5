//! `DeleteContainerGroup`.

use crate::call::Call;
use crate::client::Client;
use crate::error::ApiError;
use crate::product::Product;

/// Deletes a container group and answers the `RequestId`. Repeating it is harmless.
///
/// # Errors
/// As [`Client::call`]; [`NotFound`](crate::ErrorKind::NotFound) when it is not there (any more).
pub async fn delete_container_group(client: &Client, region: &str, id: &str) -> Result<String, ApiError> {
    let call = Call::change(Product::Eci, region, "DeleteContainerGroup")
        .with("RegionId", region)
        .with("ContainerGroupId", id)
        .with("ClientToken", client.token());
    let answer = client.call(&call).await?;
    Ok(answer["RequestId"].as_str().unwrap_or_default().to_owned())
}
