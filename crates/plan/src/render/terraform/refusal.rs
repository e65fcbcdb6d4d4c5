//! Plans that the provider's resource cannot stand for.

use crate::Sheet;
use crate::render::CannotExpress;

/// What decides over the pull, the machine or the container's rights, and has no place in the resource.
///
/// The end of a wire name; the value with which it may be left out, because that is what happens anyway; what gets lost.
const NEEDED: &[(&str, &str, &str, &str)] = &[
    (
        ".ArnService",
        "",
        "以 RAM 角色拉取镜像，镜像将无法拉取",
        "pulling with RAM roles, so that the image could not be pulled",
    ),
    (
        ".ArnUser",
        "",
        "以 RAM 角色拉取镜像，镜像将无法拉取",
        "pulling with RAM roles, so that the image could not be pulled",
    ),
    ("OsType", "Linux", "操作系统", "the operating system"),
    ("CpuArchitecture", "AMD64", "CPU 架构", "the CPU architecture"),
    (".HostPathVolume.Path", "", "HostPath 数据卷的路径", "a HostPath volume's path"),
    (".ReadOnlyRootFilesystem", "false", "只读根文件系统", "the read-only root file system"),
    (".SecurityContextPrivileged", "false", "特权模式", "the privileged mode"),
    (".SecurityContextRunAsNonRoot", "false", "禁止以 root 运行", "the ban on running as root"),
    (".SecurityContextRunAsGroup", "", "运行容器的用户组", "the group that the container runs as"),
];

/// Refuses a plan that would turn into another one.
pub(super) fn check(sheet: &Sheet) -> Result<(), CannotExpress> {
    let mut lost: Vec<(&str, &str, &str)> = Vec::new();
    for parameter in sheet.parameters() {
        let needed =
            NEEDED.iter().find(|(end, harmless, ..)| parameter.name.ends_with(end) && parameter.value != *harmless);
        if let Some((_, _, zh, en)) = needed {
            lost.push((&parameter.name, zh, en));
        }
    }
    if lost.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = lost.iter().map(|(name, ..)| *name).collect();
    // In the order of the table, where the pull comes first; each loss once.
    let mut losses: Vec<(&str, &str)> = Vec::new();
    for (_, _, zh, en) in NEEDED {
        if lost.iter().any(|(_, _, other)| other == en) && !losses.contains(&(zh, en)) {
            losses.push((zh, en));
        }
    }
    let (zh, en): (Vec<&str>, Vec<&str>) = losses.into_iter().unzip();
    let (zh, en) = (zh.join("、"), en.join("; "));
    Err(CannotExpress::new(
        format!(
            "Terraform 的 alicloud_eci_container_group 没有 {}，生成的配置会丢失{zh}。请改用 CLI 或 SDK 代码。",
            names.join("、")
        ),
        format!(
            "Terraform's alicloud_eci_container_group has no place for {}. What would be lost: {en}. \
             Use the command line or SDK code instead.",
            names.join(", ")
        ),
    ))
}
