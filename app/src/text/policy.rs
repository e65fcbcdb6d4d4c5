//! Texts of the policy generator.

use super::{Text, text};

pub const TITLE: Text = text("最小权限策略", "Least-privilege policies");
pub const LEAD: Text = text(
    "Berth 所用身份需要的 RAM 权限策略，只含选中的用途和正在使用的资源；以及只能从一个实例拉取镜像的 RAM 角色。",
    "The RAM policy for the identity that Berth signs with, with nothing but the chosen uses and the resources in use; and a RAM role that pulls from one instance alone.",
);
pub const SCOPE: Text = text("用途和范围", "Uses and scope");
pub const USES: Text = text("用途", "Uses");
pub const USE_LAUNCH: Text = text("创建、删除和跟踪容器组", "Create, delete and follow container groups");
pub const USE_PICK: Text = text("选择网络和镜像", "Pick networks and images");
pub const USE_DIAGNOSE: Text = text("诊断拉取（只读）", "Diagnose pulls (reads only)");
pub const USE_MEND: Text = text("执行修复，以及撤销", "Mend what was found, and take it back");
pub const ACCOUNT: Text = text("账号 ID", "Account ID");
pub const ACCOUNT_HINT: Text = text("留空即任意账号（*）", "Empty means any (*)");
pub const REGIONS: Text = text("容器组的地域", "Regions of the groups");
pub const REGIONS_HINT: Text = text("多个用逗号分隔；留空即任意地域", "Several with commas; empty means any");
pub const INSTANCES: Text = text("ACR 实例", "Registry instances");
pub const INSTANCES_HINT: Text =
    text("地域/实例 ID，多个用逗号分隔；留空即任意实例", "region/instance ID, several with commas; empty means any");
pub const FILLED_IN: Text = text(
    "地域和实例取自草稿和创建记录，账号取自当前凭证。",
    "Regions and instances are those of your drafts and launches; the account is the credential's.",
);
pub const GO: Text = text("生成", "Generate");
pub const WRONG: Text = text("「{}」不是{}", "“{}” is not {}");
pub const IS_ACCOUNT: Text = text("账号 ID（16 位数字）", "an account ID of 16 digits");
pub const IS_REGION: Text = text("地域 ID，例如 cn-beijing", "a region ID such as cn-beijing");
pub const IS_INSTANCE: Text = text(
    "地域/实例 ID，例如 cn-beijing/cri-nwj395hgf6f00000",
    "region/instance ID such as cn-beijing/cri-nwj395hgf6f00000",
);
pub const SIGNER: Text = text("签名身份的权限策略", "Policy of the signing identity");
pub const SIGNER_LEAD: Text =
    text("附加到 Berth 所用的 RAM 用户或角色。", "Attach it to the RAM user or role whose credential Berth uses.");
pub const NO_USE: Text = text("没有选择用途。", "No use is chosen.");
pub const ROLE: Text = text("拉取角色：{}", "Pull role for {}");
pub const ROLE_LEAD: Text = text(
    "信任 ECI，只能从这一个实例拉取。在计划里填作 ArnService，或写进注解 acr-service-arns。",
    "It trusts ECI and pulls from this instance alone. Name it as ArnService in the plan, or in the annotation acr-service-arns.",
);
pub const ROLE_ARN: Text = text("角色 ARN", "The role's ARN");
pub const ROLE_NEEDS: Text = text(
    "填写账号 ID 和至少一个实例，即可生成拉取角色。",
    "Give the account ID and at least one instance, and the pull role is generated too.",
);
pub const TRUST: Text = text("信任策略（JSON）", "Trust policy (JSON)");
pub const POLICY: Text = text("权限策略（JSON）", "Policy (JSON)");
pub const ANNOTATION: Text = text("Pod 注解", "Pod annotation");
pub const COPY: Text = text("复制{}", "Copy: {}");
pub const DOWNLOAD: Text = text("下载 {}", "Download {}");
