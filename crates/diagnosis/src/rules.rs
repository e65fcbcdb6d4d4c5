//! The rules, as data: what each looks at, whether it decides the pull, where the documentation says so and when that was read.

use plan::Text;

/// A rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// A short, stable name for scripts.
    pub id: &'static str,
    /// What has to hold.
    pub title: Text,
    /// Whether it decides the pull. What only makes a launch dearer or slower does not.
    pub decides: bool,
    /// The calls that it reads, product and action; none where it looks at the plan alone.
    pub reads: &'static [&'static str],
    /// The documentation page.
    pub doc: &'static str,
    /// When that page was read, as a month.
    pub read: &'static str,
}

const PULL_WITHOUT_PASSWORD: &str = "https://www.alibabacloud.com/help/en/ack/pull-images-from-container-registry-enterprise-edition-instances-without-passwords";
const VPC_ACCESS: &str = "https://www.alibabacloud.com/help/en/acr/user-guide/configure-access-over-vpcs";
const SNAT: &str = "https://www.alibabacloud.com/help/en/nat-gateway/latest/create-and-manage-snat-entries";
const PERSONAL: &str = "https://www.alibabacloud.com/help/en/acr/user-guide/individual-edition-instance-independent-domain-name-capacity-limit";
const LAYERS: &str = "https://help.aliyun.com/en/acr/user-guide/custom-image-pull-oss-domain-routing-rules";
const PUBLIC_ENDPOINT: &str = "https://api.alibabacloud.com/document/cr/2018-12-01/GetInstanceEndpoint";
const CREATE: &str = "https://api.alibabacloud.com/document/Eci/2018-08-08/CreateContainerGroup";

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident: $id:literal, $decides:literal, [$($call:literal),*], $zh:literal, $en:literal, $page:expr, $read:literal;)+) => {
        $($(#[$doc])* pub const $name: Rule =
            Rule { id: $id, title: Text::new($zh, $en), decides: $decides, reads: &[$($call),*], doc: $page, read: $read };)+

        /// Every rule, in the order in which a pull meets them.
        pub static ALL: &[&Rule] = &[$(&$name),+];
    };
}

rules! {
    /// The plan has no problems.
    PLAN: "plan", false, [], "计划可以创建", "The plan can be launched", CREATE, "2026-04";
    /// The image is named and can be read.
    IMAGE: "image-reference", true, [], "镜像地址完整有效", "The image is named and well formed", CREATE, "2026-04";
    /// The pull policy lets the image be pulled.
    PULL_POLICY: "pull-policy", true, [], "拉取策略允许拉取", "The pull policy lets the image be pulled", CREATE, "2026-04";
    /// An image cache holds the image.
    IMAGE_CACHE: "image-cache", true, ["eci DescribeImageCaches"], "镜像缓存命中则无需拉取", "An image cache makes the pull unnecessary",
        "https://api.alibabacloud.com/document/Eci/2018-08-08/DescribeImageCaches", "2026-04";
    /// The registry is one that can be looked into.
    REGISTRY: "registry-kind", true, ["cr ListInstance", "cr GetInstance", "cr GetInstanceEndpoint", "cr GetInstanceVpcEndpoint", "cr GetInstanceCustomizedDomain"], "可以查询镜像所在的仓库", "The image's registry can be looked into", PERSONAL, "2026-11";
    /// The instance is there.
    INSTANCE_EXISTS: "instance-exists", true, ["cr ListInstance", "cr GetInstance", "cr GetInstanceEndpoint", "cr GetInstanceVpcEndpoint", "cr GetInstanceCustomizedDomain"], "ACR 企业版实例存在", "The registry instance exists",
        "https://api.alibabacloud.com/document/cr/2018-12-01/ListInstance", "2026-04";
    /// The instance runs.
    INSTANCE_RUNNING: "instance-running", true, ["cr ListInstance", "cr GetInstance", "cr GetInstanceEndpoint", "cr GetInstanceVpcEndpoint", "cr GetInstanceCustomizedDomain"], "ACR 企业版实例运行中", "The registry instance is running",
        "https://api.alibabacloud.com/document/cr/2018-12-01/GetInstance", "2026-04";
    /// The host is one of the instance's.
    HOST_BELONGS: "host-belongs", true, ["cr ListInstance", "cr GetInstance", "cr GetInstanceEndpoint", "cr GetInstanceVpcEndpoint", "cr GetInstanceCustomizedDomain"], "镜像域名属于该实例", "The image's host belongs to the instance", PUBLIC_ENDPOINT, "2026-04";
    /// The namespace is there.
    NAMESPACE: "namespace-exists", true, ["cr GetRepository", "cr ListNamespace"], "命名空间存在", "The namespace exists",
        "https://api.alibabacloud.com/document/cr/2018-12-01/ListNamespace", "2026-04";
    /// The repository is there.
    REPOSITORY: "repository-exists", true, ["cr GetRepository", "cr ListNamespace"], "镜像仓库存在", "The repository exists",
        "https://api.alibabacloud.com/document/cr/2018-12-01/GetRepository", "2026-04";
    /// The tag or digest is there.
    TAG: "tag-exists", true, ["cr GetRepoTag", "cr ListRepoTag"], "镜像版本存在", "The tag or digest exists",
        "https://api.alibabacloud.com/document/cr/2018-12-01/GetRepoTag", "2026-04";
    /// The plan satisfies the passwordless case that applies.
    PASSWORDLESS: "passwordless", true, ["cr ListInstance", "cr GetInstance", "cr GetInstanceEndpoint", "cr GetInstanceVpcEndpoint", "cr GetInstanceCustomizedDomain", "cr GetRepository", "sts GetCallerIdentity"], "满足免密拉取的条件", "The plan satisfies the passwordless case that applies", PULL_WITHOUT_PASSWORD, "2026-05";
    /// The roles belong to the right accounts and may pull.
    ROLES: "roles", true, ["sts GetCallerIdentity", "cr GetRepository"], "RAM 角色属于正确的账号并有权拉取", "The RAM roles belong to the right accounts and may pull", PULL_WITHOUT_PASSWORD, "2026-05";
    /// The password given for a host.
    CREDENTIAL: "registry-credential", true, ["cr GetRepository"], "仓库用户名和密码", "The user name and password for the registry", CREATE, "2026-04";
    /// Every entry of `AcrRegistryInfo` serves an image.
    ENTRY: "registry-entry", false, [], "每个 AcrRegistryInfo 都有镜像使用", "Every AcrRegistryInfo entry serves an image", PULL_WITHOUT_PASSWORD, "2026-05";
    /// A list of domains leaves no image's host out.
    DOMAIN_LIST: "domain-list", false, [], "域名列表包含镜像域名", "The list of domains holds the image's host", PULL_WITHOUT_PASSWORD, "2026-05";
    /// The public endpoint is open.
    PUBLIC: "public-endpoint", true, ["cr GetInstanceEndpoint"], "公网访问入口已开启", "The public endpoint is enabled and running", PUBLIC_ENDPOINT, "2026-04";
    /// There is a way out to the internet.
    EGRESS: "egress", true, ["vpc DescribeEipAddresses", "vpc DescribeNatGateways", "vpc DescribeSnatTableEntries", "vpc DescribeVSwitches", "eci DescribeContainerGroups"], "容器组可以访问公网", "The container group can reach the internet", SNAT, "2026-11";
    /// The whitelist admits the address that traffic leaves with.
    WHITELIST: "whitelist", true, ["cr GetInstanceEndpoint"], "出口 IP 在公网白名单内", "The whitelist admits the egress address", PUBLIC_ENDPOINT, "2026-04";
    /// The vSwitch's VPC is linked.
    VPC_LINK: "vpc-link", true, ["cr GetInstanceVpcEndpoint", "cr GetInstanceUsage", "vpc DescribeVSwitches"], "交换机所在 VPC 已接入实例", "The vSwitch's VPC is linked to the instance", VPC_ACCESS, "2026-11";
    /// Registry and group lie in one region.
    REGION: "same-region", true, [], "VPC 域名须与容器组同地域", "A VPC domain is used in its own region",
        "https://alibabacloud.com/help/en/acr/use-cases/access-enterprise-edition-instances-across-regions-or-from-idc", "2026-11";
    /// A custom domain is reached one way or the other.
    CUSTOM_DOMAIN: "custom-domain-road", true, ["cr GetInstanceEndpoint", "cr GetInstanceVpcEndpoint", "vpc DescribeVSwitches"], "自定义域名可从 VPC 或公网到达", "The custom domain is reached by a linked VPC or publicly", VPC_ACCESS, "2026-11";
    /// The certificate of a custom domain.
    CERTIFICATE: "certificate", false, ["cr GetInstanceCustomizedDomain"], "自定义域名的证书受信任", "The custom domain's certificate is trusted",
        "https://api.alibabacloud.com/document/cr/2018-12-01/GetInstanceCustomizedDomain", "2026-04";
    /// The layers' way.
    LAYERS_WAY: "image-layers", true, ["cr GetInstanceVpcEndpoint", "vpc DescribeNatGateways", "vpc DescribeSnatTableEntries", "vpc DescribeEipAddresses", "vpc DescribeVSwitches", "eci DescribeContainerGroups"], "镜像层可从 OSS 下载", "The image's layers can be fetched from OSS", LAYERS, "2026-11";
    /// The architecture of the image.
    ARCHITECTURE: "architecture", false, [], "镜像架构与实例一致", "The image is built for the group's architecture", CREATE, "2026-04";
    /// The vSwitches are there, in one VPC.
    VSWITCH: "vswitch", true, ["vpc DescribeVSwitches"], "交换机存在且在同一 VPC", "The vSwitches exist, all in one VPC",
        "https://api.alibabacloud.com/document/Vpc/2016-04-28/DescribeVSwitches", "2026-04";
    /// The security group is of that VPC.
    SECURITY_GROUP: "security-group", true, ["ecs DescribeSecurityGroups"], "安全组属于该 VPC", "The security group belongs to that VPC",
        "https://api.alibabacloud.com/document/Ecs/2014-05-26/DescribeSecurityGroups", "2026-04";
    /// The security group lets HTTPS out.
    FIREWALL: "outbound-rules", true, ["ecs DescribeSecurityGroupAttribute"], "安全组允许访问 443 端口", "The security group lets port 443 out",
        "https://api.alibabacloud.com/document/Ecs/2014-05-26/DescribeSecurityGroupAttribute", "2026-04";
    /// Free addresses.
    ADDRESSES: "free-addresses", false, ["vpc DescribeVSwitches"], "交换机有可用 IP", "The vSwitches have free addresses",
        "https://api.alibabacloud.com/document/Vpc/2016-04-28/DescribeVSwitches", "2026-04";
    /// Stock.
    STOCK: "stock", false, ["eci DescribeAvailableResource"], "可用区有该规格的库存", "The zone has the size in stock",
        "https://api.alibabacloud.com/document/Eci/2018-08-08/DescribeAvailableResource", "2026-04";
    /// Quota.
    QUOTA: "quota", false, ["eci ListUsage"], "vCPU 配额足够", "The vCPU quota suffices",
        "https://api.alibabacloud.com/document/Eci/2018-08-08/ListUsage", "2026-04";
    /// Price.
    PRICE: "price", false, ["eci DescribeContainerGroupPrice"], "价格", "The price", "https://api.alibabacloud.com/document/Eci/2018-08-08/DescribeContainerGroupPrice", "2026-04";
    /// The dry run.
    DRY_RUN: "dry-run", false, ["eci CreateContainerGroup"], "预检通过", "The dry run passes", CREATE, "2026-04";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::ALL;

    #[test]
    fn every_rule_has_an_id_of_its_own_and_a_page_with_a_date() {
        let ids: BTreeSet<_> = ALL.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), ALL.len());
        for rule in ALL {
            assert!(rule.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.id);
            assert!(rule.doc.starts_with("https://") && rule.read.starts_with("20"), "{}", rule.id);
            assert!(!rule.title.zh.is_empty() && rule.title.zh != rule.title.en, "{}", rule.id);
        }
    }
}
