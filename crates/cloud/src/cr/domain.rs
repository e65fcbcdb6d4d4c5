//! Custom domains of an instance: `GetInstanceCustomizedDomain`.

use serde::Deserialize;

use super::call;
use crate::client::Client;
use crate::error::ApiError;

/// A custom domain that is bound to an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CustomizedDomain {
    /// The host.
    pub domain: String,
    /// The id of its certificate in Certificate Management Service.
    pub cert_id: String,
    /// The endpoint that it leads to.
    pub endpoint_type: String,
    /// The answer's id.
    pub request_id: String,
}

/// One custom domain of an instance.
///
/// # Errors
/// As [`Client::call`]; [`NotFound`](crate::ErrorKind::NotFound) when it is not bound.
pub async fn get_instance_customized_domain(
    client: &Client,
    region: &str,
    instance_id: &str,
    domain: &str,
) -> Result<CustomizedDomain, ApiError> {
    let call = call(region, "GetInstanceCustomizedDomain")
        .with("InstanceId", instance_id)
        .with("Domain", domain)
        .with("ModuleName", "Registry");
    client.fetch(&call).await
}
