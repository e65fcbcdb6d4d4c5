//! Texts of the fourth step.

use super::{Text, text};

pub const TITLE: Text = text("设置容器组", "Set up the group");
pub const LEAD: Text = text(
    "名称和规格。其余都有合适的默认值，可以直接到确认。",
    "Its name and size. Everything else has a good default; you may go straight to the review.",
);

pub const GROUP: Text = text("容器组", "Container group");
pub const NAME: Text = text("容器组名称", "Group name");
pub const NAME_HINT: Text = text(
    "2 至 128 个小写字母、数字和连字符，首尾不能是连字符。",
    "2 to 128 lower-case letters, digits and hyphens; no hyphen at either end.",
);
pub const RESTART: Text = text("重启策略", "Restart policy");
pub const RESTART_DEFAULT: Text = text("Always（默认）：退出后总是重启", "Always (default): restarts whenever it ends");
pub const RESTART_ALWAYS: Text = text("Always：退出后总是重启", "Always: restarts whenever it ends");
pub const RESTART_FAILURE: Text = text("OnFailure：失败时重启", "OnFailure: restarts after a failure");
pub const RESTART_NEVER: Text = text("Never：从不重启", "Never: ends for good");

pub const SIZE: Text = text("规格", "Size");
pub const SIZE_LEAD: Text = text(
    "vCPU 和内存要么都填，要么都不填。不填时按各容器之和，都没有则为 2 vCPU 4 GiB。",
    "Give both vCPU and memory, or neither. Without them ECI adds up the containers; if those say nothing it is 2 vCPU 4 GiB.",
);
pub const CPU: Text = text("vCPU", "vCPU");
pub const MEMORY: Text = text("内存", "Memory");
pub const RUNS: Text = text("实际运行规格：{}", "ECI will run {}");
pub const ROUNDED: Text = text(
    "填写的是 {}，没有这种规格，向上规整为 {}，按后者计费。",
    "There is no size {}; it is rounded up to {}, which is what is billed.",
);
pub const PAIRS: Text = text("此地域的全部规格", "All sizes of the region");
pub const PAIRS_SPOT: Text = text("抢占式实例可用的全部规格", "All sizes for preemptible instances");
pub const PAIR_MEMORY: Text = text("可选内存（GiB）", "Memory to choose from (GiB)");
pub const INSTANCE_TYPE: Text = text("指定 ECS 规格", "ECS instance type");
pub const INSTANCE_TYPE_HINT: Text = text("填写后不再看 vCPU 和内存。", "Takes the place of vCPU and memory.");

pub const CONTAINER: Text = text("容器 {}", "Container {}");
pub const CONTAINER_NAMED: Text = text("容器 {} · {}", "Container {} · {}");
pub const INIT: Text = text("初始化容器 {}", "Init container {}");
pub const INIT_NAMED: Text = text("初始化容器 {} · {}", "Init container {} · {}");
pub const COMMAND: Text = text("启动命令", "Command");
pub const COMMAND_HINT: Text = text(
    "代替镜像的 ENTRYPOINT，一行一段，不经过 shell。",
    "Replaces the image's ENTRYPOINT. One word per row; no shell is involved.",
);
pub const COMMAND_N: Text = text("命令 {}", "Word {}");
pub const ADD_COMMAND: Text = text("添加命令", "Add a word");
pub const ARGUMENTS: Text = text("参数", "Arguments");
pub const ARGUMENTS_HINT: Text = text("代替镜像的 CMD，一行一个。", "Replaces the image's CMD. One per row.");
pub const ARGUMENT_N: Text = text("参数 {}", "Argument {}");
pub const ADD_ARGUMENT: Text = text("添加参数", "Add an argument");
pub const VARIABLES: Text = text("环境变量", "Environment variables");
pub const VARIABLE_N: Text = text("变量 {}", "Variable {}");
pub const KEY: Text = text("变量名", "Name");
pub const VALUE: Text = text("变量值", "Value");
pub const SECRET: Text =
    text("保密：加密保存，页面和预览中不显示", "Secret: stored sealed, never shown in a page or preview");
pub const ADD_VARIABLE: Text = text("添加变量", "Add a variable");
pub const PORTS: Text = text("端口", "Ports");
pub const PORT_N: Text = text("端口 {}", "Port {}");
pub const PORT: Text = text("端口号", "Port");
pub const PROTOCOL: Text = text("协议", "Protocol");
pub const PROTOCOL_DEFAULT: Text = text("TCP（默认）", "TCP (default)");
pub const ADD_PORT: Text = text("添加端口", "Add a port");
pub const DIRECTORY: Text = text("工作目录", "Working directory");
pub const OWN_SIZE: Text = text("容器的规格与工作目录", "The container's own size and directory");

pub const KUBERNETES: Text = text("Pod 怎样调度到 ECI", "How the pod gets onto ECI");
pub const SERVERLESS: Text = text("ACK Serverless 集群", "ACK Serverless cluster");
pub const SERVERLESS_TEXT: Text =
    text("所有 Pod 都运行在 ECI，无需额外配置。", "All its pods run on ECI; nothing is written.");
pub const LABEL: Text = text("Pod 标签", "Pod label");
pub const LABEL_TEXT: Text = text(
    "alibabacloud.com/eci: \"true\"，集群须装虚拟节点。",
    "alibabacloud.com/eci: \"true\"; the cluster needs virtual nodes.",
);
pub const SELECTOR: Text = text("节点选择与容忍", "Node selector and toleration");
pub const SELECTOR_TEXT: Text = text("直接指定虚拟节点。", "Names the virtual node itself.");

pub const SPOT: Text = text("抢占式实例", "Preemptible instance");
pub const SPOT_STRATEGY: Text = text("策略", "Strategy");
pub const SPOT_NONE: Text = text("按量付费（默认）", "Pay-as-you-go (default)");
pub const SPOT_LIMIT: Text = text("抢占式，设置价格上限", "Preemptible, with a price limit");
pub const SPOT_MARKET: Text = text("抢占式，随市场价", "Preemptible, at the market price");
pub const SPOT_PRICE: Text = text("每小时价格上限", "Price limit per hour");
pub const SPOT_PRICE_HINT: Text = text("最多三位小数。", "Up to three decimals.");
pub const SPOT_DURATION: Text = text("保护时长", "Protected for");
pub const SPOT_DURATION_DEFAULT: Text = text("1 小时（默认）", "1 hour (default)");
pub const SPOT_DURATION_NONE: Text = text("无保护期", "Not at all");

pub const TAGS: Text = text("标签", "Tags");
pub const TAG_N: Text = text("标签 {}", "Tag {}");
pub const TAG_KEY: Text = text("标签键", "Key");
pub const TAG_VALUE: Text = text("标签值", "Value");
pub const ADD_TAG: Text = text("添加标签", "Add a tag");
pub const TAGS_HINT: Text = text(
    "最多 18 个：创建时另外写入两个标签，用来找回这次创建。",
    "Up to 18: the launch adds two of its own, by which it can be found again.",
);

pub const MORE: Text = text("更多设置", "More settings");
pub const RAM_ROLE: Text = text("实例 RAM 角色", "Instance RAM role");
pub const RAM_ROLE_HINT: Text =
    text("容器内程序访问云服务时使用。", "For programs inside the containers that call the cloud.");
pub const STORAGE: Text = text("额外临时存储", "Extra temporary storage");
pub const STORAGE_HINT: Text = text("免费 30 GiB 之外再加。", "On top of the free 30 GiB.");
pub const DEADLINE: Text = text("有效期限", "Active period");
pub const DEADLINE_HINT: Text = text("到期强制结束。", "Ends by force after it.");
pub const GRACE: Text = text("优雅退出时间", "Grace period");
pub const PENDING: Text = text("最长等待", "Pending for at most");
pub const RESOURCE_GROUP: Text = text("资源组 ID", "Resource group ID");
