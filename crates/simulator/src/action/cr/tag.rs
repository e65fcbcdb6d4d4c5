//! `ListRepoTag` and `GetRepoTag`: times are texts in the one and numbers in the other; digests are bare hex.

use serde_json::{Value, json};

use super::super::page::{chained, numbered};
use super::repository::by_id;
use super::{asked, missing, running};
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::Image;

pub(super) fn list(state: &State, call: &Call) -> Result<Value, Refusal> {
    let instance = running(asked(state, call)?)?;
    let (namespace, repository) = by_id(instance, call.parameters.required("RepoId")?)?;
    let images: Vec<Value> = repository
        .images(&instance.place(&namespace.name))
        .into_iter()
        .map(|image| {
            let (created, updated) = times(&image);
            let mut entry = entry(&image);
            entry["ImageCreate"] = json!(created.to_string());
            entry["ImageUpdate"] = json!(updated.to_string());
            entry
        })
        .collect();
    let parameters = &call.parameters;
    if parameters.text("MaxResults").is_some() || parameters.text("NextToken").is_some() {
        let page = chained(parameters, "MaxResults", 30, 100, images)?;
        let mut answer = json!({
            "MaxResults": page.size,
            "TotalCount": page.total.to_string(),
            "Images": page.items,
        });
        if !page.next.is_empty() {
            answer["NextToken"] = json!(page.next);
        }
        return Ok(answer);
    }
    let page = numbered(parameters, "PageNo", 30, 100, images)?;
    Ok(json!({
        "PageNo": page.number,
        "PageSize": page.size,
        "TotalCount": page.total.to_string(),
        "Images": page.items,
    }))
}

pub(super) fn get(state: &State, call: &Call) -> Result<Value, Refusal> {
    let instance = running(asked(state, call)?)?;
    let (namespace, repository) = by_id(instance, call.parameters.required("RepoId")?)?;
    let tag = call.parameters.required("Tag")?;
    let image =
        repository.image(&instance.place(&namespace.name), tag).ok_or_else(|| missing("REPO_TAG_NOT_EXIST", "tag"))?;
    let (created, updated) = times(&image);
    let mut answer = entry(&image);
    answer["ImageCreate"] = json!(created);
    answer["ImageUpdate"] = json!(updated);
    Ok(answer)
}

fn entry(image: &Image) -> Value {
    json!({
        "Tag": image.tag,
        "Digest": image.digest,
        "ImageId": image.image_id,
        "ImageSize": image.size,
        "Status": "NORMAL",
    })
}

/// When it was made and pushed, in milliseconds.
fn times(image: &Image) -> (i64, i64) {
    (image.created * 1000, image.created * 1000 + 36_000)
}
