//! The products whose API Berth calls.

use std::fmt;

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
