//! The table itself: the top of the request, in the order in which a plan is read.

use super::containers::{CONTAINER, INIT_CONTAINER};
use super::forms::{Form, Shape};
use super::volumes::VOLUME;
use super::{Kind, Node, Value};

/// The greatest 32-bit number, as the wire's `int32` has it.
pub(super) const INT32: i64 = 2_147_483_647;

/// Everything that can stand at the top of a plan.
pub const ROOT: &[Node] = &[
    core("RegionId", text(Form::Region)),
    core("ZoneId", word(64)),
    core("ContainerGroupName", shaped(Shape::GroupName)),
    core("SecurityGroupId", text(Form::Id("sg-"))),
    core("VSwitchId", text(Form::Ids("vsw-", 10))),
    more("ScheduleStrategy", one_of(&["VSwitchOrdered", "VSwitchRandom"])),
    core("RestartPolicy", one_of(&["Always", "Never", "OnFailure"])),
    core("Cpu", NUMBER),
    core("Memory", NUMBER),
    core("InstanceType", word(1_024)),
    more("ComputeCategory", Kind::List(100, Value::Text(Form::OneOf(&["general", "economy"])))),
    more("CpuArchitecture", one_of(&["AMD64", "ARM64"])),
    more("OsType", one_of(&["Linux", "Windows"])),
    core("EphemeralStorage", integer(0, 5_000)),
    core("Container", Kind::Structs(20, CONTAINER)),
    more("InitContainer", Kind::Structs(20, INIT_CONTAINER)),
    core("AcrRegistryInfo", Kind::Structs(20, REGISTRY)),
    core("ImageRegistryCredential", Kind::Structs(10, CREDENTIAL)),
    core("ImageSnapshotId", text(Form::Id("imc-"))),
    core("AutoMatchImageCache", BOOLEAN),
    more("ImageAccelerateMode", one_of(&["nydus", "dadi", "p2p", "imc"])),
    more("PlainHttpRegistry", shaped(Shape::Hosts)),
    more("InsecureRegistry", shaped(Shape::Hosts)),
    core("AutoCreateEip", BOOLEAN),
    core("EipBandwidth", integer(0, 1_000_000)),
    more("EipISP", one_of(&["BGP", "BGP_PRO"])),
    more("EipCommonBandwidthPackage", word(128)),
    core("EipInstanceId", text(Form::Id("eip-"))),
    core("SpotStrategy", one_of(&["NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"])),
    core("SpotPriceLimit", NUMBER),
    more("SpotDuration", integer(0, 1)),
    more("StrictSpot", BOOLEAN),
    core("RamRoleName", word(64)),
    more("ResourceGroupId", text(Form::Id("rg-"))),
    core("Tag", Kind::Structs(20, TAG)),
    more("Volume", Kind::Structs(20, VOLUME)),
    more("ActiveDeadlineSeconds", integer(0, i64::MAX)),
    more("TerminationGracePeriodSeconds", integer(0, i64::MAX)),
    more("MaxPendingMinute", integer(10, 1_440)),
    more("HostName", word(253)),
    more("PrivateIpAddress", shaped(Shape::Ip)),
    more("FixedIp", word(16)),
    more("FixedIpRetainHour", integer(0, INT32)),
    more("Ipv6AddressCount", integer(0, 1)),
    more("Ipv6GatewayBandwidthEnable", BOOLEAN),
    more("Ipv6GatewayBandwidth", word(16)),
    more("IngressBandwidth", integer(0, i64::MAX)),
    more("EgressBandwidth", integer(0, i64::MAX)),
    more("DnsPolicy", one_of(&["None", "Default"])),
    more("DnsConfig", Kind::Struct(DNS)),
    more("HostAliase", Kind::Structs(101, HOST_ALIAS)),
    more("NtpServer", list(21, Form::Word(253))),
    more("SecurityContext", Kind::Struct(SYSCTLS)),
    more("HostSecurityContext", Kind::Struct(SYSCTLS)),
    more("ShareProcessNamespace", BOOLEAN),
    more("ContainerResourceView", BOOLEAN),
    more("OverheadReservationOption", Kind::Struct(&[more("EnableOverheadReservation", BOOLEAN)])),
    more("CorePattern", free(1_024)),
    more("CpuOptionsCore", integer(0, 1_000)),
    more("CpuOptionsThreadsPerCore", integer(0, 1_000)),
    more("CpuOptionsNuma", word(64)),
    more("GpuDriverVersion", word(64)),
    more("DataCacheBucket", word(256)),
    more("DataCachePL", word(16)),
    more("DataCacheProvisionedIops", integer(0, 50_000)),
    more("DataCacheBurstingEnabled", BOOLEAN),
    more("Berth", Kind::Struct(OURS)),
];

/// One registry that is opened without a password.
const REGISTRY: &[Node] = &[
    core("RegionId", text(Form::RegistryRegion)),
    core("InstanceId", text(Form::Id("cri-"))),
    core("InstanceName", shaped(Shape::InstanceName)),
    core("Domain", list(100, Form::Shaped(Shape::Host))),
    core("ArnService", shaped(Shape::RoleArn)),
    core("ArnUser", shaped(Shape::RoleArn)),
];

/// One registry that is opened with a password.
const CREDENTIAL: &[Node] =
    &[core("Server", shaped(Shape::Host)), core("UserName", word(256)), core("Password", free(4_096))];

const TAG: &[Node] = &[core("Key", shaped(Shape::TagKey)), core("Value", shaped(Shape::TagValue))];

const DNS: &[Node] = &[
    more("NameServer", list(20, Form::Shaped(Shape::Ip))),
    more("Search", list(20, Form::Word(253))),
    more("Option", Kind::Structs(20, &[more("Name", word(64)), more("Value", free(256))])),
];

const HOST_ALIAS: &[Node] = &[more("Ip", shaped(Shape::Ip)), more("Hostname", list(51, Form::Word(253)))];

const SYSCTLS: &[Node] = &[more("Sysctl", Kind::Structs(101, &[more("Name", word(128)), more("Value", free(256))]))];

/// Our own choices, never sent.
const OURS: &[Node] = &[
    more("Network", one_of(&["Public", "Vpc", "Mixed"])),
    more("Onto", one_of(&["Serverless", "Label", "Selector"])),
    more("Annotation", one_of(&["Singular", "Plural"])),
    more("Account", one_of(&["Same", "Other"])),
    more("Schedule", shaped(Shape::Schedule)),
    more("Secret", list(500, Form::Wire)),
];

pub(super) const BOOLEAN: Kind = Kind::One(Value::Boolean);
pub(super) const NUMBER: Kind = Kind::One(Value::Number);

pub(super) const fn core(name: &'static str, kind: Kind) -> Node {
    Node { name, kind, core: true }
}

pub(super) const fn more(name: &'static str, kind: Kind) -> Node {
    Node { name, kind, core: false }
}

pub(super) const fn text(form: Form) -> Kind {
    Kind::One(Value::Text(form))
}

pub(super) const fn shaped(shape: Shape) -> Kind {
    text(Form::Shaped(shape))
}

pub(super) const fn word(longest: usize) -> Kind {
    text(Form::Word(longest))
}

pub(super) const fn free(longest: usize) -> Kind {
    text(Form::Free(longest))
}

pub(super) const fn one_of(words: &'static [&'static str]) -> Kind {
    text(Form::OneOf(words))
}

pub(super) const fn integer(least: i64, most: i64) -> Kind {
    Kind::One(Value::Integer(least, most))
}

pub(super) const fn list(most: usize, form: Form) -> Kind {
    Kind::List(most, Value::Text(form))
}
