//! The world: what exists in the simulated cloud before anybody calls it. Plain data, read from JSON.
//!
//! The seeded world stands in `data/world.json`; a scenario file (see [`crate::Scenario`]) changes it or replaces it. Nothing
//! here knows the wire: the actions turn these records into answers, and the pull decides by them.

mod access;
mod compute;
mod lookup;
mod network;
mod registry;
mod seed;

use serde::{Deserialize, Serialize};

pub(crate) use access::account_of;
pub use access::{OidcProvider, Role};
pub use compute::{ImageCache, Quota, Region, Stock, Zone};
pub(crate) use lookup::{addresses, covers};
pub use network::{Eip, NatGateway, SecurityGroup, Snat, VSwitch, Vpc};
pub use registry::{
    AclEntry, Certificate, CustomDomain, Image, Instance, Link, Login, Namespace, OtherImage, OtherRegistry, Personal,
    PublicEndpoint, Repository, Tags,
};
pub use seed::WorldError;
pub(crate) use seed::{alphanumeric, hex, number, seconds, seeded_value};

/// Everything that exists, over all regions and accounts.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct World {
    /// The account whose key pair the simulator is started with.
    pub account: String,
    /// The RAM user the key pair belongs to.
    pub user: String,
    /// Regions with their zones, in the order in which they are listed.
    pub regions: Vec<Region>,
    /// Container Registry Enterprise Edition instances of every account.
    pub instances: Vec<Instance>,
    /// Container Registry Personal Edition, by region.
    pub personal: Vec<Personal>,
    /// Registries that are not Alibaba Cloud's.
    pub registries: Vec<OtherRegistry>,
    /// Virtual private clouds.
    pub vpcs: Vec<Vpc>,
    /// vSwitches.
    pub vswitches: Vec<VSwitch>,
    /// Security groups.
    pub security_groups: Vec<SecurityGroup>,
    /// Elastic IP addresses.
    pub eips: Vec<Eip>,
    /// NAT gateways with their SNAT entries.
    pub nat_gateways: Vec<NatGateway>,
    /// RAM roles of every account.
    pub roles: Vec<Role>,
    /// OIDC identity providers.
    pub oidc_providers: Vec<OidcProvider>,
    /// Image caches.
    pub image_caches: Vec<ImageCache>,
    /// What the account may use at most, in each region.
    pub quota: Quota,
}
