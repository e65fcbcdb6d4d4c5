//! `DescribeContainerGroups`.

use serde_json::{Value, json};

use super::super::{moment, page::chained};
use super::{asked, container, tags};
use crate::group::{Event, Group, Status};
use crate::parameters::Parameters;
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{alphanumeric, hex};

pub(super) fn describe(state: &State, call: &Call) -> Result<Value, Refusal> {
    let with_events = call.parameters.boolean("WithEvent")?.unwrap_or(true);
    let page = chained(&call.parameters, "Limit", 20, 20, asked(state, call)?)?;
    let groups: Vec<Value> = page.items.into_iter().map(|group| entry(group, with_events)).collect();
    let mut answer = json!({"TotalCount": page.total, "ContainerGroups": groups});
    if !page.next.is_empty() {
        answer["NextToken"] = json!(page.next);
    }
    Ok(answer)
}

fn entry(group: &Group, with_events: bool) -> Value {
    let parameters = &group.parameters;
    let text = |name: &str| parameters.text(name).unwrap_or_default();
    let placed = group.life.status != Status::Scheduling;
    let public = group.public.as_ref().filter(|_| placed);
    let tags: Vec<Value> = tags(group).map(|(key, value)| json!({"Key": key, "Value": value})).collect();
    let mut entry = json!({
        "ContainerGroupId": group.id,
        "ContainerGroupName": group.name,
        "Status": group.life.status.name(),
        "RegionId": group.region,
        "ZoneId": group.zone,
        "VpcId": group.vpc,
        "VSwitchId": group.vswitch,
        "SecurityGroupId": group.firewall,
        "ResourceGroupId": text("ResourceGroupId"),
        "RamRoleName": text("RamRoleName"),
        "Cpu": group.size.cpu,
        "Memory": group.size.memory,
        "InstanceType": text("InstanceType"),
        "EphemeralStorage": parameters.whole("EphemeralStorage", 0, 5000).ok().flatten().unwrap_or(0),
        "RestartPolicy": parameters.text("RestartPolicy").unwrap_or("Always"),
        "SpotStrategy": parameters.text("SpotStrategy").unwrap_or("NoSpot"),
        "ComputeCategory": parameters.text("ComputeCategory.1").unwrap_or("general"),
        "IntranetIp": if placed { group.ip.as_str() } else { "" },
        "InternetIp": public.map_or("", |public| public.ip.as_str()),
        "Ipv6Address": "",
        "EniInstanceId": if placed { format!("eni-{}", alphanumeric(&group.id, 20)) } else { String::new() },
        "Discount": 0,
        "CreationTime": moment(group.created),
        "Tags": tags,
        "Containers": container::all(group, false),
        "InitContainers": container::all(group, true),
        "Volumes": volumes(parameters),
        "HostAliases": [],
        "DnsConfig": {
            "NameServers": parameters.list("DnsConfig.NameServer"),
            "Searches": parameters.list("DnsConfig.Search"),
            "Options": [],
        },
    });
    if let Ok(Some(limit)) = parameters.number::<f64>("SpotPriceLimit") {
        entry["SpotPriceLimit"] = json!(limit);
    }
    if with_events {
        entry["Events"] = group.life.events.iter().map(|e| event(group, e)).collect();
    }
    match (group.life.status, group.life.ended) {
        (Status::Succeeded, Some(ended)) => entry["SucceededTime"] = json!(moment(ended)),
        (Status::Failed, Some(ended)) => entry["FailedTime"] = json!(moment(ended)),
        _ => {}
    }
    entry
}

fn event(group: &Group, event: &Event) -> Value {
    json!({
        "Type": if event.warning { "Warning" } else { "Normal" },
        "Reason": event.reason,
        "Message": event.message,
        "Name": event_name(group, event),
        "Count": event.count,
        "FirstTimestamp": moment(event.first),
        "LastTimestamp": moment(event.last),
    })
}

/// The event's own name: the group's and sixteen digits.
pub(super) fn event_name(group: &Group, event: &Event) -> String {
    let digits = hex(&format!("{}{}{}", group.id, event.reason, event.message));
    format!("{}.{}", group.name, &digits[..16])
}

fn volumes(parameters: &Parameters) -> Vec<Value> {
    let volume = |index: u32| {
        let text = |name: &str| parameters.text(&format!("Volume.{index}.{name}")).unwrap_or_default();
        let mut volume = json!({"Name": text("Name"), "Type": text("Type")});
        let mut set = |key: &str, name: &str| {
            if !text(name).is_empty() {
                volume[key] = json!(text(name));
            }
        };
        set("EmptyDirVolumeMedium", "EmptyDirVolume.Medium");
        set("EmptyDirVolumeSizeLimit", "EmptyDirVolume.SizeLimit");
        set("NFSVolumeServer", "NFSVolume.Server");
        set("NFSVolumePath", "NFSVolume.Path");
        set("DiskVolumeDiskId", "DiskVolume.DiskId");
        set("DiskVolumeFsType", "DiskVolume.FsType");
        set("FlexVolumeDriver", "FlexVolume.Driver");
        set("FlexVolumeFsType", "FlexVolume.FsType");
        set("FlexVolumeOptions", "FlexVolume.Options");
        let files = format!("Volume.{index}.ConfigFileVolume.ConfigFileToPath");
        let files: Vec<Value> = parameters
            .indices(&files)
            .into_iter()
            .map(|file| {
                json!({
                    "Path": parameters.text(&format!("{files}.{file}.Path")),
                    "Content": parameters.text(&format!("{files}.{file}.Content")),
                })
            })
            .collect();
        if !files.is_empty() {
            volume["ConfigFileVolumeConfigFileToPaths"] = json!(files);
        }
        volume
    };
    parameters.indices("Volume").into_iter().map(volume).collect()
}
