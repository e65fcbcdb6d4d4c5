//! Texts of the launch's page, the list of launches and the question before deleting.

use super::{Text, text};

pub const RECORDED: Text = text("已记录", "Recorded");
pub const SENT: Text = text("已发送", "Sent");
pub const ACCEPTED: Text = text("已受理", "Accepted");
pub const SCHEDULED: Text = text("已调度", "Scheduled");
pub const PULLED: Text = text("镜像已拉取", "Image pulled");
pub const RUNNING: Text = text("开始运行", "Up and running");
pub const DONE: Text = text("完成", "done");
pub const NOW: Text = text("进行中", "in progress");
pub const AHEAD: Text = text("未开始", "not yet");
pub const FAILED: Text = text("失败", "failed");
pub const STUCK: Text = text("受阻，重试中", "held up, tried again");
pub const UNKNOWN: Text = text("未知", "unknown");
pub const NEVER: Text = text("不会发生", "will not happen");
pub const TIMELINE: Text = text("进度", "Progress");
pub const AFTER: Text = text("第 {} 秒", "after {} s");
pub const CONTAINERS: Text = text("容器", "Containers");
pub const NO_CONTAINERS: Text = text("云端还没有容器信息。", "The cloud has not told of any container yet.");
pub const NAME: Text = text("名称", "Name");
pub const STATE: Text = text("状态", "State");
pub const RESTARTS: Text = text("重启次数", "Restarts");
pub const IMAGE: Text = text("镜像", "Image");
pub const LOGS: Text = text("日志", "Logs");
pub const LOGS_OF: Text = text("{} 的日志", "Logs of {}");
pub const INIT: Text = text("Init", "init");
pub const EXIT: Text = text("退出码 {}", "exit code {}");
pub const EVENTS: Text = text("事件", "Events");
pub const NO_EVENTS: Text = text("还没有事件。", "No events yet.");
pub const TIME: Text = text("时间", "Time");
pub const REASON: Text = text("原因", "Reason");
pub const MESSAGE: Text = text("内容", "Message");
pub const TIMES: Text = text("共 {} 次", "{} times");
pub const CAUSE: Text = text("为什么没有运行", "Why it does not run");
pub const GROUNDS: Text = text("诊断结果", "What the diagnosis says");
pub const ADVICE: Text = text("怎么办", "What to do");
pub const RAW: Text = text("云端原文", "Original message");
pub const REFUSED: Text =
    text("云端拒绝了请求，没有创建任何资源", "The cloud refused the request: nothing was created");
pub const UNSENT: Text = text("请求没有发出，没有创建任何资源", "The request was not sent: nothing was created");
pub const LOST: Text = text(
    "请求已经发出，但没有收到答复：容器组可能已经创建，也可能没有",
    "The request was sent but its answer was lost: the group may or may not exist",
);
pub const LOST_HOW: Text = text(
    "Berth 正在用标签 berth-launch 查找它。再次发送时使用同一个 ClientToken，因此不会重复创建。在结果明确之前，请不要另外创建。",
    "Berth is looking for it by its tag berth-launch. If the request is sent again, the same ClientToken keeps it from creating twice. Do not launch another one until this is settled.",
);
pub const RECOMMEND: Text = text("阿里云关于此错误的说明", "Alibaba Cloud on this error");
pub const STALE: Text = text("云端暂时没有更新的答复", "The cloud has given no newer answer");
pub const TRYING: Text = text("还没有发送成功，已尝试 {} 次", "Not sent successfully yet, after {} tries");
pub const TRYING_ONE: Text = text("还没有发送成功，已尝试 1 次", "Not sent successfully yet, after one try");
pub const TRYING_ON: Text = text(
    "Berth 会用同一个 ClientToken 继续尝试，不会重复创建；确认后一小时内仍未成功则放弃。",
    "Berth keeps trying with the same ClientToken, which never creates twice, and gives up an hour after the confirmation.",
);
pub const ACTIONS: Text = text("操作", "Actions");
pub const DELETE: Text = text("删除容器组", "Delete container group");
pub const AGAIN: Text = text("以此为草稿再次创建", "Launch again from this plan");
pub const RESTART: Text = text("重启容器", "Restart containers");
pub const NOT_DONE: Text = text("操作没有完成", "This was not done");
pub const LIFETIME: Text = text("有效期", "Time to live");
pub const EXPIRES: Text = text("将于 {} 自动删除此容器组。", "This container group will be deleted by itself at {}.");
pub const EXPIRES_NEVER: Text = text("不会自动删除。", "It is not deleted by itself.");
pub const DELETE_AFTER: Text = text("自动删除时间", "Delete it by itself");
pub const HOURS_1: Text = text("1 小时后", "in 1 hour");
pub const HOURS_8: Text = text("8 小时后", "in 8 hours");
pub const DAYS_1: Text = text("1 天后", "in 1 day");
pub const DAYS_7: Text = text("7 天后", "in 7 days");
pub const DAYS_30: Text = text("30 天后", "in 30 days");
pub const NEVER_DELETE: Text = text("不自动删除", "never");
pub const EXTEND: Text = text("延长有效期", "Extend");
pub const SET_END: Text = text("设置", "Set");
pub const LOG_KEPT: Text = text(
    "保存于 {}，当时容器组结束或被删除。自保存起保留 30 天。",
    "Kept at {}, when the group ended or was deleted. It stays for 30 days from then.",
);
pub const REFRESH: Text = text("刷新", "Refresh");
pub const REFRESHES: Text = text("本页每 {} 秒自动刷新。", "This page reloads itself every {} seconds.");
pub const STOP: Text = text("停止自动刷新", "Stop reloading");
pub const START: Text = text("自动刷新", "Reload by itself");
pub const PAUSE: Text = text("暂停实时更新", "Pause live updates");
pub const RESUME: Text = text("继续实时更新", "Resume live updates");
pub const DETAILS: Text = text("详情", "Details");
pub const REQUESTS: Text = text("发出的请求", "Requests sent");
pub const TOOK: Text = text("{} 毫秒", "{} ms");
pub const REQUEST_DIGEST: Text = text("内容摘要 {}", "content {}");
pub const GROUP_ID: Text = text("容器组 ID", "Container group ID");
pub const REQUEST_ID: Text = text("请求 ID", "Request ID");
pub const LAUNCH_ID: Text = text("创建记录 ID", "Launch ID");
pub const TOKEN: Text = text("ClientToken", "ClientToken");
pub const REGION: Text = text("地域", "Region");
pub const INTRANET: Text = text("内网 IP", "Private IP address");
pub const INTERNET: Text = text("公网 IP", "Public IP address");
pub const CREATED: Text = text("创建时间", "Launched");
pub const NONE: Text = text("--", "--");
pub const LOG: Text = text("{} 的日志（末尾）", "The end of the log of {}");
pub const LOG_EMPTY: Text = text("这个容器还没有输出。", "This container has written nothing yet.");
pub const LOG_COPY: Text = text("复制日志", "Copy the log");
pub const LOG_DOWNLOAD: Text = text("下载日志", "Download the log");
pub const LOG_CLOSE: Text = text("收起日志", "Close the log");
pub const LIST: Text = text("创建记录", "Launches");
pub const LIST_EMPTY: Text = text(
    "还没有创建过容器组。完成一次向导后，这里会显示每次创建的状态。",
    "Nothing has been launched yet. Once you finish the guide, every launch and its state appears here.",
);
pub const LIST_START: Text = text("开始创建", "Start a launch");
pub const LIST_NONE: Text = text("没有符合条件的记录。", "No launch fits this.");
pub const SHOW_ALL: Text = text("全部", "All");
pub const SHOW_MOVING: Text = text("进行中", "Under way");
pub const SHOW_RUNNING: Text = text("运行中", "Running");
pub const SHOW_ENDED: Text = text("已结束", "Ended");
pub const SHOW_REFUSED: Text = text("未创建", "Not created");
pub const SHOW_DELETED: Text = text("已删除", "Deleted");
pub const FILTER_TEXT: Text = text("名称、地域、镜像、实例或 ID", "Name, region, image, registry or ID");
pub const INSTANCE: Text = text("镜像仓库实例", "Registry instance");
pub const INSTANCES_MORE: Text = text("另有 {} 个实例：{}", "and {} more: {}");
pub const OWNER: Text = text("所有者", "Owner");
pub const OPERATOR: Text = text("本机操作者", "Local operator");
pub const FILTER_GO: Text = text("筛选", "Filter");
pub const FILTER_CLEAR: Text = text("清除筛选", "Clear the filter");
pub const DELETE_SHORT: Text = text("删除", "Delete");
pub const DELETE_WHICH: Text = text("删除容器组 {}", "Delete container group {}");
pub const AGAIN_SHORT: Text = text("再次创建", "Launch again");
pub const AGAIN_WHICH: Text = text("以 {} 为草稿再次创建", "Launch again from the plan of {}");
pub const COST: Text = text("累计费用", "Cost so far");
pub const COST_WHY: Text = text("按目录价估算", "By the list price");
pub const EXPORT: Text = text("导出全部：", "Export all of these:");
pub const EXPIRES_SOON: Text = text("{} 分钟后自动删除", "deleted by itself in {} min");
pub const LIST_OVER: Text = text("没有更早的记录。", "There are no older launches.");
pub const OLDER: Text = text("更早的记录", "Older launches");
pub const DELETE_TITLE: Text = text("删除容器组 {}？", "Delete container group {}?");
pub const DELETE_WHAT: Text = text(
    "容器会立即停止，容器内未持久化的数据和日志将无法找回。删除后停止计费。",
    "Its containers stop at once; data and logs that are kept nowhere else are lost. Billing ends.",
);
pub const DELETE_KEPT: Text = text("这条创建记录和原来的计划会保留。", "The record of this launch and its plan stay.");
pub const DELETE_FAILED: Text = text("没有删除", "Nothing was deleted");
pub const KEEP: Text = text("不删除，返回", "Keep it");

/// The words for what became of a request, by the word that it is stored under.
pub fn outcome(word: &str) -> Text {
    match word {
        "accepted" => text("已受理", "accepted"),
        "refused" => text("被拒绝", "refused"),
        "throttled" => text("被限流，稍后再发", "throttled, to be sent again"),
        "unsent" => text("未送达", "never arrived"),
        "lost" => text("没有收到答复", "answer lost"),
        _ => text("等待答复", "waiting for the answer"),
    }
}

/// The words for states, ECI's own and ours. In Chinese ECI's own word stands beside its translation, as in its console.
pub fn status(word: &str) -> Option<Text> {
    Some(match word {
        "Recorded" => RECORDED,
        "Sent" => SENT,
        "Accepted" => ACCEPTED,
        "Unknown" => text("结果未知", "Outcome unknown"),
        "Refused" => text("被拒绝", "Refused"),
        "Unsent" => text("未发出", "Not sent"),
        "Deleted" => text("已删除", "Deleted"),
        "Scheduling" => text("调度中（Scheduling）", "Scheduling"),
        "Pending" => text("启动中（Pending）", "Pending"),
        "Running" => text("运行中（Running）", "Running"),
        "Restarting" => text("重启中（Restarting）", "Restarting"),
        "Updating" => text("更新中（Updating）", "Updating"),
        "Terminating" => text("终止中（Terminating）", "Terminating"),
        "Succeeded" => text("运行成功（Succeeded）", "Succeeded"),
        "Failed" => text("运行失败（Failed）", "Failed"),
        "ScheduleFailed" => text("调度失败（ScheduleFailed）", "Scheduling failed"),
        "StartingFailed" => text("启动失败（StartingFailed）", "Starting failed"),
        "Expired" => text("已过期（Expired）", "Expired"),
        "Waiting" => text("等待中（Waiting）", "Waiting"),
        "Terminated" => text("已终止（Terminated）", "Terminated"),
        _ => return None,
    })
}
