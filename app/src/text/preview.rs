//! Texts of the preview pane and of copying.

use super::{Text, text};

pub const TITLE: Text = text("实时预览", "Live preview");
pub const TITLE_REVIEW: Text = text("预览", "Preview");
pub const TITLE_LAUNCH: Text = text("此次创建所用的计划", "The plan of this launch");
pub const FORMATS: Text = text("预览格式", "Preview format");
pub const SENT: Text = text("发送的参数", "What is sent");
pub const KUBERNETES: Text = text("Kubernetes", "Kubernetes");
pub const POD: Text = text("Pod", "Pod");
pub const DEPLOYMENT: Text = text("Deployment", "Deployment");
pub const OPENAPI: Text = text("OpenAPI", "OpenAPI");
pub const LINES: Text = text("参数行", "Parameter lines");
pub const JSON: Text = text("JSON", "JSON");
pub const STATEFULSET: Text = text("StatefulSet", "StatefulSet");
pub const JOB: Text = text("Job", "Job");
pub const CRONJOB: Text = text("CronJob", "CronJob");
pub const IMAGE_CACHE: Text = text("镜像缓存", "ImageCache");
pub const SIGNED: Text = text("签名请求", "Signed request");
pub const CLI: Text = text("CLI", "CLI");
pub const ONE_LINE: Text = text("单行", "One line");
pub const FOLDED: Text = text("多行", "Folded");
pub const TERRAFORM: Text = text("Terraform", "Terraform");
pub const PYTHON: Text = text("Python", "Python");
pub const SDK: Text = text("新版 SDK", "Current SDK");
pub const OLD_SDK: Text = text("旧版 SDK", "Older SDK");
pub const NODE: Text = text("Node.js", "Node.js");
pub const GO: Text = text("Go", "Go");
pub const JAVA: Text = text("Java", "Java");
pub const NAME: Text = text("参数", "Parameter");
pub const VALUE: Text = text("值", "Value");
pub const STEP: Text = text("步骤", "Step");
pub const CODE: Text = text("{} 的内容", "Text of {}");
pub const NOTES: Text = text("说明", "Notes");
pub const CANNOT: Text = text("这种格式表达不了当前的计划：", "This format cannot express the plan:");
pub const COPY_YAML: Text = text("复制 YAML", "Copy YAML");
pub const COPY_PARAMETERS: Text = text("复制参数", "Copy parameters");
pub const COPY_JSON: Text = text("复制 JSON", "Copy JSON");
pub const COPY_REQUEST: Text = text("复制请求", "Copy request");
pub const COPY_HCL: Text = text("复制 HCL", "Copy HCL");
pub const COPY_CODE: Text = text("复制代码", "Copy code");
pub const COPY_COMMAND: Text = text("复制命令", "Copy command");
pub const COPY_ID: Text = text("复制{}", "Copy {}");
pub const COPIED: Text = text("已复制", "Copied");
pub const NOT_COPIED: Text = text("未能复制，请手动选择", "Not copied: select it by hand");
pub const DOWNLOAD: Text = text("下载 .{}", "Download .{}");
pub const DOWNLOAD_SAVED: Text = text("下载上次保存的内容", "Downloads what was last saved");
pub const APPLY: Text = text("应用到集群：", "Apply it to a cluster:");
pub const CHECKSUM: Text = text("SHA-256", "SHA-256");
pub const EMPTY: Text = text("填写之后，参数显示在这里。", "The parameters appear here as you fill in the form.");
pub const STEP_MARKED: Text = text("带标记的行由上一步更改。", "Marked lines are what the last step changed.");
pub const PROBLEMS: Text = text("已填写的内容有 {} 处问题", "What is filled in has problems: {}");
pub const MENDED: Text = text("已填写的内容没有问题", "What is filled in has no problems");
pub const STATIC: Text = text(
    "没有启用 JavaScript，预览显示的是上次保存的内容。",
    "Without JavaScript the preview shows what was last saved.",
);
pub const REFRESH: Text = text("保存并刷新预览", "Save and refresh the preview");
