//! Texts of the page that annotates manifests.

use super::{Text, text};

pub const TITLE: Text = text("标注 YAML", "Annotate YAML");
pub const LEAD: Text = text(
    "粘贴已有的 Kubernetes 清单，在 Pod 模板上写入免密拉取的注解，其余内容一字不改。粘贴的内容不会保存。",
    "Paste Kubernetes manifests that you have: the annotation is written into the pod templates, and nothing else is changed. What you paste is not stored.",
);
pub const TEXT: Text = text("清单 YAML", "Manifests");
pub const TEXT_HINT: Text = text(
    "最多 2,000 个文档，最大 10 MiB。也可用管道：kustomize build . | berth annotate --instance-id cri-…",
    "Up to 2,000 documents and 10 MiB. Or by a pipe: kustomize build . | berth annotate --instance-id cri-…",
);
pub const INSTANCE_ID: Text = text("企业版实例 ID", "Enterprise Edition instance ID");
pub const INSTANCE_ID_HINT: Text = text("多个实例用逗号分隔", "Several are separated by commas");
pub const REGION: Text = text("集群地域", "Cluster region");
pub const INSTANCE_REGION: Text = text("实例地域", "Instance region");
pub const REGION_HINT: Text =
    text("两个地域不同时，注解中会写入实例地域", "Where both differ, the annotation names the instance's");
pub const INSTANCE_NAME: Text = text("实例名称", "Instance name");
pub const INSTANCE_NAME_HINT: Text = text("只改写该实例的镜像域名", "Only this instance's image hosts are rewritten");
pub const NETWORK: Text = text("镜像域名", "Image hosts");
pub const NETWORK_LEAVE: Text = text("保持不变", "Leave as they are");
pub const NETWORK_VPC: Text = text("改为专有网络（VPC）域名", "Change to VPC hosts");
pub const NETWORK_PUBLIC: Text = text("改为公网域名", "Change to public hosts");
pub const ONTO: Text = text("调度到 ECI", "Way onto ECI");
pub const ONTO_NONE: Text = text("不写入", "Write none");
pub const ONTO_LABEL: Text = text("Pod 标签 alibabacloud.com/eci", "Pod label alibabacloud.com/eci");
pub const ONTO_SELECTOR: Text = text("节点选择器和容忍", "Node selector and toleration");
pub const ALL_KINDS: Text = text("自定义资源中的 Pod 模板也处理", "Pod templates in custom kinds too");
pub const MOVE: Text = text("移动写错位置的注解", "Move annotations that stand where they do nothing");
pub const PLURAL: Text = text("使用 acr-instance-ids（复数形式）", "Use acr-instance-ids, the plural form");
pub const ACCOUNTS: Text = text("跨账号：RAM 角色", "Across accounts: RAM roles");
pub const SERVICE_ARN: Text = text("运行 Pod 的账号的角色 ARN", "Role ARN of the account that runs the pods");
pub const USER_ARN: Text = text("实例所属账号的角色 ARN", "Role ARN of the account that owns the registry");
pub const GO: Text = text("标注", "Annotate");
pub const DOWNLOAD: Text = text("下载结果", "Download the result");
pub const COPY: Text = text("复制结果", "Copy the result");
pub const REFUSED: Text = text("未处理，原文保留在下方", "Nothing was done; the text is kept below");
pub const BY_HAND: Text = text("请手动写入 Pod 模板：", "Put this into the pod template by hand:");
pub const AT: Text = text("第 {} 行，第 {} 列：{}", "Line {}, column {}: {}");
pub const LINE: Text = text("第 {} 行", "Line {}");
pub const SECOND: Text = text("第 {} 行开始的文档不是 YAML：{}", "The document at line {} is not YAML: {}");
pub const WHICH: Text = text(
    "镜像来自多个实例：{}。请填写实例名称，再改写域名。",
    "The images are of several instances: {}. Give the instance name to choose whose hosts to rewrite.",
);
pub const BROKEN: Text = text(
    "第 {} 行：无法在不改动其他内容的前提下写入，因此未写入任何内容。",
    "Line {}: this cannot be written without changing something else, so nothing was written.",
);
pub const NO_TEXT: Text = text("请粘贴清单", "Paste the manifests");
pub const NO_REGION: Text = text("“{}”不是地域 ID，例如 cn-beijing", "“{}” is not a region ID such as cn-beijing");
pub const NO_ARN: Text = text(
    "“{}”不是完整的角色 ARN，格式为 acs:ram::账号 UID:role/角色名",
    "“{}” is not a whole role ARN: acs:ram::ACCOUNT-UID:role/NAME",
);
pub const DIFF: Text = text("改动与检查，逐行显示", "Changes and findings, line by line");
pub const CHANGES: Text = text("改动", "Changes");
pub const UNCHANGED: Text = text("没有需要改动的内容", "There is nothing to change");
pub const NO_TEMPLATE: Text = text("没有找到 Pod 模板，内容未改动", "No pod template was found; nothing was changed");
pub const MORE: Text = text(
    "此处只显示前 {} 行，其余 {} 行请下载结果查看。",
    "The first {} lines are shown; download the result for the other {}.",
);
pub const REPORT: Text = text("处理报告", "Report");
pub const RESTART: Text = text(
    "已存在的 Pod 不会变化，请重建（kubectl rollout restart …）",
    "Pods that exist keep what they have; recreate them (kubectl rollout restart …)",
);
pub const FINDINGS: Text = text("ECI 检查", "What ECI will not run");
pub const NO_FINDINGS: Text = text("ECI 检查没有发现问题", "No ECI findings");
pub const READ: Text = text("文档（{} 核对）", "Documentation (checked {})");
pub const RESULT: Text = text("完整结果", "The whole result");
pub const LEVEL_ERROR: Text = text("错误", "Error");
pub const LEVEL_WARNING: Text = text("警告", "Warning");
pub const LEVEL_NOTE: Text = text("提示", "Note");
pub const MORE_NOTES: Text =
    text("此处只显示前 {} 条，另有 {} 条。", "The first {} lines of the report are shown; there are {} more.");
pub const MORE_FINDINGS: Text = text(
    "此处只显示前 {} 条，另有 {} 条。用 berth lint 可查看全部。",
    "The first {} are shown; there are {} more, which berth lint lists.",
);
pub const TOO_LONG: Text =
    text("结果超过 512 KiB，不在此处显示，请下载。", "The result is over 512 KiB and not shown here: download it.");
pub const FILE: Text = text("或选择文件", "Or a file");
pub const FILE_HINT: Text = text(
    "最大 10 MiB，UTF-8 文本。选择后代替上面的内容。",
    "Up to 10 MiB of UTF-8 text. It takes the place of the text above.",
);
pub const NOT_UTF8: Text = text(
    "文件不是 UTF-8 文本。请另存为 UTF-8 后再选择。",
    "The file is no UTF-8 text. Save it as UTF-8 and choose it again.",
);
pub const PLAN: Text = text("以此新建方案", "Start a plan from this");
pub const PLAN_HINT: Text = text(
    "第一个 Pod 模板成为方案，并列出方案无法容纳的内容。只有此操作会保存内容。",
    "The first pod template becomes a plan, with a list of what a plan cannot hold. This alone stores what you pasted.",
);
pub const NO_PODS: Text = text("没有找到可以建立方案的 Pod 模板。", "There is no pod template to start a plan from.");
pub const LEFT_OUT: Text =
    text("由 {} 新建，未带入方案的内容：{} 项", "Begun from {}; what the plan could not hold: {}");
pub const LEFT_MORE: Text = text("此处只列出前 {} 项，另有 {} 项。", "The first {} are listed; there are {} more.");
pub const ANSWER: Text = text("结果", "Result");
pub const EMPTY: Text = text(
    "结果显示在此处：每处改动，以及 ECI 不支持的内容。",
    "The result appears here: every change, and what ECI will not run.",
);
pub const LINES: Text = text("写入 {} 行", "Lines written: {}");
pub const FOUND: Text = text("ECI 检查发现 {} 项", "ECI findings: {}");
pub const SUMMARY: Text = text("{}；{}。", "{}. {}.");
pub const LONG: Text = text(
    "内容较长，结果不随输入更新，请点击“标注”。",
    "The text is long: the result does not follow typing. Press Annotate.",
);
pub const FAILED: Text =
    text("结果未能更新，请点击“标注”。", "The result could not be brought up to date. Press Annotate.");
pub const DOOR: Text = text("Kubernetes YAML：标注免密注解", "Kubernetes YAML: annotate it");
