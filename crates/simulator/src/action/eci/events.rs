//! `DescribeContainerGroupEvents`.

use serde_json::{Value, json};

use super::super::{moment, page::chained};
use super::groups::event_name;
use super::{asked, status::uuid};
use crate::group::{Event, Group, Source};
use crate::refusal::Refusal;
use crate::state::{Call, State};

pub(super) fn describe(state: &State, call: &Call) -> Result<Value, Refusal> {
    let only = match call.parameters.text("EventSource") {
        None => None,
        Some("EciService") => Some(Source::EciService),
        Some("K8sAgent") => Some(Source::Kubelet),
        Some(_) => {
            return Err(Refusal::invalid("EventSource", "It must be EciService or K8sAgent."));
        }
    };
    let since = call.parameters.whole("SinceSecond", 60, 3600)?;
    let recent =
        |event: &&Event| since.is_none_or(|since| call.now.duration_since(event.last).as_secs() <= i64::from(since));
    let page = chained(&call.parameters, "Limit", 200, 200, asked(state, call)?)?;
    let data: Vec<Value> = page
        .items
        .into_iter()
        .map(|group| {
            let events: Vec<Value> = group
                .life
                .events
                .iter()
                .filter(|event| only.is_none_or(|only| event.source == only))
                .filter(recent)
                .map(|event| entry(group, event))
                .collect();
            json!({
                "ContainerGroupId": group.id,
                "Name": group.name,
                "Namespace": "default",
                "uuid": uuid(group),
                "Annotations": "{}",
                "Events": events,
            })
        })
        .collect();
    Ok(json!({"TotalCount": page.total, "NextToken": page.next, "Data": data}))
}

fn entry(group: &Group, event: &Event) -> Value {
    json!({
        "Type": if event.warning { "Warning" } else { "Normal" },
        "Reason": event.reason,
        "Message": event.message,
        "Count": event.count,
        "FirstTimestamp": moment(event.first),
        "LastTimestamp": moment(event.last),
        "ReportingComponent": "",
        "ReportingInstance": "",
        "Source": {"Component": event.source.component(), "Host": "eci"},
        "involvedObject": {
            "Kind": "Pod",
            "Name": group.name,
            "Namespace": "default",
            "Uid": group.id,
            "ApiVersion": "v1",
        },
        "Metadata": {"Name": event_name(group, event), "Namespace": "default"},
    })
}
