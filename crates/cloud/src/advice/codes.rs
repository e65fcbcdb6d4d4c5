//! Codes that deserve words of their own.

use plan::Text;

/// What to say about this code; most codes are said well enough by their kind.
pub(super) fn text(code: &str) -> Option<Text> {
    let at = TEXTS.binary_search_by_key(&code, |(code, _)| code).ok()?;
    Some(TEXTS[at].1)
}

/// Sorted by code.
const TEXTS: [(&str, Text); 27] = [
    (
        "CreateServiceLinkedRole.Denied",
        Text::new(
            "首次使用 ECI 要创建服务关联角色 AliyunServiceRoleForECI，当前身份没有 ram:CreateServiceLinkedRole 权限。请让主账号在 ECI 控制台完成一次授权，或授予该权限。",
            "First use of ECI creates the service-linked role AliyunServiceRoleForECI, and the identity used here lacks ram:CreateServiceLinkedRole. Have the account owner authorise ECI once in its console, or grant that permission.",
        ),
    ),
    (
        "FeatureBasedConstraintConflict",
        Text::new(
            "所选功能互相冲突，例如经济型（economy）不能与抢占式或 ARM 同用。请去掉其中一个。",
            "Features that were chosen exclude each other: the economy category, for example, goes neither with preemptible instances nor with ARM. Drop one of them.",
        ),
    ),
    (
        "Forbidden.UserNotRealNameAuthentication",
        Text::new(
            "账号尚未实名认证。请在账号中心完成实名认证后重试。",
            "The account has not passed real-name verification. Complete it in Account Center, then try again.",
        ),
    ),
    (
        "INSTANCE_ACCESS_NOT_EXIST",
        Text::new(
            "该镜像仓库实例没有这个访问入口。请先在实例的访问控制里开启公网或关联专有网络。",
            "The registry instance has no such endpoint. Open the public endpoint or link the VPC in its access control first.",
        ),
    ),
    (
        "INSTANCE_ACCESS_VPC_LIMIT_EXCEED",
        Text::new(
            "该实例可关联的专有网络数量已用完（VPC 访问配额需单独购买）。请提升配额，或改用公网域名。",
            "The instance cannot be linked to more VPCs (that quota is bought separately). Raise it, or use the public domain.",
        ),
    ),
    (
        "INSTANCE_NOT_EXIST",
        Text::new(
            "这个地域没有该镜像仓库实例。请核对实例 ID（cri-…）和实例所在的地域：实例要到它自己的地域去查。",
            "There is no such registry instance in this region. Check the instance id (cri-…) and its region: an instance is found only where it lies.",
        ),
    ),
    (
        "INSTANCE_STATUS_NOT_SUPPORT",
        Text::new(
            "镜像仓库实例目前不在运行中。请等它变为“运行中”（RUNNING）后重试。",
            "The registry instance is not running at present. Wait until it is RUNNING, then try again.",
        ),
    ),
    (
        "IdempotentParameterMismatch",
        Text::new(
            "同一个 ClientToken 已用于另一份参数。方案改动后，请从确认页重新发起创建，会使用新的 ClientToken。",
            "This ClientToken was used with other parameters before. The plan has changed since: launch it again from its review page, which takes a new ClientToken.",
        ),
    ),
    (
        "ImageSnapshot.NotFound",
        Text::new(
            "找不到这个镜像缓存。请核对 ImageSnapshotId（imc-…），或留空改为自动匹配。",
            "There is no such image cache. Check ImageSnapshotId (imc-…), or leave it empty and let one be matched.",
        ),
    ),
    (
        "InvalidAccessKeyId.Inactive",
        Text::new(
            "AccessKey 已被禁用。请在 RAM 控制台启用它，或换用另一对。",
            "The AccessKey is disabled. Enable it in the RAM console, or use another.",
        ),
    ),
    (
        "InvalidAccessKeyId.NotFound",
        Text::new(
            "AccessKey ID 不存在：可能抄错、已删除，或属于另一个站点。请在 RAM 控制台核对。",
            "The AccessKey ID does not exist: mistyped, deleted, or of another site. Check it in the RAM console.",
        ),
    ),
    (
        "InvalidParameter.CPU.Memory",
        Text::new(
            "ECI 没有这种 vCPU 与内存的组合。请从规格表中选择，例如 2 vCPU 配 4 GiB。",
            "ECI does not offer this pair of vCPUs and memory. Choose one from the table, such as 2 vCPUs with 4 GiB.",
        ),
    ),
    (
        "InvalidParameter.DuplicatedName",
        Text::new(
            "有两个容器同名。请让每个容器的名称各不相同。",
            "Two containers have the same name. Give each a name of its own.",
        ),
    ),
    (
        "InvalidParameter.DuplicatedVolumeName",
        Text::new(
            "有两个数据卷同名。请让每个数据卷的名称各不相同。",
            "Two volumes have the same name. Give each a name of its own.",
        ),
    ),
    (
        "InvalidSecurityToken.Expired",
        Text::new(
            "临时凭证（STS Token）已过期，也没能换到新的。请重新获取临时凭证，或检查凭证来源。",
            "The temporary credential (STS token) has expired and could not be renewed. Get a new one, or check where it comes from.",
        ),
    ),
    (
        "InvalidSpotCpuMemorySpec",
        Text::new(
            "抢占式实例只能用与 ECS 规格一致的 vCPU 与内存。请换规格，或不用抢占式。",
            "Preemptible instances need vCPUs and memory that match an ECS type. Change the size, or do without preemptible.",
        ),
    ),
    (
        "InvalidUser.PassRoleForbidden",
        Text::new(
            "当前身份无权把 RAM 角色交给容器组（缺少 ram:PassRole）。请授予该权限，或去掉 RamRoleName。",
            "The identity used here may not hand a RAM role to a container group (ram:PassRole is missing). Grant it, or leave RamRoleName out.",
        ),
    ),
    (
        "InvalidVSwitchId.IpNotEnough",
        Text::new(
            "交换机的可用 IP 用完了。请换一个交换机，或多选几个（同一专有网络内）。",
            "The vSwitch has no free IP address left. Choose another, or several in the same VPC.",
        ),
    ),
    (
        "NAMESPACE_NOT_EXIST",
        Text::new(
            "实例里没有这个命名空间。请核对镜像地址中间一段。",
            "The instance has no such namespace. Check the middle part of the image address.",
        ),
    ),
    (
        "OperationDenied.NoStock",
        Text::new(
            "该可用区库存不足。请换可用区，或在同一专有网络里多选几个不同可用区的交换机，或换规格。",
            "The zone is out of stock. Choose another zone, several vSwitches in different zones of the VPC, or another size.",
        ),
    ),
    (
        "OperationDenied.SecurityGroupMisMatch",
        Text::new(
            "安全组与交换机不在同一个专有网络。请选择该专有网络里的安全组。",
            "Security group and vSwitch belong to different VPCs. Choose a security group of the vSwitch's VPC.",
        ),
    ),
    (
        "OperationDenied.VswZoneMisMatch",
        Text::new(
            "交换机不在所填的可用区。去掉 ZoneId 即可，可用区由交换机决定。",
            "The vSwitch is not in the zone given. Leave ZoneId out: the vSwitch decides the zone.",
        ),
    ),
    (
        "REPO_NOT_EXIST",
        Text::new(
            "实例里没有这个镜像仓库。请核对镜像地址里的命名空间和仓库名。",
            "The instance has no such repository. Check namespace and repository in the image address.",
        ),
    ),
    (
        "Spot.NotMatched",
        Text::new(
            "按所给出价没有可用的抢占式实例。请提高出价、换可用区或规格，或改用按量付费。",
            "There is no preemptible instance at this price. Bid more, choose another zone or size, or pay as you go.",
        ),
    ),
    (
        "Throttling.Vcpu.PerDay",
        Text::new(
            "今天可创建的 vCPU 总量已用完，明天恢复。急用请在配额中心申请提额。",
            "The vCPUs that may be created per day are used up until tomorrow. Apply for more in Quota Center if it is urgent.",
        ),
    ),
    (
        "Zone.NotOnSale",
        Text::new(
            "该可用区已停售。请换用其他可用区的交换机。",
            "The zone is closed for new resources. Choose a vSwitch in another zone.",
        ),
    ),
    (
        "containerRepositoryAuthorizationFailed",
        Text::new(
            "ECI 取不到容器镜像服务的授权。请确认已开通容器镜像服务（ACR）并完成授权，然后重试。",
            "ECI was not given access to Container Registry. Make sure that Container Registry is activated and authorised, then try again.",
        ),
    ),
];

#[cfg(test)]
mod tests {
    use super::{TEXTS, text};

    #[test]
    fn the_codes_are_sorted_so_that_each_is_found() {
        assert!(TEXTS.is_sorted_by_key(|(code, _)| *code));
        assert!(TEXTS.iter().all(|(code, _)| text(code).is_some()));
        assert!(text("NoSuchCode").is_none());
    }
}
