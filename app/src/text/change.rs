//! Texts of changes to a registry instance that Berth makes for an operator.

use super::{Text, text};

pub const OPEN: Text = text("开启 {} 的公网访问入口", "Enable the public endpoint of {}");
pub const CLOSE: Text = text("关闭 {} 的公网访问入口", "Disable the public endpoint of {}");
pub const ADMIT: Text = text("把 {} 加入 {} 的公网白名单", "Add {} to the whitelist of {}");
pub const EXPEL: Text = text("把 {} 移出 {} 的公网白名单", "Take {} out of the whitelist of {}");
pub const LINK: Text = text("把 {} 接入 {}", "Link {} to {}");
pub const UNLINK: Text = text("取消 {} 对 {} 的接入", "Unlink {} from {}");

pub const NOTHING_YET: Text =
    text("请核对。确认之前不会改动任何资源。", "Check what will change. Nothing is changed before you confirm.");
pub const LIVE: Text = text("这会改动真实的 ACR 实例。", "This changes a real registry instance.");
pub const DEMO: Text = text("演示模式：改动的是内置模拟器。", "Demo mode: the built-in simulator is changed.");
pub const BEFORE: Text = text("现在", "Before");
pub const AFTER: Text = text("之后", "After");
pub const ENDPOINT: Text = text("公网访问入口", "Public endpoint");
pub const WHITELIST: Text = text("公网白名单", "Whitelist");
pub const LINKS: Text = text("已接入的 VPC", "Linked VPCs");
pub const ENABLED: Text = text("已开启（{}）", "enabled ({})");
pub const DISABLED: Text = text("已关闭", "disabled");
pub const EVERYBODY: Text = text("空：对所有地址开放", "empty: open to every address");
pub const NOBODY: Text = text("无", "none");
pub const UNDO: Text = text("如何撤销", "How to undo it");
pub const CALL: Text = text("将要发送的请求", "The call that will be sent");
pub const CONFIRM: Text = text("确认并执行", "Confirm and do it");
pub const CANCEL: Text = text("不执行，返回", "Do nothing, go back");
pub const ALREADY: Text = text("现状已经如此，不需要改动。", "That is the case already; there is nothing to change.");
pub const LAST_ENTRY: Text = text(
    "这是白名单中最后一条。移除它会对所有地址开放，因此 Berth 不会执行。",
    "It is the last entry of the whitelist. Without it every address would be admitted, so Berth does not do it.",
);
pub const CLOSED: Text = text(
    "公网访问入口未开启，白名单无从谈起；先开启它。",
    "The public endpoint is disabled, so there is no whitelist to change; enable it first.",
);
pub const UNSEEN: Text = text(
    "无法查到现在的状态，因此不能执行。",
    "What stands there now could not be looked up, so nothing can be done from here.",
);
pub const INCOMPLETE: Text = text("这个地址没有说清要改动什么。", "The address does not say what to change.");
pub const COST: Text = text(
    "公网访问入口开启后需要一段时间（CREATING），期间加入白名单的条目会丢失；Berth 会等到 RUNNING。",
    "Once enabled, the endpoint is CREATING for a while, and entries made meanwhile are lost; Berth waits until it is RUNNING.",
);
pub const COST_ENTRY: Text = text(
    "若入口仍在 CREATING，Berth 先等到 RUNNING 再加入，并查询到条目生效为止。",
    "While the endpoint is CREATING, Berth waits until it is RUNNING, then adds the entry and looks until it is there.",
);
pub const COST_LINK: Text = text(
    "会占用交换机的一个 IP 和一个接入配额，并写入 PrivateZone 解析记录。Berth 会等到 RUNNING。",
    "It takes one address of the vSwitch and one link of the quota, and writes PrivateZone records. Berth waits until the link is RUNNING.",
);
pub const COST_BACK: Text = text("依赖它的拉取会开始失败。", "Pulls that rest on it will begin to fail.");

pub const STAGE_WAIT: Text = text("等待入口 RUNNING", "Waiting until the endpoint is RUNNING");
pub const STAGE_SEND: Text = text("正在发送请求", "Sending the call");
pub const STAGE_DOUBT: Text = text(
    "请求已发出，应答丢失；正在查询是否生效，已生效就不再发送",
    "The call was sent and its answer was lost; looking whether it holds before anything is sent again",
);
pub const STAGE_SETTLE: Text = text("已接受，等待生效", "Accepted; waiting until it holds");
pub const STAGE_DONE: Text = text("已生效", "Done, and it holds");
pub const STAGE_FAILED: Text = text("没有成功", "It did not succeed");
pub const STAGE_LATE: Text = text(
    "到时限仍未生效。稍后在控制台或诊断中查看。",
    "It does not hold by the end of the wait. Look again later, in the console or by a diagnosis.",
);
pub const KEPT: Text =
    text("本页自改动结束起保留 30 天。", "This page is kept for 30 days from the end of the change.");
pub const GOES_ON: Text = text(
    "关闭本页或重启服务，改动都会继续。",
    "The change goes on when you close this page, and after a restart of the server.",
);
pub const NOW: Text = text("目前", "Now");
pub const DIAGNOSE: Text = text("去诊断", "Go and diagnose");
pub const UNDO_IT: Text = text("撤销这次改动", "Undo this change");
pub const REFRESHES: Text = text("本页每 {} 秒刷新一次。", "This page reloads every {} seconds.");
