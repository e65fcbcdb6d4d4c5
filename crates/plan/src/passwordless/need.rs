//! What a plan does not say yet.

use crate::Lang;
use crate::sheet::AcrRegistry;

/// One thing that is missing, and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The wire name in the draft that would hold it, or the list that would.
    pub path: String,
    /// What it is.
    pub need: Need,
    /// Whether the pull fails without it. What is not required is worth a look.
    pub required: bool,
}

/// What can be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// The instance's id.
    InstanceId,
    /// The RAM role of the account that runs the group.
    ServiceRole,
    /// The RAM role of the account that owns the registry.
    UserRole,
    /// The region of an instance that lies in another one.
    Region,
    /// This host in the entry's list of domains.
    Domain(String),
    /// A user name and a password for this host, unless the image is public.
    Credential(String),
}

impl Missing {
    pub(super) fn new(path: String, need: Need, required: bool) -> Self {
        Self { path, need, required }
    }

    /// What to do.
    pub fn text(&self, lang: Lang) -> String {
        match (&self.need, lang) {
            (Need::InstanceId, Lang::ZhCn) => "填写自定义域名所属 ACR 企业版实例的 ID。".to_owned(),
            (Need::InstanceId, Lang::En) => {
                "Give the ID of the ACR Enterprise Edition instance behind the custom domain.".to_owned()
            }
            (Need::ServiceRole, Lang::ZhCn) => "填写 ECI 所属账号的 RAM 角色 ARN（ArnService）。".to_owned(),
            (Need::ServiceRole, Lang::En) => {
                "Give the ARN of the RAM role in the account that runs ECI (ArnService).".to_owned()
            }
            (Need::UserRole, Lang::ZhCn) => "填写 ACR 所属账号的 RAM 角色 ARN（ArnUser）。".to_owned(),
            (Need::UserRole, Lang::En) => {
                "Give the ARN of the RAM role in the account that owns the registry (ArnUser).".to_owned()
            }
            (Need::Region, Lang::ZhCn) => "实例在其他地域，填写其所属地域。".to_owned(),
            (Need::Region, Lang::En) => "The instance lies in another region. Say which.".to_owned(),
            (Need::Domain(host), Lang::ZhCn) => {
                format!("域名列表中没有镜像所用的 {host}。将其加入列表，或清空列表（默认为实例的所有域名）。")
            }
            (Need::Domain(host), Lang::En) => {
                format!(
                    "The list of domains leaves out {host}, which an image uses. Add it, or clear the list, which means all of the instance's domains."
                )
            }
            (Need::Credential(host), Lang::ZhCn) => {
                format!("{host} 上的镜像如不是公开镜像，填写其用户名和密码（ImageRegistryCredential）。")
            }
            (Need::Credential(host), Lang::En) => {
                format!(
                    "Unless the image at {host} is public, give a user name and a password for it (ImageRegistryCredential)."
                )
            }
        }
    }
}

/// Both roles of the chain.
pub(super) fn roles(entry: Option<&AcrRegistry>, missing: &mut Vec<Missing>) {
    if entry.is_none_or(|registry| registry.service_role.is_none()) {
        missing.push(Missing::new(wire(entry, "ArnService"), Need::ServiceRole, true));
    }
    if entry.is_none_or(|registry| registry.user_role.is_none()) {
        missing.push(Missing::new(wire(entry, "ArnUser"), Need::UserRole, true));
    }
}

/// The instance's id.
pub(super) fn instance(entry: Option<&AcrRegistry>, missing: &mut Vec<Missing>) {
    if entry.is_none_or(|registry| registry.instance_id.is_none()) {
        missing.push(Missing::new(wire(entry, "InstanceId"), Need::InstanceId, true));
    }
}

fn wire(entry: Option<&AcrRegistry>, field: &str) -> String {
    entry.map_or_else(|| format!("AcrRegistryInfo.1.{field}"), |registry| format!("{}.{field}", registry.at))
}
