//! Texts of shared plans, and of the button that shares one.

use super::{Text, text};

pub const TITLE: Text = text("分享的方案", "A shared plan");
pub const TITLE_OF: Text = text("分享的方案：{}", "A shared plan: {}");
pub const LEAD: Text = text(
    "打开后得到一份自己的草稿，原方案不受影响。不会创建任何资源。",
    "Opening it makes a draft of your own; the plan itself stays as it is. Nothing is created.",
);
pub const NAME: Text = text("容器组", "Group");
pub const REGION: Text = text("地域", "Region");
pub const IMAGE: Text = text("镜像", "Image");
pub const CREATED: Text = text("分享于", "Shared");
pub const EXPIRES: Text = text("有效期至", "Ends");
pub const ADDRESS: Text = text(
    "本页地址即分享链接，能访问此 Berth 的人凭链接都可以查看。",
    "This page's address is the link. Whoever reaches this Berth and has the link can see the plan.",
);
pub const SECRETS: Text = text(
    "链接不含密码和标记为敏感的值，打开后须重新填写。",
    "Passwords and values marked secret are not in it; they must be typed again.",
);
pub const OPEN: Text = text("作为新草稿打开", "Open as a new draft");
pub const BACK: Text = text("返回开始页", "Back to the start");
pub const GONE: Text = text("没有这个分享链接", "There is no such shared plan");
pub const GONE_WHAT: Text = text(
    "链接可能已过期，或没有复制完整。分享的方案保留 30 天；请对方重新分享。",
    "The link may have ended, or was not copied whole. Shared plans are kept for 30 days; ask for a new link.",
);
pub const SHARE: Text = text("分享此方案", "Share this plan");
pub const SHARE_WHAT: Text = text(
    "生成一个链接，保留 30 天后删除。不含密码和标记为敏感的值；此后的修改不会进入链接。",
    "Makes a link that is kept for 30 days and then deleted. Passwords and values marked secret are not in it, nor what you change later.",
);
pub const SHARE_GO: Text = text("生成链接", "Make a link");
