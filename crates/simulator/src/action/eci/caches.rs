//! `DescribeImageCaches`.

use serde_json::{Value, json};

use super::super::{page::chained, second};
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{ImageCache, seconds};

pub(super) fn describe(state: &State, call: &Call) -> Result<Value, Refusal> {
    let parameters = &call.parameters;
    let matches = |name: &str, value: &str| parameters.text(name).is_none_or(|text| text == value);
    let own = call.caller.account == state.world.account;
    let found: Vec<Value> = state
        .world
        .image_caches
        .iter()
        .filter(|cache| own && cache.region == call.region && matches("ImageCacheId", &cache.id))
        .filter(|cache| parameters.text("Image").is_none_or(|image| cache.images.iter().any(|held| held == image)))
        .map(entry)
        .collect();
    let page = chained(parameters, "Limit", 20, 100, found)?;
    Ok(json!({"TotalCount": page.total, "NextToken": page.next, "ImageCaches": page.items}))
}

fn entry(cache: &ImageCache) -> Value {
    json!({
        "ImageCacheId": cache.id,
        "ImageCacheName": cache.id,
        "RegionId": cache.region,
        "Status": cache.status(),
        "Progress": if cache.is_ready() { "100%" } else { "40%" },
        "Images": cache.images,
        "ImageCacheSize": 20,
        "CreationTime": second(seconds("imc", &cache.id)),
        "Events": [],
        "Tags": [],
    })
}
