//! What is no problem, and yet worth saying before a launch.

use crate::lang::Lang;
use crate::regions::{self, Status};
use crate::sheet::Sheet;
use crate::size::Resolved;

/// Something to know, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The wire name of the value in question.
    pub path: String,
    /// What there is to know.
    pub kind: NoticeKind,
}

/// What there is to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeKind {
    /// No such pair of vCPU and memory exists; ECI rounds up to the next one.
    SizeRoundsUp(Resolved),
    /// An instance id of unusual length.
    UnusualInstanceId,
    /// The region is being shut down, or is already.
    RegionCloses,
    /// A default domain inside a VPC, in another region than the group's.
    VpcHostElsewhere {
        /// The host's region.
        host: String,
        /// The group's region.
        group: String,
    },
    /// The plan chose a way, and the image's host is none of its instances', as far as names tell.
    UnknownHost(String),
}

impl Notice {
    /// A short, stable name for scripts.
    pub fn code(&self) -> &'static str {
        match self.kind {
            NoticeKind::SizeRoundsUp(_) => "size-rounds-up",
            NoticeKind::UnusualInstanceId => "unusual-instance-id",
            NoticeKind::RegionCloses => "region-closes",
            NoticeKind::VpcHostElsewhere { .. } => "vpc-host-elsewhere",
            NoticeKind::UnknownHost(_) => "unknown-host",
        }
    }

    /// What there is to know.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::ZhCn => self.zh(),
            Lang::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        match &self.kind {
            NoticeKind::SizeRoundsUp(resolved) => {
                format!("没有 {} 的规格，ECI 将按 {} 创建并计费。", resolved.asked, resolved.size)
            }
            NoticeKind::UnusualInstanceId => "企业版实例 ID 通常为 cri- 加 16 个字符，检查是否完整。".to_owned(),
            NoticeKind::RegionCloses => "此地域已关停或即将关停，可能无法创建容器组。".to_owned(),
            NoticeKind::VpcHostElsewhere { host, group } => {
                format!("此专有网络域名在地域 {host}，容器组在 {group}：只有两地的专有网络已互通并配置解析时才能拉取。")
            }
            NoticeKind::UnknownHost(host) => {
                format!(
                    "看不出 {host} 是哪个实例的域名，所选的拉取网络不影响它，免密也可能不适用。如果它是实例的自定义域名，把它添加到该实例的域名中。"
                )
            }
        }
    }

    fn en(&self) -> String {
        match &self.kind {
            NoticeKind::SizeRoundsUp(resolved) => {
                format!("There is no size of {}. ECI will create, and bill, {}.", resolved.asked, resolved.size)
            }
            NoticeKind::UnusualInstanceId => {
                "An instance ID is usually cri- and 16 characters. See whether this one is complete.".to_owned()
            }
            NoticeKind::RegionCloses => {
                "This region is closed or being closed; groups may not be created there any more.".to_owned()
            }
            NoticeKind::VpcHostElsewhere { host, group } => {
                format!(
                    "This VPC domain is in {host} and the group in {group}: it can be pulled only if the two VPCs are connected and the name resolves."
                )
            }
            NoticeKind::UnknownHost(host) => {
                format!(
                    "Nothing tells whose domain {host} is: the chosen way does not change it, and pulling without a password may not apply. If it is an instance's custom domain, add it to that instance's domains."
                )
            }
        }
    }
}

/// Everything worth saying about a sheet.
pub fn notices(sheet: &Sheet) -> Vec<Notice> {
    let mut found = Vec::new();
    let mut add = |path: String, kind| found.push(Notice { path, kind });
    if sheet.region().and_then(regions::find).is_some_and(|region| region.status != Status::Open) {
        add("RegionId".to_owned(), NoticeKind::RegionCloses);
    }
    if let Some(resolved) = sheet.resolved_size().filter(|resolved| resolved.asked != resolved.size) {
        add("Cpu".to_owned(), NoticeKind::SizeRoundsUp(resolved));
    }
    for container in sheet.all_containers() {
        if let Some(kind) = elsewhere(sheet, container).or_else(|| unknown_host(sheet, container)) {
            add(format!("{}.Image", container.at), kind);
        }
    }
    for registry in sheet.registries() {
        if registry.instance_id.as_deref().is_some_and(|id| id.starts_with("cri-") && id.len() != "cri-".len() + 16) {
            add(format!("{}.InstanceId", registry.at), NoticeKind::UnusualInstanceId);
        }
    }
    found
}

/// A VPC's default domain in another region. Where the plan chose the VPC, this is a problem rather than a notice.
fn elsewhere(sheet: &Sheet, container: &crate::Container) -> Option<NoticeKind> {
    use crate::image::{HostKind, classify};

    if sheet.chosen_network() == Some(crate::Network::Vpc) {
        return None;
    }
    let group = sheet.region().filter(|region| regions::find(region).is_some())?;
    match classify::<&str>(container.reference.as_ref()?.host()?, &[]) {
        HostKind::EeVpc { region, .. } if region != group => {
            Some(NoticeKind::VpcHostElsewhere { host: region, group: group.to_owned() })
        }
        _ => None,
    }
}

/// A host of which nothing is known, in a plan that chose a way; one with a password of its own is meant as it is.
fn unknown_host(sheet: &Sheet, container: &crate::Container) -> Option<NoticeKind> {
    use crate::image::{DOCKER_HUB, HostKind, classify};

    if matches!(sheet.chosen_network()?, crate::Network::Mixed) {
        return None;
    }
    let host = container.reference.as_ref()?.host().unwrap_or(DOCKER_HUB);
    let with_password = sheet.credentials().iter().any(|credential| credential.server.as_deref() == Some(host));
    let unknown = classify(host, &sheet.domains()) == HostKind::Other && !with_password;
    unknown.then(|| NoticeKind::UnknownHost(host.to_owned()))
}
