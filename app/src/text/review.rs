//! Texts of the review.

use super::{Text, text};

pub const TITLE: Text = text("检查并创建", "Review and create");
pub const LAUNCHED: Text = text(
    "已用这份方案创建过容器组，不会重复创建。",
    "A container group was already created from exactly this plan; it will not be created twice.",
);
pub const LAUNCHED_SEE: Text = text("查看创建记录", "See the launch");
pub const NOTHING_YET: Text = text(
    "还没有创建任何资源。按下「创建容器组」之后才会向云发送请求。",
    "Nothing has been created yet. A request leaves only when you press \"Create container group\".",
);
pub const NOTHING_PLAN_ONLY: Text = text(
    "还没有创建任何资源，从这里也不会创建：下载需要的格式，或把方案交给别人。",
    "Nothing has been created, and nothing will be from here: download the format you need, or hand the plan on.",
);
pub const TITLE_PLAN_ONLY: Text = text("检查并下载", "Review and download");
pub const READY_PLAN_ONLY: Text = text("方案已完整", "The plan is complete");
pub const CREATE: Text = text("创建容器组", "Create container group");
pub const CHANGE: Text = text("修改", "Change");
pub const NOT_PROVIDED: Text = text("未填写", "Not provided");
pub const STORED: Text = text("已保存（不显示）", "Stored (not shown)");
pub const REGISTRY: Text = text("镜像实例", "Registry");
pub const NETWORK: Text = text("网络", "Network");
pub const IMAGES: Text = text("容器与镜像", "Containers and images");
pub const WORKLOAD: Text = text("规格与运行", "Size and behaviour");
pub const REQUEST: Text = text("完整请求", "The exact request");
pub const REQUEST_COUNT: Text = text("共 {} 个参数", "{} parameters");
pub const ADDED: Text = text("创建时自动添加", "Added by the launch");
pub const ADDED_LATER: Text = text("创建时生成", "made when you create");
pub const ADDED_WHY: Text = text(
    "ClientToken 让重试不会重复创建；两个标签用来在请求结果丢失时找回容器组。",
    "The ClientToken keeps a retry from creating twice; the two tags find the group again if an answer is lost.",
);
pub const PROBLEMS: Text = text("还差 {} 处才能创建", "Before it can be created, mend: {}");
pub const COMPLETE_BUT_CLOSED: Text =
    text("已填写完整，但照现在的状态拉取不到镜像", "Complete, but as things stand the image cannot be pulled");
pub const CHANGE_WAY: Text = text("修改拉取网络", "Change the way images are pulled");
pub const UNSEEN: Text = text(
    "没有查到实例的公网入口、白名单和 VPC 关联，创建前请自行确认。",
    "The instance's endpoints, whitelist and VPC links could not be seen: check them yourself before you create.",
);
pub const READY: Text = text("可以创建", "Ready to create");
pub const READY_KUBERNETES: Text = text(
    "YAML 已经可以使用；从这里直接创建还需要补全上面的内容。",
    "The YAML can be used already; creating from here needs the points above.",
);
pub const INSTANCE: Text = text("实例", "Instance");
pub const DOMAINS: Text = text("域名", "Domains");
pub const ALL_DOMAINS: Text = text("实例的全部域名", "All domains of the instance");
pub const ROLES: Text = text("跨账号角色", "Roles across accounts");
pub const REACHED: Text = text("镜像拉取网络", "Images are pulled over");
pub const PUBLIC: Text = text("公网", "the Internet");
pub const VPC: Text = text("专有网络 VPC", "the VPC");
pub const MIXED: Text = text("逐个镜像选择", "chosen for each image");
pub const REGION: Text = text("地域", "Region");
pub const VSWITCH: Text = text("交换机", "vSwitch");
pub const SECURITY_GROUP: Text = text("安全组", "Security group");
pub const EIP: Text = text("弹性公网 IP（EIP）", "Elastic IP address (EIP)");
pub const EIP_NEW: Text = text("自动创建", "Created with the group");
pub const GROUP_NAME: Text = text("容器组名称", "Container group name");
pub const IMAGE: Text = text("镜像", "Image");
pub const PULL: Text = text("镜像拉取策略", "Image pull policy");
pub const COMMAND: Text = text("启动命令与参数", "Command and arguments");
pub const ENVIRONMENT: Text = text("环境变量", "Environment variables");
pub const COUNT: Text = text("{} 个", "{}");
pub const PORTS: Text = text("端口", "Ports");
pub const CONTAINER: Text = text("容器 {}", "Container {}");
pub const INIT_CONTAINER: Text = text("Init 容器 {}", "Init container {}");
pub const SIZE: Text = text("规格（vCPU、内存）", "Size (vCPU, memory)");
pub const RESTART: Text = text("重启策略", "Restart policy");
pub const BILLING: Text = text("付费方式", "Billing");
pub const PAY_AS_YOU_GO: Text = text("按量付费", "Pay-as-you-go");
pub const PREEMPTIBLE: Text = text("抢占式实例", "Preemptible (spot)");
pub const TAGS: Text = text("标签", "Tags");
pub const DEADLINE: Text = text("有效期限（秒）", "Active period (seconds)");
pub const PRICE: Text = text("预估费用", "Estimated cost");
pub const NO_PRICE: Text = text("这种规格没有目录价可以估算。", "There is no list price to estimate this size from.");
pub const NO_PRICE_REGION: Text = text("选择地域后可以估算。", "Choose a region for an estimate.");
pub const PRICE_WHY: Text = text(
    "按目录价估算，不含公网流量、镜像缓存和优惠。",
    "From the list price, without Internet traffic, image cache or discounts.",
);
pub const REFUSED: Text = text("没有创建", "Nothing was created");
pub const DEMO: Text = text(
    "演示模式：由内置模拟器创建，不会产生费用。",
    "Demo mode: the built-in simulator creates it; nothing is billed.",
);
pub const LIVE: Text = text("真实模式：创建后开始计费。", "Live mode: billing starts once it is created.");
pub const PLAN_ONLY: Text = text("这台服务器不能创建", "This server cannot create");
pub const PLAN_ONLY_HOW: Text = text(
    "当前是仅规划模式，没有加载任何凭证。可以下载下面的文件，用 kubectl 或自己的脚本创建；或让管理员配置凭证后以 berth serve --live 启动。",
    "This is plan-only mode: no credential is loaded. Download a file below and create with kubectl or a script of your own, or ask the operator to configure a credential and start berth serve --live.",
);
pub const DOWNLOADS: Text = text("下载", "Downloads");
pub const FILE_PLAN: Text = text("计划文档（JSON）", "Plan document (JSON)");
pub const PER_HOUR: Text = text("约 {} / 小时", "about {} an hour");
pub const CREDENTIAL: Text = text("镜像仓库登录信息", "Registry logon credentials");
pub const NOTICES: Text = text("创建前值得知道", "Worth knowing before you create");
