//! Texts of the diagnosis: the page, the strip that other pages show of it, and the list of rules.

use super::{Text, text};

pub const TITLE: Text = text("拉取诊断", "Pull diagnosis");
pub const LEAD: Text = text(
    "创建之前说清镜像拉不拉得下来，失败之后说清为什么。Berth 同时查询 ACR、VPC、ECS 和 ECI，把应答对在一起；查不到的就说无法得知。",
    "Whether the image can be pulled, before the launch; why it was not, after one. Berth asks ACR, VPC, ECS and ECI, joins the answers, and says so where something cannot be known.",
);
pub const RULES_LINK: Text = text("全部规则", "All rules");
pub const POLICY_LINK: Text = text("最小权限策略", "Least-privilege policies");

pub const PASS: Text = text("通过", "Pass");
pub const WARN: Text = text("注意", "Warning");
pub const UNKNOWN: Text = text("无法得知", "Cannot know");
pub const FAIL: Text = text("不通过", "Fails");

pub const NOTHING: Text = text("没有发现妨碍拉取镜像的问题", "Nothing stands in the way of the pull");
pub const NOTHING_BUT: Text =
    text("没有发现妨碍拉取镜像的问题，{} 项需要注意", "Nothing stands in the way of the pull; worth a look: {}");
pub const FAILS: Text = text("镜像拉取会失败：「{}」不通过", "The pull will fail, because this does not hold: {}");
pub const FAILS_MORE: Text =
    text("镜像拉取会失败：「{}」等 {} 项不通过", "The pull will fail, because this does not hold: {}, and {} more");
pub const CANNOT: Text = text("没有不通过的检查，但「{}」无法得知", "Nothing fails, but this cannot be known: {}");
pub const CANNOT_MORE: Text =
    text("没有不通过的检查，但「{}」等 {} 项无法得知", "Nothing fails, but this cannot be known: {}, and {} more");

pub const OF_PLAN: Text = text("计划 {}", "Plan {}");
pub const OF_GROUP: Text = text("容器组 {}", "Container group {}");
pub const OF_IMAGE: Text = text("镜像 {}", "Image {}");
pub const ASKED: Text = text("查询云端 {} 项", "{} questions asked");
pub const MADE: Text = text("诊断于", "Diagnosed");
pub const AGAIN: Text = text("重新诊断", "Diagnose again");
pub const BACK_TO_PLAN: Text = text("回到确认页", "Back to the review");
pub const BACK_TO_LAUNCH: Text = text("回到创建记录", "Back to the launch");
pub const UNSEEN_LOGIN: Text = text(
    "云端的容器组描述不含 AcrRegistryInfo 和镜像仓库登录信息，因此与二者有关的判断以默认域名、同账号为前提。",
    "The cloud's description of a group leaves out AcrRegistryInfo and logon credentials, so whatever rests on them supposes the default domain and the same account.",
);

pub const GROUP_FAIL: Text = text("不通过", "Fails");
pub const GROUP_UNKNOWN: Text = text("无法得知", "Cannot be known from here");
pub const GROUP_WARN: Text = text("需要注意", "Worth a look");
pub const GROUP_PASS: Text = text("通过的检查", "What holds");
pub const EVIDENCE: Text = text("依据", "Evidence");
pub const FROM_PLAN: Text = text("计划", "the plan");
pub const ABOUT: Text = text("涉及", "About");
pub const REMEDY: Text = text("怎么改", "How to mend it");
pub const CONSOLE: Text = text("打开控制台", "Open the console");
pub const CLI: Text = text("aliyun CLI", "aliyun CLI");
pub const CLI_COPY: Text = text("复制命令", "Copy the line");
pub const TERRAFORM: Text = text("Terraform", "Terraform");
pub const TERRAFORM_COPY: Text = text("复制 Terraform", "Copy the Terraform");
pub const DO_IT: Text = text("由 Berth 执行", "Let Berth do it");
pub const DO_IT_FOR: Text = text("由 Berth 执行：{}", "Let Berth do it: {}");
pub const DOCUMENTATION: Text = text("文档（{} 核对）", "Documentation (read {})");
pub const ADVISORY: Text = text("不影响拉取", "does not decide the pull");

pub const CAUSES: Text = text("事件说明的原因", "What the events say");
pub const QUOTE: Text = text("云端原文", "The cloud's own words");
pub const POINTS_TO: Text = text("对应的规则", "Rules it points to");

pub const NEW: Text = text("选择要诊断的对象", "What to diagnose");
pub const ELSE: Text = text("诊断其他对象", "Diagnose something else");
pub const PLAN: Text = text("一份计划", "A plan");
pub const PLAN_HINT: Text = text("从草稿中选择", "One of your drafts");
pub const PLAN_LABEL: Text = text("计划", "Plan");
pub const NO_PLANS: Text = text("还没有草稿。", "There are no drafts yet.");
pub const NEW_PLAN: Text = text("新建计划", "Begin a plan");
pub const GROUP: Text = text("一个容器组", "A container group");
pub const GROUP_HINT: Text = text("已创建的 ECI 实例，无论由谁创建", "One that exists, whoever created it");
pub const GROUP_LABEL: Text = text("容器组 ID", "Group ID");
pub const IMAGE: Text = text("一个镜像和交换机", "An image and a vSwitch");
pub const IMAGE_HINT: Text =
    text("没有计划也能查：从这个交换机能否拉取这个镜像", "Without a plan: can this image be pulled from there");
pub const IMAGE_LABEL: Text = text("镜像地址", "Image");
pub const VSWITCH_LABEL: Text = text("交换机 ID", "vSwitch ID");
pub const GROUP_SECURITY: Text = text("安全组 ID（可选）", "Security group ID (optional)");
pub const INSTANCE_LABEL: Text = text("ACR 实例 ID（自定义域名时填写）", "ACR instance ID (for a custom domain)");
pub const REGION: Text = text("地域", "Region");
pub const REGION_OF_IMAGE: Text = text("按镜像域名判断", "As the image's host says");
pub const REGION_OF_GROUP: Text = text("按创建记录判断", "As the launch's record says");
pub const MORE: Text = text("地域、安全组、实例", "Region, security group, instance");
pub const GO: Text = text("诊断", "Diagnose");

pub const NOT_A_GROUP: Text = text(
    "「{}」不是容器组 ID，例如 eci-2zei1wjcr5k9k0wk0000",
    "“{}” is not a group ID such as eci-2zei1wjcr5k9k0wk0000",
);
pub const GROUP_REGION: Text =
    text("Berth 没有创建过 {}，请选择它所在的地域。", "Berth did not create {}; choose the region that it is in.");
pub const NO_GROUP: Text = text("没有容器组 {}（地域 {}）。", "There is no container group {} in {}.");
pub const GROUP_FAILED: Text = text("未能查到容器组 {}。", "The container group {} could not be looked up.");
pub const PLAN_GONE: Text = text("这份草稿已不存在。", "That draft is not there any more.");
pub const NO_IMAGE: Text = text("请填写镜像地址。", "Give the image's address.");
pub const PLAN_ONLY: Text =
    text("仅规划模式不查询云端，只能判断计划本身", "Plan-only mode asks no cloud: the plan alone is judged");
pub const PLAN_ONLY_HOW: Text = text(
    "完整诊断需要一份凭证，权限见最小权限策略。可以用 berth serve --live 启动，或下载计划文件后运行 berth diagnose plan.json，凭证取自该机器的环境。",
    "A whole diagnosis needs a credential; the policies page says what it must be allowed. Start berth serve --live, or download the plan file and run  berth diagnose plan.json  where the environment holds a credential.",
);

pub const STRIP: Text = text("拉取诊断", "Pull diagnosis");
pub const STRIP_CHECKING: Text = text("正在检查镜像能否拉取", "Checking whether the image can be pulled");
pub const STRIP_LATE: Text = text("诊断还没有结果", "The diagnosis is not done yet");
pub const STRIP_WAIT: Text = text("等待结果", "Wait for the result");
pub const STRIP_MORE: Text = text("查看完整诊断", "See the whole diagnosis");

pub const RULES_TITLE: Text = text("诊断规则", "Rules of the diagnosis");
pub const RULES_LEAD: Text = text(
    "共 {} 条。决定拉取的规则不通过，镜像就拉不下来，berth diagnose 以 1 退出；其余规则最多给出提醒。",
    "{} rules. Where one that decides does not hold, the image cannot be pulled and berth diagnose exits with 1; the others warn at most.",
);
pub const RULE: Text = text("规则", "Rule");
pub const WEIGHT: Text = text("作用", "Weight");
pub const DECIDES: Text = text("决定拉取", "Decides");
pub const WARNS: Text = text("仅提醒", "Only warns");
pub const READS: Text = text("查询", "Reads");
pub const READS_NOTHING: Text = text("只看计划", "the plan alone");
pub const DOCUMENT: Text = text("文档", "Documentation");
pub const DOCUMENT_OF: Text = text("「{}」的文档", "Documentation of {}");
pub const READ_ON: Text = text("核对于", "Read in");
pub const TO_DIAGNOSE: Text = text("返回诊断", "Back to the diagnosis");
