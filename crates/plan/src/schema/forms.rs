//! The forms that a text can have.

use crate::lang::Text;

/// What a text must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Any text up to so many characters, kept as it was typed.
    Free(usize),
    /// Text that a machine reads, up to so many characters: no white space, no full-width forms, no masks.
    Word(usize),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// An id with this prefix, for example `sg-`.
    Id(&'static str),
    /// Up to so many ids with this prefix, separated by commas.
    Ids(&'static str, usize),
    /// A region in which a container group can run.
    Region,
    /// A region in which a registry can be.
    RegistryRegion,
    /// A reference to a container image.
    Image,
    /// The wire name of another value in the same plan.
    Wire,
    /// Text of a known shape.
    Shaped(Shape),
}

/// Shapes that more than one name shares, or that need their own words when they are missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A container group's name.
    GroupName,
    /// A container's name.
    ContainerName,
    /// A volume's name.
    VolumeName,
    /// An environment variable's name.
    VariableKey,
    /// A registry instance's name.
    InstanceName,
    /// A host without scheme and path, perhaps with a port.
    Host,
    /// Hosts with an optional port, separated by commas; `*` may stand for a part.
    Hosts,
    /// A RAM role's resource name.
    RoleArn,
    /// An absolute path inside a container.
    AbsolutePath,
    /// An IP address.
    Ip,
    /// Base64 text.
    Base64,
    /// A tag's key.
    TagKey,
    /// A tag's value.
    TagValue,
    /// When something is run: five fields, as cron reads them.
    Schedule,
}

impl Shape {
    /// All shapes.
    pub const ALL: &'static [Self] = &[
        Self::GroupName,
        Self::ContainerName,
        Self::VolumeName,
        Self::VariableKey,
        Self::InstanceName,
        Self::Host,
        Self::Hosts,
        Self::RoleArn,
        Self::AbsolutePath,
        Self::Ip,
        Self::Base64,
        Self::TagKey,
        Self::TagValue,
        Self::Schedule,
    ];

    /// The most characters it may have.
    pub fn longest(self) -> usize {
        match self {
            Self::GroupName | Self::VariableKey | Self::TagValue | Self::Schedule => 128,
            Self::ContainerName | Self::VolumeName => 63,
            Self::InstanceName => 30,
            Self::Host => 253,
            Self::Hosts => 4_096,
            Self::RoleArn | Self::AbsolutePath => 1_024,
            Self::Ip | Self::TagKey => 64,
            Self::Base64 => 43_692,
        }
    }

    /// Whether white space and full-width forms belong to it and stay as they were typed.
    pub fn is_free(self) -> bool {
        matches!(self, Self::AbsolutePath | Self::TagKey | Self::TagValue | Self::Schedule)
    }

    /// What a right one looks like.
    pub fn rule(self) -> Text {
        match self {
            Self::GroupName => Text::new(
                "名称为 2～128 个字符，只能用小写字母、数字和「-」，且不以「-」开头或结尾，例如 web-1。",
                "A name has 2 to 128 lower-case letters, digits and hyphens, with no hyphen at either end: web-1.",
            ),
            Self::ContainerName => Text::new(
                "容器名称为 1～63 个字符，只能用小写字母、数字和「-」，且不以「-」开头或结尾，例如 nginx。",
                "A container's name has 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end: nginx.",
            ),
            Self::VolumeName => Text::new(
                "数据卷名称为 1～63 个字符，只能用小写字母、数字和「-」，且不以「-」开头或结尾，例如 data。",
                "A volume's name has 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end: data.",
            ),
            Self::VariableKey => Text::new(
                "环境变量名为 1～128 个字符，只能用字母、数字和下划线，且不以数字开头，例如 LOG_LEVEL。",
                "A variable's name has 1 to 128 letters, digits and underscores and does not begin with a digit: LOG_LEVEL.",
            ),
            Self::InstanceName => Text::new(
                "实例名称为 3～30 个字符，只能用小写字母、数字和「-」。它是域名中「-registry」之前的部分。",
                "An instance name has 3 to 30 lower-case letters, digits and hyphens. It is the part of the domain before \"-registry\".",
            ),
            Self::Host => Text::new(
                "只填写域名（小写），可加端口，不带「https://」和路径，例如 demo-registry.cn-beijing.cr.aliyuncs.com。",
                "Write the host alone, in lower case, with its port if it has one, without https:// and without a path: demo-registry.cn-beijing.cr.aliyuncs.com.",
            ),
            Self::Hosts => Text::new(
                "填写域名或 IP，可加端口，多个以半角逗号分隔，例如 harbor.example.com,192.168.0.8:5000。",
                "Write hosts or addresses, with a port if they have one, separated by commas: harbor.example.com,192.168.0.8:5000.",
            ),
            Self::RoleArn => Text::new(
                "角色 ARN 的格式为 acs:ram::账号 ID:role/角色名，例如 acs:ram::1111111111111111:role/role-acr。",
                "A role's ARN is acs:ram::account:role/name, for example acs:ram::1111111111111111:role/role-acr.",
            ),
            Self::AbsolutePath => Text::new(
                "填写以「/」开头、不含「:」的绝对路径，例如 /data。",
                "Write an absolute path: it begins with \"/\" and has no \":\" in it, for example /data.",
            ),
            Self::Ip => Text::new("填写 IP 地址，例如 172.16.0.8。", "Write an IP address, for example 172.16.0.8."),
            Self::Base64 => Text::new(
                "配置文件的内容须先经 Base64 编码，且编码前不超过 32 KB。",
                "A configuration file's content must be Base64, of at most 32 KB before it was encoded.",
            ),
            Self::TagKey => Text::new(
                "标签键为 1～64 个字符，不以 acs: 或 aliyun 开头，不含 http:// 或 https://。",
                "A tag's key has 1 to 64 characters, does not begin with acs: or aliyun, and has no http:// or https:// in it.",
            ),
            Self::TagValue => Text::new(
                "标签值最多 128 个字符，不以 acs: 开头，不含 http:// 或 https://。",
                "A tag's value has at most 128 characters, does not begin with acs:, and has no http:// or https:// in it.",
            ),
            Self::Schedule => Text::new(
                "定时表达式有五段，以空格分隔：分（0～59）、时（0～23）、日（1～31）、月（1～12）、星期（0～6，0 为周日），例如 0 2 * * *（每天 2:00）。",
                "A schedule has five fields with spaces between them: minute (0-59), hour (0-23), day (1-31), month (1-12), weekday (0-6, Sunday is 0). Every day at 2:00 is 0 2 * * *.",
            ),
        }
    }
}
