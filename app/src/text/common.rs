//! Texts that several pages share.

use super::{Text, text};

pub const REQUIRED: Text = text("必填", "required");
pub const STORED: Text = text("已加密保存。留空则保持不变。", "Stored, sealed. Leave empty to keep it.");
pub const FORGET: Text = text("删除已保存的值", "Remove the stored value");
pub const MOVE_UP: Text = text("上移{}", "Move {} up");
pub const MOVE_DOWN: Text = text("下移{}", "Move {} down");
pub const REMOVE: Text = text("删除{}", "Remove {}");
pub const LIMIT: Text = text("最多 {} 项。", "No more than {}.");
pub const NOT_GIVEN: Text = text("不指定", "Not given");

pub const ERROR_PREFIX: Text = text("错误：", "Error: ");
pub const SUMMARY: Text = text("这一步还有 {} 处要改", "{} to mend on this step");
pub const SUMMARY_ONE: Text = text("这一步还有 1 处要改", "One thing to mend on this step");

pub const STEPS: Text = text("步骤", "Steps");
pub const STEP_REGISTRY: Text = text("镜像实例", "Registry");
pub const STEP_NETWORK: Text = text("网络", "Network");
pub const STEP_IMAGES: Text = text("镜像", "Images");
pub const STEP_WORKLOAD: Text = text("容器组", "Workload");
pub const STEP_REVIEW: Text = text("确认", "Review");
pub const STATE_DONE: Text = text("已填好", "done");
pub const STATE_TODO: Text = text("待填写", "to do");
pub const STATE_BAD: Text = text("有问题", "has problems");
pub const OF: Text = text("第 {} 步，共 {} 步：{}", "Step {} of {}: {}");

pub const NEXT: Text = text("下一步：{}", "Next: {}");
pub const BACK: Text = text("上一步", "Back");
pub const TO_REVIEW: Text = text("直接到确认", "Skip to review");
pub const SAVE: Text = text("保存草稿", "Save draft");
pub const TO_PREVIEW: Text = text("查看预览", "See the preview");
pub const PREVIEW: Text = text("实时预览", "Live preview");
pub const PRICE: Text = text("约 {}/小时", "about {} an hour");
pub const PRICE_WHY: Text = text("{}，按量付费公开价估算", "{}, pay-as-you-go list price");
pub const PRICE_UNKNOWN: Text = text("{}，此地域没有公开价目", "{}, no public list price for this region");

pub const PRICE_NO_REGION: Text = text("{}，选择地域后估价", "{}, choose a region for an estimate");

pub const ASK: Text = text("查询", "Look up");
pub const ASK_AGAIN: Text = text("刷新", "Refresh");
pub const MORE: Text = text("还有更多未列出；可直接填写。", "There are more than these; type the one you need.");
pub const NONE: Text = text("没有查到。", "Nothing found.");
pub const AGE_NOW: Text = text("刚刚更新", "Updated just now");
pub const AGE: Text = text("{} 秒前更新", "Updated {} s ago");
pub const AGE_MINUTES: Text = text("{} 分钟前更新", "Updated {} min ago");
pub const UNAVAILABLE: Text = text(
    "仅规划模式下不能查询云上资源，直接填写即可。",
    "Plan-only mode cannot look anything up in the cloud; type the value instead.",
);
pub const CHOOSE: Text = text("选用", "Use");
pub const CHOSEN: Text = text("已选用", "In use");
pub const CHOOSE_WHICH: Text = text("选用 {}", "Use {}");
pub const ADD_WHICH: Text = text("加选 {}", "Add {}");
pub const ADD: Text = text("加选", "Add");
pub const SET_COUNT: Text = text("已设置 {} 项", "{} set");
pub const SECOND: Text = text("秒", "s");
pub const MINUTE: Text = text("分钟", "min");

pub const OTHERS: Text = text("其他参数", "Other parameters");
pub const OTHERS_LEAD: Text = text(
    "这份计划里还有以下参数，会一起发送。清空即删除。",
    "The plan holds these as well; they are sent too. Empty one to take it out.",
);
