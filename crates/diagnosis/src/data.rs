//! What the cloud can answer, as far as rules read it. A field that an answer left out is `None` or empty, and no rule takes it
//! for a value.

/// Who is asking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caller {
    /// The account's number.
    pub account: String,
    /// The caller's resource name.
    pub arn: String,
}

/// A list, and whether all of it is here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed<T> {
    /// What is here.
    pub items: Vec<T>,
    /// Whether that is all there is.
    pub complete: bool,
}

/// A registry instance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instance {
    /// `cri-…`.
    pub id: String,
    /// Its name, which begins its default domains.
    pub name: String,
    /// Its region.
    pub region: String,
    /// `RUNNING`, or why not.
    pub status: String,
    /// The edition, for example `Enterprise_Basic`.
    pub edition: String,
}

/// A domain of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Domain {
    /// The host.
    pub name: String,
    /// Whether it is the owner's own, where the answer says.
    pub custom: Option<bool>,
}

/// The endpoint on the internet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicEndpoint {
    /// Whether it is switched on.
    pub enabled: Option<bool>,
    /// `RUNNING`, `CREATING`; empty while it is switched off.
    pub status: String,
    /// Whether the whitelist is in force.
    pub acl: Option<bool>,
    /// The whitelist: CIDR blocks.
    pub entries: Option<Vec<String>>,
    /// The domains that lead to it.
    pub domains: Vec<Domain>,
}

/// The endpoint inside VPCs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VpcEndpoint {
    /// Whether it is switched on.
    pub enabled: Option<bool>,
    /// The domains that lead to it.
    pub domains: Vec<Domain>,
    /// The linked VPCs.
    pub links: Option<Vec<Link>>,
}

/// A linked VPC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The VPC.
    pub vpc: String,
    /// `RUNNING`, `CREATING`.
    pub status: String,
    /// What is wrong with it, for example `NO_PRIVATE_ZONE_AUTHORIZED`; empty if nothing.
    pub issue: String,
}

/// How many VPCs may be linked to an instance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LinkQuota {
    /// Linked.
    pub used: Option<u64>,
    /// Allowed.
    pub most: Option<u64>,
}

/// A custom domain that is bound to an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomDomain {
    /// The certificate's id in Certificate Management Service, where there is one.
    pub certificate: String,
}

/// A repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repository {
    /// `crr-…`.
    pub id: String,
    /// Whether everybody may pull it, where the answer says.
    pub public: Option<bool>,
    /// `NORMAL`, `DELETING`, `DELETED`.
    pub status: String,
}

/// A tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// The tag.
    pub name: String,
    /// The image's digest in hex, without the algorithm.
    pub digest: String,
    /// `NORMAL`, `DELETING`.
    pub status: String,
}

/// A vSwitch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VSwitch {
    /// `vsw-…`.
    pub id: String,
    /// The VPC it belongs to.
    pub vpc: String,
    /// The zone it lies in.
    pub zone: String,
    /// Its addresses.
    pub cidr: String,
    /// How many of them are free.
    pub free: Option<i64>,
}

/// A security group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityGroup {
    /// `sg-…`.
    pub id: String,
    /// The VPC it belongs to.
    pub vpc: String,
}

/// An outbound rule of a security group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutboundRule {
    /// `sgr-…`; empty where it is not known.
    pub id: String,
    /// Whether it lets through.
    pub accepts: bool,
    /// Its priority; the smaller one wins.
    pub priority: u32,
    /// `TCP`, `ALL`, …
    pub protocol: String,
    /// `443/443`; `-1/-1` means every port.
    pub ports: String,
    /// The addresses it is about.
    pub destination: String,
}

/// An elastic IP address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Eip {
    /// `eip-…`.
    pub id: String,
    /// The address.
    pub address: String,
    /// What it is bound to; empty if nothing.
    pub holder: String,
}

/// A NAT gateway.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NatGateway {
    /// `ngw-…`.
    pub id: String,
    /// `Available`, `Creating`, …
    pub status: String,
    /// Whether it leads to private networks only (`NetworkType` `intranet`).
    pub private: bool,
}

/// An SNAT entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SnatEntry {
    /// The vSwitch it serves, if it serves one.
    pub vswitch: String,
    /// The block of addresses it serves.
    pub cidr: String,
    /// The public addresses.
    pub addresses: Vec<String>,
    /// `Available`, `Pending`, …
    pub status: String,
}

/// An image cache.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageCache {
    /// `imc-…`.
    pub id: String,
    /// `Ready`, `Creating`, …
    pub status: String,
    /// The images it holds.
    pub images: Vec<String>,
}

/// Whether a size is to be had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// `WithStock`, `ClosedWithStock`, `WithoutStock`, `ClosedWithoutStock`, as many as were told.
    pub categories: Vec<String>,
}

/// Quota in a region, in thousandths of a vCPU.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// vCPUs in use.
    pub used: Option<u64>,
    /// vCPUs allowed.
    pub most: Option<u64>,
}

/// A price.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// What a second costs, as the answer writes it.
    pub per_second: String,
    /// `CNY` or `USD`.
    pub currency: String,
}

/// Everything that can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the record of the same name")]
pub enum Data {
    Caller(Caller),
    Instance(Instance),
    Instances(Listed<Instance>),
    PublicEndpoint(PublicEndpoint),
    VpcEndpoint(VpcEndpoint),
    LinkQuota(LinkQuota),
    CustomDomain(CustomDomain),
    Namespace(bool),
    Repository(Repository),
    Tag(Tag),
    Tags(Listed<Tag>),
    VSwitches(Listed<VSwitch>),
    SecurityGroups(Listed<SecurityGroup>),
    OutboundRules(Listed<OutboundRule>),
    Eips(Listed<Eip>),
    NatGateways(Listed<NatGateway>),
    SnatEntries(Listed<SnatEntry>),
    ImageCaches(Listed<ImageCache>),
    Stock(Stock),
    Usage(Usage),
    Price(Price),
    DryRun,
}
