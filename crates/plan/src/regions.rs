//! The regions a plan can run in: names, zones, and which of them are closing.

mod table;

use crate::Lang;
use crate::schema::distance;

/// A region in which both ECI and ACR Enterprise Edition exist.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// Its id on the wire, for example `cn-beijing`.
    pub id: &'static str,
    /// Its Chinese name.
    pub zh: &'static str,
    /// Its English name.
    pub en: &'static str,
    /// Whether it belongs to Finance Cloud, which an account must be admitted to.
    pub finance: bool,
    /// Whether new container groups can be started there.
    pub status: Status,
    zones: &'static str,
}

/// Whether a region is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Open.
    Open,
    /// A local region that Alibaba Cloud is shutting down.
    ShuttingDown,
    /// Closed in 2024; only its entry in the endpoint list is left.
    Retired,
}

/// One zone of a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Its id on the wire, for example `cn-beijing-h`.
    pub id: String,
    /// Whether the documentation recommends it for its stock.
    pub recommended: bool,
}

/// Regions that have ACR but not ECI. An image may live there; a container group may not.
const REGISTRY_ONLY: &[&str] = &["cn-heyuan-acdr-1", "na-south-1", "us-southeast-1", "cn-wulanchabu-gic-1"];

/// Every region, in the order in which the documentation lists them.
pub fn all() -> &'static [Region] {
    table::REGIONS
}

/// The region with this id.
pub fn find(id: &str) -> Option<&'static Region> {
    all().iter().find(|region| region.id == id)
}

/// Whether a container registry exists in the region, with or without ECI beside it.
///
/// The old hosts of ACR Personal Edition (`registry.<region>.aliyuncs.com`) look like those of any other product: only a
/// region that is known here makes one of them a registry.
pub fn has_registry(id: &str) -> bool {
    find(id).is_some() || REGISTRY_ONLY.contains(&id)
}

/// The regions that an instance of ACR Enterprise Edition can be in today, with or without ECI beside it.
pub fn registries() -> impl Iterator<Item = &'static str> {
    let here = all().iter().filter(|region| region.status != Status::Retired).map(|region| region.id);
    here.chain(REGISTRY_ONLY.iter().copied())
}

/// The region that somebody who wrote `id` most likely meant, or `None` if nothing is close.
pub fn nearest(id: &str) -> Option<&'static Region> {
    let wanted = id.trim().to_ascii_lowercase();
    if wanted.is_empty() {
        return None;
    }
    if let Some(region) = all().iter().find(|region| region.names(&wanted)) {
        return Some(region);
    }
    let limit = (wanted.len() / 4).max(1);
    all()
        .iter()
        .map(|region| (distance(&wanted, region.id), region))
        .filter(|(far, _)| *far <= limit)
        .min_by_key(|(far, _)| *far)
        .map(|(_, region)| region)
}

impl Region {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::ZhCn => self.zh,
            Lang::En => self.en,
        }
    }

    /// What to know before choosing it; `None` for an ordinary open region.
    pub fn note(&self, lang: Lang) -> Option<&'static str> {
        Some(match (self.status, self.finance, lang) {
            (Status::Retired, _, Lang::ZhCn) => "该地域已于 2024 年关停，无法再创建实例。",
            (Status::Retired, _, Lang::En) => "This region was closed in 2024. Nothing can be created there any more.",
            (Status::ShuttingDown, _, Lang::ZhCn) => "该本地地域正在关停，不建议新建实例。",
            (Status::ShuttingDown, _, Lang::En) => "This local region is being shut down. Start nothing new there.",
            (Status::Open, true, Lang::ZhCn) => "金融云地域，账号需先获准使用。",
            (Status::Open, true, Lang::En) => "A Finance Cloud region. An account must be admitted to it first.",
            (Status::Open, false, _) => return None,
        })
    }

    /// Its zones as far as they are known, in alphabetical order. An empty list means that the cloud has to be asked.
    pub fn zones(&self) -> impl Iterator<Item = Zone> + '_ {
        // Regions that end in a number take the letter without a hyphen: ap-northeast-1a.
        let joint = if self.id.ends_with(|c: char| c.is_ascii_digit()) { "" } else { "-" };
        self.zones.split_whitespace().map(move |zone| {
            let letter = zone.trim_end_matches('*');
            Zone { id: format!("{}{joint}{letter}", self.id), recommended: letter != zone }
        })
    }

    /// Whether somebody may call it so: `beijing`, `北京`, or one of its full names.
    fn names(&self, wanted: &str) -> bool {
        self.zh == wanted
            || self.zh.split(['（', '）']).any(|part| part == wanted)
            || self.en.eq_ignore_ascii_case(wanted)
            || self.en.split(['(', ')']).any(|part| part.eq_ignore_ascii_case(wanted))
            || self
                .id
                .split_once('-')
                .is_some_and(|(_, rest)| rest == wanted && !rest.ends_with(|c: char| c.is_ascii_digit()))
    }
}

#[cfg(test)]
mod tests;
