//! Texts of the start page.

use super::{Text, text};

pub const TITLE: Text = text("开始", "Start");
pub const HEADING: Text = text("镜像在 ACR，运行在 ECI，不用密码", "From ACR to ECI, without a password");
pub const LEAD: Text = text(
    "选好镜像和网络，Berth 给出 Kubernetes YAML 与 OpenAPI 参数，或直接创建容器组。",
    "Choose image and network. Berth gives you Kubernetes YAML and OpenAPI parameters, or creates the container group.",
);

pub const GUIDE: Text = text("一步步来", "Guide me");
pub const GUIDE_TEXT: Text = text(
    "四步填写，最后确认：实例、网络、镜像、容器组。每一步都能看到将要写进 YAML 和参数的内容。",
    "Four steps, then review: registry, network, images, workload. Each shows what it puts into YAML and parameters.",
);
pub const GUIDE_GO: Text = text("新建", "New plan");

pub const HAVE: Text = text("我有计划文件", "I have a plan file");
pub const HAVE_TEXT: Text = text(
    "粘贴从这里下载的计划，或 CreateContainerGroup 请求，JSON 或 YAML。",
    "Paste a plan downloaded from here, or a CreateContainerGroup request, as JSON or YAML.",
);
pub const DOCUMENT: Text = text("计划文件的内容", "The plan file's text");
pub const HAVE_GO: Text = text("打开", "Open it");
pub const UNREADABLE: Text = text("没能读懂这份文件", "The file could not be read");

pub const EXAMPLE: Text = text("从示例开始", "Start from an example");
pub const EXAMPLE_TEXT: Text =
    text("填好的计划，改成自己的即可。", "Plans that are filled in; change them into yours.");
pub const EXAMPLE_VPC: Text = text("同账号，走 VPC", "Same account, over the VPC");
pub const EXAMPLE_PUBLIC: Text = text("同账号，走公网", "Same account, over the Internet");
pub const EXAMPLE_TWO: Text = text("两个实例", "Two instances");

pub const SCENARIOS: Text = text("演示场景", "Demo scenarios");
pub const SCENARIOS_LEAD: Text = text(
    "让模拟器里出一件错事，看诊断怎么预见它，修好之后再看它消失。场景针对示例计划，已创建的容器组保留。",
    "Let one thing go wrong in the simulator: see the diagnosis predict it, mend it, and see it gone. They concern the example plans; groups that were created stay.",
);
pub const SCENARIO_NOW: Text = text("当前场景：{}", "The demo is in this scenario: {}");
pub const SCENARIO_NEXT: Text =
    text("打开示例计划，到确认页看诊断；", "Open an example plan and look at the diagnosis on its review;");
pub const SCENARIO_DIAGNOSE: Text = text("或直接去诊断", "or go to the diagnosis");
pub const SCENARIO_BACK: Text = text("回到正常的世界", "Back to the ordinary world");

pub const DRAFTS: Text = text("草稿", "Drafts");
pub const DRAFT_UNNAMED: Text = text("未命名", "Unnamed");
pub const DRAFT_CONTINUE: Text = text("继续", "Continue");
pub const DRAFT_CONTINUE_WHICH: Text = text("继续 {}", "Continue {}");
pub const DRAFT_DISCARD: Text = text("丢弃 {}", "Discard {}");
pub const ALL_DRAFTS: Text = text("全部草稿", "All drafts");
pub const DRAFTS_KEPT: Text = text(
    "草稿自最后一次修改起保留 90 天，之后连同其中保存的密码一起删除。",
    "A draft is kept for 90 days after its last change, then deleted with the passwords stored in it.",
);
pub const NO_DRAFTS: Text = text("没有草稿。", "There are no drafts.");
pub const DISCARD_TITLE: Text = text("丢弃草稿「{}」？", "Discard the draft \"{}\"?");
pub const DISCARD_WHAT: Text = text(
    "其中填写的内容和保存的密码会被删除，无法找回。用它创建过的容器组和创建记录不受影响。",
    "What was typed in it and the passwords stored with it are deleted for good. Container groups launched from it, and their records, stay.",
);
pub const DISCARD_GO: Text = text("丢弃草稿", "Discard draft");
pub const DISCARD_KEEP: Text = text("保留，返回", "Keep it");
pub const LAUNCHES: Text = text("最近创建", "Last launches");
pub const ALL_LAUNCHES: Text = text("全部创建记录", "All launches");
pub const COLUMN_NAME: Text = text("容器组", "Group");
pub const COLUMN_IMAGE: Text = text("镜像", "Image");
pub const COLUMN_REGION: Text = text("地域", "Region");
pub const COLUMN_CHANGED: Text = text("修改于", "Changed");
pub const COLUMN_STATUS: Text = text("状态", "Status");
pub const COLUMN_LAUNCHED: Text = text("创建于", "Launched");
pub const COLUMN_ACTION: Text = text("操作", "Action");
pub const EMPTY: Text = text("还没有草稿，也没有创建过容器组。", "No drafts yet, and nothing has been launched.");
pub const EMPTY_TEXT: Text = text(
    "填到一半的计划会自动保存在这里；创建过的容器组也会列在这里。",
    "A plan you have begun is kept here by itself, and so is every container group you launch.",
);
pub const EMPTY_GO: Text = text("打开一个示例看看", "Look at an example");

pub const CHECKLIST: Text = text("前提条件", "Before the first launch");
pub const CHECKLIST_LIVE: Text = text("能用凭证查到的已经查过。", "Whatever the credential can tell was checked.");
pub const CHECKLIST_DEMO: Text = text("演示模式下由模拟器回答。", "In demo mode the simulator answers.");
pub const CHECKLIST_PLAN: Text = text(
    "没有凭证，请自行确认。配置凭证后以 berth serve --live 启动即可自动检查。",
    "There is no credential: check for yourself. With one, berth serve --live checks what it can.",
);
pub const ECI: Text = text("已开通弹性容器实例（ECI）", "Elastic Container Instance (ECI) is activated");
pub const ECI_HOW: Text = text("在弹性容器实例控制台开通。", "Activate it in the ECI console.");
pub const ROLE: Text = text("已授权 ECI 的服务关联角色", "ECI's service-linked role is authorized");
pub const ROLE_HOW: Text = text(
    "首次打开控制台时按提示授权 AliyunServiceRoleForECI；这里查不到它。",
    "The console asks for AliyunServiceRoleForECI on the first visit. It cannot be seen from here.",
);
pub const ACR: Text = text("已开通容器镜像服务（ACR）", "Container Registry (ACR) is activated");
pub const ACR_HOW: Text = text("在容器镜像服务控制台开通。", "Activate it in the Container Registry console.");
pub const INSTANCE: Text =
    text("已有企业版实例，镜像已推送", "There is an Enterprise Edition instance with an image in it");
pub const INSTANCE_HOW: Text = text(
    "新实例默认拒绝所有网络：还须开启公网入口并设置白名单，或关联 VPC。",
    "A new instance lets no network in: open its public endpoint with a whitelist, or link a VPC.",
);
pub const CLUSTER: Text =
    text("使用 Kubernetes 方式时，已有 ACK Serverless 集群", "For the Kubernetes way, an ACK Serverless cluster");
pub const CLUSTER_HOW: Text = text(
    "其他 ACK 集群须安装虚拟节点组件；只用 OpenAPI 时不需要。",
    "Other ACK clusters need the virtual node component. OpenAPI alone needs no cluster.",
);
pub const PASSED: Text = text("已满足", "Checked");
pub const FAILED: Text = text("未满足", "Missing");
pub const UNKNOWN: Text = text("查不到", "Could not check");
pub const UNCHECKED: Text = text("自行确认", "For you to check");
pub const ECI_CONSOLE: Text = text("https://eci.console.aliyun.com", "https://eci.console.alibabacloud.com");
pub const ACR_CONSOLE: Text = text("https://cr.console.aliyun.com", "https://cr.console.alibabacloud.com");
pub const ACK_CONSOLE: Text = text("https://cs.console.aliyun.com", "https://cs.console.alibabacloud.com");
pub const TO_ECI: Text = text("弹性容器实例控制台", "ECI console");
pub const TO_ACR: Text = text("容器镜像服务控制台", "Container Registry console");
pub const TO_ACK: Text = text("容器服务控制台", "ACK console");
