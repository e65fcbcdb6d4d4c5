//! The products whose API Berth calls.

use std::fmt;

use plan::{Lang, Text};

/// A product of Alibaba Cloud, as its API is addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Product {
    /// Elastic Container Instance.
    Eci,
    /// Container Registry, Enterprise Edition.
    Cr,
    /// Virtual Private Cloud.
    Vpc,
    /// Elastic Compute Service (security groups belong to it).
    Ecs,
    /// Security Token Service.
    Sts,
}

impl Product {
    /// Every product, for tables and tests.
    pub const ALL: [Self; 5] = [Self::Eci, Self::Cr, Self::Vpc, Self::Ecs, Self::Sts];

    /// The name in host names, RAM actions and the endpoint template: `eci`, `cr`, `vpc`, `ecs`, `sts`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Eci => "eci",
            Self::Cr => "cr",
            Self::Vpc => "vpc",
            Self::Ecs => "ecs",
            Self::Sts => "sts",
        }
    }

    /// The name that people read.
    pub fn name(self, lang: Lang) -> &'static str {
        let words = match self {
            Self::Eci => Text::new("弹性容器实例（ECI）", "Elastic Container Instance"),
            Self::Cr => Text::new("容器镜像服务（ACR）", "Container Registry"),
            Self::Vpc => Text::new("专有网络（VPC）", "Virtual Private Cloud"),
            Self::Ecs => Text::new("云服务器（ECS）", "Elastic Compute Service"),
            Self::Sts => Text::new("安全令牌服务（STS）", "Security Token Service"),
        };
        words.get(lang)
    }

    /// The API version that every action of the product is called with.
    pub fn version(self) -> &'static str {
        match self {
            Self::Eci => "2018-08-08",
            Self::Cr => "2018-12-01",
            Self::Vpc => "2016-04-28",
            Self::Ecs => "2014-05-26",
            Self::Sts => "2015-04-01",
        }
    }
}

impl fmt::Display for Product {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.id())
    }
}
