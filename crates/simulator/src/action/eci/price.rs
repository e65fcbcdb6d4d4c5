//! `DescribeContainerGroupPrice`: amounts are per second.

use serde_json::{Value, json};

use crate::group::{Size, by_type};
use crate::refusal::Refusal;
use crate::state::Call;

/// List price of a vCPU-second and a GiB-second in yuan, and of a vCPU-second of economy instances.
///
/// Source: Alibaba Cloud documentation, "Billing of elastic container instances".
const CPU: f64 = 0.000_049;
const ECONOMY_CPU: f64 = 0.000_027;
const MEMORY: f64 = 0.000_006_13;

pub(super) fn describe(call: &Call) -> Result<Value, Refusal> {
    let parameters = &call.parameters;
    let unsupported = || Refusal::new(400, "InvalidParam.CpuOrMemorySpec", "The specified specification is invalid.");
    let kind = parameters.text("InstanceType");
    let size = match (kind, parameters.number("Cpu")?, parameters.number("Memory")?) {
        (Some(kind), _, _) => by_type(kind).ok_or_else(unsupported)?,
        (None, Some(cpu), Some(memory)) => Size { cpu, memory },
        _ => return Err(unsupported()),
    };
    let spot = parameters.text("SpotStrategy").is_some_and(|strategy| strategy != "NoSpot");
    if kind.is_none() && !size.exists(&call.region, spot) {
        return Err(unsupported());
    }
    let economy = parameters.text("ComputeCategory") == Some("economy");
    let cpu = size.cpu * if economy { ECONOMY_CPU } else { CPU };
    let memory = size.memory * MEMORY;
    let detail = |resource: &str, price: f64| {
        json!({
            "Resource": resource,
            "OriginalPrice": tidy(price),
            "TradePrice": tidy(price),
            "DiscountPrice": 0,
            "Rules": {"Rule": []},
        })
    };
    let zone = parameters.text("ZoneId").map_or_else(|| format!("{}-a", call.region), str::to_owned);
    let spots = if spot {
        json!([{
            "ZoneId": zone,
            "InstanceType": kind.unwrap_or("ecs.c6.large"),
            "SpotPrice": tidy((cpu + memory) * 3600.0 * 0.2),
            "OriginPrice": tidy((cpu + memory) * 3600.0),
        }])
    } else {
        json!([])
    };
    Ok(json!({"PriceInfo": {
        "Price": {
            "OriginalPrice": tidy(cpu + memory),
            "TradePrice": tidy(cpu + memory),
            "DiscountPrice": 0,
            "Currency": "CNY",
            "DetailInfos": {"DetailInfo": [detail("cpu", cpu), detail("memory", memory)]},
        },
        "SpotPrices": {"SpotPrice": spots},
        "Rules": {"Rule": []},
    }}))
}

/// The amount without the dust of binary fractions.
fn tidy(amount: f64) -> f64 {
    (amount * 1e8).round() / 1e8
}
