//! Texts of the second step.

use super::{Text, text};

pub const TITLE: Text = text("选择网络", "Choose the network");
pub const LEAD: Text = text(
    "镜像拉取网络；使用哪个交换机和安全组。",
    "How the group reaches the registry, and which vSwitch and security group it uses.",
);

pub const WAY: Text = text("拉取镜像走哪条路", "The way images are pulled");
pub const WAY_LEAD: Text = text(
    "选择后，属于所选实例的镜像域名会随之改写，改回来也不会丢失。",
    "The image hosts of your instances are rewritten to match. Changing back loses nothing.",
);
pub const VPC: Text = text("专有网络 VPC", "Over the VPC");
pub const VPC_TEXT: Text = text(
    "走内网，不需要公网 IP。实例须关联交换机所在的 VPC，且在同一地域。",
    "Stays inside; no public address needed. The instance must be linked to the vSwitch's VPC, in the same region.",
);
pub const PUBLIC: Text = text("公网", "Over the Internet");
pub const PUBLIC_TEXT: Text = text(
    "可以跨地域。容器组须有 EIP 或 NAT 出口，出口 IP 须在实例的白名单里。",
    "Works across regions. The group needs an EIP or NAT, and that address must be on the instance's whitelist.",
);
pub const MIXED: Text = text("保持我填写的域名", "Leave the hosts as I typed them");
pub const MIXED_TEXT: Text = text(
    "不改写任何镜像域名，每个镜像按自己的域名拉取。",
    "Nothing is rewritten; each image is pulled from the host it names.",
);

pub const NODE_GROUP: Text = text("容器组", "Group");
pub const NODE_LINK: Text = text("VPC 关联", "VPC link");
pub const NODE_REGISTRY: Text = text("镜像实例", "Registry");
pub const NODE_EGRESS: Text = text("EIP / NAT", "EIP / NAT");
pub const NODE_INTERNET: Text = text("公网", "Internet");
pub const NODE_WHITELIST: Text = text("白名单", "Whitelist");
pub const VPC_DRAWING: Text = text("示意图：容器组 → VPC 关联 → 镜像实例", "Drawing: group → VPC link → registry");
pub const PUBLIC_DRAWING: Text = text(
    "示意图：容器组 → EIP 或 NAT → 公网 → 白名单 → 镜像实例",
    "Drawing: group → EIP or NAT → Internet → whitelist → registry",
);

pub const SIGN_AUTO_EIP: Text = text("自动创建", "auto EIP");
pub const SIGN_EIP: Text = text("已指定", "EIP set");
pub const SIGN_NAT_READY: Text = text("有 NAT", "NAT ready");
pub const SIGN_NAT: Text = text("需要 NAT", "needs NAT");
pub const SIGN_LINKED: Text = text("已关联", "linked");
pub const SIGN_UNLINKED: Text = text("未关联", "not linked");
pub const SIGN_UNKNOWN: Text = text("未知", "unknown");
pub const SIGN_OPEN: Text = text("已开启", "open");
pub const SIGN_CLOSED: Text = text("未开启", "closed");
pub const SIGN_OPENING: Text = text("开启中", "opening");
pub const SIGN_ENTRIES: Text = text("{} 条", "{} entries");
pub const SIGN_NOBODY: Text = text("无人可入", "nobody");
pub const SIGN_EVERYBODY: Text = text("全部放行", "everybody");

pub const THIS_VPC_LINKED: Text = text("{} 已关联所选交换机的 VPC", "{} is linked to the vSwitch's VPC");
pub const THIS_VPC_NOT: Text = text("{} 未关联所选交换机的 VPC", "{} is not linked to the vSwitch's VPC");
pub const NO_INSTANCE: Text =
    text("还没有选择实例，无法显示它的状态。", "No instance chosen yet, so its state cannot be shown.");
pub const NOT_LISTED: Text = text(
    "所填的实例不在其地域的实例列表中，无法显示它的状态。核对实例 ID 和地域；属于其他账号时在控制台确认。",
    "The instance named is not in its region's list, so its state cannot be shown. Check ID and region; if it is another account's, look in the console.",
);
pub const STATE_UNAVAILABLE: Text = text(
    "仅规划模式下查不到实例的入口和白名单，请在容器镜像服务控制台确认。",
    "Plan-only mode cannot see the instance's endpoints and whitelist: check them in the Container Registry console.",
);
pub const RECOMMENDED: Text = text("推荐", "Recommended");

pub const CLOSED: Text = text("照现在的状态拉取不到镜像", "As things stand the image cannot be pulled");
pub const CLOSED_PUBLIC: Text = text("实例 {} 没有开启公网访问入口。", "The public endpoint of {} is closed.");
pub const CLOSED_PUBLIC_REMEDY: Text = text(
    "在容器镜像服务控制台的「访问控制」中打开公网入口，并把容器组的出口 IP 加入白名单。",
    "Open it under access control in the Container Registry console and put the group's outgoing address on its whitelist.",
);
pub const CLOSED_OPENING: Text =
    text("实例 {} 的公网访问入口还在开启中。", "The public endpoint of {} is still being opened.");
pub const CLOSED_OPENING_REMEDY: Text = text(
    "等它可用后再设置白名单；现在写入的白名单会丢失。",
    "Set its whitelist once it is ready; what is written to it now is lost.",
);
pub const CLOSED_NOBODY: Text = text(
    "实例 {} 的公网白名单只有 127.0.0.1/32，任何地址都进不来。",
    "The whitelist of {} holds only 127.0.0.1/32, which lets no address in.",
);
pub const CLOSED_NOBODY_REMEDY: Text = text(
    "在容器镜像服务控制台的「访问控制」中加入容器组的出口 IP。",
    "Add the group's outgoing address under access control in the Container Registry console.",
);
pub const CLOSED_VPC: Text =
    text("实例 {} 没有关联交换机所在的 {}。", "{} is not linked to {}, the VPC of the vSwitch.");
pub const CLOSED_NO_VPC: Text = text("实例 {} 没有关联任何 VPC。", "{} has no VPC linked to it.");
pub const CLOSED_VPC_REMEDY: Text = text(
    "在容器镜像服务控制台的「访问控制」中把该 VPC 添加到专有网络访问。",
    "Add the VPC to the instance's access over VPC in the Container Registry console.",
);
pub const OR_VPC: Text = text("或者改走专有网络 VPC：它已经关联。", "Its VPC link works: or go over the VPC instead.");
pub const OR_PUBLIC: Text =
    text("或者改走公网：公网入口已经开启。", "Or go over the Internet: the public endpoint is open.");

pub const PLACE: Text = text("交换机与安全组", "vSwitch and security group");
pub const PLACE_LEAD: Text = text(
    "用 OpenAPI 创建时必填；用 Kubernetes 时由集群决定，可以留空。",
    "Needed to launch over OpenAPI. With Kubernetes the cluster decides, and both may stay empty.",
);
pub const VSWITCH: Text = text("交换机 ID", "vSwitch ID");
pub const VSWITCH_HINT: Text =
    text("最多 10 个，用英文逗号分隔，须在同一个 VPC。", "Up to 10, separated by commas, all in one VPC.");
pub const VSWITCHES: Text = text("此地域的交换机", "vSwitches of the region");
pub const SECURITY_GROUP: Text = text("安全组 ID", "Security group ID");
pub const SECURITY_GROUP_HINT: Text = text("须与交换机在同一个 VPC。", "In the same VPC as the vSwitch.");
pub const SECURITY_GROUPS: Text = text("可用的安全组", "Security groups");
pub const UNASKED: Text = text("在第一步选择地域后可以列出。", "Choose a region in the first step to list them.");
pub const NO_VSWITCH: Text = text(
    "此地域没有交换机。先在专有网络控制台创建。",
    "No vSwitch in this region. Create one in the VPC console first.",
);
pub const NO_SECURITY_GROUP: Text =
    text("没有安全组。先在 ECS 控制台创建。", "No security group. Create one in the ECS console first.");
pub const COLUMN_VSWITCH: Text = text("交换机", "vSwitch");
pub const COLUMN_VPC: Text = text("VPC", "VPC");
pub const COLUMN_ZONE: Text = text("可用区、网段", "Zone, CIDR");
pub const COLUMN_FREE: Text = text("可用 IP", "Free IPs");
pub const COLUMN_GROUP: Text = text("安全组", "Security group");
pub const COLUMN_NOTE: Text = text("描述", "Description");
pub const COLUMN_ACTION: Text = text("操作", "Action");

pub const EIP: Text = text("弹性公网 IP（EIP）", "Elastic IP address (EIP)");
pub const EIP_LEAD: Text = text(
    "走公网拉取而 VPC 没有 NAT 网关时需要。自动创建的 EIP 事先不知道地址，无法提前加入白名单。",
    "Needed to pull over the Internet where the VPC has no NAT gateway. The address of an EIP created on the fly is not known beforehand, so it cannot be on a whitelist yet.",
);
pub const AUTO_EIP: Text = text("自动创建并绑定 EIP", "Create an EIP and bind it");
pub const BANDWIDTH: Text = text("带宽", "Bandwidth");
pub const BANDWIDTH_HINT: Text =
    text("仅用于自动创建，默认 5 Mbit/s。", "Only for one created on the fly; 5 Mbit/s by default.");
pub const EIP_ID: Text = text("已有 EIP 的 ID", "ID of an EIP you have");
pub const EIP_ID_HINT: Text = text("与自动创建二选一。", "Either this or one created on the fly.");

pub const EXIT_UNASKED: Text = text(
    "选用交换机后，可以看到它有没有 NAT 出口。",
    "Once a vSwitch is chosen, whether it has a NAT gateway to leave by is shown here.",
);
pub const EXIT_UNSEEN: Text =
    text("没有查到交换机的公网出口，不影响填写", "The vSwitch's way out could not be seen; the step works without it");
pub const EXIT_NAT: Text = text("有 NAT 出口", "Leaves through NAT");
pub const EXIT_NAT_WHAT: Text = text(
    "经 NAT 网关 {} 出公网，出口 IP 为 {}。走公网拉取时不需要 EIP，把出口 IP 加入实例白名单即可。",
    "NAT gateway {} carries it; it leaves as {}. A public pull needs no EIP, only this address on the instance's whitelist.",
);
pub const EXIT_NONE: Text = text("没有 NAT 出口", "No way out through NAT");
pub const EXIT_NO_NAT_WHAT: Text = text(
    "所在 VPC 没有公网 NAT 网关：走公网拉取须使用 EIP；走专有网络拉取不受影响。",
    "Its VPC has no Internet NAT gateway: a public pull takes an EIP. A pull over the VPC does not mind.",
);
pub const EXIT_NO_SNAT_WHAT: Text = text(
    "所在 VPC 有 {} 个公网 NAT 网关，但没有覆盖它的 SNAT 条目：走公网拉取须使用 EIP，或先添加条目。",
    "Its VPC has Internet NAT gateways ({}), but no SNAT entry for it: a public pull takes an EIP, or an entry first.",
);
pub const EXIT_UNCLEAR: Text = text("NAT 出口未知", "Way out unknown");
pub const EXIT_UNCLEAR_WHAT: Text = text(
    "查到的内容不足以判断。走公网拉取前先确认 NAT 网关和 SNAT 条目，或使用 EIP。",
    "What was seen does not decide it. Check NAT gateway and SNAT entry before a public pull, or use an EIP.",
);
pub const ADMITTED: Text = text("在 {} 的白名单中", "On the whitelist of {}");
pub const NOT_ADMITTED: Text = text("不在 {} 的白名单中", "Not on the whitelist of {}");
pub const FREE_EIPS: Text = text("此地域的空闲 EIP", "Free EIPs of the region");
pub const NO_FREE_EIP: Text = text(
    "没有空闲的 EIP。可以自动创建，或先在专有网络控制台申请。",
    "No EIP is free. Let one be created on the fly, or get one in the VPC console first.",
);
pub const COLUMN_EIP: Text = text("EIP", "EIP");
pub const COLUMN_ADDRESS: Text = text("地址", "Address");
pub const COLUMN_BANDWIDTH: Text = text("带宽", "Bandwidth");

pub const MORE: Text = text("更多网络设置", "More network settings");
pub const ZONE: Text = text("可用区", "Zone");
pub const ZONE_HINT: Text = text("不填时由交换机决定。", "Decided by the vSwitch if empty.");
pub const STRATEGY: Text = text("多可用区策略", "Across zones");
pub const STRATEGY_ORDERED: Text = text("按交换机顺序", "In the vSwitches' order");
pub const STRATEGY_RANDOM: Text = text("随机", "At random");
pub const ISP: Text = text("EIP 线路类型", "EIP line type");
