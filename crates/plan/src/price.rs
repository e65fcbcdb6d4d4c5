//! An estimate of what a container group costs, from the public list price.
//!
//! The price that counts is the one the cloud answers (`DescribeContainerGroupPrice`). Source of the list: the product's
//! pricing page, read in 2026: 0.000049 CNY per vCPU and second (economy: 0.000027), 0.00000613 CNY per GiB and second.

use std::fmt;

use crate::size::Size;

/// Billionths of a CNY per vCPU and second.
const CPU: u64 = 49_000;
/// Billionths of a CNY per vCPU and second in the economy category.
const ECONOMY_CPU: u64 = 27_000;
/// Billionths of a CNY per GiB and second. The list names no other price for economy.
const MEMORY: u64 = 6_130;

/// A price in CNY.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Price {
    /// Billionths of a CNY per second.
    pub per_second: u64,
}

/// The list price of a pay-as-you-go group of this size.
///
/// `None` outside mainland China's public regions, whose prices the list does not give. EIP, extra ephemeral storage and GPU
/// are not in it, and neither are preemptible groups.
pub fn estimate(region: &str, size: Size, economy: bool) -> Option<Price> {
    let finance = crate::regions::find(region)?.finance;
    if finance || !region.starts_with("cn-") || region == "cn-hongkong" {
        return None;
    }
    let cpu = if economy { ECONOMY_CPU } else { CPU };
    let thousandths = u64::from(size.cpu) * cpu + u64::from(size.memory) * MEMORY;
    Some(Price { per_second: thousandths / 1_000 })
}

impl Price {
    /// CNY per second with all its places, for example `0.00012252`.
    pub fn second(self) -> String {
        let text = format!("{}.{:09}", self.per_second / 1_000_000_000, self.per_second % 1_000_000_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// CNY per hour to three places, rounded, for example `0.441`.
    pub fn hour(self) -> String {
        self.over(3_600)
    }

    /// CNY for so many seconds, to three places, rounded.
    pub fn over(self, seconds: u64) -> String {
        let thousandths = self.per_second.saturating_mul(seconds).saturating_add(500_000) / 1_000_000;
        format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)
    }
}

/// As `¥0.441`, per hour.
impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "¥{}", self.hour())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::size;

    #[test]
    fn two_cores_and_four_gib_cost_what_the_price_list_says() {
        let price = estimate("cn-beijing", size::DEFAULT, false);
        assert_eq!(price.map(Price::second).as_deref(), Some("0.00012252"));
        assert_eq!(price.map(|price| price.to_string()).as_deref(), Some("¥0.441"));
    }

    #[test]
    fn what_runs_for_a_day_costs_a_day() {
        let price = estimate("cn-beijing", size::DEFAULT, false);
        assert_eq!(price.map(|price| price.over(86_400)).as_deref(), Some("10.586"));
        assert_eq!(price.map(|price| price.over(0)).as_deref(), Some("0.000"));
    }

    #[test]
    fn quarter_cores_are_counted_to_the_last_place() {
        let price = estimate("cn-hangzhou", Size::new(250, 500), false);
        assert_eq!(price.map(Price::second).as_deref(), Some("0.000015315"));
    }

    #[test]
    fn the_economy_category_costs_less() {
        let price = estimate("cn-hangzhou", size::DEFAULT, true);
        assert_eq!(price.map(Price::second).as_deref(), Some("0.00007852"));
    }

    #[test]
    fn a_region_without_a_list_price_gets_no_estimate() {
        for region in ["ap-southeast-1", "cn-hongkong", "cn-shanghai-finance-1", "nowhere"] {
            assert_eq!(estimate(region, size::DEFAULT, false), None, "{region}");
        }
    }
}
