//! Texts of the first step.

use super::{Text, text};

pub const TITLE: Text = text("选择镜像仓库实例", "Choose the registry instance");
pub const LEAD: Text = text(
    "容器组运行在哪个地域，从哪个容器镜像服务（ACR）企业版实例拉取镜像。",
    "Where the container group runs, and which Container Registry (ACR) Enterprise Edition instance it pulls from.",
);

pub const WHERE: Text = text("容器组的地域", "Where the group runs");
pub const REGION: Text = text("地域", "Region");
pub const REGION_HINT: Text = text(
    "容器组、交换机和安全组都在这个地域。实例可以在其他地域。",
    "The group, its vSwitch and its security group are in this region. The instance may be in another one.",
);
pub const REGION_NONE: Text = text("选择地域…", "Choose a region…");
pub const MAINLAND: Text = text("中国内地", "Chinese mainland");
pub const OVERSEAS: Text = text("中国香港与海外", "Hong Kong (China) and other countries");
pub const FINANCE: Text = text("金融云（需开通）", "Finance Cloud (by admission)");
pub const REGISTRY_ONLY: Text = text("只有镜像仓库，没有 ECI", "Registries only, without ECI");
pub const CLOSING: Text = text("正在关停或已关停", "Closing or closed");
pub const SHUTTING_DOWN: Text = text("正在关停", "being shut down");
pub const RETIRED: Text = text("已关停", "closed");

pub const INSTANCES: Text = text("企业版实例", "Enterprise Edition instances");
pub const INSTANCES_LEAD: Text = text(
    "从列表选用，或直接填写实例 ID。镜像都在本账号的默认域名下时可以留空。",
    "Use one from the list or type its ID. Leave it empty if all images are on default domains of your own account.",
);
pub const UNASKED: Text = text("选择地域后可以列出其中的实例。", "Choose a region to list its instances.");
pub const NO_INSTANCE: Text = text(
    "此地域没有企业版实例。换一个地域，或在容器镜像服务控制台创建。",
    "No Enterprise Edition instance in this region. Choose another region, or create one in the Container Registry console.",
);
pub const PUBLIC_OPEN: Text = text("公网入口已开启", "Public endpoint open");
pub const PUBLIC_CLOSED: Text = text("公网入口未开启", "Public endpoint closed");
pub const PUBLIC_OPENING: Text = text("公网入口开启中", "Public endpoint opening");
pub const PUBLIC_UNKNOWN: Text = text("公网入口未知", "Public endpoint unknown");
pub const PUBLIC_LOOPBACK: Text = text("公网入口开启，白名单仅本机", "Public endpoint open, whitelist lets nobody in");
pub const VPCS: Text = text("已关联 {} 个 VPC", "{} linked VPCs");
pub const VPCS_ONE: Text = text("已关联 1 个 VPC", "1 linked VPC");
pub const VPCS_NONE: Text = text("未关联 VPC", "No linked VPC");
pub const VPCS_UNKNOWN: Text = text("VPC 关联未知", "Linked VPCs unknown");
pub const EDITION_BASIC: Text = text("基础版", "Basic");
pub const EDITION_STANDARD: Text = text("标准版", "Standard");
pub const EDITION_ADVANCED: Text = text("高级版", "Advanced");
pub const EDITION_ECONOMY: Text = text("经济版", "Economy");
pub const RUNNING: Text = text("运行中", "Running");
pub const PENDING: Text = text("等待创建", "Pending");
pub const STARTING: Text = text("启动中", "Starting");
pub const STOPPING: Text = text("停止中", "Stopping");
pub const STOPPED: Text = text("已停止", "Stopped");
pub const INIT_ERROR: Text = text("初始化失败", "Initialisation failed");
pub const DELETING: Text = text("删除中", "Being deleted");
pub const DOMAIN_PUBLIC: Text = text("公网", "public");
pub const DOMAIN_VPC: Text = text("VPC", "VPC");
pub const DOMAIN_CUSTOM: Text = text("自定义", "custom");

pub const REMEMBERED: Text = text("已记录的实例", "Remembered instances");
pub const IS_REMEMBERED: Text = text("已记录", "Remembered");

pub const INSTANCE_N: Text = text("实例 {}", "Instance {}");
pub const INSTANCE_ID: Text = text("实例 ID", "Instance ID");
pub const INSTANCE_ID_HINT: Text =
    text("以 cri- 开头，见实例的概览页。", "Begins with cri-; see the instance's overview page.");
pub const INSTANCE_NAME: Text = text("实例名称", "Instance name");
pub const INSTANCE_NAME_HINT: Text = text("默认域名的第一段。", "The first part of its default domains.");
pub const INSTANCE_REGION: Text = text("实例的地域", "The instance's region");
pub const SAME_REGION: Text = text("与容器组相同", "Same as the container group");
pub const DOMAINS: Text = text("限定域名", "Restrict to domains");
pub const DOMAINS_HINT: Text = text(
    "留空表示实例的所有域名。限定时，镜像用到的域名都要列出，一行一个。",
    "Empty means all domains of the instance. To restrict, name every domain that the images use, one per row.",
);
pub const DOMAIN_N: Text = text("域名 {}", "Domain {}");
pub const ADD_DOMAIN: Text = text("添加域名", "Add a domain");
pub const ROLES: Text = text("RAM 角色", "RAM roles");
pub const ARN_SERVICE: Text = text("容器组账号的角色（ArnService）", "Role in the group's account (ArnService)");
pub const ARN_SERVICE_HINT: Text = text(
    "跨账号时必填；同账号时用于收窄拉取权限。受信服务为弹性容器实例。",
    "Needed across accounts; within one account it narrows what may be pulled. Its trusted service is ECI.",
);
pub const ARN_USER: Text = text("实例所属账号的角色（ArnUser）", "Role in the registry's account (ArnUser)");
pub const ARN_USER_HINT: Text =
    text("仅跨账号时需要，信任容器组账号。", "Across accounts only; it trusts the group's account.");
pub const ADD_INSTANCE: Text = text("再加一个实例", "Add another instance");

pub const ACCOUNT: Text = text("镜像属于哪个账号", "Whose registry is it");
pub const SAME_ACCOUNT: Text = text("本账号", "This account's");
pub const SAME_ACCOUNT_TEXT: Text = text(
    "容器组和实例在同一个阿里云账号下，默认免密。",
    "The group and the instance belong to one Alibaba Cloud account. No password is needed by default.",
);
pub const OTHER_ACCOUNT: Text = text("其他账号", "Another account's");
pub const OTHER_ACCOUNT_TEXT: Text = text(
    "需要双方各一个 RAM 角色，在实例下填写。",
    "Takes a RAM role on either side; fill them in under the instance.",
);

pub const ANNOTATION: Text = text("Kubernetes 注解（Annotation）的写法", "How the Kubernetes annotation is written");
pub const SINGULAR: Text = text("acr-instance-id", "acr-instance-id");
pub const SINGULAR_TEXT: Text =
    text("单数，早期文档的写法，仍然有效。", "Singular: as in earlier documentation, still honoured.");
pub const PLURAL: Text = text("acr-instance-ids", "acr-instance-ids");
pub const PLURAL_TEXT: Text = text(
    "复数，当前文档的写法；多个实例时必须使用。",
    "Plural: as in current documentation; needed for more than one instance.",
);
