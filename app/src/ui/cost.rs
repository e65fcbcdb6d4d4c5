//! What a plan costs an hour, as the bottom bar says it; the browser brings it up to date while a person types.

use leptos::prelude::*;
use plan::{Lang, Sheet};

use crate::text::{Fill, common as t};

/// The id of the element that holds the amount.
pub const AMOUNT_ID: &str = "cost-amount";
/// The id of the element that holds what the amount is for.
pub const WHY_ID: &str = "cost-why";

/// The amount, empty where there is no list price, and what it is for, empty where the size is not known.
pub fn words(lang: Lang, sheet: &Sheet) -> (String, String) {
    let Some(size) = sheet.size() else { return (String::new(), String::new()) };
    match sheet.price() {
        Some(price) => (t::PRICE.with(lang, &[&price]), t::PRICE_WHY.with(lang, &[&size])),
        None if sheet.region().is_none() => (String::new(), t::PRICE_NO_REGION.with(lang, &[&size])),
        None => (String::new(), t::PRICE_UNKNOWN.with(lang, &[&size])),
    }
}

/// The two lines.
pub fn cost(lang: Lang, sheet: &Sheet) -> impl IntoView + use<> {
    let (amount, why) = words(lang, sheet);
    view! { <p class="cost"><strong id=AMOUNT_ID>{amount}</strong><small id=WHY_ID>{why}</small></p> }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn said(pairs: &[(&str, &str)]) -> (String, String) {
        words(Lang::En, &plan::normalise(&pairs.iter().copied().collect()).0)
    }

    #[test]
    fn a_size_has_its_price_where_the_list_knows_the_region() {
        let (amount, why) = said(&[("RegionId", "cn-beijing"), ("Cpu", "2"), ("Memory", "4")]);
        assert_eq!(amount, "about ¥0.441 an hour");
        assert!(why.starts_with("2 vCPU 4 GiB"));
        let (amount, why) = said(&[("RegionId", "eu-central-1"), ("Cpu", "2"), ("Memory", "4")]);
        assert_eq!(amount, "");
        assert!(why.contains("no public list price"));
        let (amount, why) = said(&[("Cpu", "2"), ("Memory", "4")]);
        assert_eq!((amount.as_str(), why.as_str()), ("", "2 vCPU 4 GiB, choose a region for an estimate"));
    }

    #[test]
    fn half_a_size_says_nothing() {
        assert_eq!(said(&[("RegionId", "cn-beijing"), ("Cpu", "2")]), (String::new(), String::new()));
    }
}
