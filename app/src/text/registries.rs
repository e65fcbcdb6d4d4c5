//! Texts of the registries' pages.

use super::{Text, text};

pub const TITLE: Text = text("镜像实例", "Registries");
pub const LEAD: Text = text(
    "容器镜像服务（ACR）企业版实例：能不能被拉取，里面有什么，从哪个镜像开始。",
    "Container Registry (ACR) Enterprise Edition instances: whether they can be reached, what is in them, and which image to start from.",
);

pub const FOUND: Text = text("各地域的实例", "Instances in every region");
pub const PROGRESS: Text = text("已应答 {} / {} 个地域", "{} of {} regions answered");
pub const AWAITED: Text = text("其余 {} 个仍在查询。", "The other {} are still being asked.");
pub const AWAITED_ONE: Text = text("其余 1 个仍在查询。", "The last one is still being asked.");
pub const WAIT: Text = text("等待全部应答", "Wait for all of them");
pub const LATE: Text = text("再看一次", "Look at it again");
pub const LOOK_AGAIN: Text = text("重新查询", "Look again");
pub const NONE_YET: Text = text("目前应答的地域里没有实例。", "No instance in the regions that answered so far.");
pub const NONE: Text = text(
    "没有一个地域有企业版实例。可以在容器镜像服务控制台创建，或在下面手工记录其他账号的实例。",
    "No region has an Enterprise Edition instance. Create one in the Container Registry console, or write down another account's by hand.",
);
pub const MORE_IN: Text = text(
    "{} 的实例多于这里列出的；其余的可以手工记录。",
    "{} holds more instances than are listed; write the others down by hand.",
);

pub const COLUMN_INSTANCE: Text = text("实例", "Instance");
pub const COLUMN_REGION: Text = text("地域", "Region");
pub const COLUMN_EDITION: Text = text("版本", "Edition");
pub const COLUMN_STATUS: Text = text("状态", "State");
pub const COLUMN_DOMAINS: Text = text("域名", "Domains");
pub const COLUMN_ACCESS: Text = text("访问入口", "Access");
pub const COLUMN_ACTION: Text = text("操作", "Action");
pub const ENTRIES: Text = text("白名单 {} 条", "{} whitelist entries");
pub const ENTRIES_ONE: Text = text("白名单 1 条", "1 whitelist entry");

pub const FAILED: Text = text("没有查到的地域", "Regions that could not be asked");
pub const FAILED_PERMISSION: Text =
    text("缺少 RAM 权限 {}。授予后点「重新查询」。", "The RAM permission {} is missing. Grant it and look again.");
pub const FAILED_THROTTLED: Text = text(
    "请求过于频繁，被云端限流。过一会儿再点「重新查询」。",
    "The cloud throttled the requests. Look again in a moment.",
);
pub const FAILED_SILENT: Text = text(
    "没有在时限内应答。检查本机到该地域接入点的网络，或稍后重新查询。",
    "No answer in time. Check the way from this machine to the region's endpoint, or look again later.",
);
pub const FAILED_REFUSED: Text = text("云端拒绝了查询。", "The cloud refused the question.");
pub const EARLIER: Text = text("{} 列出的实例来自更早的一次应答。", "What is listed of {} is from an earlier answer.");
pub const POLICY: Text = text("生成所需的 RAM 策略", "Generate the RAM policy that this takes");
pub const SAID: Text = text("云端原话", "The cloud's own words");

pub const REMEMBERED: Text = text("已记录的实例", "Remembered instances");
pub const REMEMBERED_LEAD: Text = text(
    "记下的实例 ID、名称和域名，供以后的方案选用。其中没有密码，也不需要云上凭证。",
    "IDs, names and domains kept for later plans. They hold no password and take no credential.",
);
pub const REMEMBERED_NONE: Text = text(
    "还没有记录。从上面的实例「记录」，或手工填写，例如其他账号的实例。",
    "None yet. Remember one of the instances above, or type one in by hand, such as another account's.",
);
pub const REMEMBERED_NONE_PLAN_ONLY: Text = text(
    "还没有记录。手工填写一个，之后的方案就能直接选用。",
    "None yet. Type one in by hand, and later plans can choose it.",
);
pub const PLAN_ONLY: Text = text(
    "仅规划模式没有凭证，不查询云上的实例。可以手工记录实例，供方案选用。",
    "Plan-only mode has no credential and asks no cloud. Instances can be written down by hand for plans to choose from.",
);
pub const BY_HAND: Text = text("手工记录实例", "Type one in by hand");
pub const REMEMBER: Text = text("记录", "Remember");
pub const REMEMBER_WHICH: Text = text("记录 {}", "Remember {}");
pub const IS_REMEMBERED: Text = text("已记录", "Remembered");
pub const EDIT: Text = text("编辑", "Edit");
pub const EDIT_WHICH: Text = text("编辑 {}", "Edit {}");
pub const FORGET_WHICH: Text = text("删除 {} 的记录", "Forget {}");
pub const BEGIN: Text = text("开始方案", "Start a plan");
pub const BEGIN_WITH: Text = text("用 {} 开始方案", "Start a plan with {}");
pub const COLUMN_WRITTEN: Text = text("记录于", "Written");
pub const NO_DOMAINS: Text = text("所有域名", "all of its domains");

pub const NEW: Text = text("手工记录实例", "Write an instance down");
pub const NEW_LEAD: Text = text(
    "在容器镜像服务控制台的实例概览页可以找到这些信息。",
    "All of this stands on the instance's overview page in the Container Registry console.",
);
pub const EDIT_TITLE: Text = text("编辑记录：{}", "Edit {}");
pub const LABEL: Text = text("称呼", "Label");
pub const LABEL_HINT: Text = text(
    "只在这里使用，最多 64 个字。留空时用实例名称。",
    "Used here only, up to 64 characters. The instance's name if left empty.",
);
pub const LABEL_LONG: Text = text("称呼最多 64 个字。", "A label has at most 64 characters.");
pub const TAKEN: Text = text("这个实例已经有一条记录。", "This instance is remembered already, by another entry.");
pub const DOMAINS: Text = text("域名", "Domains");
pub const DOMAINS_HINT: Text = text(
    "一行一个，不带 https://。默认域名和自定义域名都可以。",
    "One a line, without https://. Default and custom ones alike.",
);
pub const DOMAINS_MANY: Text = text("最多 20 个域名。", "No more than 20 domains.");
pub const SAVE: Text = text("保存记录", "Save");
pub const CANCEL: Text = text("取消", "Cancel");
pub const PROBLEMS: Text = text("有 {} 处要改", "{} to mend");
pub const PROBLEMS_ONE: Text = text("有 1 处要改", "One thing to mend");

pub const FORGET_TITLE: Text = text("删除 {} 的记录？", "Forget {}?");
pub const FORGET_WHAT: Text = text(
    "只删除这里的记录。云上的实例和已有的方案都不变。",
    "Only the entry here goes. The instance in the cloud and your plans stay as they are.",
);
pub const FORGET_GO: Text = text("删除记录", "Forget it");
pub const FORGET_KEEP: Text = text("保留", "Keep it");

pub const FACTS: Text = text("实例信息", "The instance");
pub const ISSUE: Text = text("问题", "Trouble");
pub const PUBLIC: Text = text("公网访问入口", "Public endpoint");
pub const WHITELIST: Text = text("白名单", "Whitelist");
pub const WHITELIST_OFF: Text = text("没有条目：对所有地址开放。", "No entry: open to every address.");
pub const WHITELIST_LOOPBACK: Text = text(
    "只有云端自带的 127.0.0.1/32，任何地址都进不来。",
    "Only 127.0.0.1/32, which the cloud puts there itself: no address gets in.",
);
pub const VPCS: Text = text("专有网络访问", "Access over VPCs");
pub const LINKING: Text = text("关联中", "Linking");
pub const VPCS_NONE: Text = text("没有关联 VPC。", "No VPC is linked.");
pub const COLUMN_VPC: Text = text("VPC", "VPC");
pub const COLUMN_VSWITCH: Text = text("交换机", "vSwitch");
pub const COLUMN_ADDRESS: Text = text("地址", "Address");
pub const COLUMN_DOMAIN: Text = text("域名", "Domain");
pub const COLUMN_KIND: Text = text("种类", "Kind");
pub const KIND_DEFAULT_PUBLIC: Text = text("默认域名，公网", "default, public");
pub const KIND_DEFAULT_VPC: Text = text("默认域名，VPC", "default, VPC");
pub const KIND_CUSTOM: Text = text("自定义域名", "custom");
pub const NO_DOMAIN: Text = text("没有域名。", "No domain.");
pub const UNSEEN_PUBLIC: Text = text("公网访问入口没有查到", "The public endpoint could not be seen");
pub const UNSEEN_VPCS: Text = text("专有网络访问没有查到", "The access over VPCs could not be seen");
pub const GONE: Text = text(
    "{} 没有实例 {}。可能已经释放，或属于其他账号。",
    "{} has no instance {}. It may have been released, or be another account's.",
);
pub const GONE_TITLE: Text = text("没有这个实例", "No such instance");

pub const CONTENTS: Text = text("镜像仓库", "Image repositories");
pub const NAMESPACES: Text = text("命名空间", "Namespaces");
pub const ALL_NAMESPACES: Text = text("全部", "All");
pub const NO_NAMESPACE: Text = text("没有命名空间。", "No namespace.");
pub const NAMESPACES_MORE: Text =
    text("命名空间多于这里列出的；可以在地址中填写。", "There are more namespaces than are listed.");
pub const COLUMN_REPOSITORY: Text = text("镜像仓库", "Repository");
pub const COLUMN_NAMESPACE: Text = text("命名空间", "Namespace");
pub const COLUMN_TYPE: Text = text("类型", "Type");
pub const COLUMN_SUMMARY: Text = text("摘要说明", "Summary");
pub const TYPE_PUBLIC: Text = text("公开", "public");
pub const TYPE_PRIVATE: Text = text("私有", "private");
pub const SEARCH_REPOSITORY: Text = text("仓库名称", "Repository name");
pub const SEARCH: Text = text("查找", "Search");
pub const SEARCH_CLEAR: Text = text("清除", "Clear");
pub const NO_REPOSITORY: Text = text("这里没有镜像仓库。", "No repository here.");
pub const NO_MATCH: Text = text("没有符合的。", "Nothing matches.");
pub const SEARCHED: Text = text(
    "列表很长，只在前 {} 个中查找了名称的一部分；填写完整的名称总能找到。",
    "The list is long: parts of a name were looked for in the first {} only. A whole name is always found.",
);
pub const NEWER: Text = text("上一页", "Previous page");
pub const OLDER: Text = text("下一页", "Next page");
pub const PAGES: Text = text("分页", "Pages");
pub const PAGE_N: Text = text("第 {} 页", "Page {}");
pub const PAGE_OVER: Text = text("这一页已经没有内容了。", "Nothing on this page any more.");

pub const SEARCH_TAG: Text = text("版本或摘要", "Tag or digest");
pub const NO_TAG: Text = text("这个仓库里没有镜像版本，先推送一个。", "No tag in this repository; push one first.");
pub const TAGS: Text = text("镜像版本", "Tags");
pub const BEGIN_IMAGE: Text = text("用此镜像开始方案", "Start a plan with this image");
pub const BEGIN_IMAGE_WHICH: Text = text("用此镜像开始方案：{}", "Start a plan with this image: {}");
pub const PULLED_AS: Text = text("拉取地址", "Pulled as");
pub const PULLED_VPC: Text = text(
    "已关联 VPC，方案从内网域名拉取；在网络一步可以改。",
    "A VPC is linked, so the plan pulls over the VPC domain; the network step can change that.",
);
pub const PULLED_PUBLIC: Text = text(
    "没有可用的 VPC 关联，方案从公网域名拉取；在网络一步可以改。",
    "No VPC link works, so the plan pulls over the public domain; the network step can change that.",
);
pub const NO_HOST: Text = text(
    "不知道实例的域名，无法从这里开始方案。请在控制台确认域名，或手工记录实例。",
    "The instance's domains are not known, so no plan can be started from here. Look them up in the console, or write the instance down by hand.",
);
pub const BACK: Text = text("所有实例", "All registries");
