//! Why a container group does not run, and what to do.

use super::{Text, text};

pub const NO_HOST: Text = text(
    "容器组所在的网络解析不到镜像仓库的域名。",
    "The registry's host name has no address in the container group's network.",
);
pub const NO_HOST_ADVICE: Text = text(
    "在容器镜像服务控制台把交换机所属的 VPC 添加到实例的「专有网络访问」并完成 PrivateZone 授权；VPC 域名只能在同一地域使用，跨地域时改用公网域名。",
    "In the Container Registry console, add the vSwitch's VPC to the instance's access over VPC and authorize PrivateZone. A VPC domain works only within its own region: across regions use the public domain.",
);
pub const TIMEOUT: Text = text("容器组连接不到镜像仓库。", "The container group cannot reach the registry.");
pub const TIMEOUT_ADVICE: Text = text(
    "使用公网域名时：为容器组绑定弹性公网 IP（EIP），或为交换机配置 NAT 网关；确认实例的公网访问入口已开启，且白名单包含该出口 IP。使用 VPC 域名时：确认 VPC 已关联到实例，且安全组放行出方向 443 端口。",
    "With the public domain: give the group an elastic IP address or its vSwitch a NAT gateway, and check that the instance's public endpoint is open and its whitelist holds that outgoing address. With the VPC domain: check that the VPC is linked to the instance and that the security group lets port 443 out.",
);
pub const DENIED: Text = text(
    "镜像仓库拒绝了这次拉取：没有可用的免密授权。",
    "The registry refused the pull: no authorization without a password applied.",
);
pub const DENIED_ADVICE: Text = text(
    "确认镜像属于所填的实例；使用自定义域名时必须指定实例 ID；镜像属于其他账号时需要填写双方的 RAM 角色（ArnService、ArnUser），且角色具有 cr:Pull* 权限。",
    "Check that the image belongs to the instance named. A custom domain needs the instance ID. An image of another account needs both RAM roles (ArnService, ArnUser), and the role needs cr:Pull*.",
);
pub const MISSING: Text = text("镜像仓库里没有这个镜像。", "The registry has no such image.");
pub const MISSING_ADVICE: Text = text(
    "核对命名空间、镜像仓库和镜像版本的拼写，确认该版本已经推送。",
    "Check the spelling of namespace, repository and tag, and that this tag has been pushed.",
);
pub const CERTIFICATE: Text = text("镜像仓库的证书不被信任。", "The registry's certificate is not trusted.");
pub const CERTIFICATE_ADVICE: Text = text(
    "为自定义域名配置有效的证书；若为自建仓库且了解风险，可使用 InsecureRegistry。",
    "Give the custom domain a valid certificate; for a registry of your own, and knowing the risk, use InsecureRegistry.",
);
pub const STOCK: Text =
    text("所选可用区暂时没有这种规格的库存。", "The chosen zone has no stock of this size at the moment.");
pub const STOCK_ADVICE: Text = text(
    "选择其他可用区的交换机，或填写多个交换机，或换一个规格后再次创建。",
    "Choose a vSwitch in another zone, give several vSwitches, or choose another size, and launch again.",
);
pub const BALANCE: Text = text("账户余额不足。", "The account's balance is too low.");
pub const BALANCE_ADVICE: Text = text("充值后再次创建。", "Top up the account and launch again.");
pub const QUOTA: Text = text("配额已用完。", "A quota is used up.");
pub const QUOTA_ADVICE: Text = text(
    "删除不用的容器组，或在配额中心申请提高配额。",
    "Delete container groups that are not needed, or ask for more in Quota Center.",
);
pub const SPOT: Text = text("抢占式实例即将被释放。", "The preemptible instance is about to be released.");
pub const SPOT_ADVICE: Text = text(
    "保存需要的数据；需要稳定运行时改用按量付费。",
    "Save what you need; use pay-as-you-go for work that must not stop.",
);
pub const THROTTLED: Text = text("请求过于频繁，被限流。", "Too many requests: the cloud slows us down.");
pub const THROTTLED_ADVICE: Text =
    text("稍等片刻，容器组会自行重试。", "Wait a moment: the group tries again by itself.");
pub const ROLE: Text = text("弹性容器实例缺少所需的角色授权。", "Elastic Container Instance lacks a role it needs.");
pub const ROLE_ADVICE: Text = text(
    "在 RAM 控制台检查服务关联角色 AliyunServiceRoleForECI 和填写的 RAM 角色。",
    "In the RAM console, check the service-linked role AliyunServiceRoleForECI and the RAM roles that were given.",
);
pub const MEMORY: Text = text("容器内存不足，被终止。", "A container ran out of memory and was ended.");
pub const MEMORY_ADVICE: Text = text("提高内存后再次创建。", "Give it more memory and launch again.");
pub const EXIT: Text = text("容器以非零退出码结束。", "A container ended with an exit code other than 0.");
pub const EXIT_ADVICE: Text = text("查看该容器的日志。", "Read that container's log.");
pub const OTHER: Text = text("容器组没有运行起来。", "The container group did not come to run.");
pub const OTHER_ADVICE: Text = text(
    "查看下面的事件；仍不清楚时，带上请求 ID 提交工单。",
    "Read the events below; if they do not help, submit a ticket with the request ID.",
);
