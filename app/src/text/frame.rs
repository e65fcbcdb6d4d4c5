//! Texts of the frame around every page.

use super::{Text, text};

pub const NAME: Text = text("Berth", "Berth");
pub const SKIP: Text = text("跳到正文", "Skip to content");
pub const MENU: Text = text("菜单", "Menu");
pub const MAIN_MENU: Text = text("主菜单", "Main menu");
pub const LAUNCH: Text = text("创建", "Launch");
pub const ANNOTATE: Text = text("标注", "Annotate");
pub const DIAGNOSE: Text = text("诊断", "Diagnose");
pub const REGISTRIES: Text = text("镜像实例", "Registries");
pub const LAUNCHES: Text = text("创建记录", "Launches");
pub const OTHER_LANGUAGE: Text = text("English", "中文");
pub const THEME: Text = text("外观", "Theme");
pub const THEME_SYSTEM: Text = text("跟随系统", "System");
pub const THEME_LIGHT: Text = text("浅色", "Light");
pub const THEME_DARK: Text = text("深色", "Dark");
pub const DEMO: Text = text("演示", "Demo");
pub const DEMO_WHY: Text = text(
    "演示模式：云由内置模拟器扮演，不会产生真实资源和费用。",
    "Demo mode: a built-in simulator plays the cloud. Nothing real is created or billed.",
);
pub const LIVE: Text = text("真实云", "Live");
pub const LIVE_WHY: Text = text(
    "真实模式：使用服务器上的阿里云凭证，创建的容器组会计费。",
    "Live mode: the server holds an Alibaba Cloud credential. Container groups you create are billed.",
);
pub const PLAN_ONLY: Text = text("仅规划", "Plan only");
pub const PLAN_ONLY_WHY: Text = text(
    "仅规划模式：没有凭证，可生成 YAML 和参数，不能查询和创建。",
    "Plan-only mode: no credential, so YAML and parameters can be made, but nothing can be looked up or created.",
);
pub const EXPOSED: Text = text(
    "Berth 正在监听本机以外的地址，且没有登录：能访问它的任何人都能看到方案，并以这台服务器的身份创建容器组。只在受信任的网络中这样使用，或在前面加一层带登录的代理。",
    "Berth listens beyond this machine and has no sign-in: whoever can reach it sees every plan and can launch as this server. Keep it inside a network you trust, or behind a proxy that asks who is there.",
);
pub const MODE: Text = text("运行模式", "Mode");
pub const VERSION: Text = text("版本 {}", "Version {}");
pub const DOCUMENTATION: Text = text("ACR 免密拉取说明", "How secret-free pulls work");
pub const DOCUMENTATION_URL: Text = text(
    "https://help.aliyun.com/zh/eci/user-guide/pull-images-from-a-container-registry-enterprise-edition-instance-without-using-a-secret-1",
    "https://www.alibabacloud.com/help/en/ack/pull-images-from-container-registry-enterprise-edition-instances-without-passwords",
);
pub const API: Text = text("接口", "API");
pub const RULES_CHECKED: Text = text("规则核对于 2026 年 11 月", "Rules checked in November 2026");
