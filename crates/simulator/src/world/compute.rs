//! Regions, zones, quota and image caches of Elastic Container Instance.

use serde::{Deserialize, Serialize};

/// A region.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Region {
    /// Region id.
    pub id: String,
    /// The ECI endpoint, where it is not `eci.<id>.aliyuncs.com`.
    pub endpoint: String,
    /// Its zones. Where there is none, only a registry is in the region.
    pub zones: Vec<Zone>,
}

/// A zone.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Zone {
    /// Zone id.
    pub id: String,
    /// Whether ECI recommends it.
    pub recommended: bool,
    /// Whether there is anything to be had.
    pub stock: Stock,
}

/// What a zone has left to sell.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stock {
    /// Enough.
    #[default]
    Enough,
    /// Nothing at the moment.
    None,
    /// The zone is not on sale.
    Closed,
}

/// What an account may use in one region.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Quota {
    /// vCPUs over all container groups.
    pub vcpu: f64,
    /// Addresses that may be created together with container groups.
    pub eips: usize,
}

impl Default for Quota {
    fn default() -> Self {
        Self { vcpu: 1000.0, eips: 100 }
    }
}

/// An image cache.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct ImageCache {
    /// `imc-…`.
    pub id: String,
    /// Region id.
    pub region: String,
    /// Full image references it holds.
    pub images: Vec<String>,
    /// `Ready` (also when empty), `Creating`, `Failed`, …
    pub status: String,
}

impl ImageCache {
    /// The status, `Ready` unless said otherwise.
    pub fn status(&self) -> &str {
        if self.status.is_empty() { "Ready" } else { &self.status }
    }

    /// Whether groups can be made from it.
    pub fn is_ready(&self) -> bool {
        self.status() == "Ready"
    }
}

impl Region {
    /// Whether container groups can run here.
    pub fn has_compute(&self) -> bool {
        !self.zones.is_empty()
    }

    /// The host on which ECI answers for this region.
    pub fn eci_endpoint(&self) -> String {
        if self.endpoint.is_empty() { format!("eci.{}.aliyuncs.com", self.id) } else { self.endpoint.clone() }
    }
}
