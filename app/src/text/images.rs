//! Texts of the third step.

use super::{Text, text};

pub const TITLE: Text = text("选择镜像", "Choose the images");
pub const LEAD: Text = text(
    "每个容器一个镜像。可以粘贴完整的镜像地址，也可以逐级挑选。",
    "One image per container. Paste a whole reference, or pick it part by part.",
);

pub const CONTAINERS: Text = text("容器", "Containers");
pub const INIT_CONTAINERS: Text = text("初始化容器", "Init containers");
pub const INIT_LEAD: Text = text(
    "按顺序在容器之前运行，全部成功后容器才启动。",
    "They run one after another before the containers, which start once all of them succeeded.",
);
pub const CONTAINER_N: Text = text("容器 {}", "Container {}");
pub const INIT_CONTAINER_N: Text = text("初始化容器 {}", "Init container {}");
pub const ADD_CONTAINER: Text = text("添加容器", "Add a container");
pub const ADD_INIT_CONTAINER: Text = text("添加初始化容器", "Add an init container");
pub const NAME: Text = text("容器名称", "Container name");
pub const NAME_HINT: Text =
    text("小写字母、数字和连字符，组内唯一。", "Lower-case letters, digits and hyphens; unique in the group.");
pub const IMAGE: Text = text("镜像地址", "Image");
pub const IMAGE_HINT: Text =
    text("域名/命名空间/仓库:版本，或 @sha256 摘要。", "host/namespace/repository:tag, or with an @sha256 digest.");
pub const POLICY: Text = text("拉取策略", "Pull policy");
pub const POLICY_DEFAULT: Text = text("不指定（默认 IfNotPresent）", "Not given (IfNotPresent)");

pub const FOLLOWS_VPC: Text = text(
    "域名随网络选择：所选实例的镜像使用 VPC 域名。",
    "Hosts follow the network choice: images of your instances use the VPC domain.",
);
pub const FOLLOWS_PUBLIC: Text = text(
    "域名随网络选择：所选实例的镜像使用公网域名。",
    "Hosts follow the network choice: images of your instances use the public domain.",
);
pub const FOLLOWS_NOTHING: Text = text("域名保持填写的样子。", "Hosts stay as you typed them.");
pub const CHANGE: Text = text("更改网络", "Change the network");

pub const KIND_EE_PUBLIC: Text = text("ACR 企业版，公网域名", "ACR Enterprise Edition, public domain");
pub const KIND_EE_VPC: Text = text("ACR 企业版，VPC 域名", "ACR Enterprise Edition, VPC domain");
pub const KIND_PERSONAL: Text = text("ACR 个人版", "ACR Personal Edition");
pub const KIND_CUSTOM: Text = text("实例的自定义域名", "Custom domain of an instance");
pub const KIND_OTHER: Text = text("不是 ACR，不能免密", "Not ACR: never without a password");

pub const PICKER: Text = text("从仓库挑选", "Pick from the registry");
pub const NAMESPACES: Text = text("命名空间", "Namespaces");
pub const REPOSITORIES: Text = text("镜像仓库", "Repositories");
pub const TAGS: Text = text("镜像版本", "Tags");
pub const UNASKED: Text = text("在第一步选择实例后可以挑选。", "Choose an instance in the first step to pick from it.");
pub const NO_NAMESPACE: Text = text("这个实例还没有命名空间。", "This instance has no namespace yet.");
pub const NO_REPOSITORY: Text = text("这个命名空间里没有镜像仓库。", "No repository in this namespace.");
pub const NO_TAG: Text = text("这个仓库里没有镜像版本，先推送一个。", "No tag in this repository; push one first.");
pub const ALL: Text = text("全部命名空间", "All namespaces");
pub const PUBLIC: Text = text("公开", "public");
pub const COLUMN_NAME: Text = text("名称", "Name");
pub const COLUMN_NOTE: Text = text("摘要说明", "Summary");
pub const COLUMN_TAG: Text = text("版本", "Tag");
pub const COLUMN_SIZE: Text = text("大小", "Size");
pub const COLUMN_AGE: Text = text("推送于", "Pushed");
pub const COLUMN_DIGEST: Text = text("摘要", "Digest");
pub const COLUMN_ACTION: Text = text("操作", "Action");
pub const MINUTES: Text = text("{} 分钟前", "{} min ago");
pub const HOURS: Text = text("{} 小时前", "{} h ago");
pub const DAYS: Text = text("{} 天前", "{} d ago");

pub const CREDENTIALS: Text = text("其他镜像仓库的登录信息", "Logon credentials of other registries");
pub const CREDENTIALS_LEAD: Text = text(
    "不是 ACR 的私有镜像才需要（ImageRegistryCredential）。不要为能免密的域名填写。",
    "Only for private images that are not in ACR (ImageRegistryCredential). Leave out hosts that need no password.",
);
pub const CREDENTIAL_N: Text = text("登录信息 {}", "Credentials {}");
pub const ADD_CREDENTIAL: Text = text("添加登录信息", "Add credentials");
pub const SERVER: Text = text("仓库域名", "Registry host");
pub const SERVER_HINT: Text = text("不带 https://。", "Without https://.");
pub const USER: Text = text("用户名", "User name");
pub const PASSWORD: Text = text("密码", "Password");

pub const CACHE: Text = text("镜像缓存与加速", "Image caches");
pub const AUTO_CACHE: Text = text("自动匹配镜像缓存", "Use a matching image cache");
pub const AUTO_CACHE_HINT: Text = text(
    "匹配到时跳过拉取；没有匹配时会顺便创建一个缓存。",
    "Skips the pull where one matches; otherwise a cache is created along the way.",
);
pub const SNAPSHOT: Text = text("镜像缓存 ID", "Image cache ID");
pub const ACCELERATE: Text = text("加速方式", "Acceleration");

pub const OWN: Text = text("自建仓库", "Registries of your own");
pub const PLAIN_HTTP: Text = text("使用 HTTP 的仓库", "Registries that speak plain HTTP");
pub const PLAIN_HTTP_HINT: Text =
    text("域名[:端口]，用英文逗号分隔，可用通配符。", "host[:port], separated by commas; wildcards allowed.");
pub const INSECURE: Text = text("跳过证书校验的仓库", "Registries whose certificate is not checked");
pub const INSECURE_HINT: Text = text("ACR 的默认域名从不需要。", "Never needed for ACR's default domains.");
