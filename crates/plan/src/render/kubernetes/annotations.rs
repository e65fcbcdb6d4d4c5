//! What belongs to the group as a whole, as annotations of the pod.

use std::borrow::Cow;

use super::super::Note;
use super::super::source::At;
use super::super::yaml::{Map, Node};
use crate::size;

/// How many tags the annotation takes; Kubernetes itself adds more of its own.
const MOST_TAGS: usize = 3;

/// Parameters that become an annotation with the same value: the parameter, then the annotation after `k8s.aliyun.com/`.
pub const ANNOTATIONS: &[(&str, &str)] = &[
    ("VSwitchId", "eci-vswitch"),
    ("SecurityGroupId", "eci-security-group"),
    ("ScheduleStrategy", "eci-schedule-strategy"),
    ("EipInstanceId", "eci-eip-instanceid"),
    ("RamRoleName", "eci-ram-role-name"),
    ("ResourceGroupId", "eci-resource-group-id"),
    ("SpotStrategy", "eci-spot-strategy"),
    ("SpotPriceLimit", "eci-spot-price-limit"),
    ("SpotDuration", "eci-spot-duration"),
    ("ImageSnapshotId", "eci-imc-id"),
    ("AutoMatchImageCache", "eci-auto-imc"),
    ("PlainHttpRegistry", "plain-http-registry"),
    ("InsecureRegistry", "insecure-registry"),
    ("MaxPendingMinute", "eci-max-pending-minute"),
    ("GpuDriverVersion", "eci-gpu-driver-version"),
    ("CpuOptionsCore", "eci-cpu-option-core"),
    ("CpuOptionsThreadsPerCore", "eci-cpu-option-ht"),
    ("PrivateIpAddress", "eci-private-ip-address"),
    ("FixedIp", "eci-fixed-ip"),
    ("FixedIpRetainHour", "eci-fixed-ip-retain-hour"),
    ("Ipv6GatewayBandwidthEnable", "eci-ipv6-bandwidth-enable"),
    ("CorePattern", "eci-core-pattern"),
    ("DataCacheBucket", "eci-data-cache-bucket"),
    ("DataCachePL", "eci-data-cache-pl"),
    ("DataCacheProvisionedIops", "eci-data-cache-provisionedIops"),
    ("DataCacheBurstingEnabled", "eci-data-cache-burstingEnabled"),
];

/// Parameters that mean something only together with `AutoCreateEip`, and their annotations after `k8s.aliyun.com/`.
pub const EIP_ANNOTATIONS: &[(&str, &str)] = &[
    ("EipBandwidth", "eip-bandwidth"),
    ("EipISP", "eip-isp"),
    ("EipCommonBandwidthPackage", "eip-common-bandwidth-package-id"),
];

/// Adds every annotation of the group but those of its registries.
pub(super) fn annotate<'a>(root: &At<'_, 'a>, annotations: &mut Map<'a>, notes: &mut Vec<Note>) {
    specification(root, annotations);
    for (parameter, key) in ANNOTATIONS {
        // The annotation has no word for a pod that is not preemptible: it is left away.
        let not_spot = |value: &&str| *parameter == "SpotStrategy" && *value == "NoSpot";
        put(annotations, key, root.text(parameter).filter(|value| !not_spot(value)));
    }
    if root.boolean("AutoCreateEip") == Some(true) {
        put(annotations, "eci-with-eip", Some("true"));
        for (parameter, key) in EIP_ANNOTATIONS {
            put(annotations, key, root.text(parameter));
        }
    }
    put(annotations, "eci-extra-ephemeral-storage", root.text("EphemeralStorage").map(|gib| format!("{gib}Gi")));
    put(annotations, "eci-compute-category", joined(&root.texts("ComputeCategory")));
    put(annotations, "eci-ntp-server", joined(&root.texts("NtpServer")));
    let ipv6 = root.integer("Ipv6AddressCount").is_some_and(|count| count > 0);
    put(annotations, "eci-enable-ipv6", ipv6.then_some("true"));
    put(annotations, "eci-ipv6-bandwidth", root.text("Ipv6GatewayBandwidth").map(megabits));
    // Bits per second on both sides; these two are Kubernetes' own.
    for (parameter, key) in [("IngressBandwidth", "ingress-bandwidth"), ("EgressBandwidth", "egress-bandwidth")] {
        if let Some(bits) = root.text(parameter) {
            annotations.put(format!("kubernetes.io/{key}"), bits);
        }
    }
    tags(root, annotations, notes);
}

/// The instance types if there are any, else the group's own pair.
fn specification<'a>(root: &At<'_, 'a>, annotations: &mut Map<'a>) {
    if let Some(types) = root.text("InstanceType") {
        put(annotations, "eci-use-specs", Some(types));
    } else if let (Some(cpu), Some(memory)) = (root.text("Cpu"), root.text("Memory")) {
        put(annotations, "eci-use-specs", Some(format!("{}-{}Gi", plain(cpu), plain(memory))));
    }
}

/// A number without needless zeros.
fn plain(number: &str) -> String {
    size::thousandths(number).map_or_else(|| number.to_owned(), size::decimal)
}

/// `key:value` pairs with commas between them, as many as the annotation takes.
fn tags<'a>(root: &At<'_, 'a>, annotations: &mut Map<'a>, notes: &mut Vec<Note>) {
    let (mut kept, mut lost) = (Vec::new(), Vec::new());
    for row in root.rows("Tag") {
        let Some(key) = row.text("Key") else { continue };
        let value = row.text("Value").unwrap_or_default();
        let separator = |text: &str| text.contains([',', ':']);
        if kept.len() == MOST_TAGS || separator(key) || separator(value) {
            lost.push(key);
        } else {
            kept.push(format!("{key}:{value}"));
        }
    }
    if !kept.is_empty() {
        put(annotations, "eci-custom-tags", Some(kept.join(",")));
    }
    if !lost.is_empty() {
        notes.push(Note::new(
            format!(
                "Kubernetes 方式最多绑定 {MOST_TAGS} 个标签，且键和值不能含有「,」「:」。未写入的标签：{}。",
                lost.join("、")
            ),
            format!(
                "Kubernetes takes {MOST_TAGS} tags at most, without \",\" and \":\" in them. Tags left out: {}.",
                lost.join(", ")
            ),
        ));
    }
}

/// Adds an annotation of the product's own if there is a value for it.
pub(super) fn put<'a>(annotations: &mut Map<'a>, key: &str, value: Option<impl Into<Cow<'a, str>>>) {
    if let Some(value) = value {
        annotations.put(format!("k8s.aliyun.com/{key}"), Node::Text(value.into()));
    }
}

fn joined(values: &[&str]) -> Option<String> {
    (!values.is_empty()).then(|| values.join(","))
}

/// The annotation wants a unit where the parameter is a bare number of Mbit/s.
fn megabits(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { format!("{text}M") } else { text.to_owned() }
}
