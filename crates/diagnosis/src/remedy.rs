//! How to mend what a finding says: in words, as a console address, as a line for the `aliyun` CLI, as Terraform.
//!
//! Never among them: a whitelist entry that admits everybody, and deleting all entries, which does the same.

use serde_json::{Value, json};

use crate::book::{Gap, GapKind};
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
}

impl Remedy {
    pub(crate) fn text(text: Words) -> Self {
        Self { text, console: None, cli: None, terraform: None }
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

    /// Opens the public endpoint of an instance.
    pub(crate) fn enable_endpoint(region: &str, instance: &str) -> Self {
        Self {
            text: words!(
                "开启公网访问入口，等到状态变为 RUNNING，再把出口 IP 加入白名单（CREATING 期间加入的条目会丢失）。",
                "Enable the public endpoint, wait until it is RUNNING, and only then add the egress address to the whitelist: an entry made while it is CREATING is lost."
            ),
            console: Some(console(region)),
            cli: Some(format!(
                "aliyun cr UpdateInstanceEndpointStatus --region {region} --InstanceId {instance} --EndpointType internet --Enable true --ModuleName Registry"
            )),
            terraform: Some(format!(
                "data \"alicloud_cr_endpoint_acl_service\" \"public\" {{\n  endpoint_type = \"internet\"\n  enable        = true\n  instance_id   = \"{instance}\"\n  module_name   = \"Registry\"\n}}"
            )),
        }
    }

    /// Adds one address to the whitelist.
    pub(crate) fn admit(region: &str, instance: &str, address: &str) -> Self {
        Self {
            text: words!("把 {address}/32 加入公网白名单。", "Add {address}/32 to the whitelist."),
            console: Some(console(region)),
            cli: Some(format!(
                "aliyun cr CreateInstanceEndpointAclPolicy --region {region} --InstanceId {instance} --EndpointType internet --ModuleName Registry --Entry {address}/32 --Comment berth"
            )),
            terraform: Some(format!(
                "resource \"alicloud_cr_endpoint_acl_policy\" \"egress\" {{\n  instance_id   = \"{instance}\"\n  endpoint_type = \"internet\"\n  module_name   = \"Registry\"\n  entry         = \"{address}/32\"\n  description   = \"berth\"\n}}"
            )),
        }
    }

    /// Links a VPC to an instance.
    pub(crate) fn link(region: &str, instance: &str, edition: &str, vpc: &str, vswitch: &str) -> Self {
        let text = words!(
            "把 {vpc} 接入实例的专有网络访问控制，等到状态变为 RUNNING。会占用交换机的一个 IP，并需要接入配额（另购，当前版本 {edition}）。",
            "Link {vpc} to the instance and wait until the link is RUNNING. It takes one address of the vSwitch and one of the linked VPCs that the edition ({edition}) or a purchased quota allows."
        );
        Self {
            text,
            console: Some(console(region)),
            cli: Some(format!(
                "aliyun cr CreateInstanceVpcEndpointLinkedVpc --region {region} --InstanceId {instance} --VpcId {vpc} --VswitchId {vswitch} --EnableCreateDNSRecordInPvzt true --ModuleName Registry"
            )),
            terraform: Some(format!(
                "resource \"alicloud_cr_vpc_endpoint_linked_vpc\" \"link\" {{\n  instance_id                      = \"{instance}\"\n  vpc_id                           = \"{vpc}\"\n  vswitch_id                       = \"{vswitch}\"\n  module_name                      = \"Registry\"\n  enable_create_dns_record_in_pvzt = true\n}}"
            )),
        }
    }

    /// Gives the group a public address of its own.
    pub(crate) fn way_out() -> Self {
        Self {
            console: Some("https://vpc.console.aliyun.com/nat".to_owned()),
            ..Self::text(words!(
                "为 VPC 配置公网 NAT 网关和该交换机的 SNAT 条目，或在计划中绑定 EIP（EipInstanceId），或改用 VPC 域名。",
                "Give the VPC an Internet NAT gateway with an SNAT entry for this vSwitch, or bind an EIP in the plan (EipInstanceId), or use the VPC domain."
            ))
        }
    }
}

fn console(region: &str) -> String {
    format!("https://cr.console.aliyun.com/{region}/instances")
}
