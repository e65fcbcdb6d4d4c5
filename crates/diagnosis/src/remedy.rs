//! How to mend what a finding says: in words, as a console address, as a line for the `aliyun` CLI, as Terraform.
//!
//! Never among them: a whitelist entry that admits everybody, and deleting all entries, which does the same.

use serde_json::{Value, json};

use crate::book::{Gap, GapKind};
use crate::change::{Change, Entry, What};
use crate::words::{Words, words};

/// How to mend something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What to do.
    pub text: Words,
    /// Where in the console.
    pub console: Option<String>,
    /// The same as a line for the `aliyun` CLI.
    pub cli: Option<String>,
    /// The same as Terraform.
    pub terraform: Option<String>,
    /// The same as a change that Berth can make.
    pub change: Option<Change>,
}

impl Remedy {
    pub(crate) fn text(text: Words) -> Self {
        Self { text, console: None, cli: None, terraform: None, change: None }
    }

    /// The remedy for scripts.
    pub fn json(&self) -> Value {
        json!({
            "zh-CN": self.text.zh,
            "en": self.text.en,
            "console": self.console,
            "cli": self.cli,
            "terraform": self.terraform,
        })
    }

    /// What makes a missing answer come.
    pub(crate) fn of(gap: &Gap) -> Option<Self> {
        match &gap.kind {
            GapKind::Permission(action) => Some(Self {
                console: Some("https://ram.console.aliyun.com/policies".to_owned()),
                ..Self::text(words!(
                    "在 RAM 权限策略中允许 {action}，然后重新诊断。",
                    "Allow {action} in a RAM policy, then diagnose again."
                ))
            }),
            GapKind::Credential => Some(Self::text(words!(
                "配置访问凭证（例如 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET），然后重新诊断。",
                "Provide a credential (for example ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET), then diagnose again."
            ))),
            GapKind::Unreachable => Some(Self::text(words!("稍后重新诊断。", "Diagnose again later."))),
            GapKind::Refused => Some(Self::text(gap.advice.clone())),
            GapKind::NotAsked => None,
        }
    }

    /// A change to an instance, which Berth can also make.
    fn change(text: Words, change: Change) -> Self {
        Self {
            text,
            console: Some(console(&change.region)),
            cli: Some(change.cli()),
            terraform: change.terraform(),
            change: Some(change),
        }
    }

    /// Opens the public endpoint of an instance.
    pub(crate) fn enable_endpoint(region: &str, instance: &str) -> Self {
        let text = words!(
            "开启公网访问入口，等到状态变为 RUNNING，再把出口 IP 加入白名单（CREATING 期间加入的条目会丢失）。",
            "Enable the public endpoint, wait until it is RUNNING, and only then add the egress address to the whitelist: an entry made while it is CREATING is lost."
        );
        Self::change(text, of(region, instance, What::Open))
    }

    /// Adds one address to the whitelist.
    pub(crate) fn admit(region: &str, instance: &str, address: &str) -> Self {
        let text = words!("把 {address}/32 加入公网白名单。", "Add {address}/32 to the whitelist.");
        match Entry::parse(address) {
            Some(entry) => Self::change(text, of(region, instance, What::Admit(entry))),
            None => Self::text(text),
        }
    }

    /// Links a VPC to an instance. `room` says what is known of the quota.
    pub(crate) fn link(region: &str, instance: &str, room: &Words, vpc: &str, vswitch: &str) -> Self {
        let text = words!(
            "把 {vpc} 接入实例的专有网络访问控制，等到状态变为 RUNNING。会占用交换机的一个 IP 和一个接入配额。",
            "Link {vpc} to the instance and wait until the link is RUNNING. It takes one address of the vSwitch and one of the links that the quota allows."
        )
        .and(room);
        Self::change(text, of(region, instance, What::Link { vpc: vpc.to_owned(), vswitch: vswitch.to_owned() }))
    }

    /// Makes room for another linked VPC first.
    pub(crate) fn more_links(region: &str, room: &Words) -> Self {
        let text = words!(
            "先为实例增购专有网络接入配额，或移除不用的接入，然后接入该 VPC。",
            "Buy more VPC links for the instance, or unlink a VPC that is not needed; then link this one."
        )
        .and(room);
        Self { console: Some(console(region)), ..Self::text(text) }
    }

    /// Gives the group a public address of its own.
    pub(crate) fn way_out(region: &str) -> Self {
        Self {
            console: Some(format!("https://vpc.console.aliyun.com/eip/{region}/eips")),
            cli: Some(format!(
                "aliyun vpc AllocateEipAddress --RegionId {region} --InternetChargeType PayByTraffic --Bandwidth 5"
            )),
            terraform: Some(
                "resource \"alicloud_eip_address\" \"way_out\" {\n  internet_charge_type = \"PayByTraffic\"\n  bandwidth            = \"5\"\n}".to_owned(),
            ),
            ..Self::text(words!(
                "申请一个 EIP，把它的 ID 填入计划的 EipInstanceId；也可为 VPC 配置公网 NAT 网关和该交换机的 SNAT 条目，或改用 VPC 域名。",
                "Allocate an EIP and put its ID into the plan's EipInstanceId. Or give the VPC an Internet NAT gateway with an SNAT entry for this vSwitch, or use the VPC domain."
            ))
        }
    }
}

fn of(region: &str, instance: &str, what: What) -> Change {
    Change { region: region.to_owned(), instance: instance.to_owned(), what }
}

fn console(region: &str) -> String {
    format!("https://cr.console.aliyun.com/{region}/instances")
}
