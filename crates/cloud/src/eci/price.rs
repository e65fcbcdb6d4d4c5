//! `DescribeContainerGroupPrice`.

use serde::Deserialize;

use super::{SizeAsked, read};
use crate::client::Client;
use crate::error::ApiError;
use crate::wire::text;

/// A price.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// What a second costs, as the answer writes it.
    pub trade_price: String,
    /// `CNY` or `USD`.
    pub currency: String,
    /// The answer's id.
    pub request_id: String,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Answer {
    request_id: String,
    price_info: Info,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Info {
    price: Amount,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Amount {
    #[serde(deserialize_with = "text")]
    trade_price: String,
    currency: String,
}

/// What a size costs in a region, a second.
///
/// # Errors
/// As [`Client::call`].
pub async fn describe_container_group_price(
    client: &Client,
    region: &str,
    size: &SizeAsked,
) -> Result<Price, ApiError> {
    let call = read(region, "DescribeContainerGroupPrice");
    let call = match size {
        SizeAsked::Size { cpu, memory } => call.with("Cpu", cpu).with("Memory", memory),
        SizeAsked::Type(name) => call.with("InstanceType", name),
    };
    let answer: Answer = client.fetch(&call).await?;
    let Amount { trade_price, currency } = answer.price_info.price;
    Ok(Price { trade_price, currency, request_id: answer.request_id })
}
