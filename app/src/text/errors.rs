//! Texts of the pages that say what went wrong, of the conflict and of the expired session.

use super::{Text, text};

pub const NOT_FOUND: Text = text("没有这个页面", "There is no such page");
pub const NOT_FOUND_WHAT: Text = text(
    "地址可能不完整，或者这个草稿、创建记录已被删除。",
    "The address may be incomplete, or the draft or launch has been removed.",
);
pub const FORBIDDEN: Text = text("不能执行这个操作", "This is not allowed");
pub const FORBIDDEN_WHAT: Text = text(
    "这个表单不是从本站的页面提交的，为安全起见没有执行。",
    "The form did not come from a page of this site, so nothing was done.",
);
pub const PLAN_ONLY: Text = text("仅规划模式不能创建", "Plan-only mode cannot create");
pub const PLAN_ONLY_WHAT: Text = text(
    "这台服务器没有加载凭证，不会向云发送请求。",
    "This server has no credential loaded and sends nothing to the cloud.",
);
pub const METHOD: Text = text("这个地址不接受这种请求", "This address does not take such a request");
pub const METHOD_WHAT: Text = text("请从页面上的链接或按钮进入。", "Please use the links and buttons of the pages.");
pub const TOO_LARGE: Text = text("提交的内容太大", "The form is too large");
pub const TOO_LARGE_WHAT: Text = text(
    "提交的内容超过 {} KiB，没有保存。缩短后再次提交。",
    "It is over {} KiB and was not stored. Shorten it and send it again.",
);
pub const INTERNAL: Text = text("抱歉，服务器出错了", "Sorry, the server made a mistake");
pub const INTERNAL_WHAT: Text = text(
    "这个操作没有完成。原因已记入日志，请求 ID 可以帮助管理员找到它。",
    "What you asked for was not finished. The reason is in the log; the request ID helps the operator find it.",
);
pub const CANNOT_EXPRESS: Text = text("这种格式表达不了这个计划", "This format cannot express the plan");
pub const UNAVAILABLE: Text = text("服务暂时不可用", "The service is not available right now");
pub const UNAVAILABLE_WHAT: Text = text(
    "数据库暂时连接不上，恢复后会自动继续，不需要重启。请稍后重试。",
    "The database cannot be reached at the moment. Berth goes on by itself as soon as it is back. Try again in a moment.",
);
pub const DISK_FULL: Text = text(
    "存放数据库的磁盘已满或发生故障，刚才的内容没有保存。请管理员清理磁盘空间，之后重试即可，不需要重启。",
    "The disk that holds the database is full or failing, so what you sent was not stored. Ask the operator to make room, then try again: no restart is needed.",
);
pub const READ_ONLY: Text = text(
    "数据库当前只能读取，刚才的内容没有保存。请管理员恢复数据库的写权限，之后重试。",
    "The database can only be read at the moment, so what you sent was not stored. Ask the operator to make it writable, then try again.",
);
pub const LOCKED: Text = text(
    "另一个程序正在占用数据库，刚才的内容没有保存。请稍后重试；如果一直如此，请管理员查明是哪个程序。",
    "Another program holds the database, so what you sent was not stored. Try again in a moment; if it stays so, ask the operator which program that is.",
);
pub const DAMAGED: Text = text(
    "数据库文件已损坏，有些内容读不出来。请管理员停止服务，用 berth restore 恢复备份。容器组不受影响，云上的资源仍在运行。",
    "The database file is damaged and part of it cannot be read. Ask the operator to stop the server and bring back a backup with berth restore. Your container groups are not affected and go on running.",
);
pub const SAFE: Text = text("哪些内容没有受影响", "What is safe");
pub const SAFE_DRAFT: Text = text("上次保存的草稿完好。", "The draft as last saved is intact.");
pub const SAFE_CLOUD: Text =
    text("这个页面没有创建、修改或删除任何云资源。", "This page created, changed and deleted nothing in the cloud.");
pub const SAFE_LAUNCH: Text = text(
    "若刚才是在创建：每次创建都先记录后发送，在「创建记录」中可以看到它的真实状态。",
    "If you were launching: every launch is recorded before it is sent, and Launches shows what really became of it.",
);
pub const DO: Text = text("接下来可以", "What to do next");
pub const TO_START: Text = text("回到首页", "Go to the start page");
pub const TO_DRAFT: Text = text("回到草稿", "Go back to the draft");
pub const TO_LAUNCHES: Text = text("查看创建记录", "Look at the launches");
pub const RETRY: Text = text("重试", "Try again");
pub const REQUEST_ID: Text = text("请求 ID", "Request ID");
pub const CONFLICT: Text = text("这份草稿在另一个标签页里改过", "This draft was changed in another tab");
pub const CONFLICT_WHAT: Text = text(
    "两边都没有丢失。下面是不同之处，选择保留哪一边。",
    "Neither side is lost. Below is what differs: choose which to keep.",
);
pub const FIELD: Text = text("字段", "Field");
pub const STORED: Text = text("已保存的", "Stored");
pub const MINE: Text = text("这个标签页的", "In this tab");
pub const SAME: Text = text("两边的内容相同。", "Both sides say the same.");
pub const KEEP_MINE: Text = text("保留这个标签页的", "Keep this tab's values");
pub const TAKE_OTHER: Text = text("使用已保存的", "Take the stored values");
pub const NOTHING: Text = text("（空）", "(empty)");
pub const EXPIRED: Text = text("会话已过期", "The session has ended");
pub const EXPIRED_WHAT: Text = text(
    "页面打开的时间太久，需要重新确认。刚才填写的内容都在这里，按一下即可继续。",
    "The page was open for too long and has to be confirmed again. Everything you typed is here: one press goes on.",
);
pub const GO_ON: Text = text("继续提交", "Go on");
pub const TYPED: Text = text("刚才填写的内容", "What you typed");
pub const RETYPE: Text = text(
    "为安全起见，密码类内容没有写进页面，之后需要重新填写：",
    "For safety, secrets are not written into a page. Type these again afterwards:",
);
