//! The questions that rules ask of the cloud. Each is one call, or one walk through a list.

/// A question to the cloud.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the fields are the parameters of the call that each variant names")]
pub enum Question {
    /// Who is asking: `GetCallerIdentity`.
    Caller { region: String },
    /// One registry instance: `GetInstance`.
    Instance { region: String, instance: String },
    /// The account's registry instances in a region: `ListInstance`.
    Instances { region: String },
    /// The endpoint on the internet: `GetInstanceEndpoint`.
    PublicEndpoint { region: String, instance: String },
    /// The endpoint inside VPCs: `GetInstanceVpcEndpoint`.
    VpcEndpoint { region: String, instance: String },
    /// How many VPCs may be linked to an instance, and how many are: `GetInstanceUsage`.
    InstanceUsage { region: String, instance: String },
    /// A custom domain: `GetInstanceCustomizedDomain`.
    CustomDomain { region: String, instance: String, domain: String },
    /// Whether a namespace is there: `ListNamespace`.
    Namespace { region: String, instance: String, name: String },
    /// A repository: `GetRepository`.
    Repository { region: String, instance: String, namespace: String, name: String },
    /// A tag: `GetRepoTag`.
    Tag { region: String, instance: String, repository: String, tag: String },
    /// Every tag of a repository: `ListRepoTag`.
    Tags { region: String, instance: String, repository: String },
    /// This vSwitch: `DescribeVSwitches`.
    VSwitch { region: String, id: String },
    /// This security group: `DescribeSecurityGroups`.
    SecurityGroup { region: String, id: String },
    /// What this security group lets out: `DescribeSecurityGroupAttribute`.
    OutboundRules { region: String, id: String },
    /// This elastic IP address: `DescribeEipAddresses`.
    Eip { region: String, id: String },
    /// A VPC's NAT gateways: `DescribeNatGateways`.
    NatGateways { region: String, vpc: String },
    /// A NAT gateway's SNAT entries: `DescribeSnatTableEntries`.
    SnatEntries { region: String, nat: String },
    /// The image caches: `DescribeImageCaches`.
    ImageCaches { region: String },
    /// Whether a size is to be had in a zone: `DescribeAvailableResource`.
    Stock { region: String, zone: String, shape: Shape },
    /// Quota and what is used of it: `ListUsage`.
    Usage { region: String },
    /// What a size costs: `DescribeContainerGroupPrice`.
    Price { region: String, shape: Shape },
    /// Whether the creation would be accepted: `CreateContainerGroup` with `DryRun`.
    DryRun { region: String },
}

/// A size as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// vCPU and GiB, both in thousandths.
    Size {
        /// vCPU.
        cpu: u32,
        /// GiB.
        memory: u32,
    },
    /// An ECS instance type.
    Type(String),
}

impl Question {
    /// The product asked and its action: `cr GetInstance`.
    pub fn call(&self) -> &'static str {
        match self {
            Self::Caller { .. } => "sts GetCallerIdentity",
            Self::Instance { .. } => "cr GetInstance",
            Self::Instances { .. } => "cr ListInstance",
            Self::PublicEndpoint { .. } => "cr GetInstanceEndpoint",
            Self::VpcEndpoint { .. } => "cr GetInstanceVpcEndpoint",
            Self::InstanceUsage { .. } => "cr GetInstanceUsage",
            Self::CustomDomain { .. } => "cr GetInstanceCustomizedDomain",
            Self::Namespace { .. } => "cr ListNamespace",
            Self::Repository { .. } => "cr GetRepository",
            Self::Tag { .. } => "cr GetRepoTag",
            Self::Tags { .. } => "cr ListRepoTag",
            Self::VSwitch { .. } => "vpc DescribeVSwitches",
            Self::SecurityGroup { .. } => "ecs DescribeSecurityGroups",
            Self::OutboundRules { .. } => "ecs DescribeSecurityGroupAttribute",
            Self::Eip { .. } => "vpc DescribeEipAddresses",
            Self::NatGateways { .. } => "vpc DescribeNatGateways",
            Self::SnatEntries { .. } => "vpc DescribeSnatTableEntries",
            Self::ImageCaches { .. } => "eci DescribeImageCaches",
            Self::Stock { .. } => "eci DescribeAvailableResource",
            Self::Usage { .. } => "eci ListUsage",
            Self::Price { .. } => "eci DescribeContainerGroupPrice",
            Self::DryRun { .. } => "eci CreateContainerGroup",
        }
    }

    /// The region called.
    pub fn region(&self) -> &str {
        match self {
            Self::Caller { region }
            | Self::Instance { region, .. }
            | Self::Instances { region }
            | Self::PublicEndpoint { region, .. }
            | Self::VpcEndpoint { region, .. }
            | Self::InstanceUsage { region, .. }
            | Self::CustomDomain { region, .. }
            | Self::Namespace { region, .. }
            | Self::Repository { region, .. }
            | Self::Tag { region, .. }
            | Self::Tags { region, .. }
            | Self::VSwitch { region, .. }
            | Self::SecurityGroup { region, .. }
            | Self::OutboundRules { region, .. }
            | Self::Eip { region, .. }
            | Self::NatGateways { region, .. }
            | Self::SnatEntries { region, .. }
            | Self::ImageCaches { region }
            | Self::Stock { region, .. }
            | Self::Usage { region }
            | Self::Price { region, .. }
            | Self::DryRun { region } => region,
        }
    }
}
